#include "json-editing.h"
#include "sample-messages.h"
#include "message.h"
#include "record-json.h"

#include <string.h>

#define NATIONAL_NUMBER "93.05.18-223.61"

/* What somebody may have filled in when he stops; a client's data in the order of OdField. */
typedef struct
{
  const char *name;
  const char *client[OD_CLIENT_N_FIELDS];
  OdConsent consent;
  OdResidenceReason reason;
  const char *file_number;
} Draft;

static const Draft drafts[] = {
  { "empty" },
  { "complete",
    { "Noor", "Proefpersoon", "Vlinderlaan", "17", "2A", "2235", "Hulshout", "+32470123456", "noor@voorbeeld.be" },
    { OD_INFORMED_ALL, (char *) "Tina Teamlid", (char *) "2026-11-19", OD_CONSENT_WRITTEN, (char *) "2026-11-20", (char *) "2025-1" },
    OD_RESIDENCE_MOVES, "D-2026/7" },
  { "one name", { "Noor" } },
  { "house number only", { NULL, NULL, NULL, "17" } },
  { "half typed", { "N", NULL, "Vlind", NULL, NULL, "22", NULL, "04", "noor@" } },
  { "wrong", { "Noor 2", "; DROP", "\\ \" /", "zeven", "?", "B-2235", "12", "geen", "@" } },
  { "data that do not belong", { "Noor " NATIONAL_NUMBER, NULL, NULL, NULL, NULL, NULL, NULL, NATIONAL_NUMBER } },
  { "white space", { " ", "  Proef  persoon ", "\t", NULL, NULL, NULL, NULL, " 0470 12 34 56 " } },
  { "signs that cannot be seen", { "a\x01\n\x7f" "b\xe2\x80\xae", "\xc2\x85\xe2\x80\xa8\xef\xbb\xbf", "\xf0\x9f\x98\x80" } },
  { "not composed", { "Zoe\xcc\x88" } },
  { "informed on one point", { "Noor" }, { OD_INFORMED_PURPOSE } },
  { "informed on all but one", { "Noor" }, { OD_INFORMED_ALL & ~OD_INFORMED_DATA, (char *) "Tina" } },
  { "consent without a day", { "Noor" }, { .manner = OD_CONSENT_ORAL } },
  { "day half typed", { "Noor" }, { .consent_on = (char *) "20/1", .informed_on = (char *) "gisteren" } },
  { "reason only", { NULL }, { 0 }, OD_RESIDENCE_STAYS_ELSEWHERE },
  { "file number only", { NULL }, { 0 }, OD_RESIDENCE_AS_ADDRESSED, " D\n7 " },
};

static GDateTime *
make_time (int hour)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3600);

  return g_date_time_new (zone, 2026, 11, 24, hour, 30, 5);
}

static OdReferral *
make_referral (OdDesk desk)
{
  g_autoptr (GDateTime) now = make_time (9);

  return od_referral_new (desk, "0f0e0d0c-1111-4222-8333-444455556666", "2026-00042-F33J", "opgroeien-ocmw-hulshout-2025", now, "Tina Teamlid");
}

static OdReferral *
fill_in (OdReferral *referral, const Draft *draft)
{
  g_autoptr (GDateTime) now = make_time (11);
  g_autoptr (OdClient) client = od_client_new_filled (draft->client);
  g_autoptr (OdReferral) named = od_referral_with_client (referral, client, now);
  g_autoptr (OdReferral) consented = od_referral_with_consent (named, &draft->consent, now);
  g_autoptr (OdReferral) placed = od_referral_with_residence_reason (consented, draft->reason, now);

  return od_referral_with_file_number (placed, draft->file_number, now);
}

static OdReferral *
read_back (OdReferral *referral, GBytes *json)
{
  g_autoptr (GError) error = NULL;
  OdReferral *read = od_referral_content_from_json (referral, g_bytes_get_data (json, NULL), (gssize) g_bytes_get_size (json), &error);

  g_assert_no_error (error);
  return read;
}

static void
assert_same_content (OdReferral *one, OdReferral *other)
{
  g_assert_true (od_client_equal (od_referral_get_client (one), od_referral_get_client (other)));
  g_assert_true (od_consent_equal (od_referral_get_consent (one), od_referral_get_consent (other)));
  g_assert_cmpint (od_referral_get_residence_reason (one), ==, od_referral_get_residence_reason (other));
  g_assert_cmpstr (od_referral_get_file_number (one), ==, od_referral_get_file_number (other));
}

static void
test_drafts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autoptr (OdReferral) bare = make_referral (OD_DESK_KIND_EN_GEZIN);
      g_autoptr (OdReferral) referral = fill_in (bare, &drafts[i]);
      g_autoptr (GBytes) json = od_referral_content_to_json (referral);
      g_autoptr (OdReferral) read = NULL;

      g_test_message ("%s", drafts[i].name);
      read = read_back (bare, json);
      assert_same_content (referral, read);
      g_assert_cmpint (od_referral_get_changed (read).microseconds, ==, od_referral_get_changed (bare).microseconds);
      g_assert_cmpstr (od_referral_get_id (read), ==, od_referral_get_id (bare));
      g_assert_cmpstr (od_referral_get_reference (read), ==, od_referral_get_reference (bare));
    }
}

/* Only what the plain part of the register does not hold goes into the sealed one, and of that nothing that is empty. */
static void
test_members (void)
{
  static const char *const of_empty[] = { "client", "toestemming", "toestemming.geinformeerdOver", NULL };
  static const char *const of_complete[] = {
    "client", "client.voornaam", "client.achternaam", "client.adres", "client.adres.straatnaam", "client.adres.huisnummer",
    "client.adres.busnummer", "client.adres.postcode", "client.adres.gemeentenaam", "client.contactgegevens",
    "client.contactgegevens.telefoon", "client.contactgegevens.email", "toestemming", "toestemming.geinformeerdOver",
    "toestemming.geinformeerdDoor", "toestemming.geinformeerdOp", "toestemming.wijze", "toestemming.datum",
    "toestemming.versieInformatie", "verblijfsreden", "dossiernummer", NULL,
  };
  static const char *const *const expected[] = { of_empty, of_complete };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (OdReferral) bare = make_referral (OD_DESK_KIND_EN_GEZIN);
      g_autoptr (OdReferral) referral = fill_in (bare, &drafts[i]);
      g_autoptr (GBytes) json = od_referral_content_to_json (referral);
      g_auto (GStrv) paths = json_editing_list_paths (json);

      g_assert_true (g_strv_equal ((const char *const *) paths, expected[i]));
    }
}

static void
assert_members_handed_over (GBytes *json)
{
  static const char *const expected[] = {
    "overgedragen", "overgedragen.client.voornaam", "overgedragen.toestemming.geinformeerdDoor", "overgedragen.verblijfsreden",
  };
  g_auto (GStrv) paths = json_editing_list_paths (json);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (g_strv_contains ((const char *const *) paths, expected[i]));
}

/* What was handed over before a correction is kept beside what it becomes, whole. */
static void
test_handed_over (void)
{
  g_autoptr (GDateTime) now = make_time (11);
  g_autoptr (OdReferral) bare = make_referral (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) sent = fill_in (bare, &drafts[1]);
  g_autoptr (OdReferral) corrected = fill_in (bare, &drafts[4]);
  g_autoptr (OdReferralContent) content = od_referral_content_new (
      od_referral_get_client (sent), od_referral_get_consent (sent), od_referral_get_residence_reason (sent));
  g_autoptr (OdReferral) referral = od_referral_with_handed_over (corrected, content, now);
  g_autoptr (GBytes) json = od_referral_content_to_json (referral);
  g_autoptr (OdReferral) read = read_back (bare, json);
  const OdReferralContent *handed_over = od_referral_get_handed_over (read);

  assert_members_handed_over (json);
  assert_same_content (corrected, read);
  g_assert_nonnull (handed_over);
  g_assert_true (od_client_equal (handed_over->client, content->client));
  g_assert_true (od_consent_equal (handed_over->consent, content->consent));
  g_assert_cmpint (handed_over->residence_reason, ==, content->residence_reason);
}

/* A referral that was erased, or that has nothing yet. */
static void
test_nothing (void)
{
  g_autoptr (GDateTime) now = make_time (9);
  const OdRecordedTime at = od_recorded_time_new (now);
  g_autoptr (OdSteps) steps = od_steps_new ();
  g_autoptr (OdReferral) erased = od_referral_restore (OD_DESK_OCMW, "0f0e0d0c-1111-4222-8333-444455556666", "2026-00042-F33J", NULL,
                                                       NULL, OD_STATE_DRAFT, at, at, steps);
  g_autoptr (GBytes) json = od_referral_content_to_json (erased);
  g_autoptr (OdReferral) read = read_back (erased, json);
  g_auto (GStrv) paths = json_editing_list_paths (json);

  g_assert_null (od_referral_get_client (erased));
  g_assert_cmpuint (g_strv_length (paths), ==, 0);
  g_assert_null (od_referral_get_client (read));
  g_assert_null (od_referral_get_consent (read));
  g_assert_null (od_referral_get_file_number (read));
}

/* An entry of GTK takes 65,535 signs. */
static void
test_full_entries (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *values[OD_CLIENT_N_FIELDS];
  g_autoptr (OdReferral) bare = make_referral (OD_DESK_OCMW);
  g_autoptr (OdReferral) referral = NULL, read = NULL;
  g_autoptr (GBytes) json = NULL;
  Draft draft = { "full" };

  for (guint i = 0; i < 65535; i++)
    g_string_append (text, "\xf0\x9f\x98\x80");
  for (guint i = 0; i < OD_CLIENT_N_FIELDS; i++)
    values[i] = draft.client[i] = text->str;
  draft.consent = (OdConsent) { OD_INFORMED_ALL, text->str, text->str, OD_CONSENT_ORAL, text->str, text->str };
  draft.file_number = text->str;
  referral = fill_in (bare, &draft);
  json = od_referral_content_to_json (referral);
  read = read_back (bare, json);
  assert_same_content (referral, read);
  g_assert_cmpstr (od_client_get (od_referral_get_client (read), OD_FIELD_STREET), ==, values[OD_FIELD_STREET]);
}

/* Without a length, as it comes from a string. */
static void
test_ended_by_nul (void)
{
  g_autoptr (OdReferral) bare = make_referral (OD_DESK_OCMW);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) read = od_referral_content_from_json (bare, "{\"dossiernummer\":\"D7\"}", -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (od_referral_get_file_number (read), ==, "D7");
}

typedef struct
{
  const char *path;
  const char *value; /* JSON; NULL to leave out */
} Damage;

static void
assert_refused (GBytes *json, const char *what, OdMessageError code)
{
  const char *text = g_bytes_get_data (json, NULL);
  gssize length = (gssize) g_bytes_get_size (json);
  g_autoptr (OdReferral) bare = make_referral (OD_DESK_OCMW);
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) read = NULL;

  read = (GObject *) od_referral_content_from_json (bare, text, length, &error);
  if (read != NULL)
    g_error ("%s: not refused", what);
  g_assert_true (error->domain == OD_MESSAGE_ERROR);
  g_assert_cmpint (error->code, ==, code);
  g_assert_null (strstr (error->message, "geheim"));
}

static void
test_damaged (void)
{
  static const Damage damages[] = {
    { "kleur", "\"geheim\"" },
    { "client", "null" },
    { "client", "\"geheim\"" },
    { "client.rijksregisternummer", "\"geheim\"" },
    { "client.voornaam", "\"\"" },
    { "client.voornaam", "7" },
    { "client.adres.land", "\"geheim\"" },
    { "client.adres", "[]" },
    { "client.contactgegevens", "{}" },
    { "client.contactgegevens.fax", "\"geheim\"" },
    { "toestemming", "[]" },
    { "toestemming.geinformeerdOver", NULL },
    { "toestemming.geinformeerdOver", "\"doel\"" },
    { "toestemming.geinformeerdOver", "{}" },
    { "toestemming.geinformeerdOver", "[\"doel\",\"doel\"]" },
    { "toestemming.geinformeerdOver", "[\"geheim\"]" },
    { "toestemming.geinformeerdOver", "[3]" },
    { "toestemming.geinformeerdOver", "[null]" },
    { "toestemming.wijze", "\"geheim\"" },
    { "toestemming.wijze", "1" },
    { "toestemming.datum", "\"\"" },
    { "toestemming.datum", "20261120" },
    { "toestemming.kleur", "\"geheim\"" },
    { "verblijfsreden", "\"geheim\"" },
    { "verblijfsreden", "false" },
    { "overgedragen", "{}" },
    { "overgedragen", "[]" },
    { "overgedragen", "{\"client\":{},\"toestemming\":{\"geinformeerdOver\":[]},\"dossiernummer\":\"geheim\"}" },
    { "dossiernummer", "\"\"" },
    { "dossiernummer", "[]" },
  };
  g_autoptr (OdReferral) bare = make_referral (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) referral = fill_in (bare, &drafts[1]);
  g_autoptr (GBytes) json = od_referral_content_to_json (referral);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GBytes) damaged = json_editing_set (json, damages[i].path, damages[i].value);

      assert_refused (damaged, damages[i].path, OD_MESSAGE_ERROR_SCHEMA);
    }
}

static void
test_doubled (void)
{
  g_autoptr (OdReferral) bare = make_referral (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) referral = fill_in (bare, &drafts[1]);
  g_autoptr (GBytes) json = od_referral_content_to_json (referral);
  g_auto (GStrv) paths = json_editing_list_paths (json);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GBytes) twice = json_editing_double (json, paths[i]);

      assert_refused (twice, paths[i], OD_MESSAGE_ERROR_SCHEMA);
    }
}

static void
test_not_json (void)
{
  static const char *const texts[] = { "", "geheim", "[]", "{} {}", "{/* geheim */}", "{\"dossiernummer\":\"geheim\"" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (texts[i], strlen (texts[i]));

      assert_refused (json, texts[i], OD_MESSAGE_ERROR_NOT_A_MESSAGE);
    }
}

static OdOfficeRecord *
read_office (OdOfficeKind kind, GBytes *json, GError **error)
{
  return od_office_record_from_json (kind, g_bytes_get_data (json, NULL), (gssize) g_bytes_get_size (json), error);
}

static void
assert_same_office (OdOfficeRecord *one, OdOfficeRecord *other)
{
  g_autoptr (GPtrArray) changes = od_office_record_compare (one, other);

  g_assert_cmpstr (od_office_record_get_id (one), ==, od_office_record_get_id (other));
  g_assert_cmpuint (changes->len, ==, 0);
  g_assert_cmpuint (od_office_record_get_attachments (one)->len, ==, od_office_record_get_attachments (other)->len);
  g_assert_cmpuint (od_office_record_get_history (one)->len, ==, od_office_record_get_history (other)->len);
}

/* Whole, with an attachment and a history; and without anything. */
static void
test_office_records (void)
{
  for (OdOfficeKind kind = 0; kind < OD_N_OFFICE_KINDS; kind++)
    {
      g_autoptr (OdOfficeRecord) whole = sample_record_new (kind, 1);
      g_autoptr (OdOfficeRecord) changed = od_office_record_with (whole, 0, "");
      g_autoptr (OdOfficeRecord) after = od_office_record_after (changed, whole, "2026-11-24T12:00:00+01:00", "Wendy Werker");
      OdAttachment *attachment = od_attachment_new ("dddddddd-dddd-4ddd-8ddd-dddddddddddd", "overeenkomst.pdf");
      g_autoptr (OdOfficeRecord) attached = od_office_record_with_attachment (after, attachment);
      g_autoptr (OdOfficeRecord) empty = od_office_record_new (kind, NULL);
      OdOfficeRecord *records[] = { whole, attached, empty };

      od_attachment_free (attachment);
      for (guint i = 0; i < G_N_ELEMENTS (records); i++)
        {
          g_autoptr (GBytes) json = od_office_record_to_json (records[i]);
          g_autoptr (GError) error = NULL;
          g_autoptr (OdOfficeRecord) read = read_office (kind, json, &error);

          g_assert_no_error (error);
          assert_same_office (records[i], read);
        }
    }
}

static void
test_damaged_office_records (void)
{
  static const Damage damages[] = {
    { "id", NULL },
    { "id", "\"\"" },
    { "id", "7" },
    { "gegevens", "\"naam\"" },
    { "naam", "\"\"" },
    { "plaats", "null" },
    { "kleur", "\"geheim\"" },
    { "bijlagen", "[]" },
    { "bijlagen", "[{\"id\":\"geheim\",\"naam\":\"x\"}]" },
    { "bijlagen", "[{\"id\":\"dddddddd-dddd-4ddd-8ddd-dddddddddddd\",\"naam\":\"x\"},"
                  "{\"id\":\"dddddddd-dddd-4ddd-8ddd-dddddddddddd\",\"naam\":\"y\"}]" },
    { "geschiedenis", "[{\"gegeven\":99,\"op\":\"nu\"}]" },
  };
  g_autoptr (OdOfficeRecord) record = sample_record_new (OD_OFFICE_PROCESSOR, 1);
  g_autoptr (GBytes) json = od_office_record_to_json (record);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GBytes) damaged = json_editing_set (json, damages[i].path, damages[i].value);
      g_autoptr (GError) error = NULL;
      g_autoptr (OdOfficeRecord) read = read_office (OD_OFFICE_PROCESSOR, damaged, &error);

      if (read != NULL)
        g_error ("%s: not refused", damages[i].path);
      g_assert_error (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_SCHEMA);
      g_assert_null (strstr (error->message, "geheim"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/drafts", test_drafts);
  g_test_add_func ("/record/members", test_members);
  g_test_add_func ("/record/handed-over", test_handed_over);
  g_test_add_func ("/record/nothing", test_nothing);
  g_test_add_func ("/record/full-entries", test_full_entries);
  g_test_add_func ("/record/ended-by-nul", test_ended_by_nul);
  g_test_add_func ("/record/damaged", test_damaged);
  g_test_add_func ("/record/doubled", test_doubled);
  g_test_add_func ("/record/not-json", test_not_json);
  g_test_add_func ("/record/office-records", test_office_records);
  g_test_add_func ("/record/damaged-office-records", test_damaged_office_records);
  return g_test_run ();
}
