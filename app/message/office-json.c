#include "office-json.h"

#include <string.h>

#include "message-error.h"
#include "message-limits.h"
#include "message.h"
#include "office-check.h"
#include "record-json.h"

#define ALWAYS (~0u)
#define UUID "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
#define MAX_HISTORY 10000

/* Of what one party tells the other only evidence brings documents. */
static gboolean
may_have_documents (OdOfficeKind kind, guint variant)
{
  return (kind == OD_OFFICE_MEASURE || kind == OD_OFFICE_ACTIVITY) && (variant & (OD_JSON_RECORD | 1u << OD_MESSAGE_EVIDENCE)) != 0;
}

static gboolean
is_kept (const OdJsonReading *reading)
{
  return (reading->variant & OD_JSON_RECORD) != 0;
}

/* One datum */

static char *
join_codes (JsonArray *array)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *code = od_json_peek_string (json_array_get_element (array, i));

      /* What is no code becomes one that no option has. */
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", code != NULL && od_json_matches (code, "[a-z-]+") ? code : "?");
    }
  return g_string_free (text, FALSE);
}

/* What @node holds for @datum, as text; NULL for another type than it has; (transfer full). */
static char *
read_value (const OdDatum *datum, JsonNode *node)
{
  if (datum->shape == OD_SHAPE_SEVERAL)
    return JSON_NODE_HOLDS_ARRAY (node) ? join_codes (json_node_get_array (node)) : NULL;
  if (datum->shape == OD_SHAPE_NUMBER)
    return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
               ? g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node))
               : NULL;
  return g_strdup (od_json_peek_string (node));
}

static JsonNode *
write_value (const OdDatum *datum, const char *value)
{
  g_autoptr (JsonArray) array = NULL;
  g_auto (GStrv) codes = NULL;

  if (datum->shape == OD_SHAPE_NUMBER)
    return json_node_init_int (json_node_alloc (), g_ascii_strtoll (value, NULL, 10));
  if (datum->shape != OD_SHAPE_SEVERAL)
    return od_json_new_string (value);
  array = json_array_new ();
  codes = g_strsplit (value, " ", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    json_array_add_string_element (array, codes[i]);
  return json_node_init_array (json_node_alloc (), array);
}

/* Attachments and history: a table each */

static const OdJsonMember attachment_members[] = {
  { "id", ALWAYS, ALWAYS, od_json_read_pattern, od_json_write_text, .offset = G_STRUCT_OFFSET (OdAttachment, id), .pattern = UUID },
  { "naam", ALWAYS, ALWAYS, od_json_read_text, od_json_write_text, .offset = G_STRUCT_OFFSET (OdAttachment, name), .max_characters = OD_OFFICE_MAX_ATTACHMENT_CHARACTERS },
  OD_JSON_END,
};

static const OdJsonMember change_members[] = {
  { "gegeven", ALWAYS, ALWAYS, od_json_read_number, od_json_write_number, .offset = G_STRUCT_OFFSET (OdOfficeChange, datum), .maximum = 99 },
  { "voor", ALWAYS, 0, od_json_read_any_text, od_json_write_text, .offset = G_STRUCT_OFFSET (OdOfficeChange, before) },
  { "na", ALWAYS, 0, od_json_read_any_text, od_json_write_text, .offset = G_STRUCT_OFFSET (OdOfficeChange, after) },
  { "op", ALWAYS, ALWAYS, od_json_read_any_text, od_json_write_text, .offset = G_STRUCT_OFFSET (OdOfficeChange, at) },
  { "door", ALWAYS, 0, od_json_read_any_text, od_json_write_text, .offset = G_STRUCT_OFFSET (OdOfficeChange, user) },
  OD_JSON_END,
};

static JsonArray *
get_array (JsonNode *node, guint max_length)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  return array != NULL && json_array_get_length (array) > 0 && json_array_get_length (array) <= max_length ? array : NULL;
}

static gboolean
read_attachments (OdOfficeRecord **record, JsonNode *node, OdJsonReading *reading)
{
  JsonArray *array = get_array (node, OD_OFFICE_MAX_ATTACHMENTS);

  if (array == NULL)
    return od_json_refuse (reading, OD_JSON_VALUE, "bijlagen");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      OdAttachment *attachment = od_attachment_new (NULL, NULL);
      gboolean read = od_json_read_members (attachment_members, json_array_get_element (array, i), attachment, reading)
                      && (!od_office_record_has_attachment (*record, attachment->id) || od_json_refuse (reading, OD_JSON_VALUE, "id"));
      OdOfficeRecord *with = read ? od_office_record_with_attachment (*record, attachment) : NULL;

      od_attachment_free (attachment);
      if (!read)
        return od_json_refuse_within (reading, "bijlagen");
      g_object_unref (*record);
      *record = with;
    }
  return TRUE;
}

static gboolean
read_change (JsonNode *node, guint n_data, GPtrArray *changes, OdJsonReading *reading)
{
  OdOfficeChange *change = od_office_change_new (0, "", "", "", "");

  g_ptr_array_add (changes, change);
  if (!od_json_read_members (change_members, node, change, reading))
    return FALSE;
  return change->datum < n_data || od_json_refuse (reading, OD_JSON_VALUE, "gegeven");
}

static gboolean
read_history (OdOfficeRecord **record, JsonNode *node, OdJsonReading *reading)
{
  JsonArray *array = get_array (node, MAX_HISTORY);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) od_office_change_free);
  guint n_data = od_office_kind_get_n_data (od_office_record_get_kind (*record));
  OdOfficeRecord *with;

  if (array == NULL)
    return od_json_refuse (reading, OD_JSON_VALUE, "geschiedenis");
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_change (json_array_get_element (array, i), n_data, changes, reading))
      return od_json_refuse_within (reading, "geschiedenis");
  with = od_office_record_with_history (*record, changes);
  g_object_unref (*record);
  *record = with;
  return TRUE;
}

static JsonNode *
write_array (GPtrArray *items, const OdJsonMember *members)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < items->len; i++)
    json_array_add_element (array, od_json_write_members (members, g_ptr_array_index (items, i), OD_JSON_RECORD));
  return json_node_init_array (json_node_alloc (), array);
}

/* One record */

static gboolean
read_datum (OdOfficeRecord **record, guint index, JsonNode *node, OdJsonReading *reading)
{
  const OdDatum *datum = od_office_kind_get_datum (od_office_record_get_kind (*record), index);
  g_autofree char *value = read_value (datum, node);
  OdOfficeRecord *with;

  if (value == NULL || (*value == '\0' && !(is_kept (reading) && datum->shape == OD_SHAPE_SEVERAL)))
    return od_json_refuse (reading, OD_JSON_VALUE, datum->code);
  with = od_office_record_with (*record, index, value);
  /* On the wire it has the form in which it is kept. */
  if (datum->shape != OD_SHAPE_SEVERAL && !is_kept (reading) && !g_str_equal (od_office_record_get (with, index), value))
    {
      g_object_unref (with);
      return od_json_refuse (reading, OD_JSON_VALUE, datum->code);
    }
  g_object_unref (*record);
  *record = with;
  return TRUE;
}

static int
find_datum (OdOfficeKind kind, const char *code)
{
  for (guint i = 0; i < od_office_kind_get_n_data (kind); i++)
    if (g_str_equal (od_office_kind_get_datum (kind, i)->code, code))
      return i;
  return -1;
}

static gboolean
read_member (OdOfficeRecord **record, const char *name, JsonNode *node, OdJsonReading *reading)
{
  int index = find_datum (od_office_record_get_kind (*record), name);

  if (index >= 0)
    return read_datum (record, index, node, reading);
  if (g_str_equal (name, "soort") || g_str_equal (name, "id"))
    return TRUE; /* seen already */
  if (g_str_equal (name, "bijlagen") && (is_kept (reading) || may_have_documents (od_office_record_get_kind (*record), reading->variant)))
    return read_attachments (record, node, reading);
  if (g_str_equal (name, "geschiedenis") && is_kept (reading))
    return read_history (record, node, reading);
  return od_json_refuse (reading, OD_JSON_NOT_ALLOWED, NULL);
}

/* What came from outside keeps the rules; only whether a day is past does not count. */
static gboolean
keeps_rules (OdOfficeRecord *record, OdJsonReading *reading)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) ever = g_date_time_new (zone, 9999, 12, 31, 0, 0, 0);
  g_autoptr (OdFindings) findings = od_office_record_check (record, ever);

  for (guint i = 0; i < findings->len; i++)
    {
      const OdFinding *finding = &g_array_index (findings, OdFinding, i);

      if (finding->severity == OD_SEVERITY_ERROR)
        return od_json_refuse (reading, finding->code == OD_FINDING_REQUIRED ? OD_JSON_MISSING : OD_JSON_VALUE,
                               od_office_kind_get_datum (od_office_record_get_kind (record), finding->field - OD_FIELD_OFFICE)->code);
    }
  return TRUE;
}

/* (transfer full) (nullable) */
static OdOfficeRecord *
read_record (OdOfficeKind kind, JsonNode *node, OdJsonReading *reading)
{
  JsonObject *object = json_node_get_object (node);
  const char *id = json_object_has_member (object, "id") ? od_json_peek_string (json_object_get_member (object, "id")) : NULL;
  g_autoptr (OdOfficeRecord) record = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (id == NULL || *id == '\0' || (!is_kept (reading) && !od_json_matches (id, UUID)))
    {
      od_json_refuse (reading, id == NULL ? OD_JSON_MISSING : OD_JSON_VALUE, "id");
      return NULL;
    }
  record = od_office_record_new (kind, id);
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    if (!read_member (&record, name, value, reading))
      return NULL;
  return is_kept (reading) || keeps_rules (record, reading) ? g_steal_pointer (&record) : NULL;
}

/* @of_office: as it is kept in the office itself, with what others do not need to know. */
static JsonNode *
write_record (OdOfficeRecord *record, gboolean of_office, guint variant)
{
  OdOfficeKind kind = od_office_record_get_kind (record);
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "soort", od_office_kind_to_string (kind));
  json_object_set_string_member (object, "id", od_office_record_get_id (record));
  for (guint i = 0; i < od_office_kind_get_n_data (kind); i++)
    {
      const OdDatum *datum = od_office_kind_get_datum (kind, i);
      const char *value = od_office_record_get (record, i);

      if (*value != '\0')
        json_object_set_member (object, datum->code, write_value (datum, value));
    }
  if ((of_office || may_have_documents (kind, variant)) && od_office_record_get_attachments (record)->len > 0)
    json_object_set_member (object, "bijlagen", write_array (od_office_record_get_attachments (record), attachment_members));
  if (of_office && od_office_record_get_history (record)->len > 0)
    json_object_set_member (object, "geschiedenis", write_array (od_office_record_get_history (record), change_members));
  return json_node_init_object (json_node_alloc (), object);
}

/* Several */

static gboolean
read_kind (const OdJsonMember *member, JsonNode *node, OdOfficeKind *kind, OdJsonReading *reading)
{
  JsonNode *name = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), "soort") : NULL;
  const char *text = name != NULL ? od_json_peek_string (name) : NULL;

  if (name == NULL)
    return od_json_refuse (reading, JSON_NODE_HOLDS_OBJECT (node) ? OD_JSON_MISSING : OD_JSON_VALUE, JSON_NODE_HOLDS_OBJECT (node) ? "soort" : NULL);
  if (text == NULL || !g_strv_contains (member->names, text) || !od_office_kind_from_string (text, kind))
    return od_json_refuse (reading, OD_JSON_VALUE, "soort");
  return TRUE;
}

static gboolean
has_id (GPtrArray *records, const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (od_office_record_get_id (g_ptr_array_index (records, i)), id))
      return TRUE;
  return FALSE;
}

static gboolean
read_element (const OdJsonMember *member, JsonNode *node, GPtrArray *records, OdJsonReading *reading)
{
  g_autoptr (OdOfficeRecord) record = NULL;
  OdOfficeKind kind;

  if (!read_kind (member, node, &kind, reading))
    return FALSE;
  record = read_record (kind, node, reading);
  if (record == NULL)
    return FALSE;
  if (has_id (records, od_office_record_get_id (record)))
    return od_json_refuse (reading, OD_JSON_VALUE, "id");
  g_ptr_array_add (records, g_steal_pointer (&record));
  return TRUE;
}

gboolean
od_json_read_office_records (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  GPtrArray **place = (GPtrArray **) ((char *) target + member->offset);
  JsonArray *array = get_array (node, member->maximum);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (array == NULL)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_element (member, json_array_get_element (array, i), records, reading))
      return od_json_refuse_within (reading, member->name);
  *place = g_steal_pointer (&records);
  return TRUE;
}

JsonNode *
od_json_write_office_records (const OdJsonMember *member, gconstpointer source, guint variant)
{
  GPtrArray *records = *(GPtrArray *const *) ((const char *) source + member->offset);
  g_autoptr (JsonArray) array = NULL;

  if (records == NULL || records->len == 0)
    return NULL;
  array = json_array_new ();
  for (guint i = 0; i < records->len; i++)
    json_array_add_element (array, write_record (g_ptr_array_index (records, i), FALSE, variant));
  return json_node_init_array (json_node_alloc (), array);
}

GBytes *
od_office_record_to_json (OdOfficeRecord *record)
{
  return od_json_to_bytes (write_record (record, TRUE, OD_JSON_RECORD));
}

OdOfficeRecord *
od_office_record_from_json (OdOfficeKind kind, const char *json, gssize length, GError **error)
{
  g_auto (OdJsonReading) reading = { .variant = OD_JSON_RECORD };
  g_autoptr (JsonNode) root = NULL;
  gsize n_bytes = length < 0 ? strlen (json) : (gsize) length;
  OdStrictJsonVerdict verdict = od_strict_json_parse (json, n_bytes, OD_RECORD_MAX_BYTES, &root);
  OdOfficeRecord *record;

  if (verdict != OD_STRICT_JSON_GOOD)
    {
      od_message_set_json_error (error, OD_READ_RECORD, verdict);
      return NULL;
    }
  record = JSON_NODE_HOLDS_OBJECT (root) ? read_record (kind, root, &reading) : NULL;
  if (record == NULL)
    od_message_set_schema_error (error, OD_READ_RECORD, &reading);
  return record;
}
