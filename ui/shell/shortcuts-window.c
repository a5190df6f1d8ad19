#include "shortcuts-window.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
find_search_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_TOGGLE_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "edit-find-symbolic") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_search_button (child);
  return found;
}

void
od_shortcuts_window_name (GtkApplicationWindow *window)
{
  GtkShortcutsWindow *shortcuts = gtk_application_window_get_help_overlay (window);
  GtkWidget *search_button;

  if (shortcuts == NULL)
    return;
  gtk_window_set_title (GTK_WINDOW (shortcuts), _ ("Sneltoetsen"));
  search_button = find_search_button (GTK_WIDGET (shortcuts));
  if (search_button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (search_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Zoeken"), -1);
}
