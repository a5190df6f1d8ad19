#include "message.h"

#include "client-json.h"
#include "enterprise-number.h"
#include "json-members.h"
#include "message-error.h"
#include "office-json.h"
#include "reference.h"
#include "remark-json.h"

#include <glib/gi18n-lib.h>

/* What a message is made of: a row for each member, for writing and reading alike; data/schemas says the same to others. A new
 * kind is a bit and its rows. */

#define VERSION_MAJOR 1
#define VERSION_MINOR 0
#define VERSION "1.0"

#define REFERRAL (1u << OD_MESSAGE_REFERRAL)
#define RECEIPT (1u << OD_MESSAGE_RECEIPT)
#define RETURN (1u << OD_MESSAGE_RETURN)
#define WITHDRAWAL (1u << OD_MESSAGE_WITHDRAWAL)
#define NOTICE (1u << OD_MESSAGE_QUALITY_NOTICE)
#define ANSWER (1u << OD_MESSAGE_QUALITY_ANSWER)
#define PROCESSORS (1u << OD_MESSAGE_PROCESSORS)
#define BREACH (1u << OD_MESSAGE_BREACH)
#define CHANGE (1u << OD_MESSAGE_CHANGE)
#define EVIDENCE (1u << OD_MESSAGE_EVIDENCE)
#define TERMINATION (1u << OD_MESSAGE_TERMINATION)
#define ALL ((1u << OD_N_MESSAGE_KINDS) - 1)
#define REPLIES (RECEIPT | RETURN | NOTICE | ANSWER | EVIDENCE)
#define PACKED (1u << 30) /* with a readable copy beside it */

#define UUID "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
/* What GLib reads beyond RFC 3339 (24 hours of offset), or writes otherwise than it reads (years below 1000, leap seconds), is out. */
#define TIME "[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
#define IDENTIFIER "[a-z0-9]+(?:-[a-z0-9]+)*"
#define VERSION_SHAPE "(?:0|[1-9][0-9]{0,8})\\.(?:0|[1-9][0-9]{0,8})"

#define ENTRY "bijlage-[0-9]{2}(?:\\.[a-z0-9]{1,10})?"
#define SHA256 "[0-9a-f]{64}"

#define PLACE(member) .offset = G_STRUCT_OFFSET (OdMessage, member)

static gboolean
read_kind (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  /* Seen already: it says which rows are read. */
  return TRUE;
}

static JsonNode *
write_kind (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return od_json_new_string (od_message_kind_to_string (((const OdMessage *) source)->kind));
}

static gboolean
read_reference (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  const char *text = od_json_peek_string (node);

  if (text == NULL || !od_reference_is_valid (text))
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  ((OdMessage *) target)->reference = g_strdup (text);
  return TRUE;
}

static gboolean
read_time (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  OdMessage *message = target;
  const char *text = od_json_peek_string (node);

  if (text != NULL && od_json_matches (text, TIME))
    message->sent = g_date_time_new_from_iso8601 (text, NULL);
  return message->sent != NULL || od_json_refuse (reading, OD_JSON_VALUE, member->name);
}

static JsonNode *
write_time (const OdJsonMember *member, gconstpointer source, guint variant)
{
  g_autofree char *text = g_date_time_format (((const OdMessage *) source)->sent, "%Y-%m-%dT%H:%M:%S%:z");

  return od_json_new_string (text);
}

static gboolean
read_enterprise_number (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  const char *text = od_json_peek_string (node);
  g_autofree char *digits = text != NULL ? od_enterprise_number_parse (text) : NULL;

  if (digits == NULL || g_strcmp0 (digits, text) != 0)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  ((OdParty *) target)->enterprise_number = g_steal_pointer (&digits);
  return TRUE;
}

static gboolean
read_desk (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  return od_desk_from_string (od_json_peek_string (node), &((OdParty *) target)->desk)
         || od_json_refuse (reading, OD_JSON_VALUE, member->name);
}

static JsonNode *
write_desk (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return od_json_new_string (od_desk_to_string (((const OdParty *) source)->desk));
}

static const OdJsonMember party_members[] = {
  { "naam", ALL, ALL, od_json_read_text, od_json_write_text, .offset = G_STRUCT_OFFSET (OdParty, name), .max_characters = 120 },
  { "kboNummer", ALL, ALL, read_enterprise_number, od_json_write_text, .offset = G_STRUCT_OFFSET (OdParty, enterprise_number) },
  { "rol", ALL, ALL, read_desk, write_desk },
  OD_JSON_END,
};

static gboolean
read_party (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  OdMessage *message = target;
  OdParty **place = (OdParty **) ((char *) target + member->offset);
  gboolean sends = place == &message->sender;

  *place = od_party_new (NULL, NULL, OD_DESK_OCMW);
  if (!od_json_read_members (party_members, node, *place, reading))
    return od_json_refuse_within (reading, member->name);
  if (sends ? od_message_kind_may_be_sent_by (message->kind, (*place)->desk) : (*place)->desk != message->sender->desk)
    return TRUE;
  od_json_refuse (reading, OD_JSON_VALUE, "rol");
  return od_json_refuse_within (reading, member->name);
}

static JsonNode *
write_party (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return od_json_write_members (party_members, *(OdParty *const *) ((const char *) source + member->offset), variant);
}

static gboolean
has_text (GPtrArray *texts, const char *text)
{
  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL);
}

/* An array of UUIDs, each once, and not the message's own. */
static gboolean
read_replaces (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  OdMessage *message = target;
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint length = array != NULL ? json_array_get_length (array) : 0;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (length == 0 || length > OD_MESSAGE_MAX_REPLACES)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  for (guint i = 0; i < length; i++)
    {
      const char *id = od_json_peek_string (json_array_get_element (array, i));

      if (id == NULL || !od_json_matches (id, member->pattern) || has_text (ids, id) || g_str_equal (id, message->id))
        return od_json_refuse (reading, OD_JSON_VALUE, member->name);
      g_ptr_array_add (ids, g_strdup (id));
    }
  g_ptr_array_add (ids, NULL);
  message->replaces = (GStrv) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
  return TRUE;
}

static JsonNode *
write_replaces (const OdJsonMember *member, gconstpointer source, guint variant)
{
  const OdMessage *message = source;
  g_autoptr (JsonArray) array = json_array_new ();

  if (message->replaces == NULL)
    return NULL;
  for (guint i = 0; message->replaces[i] != NULL; i++)
    json_array_add_string_element (array, message->replaces[i]);
  return json_node_init_array (json_node_alloc (), array);
}

static gboolean
read_manner (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  OdMessage *message = target;

  if (!od_consent_manner_from_string (od_json_peek_string (node), &message->consent_manner)
      || message->consent_manner == OD_CONSENT_NOT_GIVEN)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  return TRUE;
}

static JsonNode *
write_manner (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return od_json_new_string (od_consent_manner_to_string (((const OdMessage *) source)->consent_manner));
}

static const OdJsonMember consent_members[] = {
  { "wijze", REFERRAL, REFERRAL, read_manner, write_manner },
  { "datum", REFERRAL, REFERRAL, od_json_read_day, od_json_write_text, PLACE (consent_on) },
  { "versieInformatie", REFERRAL, 0, od_json_read_text, od_json_write_text, PLACE (information_version), .max_characters = 80 },
  OD_JSON_END,
};

static gboolean
read_reason (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  OdMessage *message = target;

  if (!od_residence_reason_from_string (od_json_peek_string (node), &message->residence_reason)
      || message->residence_reason == OD_RESIDENCE_AS_ADDRESSED)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  return TRUE;
}

static JsonNode *
write_reason (const OdJsonMember *member, gconstpointer source, guint variant)
{
  OdResidenceReason reason = ((const OdMessage *) source)->residence_reason;

  return reason == OD_RESIDENCE_AS_ADDRESSED ? NULL : od_json_new_string (od_residence_reason_to_string (reason));
}

static gboolean
read_return_reason (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  return od_return_reason_from_string (od_json_peek_string (node), &((OdMessage *) target)->return_reason)
         || od_json_refuse (reading, OD_JSON_VALUE, member->name);
}

static JsonNode *
write_return_reason (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return od_json_new_string (od_return_reason_to_string (((const OdMessage *) source)->return_reason));
}

static gboolean
read_withdrawal_manner (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  OdMessage *message = target;

  if (!od_consent_manner_from_string (od_json_peek_string (node), &message->withdrawal_manner)
      || message->withdrawal_manner == OD_CONSENT_NOT_GIVEN)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  return TRUE;
}

static JsonNode *
write_withdrawal_manner (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return od_json_new_string (od_consent_manner_to_string (((const OdMessage *) source)->withdrawal_manner));
}

static const OdJsonMember withdrawal_members[] = {
  { "wijze", WITHDRAWAL, WITHDRAWAL, read_withdrawal_manner, write_withdrawal_manner },
  { "datum", WITHDRAWAL, WITHDRAWAL, od_json_read_day, od_json_write_text, PLACE (withdrawn_on) },
  OD_JSON_END,
};

/* The documents of evidence: by its attachment each, so that a record tells what it is called. */

static const OdJsonMember document_members[] = {
  { "bijlage", EVIDENCE, EVIDENCE, od_json_read_pattern, od_json_write_text, .offset = G_STRUCT_OFFSET (OdMessageDocument, id), .pattern = UUID },
  { "bestand", EVIDENCE, EVIDENCE, od_json_read_pattern, od_json_write_text, .offset = G_STRUCT_OFFSET (OdMessageDocument, entry), .pattern = ENTRY },
  { "sha256", EVIDENCE, EVIDENCE, od_json_read_pattern, od_json_write_text, .offset = G_STRUCT_OFFSET (OdMessageDocument, sha256), .pattern = SHA256 },
  OD_JSON_END,
};

static gboolean
has_entry (GPtrArray *documents, const char *entry)
{
  for (guint i = 0; i < documents->len; i++)
    if (g_str_equal (((OdMessageDocument *) g_ptr_array_index (documents, i))->entry, entry))
      return TRUE;
  return FALSE;
}

static gboolean
read_document (JsonNode *node, GPtrArray *documents, OdJsonReading *reading)
{
  OdMessageDocument *document = g_new0 (OdMessageDocument, 1);

  if (!od_json_read_members (document_members, node, document, reading)
      || (has_entry (documents, document->entry) && !od_json_refuse (reading, OD_JSON_VALUE, "bestand")))
    {
      od_message_document_free (document);
      return FALSE;
    }
  g_ptr_array_add (documents, document);
  return TRUE;
}

static gboolean
read_documents (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  OdMessage *message = target;
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint length = array != NULL ? json_array_get_length (array) : 0;

  if (length == 0 || length > member->maximum)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  message->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) od_message_document_free);
  for (guint i = 0; i < length; i++)
    if (!read_document (json_array_get_element (array, i), message->documents, reading))
      return od_json_refuse_within (reading, member->name);
  return TRUE;
}

static JsonNode *
write_documents (const OdJsonMember *member, gconstpointer source, guint variant)
{
  const OdMessage *message = source;
  g_autoptr (JsonArray) array = NULL;

  if (message->documents == NULL)
    return NULL;
  array = json_array_new ();
  for (guint i = 0; i < message->documents->len; i++)
    json_array_add_element (array, od_json_write_members (document_members, g_ptr_array_index (message->documents, i), variant));
  return json_node_init_array (json_node_alloc (), array);
}

static const char *const processor_kinds[] = { "verwerker", "geen-verwerkers", NULL };
static const char *const breach_kinds[] = { "gegevenslek", NULL };
static const char *const change_kinds[] = { "wijziging", NULL };
static const char *const evidence_kinds[] = { "maatregel", "verwerkingsactiviteit", "verwerker", "geen-verwerkers", "cijfers", NULL };
static const char *const termination_kinds[] = { "beeindiging", NULL };

#define RECORDS(name, variant, kinds, number) \
  { name, variant, variant, od_json_read_office_records, od_json_write_office_records, PLACE (records), .names = kinds, .maximum = number }

static const OdJsonMember members[] = {
  { "@context", ALL, ALL, od_json_read_object, od_json_write_object, .members = od_json_client_context },
  { "versie", ALL, ALL, od_json_read_constant, od_json_write_constant, .constant = VERSION },
  { "soort", ALL, ALL, read_kind, write_kind },
  { "bericht", ALL, ALL, od_json_read_pattern, od_json_write_text, PLACE (id), .pattern = UUID },
  { "kenmerk", ALL, ALL, read_reference, od_json_write_text, PLACE (reference) },
  { "antwoordOp", REPLIES, REPLIES, od_json_read_pattern, od_json_write_text, PLACE (in_reply_to), .pattern = UUID },
  { "vervangt", REFERRAL, 0, read_replaces, write_replaces, .pattern = UUID },
  { "protocol", ALL, ALL, od_json_read_text, od_json_write_text, PLACE (protocol_id), .max_characters = 100, .pattern = IDENTIFIER },
  { "afzender", ALL, ALL, read_party, write_party, PLACE (sender) },
  { "bestemmeling", ALL, ALL, read_party, write_party, PLACE (recipient) },
  { "verzonden", ALL, ALL, read_time, write_time },
  { "programma", ALL, ALL, od_json_read_text, od_json_write_text, PLACE (program), .max_characters = 80 },
  { "leesbaarSha256", ALL, PACKED, od_json_read_pattern, od_json_write_text, PLACE (readable_sha256), .pattern = SHA256 },

  { "teamlid", REFERRAL, REFERRAL, od_json_read_text, od_json_write_text, PLACE (team_member), .max_characters = 80 },
  { "client", REFERRAL, REFERRAL, od_json_read_client, od_json_write_client, PLACE (client) },
  { "toestemming", REFERRAL, REFERRAL, od_json_read_object, od_json_write_object, .members = consent_members },
  { "verblijfsreden", REFERRAL, 0, read_reason, write_reason },

  { "ontvangenOp", RECEIPT, RECEIPT, od_json_read_day, od_json_write_text, PLACE (received_on) },

  { "reden", RETURN, RETURN, read_return_reason, write_return_reason },

  { "ingetrokken", WITHDRAWAL, WITHDRAWAL, od_json_read_object, od_json_write_object, .members = withdrawal_members },

  { "meldingen", NOTICE, NOTICE, od_json_read_remarks, od_json_write_remarks, PLACE (remarks) },
  { "antwoorden", ANSWER, ANSWER, od_json_read_remarks, od_json_write_remarks, PLACE (remarks) },

  RECORDS ("verwerkers", PROCESSORS, processor_kinds, OD_MESSAGE_MAX_RECORDS),
  RECORDS ("lek", BREACH, breach_kinds, 1),
  RECORDS ("wijziging", CHANGE, change_kinds, 1),
  RECORDS ("bewijzen", EVIDENCE, evidence_kinds, OD_MESSAGE_MAX_RECORDS),
  { "documenten", EVIDENCE, 0, read_documents, write_documents, .maximum = OD_MESSAGE_MAX_DOCUMENTS },
  RECORDS ("einde", TERMINATION, termination_kinds, 1),
  OD_JSON_END,
};

GBytes *
od_message_to_json (const OdMessage *self)
{
  g_return_val_if_fail (self->sender != NULL && self->recipient != NULL && self->sent != NULL, NULL);

  return od_json_to_bytes (od_json_write_members (members, self, 1u << self->kind));
}

static const char *
peek_member (JsonNode *root, const char *name)
{
  JsonNode *node = json_object_get_member (json_node_get_object (root), name);

  return node != NULL ? od_json_peek_string (node) : NULL;
}

static gboolean
is_newer (const char *version)
{
  char *minor;
  guint64 major = g_ascii_strtoull (version, &minor, 10);

  return major > VERSION_MAJOR || (major == VERSION_MAJOR && g_ascii_strtoull (minor + 1, NULL, 10) > VERSION_MINOR);
}

/* Version first: what a newer one calls a kind is not for us to judge. */
static gboolean
read_head (JsonNode *root, OdMessageKind *kind, GError **error)
{
  const char *version = peek_member (root, "versie");
  const char *name = peek_member (root, "soort");

  if (version == NULL || name == NULL || !od_json_matches (version, VERSION_SHAPE))
    return od_message_set_json_error (error, OD_READ_MESSAGE, OD_STRICT_JSON_NOT_JSON);
  if (is_newer (version))
    g_set_error_literal (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_NEWER,
                         _ ("Dit bericht is gemaakt met een nieuwere versie van Overdracht. Werk het programma bij, en lees intussen leesbaar.pdf uit het pakket."));
  else if (!od_message_kind_from_string (name, kind))
    g_set_error_literal (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_UNKNOWN_KIND,
                         _ ("Dit is een soort bericht dat dit programma niet kent. Werk het programma bij, en lees intussen leesbaar.pdf uit het pakket."));
  else
    return TRUE;
  return FALSE;
}

static OdMessage *
read_message (GBytes *json, guint variant, GError **error)
{
  g_auto (OdJsonReading) reading = { .variant = variant };
  g_autoptr (OdMessage) message = NULL;
  g_autoptr (JsonNode) root = NULL;
  OdStrictJsonVerdict verdict = od_strict_json_parse (g_bytes_get_data (json, NULL), g_bytes_get_size (json), OD_MESSAGE_MAX_BYTES, &root);
  OdMessageKind kind;

  if (verdict != OD_STRICT_JSON_GOOD)
    {
      od_message_set_json_error (error, OD_READ_MESSAGE, verdict);
      return NULL;
    }
  if (!read_head (root, &kind, error))
    return NULL;
  message = od_message_new (kind);
  reading.variant |= 1u << kind;
  if (od_json_read_members (members, root, message, &reading)
      && (od_message_fits_documents (message) || od_json_refuse (&reading, OD_JSON_VALUE, "documenten")))
    return g_steal_pointer (&message);
  od_message_set_schema_error (error, OD_READ_MESSAGE, &reading);
  return NULL;
}

OdMessage *
od_message_from_json (GBytes *json, GError **error)
{
  return read_message (json, PACKED, error);
}

OdMessage *
od_message_from_draft_json (GBytes *json, GError **error)
{
  return read_message (json, 0, error);
}
