#include "field-row.h"

#include "entry-name.h"
#include "finding-mark.h"
#include "tooltip-name.h"

struct _OdFieldRow
{
  AdwEntryRow parent_instance;

  GtkWidget *mark;
  gboolean touched;
};

enum
{
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OdFieldRow, od_field_row, ADW_TYPE_ENTRY_ROW)

static void
on_leave (OdFieldRow *self)
{
  if (self->touched)
    g_signal_emit (self, signals[LEFT], 0);
  self->touched = FALSE;
}

static void
on_changed (OdFieldRow *self)
{
  self->touched = TRUE;
}

static void
od_field_row_class_init (OdFieldRowClass *klass)
{
  signals[LEFT] = g_signal_new ("left", OD_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
od_field_row_init (OdFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->mark = od_finding_mark_new ();
  od_finding_mark_attach (self->mark, GTK_LIST_BOX_ROW (self));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  od_tooltip_name_buttons (GTK_WIDGET (self));
  od_entry_name_follow_title (GTK_WIDGET (self));
}

GtkWidget *
od_field_row_new (const char *title)
{
  return g_object_new (OD_TYPE_FIELD_ROW, "title", title, NULL);
}

const char *
od_field_row_get_text (OdFieldRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self));
}

void
od_field_row_set_text (OdFieldRow *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self), text != NULL ? text : "");
  self->touched = FALSE;
}

void
od_field_row_set_finding (OdFieldRow *self, const OdFinding *finding)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (self));

  od_finding_mark_set (self->mark, GTK_WIDGET (self), GTK_WIDGET (delegate), finding);
}
