#include "paragraph-row.h"

#include "finding-mark.h"
#include "label.h"

struct _OdParagraphRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *view;
  GtkWidget *mark;
};

G_DEFINE_FINAL_TYPE (OdParagraphRow, od_paragraph_row, ADW_TYPE_PREFERENCES_ROW)

static void
od_paragraph_row_class_init (OdParagraphRowClass *klass)
{
}

static gboolean
on_tick (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_resize (view);
  return G_SOURCE_REMOVE;
}

/* It knows how high its text is only once it has its width; while a place is given, none can be asked for. */
static void
on_height_changed (GtkWidget *view)
{
  gtk_widget_add_tick_callback (view, on_tick, NULL, NULL);
}

static void
od_paragraph_row_init (OdParagraphRow *self)
{
  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  g_signal_connect_swapped (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), "changed", G_CALLBACK (on_height_changed), self->view);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "paragraph");
}

GtkWidget *
od_paragraph_row_new (const char *title)
{
  OdParagraphRow *self = g_object_new (OD_TYPE_PARAGRAPH_ROW, "title", title, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = od_label_new (title, "caption");

  /* It grows with what is typed: a form that scrolls should have nothing in it that scrolls by itself. */
  gtk_widget_set_size_request (self->view, -1, 72);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  self->mark = od_finding_mark_new ();
  od_finding_mark_attach (self->mark, GTK_LIST_BOX_ROW (self));
  return GTK_WIDGET (self);
}

char *
od_paragraph_row_get_text (OdParagraphRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
od_paragraph_row_set_text (OdParagraphRow *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text, -1);
}

void
od_paragraph_row_set_finding (OdParagraphRow *self, const OdFinding *finding)
{
  od_finding_mark_set (self->mark, GTK_WIDGET (self), self->view, finding);
}
