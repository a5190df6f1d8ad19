#include "text-rules.h"

#include <string.h>

#include "assert-findings.h"

#define BORN_SINCE_2000 G_GUINT64_CONSTANT (2000000000)

static void
assert_checks (const char *text, gsize max_characters, const char *expected)
{
  OdFindings *findings = od_findings_new ();

  od_text_check (text, OD_FIELD_USER_NAME, max_characters, findings);
  assert_findings (findings, expected);
}

static void
assert_national_number (const char *text, gboolean expected)
{
  if (od_text_has_national_register_number (text) != expected)
    g_test_message ("“%s”", text);
  g_assert_cmpint (od_text_has_national_register_number (text), ==, expected);
}

static guint
make_check (guint64 nine_digits, guint64 century)
{
  return 97 - (century + nine_digits) % 97;
}

/* Of the hundred endings two make a number: that of a person born before 2000, and that of one born since. */
static void
test_both_centuries (void)
{
  static const guint64 beginnings[] = {
    0, 101001, 990101001, 850730033, 170730033, 1231998, 991231997, 400101002, 240229001,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    for (guint ending = 0; ending < 100; ending++)
      {
        g_autofree char *text = g_strdup_printf ("%09" G_GUINT64_FORMAT "%02u", beginnings[i], ending);

        gboolean fits = ending == make_check (beginnings[i], 0) || ending == make_check (beginnings[i], BORN_SINCE_2000);

        assert_national_number (text, fits);
      }
}

/* In a BIS number the month is 20 or 40 more; month and day are 0 when they are not known. */
static void
test_dates (void)
{
  for (guint month = 0; month < 100; month++)
    for (guint day = 0; day < 100; day++)
      {
        guint64 beginning = 75 * 10000000 + month * 100000 + day * 1000 + 1;
        gboolean plausible = day <= 31 && (month <= 12 || (month >= 20 && month <= 32) || (month >= 40 && month <= 52));

        for (guint64 century = 0; century <= BORN_SINCE_2000; century += BORN_SINCE_2000)
          {
            guint check = make_check (beginning, century);
            g_autofree char *text = g_strdup_printf ("%09" G_GUINT64_FORMAT "%02u", beginning, check);

            assert_national_number (text, plausible);
          }
      }
}

/* However it is written, and whatever stands around it. */
static void
test_punctuation (void)
{
  static const char *const texts[] = {
    "85073003328",
    "85.07.30-033.28",
    "850730-033-28",
    "850730 033 28",
    "85 07 30 033 28",
    "85/07/30/033/28",
    "85_07_30_033_28",
    "85,07,30,033,28",
    "8-5-0-7-3-0-0-3-3-2-8",
    "8 5 0 7 3 0 0 3 3 2 8",
    "(85.07.30)[033]{28}",
    "85  07  30  -  033  .  28",
    "85\302\240" "07\302\24030\302\240" "033\302\240" "28",
    "85–07–30–033–28",
    "85·07·30·033·28",
    "85\t07\n30\r033\t28",
    "RR85073003328",
    "rrn:85.07.30-033.28;",
    "nr.85073003328bis",
    "geboren 85.07.30-033.28 te Hulshout",
    "85.07.30-033.28@example.be",
    "fien+85073003328@example.be",
    /* digits of full width, and Arabic-Indic ones */
    "８５０７３００３３２８",
    "\331\250\331\245\331\240\331\247\331\243\331\240\331\240\331\243\331\243\331\242\331\250",
    "8５073003328",
    /* born since 2000, and not known when */
    "17.07.30-033.84",
    "00.00.00-000.97",
    "000000-000-29",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_national_number (texts[i], TRUE);
}

/* Other digits before or after it hide it no more than letters do. */
static void
test_beside_other_numbers (void)
{
  static const char *const texts[] = {
    "Verzonnenstraat 12, 85.07.30-033.28",
    "12 85073003328",
    "85073003328 12",
    "85.07.30-033.28 / 014 12 34 56",
    "014 12 34 56 / 85.07.30-033.28",
    "1 2 3 4 5 6 7 8 9 85 07 30 033 28 1 2 3 4 5",
    "1. 85.07.30-033.28",
    "85.07.30-033.29 85.07.30-033.28",
    "1111111111111111111111111111111111111111111111111111111111111111 85.07.30-033.28",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_national_number (texts[i], TRUE);
}

static void
test_no_national_number (void)
{
  static const char *const texts[] = {
    "",
    "Fien Fictief",
    "85.07.30",
    "30/07/1985",
    /* check digits, a digit less, a digit more */
    "85.07.30-033.29",
    "85.07.30-033.2",
    "85.07.30-033.280",
    "185.07.30-033.28",
    "8507300332",
    "850730033289",
    "9850730033281",
    /* other numbers */
    "BE 0123.456.749",
    "014 12 34 56",
    "0470 12 34 56",
    "+32 470 12 34 56",
    "0032 470 12 34 56",
    "0031612345678",
    "BE71 0961 2345 6769",
    "2026-00042-K7QM",
    "2026-11-24 12:00",
    "Verzonnenstraat 12 bus 3, 2235 Hulshout",
    /* letters between: no longer the number */
    "85a07b30c033d28",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_national_number (texts[i], FALSE);
}

/* Searching takes time with the length of the text, not with its square. */
static void
test_long_text (void)
{
  g_autofree char *dots = g_strnfill (4 * 1024 * 1024, '.');
  g_autofree char *hidden = NULL;
  gint64 before = g_get_monotonic_time ();

  for (gsize i = 0; i < 10; i++)
    dots[i * 2] = '1';
  assert_national_number (dots, FALSE);
  hidden = g_strconcat (dots, "x8507300332", dots + 100, "8", NULL);
  assert_national_number (hidden, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 30 * G_USEC_PER_SEC);
}

/* What steers the direction of text, or cannot be seen, makes one name look like another. */
static void
test_invisible_characters (void)
{
  static const gunichar refused[] = {
    0x01, 0x07, '\b', '\t', '\n', '\v', '\f', '\r', 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9b, 0xad,
    0x061c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e,
    0x2060,
    0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x206f, 0xe000, 0xf8ff, 0xfeff, 0xfff9, 0xfffe, 0x1d173, 0xe0001, 0xe0041,
    0x10ffff,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      char character[7] = { 0 };
      g_autofree char *begins = NULL;
      g_autofree char *amid = NULL;
      g_autofree char *ends = NULL;

      g_unichar_to_utf8 (refused[i], character);
      begins = g_strconcat (character, "Fien", NULL);
      amid = g_strconcat ("Fi", character, "en", NULL);
      ends = g_strconcat ("Fien", character, NULL);
      g_test_message ("U+%04X", refused[i]);
      assert_checks (character, 80, "user-name=control");
      assert_checks (begins, 80, "user-name=control");
      assert_checks (amid, 80, "user-name=control");
      assert_checks (ends, 80, "user-name=control");
    }
}

static void
test_visible_characters (void)
{
  static const char *const texts[] = {
    "", " ", "Fien Fictief", "Zoë D’Hondt-Ångström", "e\314\201", "Таня",
    "\331\201\330\247\330\267\331\205\330\251", "陈", "a\302\240b", "10\302\240%", "€ 5", "<b>&amp;\"'\\",
    "'; DROP TABLE referral; --", "%s%n", "😀",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_checks (texts[i], 80, "");
}

/* One finding, whatever else is wrong with it. */
static void
test_invalid_utf8 (void)
{
  static const char *const texts[] = {
    "\377", "\200", "Jos\303", "Jos\351", "\300\257", "\340\200\257", "\355\240\200", "\364\220\200\200",
    "\370\210\200\200\200",
    "85073003328\377", "\342\200",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_checks (texts[i], 3, "user-name=control");
}

/* Counted in characters, as the person who types counts. */
static void
test_length (void)
{
  assert_checks ("Fien", 4, "");
  assert_checks ("Fiens", 4, "user-name=too-long");
  assert_checks ("ëëëë", 4, "");
  assert_checks ("ëëëëë", 4, "user-name=too-long");
  assert_checks ("😀😀", 2, "");
  assert_checks ("a", 0, "user-name=too-long");
  assert_checks ("", 0, "");
}

static void
test_all_findings (void)
{
  assert_checks ("85.07.30-033.28\nFien", 10, "user-name=control user-name=national-number user-name=too-long");
}

static void
test_normalise (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "   ", "" },
    { "\302\240\342\200\203\t", "" },
    { "Fien", "Fien" },
    { "  Fien   van den\302\240 Fictief ", "Fien van den Fictief" },
    { "Fien\t\n Fictief", "Fien Fictief" },
    { "Zoe\314\210", "Zoë" },
    { "A\314\212ngstro\314\210m", "Ångström" },
    { "Å", "Å" },
    /* Meaning stays: no compatibility forms. */
    { "m²", "m²" },
    { "Jos\351", "Jos\351" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *once = od_text_normalise (cases[i].text);
      g_autofree char *twice = od_text_normalise (once);

      g_assert_cmpstr (once, ==, cases[i].expected);
      g_assert_cmpstr (twice, ==, cases[i].expected);
    }
}

/* Who searches types neither accents nor capitals. */
static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "...", "" },
    { "Fien  FICTIEF", "fien fictief" },
    { " Fien ", "fien" },
    { "Zoë", "zoe" },
    { "Zoe\314\210", "zoe" },
    { "Ångström", "angstrom" },
    { "D'Hondt", "dhondt" },
    { "D’Hondt", "dhondt" },
    { "Van-den-Fictief", "vandenfictief" },
    { "Straße", "strasse" },
    { "Çelik-Façade", "celikfacade" },
    { "\304\262sbrand \304\263", "ijsbrand ij" },
    { "Łukasz Đorđe", "lukasz dorde" },
    { "Bjørn Ærø", "bjorn aero" },
    { "Cœur", "coeur" },
    { "Yıldız İnci", "yildiz inci" },
    { "Þórður", "thordur" },
    { "Таня", "таня" },
    { "2026-00042-K7QM", "202600042k7qm" },
    { "Jos\351", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = od_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-rules/national-number/both-centuries", test_both_centuries);
  g_test_add_func ("/text-rules/national-number/dates", test_dates);
  g_test_add_func ("/text-rules/national-number/punctuation", test_punctuation);
  g_test_add_func ("/text-rules/national-number/beside-other-numbers", test_beside_other_numbers);
  g_test_add_func ("/text-rules/national-number/none", test_no_national_number);
  g_test_add_func ("/text-rules/national-number/long-text", test_long_text);
  g_test_add_func ("/text-rules/invisible-characters", test_invisible_characters);
  g_test_add_func ("/text-rules/visible-characters", test_visible_characters);
  g_test_add_func ("/text-rules/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/text-rules/length", test_length);
  g_test_add_func ("/text-rules/all-findings", test_all_findings);
  g_test_add_func ("/text-rules/normalise", test_normalise);
  g_test_add_func ("/text-rules/fold", test_fold);
  return g_test_run ();
}
