#include "day-row.h"

#include <glib/gi18n-lib.h>

#include "day-text.h"
#include "entry-name.h"
#include "finding-mark.h"

struct _OdDayRow
{
  AdwEntryRow parent_instance;

  GtkWidget *mark;
  GtkWidget *calendar;
  GtkWidget *popover;
  char *day;
  gboolean touched;
};

enum
{
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OdDayRow, od_day_row, ADW_TYPE_ENTRY_ROW)

/* A day that was understood is shown whole, so that the user sees which one it is. */
static void
on_leave (OdDayRow *self)
{
  g_autofree char *day = od_day_from_typed (gtk_editable_get_text (GTK_EDITABLE (self)));

  if (!self->touched)
    return;
  if (day != NULL)
    od_day_row_set_day (self, day);
  self->touched = FALSE;
  g_signal_emit (self, signals[LEFT], 0);
}

static void
on_changed (OdDayRow *self)
{
  self->touched = TRUE;
}

static void
on_day_selected (OdDayRow *self)
{
  g_autoptr (GDateTime) picked = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *day = g_date_time_format (picked, "%Y-%m-%d");

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  od_day_row_set_day (self, day);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
on_calendar_shown (OdDayRow *self)
{
  g_autofree char *noon = g_strdup_printf ("%sT12:00:00Z", od_day_row_get_day (self));
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (noon, NULL);

  g_signal_handlers_block_by_func (self->calendar, on_day_selected, self);
  if (time != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), time);
  g_signal_handlers_unblock_by_func (self->calendar, on_day_selected, self);
}

static void
od_day_row_finalize (GObject *object)
{
  g_free (OD_DAY_ROW (object)->day);

  G_OBJECT_CLASS (od_day_row_parent_class)->finalize (object);
}

static void
od_day_row_class_init (OdDayRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_day_row_finalize;

  signals[LEFT] = g_signal_new ("left", OD_TYPE_DAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* GTK 4.8 has no names for the arrows of its calendar; they come in this order. */
static void
name_arrows (GtkWidget *calendar)
{
  static const char *names[] = { N_ ("Vorige maand"), N_ ("Volgende maand"), N_ ("Vorig jaar"), N_ ("Volgend jaar") };
  guint n_named = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (calendar)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && n_named < G_N_ELEMENTS (names))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (names[n_named++]), -1);
}

static void
add_calendar (OdDayRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->calendar = gtk_calendar_new ();
  name_arrows (self->calendar);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Kies een dag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Kies een dag"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (on_calendar_shown), self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (on_day_selected), self);
}

static void
od_day_row_init (OdDayRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  add_calendar (self);
  self->mark = od_finding_mark_new ();
  od_finding_mark_attach (self->mark, GTK_LIST_BOX_ROW (self));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
  od_entry_name_follow_title (GTK_WIDGET (self));
}

GtkWidget *
od_day_row_new (const char *title)
{
  return g_object_new (OD_TYPE_DAY_ROW, "title", title, NULL);
}

const char *
od_day_row_get_day (OdDayRow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self));

  g_free (self->day);
  self->day = od_day_from_typed (typed);
  if (self->day == NULL)
    self->day = g_strstrip (g_strdup (typed));
  return self->day;
}

void
od_day_row_set_day (OdDayRow *self, const char *day)
{
  g_autofree char *digits = od_day_to_digits (day);

  gtk_editable_set_text (GTK_EDITABLE (self), digits);
  self->touched = FALSE;
}

void
od_day_row_set_finding (OdDayRow *self, const OdFinding *finding)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (self));

  od_finding_mark_set (self->mark, GTK_WIDGET (self), GTK_WIDGET (delegate), finding);
}
