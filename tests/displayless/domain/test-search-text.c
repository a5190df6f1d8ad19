#include "referral.h"
#include "search-text.h"

#include <string.h>

/* Everybody here is made up. */
static OdReferral *
make_referral (const char *phone)
{
  const char *const values[OD_CLIENT_N_FIELDS] = {
    [OD_FIELD_GIVEN_NAME] = "Zoë-Łucja",
    [OD_FIELD_FAMILY_NAME] = "Van den Fictieve",
    [OD_FIELD_POSTCODE] = "2235",
    [OD_FIELD_MUNICIPALITY] = "Hulshout",
    [OD_FIELD_PHONE] = phone,
    [OD_FIELD_EMAIL] = "zoe.fictief@voorbeeld.example",
  };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 25, 9, 0, 0);
  g_autoptr (OdReferral) received = od_referral_new (OD_DESK_OCMW, "id", "2026-00042-K7QM", NULL, now, "Wilma Werkster");
  g_autoptr (OdReferral) assigned = od_referral_with_worker (received, "Wilma Werkster", now);
  g_autoptr (OdClient) client = od_client_new_filled (values);

  return od_referral_with_client (assigned, client, now);
}

static void
assert_found (OdReferral *referral, const char *typed, gboolean expected)
{
  g_auto (GStrv) fragments = od_search_text_split (typed);
  gboolean found = od_search_text_has (od_referral_get_search_text (referral), fragments);

  if (found != expected)
    g_test_message ("“%s” in “%s”", typed, od_referral_get_search_text (referral));
  g_assert_cmpint (found, ==, expected);
}

static void
test_words (void)
{
  static const struct
  {
    const char *typed;
    gboolean found;
  } cases[] = {
    { "", TRUE },
    { "  ", TRUE },
    { "...", TRUE },
    { "ZOË", TRUE },
    { "zoe lucja", TRUE },
    { "fictieve zoe", TRUE },
    { "fictieve   hulshout  zoe", TRUE },
    { "den ficti", TRUE },
    { "werkster fictieve", TRUE },
    { "zoe voorbeeldig", FALSE },
    { "zoe denkbeeld", FALSE },
    { "2026-00042-K7QM", TRUE },
    { "2026-00042", TRUE },
    { "00042-k7qm", TRUE },
    { "00042", TRUE },
    { "k7qm 2026", TRUE },
    { "2026-00043", FALSE },
    { "zoe.fictief@voorbeeld.example", TRUE },
    { "fictief@voor", TRUE },
    { "@voorbeeld", TRUE },
    { "voorbeeld.example zoe", TRUE },
    { "fictief@elders", FALSE },
  };
  g_autoptr (OdReferral) referral = make_referral (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (referral, cases[i].typed, cases[i].found);
}

static void
test_phone (void)
{
  static const struct
  {
    const char *typed;
    gboolean found;
  } cases[] = {
    { "0470/00.12.34", TRUE },
    { "0470 00 12 34", TRUE },
    { "0470001234", TRUE },
    { "0470/00", TRUE },
    { "0470 00 1", TRUE },
    { "(0470) 00", TRUE },
    { "+32 470 00 12 34", TRUE },
    { "+32 (0)470/00.12.34", TRUE },
    { "+32470", TRUE },
    { "0032 470 00", TRUE },
    { "0032 (0) 470", TRUE },
    { "470 00", TRUE },
    { "001234", TRUE },
    { "12.34", TRUE },
    { "0470 00 12 zoe", TRUE },
    { "zoe 0470 00 12", TRUE },
    { "zoe +32 470 hulshout", TRUE },
    /* One fragment, not three that stand anywhere. */
    { "0470 12 34", FALSE },
    { "0470 00 13", FALSE },
    { "+31 470 00", FALSE },
    { "zoe 0471", FALSE },
  };
  g_autoptr (OdReferral) kept = make_referral ("+32470001234");
  g_autoptr (OdReferral) typed = make_referral ("0470/00.12.34");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_found (kept, cases[i].typed, cases[i].found);
      assert_found (typed, cases[i].typed, cases[i].found);
    }
}

static void
test_foreign_phone (void)
{
  g_autoptr (OdReferral) referral = make_referral ("+31612345678");

  assert_found (referral, "+31 6 1234", TRUE);
  assert_found (referral, "0031 6 1234", TRUE);
  assert_found (referral, "06-1234 5678", TRUE);
  assert_found (referral, "+32 6", FALSE);
}

/* A number that is not complete yet, and none at all. */
static void
test_draft (void)
{
  g_autoptr (OdReferral) half = make_referral ("0470/00");
  g_autoptr (OdReferral) none = make_referral (NULL);

  assert_found (half, "0470 00", TRUE);
  assert_found (half, "047000", TRUE);
  assert_found (none, "0470", FALSE);
}

/* What is erased is found by its reference and by nothing of the client. */
static void
test_erased (void)
{
  static const OdEvent events[] = { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, OD_EVENT_WANT_NO_HELP, OD_EVENT_ERASE };
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 25, 10, 0, 0);
  g_autoptr (OdReferral) referral = make_referral ("+32470001234");

  assert_found (referral, "fictieve", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autoptr (OdReferral) before = g_steal_pointer (&referral);
      g_autoptr (GError) error = NULL;
      referral = od_referral_with_event (before, events[i], now, "Wilma Werkster", NULL, NULL, &error);
      g_assert_no_error (error);
    }
  assert_found (referral, "00042 werkster", TRUE);
  assert_found (referral, "fictieve", FALSE);
  assert_found (referral, "0470", FALSE);
  assert_found (referral, "hulshout", FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-text/words", test_words);
  g_test_add_func ("/search-text/phone", test_phone);
  g_test_add_func ("/search-text/foreign-phone", test_foreign_phone);
  g_test_add_func ("/search-text/draft", test_draft);
  g_test_add_func ("/search-text/erased", test_erased);
  return g_test_run ();
}
