#include "unkept.h"

#include <adwaita.h>

#define BEGINNING "overdracht-answers-at-first"
#define MARK "overdracht-unkept"

static guint
add_text (guint sum, const char *text)
{
  return *text != '\0' ? sum * 33 + g_str_hash (text) : sum;
}

static guint
add_paragraph (guint sum, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  return add_text (sum, text);
}

/* A number that changes with what is filled in in @widget: no answer itself is kept here. */
static guint
sum_up (GtkWidget *widget, guint sum)
{
  if (GTK_IS_TEXT (widget) && gtk_text_get_visibility (GTK_TEXT (widget)))
    sum = add_text (sum, gtk_editable_get_text (GTK_EDITABLE (widget)));
  else if (GTK_IS_TEXT_VIEW (widget))
    sum = add_paragraph (sum, gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)));
  else if (GTK_IS_SWITCH (widget))
    sum = sum * 33 + (guint) gtk_switch_get_active (GTK_SWITCH (widget));
  else if (GTK_IS_CHECK_BUTTON (widget))
    sum = sum * 33 + (guint) gtk_check_button_get_active (GTK_CHECK_BUTTON (widget));
  else if (ADW_IS_COMBO_ROW (widget))
    sum = sum * 33 + adw_combo_row_get_selected (ADW_COMBO_ROW (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    sum = sum_up (child, sum);
  return sum;
}

void
od_unkept_begin (GtkWindow *window)
{
  guint *beginning;

  if (g_object_get_data (G_OBJECT (window), BEGINNING) != NULL)
    return;
  beginning = g_new (guint, 1);
  *beginning = sum_up (GTK_WIDGET (window), 0);
  g_object_set_data_full (G_OBJECT (window), BEGINNING, beginning, g_free);
}

void
od_unkept_mark (GtkWindow *window)
{
  g_object_set_data (G_OBJECT (window), MARK, GINT_TO_POINTER (TRUE));
}

gboolean
od_unkept_is (GtkWindow *window)
{
  const guint *beginning = g_object_get_data (G_OBJECT (window), BEGINNING);

  return g_object_get_data (G_OBJECT (window), MARK) != NULL
         || (beginning != NULL && *beginning != sum_up (GTK_WIDGET (window), 0));
}
