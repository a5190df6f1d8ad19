#include "passphrase-agreement.h"

#include "assert-findings.h"

#define TODAY "2026-11-25"
#define PROTOCOL "opgroeien-ocmw-proefdorp-2025"

static OdPassphraseAgreement *
make_none (void)
{
  OdPassphraseAgreementData data = { .protocol_id = g_strdup (PROTOCOL) };

  return od_passphrase_agreement_new (&data);
}

/* One in use since @since. */
static OdPassphraseAgreement *
make_one (const char *since)
{
  g_autoptr (OdPassphraseAgreement) none = make_none ();

  return od_passphrase_agreement_with (none, since, NULL, OD_PASSPHRASE_MADE);
}

/* As "reference since until|…", without the protocol in the references. */
static void
assert_is (OdPassphraseAgreement *agreement, const char *expected)
{
  const OdPassphraseAgreementData *data = od_passphrase_agreement_get_data (agreement);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < data->n_passphrases; i++)
    {
      const OdAgreedPassphrase *passphrase = &data->passphrases[i];
      g_assert_true (g_str_has_prefix (passphrase->reference, PROTOCOL " "));
      g_string_append_printf (text, "%s%s/%s/%s", i > 0 ? "|" : "", passphrase->reference + strlen (PROTOCOL) + 1,
                              passphrase->since, passphrase->until);
    }
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_true (od_passphrase_agreement_data_is_valid (data));
}

static void
test_none (void)
{
  g_autoptr (OdPassphraseAgreement) none = make_none ();

  assert_is (none, "");
  g_assert_null (od_passphrase_agreement_get_current (none));
  g_assert_null (od_passphrase_agreement_get_current (NULL));
  assert_findings (od_passphrase_agreement_check (NULL, TODAY, NULL, TODAY), "");
  assert_findings (od_passphrase_agreement_check (none, NULL, NULL, TODAY), "");
}

static void
test_renewal (void)
{
  g_autoptr (OdPassphraseAgreement) first = make_one ("2026-01-05");
  g_autoptr (OdPassphraseAgreement) second
      = od_passphrase_agreement_with (first, TODAY, "2026-12-25", OD_PASSPHRASE_ENTERED);
  g_autoptr (OdPassphraseAgreement) third
      = od_passphrase_agreement_with (second, TODAY, "2026-11-30", OD_PASSPHRASE_MADE);
  const OdAgreedPassphrase *current = od_passphrase_agreement_get_current (second);

  assert_is (first, "2026-01-05/2026-01-05/");
  assert_is (second, "2026-11-25/2026-11-25/|2026-01-05/2026-01-05/2026-12-25");
  assert_is (third, "2026-11-25 2/2026-11-25/|2026-11-25/2026-11-25/2026-11-30|2026-01-05/2026-01-05/2026-12-25");
  g_assert_cmpstr (current->since, ==, TODAY);
  g_assert_cmpint (current->origin, ==, OD_PASSPHRASE_ENTERED);
}

static void
test_none_again (void)
{
  g_autoptr (OdPassphraseAgreement) first = make_one ("2026-01-05");
  g_autoptr (OdPassphraseAgreement) none = od_passphrase_agreement_with_none (first, "2026-12-25");
  g_autoptr (OdPassphraseAgreement) again = od_passphrase_agreement_with (none, TODAY, NULL, OD_PASSPHRASE_MADE);

  assert_is (none, "2026-01-05/2026-01-05/2026-12-25");
  g_assert_null (od_passphrase_agreement_get_current (none));
  assert_is (again, "2026-11-25/2026-11-25/|2026-01-05/2026-01-05/2026-12-25");
}

static void
test_without (void)
{
  g_autoptr (OdPassphraseAgreement) first = make_one ("2026-01-05");
  g_autoptr (OdPassphraseAgreement) second
      = od_passphrase_agreement_with (first, TODAY, "2026-12-25", OD_PASSPHRASE_MADE);
  g_autoptr (OdPassphraseAgreement) other = od_passphrase_agreement_without (second, PROTOCOL " 2026-01-06");
  g_autoptr (OdPassphraseAgreement) without = od_passphrase_agreement_without (second, PROTOCOL " 2026-01-05");

  assert_is (other, "2026-11-25/2026-11-25/|2026-01-05/2026-01-05/2026-12-25");
  assert_is (without, "2026-11-25/2026-11-25/");
  g_assert_nonnull (od_passphrase_agreement_find (second, PROTOCOL " 2026-01-05"));
  g_assert_null (od_passphrase_agreement_find (without, PROTOCOL " 2026-01-05"));
}

static void
test_expiry (void)
{
  g_autoptr (OdPassphraseAgreement) first = make_one ("2026-01-05");
  g_autoptr (OdPassphraseAgreement) second
      = od_passphrase_agreement_with (first, TODAY, "2026-12-25", OD_PASSPHRASE_MADE);
  const OdPassphraseAgreementData *data = od_passphrase_agreement_get_data (second);
  g_autofree char *proposed = od_passphrase_agreement_propose_until ("2026-11-25");

  g_assert_cmpstr (proposed, ==, "2026-12-25");
  g_assert_false (od_agreed_passphrase_has_expired (&data->passphrases[0], "2099-01-01"));
  g_assert_false (od_agreed_passphrase_has_expired (&data->passphrases[1], "2026-12-25"));
  g_assert_true (od_agreed_passphrase_has_expired (&data->passphrases[1], "2026-12-26"));
}

static void
test_findings (void)
{
  static const struct
  {
    const char *since;
    const char *until;
    const char *expected;
  } cases[] = {
    { TODAY, TODAY, "" },
    { TODAY, "2026-12-25", "" },
    { TODAY, "2027-11-26", "" },
    { TODAY, "2027-11-27", "until=too-long" },
    { "2026-06-01", "2026-12-25", "" },
    { "2026-05-31", "2026-12-25", "since=end-before-start" },
    { "2026-11-26", "2026-12-25", "since=in-future" },
    { "", "", "since=required until=required" },
    { "25/11", "2026-02-30", "since=shape until=shape" },
    { TODAY, "2026-11-24", "until=end-before-start" },
    { TODAY, NULL, "until=required" },
    { NULL, "2026-12-25", "" },
    { NULL, "gisteren", "until=shape" },
  };
  g_autoptr (OdPassphraseAgreement) agreement = make_one ("2026-06-01");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_findings (od_passphrase_agreement_check (agreement, cases[i].since, cases[i].until, TODAY),
                     cases[i].expected);
}

static void
test_valid (void)
{
  OdAgreedPassphrase passphrases[] = {
    { (char *)PROTOCOL " a", (char *)"2026-01-01", (char *)"", OD_PASSPHRASE_MADE },
    { (char *)PROTOCOL " b", (char *)"2026-01-01", (char *)"2026-01-02", OD_PASSPHRASE_MADE },
  };
  OdPassphraseAgreementData data = { (char *)PROTOCOL, passphrases, 2 };

  g_assert_true (od_passphrase_agreement_data_is_valid (&data));
  passphrases[1].until = (char *)"";
  g_assert_false (od_passphrase_agreement_data_is_valid (&data));
  passphrases[1].until = NULL;
  g_assert_false (od_passphrase_agreement_data_is_valid (&data));
  passphrases[1].until = (char *)"2026-01-02";
  passphrases[1].reference = passphrases[0].reference;
  g_assert_false (od_passphrase_agreement_data_is_valid (&data));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passphrase-agreement/none", test_none);
  g_test_add_func ("/passphrase-agreement/renewal", test_renewal);
  g_test_add_func ("/passphrase-agreement/none-again", test_none_again);
  g_test_add_func ("/passphrase-agreement/without", test_without);
  g_test_add_func ("/passphrase-agreement/expiry", test_expiry);
  g_test_add_func ("/passphrase-agreement/findings", test_findings);
  g_test_add_func ("/passphrase-agreement/valid", test_valid);
  return g_test_run ();
}
