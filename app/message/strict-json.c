#include "strict-json.h"

#include "message-limits.h"

#include <string.h>

/* JsonParser sees to the grammar. This gate goes over the tokens once, and stops those that JsonParser takes though JSON has them not,
 * and nesting that would have it call itself too deep. */
typedef struct
{
  const char *at;
  const char *end;
  guint depth;
  guint n_members;
} Gate;

static gboolean
take_code_unit (Gate *gate, guint *unit)
{
  *unit = 0;
  if (gate->end - gate->at < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++, gate->at++)
    {
      if (!g_ascii_isxdigit (*gate->at))
        return FALSE;
      *unit = *unit * 16 + (guint) g_ascii_xdigit_value (*gate->at);
    }
  return TRUE;
}

/* After "\u": no NUL, since C strings would end there, and surrogates in pairs only. */
static gboolean
pass_unicode_escape (Gate *gate)
{
  guint unit;

  if (!take_code_unit (gate, &unit) || unit == 0)
    return FALSE;
  if (unit < 0xD800 || unit > 0xDFFF)
    return TRUE;
  if (unit > 0xDBFF || gate->end - gate->at < 2 || gate->at[0] != '\\' || gate->at[1] != 'u')
    return FALSE;
  gate->at += 2;
  return take_code_unit (gate, &unit) && unit >= 0xDC00 && unit <= 0xDFFF;
}

/* After the opening quote. */
static gboolean
pass_string (Gate *gate)
{
  while (gate->at < gate->end)
    {
      guchar byte = (guchar) *gate->at++;

      if (byte == '"')
        return TRUE;
      if (byte < 0x20)
        return FALSE;
      if (byte != '\\')
        continue;
      if (gate->at == gate->end || strchr ("\"\\/bfnrtu", *gate->at) == NULL || *gate->at == '\0')
        return FALSE;
      if (*gate->at++ == 'u' && !pass_unicode_escape (gate))
        return FALSE;
    }
  return FALSE;
}

static gboolean
is_whole_number (const char *text, gsize length)
{
  if (length > 0 && text[0] == '-')
    {
      text++;
      length--;
    }
  if (length == 0 || length > 9 || (text[0] == '0' && length > 1))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
pass_literal (Gate *gate)
{
  static const char *const words[] = { "true", "false", "null" };
  const char *start = gate->at;
  gsize length;

  while (gate->at < gate->end && (g_ascii_isalnum (*gate->at) || strchr ("+-._", *gate->at) != NULL) && *gate->at != '\0')
    gate->at++;
  length = (gsize) (gate->at - start);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (length == strlen (words[i]) && memcmp (start, words[i], length) == 0)
      return TRUE;
  return is_whole_number (start, length);
}

static gboolean
pass_token (Gate *gate)
{
  switch (*gate->at)
    {
    case '{':
    case '[':
      gate->at++;
      return ++gate->depth <= OD_STRICT_JSON_MAX_DEPTH;
    case '}':
    case ']':
      gate->at++;
      return gate->depth-- > 0;
    case '"':
      gate->at++;
      return pass_string (gate);
    case ':':
      gate->n_members++;
      gate->at++;
      return TRUE;
    case ',':
      gate->at++;
      return TRUE;
    default:
      return pass_literal (gate);
    }
}

static void
skip_white_space (Gate *gate)
{
  while (gate->at < gate->end && *gate->at != '\0' && strchr (" \t\r\n", *gate->at) != NULL)
    gate->at++;
}

/* Whether @text is one object and nothing after it, of tokens that JSON has. */
static gboolean
passes_gate (const char *text, gsize length, guint *n_members)
{
  Gate gate = { .at = text, .end = text + length };

  skip_white_space (&gate);
  if (gate.at == gate.end || *gate.at != '{')
    return FALSE;
  do
    {
      if (!pass_token (&gate))
        return FALSE;
      skip_white_space (&gate);
    }
  while (gate.depth > 0 && gate.at < gate.end);
  *n_members = gate.n_members;
  return gate.depth == 0 && gate.at == gate.end;
}

static guint
count_members (JsonNode *node)
{
  g_autoptr (GList) below = NULL;
  guint count = 0;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      below = json_object_get_values (json_node_get_object (node));
      count = json_object_get_size (json_node_get_object (node));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    below = json_array_get_elements (json_node_get_array (node));
  for (GList *item = below; item != NULL; item = item->next)
    count += count_members (item->data);
  return count;
}

OdStrictJsonVerdict
od_strict_json_parse (const char *text, gsize length, gsize max_bytes, JsonNode **root)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (JsonNode) node = NULL;
  guint members_read = 0;

  if (length == 0 || length > max_bytes || !g_utf8_validate_len (text, length, NULL) || !passes_gate (text, length, &members_read))
    return OD_STRICT_JSON_NOT_JSON;

  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return OD_STRICT_JSON_NOT_JSON;

  /* The last of doubled members replaces the others: then fewer are left than were read. */
  node = json_parser_steal_root (parser);
  if (count_members (node) != members_read)
    return OD_STRICT_JSON_DOUBLE_MEMBER;
  *root = g_steal_pointer (&node);
  return OD_STRICT_JSON_GOOD;
}
