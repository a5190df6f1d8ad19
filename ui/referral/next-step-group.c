#include "next-step-group.h"

#include <glib/gi18n-lib.h>

#include "decoration.h"
#include "next-step-text.h"
#include "text-row.h"
#include "work-list.h"

static GtkWidget *
create_icon (gboolean overdue)
{
  GtkWidget *icon = od_decoration_new (overdue ? "dialog-warning-symbolic" : "alarm-symbolic");

  if (overdue)
    gtk_widget_add_css_class (icon, "error");
  return icon;
}

GtkWidget *
od_next_step_group_new (OdProfile *profile, OdReferral *referral)
{
  g_autofree char *today = od_profile_get_today (profile);
  OdNextStep next = od_work_list_get_next_step (profile, referral, today);
  g_autofree char *text = od_next_step_to_text (&next, today);
  GtkWidget *group, *row;

  if (*text == '\0' || next.group == OD_GROUP_KEPT || next.group == OD_GROUP_CONFIRMED)
    return NULL;
  group = adw_preferences_group_new ();
  row = od_text_row_new (text, _ ("Volgende stap"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_icon (next.overdue));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}
