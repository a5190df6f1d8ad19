#include "consent.h"

#include "assert-findings.h"

#define TODAY "2026-11-24"

typedef struct
{
  int informed;
  const char *informed_by;
  const char *informed_on;
  OdConsentManner manner;
  const char *consent_on;
} Record;

static OdConsent *
make_consent (const Record *record)
{
  OdConsent *self = od_consent_new ();

  self->informed = record->informed;
  self->informed_by = g_strdup (record->informed_by);
  self->informed_on = g_strdup (record->informed_on);
  self->manner = record->manner;
  self->consent_on = g_strdup (record->consent_on);
  self->information_version = g_strdup ("2026-1");
  return self;
}

static void
assert_record (const Record *record, const char *expected)
{
  g_autoptr (OdConsent) consent = make_consent (record);

  assert_findings (od_consent_check (consent, TODAY), expected);
}

static void
test_nothing_yet (void)
{
  g_autoptr (OdConsent) consent = od_consent_new ();

  assert_findings (od_consent_check (consent, TODAY),
                   "informed-points=incomplete informed-by=required informed-on=required consent-manner=required "
                   "consent-on=required");
}

/* All five points of the decree: not one may lack, and no other bit stands for one. */
static void
test_points (void)
{
  for (int informed = 0; informed < 64; informed++)
    {
      Record record = { informed, "Tina Teamlid", TODAY, OD_CONSENT_ORAL, TODAY };

      assert_record (&record, informed == 31 ? "" : "informed-points=incomplete");
    }
  g_assert_cmpint (OD_INFORMED_DATA | OD_INFORMED_RECIPIENT | OD_INFORMED_PURPOSE, ==, 7);
  g_assert_cmpint (OD_INFORMED_PROCESSING | OD_INFORMED_EXPECTATION, ==, 24);
}

static void
test_by_whom (void)
{
  static const struct
  {
    const char *name;
    const char *expected;
  } cases[] = {
    { "Tina Teamlid", "" },
    { "Zoë D’Hondt-2", "" },
    { NULL, "informed-by=required" },
    { "", "informed-by=required" },
    { "   ", "informed-by=required" },
    { "\302\240", "informed-by=required" },
    { "Tina 85.07.30-033.28", "informed-by=national-number" },
    { "Tina\nTeamlid", "informed-by=control" },
    { "Tina \342\200\256Teamlid", "informed-by=control" },
    { "Tina\377", "informed-by=control" },
  };
  g_autofree char *longest = g_strnfill (80, 'T');
  g_autofree char *too_long = g_strnfill (81, 'T');
  Record record = { OD_INFORMED_ALL, NULL, TODAY, OD_CONSENT_WRITTEN, TODAY };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      record.informed_by = cases[i].name;
      assert_record (&record, cases[i].expected);
    }
  record.informed_by = longest;
  assert_record (&record, "");
  record.informed_by = too_long;
  assert_record (&record, "informed-by=too-long");
}

/* Informed first, then consent, and neither of them tomorrow. */
static void
test_days (void)
{
  static const struct
  {
    const char *informed_on;
    const char *consent_on;
    const char *expected;
  } cases[] = {
    { "2026-11-24", "2026-11-24", "" },
    { "2026-11-23", "2026-11-24", "" },
    { "2025-12-31", "2026-01-01", "" },
    { "2024-02-29", "2026-11-24", "" },
    { "2026-11-24", "2026-11-23", "consent-on=before-informed" },
    { "2026-01-01", "2025-12-31", "consent-on=before-informed" },
    { "2026-11-25", "2026-11-25", "informed-on=in-future consent-on=in-future" },
    { "2026-11-24", "2026-11-25", "consent-on=in-future" },
    { "2026-11-25", "2026-11-24", "informed-on=in-future consent-on=before-informed" },
    { "2026-11-24", "9999-12-31", "consent-on=in-future" },
    { NULL, "2026-11-24", "informed-on=required" },
    { "", "2026-11-24", "informed-on=required" },
    { "2026-11-24", NULL, "consent-on=required" },
    { "2026-11-24", "", "consent-on=required" },
    { NULL, NULL, "informed-on=required consent-on=required" },
    { "2026-02-29", "2026-11-24", "informed-on=shape" },
    { "2026-11-23", "2026-11-31", "consent-on=shape" },
    { "2026-11-23", "2026-11-24T10:00", "consent-on=shape" },
    { "2026-11-23", "2026-11-24 ", "consent-on=shape" },
    { "23/11/2026", "24/11/2026", "informed-on=shape consent-on=shape" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Record record = { OD_INFORMED_ALL, "Tina Teamlid", cases[i].informed_on, OD_CONSENT_ORAL, cases[i].consent_on };

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      assert_record (&record, cases[i].expected);
    }
}

static void
test_manner (void)
{
  static const struct
  {
    OdConsentManner manner;
    const char *text;
    const char *expected;
  } cases[] = {
    { OD_CONSENT_NOT_GIVEN, "", "consent-manner=required" },
    { OD_CONSENT_ORAL, "mondeling", "" },
    { OD_CONSENT_WRITTEN, "schriftelijk", "" },
  };
  static const char *const others[] = { NULL, "Mondeling", "mondeling ", "oral", "impliciet", "0" };
  OdConsentManner manner = OD_CONSENT_WRITTEN;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (od_consent_manner_from_string (others[i], &manner));
  g_assert_cmpint (manner, ==, OD_CONSENT_WRITTEN);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Record record = { OD_INFORMED_ALL, "Tina Teamlid", TODAY, cases[i].manner, TODAY };

      assert_record (&record, cases[i].expected);
      g_assert_cmpstr (od_consent_manner_to_string (cases[i].manner), ==, cases[i].text);
      g_assert_true (od_consent_manner_from_string (cases[i].text, &manner));
      g_assert_cmpint (manner, ==, cases[i].manner);
    }
}

/* A copy is as the first and does not change with it; each member counts in the comparison. */
static void
test_copy_and_equal (void)
{
  static const Record record = { OD_INFORMED_ALL, "Tina Teamlid", "2026-11-23", OD_CONSENT_ORAL, TODAY };
  static const Record others[] = {
    { OD_INFORMED_DATA, "Tina Teamlid", "2026-11-23", OD_CONSENT_ORAL, TODAY },
    { OD_INFORMED_ALL, "Tom Teamlid", "2026-11-23", OD_CONSENT_ORAL, TODAY },
    { OD_INFORMED_ALL, NULL, "2026-11-23", OD_CONSENT_ORAL, TODAY },
    { OD_INFORMED_ALL, "Tina Teamlid", "2026-11-22", OD_CONSENT_ORAL, TODAY },
    { OD_INFORMED_ALL, "Tina Teamlid", "2026-11-23", OD_CONSENT_WRITTEN, TODAY },
    { OD_INFORMED_ALL, "Tina Teamlid", "2026-11-23", OD_CONSENT_ORAL, NULL },
  };
  g_autoptr (OdConsent) consent = make_consent (&record);
  g_autoptr (OdConsent) copy = od_consent_copy (consent);

  g_assert_true (od_consent_equal (consent, copy));
  copy->information_version[0] = '1';
  g_assert_cmpstr (consent->information_version, ==, "2026-1");
  g_assert_false (od_consent_equal (consent, copy));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (OdConsent) other = make_consent (&others[i]);

      g_assert_false (od_consent_equal (consent, other));
      g_assert_false (od_consent_equal (other, consent));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/consent/nothing-yet", test_nothing_yet);
  g_test_add_func ("/consent/points", test_points);
  g_test_add_func ("/consent/by-whom", test_by_whom);
  g_test_add_func ("/consent/days", test_days);
  g_test_add_func ("/consent/manner", test_manner);
  g_test_add_func ("/consent/copy-and-equal", test_copy_and_equal);
  return g_test_run ();
}
