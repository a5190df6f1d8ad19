#include "record-json.h"

#include "enterprise-number.h"
#include "email-address.h"
#include "record-reading.h"

/* A protocol comes with the program, or as a file from somebody else: everything in it is checked. */

#define ALWAYS (~0u)
#define LINE 200 /* characters: a name, an address */
#define PARAGRAPH 1000
#define EMAIL 254

static gboolean
read_enterprise_number (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  const char *text = od_json_peek_string (node);
  g_autofree char *digits = text != NULL ? od_enterprise_number_parse (text) : NULL;

  if (digits == NULL || g_strcmp0 (digits, text) != 0)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  return od_json_read_any_text (member, node, target, reading);
}

static gboolean
read_email (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  const char *text = od_json_peek_string (node);

  if (text == NULL || !od_email_address_is_valid (text))
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  return od_json_read_text (member, node, target, reading);
}

#define PARTY(member) .offset = G_STRUCT_OFFSET (OdProtocolParty, member)

static const OdJsonMember party_members[] = {
  { "naam", ALWAYS, ALWAYS, od_json_read_text, od_json_write_text, PARTY (name), .max_characters = 120 },
  { "volledigeNaam", ALWAYS, 0, od_json_read_text, od_json_write_text, PARTY (full_name), .max_characters = LINE },
  { "team", ALWAYS, 0, od_json_read_text, od_json_write_text, PARTY (team), .max_characters = LINE },
  { "kboNummer", ALWAYS, ALWAYS, read_enterprise_number, od_json_write_text, PARTY (enterprise_number) },
  { "adres", ALWAYS, 0, od_json_read_text, od_json_write_text, PARTY (address), .max_characters = LINE },
  { "vertegenwoordigdDoor", ALWAYS, 0, od_json_read_text, od_json_write_text, PARTY (represented_by), .max_characters = LINE },
  { "contactGegevenslek", ALWAYS, 0, read_email, od_json_write_text, PARTY (dpo_email), .max_characters = EMAIL },
  { "adviesFgbOp", ALWAYS, 0, od_json_read_day, od_json_write_text, PARTY (dpo_advice_on) },
  { "website", ALWAYS, 0, od_json_read_text, od_json_write_text, PARTY (website), .max_characters = LINE },
  OD_JSON_END,
};

static const OdJsonMember place_members[] = {
  { "postcode", ALWAYS, ALWAYS, od_json_read_pattern, od_json_write_text, .offset = G_STRUCT_OFFSET (OdProtocolPlace, postcode), .pattern = "[1-9][0-9]{3}" },
  { "gemeentenaam", ALWAYS, ALWAYS, od_json_read_text, od_json_write_text, .offset = G_STRUCT_OFFSET (OdProtocolPlace, municipality), .max_characters = 60 },
  OD_JSON_END,
};

static gboolean
read_places (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  OdProtocolData *data = target;
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n_places = array != NULL ? json_array_get_length (array) : 0;

  if (n_places == 0 || n_places > OD_PROTOCOL_MAX_PLACES)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  data->places = g_new0 (OdProtocolPlace, n_places);
  data->n_places = n_places;
  for (guint i = 0; i < n_places; i++)
    if (!od_json_read_members (place_members, json_array_get_element (array, i), &data->places[i], reading))
      return od_json_refuse_within (reading, member->name);
  return TRUE;
}

static JsonNode *
write_places (const OdJsonMember *member, gconstpointer source, guint variant)
{
  const OdProtocolData *data = source;
  g_autoptr (JsonArray) array = json_array_new ();

  for (gsize i = 0; i < data->n_places; i++)
    json_array_add_element (array, od_json_write_even_empty (place_members, &data->places[i], variant));
  return json_node_init_array (json_node_alloc (), array);
}

static gboolean
read_actors (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n_actors = array != NULL ? json_array_get_length (array) : 0;
  const OdJsonMember text = { .name = member->name, .max_characters = member->max_characters };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (n_actors == 0 || n_actors > OD_PROTOCOL_MAX_ACTORS)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  for (guint i = 0; i < n_actors; i++)
    {
      g_autofree char *actor = NULL;

      if (!od_json_read_text (&text, json_array_get_element (array, i), &actor, reading))
        return FALSE;
      g_strv_builder_add (builder, actor);
    }
  ((OdProtocolData *) target)->actors = g_strv_builder_end (builder);
  return TRUE;
}

static JsonNode *
write_actors (const OdJsonMember *member, gconstpointer source, guint variant)
{
  const OdProtocolData *data = source;
  g_autoptr (JsonArray) array = json_array_new ();

  if (data->actors == NULL)
    return NULL;
  for (char **actor = data->actors; *actor != NULL; actor++)
    json_array_add_string_element (array, *actor);
  return json_node_init_array (json_node_alloc (), array);
}

static const char *const formats[] = { [OD_ARCHIVE_ZIP] = "zip", [OD_ARCHIVE_7Z] = "7z" };

static gboolean
read_format (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (od_json_peek_string (node), formats[i]) == 0)
      {
        ((OdProtocolData *) target)->archive_format = i;
        return TRUE;
      }
  return od_json_refuse (reading, OD_JSON_VALUE, member->name);
}

static JsonNode *
write_format (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return od_json_new_string (formats[((const OdProtocolData *) source)->archive_format]);
}

#define DATA(member) .offset = G_STRUCT_OFFSET (OdProtocolData, member)

static const OdJsonMember protocol_members[] = {
  { "id", ALWAYS, ALWAYS, od_json_read_text, od_json_write_text, DATA (id), .max_characters = 100, .pattern = "[a-z0-9]+(?:-[a-z0-9]+)*" },
  { "titel", ALWAYS, ALWAYS, od_json_read_text, od_json_write_text, DATA (title), .max_characters = 300 },
  { "opgroeien", ALWAYS, ALWAYS, od_json_read_object, od_json_write_object, DATA (sender), .members = party_members },
  { "ocmw", ALWAYS, ALWAYS, od_json_read_object, od_json_write_object, DATA (recipient), .members = party_members },
  { "mailbox", ALWAYS, ALWAYS, read_email, od_json_write_text, DATA (mailbox), .max_characters = EMAIL },
  { "doel", ALWAYS, ALWAYS, od_json_read_text, od_json_write_text, DATA (purpose), .max_characters = PARAGRAPH },
  { "rechtsgrond", ALWAYS, ALWAYS, od_json_read_text, od_json_write_text, DATA (legal_ground), .max_characters = PARAGRAPH },
  { "recht", ALWAYS, 0, od_json_read_text, od_json_write_text, DATA (law), .max_characters = PARAGRAPH },
  { "samenwerkingsovereenkomstOp", ALWAYS, 0, od_json_read_day, od_json_write_text, DATA (cooperation_agreement_on) },
  { "ondertekendOp", ALWAYS, 0, od_json_read_day, od_json_write_text, DATA (signed_on) },
  { "vanKrachtOp", ALWAYS, 0, od_json_read_day, od_json_write_text, DATA (in_force_on) },
  { "opgezegdOp", ALWAYS, 0, od_json_read_day, od_json_write_text, DATA (notice_given_on) },
  { "beeindigdOp", ALWAYS, 0, od_json_read_day, od_json_write_text, DATA (ended_on) },
  { "opzegtermijnMaanden", ALWAYS, ALWAYS, od_json_read_number, od_json_write_number, DATA (notice_months), .maximum = OD_PROTOCOL_MAX_NOTICE_MONTHS },
  { "bewaartermijnJaren", ALWAYS, ALWAYS, od_json_read_number, od_json_write_number, DATA (retention_years), .maximum = OD_PROTOCOL_MAX_RETENTION_YEARS },
  { "archiefformaat", ALWAYS, ALWAYS, read_format, write_format },
  { "gboActoren", ALWAYS, 0, read_actors, write_actors, .max_characters = OD_PROTOCOL_MAX_ACTOR_CHARACTERS },
  { "gemeenten", ALWAYS, ALWAYS, read_places, write_places },
  OD_JSON_END,
};

GBytes *
od_protocol_to_json (OdProtocol *protocol)
{
  return od_json_to_bytes (od_json_write_even_empty (protocol_members, od_protocol_get_data (protocol), OD_JSON_RECORD));
}

OdProtocol *
od_protocol_from_json (const char *json, gssize length, GError **error)
{
  g_auto (OdProtocolData) data = { 0 };

  return od_record_read (protocol_members, json, length, &data, error) ? od_protocol_new (&data) : NULL;
}
