#include "office-check.h"

#include "assert-findings.h"
#include "breach-clock.h"
#include "overview.h"

/* What is filled in of a record: pairs of datum and value, ended by -1. */
typedef struct
{
  int datum;
  const char *value;
} Filled;

static GDateTime *
at (const char *text)
{
  GDateTime *time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);
  return time;
}

static OdOfficeRecord *
fill (OdOfficeRecord *record, const Filled *filled)
{
  for (; filled->datum >= 0; filled++)
    {
      g_autoptr (OdOfficeRecord) before = record;

      record = od_office_record_with (before, filled->datum, filled->value);
    }
  return record;
}

/* Of nobody; what fits every rule. */
static const Filled processor[] = {
  { OD_PROCESSOR_NAME, "Verzonnen Software" }, { OD_PROCESSOR_ENTERPRISE_NUMBER, "0123.456.749" }, { OD_PROCESSOR_SERVICE, "Dossierbeheer" },
  { OD_PROCESSOR_ROLE, "verwerker" },          { OD_PROCESSOR_DATA, "telefoon naam" },             { OD_PROCESSOR_PURPOSE, "Opslag" },
  { OD_PROCESSOR_REGION, "eer" },              { OD_PROCESSOR_PLACE, "België" },                   { OD_PROCESSOR_AGREEMENT_ON, "2025-01-01" },
  { -1, NULL },
};

static void
assert_checks (OdOfficeKind kind, const Filled *complete, const Filled *changed, const char *expected)
{
  g_autoptr (OdOfficeRecord) record = fill (fill (od_office_record_new (kind, NULL), complete), changed);
  g_autoptr (GDateTime) now = at ("2026-11-24T12:00:00+01:00");

  assert_findings (od_office_record_check (record, now), expected);
}

static void
test_processor (void)
{
  static const struct
  {
    Filled changed[4];
    const char *expected;
  } cases[] = {
    { { { -1 } }, "" },
    { { { OD_PROCESSOR_NAME, "" }, { -1 } }, "0=required" },
    { { { OD_PROCESSOR_NAME, "van 85.07.30-033.28" }, { -1 } }, "0=national-number" },
    { { { OD_PROCESSOR_NAME, "Ver\342\200\256zonnen" }, { -1 } }, "0=control" },
    { { { OD_PROCESSOR_ENTERPRISE_NUMBER, "0123.456.748" }, { -1 } }, "1=check-digits" },
    { { { OD_PROCESSOR_ENTERPRISE_NUMBER, "onbekend" }, { -1 } }, "1=check-digits" },
    { { { OD_PROCESSOR_EMAIL, "geen mail" }, { -1 } }, "3=shape" },
    { { { OD_PROCESSOR_DATA, "" }, { -1 } }, "8=required" },
    /* A sub-processor is one of somebody. */
    { { { OD_PROCESSOR_ROLE, "subverwerker" }, { -1 } }, "6=required" },
    { { { OD_PROCESSOR_ROLE, "baas" }, { -1 } }, "5=shape" },
    /* Outside the EEA it needs a ground. */
    { { { OD_PROCESSOR_REGION, "derde-land" }, { -1 } }, "12=required?" },
    /* GDPR art. 28: an agreement, and one that still holds. */
    { { { OD_PROCESSOR_AGREEMENT_ON, "" }, { -1 } }, "14=required?" },
    { { { OD_PROCESSOR_AGREEMENT_ON, "2025-02-29" }, { -1 } }, "14=shape" },
    { { { OD_PROCESSOR_AGREEMENT_END, "2026-11-23" }, { -1 } }, "15=ended?" },
    { { { OD_PROCESSOR_AGREEMENT_END, "2026-11-24" }, { -1 } }, "15=ends-soon?" },
    { { { OD_PROCESSOR_AGREEMENT_END, "2027-02-22" }, { -1 } }, "15=ends-soon?" },
    { { { OD_PROCESSOR_AGREEMENT_END, "2027-02-23" }, { -1 } }, "" },
    { { { OD_PROCESSOR_AGREEMENT_END, "2024-12-31" }, { -1 } }, "15=end-before-start 15=ended?" },
    { { { OD_PROCESSOR_AGREEMENT_REVIEW_ON, "2026-11-24" }, { -1 } }, "16=review-due?" },
    { { { OD_PROCESSOR_CERTIFICATE_END + 4, "2026-12-01" }, { -1 } }, "22=ends-soon?" },
    /* No longer a processor: nothing to advise. */
    { { { OD_PROCESSOR_AGREEMENT_END, "2026-11-23" }, { OD_PROCESSOR_ENDED_ON, "2026-11-23" }, { -1 } }, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      assert_checks (OD_OFFICE_PROCESSOR, processor, cases[i].changed, cases[i].expected);
    }
}

static void
test_kept_form (void)
{
  g_autoptr (OdOfficeRecord) record = fill (od_office_record_new (OD_OFFICE_PROCESSOR, NULL), processor);
  g_autofree char *data = od_office_record_describe (record, OD_PROCESSOR_DATA, NULL);
  g_autofree char *number = od_office_record_describe (record, OD_PROCESSOR_ENTERPRISE_NUMBER, NULL);

  g_assert_cmpstr (od_office_record_get (record, OD_PROCESSOR_DATA), ==, "naam telefoon");
  g_assert_cmpstr (data, ==, "naam, telefoon");
  g_assert_cmpstr (od_office_record_get (record, OD_PROCESSOR_ENTERPRISE_NUMBER), ==, "0123456749");
  g_assert_cmpstr (number, ==, "0123.456.749");
}

static void
test_measure (void)
{
  static const Filled policy[] = {
    { OD_MEASURE_KIND, OD_MEASURE_KIND_POLICY }, { OD_MEASURE_TITLE, "Beleid" }, { OD_MEASURE_DATE, "2026-01-01" }, { OD_MEASURE_REVIEW_ON, "2027-01-01" }, { -1, NULL },
  };
  static const Filled due[] = { { OD_MEASURE_KIND, "andere" }, { OD_MEASURE_REVIEW_ON, "2026-11-24" }, { -1, NULL } };
  static const Filled dpo[] = { { OD_MEASURE_KIND, OD_MEASURE_KIND_DPO }, { -1, NULL } };
  static const Filled same[] = { { -1, NULL } };

  assert_checks (OD_OFFICE_MEASURE, policy, same, "1=no-document?");
  assert_checks (OD_OFFICE_MEASURE, policy, due, "4=review-due?");
  assert_checks (OD_OFFICE_MEASURE, policy, dpo, "5=required?");
}

static const Filled breach[] = {
  { OD_BREACH_NATURE, "Pakket naar een verkeerd adres" }, { OD_BREACH_EFFECTS, "vertrouwelijkheid" }, { OD_BREACH_CAUSE, "verkeerde-ontvanger" },
  { OD_BREACH_AWARE_AT, "2026-11-24T09:00:00+01:00" },    { OD_BREACH_SUBJECTS, "clienten" },         { OD_BREACH_N_SUBJECTS, "1" },
  { OD_BREACH_DATA, "naam" },                             { OD_BREACH_CONSEQUENCES, "Geen" },         { OD_BREACH_MEASURES_TAKEN, "Teruggehaald" },
  { OD_BREACH_CONTACT_NAME, "Wendy Werker" },             { OD_BREACH_CONTACT_EMAIL, "wendy@voorbeeld.be" },
  { OD_BREACH_NOTIFY_AUTHORITY, OD_DECISION_NO },         { OD_BREACH_AUTHORITY_GROUND, "Geen risico" },
  { OD_BREACH_TELL_SUBJECTS, OD_DECISION_NO },            { OD_BREACH_SUBJECTS_GROUND, "Geen risico" }, { -1, NULL },
};

static void
test_breach (void)
{
  static const Filled same[] = { { -1, NULL } };
  static const Filled future[] = { { OD_BREACH_AWARE_AT, "2026-11-24T12:01:00+01:00" }, { -1, NULL } };
  static const Filled other_zone[] = { { OD_BREACH_AWARE_AT, "2026-11-24T11:01:00+00:00" }, { -1, NULL } };
  static const Filled before[] = { { OD_BREACH_BEGAN_AT, "2026-11-24T10:00:00+01:00" }, { -1, NULL } };
  static const Filled grounds[] = { { OD_BREACH_NOTIFY_AUTHORITY, OD_DECISION_YES }, { OD_BREACH_AUTHORITY_GROUND, "" }, { -1, NULL } };
  static const Filled late[] = {
    { OD_BREACH_AWARE_AT, "2026-11-20T09:00:00+01:00" }, { OD_BREACH_NOTIFY_AUTHORITY, OD_DECISION_YES }, { OD_BREACH_AUTHORITY_AT, "2026-11-23T09:01:00+01:00" }, { -1, NULL },
  };
  static const Filled in_time[] = {
    { OD_BREACH_AWARE_AT, "2026-11-20T09:00:00+01:00" }, { OD_BREACH_NOTIFY_AUTHORITY, OD_DECISION_YES }, { OD_BREACH_AUTHORITY_AT, "2026-11-23T09:00:00+01:00" }, { -1, NULL },
  };

  assert_checks (OD_OFFICE_BREACH, breach, same, "");
  assert_checks (OD_OFFICE_BREACH, breach, future, "5=in-future");
  assert_checks (OD_OFFICE_BREACH, breach, other_zone, "5=in-future");
  assert_checks (OD_OFFICE_BREACH, breach, before, "5=end-before-start");
  assert_checks (OD_OFFICE_BREACH, breach, grounds, "18=required? 19=required?");
  assert_checks (OD_OFFICE_BREACH, breach, late, "20=required?");
  assert_checks (OD_OFFICE_BREACH, breach, in_time, "");
}

/* Hours that pass: a night in which the clock is set back has one more, and one in which it is set forward one less. */
static void
test_clock (void)
{
  static const struct
  {
    const char *aware;
    const char *now;
    OdBreachClock state;
    gint64 minutes;
  } cases[] = {
    { "2026-11-24T09:00:00+01:00", "2026-11-24T09:00:00+01:00", OD_BREACH_CLOCK_RUNNING, 72 * 60 },
    { "2026-11-24T09:00:00+01:00", "2026-11-26T20:59:59+01:00", OD_BREACH_CLOCK_RUNNING, 12 * 60 },
    { "2026-11-24T09:00:00+01:00", "2026-11-26T21:00:00+01:00", OD_BREACH_CLOCK_URGENT, 12 * 60 },
    { "2026-11-24T09:00:00+01:00", "2026-11-27T09:00:00+01:00", OD_BREACH_CLOCK_URGENT, 0 },
    { "2026-11-24T09:00:00+01:00", "2026-11-27T09:01:00+01:00", OD_BREACH_CLOCK_LATE, -1 },
    { "2026-10-23T12:00:00+02:00", "2026-10-26T11:00:00+01:00", OD_BREACH_CLOCK_URGENT, 0 },
    { "2026-10-23T12:00:00+02:00", "2026-10-26T12:00:00+01:00", OD_BREACH_CLOCK_LATE, -60 },
    { "2026-03-27T12:00:00+01:00", "2026-03-30T12:00:00+02:00", OD_BREACH_CLOCK_URGENT, 60 },
    { "2026-11-24T09:00:00+00:00", "2026-11-24T10:00:00+01:00", OD_BREACH_CLOCK_RUNNING, 72 * 60 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) aware = at (cases[i].aware);
      g_autoptr (GDateTime) now = at (cases[i].now);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (od_breach_clock_get (aware, now), ==, cases[i].state);
      g_assert_cmpint (od_breach_clock_get_minutes_left (aware, now), ==, cases[i].minutes);
    }
}

/* In Brussels the end of 72 hours over the change to winter time is an hour earlier on the wall. */
static void
test_clock_end (void)
{
  g_autoptr (GTimeZone) brussels = g_time_zone_new_identifier ("Europe/Brussels");
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) aware = at ("2026-10-23T12:00:00+02:00");
  g_autoptr (GDateTime) end = NULL;
  g_autofree char *text = NULL;

  if (brussels == NULL)
    {
      g_test_skip ("no time zones are installed");
      return;
    }
  now = g_date_time_new (brussels, 2026, 10, 24, 8, 0, 0);
  end = od_breach_clock_get_end (aware, now);
  text = g_date_time_format (end, "%Y-%m-%d %H:%M");
  g_assert_cmpstr (text, ==, "2026-10-26 11:00");
}

static void
test_history (void)
{
  g_autoptr (OdOfficeRecord) first = fill (od_office_record_new (OD_OFFICE_PROCESSOR, NULL), processor);
  g_autoptr (OdOfficeRecord) second = od_office_record_with (first, OD_PROCESSOR_PLACE, "Frankrijk");
  g_autoptr (OdOfficeRecord) kept = od_office_record_after (second, first, "2026-11-24T12:00:00+01:00", "Wendy");
  const OdOfficeChange *change;

  g_assert_cmpuint (od_office_record_get_history (first)->len, ==, 0);
  g_assert_cmpuint (od_office_record_get_history (kept)->len, ==, 1);
  change = g_ptr_array_index (od_office_record_get_history (kept), 0);
  g_assert_cmpuint (change->datum, ==, OD_PROCESSOR_PLACE);
  g_assert_cmpstr (change->before, ==, "België");
  g_assert_cmpstr (change->after, ==, "Frankrijk");
  g_assert_cmpstr (change->user, ==, "Wendy");
  g_assert_cmpstr (od_office_record_get (first, OD_PROCESSOR_PLACE), ==, "België");
}

/* (transfer full) */
static OdOfficeRecord *
attach (OdOfficeRecord *record, const char *id, const char *name)
{
  OdAttachment *attachment = od_attachment_new (id, name);
  OdOfficeRecord *with = od_office_record_with_attachment (record, attachment);

  od_attachment_free (attachment);
  return with;
}

static void
test_attachments (void)
{
  g_autoptr (OdOfficeRecord) none = od_office_record_new (OD_OFFICE_PROCESSOR, NULL);
  g_autoptr (OdOfficeRecord) one = attach (none, "a", "overeenkomst.pdf");
  g_autoptr (OdOfficeRecord) both = attach (one, "b", "bijlage.pdf");
  g_autoptr (OdOfficeRecord) same_id = attach (both, "a", "overeenkomst 2027.pdf");
  g_autoptr (OdOfficeRecord) without = od_office_record_without_attachment (same_id, "b");
  GPtrArray *attachments = od_office_record_get_attachments (same_id);

  g_assert_cmpuint (od_office_record_get_attachments (both)->len, ==, 2);
  g_assert_cmpuint (attachments->len, ==, 2);
  g_assert_cmpstr (((OdAttachment *) g_ptr_array_index (attachments, 1))->name, ==, "overeenkomst 2027.pdf");
  g_assert_true (od_office_record_has_attachment (without, "a"));
  g_assert_false (od_office_record_has_attachment (without, "b"));
}

static OdOverviewDifference *
get (GPtrArray *differences, guint i)
{
  return g_ptr_array_index (differences, i);
}

static void
test_overview (void)
{
  g_autoptr (GListStore) processors = g_list_store_new (OD_TYPE_OFFICE_RECORD);
  g_autoptr (OdOfficeRecord) stays = fill (od_office_record_new (OD_OFFICE_PROCESSOR, "a"), processor);
  g_autoptr (OdOfficeRecord) moves = fill (od_office_record_new (OD_OFFICE_PROCESSOR, "b"), processor);
  g_autoptr (OdOfficeRecord) goes = fill (od_office_record_new (OD_OFFICE_PROCESSOR, "c"), processor);
  g_autoptr (OdOfficeRecord) comes = fill (od_office_record_new (OD_OFFICE_PROCESSOR, "d"), processor);
  g_autoptr (OdOfficeRecord) moved = od_office_record_with (moves, OD_PROCESSOR_PLACE, "Frankrijk");
  g_autoptr (OdOfficeRecord) gone = od_office_record_with (goes, OD_PROCESSOR_ENDED_ON, "2026-11-24");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  guint n_of[3] = { 0 };

  g_list_store_append (processors, stays);
  g_list_store_append (processors, moves);
  g_list_store_append (processors, goes);
  before = od_overview_make (G_LIST_MODEL (processors), "2026-11-23");
  g_list_store_remove_all (processors);
  g_list_store_append (processors, stays);
  g_list_store_append (processors, moved);
  g_list_store_append (processors, gone);
  g_list_store_append (processors, comes);
  after = od_overview_make (G_LIST_MODEL (processors), "2026-11-24");
  nothing = od_overview_compare (after, after);
  differences = od_overview_compare (before, after);
  g_assert_cmpuint (before->len, ==, 3);
  g_assert_cmpuint (after->len, ==, 3);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (differences->len, ==, 3);
  for (guint i = 0; i < differences->len; i++)
    n_of[get (differences, i)->change]++;
  g_assert_cmpuint (n_of[OD_OVERVIEW_NEW], ==, 1);
  g_assert_cmpuint (n_of[OD_OVERVIEW_CHANGED], ==, 1);
  g_assert_cmpuint (n_of[OD_OVERVIEW_ENDED], ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/processor", test_processor);
  g_test_add_func ("/office/kept-form", test_kept_form);
  g_test_add_func ("/office/measure", test_measure);
  g_test_add_func ("/office/breach", test_breach);
  g_test_add_func ("/office/clock", test_clock);
  g_test_add_func ("/office/clock-end", test_clock_end);
  g_test_add_func ("/office/history", test_history);
  g_test_add_func ("/office/attachments", test_attachments);
  g_test_add_func ("/office/overview", test_overview);
  return g_test_run ();
}
