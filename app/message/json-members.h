#pragma once

#include <json-glib/json-glib.h>

/* Objects of JSON described by tables: one row for each member, for reading and writing alike. */

typedef enum
{
  OD_JSON_MISSING,
  OD_JSON_NOT_ALLOWED,  /* a member that does not belong there */
  OD_JSON_VALUE,        /* of another type, shape or value than allowed */
} OdJsonProblem;

/**
 * OdJsonReading:
 * @variant: which of the variants that share a table is read, as bits: OD_JSON_RECORD, or those of message-json.c
 * @problem: what was wrong
 * @path: of the first member that was refused, "client.adres.postcode"; never what the text itself holds: of a member that does not
 *   belong, only the path of the object it stands in
 */
typedef struct
{
  guint variant;
  OdJsonProblem problem;
  char *path;
} OdJsonReading;

void od_json_reading_clear (OdJsonReading *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OdJsonReading, od_json_reading_clear)

/* A record that this program keeps itself, in which a person may have left a datum half typed; the other bits are the messages'. */
#define OD_JSON_RECORD (1u << 31)

typedef struct _OdJsonMember OdJsonMember;

/* Puts what @node holds in @target. Returns FALSE, after od_json_refuse(), when @node does not hold what @member allows. */
typedef gboolean (*OdJsonRead) (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading);

/* What @source holds for @member in @variant; (transfer full), NULL to leave the member out. */
typedef JsonNode *(*OdJsonWrite) (const OdJsonMember *member, gconstpointer source, guint variant);

/**
 * OdJsonMember:
 * @allowed: the variants in which the member may be there; the last row of a table has no name
 * @required: the variants in which it must be there
 * @offset: in the target, of what the row fills
 * @max_characters, @maximum, @pattern, @constant, @names, @members: what the row's reader allows
 */
struct _OdJsonMember
{
  const char *name;
  guint allowed;
  guint required;
  OdJsonRead read;
  OdJsonWrite write;
  gsize offset;
  gsize max_characters;
  guint maximum;
  const char *pattern;
  const char *constant;
  const char *const *names;
  const OdJsonMember *members;
};

#define OD_JSON_END { .name = NULL }

/* Reads the object @node by @members, in the order of the table. Returns FALSE with @reading filled. */
gboolean od_json_read_members (const OdJsonMember *members, JsonNode *node, gpointer target, OdJsonReading *reading);

/* (transfer full); NULL when no member is there to write. */
JsonNode *od_json_write_members (const OdJsonMember *members, gconstpointer source, guint variant);

/* The same, with an empty object when no member is there to write: for what is known, but not yet filled in. */
JsonNode *od_json_write_even_empty (const OdJsonMember *members, gconstpointer source, guint variant);

/* Sets the problem with @name; always FALSE. NULL is the object itself. */
gboolean od_json_refuse (OdJsonReading *reading, OdJsonProblem problem, const char *name);

/* After a refusal deeper down: that was within @name; always FALSE. */
gboolean od_json_refuse_within (OdJsonReading *reading, const char *name);

/* The string in @node; (transfer none) (nullable) when it holds another type. */
const char *od_json_peek_string (JsonNode *node);
JsonNode *od_json_new_string (const char *text);

/* Whether the whole of @text fits @pattern. */
gboolean od_json_matches (const char *text, const char *pattern);

/* Text by the domain's rules for every text, up to @max_characters and, where there is one, of @pattern; not empty. */
gboolean od_json_read_text (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading);

/* Any string, as a person left it half typed; not empty. */
gboolean od_json_read_any_text (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading);

/* A string of which the whole fits @pattern. */
gboolean od_json_read_pattern (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading);

/* A day that exists, ISO 8601. */
gboolean od_json_read_day (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading);

/* Writes what the four before read; NULL and "" are left out. */
JsonNode *od_json_write_text (const OdJsonMember *member, gconstpointer source, guint variant);

/* @constant and nothing else. */
gboolean od_json_read_constant (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading);
JsonNode *od_json_write_constant (const OdJsonMember *member, gconstpointer source, guint variant);

/* A whole number from 0 to @maximum, for a guint. */
gboolean od_json_read_number (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading);
JsonNode *od_json_write_number (const OdJsonMember *member, gconstpointer source, guint variant);

/* An array of some of @names, NULL-terminated, each at most once, for flags of which the first stands for bit 0. */
gboolean od_json_read_flags (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading);
JsonNode *od_json_write_flags (const OdJsonMember *member, gconstpointer source, guint variant);

/* An object of @members; their target is at @offset. */
gboolean od_json_read_object (const OdJsonMember *member, JsonNode *node, gpointer target, OdJsonReading *reading);
JsonNode *od_json_write_object (const OdJsonMember *member, gconstpointer source, guint variant);

/* Indented UTF-8 of @root (transfer full) with a line end, that wipes itself when freed; (transfer full). */
GBytes *od_json_to_bytes (JsonNode *root);
