#include "reference.h"

#include <string.h>

#define LENGTH 15

/* What can be read or heard as something else. */
static const char confusing[] = "0125 8BILOSUVZ";

static void
test_shape (void)
{
  for (guint32 random = 0; random < 23 * 23 * 23; random++)
    {
      g_autofree char *reference = od_reference_new (2026, 42, random);

      g_assert_true (g_str_has_prefix (reference, "2026-00042-"));
      g_assert_cmpuint (strlen (reference), ==, LENGTH);
      g_assert_null (strpbrk (reference + 11, confusing));
      g_assert_true (od_reference_is_valid (reference));
    }
}

/* The largest of each still gives a reference of the same length. */
static void
test_bounds (void)
{
  static const struct
  {
    guint year;
    guint number;
    guint32 random;
    const char *beginning;
  } cases[] = {
    { 2026, 1, 0, "2026-00001-" },
    { 2026, 99999, G_MAXUINT32, "2026-99999-" },
    { 9999, 99999, 12167, "9999-99999-" },
    { 2027, 12345, 12166, "2027-12345-" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reference = od_reference_new (cases[i].year, cases[i].number, cases[i].random);

      g_assert_true (g_str_has_prefix (reference, cases[i].beginning));
      g_assert_true (od_reference_is_valid (reference));
    }
}

/* Two teams that count alike have other references: each random number below 23³ gives one of its own. */
static void
test_teams_differ (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint32 random = 0; random < 23 * 23 * 23; random++)
    g_assert_true (g_hash_table_add (seen, od_reference_new (2026, 1, random)));
}

/* Every single wrong sign and every swap of neighbours is noticed, also across a dash. */
static void
assert_notices_mistakes (const char *reference)
{
  char text[LENGTH + 1];

  for (int place = 0; place < LENGTH; place++)
    for (char sign = 1; sign < 127; sign++)
      {
        memcpy (text, reference, sizeof text);
        text[place] = sign;
        g_assert_cmpint (od_reference_is_valid (text), ==, sign == reference[place]);
      }
  for (int place = 0; place < LENGTH - 1; place++)
    for (int distance = 1; distance <= 2 && place + distance < LENGTH; distance++)
      {
        memcpy (text, reference, sizeof text);
        text[place] = reference[place + distance];
        text[place + distance] = reference[place];
        if ((distance == 1 || reference[place + 1] == '-') && text[place] != reference[place])
          g_assert_false (od_reference_is_valid (text));
      }
}

static void
test_mistakes (void)
{
  for (guint number = 1; number < 100000; number += 4321)
    {
      g_autofree char *reference = od_reference_new (2026 + number % 7, number, number * 2654435761u);

      assert_notices_mistakes (reference);
    }
}

static void
test_refused (void)
{
  g_autofree char *reference = od_reference_new (2026, 42, 7);
  g_autofree char *lower = g_ascii_strdown (reference, -1);
  g_autofree char *longer = g_strconcat (reference, "3", NULL);
  g_autofree char *shorter = g_strndup (reference, LENGTH - 1);
  g_autofree char *line = g_strconcat (reference, "\n", NULL);
  const char *const texts[] = {
    NULL, "", "2026", "---------------", "2026-00042-....", "../../../../etc", longer, shorter, lower, line,
    "2026-0004\331\242-346", "\377\377\377\377-\377\377\377\377\377-\377\377\377\377",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (od_reference_is_valid (texts[i]));
}

/* As mail programs and browsers name a file that was saved before. */
static void
test_find (void)
{
  static const char *const names[] = {
    "%s", "overdracht-%s.zip", "overdracht-%s (1).zip", "overdracht-%s (1) - kopie.7z", "RE: Overdracht %s",
    "%s.zip.zip",
    "2026-00001-%s.zip", "overdracht – %s…", "2026-11-24 %s",
  };
  g_autofree char *reference = od_reference_new (2026, 42, 7);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (GStrv) parts = g_strsplit (names[i], "%s", -1);
      g_autofree char *name = g_strjoinv (reference, parts);
      g_autofree char *found = od_reference_find (name);

      g_assert_cmpstr (found, ==, reference);
    }
}

static void
test_find_nothing (void)
{
  g_autofree char *reference = od_reference_new (2026, 42, 7);
  g_autofree char *wrong = g_strdup_printf ("overdracht-%s.zip", reference);
  g_autofree char *torn = g_strdup_printf ("overdracht-%.10s %s.zip", reference, reference + 10);
  const char *const names[] = {
    "", "overdracht.zip", "2026-00042", wrong, torn, "\377\377\377\377\377\377\377\377\377\377\377\377\377\377\377",
  };

  wrong[strlen ("overdracht-2026-0004")] = '3';
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_null (od_reference_find (names[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/shape", test_shape);
  g_test_add_func ("/reference/bounds", test_bounds);
  g_test_add_func ("/reference/teams-differ", test_teams_differ);
  g_test_add_func ("/reference/mistakes", test_mistakes);
  g_test_add_func ("/reference/refused", test_refused);
  g_test_add_func ("/reference/find", test_find);
  g_test_add_func ("/reference/find-nothing", test_find_nothing);
  return g_test_run ();
}
