#include "statistics-report.h"

#include "profile-private.h"
#include "statistics-document.h"

OdStatistics *
od_statistics_report_new (OdProfile *profile, const char *first, const char *last)
{
  GListModel *model = G_LIST_MODEL (profile->referrals);
  g_autoptr (GPtrArray) referrals = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (referrals, g_list_model_get_item (model, i));
  return od_statistics_new (referrals, first, last);
}

GBytes *
od_statistics_report_to_csv (OdProfile *profile, const OdStatistics *statistics)
{
  return od_statistics_to_csv (statistics, profile->settings->desk);
}

GBytes *
od_statistics_report_to_pdf (OdProfile *profile, const OdStatistics *statistics, GError **error)
{
  OdProtocol *protocol = od_profile_find_protocol (profile, profile->settings->protocol_id);
  g_autoptr (OdParty) owner = protocol != NULL ? od_profile_get_own_party (profile, protocol) : NULL;

  return od_statistics_to_pdf (statistics, profile->settings->desk, owner != NULL ? owner->name : "", error);
}
