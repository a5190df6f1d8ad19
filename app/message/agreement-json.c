#include "record-json.h"

#include "record-reading.h"

/* An agreement on passphrases, without the words: they are in the keyring alone. */

#define ALWAYS (~0u)
#define MAX_PASSPHRASES 1000 /* one a day for as long as the oldest may be kept, and room */

static const char *const origins[] = { [OD_PASSPHRASE_MADE] = "gemaakt", [OD_PASSPHRASE_ENTERED] = "ingegeven" };

static gboolean
read_origin (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    if (g_strcmp0 (od_json_peek_string (node), origins[i]) == 0)
      {
        ((OdAgreedPassphrase *) target)->origin = i;
        return TRUE;
      }
  return od_json_refuse (reading, OD_JSON_VALUE, member->name);
}

static JsonNode *
write_origin (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return od_json_new_string (origins[((const OdAgreedPassphrase *) source)->origin]);
}

#define PASSPHRASE(member) .offset = G_STRUCT_OFFSET (OdAgreedPassphrase, member)

static const OdJsonMember passphrase_members[] = {
  { "kenmerk", ALWAYS, ALWAYS, od_json_read_pattern, od_json_write_text, PASSPHRASE (reference),
    .pattern = "[a-z0-9]+(?:-[a-z0-9]+)* [0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{1,4})?" },
  { "vanaf", ALWAYS, ALWAYS, od_json_read_day, od_json_write_text, PASSPHRASE (since) },
  { "tot", ALWAYS, 0, od_json_read_day, od_json_write_text, PASSPHRASE (until) },
  { "herkomst", ALWAYS, ALWAYS, read_origin, write_origin },
  OD_JSON_END,
};

static gboolean
read_passphrases (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  OdPassphraseAgreementData *data = target;
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) > MAX_PASSPHRASES)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  data->n_passphrases = json_array_get_length (array);
  data->passphrases = g_new0 (OdAgreedPassphrase, data->n_passphrases);
  for (guint i = 0; i < data->n_passphrases; i++)
    if (!od_json_read_members (passphrase_members, json_array_get_element (array, i), &data->passphrases[i], reading))
      return od_json_refuse_within (reading, member->name);
  return od_passphrase_agreement_data_is_valid (data) || od_json_refuse (reading, OD_JSON_VALUE, member->name);
}

static JsonNode *
write_passphrases (const OdJsonMember *member, gconstpointer source, guint variant)
{
  const OdPassphraseAgreementData *data = source;
  g_autoptr (JsonArray) array = json_array_new ();

  for (gsize i = 0; i < data->n_passphrases; i++)
    json_array_add_element (array, od_json_write_even_empty (passphrase_members, &data->passphrases[i], variant));
  return json_node_init_array (json_node_alloc (), array);
}

static const OdJsonMember agreement_members[] = {
  { "protocol", ALWAYS, ALWAYS, od_json_read_text, od_json_write_text, .offset = G_STRUCT_OFFSET (OdPassphraseAgreementData, protocol_id), .max_characters = 100, .pattern = "[a-z0-9]+(?:-[a-z0-9]+)*" },
  { "wachtzinnen", ALWAYS, ALWAYS, read_passphrases, write_passphrases },
  OD_JSON_END,
};

GBytes *
od_passphrase_agreement_to_json (OdPassphraseAgreement *agreement)
{
  return od_json_to_bytes (
      od_json_write_even_empty (agreement_members, od_passphrase_agreement_get_data (agreement), OD_JSON_RECORD));
}

OdPassphraseAgreement *
od_passphrase_agreement_from_json (const char *json, gssize length, GError **error)
{
  g_auto (OdPassphraseAgreementData) data = { 0 };

  return od_record_read (agreement_members, json, length, &data, error) ? od_passphrase_agreement_new (&data) : NULL;
}
