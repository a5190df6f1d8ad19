#pragma once

#include "client-history.h"
#include "json-members.h"

/* A row whose @offset is that of an OdClientHistory * (nullable): in records alone, never in a message. An empty one is left out. */
gboolean od_json_read_history (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading);
JsonNode *od_json_write_history (const OdJsonMember *member, gconstpointer source, guint variant);
