#include "action-row.h"

#include "decoration.h"
#include "text-row.h"

GtkWidget *
od_action_row_new (const char *title, const char *subtitle, const char *icon, const char *action)
{
  GtkWidget *row = od_text_row_new (title, subtitle);

  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), od_decoration_new (icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), od_decoration_new ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (action != NULL) /* a row that has one, be it none, is never "activated" */
    gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  return row;
}
