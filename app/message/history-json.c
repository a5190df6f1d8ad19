#include "history-json.h"

#define ALWAYS (~0u)
#define MAX_ITEMS 10000

static const char *const data_names[] = { "naam", "adres", "telefoon", "email", NULL };

static gboolean
read_ground (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  return od_disclosure_ground_from_string (od_json_peek_string (node), &((OdDisclosure *) target)->ground)
         || od_json_refuse (reading, OD_JSON_VALUE, member->name);
}

static JsonNode *
write_ground (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return od_json_new_string (od_disclosure_ground_to_string (((const OdDisclosure *) source)->ground));
}

#define DISCLOSURE(name, reader, place) \
  { name, ALWAYS, ALWAYS, reader, od_json_write_text, .offset = G_STRUCT_OFFSET (OdDisclosure, place) }

static const OdJsonMember disclosure_members[] = {
  DISCLOSURE ("aan", od_json_read_any_text, actor),
  DISCLOSURE ("op", od_json_read_day, day),
  { "gegevens", ALWAYS, ALWAYS, od_json_read_flags, od_json_write_flags, .offset = G_STRUCT_OFFSET (OdDisclosure, data), .names = data_names },
  { "grond", ALWAYS, ALWAYS, read_ground, write_ground },
  DISCLOSURE ("genoteerdOp", od_json_read_any_text, recorded_at),
  DISCLOSURE ("genoteerdDoor", od_json_read_any_text, user),
  OD_JSON_END,
};

static gboolean
read_field (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  return od_difference_field_from_string (od_json_peek_string (node), &((OdDifference *) target)->field)
         || od_json_refuse (reading, OD_JSON_VALUE, member->name);
}

static JsonNode *
write_field (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return od_json_new_string (od_difference_field_to_string (((const OdDifference *) source)->field));
}

static const OdJsonMember difference_members[] = {
  { "gegeven", ALWAYS, ALWAYS, read_field, write_field },
  { "was", ALWAYS, 0, od_json_read_any_text, od_json_write_text, .offset = G_STRUCT_OFFSET (OdDifference, before) },
  { "werd", ALWAYS, 0, od_json_read_any_text, od_json_write_text, .offset = G_STRUCT_OFFSET (OdDifference, after) },
  OD_JSON_END,
};

/* Lets @read take each element of the array @node. */
static gboolean
read_each (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading,
           gboolean (*read) (JsonNode *element, gpointer target, OdJsonReading *reading))
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n_elements = array != NULL ? json_array_get_length (array) : 0;

  if (n_elements == 0 || n_elements > MAX_ITEMS)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  for (guint i = 0; i < n_elements; i++)
    if (!read (json_array_get_element (array, i), target, reading))
      return od_json_refuse_within (reading, member->name);
  return TRUE;
}

static JsonNode *
write_each (const OdJsonMember *members, GPtrArray *items, guint variant)
{
  g_autoptr (JsonArray) array = json_array_new ();

  if (items->len == 0)
    return NULL;
  for (guint i = 0; i < items->len; i++)
    json_array_add_element (array, od_json_write_members (members, g_ptr_array_index (items, i), variant));
  return json_node_init_array (json_node_alloc (), array);
}

static gboolean
take_difference (JsonNode *element, gpointer target, OdJsonReading *reading)
{
  OdDifference *difference = od_difference_new (0, NULL, NULL);

  g_ptr_array_add (((OdCorrection *) target)->differences, difference);
  return od_json_read_members (difference_members, element, difference, reading);
}

static gboolean
read_differences (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  ((OdCorrection *) target)->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) od_difference_free);
  return read_each (member, node, target, reading, take_difference);
}

static JsonNode *
write_differences (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return write_each (difference_members, ((const OdCorrection *) source)->differences, variant);
}

static const OdJsonMember correction_members[] = {
  { "genoteerdOp", ALWAYS, ALWAYS, od_json_read_any_text, od_json_write_text, .offset = G_STRUCT_OFFSET (OdCorrection, recorded_at) },
  { "genoteerdDoor", ALWAYS, ALWAYS, od_json_read_any_text, od_json_write_text, .offset = G_STRUCT_OFFSET (OdCorrection, user) },
  { "gegevens", ALWAYS, ALWAYS, read_differences, write_differences },
  OD_JSON_END,
};

/* Takes over @changed. */
static void
replace (OdClientHistory **history, OdClientHistory *changed)
{
  od_client_history_unref (*history);
  *history = changed;
}

static gboolean
take_disclosure (JsonNode *element, gpointer target, OdJsonReading *reading)
{
  OdClientHistory **history = target;
  OdDisclosure disclosure = { 0 };
  gboolean read = od_json_read_members (disclosure_members, element, &disclosure, reading);

  if (read)
    replace (history, od_client_history_with_disclosure (*history, &disclosure));
  g_free (disclosure.actor);
  g_free (disclosure.day);
  g_free (disclosure.recorded_at);
  g_free (disclosure.user);
  return read;
}

static gboolean
take_correction (JsonNode *element, gpointer target, OdJsonReading *reading)
{
  OdClientHistory **history = target;
  OdCorrection correction = { 0 };
  gboolean read = od_json_read_members (correction_members, element, &correction, reading);

  if (read)
    replace (history, od_client_history_with_correction (*history, &correction));
  g_free (correction.recorded_at);
  g_free (correction.user);
  g_clear_pointer (&correction.differences, g_ptr_array_unref);
  return read;
}

static gboolean
read_disclosures (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  return read_each (member, node, target, reading, take_disclosure);
}

static gboolean
read_corrections (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  return read_each (member, node, target, reading, take_correction);
}

static JsonNode *
write_disclosures (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return write_each (disclosure_members, od_client_history_get_disclosures (*(OdClientHistory *const *) source), variant);
}

static JsonNode *
write_corrections (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return write_each (correction_members, od_client_history_get_corrections (*(OdClientHistory *const *) source), variant);
}

static const OdJsonMember history_members[] = {
  { "doorgiften", ALWAYS, 0, read_disclosures, write_disclosures },
  { "verbeteringen", ALWAYS, 0, read_corrections, write_corrections },
  OD_JSON_END,
};

gboolean
od_json_read_history (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  OdClientHistory **place = (OdClientHistory **) ((char *) target + member->offset);
  g_autoptr (OdClientHistory) history = od_client_history_new ();

  if (!od_json_read_members (history_members, node, &history, reading))
    return od_json_refuse_within (reading, member->name);
  *place = g_steal_pointer (&history);
  return TRUE;
}

JsonNode *
od_json_write_history (const OdJsonMember *member, gconstpointer source, guint variant)
{
  OdClientHistory *const *place = (OdClientHistory *const *) ((const char *) source + member->offset);

  return *place == NULL || od_client_history_is_empty (*place) ? NULL : od_json_write_members (history_members, place, variant);
}
