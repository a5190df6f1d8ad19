#include "access-report.h"
#include "pdf-reading.h"
#include "record-json.h"

#include <string.h>

static OdClient *
make_client (void)
{
  static const char *const values[OD_CLIENT_N_FIELDS] = {
    [OD_FIELD_GIVEN_NAME] = "Fien",
    [OD_FIELD_FAMILY_NAME] = "Fictief",
    [OD_FIELD_STREET] = "Verzonnenstraat",
    [OD_FIELD_HOUSE_NUMBER] = "12",
    [OD_FIELD_POSTCODE] = "2235",
    [OD_FIELD_MUNICIPALITY] = "Hulshout",
    [OD_FIELD_PHONE] = "+32470123456",
    [OD_FIELD_EMAIL] = "fien@voorbeeld.example",
  };

  return od_client_new_filled (values);
}

static OdClientHistory *
make_history (void)
{
  const OdDisclosure disclosure = { (char *) "CAW", (char *) "2026-12-03", OD_DATA_NAME | OD_DATA_PHONE, OD_DISCLOSURE_CONSENT,
                                    (char *) "2026-12-03T10:00:00+01", (char *) "Wilma Werkster" };
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func ((GDestroyNotify) od_difference_free);
  const OdCorrection correction = { (char *) "2026-12-04T10:00:00+01", (char *) "Wilma Werkster", differences };
  g_autoptr (OdClientHistory) empty = od_client_history_new ();
  g_autoptr (OdClientHistory) one = od_client_history_with_disclosure (empty, &disclosure);

  g_ptr_array_add (differences, od_difference_new (OD_FIELD_STREET, "Verkeerdelaan", "Verzonnenstraat"));
  return od_client_history_with_correction (one, &correction);
}

static void
happen (OdReferral **referral, OdEvent event, const char *day)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 ("2026-12-01T10:00:00+01:00", NULL);
  OdReferral *changed = od_referral_with_event (*referral, event, at, "Wilma Werkster", day, NULL, NULL);

  g_assert_nonnull (changed);
  g_object_unref (*referral);
  *referral = changed;
}

/* @n_attempts makes it as long as wanted. */
static OdReferral *
make_referral (guint n_attempts)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-24T10:00:00+01:00", NULL);
  g_autoptr (OdReferral) new = od_referral_new (OD_DESK_OCMW, "id", "2026-00042-K7QM", "p", now, "Wilma Werkster");
  g_autoptr (OdClient) client = make_client ();
  g_autoptr (OdClientHistory) history = make_history ();
  g_autoptr (OdReferral) with_client = od_referral_with_client (new, client, now);
  OdReferral *referral = od_referral_with_history (with_client, history, now);

  happen (&referral, OD_EVENT_ASSIGN, NULL);
  for (guint i = 0; i < n_attempts; i++)
    happen (&referral, OD_EVENT_ATTEMPT, "2026-11-30");
  happen (&referral, OD_EVENT_CONTACT, NULL);
  return referral;
}

static GBytes *
draw (OdReferral *referral, const char *name, int n_pages)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find ("opgroeien-ocmw-hulshout-2025");
  g_autoptr (OdParty) owner = od_protocol_get_party (protocol, OD_DESK_OCMW);
  g_autoptr (GPtrArray) referrals = g_ptr_array_new ();
  g_autoptr (GPtrArray) protocols = g_ptr_array_new ();
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  g_autoptr (GDateTime) created = od_recorded_time_to_date_time (od_referral_get_created (referral));
  OdReportedMessage message = { "2026-00042-K7QM", "doorverwijzing", TRUE, created };
  const OdAccessReport report = { owner, "2026-12-10", referrals, protocols, messages };
  g_autoptr (GError) error = NULL;
  GBytes *pdf;

  g_ptr_array_add (referrals, referral);
  g_ptr_array_add (protocols, protocol);
  g_ptr_array_add (messages, &message);
  pdf = od_access_report_to_pdf (&report, &error);
  g_assert_no_error (error);
  pdf_reading_keep (pdf, name);
  g_assert_cmpint (pdf_reading_count_pages (pdf), ==, n_pages);
  pdf_reading_assert_document (pdf, "Wat wij over u bewaren");
  pdf_reading_assert_all_marked (pdf, TRUE);
  return pdf;
}

static void
test_report (void)
{
  g_autoptr (OdReferral) referral = make_referral (2);
  g_autoptr (GBytes) pdf = draw (referral, "inzage.pdf", 1);
  g_autofree char *text = pdf_reading_read_text (pdf);

  pdf_reading_assert_has (text, "Fien Fictief");
  pdf_reading_assert_has (text, "Verzonnenstraat 12, 2235 Hulshout");
  pdf_reading_assert_has (text, "fien@voorbeeld.example");
  pdf_reading_assert_has (text, "Lokaal team Kind en Gezin Zuiderkempen");
  pdf_reading_assert_has (text, "Het OCMW probeerde contact op te nemen.");
  pdf_reading_assert_has (text, "CAW: naam, telefoon. Met uw toestemming.");
  pdf_reading_assert_has (text, "straatnaam: was “Verkeerdelaan”, werd “Verzonnenstraat”.");
  pdf_reading_assert_has (text, "Gekregen: doorverwijzing");
  pdf_reading_assert_has (text, "Vlaamse Toezichtcommissie");
  pdf_reading_assert_has_not (text, "Werkster");
}

static void
test_long (void)
{
  g_autoptr (OdReferral) referral = make_referral (150);
  g_autoptr (GBytes) pdf = draw (referral, "inzage-lang.pdf", 5);

  g_assert_nonnull (pdf);
}

static void
test_erased (void)
{
  g_autoptr (OdReferral) kept = make_referral (1);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  happen (&kept, OD_EVENT_WANT_NO_HELP, NULL);
  happen (&kept, OD_EVENT_ERASE, NULL);
  pdf = draw (kept, "inzage-gewist.pdf", 1);
  text = pdf_reading_read_text (pdf);
  pdf_reading_assert_has (text, "Uw gegevens zijn gewist.");
  pdf_reading_assert_has_not (text, "Fictief");
  pdf_reading_assert_has_not (text, "Aan niemand.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/access/report", test_report);
  g_test_add_func ("/access/long", test_long);
  g_test_add_func ("/access/erased", test_erased);
  return g_test_run ();
}
