#include "processor.h"

#include "assert-findings.h"

#define TODAY "2026-11-24"

/* Of nobody; what fits every rule. */
static const OdProcessorData complete = {
  .id = (char *) "00000000-0000-4000-8000-000000000001",
  .name = (char *) "Verzonnen Software",
  .enterprise_number = (char *) "0123.456.749",
  .service = (char *) "Dossierbeheer",
  .data = OD_DATA_NAME | OD_DATA_PHONE,
  .agreement_on = (char *) "2025-01-01",
  .agreement_end = (char *) "",
  .place = (char *) "België",
  .ended_on = (char *) "",
};

static void
assert_checks (const OdProcessorData *data, const char *expected)
{
  g_autoptr (OdProcessor) processor = od_processor_new (data);

  assert_findings (od_processor_check (processor, TODAY), expected);
}

static void
test_nothing_yet (void)
{
  static const OdProcessorData nothing = { 0 };

  assert_checks (&complete, "");
  assert_checks (&nothing,
                 "name=required enterprise-number=required service=required place=required data=required "
                 "agreement-on=required?");
}

static void
assert_text (char **member, const OdProcessorData *data, const char *name)
{
  static const struct
  {
    const char *text;
    const char *code;
  } cases[] = {
    { "Verzonnen & Zonen (nv) 24/7", NULL },
    { "", "required" },
    { " \302\240 ", "required" },
    { "\n", "required" },
    { "van 85.07.30-033.28", "national-number" },
    { "Ver\342\200\256zonnen", "control" },
    { "Verzonnen\001", "control" },
    { "Verzonnen\377", "control" },
  };
  g_autofree char *longest = g_strnfill (120, 'v');
  g_autofree char *too_long = g_strnfill (121, 'v');
  g_autofree char *refusal = g_strconcat (name, "=too-long", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected = cases[i].code != NULL ? g_strconcat (name, "=", cases[i].code, NULL) : g_strdup ("");

      *member = (char *) cases[i].text;
      assert_checks (data, expected);
    }
  *member = longest;
  assert_checks (data, "");
  *member = too_long;
  assert_checks (data, refusal);
}

static void
test_texts (void)
{
  OdProcessorData name = complete, service = complete, place = complete;

  assert_text (&name.name, &name, "name");
  assert_text (&service.service, &service, "service");
  assert_text (&place.place, &place, "place");
}

/* Kept as ten digits when it is a KBO number, and as typed otherwise, so that it can be mended. */
static void
test_enterprise_number (void)
{
  static const struct
  {
    const char *typed;
    const char *kept;
    const char *expected;
  } cases[] = {
    { "0123.456.749", "0123456749", "" },
    { " BE 123 456 749 ", "0123456749", "" },
    { "0123.456.748", "0123.456.748", "enterprise-number=check-digits" },
    { "onbekend", "onbekend", "enterprise-number=check-digits" },
    { "85.07.30-033.28", "85.07.30-033.28", "enterprise-number=check-digits" },
    { "  ", "", "enterprise-number=required" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      OdProcessorData data = complete;
      g_autoptr (OdProcessor) processor = NULL;

      data.enterprise_number = (char *) cases[i].typed;
      processor = od_processor_new (&data);
      g_assert_cmpstr (od_processor_get_data (processor)->enterprise_number, ==, cases[i].kept);
      assert_checks (&data, cases[i].expected);
    }
}

/* GDPR art. 28: a processing agreement, and one that still holds. */
static void
test_agreement (void)
{
  static const struct
  {
    const char *on;
    const char *end;
    const char *ended_on;
    const char *expected;
  } cases[] = {
    { "2025-01-01", "", "", "" },
    { "2025-01-01", "2026-11-25", "", "" },
    { "2025-01-01", "2026-11-24", "", "" },
    { "2025-01-01", "2026-11-23", "", "agreement-end=ended?" },
    { "2024-02-29", "2025-02-28", "", "agreement-end=ended?" },
    /* No longer a processor: nothing to advise. */
    { "2025-01-01", "2026-11-23", "2026-11-23", "" },
    { "2026-12-01", "2027-12-01", "", "" },
    { "2026-11-24", "2026-11-24", "", "" },
    { "2026-11-24", "2026-11-23", "", "agreement-end=end-before-start" },
    { "2026-11-24", "2026-11-23", "2026-11-24", "agreement-end=end-before-start" },
    { "", "", "", "agreement-on=required?" },
    { "", "2025-12-31", "", "agreement-on=required? agreement-end=ended?" },
    { "2025-02-29", "", "", "agreement-on=shape" },
    { "2025-01-01", "2026-13-01", "", "agreement-end=shape" },
    { "1 januari", "morgen", "", "agreement-on=shape agreement-end=shape" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      OdProcessorData data = complete;

      data.agreement_on = (char *) cases[i].on;
      data.agreement_end = (char *) cases[i].end;
      data.ended_on = (char *) cases[i].ended_on;
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      assert_checks (&data, cases[i].expected);
    }
}

/* Each of the four kinds of data alone is enough, none is not. */
static void
test_categories (void)
{
  for (int data = 0; data < 16; data++)
    {
      OdProcessorData changed = complete;

      changed.data = data;
      assert_checks (&changed, data == 0 ? "data=required" : "");
    }
}

/* A copy: what it was made of may go. */
static void
test_is_copy (void)
{
  OdProcessorData data = { .name = g_strdup ("  Verzonnen\302\240 Software "), .data = OD_DATA_EMAIL };
  g_autoptr (OdProcessor) processor = od_processor_new (&data);
  const OdProcessorData *kept = od_processor_get_data (processor);

  g_assert_cmpstr (data.name, ==, "  Verzonnen\302\240 Software ");
  od_processor_data_clear (&data);
  g_assert_null (data.name);
  g_assert_cmpint (data.data, ==, 0);
  g_assert_cmpstr (kept->name, ==, "Verzonnen Software");
  g_assert_cmpstr (kept->place, ==, "");
  g_assert_cmpint (kept->data, ==, OD_DATA_EMAIL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/processor/nothing-yet", test_nothing_yet);
  g_test_add_func ("/processor/texts", test_texts);
  g_test_add_func ("/processor/enterprise-number", test_enterprise_number);
  g_test_add_func ("/processor/agreement", test_agreement);
  g_test_add_func ("/processor/categories", test_categories);
  g_test_add_func ("/processor/is-copy", test_is_copy);
  return g_test_run ();
}
