#include "overview-exchange.h"

#include "profile-private.h"

GPtrArray *
od_overview_get_own (OdProfile *profile)
{
  g_autofree char *today = od_profile_get_today (profile);
  GListModel *statements = G_LIST_MODEL (profile->office[OD_OFFICE_NO_PROCESSORS]);
  GPtrArray *overview = od_overview_make (G_LIST_MODEL (profile->office[OD_OFFICE_PROCESSOR]), today);

  if (overview->len == 0 && g_list_model_get_n_items (statements) > 0)
    g_ptr_array_add (overview, g_list_model_get_item (statements, 0));
  return overview;
}

static gboolean
is_overview (OdNotice *notice, const char *protocol_id, gboolean incoming)
{
  const OdNoticeContent *content = od_notice_get_content (notice);

  return od_notice_get_kind (notice) == OD_NOTICE_PROCESSORS && od_notice_get_incoming (notice) == incoming && content != NULL
         && content->sent_at != NULL && g_str_equal (od_notice_get_protocol_id (notice), protocol_id)
         && (incoming || od_notice_get_state (notice) == OD_NOTICE_STATE_SENT);
}

/* Times may bear another offset each. */
static gboolean
is_newer (OdNotice *one, OdNotice *other)
{
  g_autoptr (GDateTime) first = g_date_time_new_from_iso8601 (od_notice_get_content (one)->sent_at, NULL);
  g_autoptr (GDateTime) second = g_date_time_new_from_iso8601 (od_notice_get_content (other)->sent_at, NULL);

  return first != NULL && (second == NULL || g_date_time_compare (first, second) > 0);
}

static OdNotice *
find_newest (OdProfile *profile, const char *protocol_id, gboolean incoming)
{
  GListModel *model = G_LIST_MODEL (profile->notices);
  OdNotice *newest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OdNotice) notice = g_list_model_get_item (model, i);

      if (is_overview (notice, protocol_id, incoming) && (newest == NULL || is_newer (notice, newest)))
        newest = notice; /* the list still holds it */
    }
  return newest;
}

OdNotice *
od_overview_find_sent (OdProfile *profile, const char *protocol_id)
{
  return find_newest (profile, protocol_id, FALSE);
}

OdNotice *
od_overview_find_received (OdProfile *profile, const char *protocol_id)
{
  return find_newest (profile, protocol_id, TRUE);
}

gboolean
od_overview_has_received (OdProfile *profile)
{
  GListModel *protocols = G_LIST_MODEL (profile->protocols);

  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (OdProtocol) protocol = g_list_model_get_item (protocols, i);

      if (od_overview_find_received (profile, od_protocol_get_id (protocol)) != NULL)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
od_overview_get_unsent (OdProfile *profile, const char *protocol_id)
{
  OdNotice *sent = od_overview_find_sent (profile, protocol_id);
  g_autoptr (GPtrArray) own = od_overview_get_own (profile);

  return od_overview_compare (sent != NULL ? od_notice_get_content (sent)->records : NULL, own);
}

/* How many are not passed on under @protocol. */
static guint
count_unsent (OdProfile *profile, OdProtocol *protocol, const char *today)
{
  g_autoptr (GPtrArray) unsent = NULL;

  if (!od_protocol_is_in_force (protocol, today))
    return 0;
  unsent = od_overview_get_unsent (profile, od_protocol_get_id (protocol));
  return unsent->len;
}

guint
od_overview_count_unsent (OdProfile *profile)
{
  GListModel *protocols = G_LIST_MODEL (profile->protocols);
  g_autofree char *today = od_profile_get_today (profile);
  guint n_unsent = 0;

  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (OdProtocol) protocol = g_list_model_get_item (protocols, i);

      n_unsent += count_unsent (profile, protocol, today);
    }
  return n_unsent;
}
