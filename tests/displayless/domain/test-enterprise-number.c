#include "enterprise-number.h"

#include <string.h>

/* Numbers of no enterprise, of which the check digits fit. */
static const char *const fitting[] = { "0123456749", "1000002197", "0987654394", "0000000196" };

static void
assert_parses (const char *text, const char *expected)
{
  g_autofree char *digits = od_enterprise_number_parse (text);

  if (g_strcmp0 (digits, expected) != 0)
    g_test_message ("from “%s”", text);
  g_assert_cmpstr (digits, ==, expected);
}

static void
test_as_typed (void)
{
  static const struct
  {
    const char *text;
    const char *digits;
  } cases[] = {
    { "0123456749", "0123456749" },
    { "0123.456.749", "0123456749" },
    { "0123 456 749", "0123456749" },
    { "0123/456-749", "0123456749" },
    { "123456749", "0123456749" },
    { "123.456.749", "0123456749" },
    { "BE0123456749", "0123456749" },
    { "be 0123.456.749", "0123456749" },
    { "BE 123.456.749", "0123456749" },
    /* 97 minus 0 */
    { "1000.002.197", "1000002197" },
    { "", NULL },
    { "BE", NULL },
    { "0123.456.748", NULL },
    { "0123.456.74", NULL },
    { "0123.456.7490", NULL },
    { "12345674", NULL },
    { "00123456749", NULL },
    { "BEBE0123456749", NULL },
    { "NL0123456749", NULL },
    { "0123456749x", NULL },
    { "x0123456749", NULL },
    { "0123456749\n", NULL },
    { "0123456749;", NULL },
    { "+0123456749", NULL },
    /* Digits of other scripts and of full width are no digits of a number in a message. */
    { "０123456749", NULL },
    { "012345674\331\251", NULL },
    { "0123456749\377", NULL },
    /* Nothing but zeros is nobody. */
    { "0000000097", NULL },
    { "000000097", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_parses (cases[i].text, cases[i].digits);
}

/* Of the hundred endings exactly one fits, and a KBO number begins with 0 or 1. */
static void
test_one_ending_fits (void)
{
  static const guint beginnings[] = {
    1, 96, 97, 98, 1234567, 9999999, 10000021, 19999999, 20000000, 97000000, 99999999,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    for (guint ending = 0; ending < 100; ending++)
      {
        g_autofree char *text = g_strdup_printf ("%08u%02u", beginnings[i], ending);
        gboolean fits = beginnings[i] < 20000000 && ending == 97 - beginnings[i] % 97;

        assert_parses (text, fits ? text : NULL);
      }
}

/* What a person easily mistypes is noticed: any one digit, any two neighbours swapped. */
static void
test_mistyped (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fitting); i++)
    {
      char text[11];

      assert_parses (fitting[i], fitting[i]);
      for (int place = 0; place < 10; place++)
        for (char digit = '0'; digit <= '9'; digit++)
          {
            memcpy (text, fitting[i], sizeof text);
            text[place] = digit;
            if (digit != fitting[i][place])
              assert_parses (text, NULL);
          }
      for (int place = 0; place < 9; place++)
        {
          memcpy (text, fitting[i], sizeof text);
          text[place] = fitting[i][place + 1];
          text[place + 1] = fitting[i][place];
          if (text[place] != text[place + 1])
            assert_parses (text, NULL);
        }
    }
}

static void
test_format (void)
{
  g_autofree char *formatted = od_enterprise_number_format ("0123456749");
  g_autofree char *unknown = od_enterprise_number_format ("");
  g_autofree char *short_one = od_enterprise_number_format ("12345");

  g_assert_cmpstr (formatted, ==, "0123.456.749");
  assert_parses (formatted, "0123456749");
  g_assert_cmpstr (unknown, ==, "");
  g_assert_cmpstr (short_one, ==, "12345");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/enterprise-number/as-typed", test_as_typed);
  g_test_add_func ("/enterprise-number/one-ending-fits", test_one_ending_fits);
  g_test_add_func ("/enterprise-number/mistyped", test_mistyped);
  g_test_add_func ("/enterprise-number/format", test_format);
  return g_test_run ();
}
