#include "notice-json.h"

#include "message-limits.h"
#include "office-json.h"
#include "record-reading.h"
#include "remark-json.h"

#define ALWAYS (~0u)
#define PLACE(member) .offset = G_STRUCT_OFFSET (OdNoticeContent, member)

static gboolean
read_reason (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  return od_return_reason_from_string (od_json_peek_string (node), &((OdNoticeContent *)target)->return_reason)
         || od_json_refuse (reading, OD_JSON_VALUE, member->name);
}

static JsonNode *
write_reason (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return od_json_new_string (od_return_reason_to_string (((const OdNoticeContent *)source)->return_reason));
}

static gboolean
read_manner (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  return od_consent_manner_from_string (od_json_peek_string (node), &((OdNoticeContent *)target)->manner)
         || od_json_refuse (reading, OD_JSON_VALUE, member->name);
}

static JsonNode *
write_manner (const OdJsonMember *member, gconstpointer source, guint variant)
{
  OdConsentManner manner = ((const OdNoticeContent *)source)->manner;

  return manner == OD_CONSENT_NOT_GIVEN ? NULL : od_json_new_string (od_consent_manner_to_string (manner));
}

static const char *const record_kinds[] = {
  "verwerker", "geen-verwerkers", "maatregel", "verwerkingsactiviteit", "gegevenslek", "wijziging", "beeindiging", "cijfers", NULL,
};

static const OdJsonMember content_members[] = {
  { "reden", ALWAYS, 0, read_reason, write_reason },
  { "wijze", ALWAYS, 0, read_manner, write_manner },
  { "datum", ALWAYS, 0, od_json_read_day, od_json_write_text, PLACE (withdrawn_on) },
  { "meldingen", ALWAYS, 0, od_json_read_remarks, od_json_write_remarks, PLACE (remarks) },
  { "antwoord", ALWAYS, 0, od_json_read_any_text, od_json_write_text, PLACE (answer_id) },
  { "gegevens", ALWAYS, 0, od_json_read_office_records, od_json_write_office_records, PLACE (records), .names = record_kinds, .maximum = OD_MESSAGE_MAX_RECORDS },
  { "verzonden", ALWAYS, 0, od_json_read_any_text, od_json_write_text, PLACE (sent_at) },
  OD_JSON_END,
};

GBytes *
od_notice_content_to_json (const OdNoticeContent *content)
{
  return od_json_to_bytes (od_json_write_even_empty (content_members, content, OD_JSON_RECORD));
}

gboolean
od_notice_content_from_json (OdNoticeContent *content, const char *json, gssize length, GError **error)
{
  return od_record_read (content_members, json, length, content, error);
}
