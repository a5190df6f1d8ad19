#include "notice-group.h"

#include <glib/gi18n-lib.h>

#include "day.h"
#include "day-text.h"
#include "decoration.h"
#include "field-text.h"
#include "notice-text.h"
#include "section.h"
#include "text-row.h"

/* "2026-00042-K7QM · ontvangen · 3 dagen" */
static char *
describe (OdProfile *profile, OdNotice *notice)
{
  g_autofree char *today = od_profile_get_today (profile);
  g_autofree char *day = od_day_from_time (od_notice_get_created (notice));
  g_autofree char *age = od_age_to_text (od_day_difference (day, today));

  return g_strdup_printf ("%s · %s · %s", od_notice_get_reference (notice),
                          od_notice_get_incoming (notice) ? _ ("ontvangen") : _ ("van hier"), age);
}

GtkWidget *
od_notice_row_new (OdProfile *profile, OdNotice *notice)
{
  GtkWidget *icon = od_decoration_new (od_notice_kind_to_icon (od_notice_get_kind (notice)));
  g_autofree char *subtitle = describe (profile, notice);
  g_autofree char *text = g_strdup_printf ("%s\n%s", subtitle, od_notice_state_to_text (notice));
  GtkWidget *row = od_text_row_new (od_notice_kind_to_text (od_notice_get_kind (notice)), text);

  if (od_notice_is_open (notice))
    gtk_widget_add_css_class (icon, "accent");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), od_decoration_new ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", od_notice_get_id (notice));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), OD_SHOW_NOTICE_ACTION);
  return row;
}

GtkWidget *
od_notice_group_new (OdProfile *profile, OdReferral *referral)
{
  g_autoptr (GPtrArray) notices = od_profile_find_notices (profile, referral);
  GtkWidget *group;

  if (notices->len == 0)
    return NULL;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Meldingen"));
  for (guint i = 0; i < notices->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), od_notice_row_new (profile, g_ptr_array_index (notices, i)));
  return group;
}

GtkWidget *
od_remark_group_new (GPtrArray *remarks, OdClient *client)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Wat er gemeld is"));
  for (guint i = 0; i < remarks->len; i++)
    {
      const OdQualityRemark *remark = g_ptr_array_index (remarks, i);
      g_autofree char *said = od_quality_remark_to_text (remark);
      g_autofree char *now = client != NULL ? od_field_value_to_text (remark->field, od_client_get (client, remark->field)) : NULL;
      g_autofree char *title = now != NULL ? g_strdup_printf (_ ("%s: %s"), od_field_to_text (remark->field), now)
                                           : g_strdup (od_field_to_text (remark->field));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), od_text_row_new (title, said));
    }
  return group;
}
