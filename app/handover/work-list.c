#include "work-list.h"

#include "profile-private.h"

/* When the protocol is gone from the list: the period that all of them name (protocol art. 3). */
#define USUAL_RETENTION_YEARS 10

static guint
get_retention_years (OdProfile *self, OdReferral *referral)
{
  OdProtocol *protocol = od_profile_find_protocol (self, od_referral_get_protocol_id (referral));

  return protocol != NULL ? od_protocol_get_data (protocol)->retention_years : USUAL_RETENTION_YEARS;
}

OdNextStep
od_work_list_get_next_step (OdProfile *profile, OdReferral *referral, const char *today)
{
  return od_next_step_get (referral, get_retention_years (profile, referral), &profile->settings->deadlines, today);
}

OdRetention
od_work_list_get_retention (OdProfile *profile, OdReferral *referral, const char *today)
{
  return od_retention_get (referral, get_retention_years (profile, referral), &profile->settings->deadlines, today);
}

gboolean
od_work_list_is_of (OdReferral *referral, const char *worker)
{
  const char *own = od_referral_get_worker (referral);

  return worker == NULL || own == NULL || *own == '\0' || g_str_equal (own, worker);
}

guint64
od_work_list_get_place (OdProfile *profile, OdReferral *referral, const char *today)
{
  OdNextStep next = od_work_list_get_next_step (profile, referral, today);

  return od_next_step_get_place (&next, referral, today);
}

OdDigest
od_work_list_get_digest (OdProfile *profile, const char *worker, const char *today)
{
  GListModel *model = G_LIST_MODEL (profile->referrals);
  OdDigest digest = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OdReferral) referral = g_list_model_get_item (model, i);
      OdNextStep next = od_work_list_get_next_step (profile, referral, today);

      if (!od_work_list_is_of (referral, worker))
        continue;
      digest.n_per_group[next.group]++;
      digest.n_overdue += next.overdue ? 1 : 0;
    }
  return digest;
}
