#include "strict-json.h"

#include <string.h>

#define LIMIT 4096

/* A text with its length, since some hold NUL. */
typedef struct
{
  const char *name;
  const char *text;
  gsize length;
} Case;

#define CASE(name, text) { name, text, sizeof (text) - 1 }

/* A copy of just its length, so that reading beyond it shows under a sanitizer. */
static OdStrictJsonVerdict
parse (const char *text, gsize length, gsize limit, JsonNode **root)
{
  g_autofree char *exact = g_memdup2 (text, length);

  return od_strict_json_parse (exact, length, limit, root);
}

static const Case good[] = {
  CASE ("empty", "{}"),
  CASE ("white space", " \t\r\n{ \"a\"\t:\r\n1 , \"b\" : [ ] } \n"),
  CASE ("literals", "{\"a\":true,\"b\":false,\"c\":null}"),
  CASE ("numbers", "{\"a\":0,\"b\":-0,\"c\":-7,\"d\":999999999,\"e\":-99999999}"),
  CASE ("escapes", "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uABCD\"}"),
  CASE ("surrogate pair", "{\"a\":\"\\ud83d\\ude00\\uDBFF\\uDFFF\"}"),
  CASE ("all of Unicode", "{\"\xc3\xa9\":\"\xe2\x82\xac \xf0\x9f\x98\x80 \xf4\x8f\xbf\xbf \x7f\"}"),
  CASE ("comment in a string", "{\"a\":\"/* x */ // y\"}"),
  CASE ("brackets in a string", "{\"a\":\"}]{[\"}"),
  CASE ("empty name", "{\"\":1}"),
  CASE ("alike, but in other objects", "{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}]}"),
  CASE ("alike but for case", "{\"a\":1,\"A\":1}"),
  CASE ("eight deep", "{\"a\":[[[[[[[1]]]]]]]}"),
  CASE ("eight deep and again", "{\"a\":[[[[[[[]]]]]]],\"b\":{\"c\":{\"c\":{\"c\":{\"c\":{\"c\":{\"c\":{}}}}}}}}"),
};

static const Case not_json[] = {
  CASE ("nothing", ""),
  CASE ("white space only", " \n"),
  CASE ("byte order mark", "\xef\xbb\xbf{}"),
  CASE ("UTF-16", "{\0}\0"),
  CASE ("array", "[]"),
  CASE ("array of an object", "[{}]"),
  CASE ("string", "\"a\""),
  CASE ("number", "1"),
  CASE ("literal", "null"),
  CASE ("form feed before", "\f{}"),
  CASE ("vertical tab inside", "{\v}"),
  CASE ("no-break space", "{\xc2\xa0}"),

  CASE ("text after it", "{} x"),
  CASE ("object after it", "{}{}"),
  CASE ("object on the next line", "{}\n{}"),
  CASE ("comma after it", "{},"),
  CASE ("bracket after it", "{}}"),
  CASE ("NUL after it", "{}\0"),
  CASE ("NUL and text after it", "{}\0x"),
  CASE ("semicolon after it", "{};"),
  CASE ("assignment", "var a = {}"),

  CASE ("block comment before", "/* x */{}"),
  CASE ("block comment inside", "{/* x */}"),
  CASE ("block comment after", "{}/* x */"),
  CASE ("line comment", "{}// x"),
  CASE ("line comment inside", "{// x\n}"),
  CASE ("hash comment", "# x\n{}"),

  CASE ("unclosed object", "{\"a\":1"),
  CASE ("unclosed array", "{\"a\":[1}"),
  CASE ("crossed", "{\"a\":[1}]"),
  CASE ("closed otherwise", "{]"),
  CASE ("closed only", "}"),
  CASE ("unclosed string", "{\"a"),
  CASE ("trailing comma", "{\"a\":1,}"),
  CASE ("leading comma", "{,\"a\":1}"),
  CASE ("doubled comma", "{\"a\":1,,\"b\":2}"),
  CASE ("trailing comma in array", "{\"a\":[1,]}"),
  CASE ("doubled comma in array", "{\"a\":[1,,2]}"),
  CASE ("no comma", "{\"a\":1 \"b\":2}"),
  CASE ("no comma in array", "{\"a\":[1 2]}"),
  CASE ("no colon", "{\"a\" 1}"),
  CASE ("doubled colon", "{\"a\"::1}"),
  CASE ("equals sign", "{\"a\"=1}"),
  CASE ("no value", "{\"a\":}"),
  CASE ("no name", "{:1}"),
  CASE ("name only", "{\"a\"}"),
  CASE ("colon in array", "{\"a\":[1:2]}"),
  CASE ("bare name", "{a:1}"),
  CASE ("number as name", "{1:1}"),
  CASE ("literal as name", "{null:1}"),
  CASE ("single quotes", "{'a':1}"),
  CASE ("single quoted value", "{\"a\":'b'}"),
  CASE ("strings in a row", "{\"a\":\"b\" \"c\"}"),
  CASE ("nine deep", "{\"a\":[[[[[[[[1]]]]]]]]}"),
  CASE ("nine deep in objects", "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}"),
};

static const Case bad_tokens[] = {
  CASE ("fraction", "{\"a\":1.0}"),
  CASE ("exponent", "{\"a\":1e5}"),
  CASE ("huge", "{\"a\":99999999999999999999999999999999}"),
  CASE ("ten digits", "{\"a\":1000000000}"),
  CASE ("ten signs with minus", "{\"a\":-1000000000}"),
  CASE ("beyond 64 bits", "{\"a\":18446744073709551617}"),
  CASE ("infinite", "{\"a\":1e999}"),
  CASE ("leading zero", "{\"a\":01}"),
  CASE ("leading zero after minus", "{\"a\":-01}"),
  CASE ("hexadecimal", "{\"a\":0x10}"),
  CASE ("dollar hexadecimal", "{\"a\":$10}"),
  CASE ("plus", "{\"a\":+1}"),
  CASE ("minus only", "{\"a\":-}"),
  CASE ("minus and space", "{\"a\":- 1}"),
  CASE ("no digit before", "{\"a\":.5}"),
  CASE ("no digit after", "{\"a\":5.}"),
  CASE ("not a number", "{\"a\":NaN}"),
  CASE ("infinity", "{\"a\":Infinity}"),
  CASE ("upper case", "{\"a\":True}"),
  CASE ("all upper case", "{\"a\":NULL}"),
  CASE ("cut literal", "{\"a\":tru}"),
  CASE ("long literal", "{\"a\":nulll}"),
  CASE ("undefined", "{\"a\":undefined}"),
  CASE ("bare word", "{\"a\":b}"),

  CASE ("tab in a string", "{\"a\":\"\t\"}"),
  CASE ("line end in a string", "{\"a\":\"\n\"}"),
  CASE ("NUL in a string", "{\"a\":\"b\0c\"}"),
  CASE ("NUL in a name", "{\"a\0b\":1}"),
  CASE ("NUL between", "{\"a\":\0001}"),
  CASE ("escape of a control", "{\"a\":\"\\\n\"}"),
  CASE ("escape of NUL", "{\"a\":\"\\\0\"}"),
  CASE ("unknown escape", "{\"a\":\"\\x41\"}"),
  CASE ("single quote escaped", "{\"a\":\"\\'\"}"),
  CASE ("octal escape", "{\"a\":\"\\101\"}"),
  CASE ("cut escape", "{\"a\":\"\\"),
  CASE ("capital escape", "{\"a\":\"\\U0041\"}"),
  CASE ("short unicode escape", "{\"a\":\"\\u041\"}"),
  CASE ("cut unicode escape", "{\"a\":\"\\u00"),
  CASE ("no hexadecimal", "{\"a\":\"\\u00g1\"}"),
  CASE ("signed hexadecimal", "{\"a\":\"\\u+041\"}"),
  CASE ("escaped NUL", "{\"a\":\"b\\u0000c\"}"),
  CASE ("escaped NUL in a name", "{\"a\\u0000b\":1}"),
  CASE ("high surrogate only", "{\"a\":\"\\ud83d\"}"),
  CASE ("high surrogate and text", "{\"a\":\"\\ud83d.ude00\"}"),
  CASE ("high surrogate and escape", "{\"a\":\"\\ud83d\\n\"}"),
  CASE ("two high surrogates", "{\"a\":\"\\ud83d\\ud83d\"}"),
  CASE ("low surrogate only", "{\"a\":\"\\ude00\"}"),
  CASE ("turned pair", "{\"a\":\"\\ude00\\ud83d\"}"),
  CASE ("cut pair", "{\"a\":\"\\ud83d\\u"),

  CASE ("no UTF-8", "{\"a\":\"\xff\"}"),
  CASE ("Latin-1", "{\"a\":\"\xe9t\xe9\"}"),
  CASE ("cut UTF-8", "{\"a\":\"\xe2\x82\"}"),
  CASE ("cut UTF-8 at the end", "{\"a\":\"\xe2\x82"),
  CASE ("continuation only", "{\"a\":\"\x80\"}"),
  CASE ("overlong", "{\"a\":\"\xc0\xaf\"}"),
  CASE ("overlong NUL", "{\"a\":\"\xc0\x80\"}"),
  CASE ("surrogate in UTF-8", "{\"a\":\"\xed\xa0\x80\"}"),
  CASE ("beyond Unicode", "{\"a\":\"\xf4\x90\x80\x80\"}"),
};

static const Case doubled[] = {
  CASE ("at the top", "{\"a\":1,\"a\":1}"),
  CASE ("with another value", "{\"a\":1,\"b\":2,\"a\":\"x\"}"),
  CASE ("null", "{\"a\":null,\"a\":null}"),
  CASE ("three times", "{\"a\":1,\"a\":2,\"a\":3}"),
  CASE ("below", "{\"a\":{\"b\":1,\"b\":1}}"),
  CASE ("in an array", "{\"a\":[[{\"b\":1,\"b\":1}]]}"),
  CASE ("first value of objects", "{\"a\":{\"b\":1},\"a\":{\"b\":1}}"),
  CASE ("spread", "{\"a\":{\"b\":1},\"a\":{\"c\":1}}"),
  CASE ("by an escape", "{\"a\":1,\"\\u0061\":1}"),
  CASE ("empty name", "{\"\":1,\"\":1}"),
};

static void
check_all (const Case *cases, guint n_cases, OdStrictJsonVerdict expected)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (JsonNode) root = NULL;
      OdStrictJsonVerdict verdict = parse (cases[i].text, cases[i].length, LIMIT, &root);

      if (verdict != expected)
        g_error ("%s: verdict %d, not %d", cases[i].name, verdict, expected);
      g_assert_true ((root != NULL) == (verdict == OD_STRICT_JSON_GOOD));
    }
}

static void
test_good (void)
{
  check_all (good, G_N_ELEMENTS (good), OD_STRICT_JSON_GOOD);
}

static void
test_not_json (void)
{
  check_all (not_json, G_N_ELEMENTS (not_json), OD_STRICT_JSON_NOT_JSON);
}

static void
test_bad_tokens (void)
{
  check_all (bad_tokens, G_N_ELEMENTS (bad_tokens), OD_STRICT_JSON_NOT_JSON);
}

static void
test_doubled (void)
{
  check_all (doubled, G_N_ELEMENTS (doubled), OD_STRICT_JSON_DOUBLE_MEMBER);
}

static void
test_values (void)
{
  static const char text[] = "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\xc3\xa9\",\"b\":[-7,999999999,true,null]}";
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  JsonArray *array;

  g_assert_cmpint (parse (text, strlen (text), LIMIT, &root), ==, OD_STRICT_JSON_GOOD);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "a"), ==, "\"\\/\b\f\n\r\t\xc3\xa9\xf0\x9f\x98\x80\xc3\xa9");
  array = json_object_get_array_member (object, "b");
  g_assert_cmpuint (json_array_get_length (array), ==, 4);
  g_assert_cmpint (json_array_get_int_element (array, 0), ==, -7);
  g_assert_cmpint (json_array_get_int_element (array, 1), ==, 999999999);
  g_assert_true (json_array_get_boolean_element (array, 2));
  g_assert_true (json_array_get_null_element (array, 3));
}

static void
test_size_limit (void)
{
  static const char text[] = "{\"a\":\"bcd\"}";
  gsize length = strlen (text);

  for (gsize limit = 0; limit <= length + 1; limit++)
    {
      g_autoptr (JsonNode) root = NULL;

      g_assert_cmpint (parse (text, length, limit, &root), ==, limit >= length ? OD_STRICT_JSON_GOOD : OD_STRICT_JSON_NOT_JSON);
    }
}

/* As deep as the bytes go: JsonParser, which calls itself, must not be asked. */
static void
test_abyss (void)
{
  static const char *const openings[] = { "[", "{\"a\":" };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr (GString) text = g_string_new ("{\"a\":");
      g_autoptr (JsonNode) root = NULL;

      while (text->len < 1024 * 1024)
        g_string_append (text, openings[i]);
      g_assert_cmpint (parse (text->str, text->len, text->len, &root), ==, OD_STRICT_JSON_NOT_JSON);
    }
}

/* Part of a good text is none. */
static void
test_cuts (void)
{
  static const char text[] = "{\"a\":\"b\\n\\ud83d\\ude00\xc3\xa9\",\"b\":[-7,true,{\"c\":null}]}";

  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autoptr (JsonNode) root = NULL;

      g_assert_cmpint (parse (text, length, LIMIT, &root), ==, OD_STRICT_JSON_NOT_JSON);
    }
}

/* Whatever passes can be written, and read again as the same. */
static void
test_changed_bytes (void)
{
  static const char text[] = "{\"a\":\"b\\n\\ud83d\\ude00\xc3\xa9\",\"b\":[-7,true,{\"c\":null}]}";
  guint n_good = 0;

  for (gsize i = 0; i < strlen (text); i++)
    for (guint byte = 0; byte < 256; byte++)
      {
        g_autofree char *changed = g_strdup (text);
        g_autoptr (JsonNode) root = NULL, again = NULL;
        g_autofree char *written = NULL;

        changed[i] = (char) byte;
        if (parse (changed, strlen (text), LIMIT, &root) != OD_STRICT_JSON_GOOD)
          continue;
        n_good++;
        written = json_to_string (root, FALSE);
        g_assert_cmpint (parse (written, strlen (written), LIMIT, &again), ==, OD_STRICT_JSON_GOOD);
        g_assert_true (json_node_equal (root, again));
      }
  g_assert_cmpuint (n_good, >, strlen (text));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/strict-json/good", test_good);
  g_test_add_func ("/strict-json/not-json", test_not_json);
  g_test_add_func ("/strict-json/bad-tokens", test_bad_tokens);
  g_test_add_func ("/strict-json/doubled", test_doubled);
  g_test_add_func ("/strict-json/values", test_values);
  g_test_add_func ("/strict-json/size-limit", test_size_limit);
  g_test_add_func ("/strict-json/abyss", test_abyss);
  g_test_add_func ("/strict-json/cuts", test_cuts);
  g_test_add_func ("/strict-json/changed-bytes", test_changed_bytes);
  return g_test_run ();
}
