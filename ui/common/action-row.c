#include "action-row.h"

static GtkWidget *
create_picture (const char *icon)
{
  return g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name", icon, NULL);
}

GtkWidget *
od_action_row_new (const char *title, const char *subtitle, const char *icon, const char *action)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_picture (icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_picture ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (action != NULL) /* a row that has one, be it none, is never "activated" */
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  return row;
}
