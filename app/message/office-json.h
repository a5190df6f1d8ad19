#pragma once

#include "json-members.h"
#include "office-record.h"

/* Records of the office in JSON: one object with "soort", "id" and a member for each datum that is filled in, by its code. Kept in the register
 * they also have their history, and may be half filled in; in a message what they hold keeps the rules. */

/* A row whose @offset is that of a GPtrArray * of OdOfficeRecord; @names (NULL-terminated) are the kinds that may stand in it, @maximum how
 * many. An id stands there once. */
gboolean od_json_read_office_records (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading);
JsonNode *od_json_write_office_records (const OdJsonMember *member, gconstpointer source, guint variant);
