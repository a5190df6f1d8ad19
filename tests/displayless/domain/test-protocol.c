#include "protocol-form.h"

#include "assert-findings.h"

/* A protocol of nobody with three months' notice. */
static OdProtocol *
make_protocol (const char *in_force_on, const char *notice_given_on, const char *ended_on)
{
  OdProtocolData data = { 0 };

  data.id = g_strdup ("verzonnen-protocol");
  data.title = g_strdup ("Verzonnen protocol");
  data.sender.name = g_strdup ("Verzonnen regie");
  data.sender.team = g_strdup ("Verzonnen team");
  data.sender.enterprise_number = g_strdup ("0123456749");
  data.recipient.name = g_strdup ("OCMW Verzonnen");
  data.recipient.enterprise_number = g_strdup ("1000002197");
  data.in_force_on = g_strdup (in_force_on);
  data.notice_given_on = g_strdup (notice_given_on);
  data.ended_on = g_strdup (ended_on);
  data.notice_months = 3;
  data.retention_years = 5;
  data.places = g_new0 (OdProtocolPlace, 2);
  data.places[0] = (OdProtocolPlace) { g_strdup ("2235"), g_strdup ("Hulshout") };
  data.places[1] = (OdProtocolPlace) { g_strdup ("2230"), g_strdup ("Herselt") };
  data.n_places = 2;
  return od_protocol_new (&data);
}

/* The findings that go with a state. */
static const char *const findings[] = {
  [OD_PROTOCOL_DRAFT] = "protocol=not-yet-in-force",
  [OD_PROTOCOL_IN_FORCE] = "",
  [OD_PROTOCOL_NOTICE_GIVEN] = "",
  [OD_PROTOCOL_ENDED] = "protocol=ended-protocol",
};

static void
test_state (void)
{
  static const struct
  {
    const char *in_force_on;
    const char *notice_given_on;
    const char *ended_on;
    const char *today;
    OdProtocolState state;
  } cases[] = {
    { NULL, NULL, NULL, "2026-11-24", OD_PROTOCOL_DRAFT },
    { "binnenkort", NULL, NULL, "2026-11-24", OD_PROTOCOL_DRAFT },
    { "2026-02-30", NULL, NULL, "2026-11-24", OD_PROTOCOL_DRAFT },
    { "2026-11-25", NULL, NULL, "2026-11-24", OD_PROTOCOL_DRAFT },
    { "2026-11-24", NULL, NULL, "2026-11-24", OD_PROTOCOL_IN_FORCE },
    { "2025-01-01", NULL, NULL, "2099-12-31", OD_PROTOCOL_IN_FORCE },
    /* Article 11: notice of three months, the last day counts. */
    { "2025-01-01", "2026-11-24", NULL, "2026-11-23", OD_PROTOCOL_IN_FORCE },
    { "2025-01-01", "2026-11-24", NULL, "2026-11-24", OD_PROTOCOL_NOTICE_GIVEN },
    { "2025-01-01", "2026-11-24", NULL, "2027-02-24", OD_PROTOCOL_NOTICE_GIVEN },
    { "2025-01-01", "2026-11-24", NULL, "2027-02-25", OD_PROTOCOL_ENDED },
    { "2025-01-01", "2026-11-30", NULL, "2027-02-28", OD_PROTOCOL_NOTICE_GIVEN },
    { "2025-01-01", "2026-11-30", NULL, "2027-03-01", OD_PROTOCOL_ENDED },
    { "2025-01-01", "2027-11-30", NULL, "2028-02-29", OD_PROTOCOL_NOTICE_GIVEN },
    { "2027-01-01", "2026-11-24", NULL, "2026-12-31", OD_PROTOCOL_DRAFT },
    { "2028-01-01", "2026-11-24", NULL, "2028-01-01", OD_PROTOCOL_ENDED },
    /* Article 8: ended at once, the day of ending no longer counts. */
    { "2025-01-01", NULL, "2026-11-25", "2026-11-24", OD_PROTOCOL_IN_FORCE },
    { "2025-01-01", NULL, "2026-11-25", "2026-11-25", OD_PROTOCOL_ENDED },
    { "2025-01-01", NULL, "2026-03-01", "2026-02-28", OD_PROTOCOL_IN_FORCE },
    { "2025-01-01", NULL, "2026-03-01", "2026-03-01", OD_PROTOCOL_ENDED },
    /* Both: whichever comes first. */
    { "2025-01-01", "2026-11-24", "2026-12-01", "2026-11-30", OD_PROTOCOL_NOTICE_GIVEN },
    { "2025-01-01", "2026-11-24", "2026-12-01", "2026-12-01", OD_PROTOCOL_ENDED },
    { "2025-01-01", "2026-11-24", "2027-12-01", "2027-02-25", OD_PROTOCOL_ENDED },
    /* Ended before it began: never in force. */
    { "2026-11-24", NULL, "2026-11-24", "2026-11-24", OD_PROTOCOL_ENDED },
    { "2026-11-24", NULL, "2026-11-24", "2026-11-23", OD_PROTOCOL_DRAFT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdProtocol) protocol = make_protocol (cases[i].in_force_on, cases[i].notice_given_on,
                                                       cases[i].ended_on);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (od_protocol_get_state (protocol, cases[i].today), ==, cases[i].state);
      assert_findings (od_protocol_check (protocol, cases[i].today), findings[cases[i].state]);
    }
}

static void
test_last_day (void)
{
  static const struct
  {
    const char *notice_given_on;
    const char *ended_on;
    const char *last_day;
  } cases[] = {
    { NULL, NULL, NULL },
    { "", "", NULL },
    { "2026-11-24", NULL, "2027-02-24" },
    { "2026-11-30", NULL, "2027-02-28" },
    { "2026-10-31", NULL, "2027-01-31" },
    { "2026-03-31", NULL, "2026-06-30" },
    { NULL, "2026-03-01", "2026-02-28" },
    { NULL, "2024-03-01", "2024-02-29" },
    { NULL, "2027-01-01", "2026-12-31" },
    { "2026-11-24", "2027-01-01", "2026-12-31" },
    { "2026-11-24", "2027-06-01", "2027-02-24" },
    { "2026-11-24", "2027-02-25", "2027-02-24" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdProtocol) protocol = make_protocol ("2025-01-01", cases[i].notice_given_on, cases[i].ended_on);
      g_autofree char *last_day = od_protocol_get_last_day (protocol);

      g_assert_cmpstr (last_day, ==, cases[i].last_day);
    }
}

static void
test_municipality (void)
{
  static const struct
  {
    const char *postcode;
    const char *municipality;
  } cases[] = {
    { "2235", "Hulshout" }, { "2230", "Herselt" }, { "2236", NULL }, { "", NULL },          { NULL, NULL },
    { "223", NULL },        { "22355", NULL },     { " 2235", NULL }, { "Hulshout", NULL },
  };
  g_autoptr (OdProtocol) protocol = make_protocol ("2025-01-01", NULL, NULL);
  OdProtocolData nothing = { 0 };
  g_autoptr (OdProtocol) nowhere = od_protocol_new (&nothing);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (od_protocol_find_municipality (protocol, cases[i].postcode), ==, cases[i].municipality);
      g_assert_null (od_protocol_find_municipality (nowhere, cases[i].postcode));
    }
}

/* Each desk is the party that it is, never the other. */
static void
test_parties (void)
{
  g_autoptr (OdProtocol) protocol = make_protocol ("2025-01-01", NULL, NULL);
  g_autoptr (OdParty) sender = od_protocol_get_party (protocol, OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdParty) recipient = od_protocol_get_party (protocol, OD_DESK_OCMW);

  g_assert_cmpstr (sender->name, ==, "Verzonnen regie");
  g_assert_cmpstr (sender->enterprise_number, ==, "0123456749");
  g_assert_true (sender->desk == OD_DESK_KIND_EN_GEZIN);
  g_assert_cmpstr (recipient->name, ==, "OCMW Verzonnen");
  g_assert_cmpstr (recipient->enterprise_number, ==, "1000002197");
  g_assert_true (recipient->desk == OD_DESK_OCMW);
}

/* The data are taken over whole, and what is not known is empty text. */
static void
test_taken_over (void)
{
  OdProtocolData data = { .id = g_strdup ("verzonnen-protocol") };
  g_autoptr (OdProtocol) protocol = od_protocol_new (&data);
  const OdProtocolData *kept = od_protocol_get_data (protocol);

  g_assert_null (data.id);
  od_protocol_data_clear (&data);
  g_assert_cmpstr (od_protocol_get_id (protocol), ==, "verzonnen-protocol");
  g_assert_cmpstr (kept->title, ==, "");
  g_assert_cmpstr (kept->ended_on, ==, "");
  g_assert_cmpstr (kept->sender.team, ==, "");
  g_assert_cmpstr (kept->recipient.website, ==, "");
  g_assert_cmpint (od_protocol_get_state (protocol, "2026-11-24"), ==, OD_PROTOCOL_DRAFT);
}

static void
test_archive_format (void)
{
  g_autoptr (OdProtocol) protocol = make_protocol ("2025-01-01", "2026-01-01", NULL);
  g_autoptr (OdProtocol) changed = od_protocol_with_archive_format (protocol, OD_ARCHIVE_7Z);
  const OdProtocolData *data = od_protocol_get_data (changed);

  g_assert_cmpint (od_protocol_get_data (protocol)->archive_format, ==, OD_ARCHIVE_ZIP);
  g_clear_object (&protocol);
  g_assert_cmpint (data->archive_format, ==, OD_ARCHIVE_7Z);
  g_assert_cmpstr (data->id, ==, "verzonnen-protocol");
  g_assert_cmpstr (data->sender.team, ==, "Verzonnen team");
  g_assert_cmpstr (data->recipient.enterprise_number, ==, "1000002197");
  g_assert_cmpstr (data->notice_given_on, ==, "2026-01-01");
  g_assert_cmpstr (data->law, ==, "");
  g_assert_cmpuint (data->retention_years, ==, 5);
  g_assert_cmpstr (od_protocol_find_municipality (changed, "2230"), ==, "Herselt");
}

/* What is not a plain text is copied as well: the first may go. */
static void
test_actors_are_copied (void)
{
  OdProtocolData data = { .id = g_strdup ("verzonnen-protocol"), .actors = g_strsplit ("CAW Verzonnen", "|", -1) };
  OdProtocol *protocol = od_protocol_new (&data);
  g_autoptr (OdProtocol) changed = od_protocol_with_archive_format (protocol, OD_ARCHIVE_7Z);

  g_object_unref (protocol);
  g_assert_cmpstr (od_protocol_get_actors (changed)[0], ==, "CAW Verzonnen");
  g_assert_null (od_protocol_get_actors (changed)[1]);
}

/* @form (transfer full) with @value. */
static OdOfficeRecord *
fill (OdOfficeRecord *form, guint datum, const char *value)
{
  g_autoptr (OdOfficeRecord) before = form;

  return od_office_record_with (before, datum, value);
}

/* A protocol is what its form says; what ended the one before does not end a new one. */
static void
test_form (void)
{
  g_autoptr (OdProtocol) base = make_protocol ("2025-01-01", "2026-10-01", "");
  OdOfficeRecord *form = od_protocol_form_new (base);
  g_autoptr (OdProtocol) same = od_protocol_form_apply (form, base, "verzonnen-protocol");
  g_autoptr (OdProtocol) other = NULL;
  g_autofree char *id = NULL;
  const OdProtocolData *data;

  g_assert_cmpstr (od_office_record_get (form, OD_PROTOCOL_FORM_PLACES), ==, "2235 Hulshout, 2230 Herselt");
  g_assert_cmpstr (od_protocol_get_data (same)->notice_given_on, ==, "2026-10-01");
  g_assert_cmpuint (od_protocol_get_data (same)->notice_months, ==, 3);
  form = fill (form, OD_PROTOCOL_FORM_OCMW, "OCMW Heist-op-den-Bérg");
  form = fill (form, OD_PROTOCOL_FORM_PLACES, "2220  Heist-op-den-Berg,2221 Booischot");
  form = fill (form, OD_PROTOCOL_FORM_IN_FORCE_ON, "2027-01-01");
  form = fill (form, OD_PROTOCOL_FORM_RETENTION_YEARS, "7");
  id = od_protocol_form_make_id (form);
  g_assert_cmpstr (id, ==, "opgroeien-ocmw-heist-op-den-berg-2027");
  other = od_protocol_form_apply (form, base, id);
  data = od_protocol_get_data (other);
  g_assert_cmpstr (data->id, ==, id);
  g_assert_cmpstr (data->notice_given_on, ==, "");
  g_assert_cmpstr (data->recipient.name, ==, "OCMW Heist-op-den-Bérg");
  g_assert_cmpstr (data->recipient.full_name, ==, "Het openbaar centrum voor maatschappelijk welzijn (OCMW) van Heist-op-den-Bérg");
  g_assert_cmpstr (data->title, ==, "Protocol voor de elektronische mededeling van persoonsgegevens vanuit Verzonnen regie, verzonnen team, naar OCMW Heist-op-den-Bérg");
  g_assert_cmpuint (data->retention_years, ==, 7);
  g_assert_cmpstr (od_protocol_find_municipality (other, "2221"), ==, "Booischot");
  g_assert_null (od_protocol_find_municipality (other, "2235"));
  g_object_unref (form);
}

static void
test_form_from_model (void)
{
  g_autoptr (OdProtocol) model = make_protocol ("2025-01-01", "", "");
  g_autoptr (OdOfficeRecord) form = od_protocol_form_new_from_model (model);

  g_assert_cmpstr (od_office_record_get (form, OD_PROTOCOL_FORM_TEAM), ==, "Verzonnen team");
  g_assert_cmpstr (od_office_record_get (form, OD_PROTOCOL_FORM_NOTICE_MONTHS), ==, "3");
  g_assert_cmpstr (od_office_record_get (form, OD_PROTOCOL_FORM_OCMW), ==, "");
  g_assert_cmpstr (od_office_record_get (form, OD_PROTOCOL_FORM_PLACES), ==, "");
  g_assert_cmpstr (od_office_record_get (form, OD_PROTOCOL_FORM_IN_FORCE_ON), ==, "");
}

static void
test_places (void)
{
  static const char *const bad[] = { "", "Hulshout", "2235", "0235 Hulshout", "22355 Hulshout", "2235 Hulshout,", ",2235 Hulshout", "2235 Hulshout; 2230 Herselt, x" };

  g_assert_true (od_protocol_form_places_are_valid ("2235 Hulshout"));
  g_assert_true (od_protocol_form_places_are_valid (" 2235  Hulshout ,2230 Herselt"));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (od_protocol_form_places_are_valid (bad[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/state", test_state);
  g_test_add_func ("/protocol/last-day", test_last_day);
  g_test_add_func ("/protocol/municipality", test_municipality);
  g_test_add_func ("/protocol/parties", test_parties);
  g_test_add_func ("/protocol/taken-over", test_taken_over);
  g_test_add_func ("/protocol/archive-format", test_archive_format);
  g_test_add_func ("/protocol/actors-are-copied", test_actors_are_copied);
  g_test_add_func ("/protocol/form", test_form);
  g_test_add_func ("/protocol/form-from-model", test_form_from_model);
  g_test_add_func ("/protocol/places", test_places);
  return g_test_run ();
}
