#include "record-json.h"

#include "client-json.h"
#include "history-json.h"
#include "message-error.h"
#include "message-limits.h"
#include "record-reading.h"

#include <string.h>

/* Records are written by this program alone, so texts are taken as a person left them; what belongs in a record is as strict as
 * in a message. */

#define ALWAYS (~0u)

typedef struct
{
  OdClient *client;
  OdConsent *consent;
  OdResidenceReason reason;
  char *file_number;
  OdReferralContent *handed_over;
  OdClientHistory *history;
} Content;

static void
content_clear (Content *self)
{
  g_clear_pointer (&self->client, od_client_unref);
  g_clear_pointer (&self->consent, od_consent_free);
  g_clear_pointer (&self->file_number, g_free);
  g_clear_pointer (&self->handed_over, od_referral_content_free);
  g_clear_pointer (&self->history, od_client_history_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Content, content_clear)

static gboolean
read_manner (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  return od_consent_manner_from_string (od_json_peek_string (node), &((OdConsent *) target)->manner)
         || od_json_refuse (reading, OD_JSON_VALUE, member->name);
}

static JsonNode *
write_manner (const OdJsonMember *member, gconstpointer source, guint variant)
{
  OdConsentManner manner = ((const OdConsent *) source)->manner;

  return manner == OD_CONSENT_NOT_GIVEN ? NULL : od_json_new_string (od_consent_manner_to_string (manner));
}

/* In the order of OdInformedPoints' bits. */
static const char *const informed_names[] = { "gegevens", "ontvanger", "doel", "verwerking", "verwachting", NULL };

#define CONSENT_TEXT(name, place) \
  { name, ALWAYS, 0, od_json_read_any_text, od_json_write_text, .offset = G_STRUCT_OFFSET (OdConsent, place) }

static const OdJsonMember consent_members[] = {
  { "geinformeerdOver", ALWAYS, ALWAYS, od_json_read_flags, od_json_write_flags, .offset = G_STRUCT_OFFSET (OdConsent, informed), .names = informed_names },
  CONSENT_TEXT ("geinformeerdDoor", informed_by),
  CONSENT_TEXT ("geinformeerdOp", informed_on),
  { "wijze", ALWAYS, 0, read_manner, write_manner },
  CONSENT_TEXT ("datum", consent_on),
  CONSENT_TEXT ("versieInformatie", information_version),
  OD_JSON_END,
};

static gboolean
read_consent (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  Content *content = target;

  content->consent = od_consent_new ();
  return od_json_read_members (consent_members, node, content->consent, reading) || od_json_refuse_within (reading, member->name);
}

static JsonNode *
write_consent (const OdJsonMember *member, gconstpointer source, guint variant)
{
  const Content *content = source;

  return content->consent == NULL ? NULL : od_json_write_members (consent_members, content->consent, variant);
}

static gboolean
read_reason (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  return od_residence_reason_from_string (od_json_peek_string (node), &((Content *) target)->reason)
         || od_json_refuse (reading, OD_JSON_VALUE, member->name);
}

static JsonNode *
write_reason (const OdJsonMember *member, gconstpointer source, guint variant)
{
  OdResidenceReason reason = ((const Content *) source)->reason;

  return reason == OD_RESIDENCE_AS_ADDRESSED ? NULL : od_json_new_string (od_residence_reason_to_string (reason));
}

static const OdJsonMember handed_over_members[] = {
  { "client", ALWAYS, ALWAYS, od_json_read_client, od_json_write_client, .offset = G_STRUCT_OFFSET (Content, client) },
  { "toestemming", ALWAYS, ALWAYS, read_consent, write_consent },
  { "verblijfsreden", ALWAYS, 0, read_reason, write_reason },
  OD_JSON_END,
};

static gboolean
read_handed_over (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  g_auto (Content) content = { 0 };

  if (!od_json_read_members (handed_over_members, node, &content, reading))
    return od_json_refuse_within (reading, member->name);
  ((Content *) target)->handed_over = od_referral_content_new (content.client, content.consent, content.reason);
  return TRUE;
}

static JsonNode *
write_handed_over (const OdJsonMember *member, gconstpointer source, guint variant)
{
  const OdReferralContent *handed_over = ((const Content *) source)->handed_over;
  Content content = { 0 };

  if (handed_over == NULL)
    return NULL;
  content.client = handed_over->client;
  content.consent = handed_over->consent;
  content.reason = handed_over->residence_reason;
  return od_json_write_members (handed_over_members, &content, variant);
}

static const OdJsonMember content_members[] = {
  { "client", ALWAYS, 0, od_json_read_client, od_json_write_client, .offset = G_STRUCT_OFFSET (Content, client) },
  { "toestemming", ALWAYS, 0, read_consent, write_consent },
  { "verblijfsreden", ALWAYS, 0, read_reason, write_reason },
  { "dossiernummer", ALWAYS, 0, od_json_read_any_text, od_json_write_text, .offset = G_STRUCT_OFFSET (Content, file_number) },
  { "overgedragen", ALWAYS, 0, read_handed_over, write_handed_over },
  { "geschiedenis", ALWAYS, 0, od_json_read_history, od_json_write_history, .offset = G_STRUCT_OFFSET (Content, history) },
  OD_JSON_END,
};

gboolean
od_record_read (const OdJsonMember *members, const char *json, gssize length, gpointer target, GError **error)
{
  g_auto (OdJsonReading) reading = { .variant = OD_JSON_RECORD };
  g_autoptr (JsonNode) root = NULL;
  OdStrictJsonVerdict verdict = od_strict_json_parse (json, length < 0 ? strlen (json) : (gsize) length, OD_RECORD_MAX_BYTES, &root);

  if (verdict != OD_STRICT_JSON_GOOD)
    return od_message_set_json_error (error, OD_READ_RECORD, verdict);
  return od_json_read_members (members, root, target, &reading) || od_message_set_schema_error (error, OD_READ_RECORD, &reading);
}

GBytes *
od_referral_content_to_json (OdReferral *referral)
{
  const Content content = {
    .client = od_referral_get_client (referral),
    .consent = (OdConsent *) od_referral_get_consent (referral),
    .reason = od_referral_get_residence_reason (referral),
    .file_number = (char *) od_referral_get_file_number (referral),
    .handed_over = (OdReferralContent *) od_referral_get_handed_over (referral),
    .history = od_referral_get_history (referral),
  };

  return od_json_to_bytes (od_json_write_even_empty (content_members, &content, OD_JSON_RECORD));
}

OdReferral *
od_referral_content_from_json (OdReferral *referral, const char *json, gssize length, GError **error)
{
  g_auto (Content) content = { 0 };

  if (!od_record_read (content_members, json, length, &content, error))
    return NULL;
  return od_referral_with_kept (referral, &(const OdReferralKept){ content.client, content.consent, content.reason, content.file_number,
                                                                   content.handed_over, content.history });
}
