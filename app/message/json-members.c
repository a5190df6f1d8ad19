#include "json-members.h"

#include "day.h"
#include "text-rules.h"
#include "wiped-memory.h"

#include <string.h>

void
od_json_reading_clear (OdJsonReading *self)
{
  g_clear_pointer (&self->path, g_free);
}

gboolean
od_json_refuse (OdJsonReading *reading, OdJsonProblem problem, const char *name)
{
  reading->problem = problem;
  g_free (reading->path);
  reading->path = g_strdup (name);
  return FALSE;
}

gboolean
od_json_refuse_within (OdJsonReading *reading, const char *name)
{
  g_autofree char *deeper = g_steal_pointer (&reading->path);

  reading->path = deeper == NULL ? g_strdup (name) : g_strconcat (name, ".", deeper, NULL);
  return FALSE;
}

static gboolean
read_member (const OdJsonMember *member, JsonObject *object, gpointer target, OdJsonReading *reading, guint *known)
{
  JsonNode *node = (member->allowed & reading->variant) != 0 ? json_object_get_member (object, member->name) : NULL;

  if (node != NULL)
    {
      (*known)++;
      return member->read (member, node, target, reading);
    }
  if ((member->required & reading->variant) != 0)
    return od_json_refuse (reading, OD_JSON_MISSING, member->name);
  return TRUE;
}

gboolean
od_json_read_members (const OdJsonMember *members, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  JsonObject *object;
  guint known = 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return od_json_refuse (reading, OD_JSON_VALUE, NULL);
  object = json_node_get_object (node);
  for (const OdJsonMember *member = members; member->name != NULL; member++)
    if (!read_member (member, object, target, reading, &known))
      return FALSE;
  if (known != json_object_get_size (object))
    return od_json_refuse (reading, OD_JSON_NOT_ALLOWED, NULL);
  return TRUE;
}

static JsonObject *
write_object (const OdJsonMember *members, gconstpointer source, guint variant)
{
  JsonObject *object = json_object_new ();

  for (const OdJsonMember *member = members; member->name != NULL; member++)
    {
      JsonNode *node = (member->allowed & variant) != 0 ? member->write (member, source, variant) : NULL;

      if (node != NULL)
        json_object_set_member (object, member->name, node);
    }
  return object;
}

JsonNode *
od_json_write_members (const OdJsonMember *members, gconstpointer source, guint variant)
{
  g_autoptr (JsonObject) object = write_object (members, source, variant);

  if (json_object_get_size (object) == 0)
    return NULL;
  return json_node_init_object (json_node_alloc (), object);
}

JsonNode *
od_json_write_even_empty (const OdJsonMember *members, gconstpointer source, guint variant)
{
  g_autoptr (JsonObject) object = write_object (members, source, variant);

  return json_node_init_object (json_node_alloc (), object);
}

const char *
od_json_peek_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

JsonNode *
od_json_new_string (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

gboolean
od_json_matches (const char *text, const char *pattern)
{
  g_autofree char *whole = g_strconcat ("\\A(?:", pattern, ")\\z", NULL);

  return g_regex_match_simple (whole, text, G_REGEX_DOLLAR_ENDONLY, 0);
}

static void
store_text (const OdJsonMember *member, gpointer target, const char *text)
{
  char **place = (char **) ((char *) target + member->offset);

  g_free (*place);
  *place = g_strdup (text);
}

static gboolean
has_ink (const char *text)
{
  g_autofree char *normalised = od_text_normalise (text);

  return *normalised != '\0';
}

static gboolean
text_keeps_rules (const char *text, gsize max_characters)
{
  g_autoptr (OdFindings) findings = od_findings_new ();

  /* The field only says where a finding would be shown. */
  od_text_check (text, OD_FIELD_USER_NAME, max_characters, findings);
  return !od_findings_has_errors (findings);
}

gboolean
od_json_read_text (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  const char *text = od_json_peek_string (node);

  if (text == NULL || !has_ink (text) || !text_keeps_rules (text, member->max_characters)
      || (member->pattern != NULL && !od_json_matches (text, member->pattern)))
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  store_text (member, target, text);
  return TRUE;
}

gboolean
od_json_read_any_text (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  const char *text = od_json_peek_string (node);

  if (text == NULL || *text == '\0')
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  store_text (member, target, text);
  return TRUE;
}

gboolean
od_json_read_pattern (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  const char *text = od_json_peek_string (node);

  if (text == NULL || !od_json_matches (text, member->pattern))
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  store_text (member, target, text);
  return TRUE;
}

gboolean
od_json_read_day (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  const char *text = od_json_peek_string (node);

  if (text == NULL || !od_day_is_valid (text))
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  store_text (member, target, text);
  return TRUE;
}

JsonNode *
od_json_write_text (const OdJsonMember *member, gconstpointer source, guint variant)
{
  const char *text = *(char *const *) ((const char *) source + member->offset);

  return text == NULL || *text == '\0' ? NULL : od_json_new_string (text);
}

gboolean
od_json_read_constant (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  if (g_strcmp0 (od_json_peek_string (node), member->constant) != 0)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  return TRUE;
}

JsonNode *
od_json_write_constant (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return od_json_new_string (member->constant);
}

gboolean
od_json_read_number (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  gint64 number = -1;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    number = json_node_get_int (node);
  if (number < 0 || number > member->maximum)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  *(guint *) ((char *) target + member->offset) = (guint) number;
  return TRUE;
}

JsonNode *
od_json_write_number (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return json_node_init_int (json_node_alloc (), *(const guint *) ((const char *) source + member->offset));
}

/* The bit that @node names, 0 for none. */
static guint
find_flag (const OdJsonMember *member, JsonNode *node)
{
  for (guint i = 0; member->names[i] != NULL; i++)
    if (g_strcmp0 (od_json_peek_string (node), member->names[i]) == 0)
      return 1u << i;
  return 0;
}

gboolean
od_json_read_flags (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint flags = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      guint flag = find_flag (member, json_array_get_element (array, i));

      if (flag == 0 || (flags & flag) != 0)
        return od_json_refuse (reading, OD_JSON_VALUE, member->name);
      flags |= flag;
    }
  if (array == NULL)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  *(guint *) ((char *) target + member->offset) = flags;
  return TRUE;
}

JsonNode *
od_json_write_flags (const OdJsonMember *member, gconstpointer source, guint variant)
{
  g_autoptr (JsonArray) array = json_array_new ();
  guint flags = *(const guint *) ((const char *) source + member->offset);

  for (guint i = 0; member->names[i] != NULL; i++)
    if ((flags & (1u << i)) != 0)
      json_array_add_string_element (array, member->names[i]);
  return json_node_init_array (json_node_alloc (), array);
}

gboolean
od_json_read_object (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  return od_json_read_members (member->members, node, (char *) target + member->offset, reading)
         || od_json_refuse_within (reading, member->name);
}

JsonNode *
od_json_write_object (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return od_json_write_members (member->members, (const char *) source + member->offset, variant);
}

GBytes *
od_json_to_bytes (JsonNode *root)
{
  g_autoptr (JsonNode) node = root;
  g_autofree char *text = json_to_string (node, TRUE);
  gsize length = strlen (text);

  /* The terminating NUL gives its place to the line end. */
  text[length] = '\n';
  return od_wiped_bytes_new_take (g_steal_pointer (&text), length + 1);
}
