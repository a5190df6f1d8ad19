#include "client-json.h"

#include "text-rules.h"

#define ALWAYS (~0u)
#define MESSAGES (~OD_JSON_RECORD)

static const char e164[] = "\\+[1-9][0-9]{6,14}";

static gboolean
is_allowed (const char *text, OdField field, guint variant)
{
  return (variant & OD_JSON_RECORD) != 0 || od_json_client_datum_is_shaped (field, text);
}

/* The target is an array of texts by OdField. */
static gboolean
read_datum (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  const char **values = target;
  const char *text = od_json_peek_string (node);
  OdField field;

  if (!od_client_field_from_name (member->name, &field))
    g_assert_not_reached ();
  if (text == NULL || *text == '\0' || !is_allowed (text, field, reading->variant))
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  values[field] = text;
  return TRUE;
}

static JsonNode *
write_datum (const OdJsonMember *member, gconstpointer source, guint variant)
{
  OdClient *const *client = source;
  const char *text;
  OdField field;

  if (!od_client_field_from_name (member->name, &field))
    g_assert_not_reached ();
  text = od_client_get (*client, field);
  return *text == '\0' ? NULL : od_json_new_string (text);
}

static const OdJsonMember address_members[] = {
  { "straatnaam", ALWAYS, 0, read_datum, write_datum },
  { "huisnummer", ALWAYS, 0, read_datum, write_datum },
  { "busnummer", ALWAYS, 0, read_datum, write_datum },
  { "postcode", ALWAYS, MESSAGES, read_datum, write_datum },
  { "gemeentenaam", ALWAYS, MESSAGES, read_datum, write_datum },
  OD_JSON_END,
};

static gboolean
read_contact_details (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  if (!od_json_read_object (member, node, target, reading))
    return FALSE;
  if (json_object_get_size (json_node_get_object (node)) == 0)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  return TRUE;
}

static const OdJsonMember contact_members[] = {
  { "telefoon", ALWAYS, 0, read_datum, write_datum },
  { "email", ALWAYS, 0, read_datum, write_datum },
  OD_JSON_END,
};

static const OdJsonMember client_members[] = {
  { "voornaam", ALWAYS, MESSAGES, read_datum, write_datum },
  { "achternaam", ALWAYS, MESSAGES, read_datum, write_datum },
  { "adres", ALWAYS, 0, od_json_read_object, od_json_write_object, .members = address_members },
  { "contactgegevens", ALWAYS, 0, read_contact_details, od_json_write_object, .members = contact_members },
  OD_JSON_END,
};

#define MEANS(name, meaning) { name, ALWAYS, ALWAYS, od_json_read_constant, od_json_write_constant, .constant = meaning }

/* OSLO Persoon, Adres and Contactgegevens (data.vlaanderen.be). */
const OdJsonMember od_json_client_context[] = {
  MEANS ("voornaam", "http://xmlns.com/foaf/0.1/givenName"),
  MEANS ("achternaam", "http://xmlns.com/foaf/0.1/familyName"),
  MEANS ("adres", "http://www.w3.org/ns/locn#address"),
  MEANS ("straatnaam", "http://www.w3.org/ns/locn#thoroughfare"),
  MEANS ("huisnummer", "https://data.vlaanderen.be/ns/adres#Adresvoorstelling.huisnummer"),
  MEANS ("busnummer", "https://data.vlaanderen.be/ns/adres#Adresvoorstelling.busnummer"),
  MEANS ("postcode", "http://www.w3.org/ns/locn#postCode"),
  MEANS ("gemeentenaam", "https://data.vlaanderen.be/ns/adres#gemeentenaam"),
  MEANS ("contactgegevens", "http://schema.org/contactPoint"),
  MEANS ("telefoon", "http://schema.org/telephone"),
  MEANS ("email", "http://schema.org/email"),
  OD_JSON_END,
};

/* By the path of its datum. */
static gboolean
refuse_field (OdField field, OdJsonReading *reading)
{
  od_json_refuse (reading, OD_JSON_VALUE, field < OD_CLIENT_N_FIELDS ? od_client_field_get_name (field) : NULL);
  if (field >= OD_FIELD_STREET && field <= OD_FIELD_MUNICIPALITY)
    return od_json_refuse_within (reading, "adres");
  if (field == OD_FIELD_PHONE || field == OD_FIELD_EMAIL)
    return od_json_refuse_within (reading, "contactgegevens");
  return FALSE;
}

static gboolean
keeps_rules (const OdClient *client, OdJsonReading *reading)
{
  g_autoptr (OdFindings) findings = od_client_check (client);

  for (guint i = 0; i < findings->len; i++)
    {
      const OdFinding *finding = &g_array_index (findings, OdFinding, i);

      if (finding->severity == OD_SEVERITY_ERROR)
        return refuse_field (finding->field, reading);
    }
  return TRUE;
}

gboolean
od_json_read_client (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  OdClient **place = (OdClient **) ((char *) target + member->offset);
  const char *values[OD_CLIENT_N_FIELDS] = { NULL };
  g_autoptr (OdClient) client = NULL;

  if (!od_json_read_members (client_members, node, values, reading))
    return od_json_refuse_within (reading, member->name);
  client = od_client_new_filled (values);
  if ((reading->variant & OD_JSON_RECORD) == 0 && !keeps_rules (client, reading))
    return od_json_refuse_within (reading, member->name);
  g_clear_pointer (place, od_client_unref);
  *place = (reading->variant & OD_JSON_RECORD) != 0 ? g_steal_pointer (&client) : od_client_normalise (client);
  return TRUE;
}

JsonNode *
od_json_write_client (const OdJsonMember *member, gconstpointer source, guint variant)
{
  OdClient *const *place = (OdClient *const *) ((const char *) source + member->offset);

  return *place == NULL ? NULL : od_json_write_even_empty (client_members, place, variant);
}

gboolean
od_json_client_datum_is_shaped (OdField field, const char *text)
{
  g_autofree char *normalised = od_text_normalise (text);

  return *normalised != '\0' && (field != OD_FIELD_PHONE || od_json_matches (text, e164));
}
