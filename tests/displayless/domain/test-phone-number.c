#include "phone-number.h"

#include <string.h>

static void
assert_parses (const char *text, const char *expected)
{
  g_autofree char *number = od_phone_number_parse (text);

  if (g_strcmp0 (number, expected) != 0)
    g_test_message ("from “%s”", text);
  g_assert_cmpstr (number, ==, expected);
}

static void
test_as_typed (void)
{
  static const struct
  {
    const char *text;
    const char *number;
  } cases[] = {
    { "014 12 34 56", "+3214123456" },
    { "014/12.34.56", "+3214123456" },
    { "014-12-34-56", "+3214123456" },
    { "(014) 12 34 56", "+3214123456" },
    { "014123456", "+3214123456" },
    { " 014 12 34 56 ", "+3214123456" },
    { "+32 14 12 34 56", "+3214123456" },
    { "+32 (0)14 12 34 56", "+3214123456" },
    { "+32(0)14123456", "+3214123456" },
    { "0032 14 12 34 56", "+3214123456" },
    { "0032 (0)14/12.34.56", "+3214123456" },
    { "02 123 45 67", "+3221234567" },
    { "09 123 45 67", "+3291234567" },
    /* Liège and a mobile number both begin with 04. */
    { "04 123 45 67", "+3241234567" },
    { "0470/12.34.56", "+32470123456" },
    { "+32 470 12 34 56", "+32470123456" },
    { "0032 (0)470 12 34 56", "+32470123456" },
    { "0455 12 34 56", "+32455123456" },
    { "0800 12 345", "+3280012345" },
    { "+31 6 12345678", "+31612345678" },
    { "0031 6 12345678", "+31612345678" },
    { "+1 202 555 0123", "+12025550123" },
    { "+212 612-345678", "+212612345678" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_parses (cases[i].text, cases[i].number);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    NULL, "", " ", "+", "00", "0", "+32", "0032", "(0)", "-", "+ ( ) /", "geen",
    /* too short, too long */
    "014 12 34 5", "014 12 34 56 7", "0470 12 34 5", "0470 12 34 56 7", "+32 470 12 34 56 7", "+32 14 12 34 5",
    /* no zone, no country code, or both */
    "14 12 34 56", "470 12 34 56", "32 14 12 34 56", "+32 014 12 34 56", "+32 0470 12 34 56", "+0 14 12 34 56",
    "000 12 34 56 78", "0440 12 34 56",
    /* what only begins or ends like a number */
    "+32 14 12 34 56 toestel 7", "tel. 014 12 34 56", "tel:+3214123456", "014 12 34 56;ext=7",
    "014 12 34 56, 014 12 34 57",
    "++3214123456", "32+14123456", "+32+14123456", "014 12 34 56\n", "014\t123456", "014 12 34 5O", "1e9", "0x14123456",
    "*21*014123456#",
    /* other digits, invisible characters, no UTF-8 */
    "\331\240\331\241\331\244123456", "０14123456", "014123456\342\200\256", "014\302\240" "123456", "014123456\377",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_parses (texts[i], NULL);
}

/* ITU-T E.164: at most fifteen digits; fewer than seven are no number that can be called from here. */
static void
test_foreign_length (void)
{
  for (gsize length = 1; length <= 40; length++)
    {
      g_autofree char *digits = g_strnfill (length, '4');
      g_autofree char *plus = g_strconcat ("+", digits, NULL);
      g_autofree char *zeros = g_strconcat ("00", digits, NULL);
      const char *expected = length >= 7 && length <= 15 ? plus : NULL;

      assert_parses (plus, expected);
      assert_parses (zeros, expected);
    }
}

/* What is kept is written as people here write it, and read again gives the same number. */
static void
test_format (void)
{
  static const struct
  {
    const char *number;
    const char *formatted;
  } cases[] = {
    { "+3214123456", "014 12 34 56" },   { "+3221234567", "02 123 45 67" },   { "+3231234567", "03 123 45 67" },
    { "+3241234567", "04 123 45 67" },   { "+3291234567", "09 123 45 67" },   { "+3250123456", "050 12 34 56" },
    { "+32470123456", "0470 12 34 56" }, { "+32499123456", "0499 12 34 56" }, { "+31612345678", "+31 612345678" },
    { "+352621123456", "+352 621123456" }, { "+12025550123", "+1 2025550123" }, { "+212612345678", "+212 612345678" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *formatted = od_phone_number_format (cases[i].number);

      g_assert_cmpstr (formatted, ==, cases[i].formatted);
      assert_parses (formatted, cases[i].number);
      assert_parses (cases[i].number, cases[i].number);
    }
}

/* A record from elsewhere may hold what is no number: it is shown as it is. */
static void
test_format_of_other_text (void)
{
  static const char *const texts[] = { "", "+", "+3", "+32", "onbekend", "014 12 34 56" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *formatted = od_phone_number_format (texts[i]);

      g_assert_cmpstr (formatted, ==, texts[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phone-number/as-typed", test_as_typed);
  g_test_add_func ("/phone-number/refused", test_refused);
  g_test_add_func ("/phone-number/foreign-length", test_foreign_length);
  g_test_add_func ("/phone-number/format", test_format);
  g_test_add_func ("/phone-number/format-of-other-text", test_format_of_other_text);
  return g_test_run ();
}
