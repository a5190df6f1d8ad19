#include "tooltip-name.h"

static void
name_after_tooltip (GtkWidget *button)
{
  const char *tooltip = gtk_widget_get_tooltip_text (button);

  if (tooltip != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
}

void
od_tooltip_name_buttons (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    od_tooltip_name_buttons (child);
  if (!GTK_IS_BUTTON (widget))
    return;
  g_signal_connect (widget, "notify::tooltip-text", G_CALLBACK (name_after_tooltip), NULL);
  name_after_tooltip (widget);
}
