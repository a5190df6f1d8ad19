#pragma once

#include "client.h"
#include "json-members.h"

/* A row whose @offset is that of an OdClient *, for messages and records alike: an object with the names of the OSLO standards. In
 * a message the client keeps all rules of the domain, the phone number is written as E.164, and it is normalised when read; in a
 * record it is as the person left it. */
gboolean od_json_read_client (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading);
JsonNode *od_json_write_client (const OdJsonMember *member, gconstpointer source, guint variant);

/* Whether @text has ink and, as a phone number, is written as E.164: what a message asks of a datum beside the domain's rules. */
gboolean od_json_client_datum_is_shaped (OdField field, const char *text);

/* The context of JSON-LD that says what the names mean, the same in every message. */
extern const OdJsonMember od_json_client_context[];
