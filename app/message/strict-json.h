#pragma once

#include <json-glib/json-glib.h>

typedef enum
{
  OD_STRICT_JSON_GOOD,
  OD_STRICT_JSON_NOT_JSON,       /* not one object of JSON as RFC 8259 has it, within the limits */
  OD_STRICT_JSON_DOUBLE_MEMBER,  /* an object has the same member twice */
} OdStrictJsonVerdict;

/**
 * od_strict_json_parse:
 * @text: UTF-8 without byte order mark, not necessarily ended by NUL
 * @length: of @text in bytes
 * @max_bytes: the longest that may be parsed
 * @root: (out) (transfer full): the object
 *
 * Parses with JSON-GLib, and refuses what JSON-GLib lets pass and RFC 8259 does not allow or leaves open (comments, several values in a row,
 * doubled members, invalid UTF-8 or escapes, control characters), and numbers other than whole ones of at most nine digits,
 * since nothing of ours has any.
 */
OdStrictJsonVerdict od_strict_json_parse (const char *text, gsize length, gsize max_bytes, JsonNode **root);
