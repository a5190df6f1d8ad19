#pragma once

#include "json-members.h"

/* A row whose @offset is that of a GPtrArray * of OdQualityRemark, for messages and records alike. In a quality notice a remark has its
 * kind and proposal, in an answer its verdict and value, in a record all four. A datum stands there once, and each value keeps the
 * client's own rules and is brought in its kept form when read; a phone number is written as E.164. */
gboolean od_json_read_remarks (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading);
JsonNode *od_json_write_remarks (const OdJsonMember *member, gconstpointer source, guint variant);
