#include "passphrase.h"

#include <math.h>
#include <string.h>

/* The place of @word in the list, where it must be. */
static guint
find_index (const char *word)
{
  guint first = 0;
  guint last = od_passphrase_list_length ();

  while (first < last)
    {
      guint middle = (first + last) / 2;
      int order = strcmp (word, od_passphrase_list_get (middle));

      if (order == 0)
        return middle;
      if (order < 0)
        last = middle;
      else
        first = middle + 1;
    }
  g_error ("%s is not in the list", word);
}

static void
test_list (void)
{
  guint length = od_passphrase_list_length ();

  g_assert_cmpuint (length, >=, 7776);
  g_assert_cmpfloat (OD_PASSPHRASE_WORDS * log2 (length), >=, 90);
  for (guint i = 0; i < length; i++)
    {
      const char *word = od_passphrase_list_get (i);

      g_assert_cmpuint (strlen (word), >=, 4);
      g_assert_cmpuint (strlen (word), <=, 8);
      g_assert_cmpuint (strspn (word, "abcdefghijklmnopqrstuvwxyz"), ==, strlen (word));
      if (i > 0)
        g_assert_cmpstr (od_passphrase_list_get (i - 1), <, word);
    }
}

/* Whether one letter changed, added or left out, or two neighbours swapped, make one of the other. */
static gboolean
is_one_edit_apart (const char *one, const char *other)
{
  while (*one != '\0' && *one == *other)
    {
      one++;
      other++;
    }
  return strcmp (one, other + (*other != '\0')) == 0 || strcmp (one + (*one != '\0'), other) == 0
         || (*one != '\0' && *other != '\0' && strcmp (one + 1, other + 1) == 0)
         || (strlen (one) >= 2 && strlen (other) >= 2 && one[0] == other[1] && one[1] == other[0]
             && strcmp (one + 2, other + 2) == 0);
}

static void
test_near_twins (void)
{
  static const struct
  {
    const char *one;
    const char *other;
    gboolean near;
  } cases[] = {
    { "boot", "bood", TRUE },  { "boot", "boo", TRUE },  { "boot", "boots", TRUE }, { "boot", "oboot", TRUE },
    { "boot", "obot", TRUE },  { "boot", "brot", TRUE }, { "boot", "toob", FALSE }, { "boot", "bo", FALSE },
    { "boot", "beet", FALSE }, { "boot", "boterd", FALSE },
  };
  guint length = od_passphrase_list_length ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (is_one_edit_apart (cases[i].one, cases[i].other), ==, cases[i].near);
      g_assert_cmpint (is_one_edit_apart (cases[i].other, cases[i].one), ==, cases[i].near);
    }
  for (guint i = 0; i < length; i++)
    for (guint j = i + 1; j < length; j++)
      if (is_one_edit_apart (od_passphrase_list_get (i), od_passphrase_list_get (j)))
        g_error ("%s and %s are near-twins", od_passphrase_list_get (i), od_passphrase_list_get (j));
}

static void
test_new_shape (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (OdSecret) passphrase = od_passphrase_new ();
      g_auto (GStrv) words = g_strsplit (od_secret_peek (passphrase), " ", -1);

      g_assert_cmpuint (g_strv_length (words), ==, OD_PASSPHRASE_WORDS);
      for (guint j = 0; j < OD_PASSPHRASE_WORDS; j++)
        find_index (words[j]);
      g_assert_cmpuint (od_secret_get_length (passphrase), ==, strlen (od_secret_peek (passphrase)));
      g_assert_true (g_hash_table_add (seen, g_strdup (od_secret_peek (passphrase))));
    }
}

/*
 * Over 70,000 words in 100 equal parts of the list (and by place), chi-square with 99 degrees of freedom is under 200 but
 * once in 10^8 runs when the draw is even; a draw that misses the last hundredth of the list gives over 700.
 */
static void
test_new_is_even (void)
{
  enum { ROUNDS = 10000, PARTS = 100 };
  guint counts[OD_PASSPHRASE_WORDS + 1][PARTS] = { 0 };

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (OdSecret) passphrase = od_passphrase_new ();
      g_auto (GStrv) words = g_strsplit (od_secret_peek (passphrase), " ", -1);

      for (guint j = 0; j < OD_PASSPHRASE_WORDS; j++)
        {
          guint part = (guint64) find_index (words[j]) * PARTS / od_passphrase_list_length ();
          counts[j][part]++;
          counts[OD_PASSPHRASE_WORDS][part]++;
        }
    }
  for (guint j = 0; j <= OD_PASSPHRASE_WORDS; j++)
    {
      double expected = (j == OD_PASSPHRASE_WORDS ? ROUNDS * OD_PASSPHRASE_WORDS : ROUNDS) / (double) PARTS;
      double sum = 0;

      for (guint i = 0; i < PARTS; i++)
        sum += (counts[j][i] - expected) * (counts[j][i] - expected) / expected;
      g_test_message ("place %u: chi-square %.1f", j, sum);
      g_assert_cmpfloat (sum, <, 200);
    }
}

#define NORMAL "aandacht boterham fietspad keuken koffie wandelen zonnig"

static void
test_normalise (void)
{
  static const struct
  {
    const char *typed;
    const char *expected;
  } cases[] = {
    { NORMAL, NORMAL },
    { "  " NORMAL "\r\n", NORMAL },
    { "AANDACHT Boterham fIETSPAD keuken koffie wandelen zonniG", NORMAL },
    { "aandacht  boterham\tfietspad\nkeuken\r\nkoffie   wandelen zonnig", NORMAL },
    { "aandacht-boterham-fietspad-keuken-koffie-wandelen-zonnig", NORMAL },
    { "aandacht – boterham — fietspad ‑ keuken − koffie • wandelen · zonnig", NORMAL },
    { "aandacht, boterham, fietspad, keuken, koffie, wandelen, zonnig.", NORMAL },
    { "aandacht.boterham;fietspad:keuken/koffie_wandelen+zonnig", NORMAL },
    { "1. aandacht 2. boterham 3. fietspad 4. keuken 5. koffie 6. wandelen 7. zonnig", NORMAL },
    { "1) Aandacht\n2) Boterham\n3) Fietspad\n4) Keuken\n5) Koffie\n6) Wandelen\n7) Zonnig\n", NORMAL },
    { "“aandacht boterham fietspad keuken koffie wandelen zonnig”", NORMAL },
    { "aandacht\302\240boterham\342\200\257fietspad keuken koffie wandelen zonnig", NORMAL },
    { "\357\273\277aan\302\255dacht boter\342\200\213ham fietspad keuken koffie wandelen zonnig\342\200\216", NORMAL },
    /* The words of a passphrase may repeat and stay in their order. */
    { "Zonnig aandacht zonnig aandacht zonnig aandacht zonnig", "zonnig aandacht zonnig aandacht zonnig aandacht zonnig" },
    /* What somebody made up stays as it is, but for white space around it. */
    { "", "" },
    { " \t\n ", "" },
    { "\302\240Zomer 2026!\302\240", "Zomer 2026!" },
    { "Zonnig", "Zonnig" },
    { "Koffie-Keuken", "Koffie-Keuken" },
    { "Aandacht boterham fietspad keuken koffie wandelen", "Aandacht boterham fietspad keuken koffie wandelen" },
    { "Aandacht " NORMAL, "Aandacht " NORMAL },
    { "Aandacht  boterham fietspad keuken koffie wandelen zonnigg",
      "Aandacht  boterham fietspad keuken koffie wandelen zonnigg" },
    { "Aandacht  boterham fietspad keuken koffie wandelen zonnebloempitten",
      "Aandacht  boterham fietspad keuken koffie wandelen zonnebloempitten" },
    { "Aandacht  boterham fietspad keuken koffie wandelen zonn\303\257g",
      "Aandacht  boterham fietspad keuken koffie wandelen zonn\303\257g" },
    { "Aandacht boterham fietspad keuken kof fie wandelen zonnig", "Aandacht boterham fietspad keuken kof fie wandelen zonnig" },
    { "pässwörd-Ω", "pässwörd-Ω" },
    { "\377\376 geen UTF-8 ", "\377\376 geen UTF-8 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdSecret) typed = od_secret_new (cases[i].typed, -1);
      g_autoptr (OdSecret) normal = od_passphrase_normalise (typed);

      g_test_message ("case %u", i);
      g_assert_cmpstr (od_secret_peek (normal), ==, cases[i].expected);
      g_assert_cmpuint (od_secret_get_length (normal), ==, strlen (cases[i].expected));
      g_assert_cmpstr (od_secret_peek (typed), ==, cases[i].typed);
    }
}

/* A NUL ends no passphrase early. */
static void
test_normalise_nul (void)
{
  static const char bytes[] = NORMAL "\0 meer";
  g_autoptr (OdSecret) typed = od_secret_new (bytes, sizeof bytes - 1);
  g_autoptr (OdSecret) normal = od_passphrase_normalise (typed);

  g_assert_true (od_secret_equal (normal, typed));
}

static void
test_normalise_new (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (OdSecret) passphrase = od_passphrase_new ();
      g_autofree char *shouted = g_ascii_strup (od_secret_peek (passphrase), -1);
      g_autoptr (OdSecret) typed = od_secret_new (g_strdelimit (shouted, " ", '-'), -1);
      g_autoptr (OdSecret) normal = od_passphrase_normalise (typed);

      g_assert_true (od_secret_equal (normal, passphrase));
    }
}

/* Runs of up to the longest word and longer, as many as wanted: nothing is written beyond a buffer (a sanitizer sees it). */
static void
test_normalise_long (void)
{
  for (guint length = 1; length < 2000; length += 7)
    {
      g_autofree char *letters = g_strnfill (length, 'a');
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (OdSecret) one = od_secret_new (letters, -1);
      g_autoptr (OdSecret) one_normal = od_passphrase_normalise (one);
      g_autoptr (OdSecret) many = NULL;
      g_autoptr (OdSecret) many_normal = NULL;

      for (guint i = 0; i < length % 50; i++)
        g_string_append (words, "aandacht ");
      g_string_append (words, "x");
      many = od_secret_new (words->str, -1);
      many_normal = od_passphrase_normalise (many);
      g_assert_true (od_secret_equal (one, one_normal));
      g_assert_true (od_secret_equal (many, many_normal));
    }
}

static void
test_forms (void)
{
  static const struct
  {
    const char *typed;
    const char *forms; /* with | between */
  } cases[] = {
    { NORMAL, NORMAL },
    { "geheim", "geheim" },
    { " geheim ", "geheim| geheim " },
    { "caf\303\251", "caf\303\251|cafe\314\201|caf\351" },
    { "cafe\314\201", "cafe\314\201|caf\303\251|caf\351" },
    { "\316\261", "\316\261" },
    { "\303\251\316\261", "\303\251\316\261|e\314\201\316\261" },
    { "caf\351", "caf\351" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) expected = g_strsplit (*cases[i].forms ? cases[i].forms : "?", "|", -1);
      g_autoptr (OdSecret) typed = od_secret_new (cases[i].typed, -1);
      g_autoptr (GPtrArray) forms = od_passphrase_list_forms (typed);
      g_assert_cmpuint (forms->len, ==, g_strv_length (expected));
      for (guint j = 0; *cases[i].forms && j < forms->len; j++)
        g_assert_cmpstr (od_secret_peek (forms->pdata[j]), ==, expected[j]);
    }
}

static void
test_strong (void)
{
  static const struct
  {
    const char *words;
    gboolean strong;
  } cases[] = {
    { NORMAL, TRUE },
    { "hulshout", FALSE },
    { "", FALSE },
    { "Overdracht2026-Hul!", FALSE },
    { "Overdracht2026-Hul!s", TRUE },
    { "ababababababababababababab", FALSE },
    { "caf\303\251caf\303\251caf\303\251caf\303\251", FALSE },
    { "niet gelezen als \377 UTF-8", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdSecret) words = od_secret_new (cases[i].words, -1);
      g_assert_cmpint (od_passphrase_is_strong (words), ==, cases[i].strong);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passphrase/list", test_list);
  g_test_add_func ("/passphrase/near-twins", test_near_twins);
  g_test_add_func ("/passphrase/new-shape", test_new_shape);
  g_test_add_func ("/passphrase/new-is-even", test_new_is_even);
  g_test_add_func ("/passphrase/normalise", test_normalise);
  g_test_add_func ("/passphrase/normalise-nul", test_normalise_nul);
  g_test_add_func ("/passphrase/normalise-new", test_normalise_new);
  g_test_add_func ("/passphrase/normalise-long", test_normalise_long);
  g_test_add_func ("/passphrase/forms", test_forms);
  g_test_add_func ("/passphrase/strong", test_strong);
  return g_test_run ();
}
