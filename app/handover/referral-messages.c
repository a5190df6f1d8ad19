#include "referral-messages.h"

static gboolean
hands_over (const OdStoredMessage *message, gboolean incoming)
{
  return message->incoming == incoming && g_strcmp0 (message->kind, od_message_kind_to_string (OD_MESSAGE_REFERRAL)) == 0;
}

/* The ids of those that went out, oldest first; the oldest are left out when there are too many; (nullable). */
static GStrv
list_replaced (GPtrArray *messages)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < messages->len; i++)
    {
      const OdStoredMessage *message = g_ptr_array_index (messages, i);

      if (hands_over (message, FALSE))
        g_ptr_array_add (ids, g_strdup (message->id));
    }
  if (ids->len == 0)
    return NULL;
  if (ids->len > OD_MESSAGE_MAX_REPLACES)
    g_ptr_array_remove_range (ids, 0, ids->len - OD_MESSAGE_MAX_REPLACES);
  g_ptr_array_add (ids, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

/* Now, or a second after the newest that went out: a clock that was set back does not make a new message older; (transfer full). */
static GDateTime *
get_time (OdProfile *profile, GPtrArray *messages)
{
  const OdStoredMessage *newest = od_referral_messages_find_newest (messages, FALSE);
  g_autoptr (GDateTime) now = od_profile_get_now (profile);
  g_autoptr (GDateTime) next = newest != NULL ? g_date_time_add_seconds (newest->at, 1) : NULL;

  return next != NULL && g_date_time_compare (now, next) < 0 ? g_steal_pointer (&next) : g_steal_pointer (&now);
}

OdMessage *
od_referral_message_new (OdProfile *profile, OdReferral *referral, OdProtocol *protocol, GPtrArray *messages)
{
  const OdConsent *consent = od_referral_get_consent (referral);
  OdMessage *message = od_message_new (OD_MESSAGE_REFERRAL);

  message->id = g_uuid_string_random ();
  message->reference = g_strdup (od_referral_get_reference (referral));
  message->replaces = list_replaced (messages);
  message->protocol_id = g_strdup (od_protocol_get_id (protocol));
  message->sender = od_profile_get_own_party (profile, protocol);
  message->recipient = od_profile_get_other_party (profile, protocol);
  message->sent = get_time (profile, messages);
  message->program = g_strdup (OD_PROGRAM);
  message->team_member = g_strdup (od_profile_get_settings (profile)->user_name);
  message->client = od_client_ref (od_referral_get_client (referral));
  message->consent_manner = consent->manner;
  message->consent_on = g_strdup (consent->consent_on);
  message->information_version = g_strdup (consent->information_version);
  message->residence_reason = od_referral_get_residence_reason (referral);
  return message;
}

const OdStoredMessage *
od_referral_messages_find_newest (GPtrArray *messages, gboolean incoming)
{
  for (guint i = messages->len; i > 0; i--)
    if (hands_over (g_ptr_array_index (messages, i - 1), incoming))
      return g_ptr_array_index (messages, i - 1);
  return NULL;
}

gboolean
od_referral_messages_have_any (GPtrArray *messages, const char *const *ids)
{
  for (guint i = 0; ids != NULL && i < messages->len; i++)
    {
      const OdStoredMessage *message = g_ptr_array_index (messages, i);

      if (hands_over (message, TRUE) && g_strv_contains (ids, message->id))
        return TRUE;
    }
  return FALSE;
}
