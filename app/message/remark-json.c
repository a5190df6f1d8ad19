#include "remark-json.h"

#include "client-json.h"
#include "message.h"
#include "quality-remark.h"

#define NOTICE ((1u << OD_MESSAGE_QUALITY_NOTICE) | OD_JSON_RECORD)
#define ANSWER ((1u << OD_MESSAGE_QUALITY_ANSWER) | OD_JSON_RECORD)
#define ALWAYS (~0u)

static gboolean
read_field (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  const char *text = od_json_peek_string (node);

  return (text != NULL && od_client_field_from_name (text, &((OdQualityRemark *)target)->field))
         || od_json_refuse (reading, OD_JSON_VALUE, member->name);
}

static JsonNode *
write_field (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return od_json_new_string (od_client_field_get_name (((const OdQualityRemark *)source)->field));
}

static gboolean
read_kind (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  return od_quality_kind_from_string (od_json_peek_string (node), &((OdQualityRemark *)target)->kind)
         || od_json_refuse (reading, OD_JSON_VALUE, member->name);
}

static JsonNode *
write_kind (const OdJsonMember *member, gconstpointer source, guint variant)
{
  return od_json_new_string (od_quality_kind_to_string (((const OdQualityRemark *)source)->kind));
}

static gboolean
read_verdict (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  OdQualityRemark *remark = target;

  if (!od_quality_verdict_from_string (od_json_peek_string (node), &remark->verdict)
      || remark->verdict == OD_QUALITY_OPEN)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  return TRUE;
}

static JsonNode *
write_verdict (const OdJsonMember *member, gconstpointer source, guint variant)
{
  OdQualityVerdict verdict = ((const OdQualityRemark *)source)->verdict;

  return verdict == OD_QUALITY_OPEN ? NULL : od_json_new_string (od_quality_verdict_to_string (verdict));
}

/* A value of the datum that the remark is about, which its row stands before. */
static gboolean
read_value (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  OdField field = ((OdQualityRemark *)target)->field;
  char **place = (char **)((char *)target + member->offset);
  const char *text = od_json_peek_string (node);
  g_autoptr (OdFindings) findings = text != NULL ? od_quality_value_check (field, text) : NULL;

  if (findings != NULL && !od_findings_has_errors (findings) && od_json_client_datum_is_shaped (field, text))
    *place = od_quality_value_normalise (field, text);
  return *place != NULL || od_json_refuse (reading, OD_JSON_VALUE, member->name);
}

static const OdJsonMember remark_members[] = {
  { "gegeven", ALWAYS, ALWAYS, read_field, write_field },
  { "soort", NOTICE, NOTICE, read_kind, write_kind },
  { "voorstel", NOTICE, 0, read_value, od_json_write_text, .offset = G_STRUCT_OFFSET (OdQualityRemark, proposed) },
  { "besluit", ANSWER, ANSWER & ~OD_JSON_RECORD, read_verdict, write_verdict },
  { "waarde", ANSWER, 0, read_value, od_json_write_text, .offset = G_STRUCT_OFFSET (OdQualityRemark, value) },
  OD_JSON_END,
};

/* Superfluous data get no other value, and only what is adapted has a new one. */
static gboolean
keeps_rules (const OdQualityRemark *remark, OdJsonReading *reading)
{
  if (remark->kind == OD_QUALITY_SUPERFLUOUS && remark->proposed != NULL)
    return od_json_refuse (reading, OD_JSON_VALUE, "voorstel");
  if (remark->verdict != OD_QUALITY_ADAPTED && remark->value != NULL)
    return od_json_refuse (reading, OD_JSON_VALUE, "waarde");
  return TRUE;
}

static gboolean
read_remark (GPtrArray *remarks, JsonNode *node, OdJsonReading *reading)
{
  g_autoptr (OdQualityRemark) remark = od_quality_remark_new (OD_FIELD_GIVEN_NAME, OD_QUALITY_WRONG, NULL);

  if (!od_json_read_members (remark_members, node, remark, reading) || !keeps_rules (remark, reading))
    return FALSE;
  if (od_quality_remarks_find (remarks, remark->field) != NULL)
    return od_json_refuse (reading, OD_JSON_VALUE, "gegeven");
  g_ptr_array_add (remarks, g_steal_pointer (&remark));
  return TRUE;
}

gboolean
od_json_read_remarks (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading)
{
  GPtrArray **place = (GPtrArray **)((char *)target + member->offset);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GPtrArray) remarks = od_quality_remarks_new ();

  if (array == NULL || json_array_get_length (array) == 0)
    return od_json_refuse (reading, OD_JSON_VALUE, member->name);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_remark (remarks, json_array_get_element (array, i), reading))
      return od_json_refuse_within (reading, member->name);
  *place = g_steal_pointer (&remarks);
  return TRUE;
}

JsonNode *
od_json_write_remarks (const OdJsonMember *member, gconstpointer source, guint variant)
{
  GPtrArray *remarks = *(GPtrArray *const *)((const char *)source + member->offset);
  g_autoptr (JsonArray) array = NULL;

  if (remarks == NULL || remarks->len == 0)
    return NULL;
  array = json_array_new ();
  for (guint i = 0; i < remarks->len; i++)
    json_array_add_element (array, od_json_write_members (remark_members, g_ptr_array_index (remarks, i), variant));
  return json_node_init_array (json_node_alloc (), array);
}
