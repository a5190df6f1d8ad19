#include "notice-desk.h"
#include "overview-exchange.h"
#include "party-notice.h"

#include <string.h>

/* What an office accounts for, and what the two parties to a protocol tell each other about it. */

typedef struct
{
  Desk *team;
  Desk *ocmw;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->team = desk_new (OD_DESK_KIND_EN_GEZIN);
  fixture->ocmw = desk_new (OD_DESK_OCMW);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_free (fixture->team);
  desk_free (fixture->ocmw);
}

/* @record is (transfer full). */
static OdOfficeRecord *
must_keep (Desk *desk, OdOfficeRecord *record)
{
  g_autoptr (OdOfficeRecord) given = record;
  g_autoptr (GError) error = NULL;
  OdOfficeRecord *kept = desk_keep_record (desk, given, &error);

  g_assert_no_error (error);
  return kept;
}

static void
test_keep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdOfficeRecord) nameless = desk_make_processor ("");
  g_autoptr (OdOfficeRecord) refused = NULL;
  g_autoptr (OdOfficeRecord) first = must_keep (fixture->ocmw, desk_make_processor ("Verzonnen Wolk bv"));
  g_autoptr (OdOfficeRecord) renamed = must_keep (fixture->ocmw, od_office_record_with (first, OD_PROCESSOR_NAME, "Verzonnen Wolken bv"));
  g_autoptr (OdOfficeRecord) ended = must_keep (fixture->ocmw, od_office_end (fixture->ocmw->profile, renamed, OD_PROCESSOR_ENDED_ON));
  g_autofree char *journal = NULL;
  g_autoptr (GError) error = NULL;
  OdOfficeRecord *kept;

  refused = desk_keep_record (fixture->ocmw, nameless, &error);
  g_assert_null (refused);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
  desk_reopen (fixture->ocmw);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (od_profile_get_office_records (fixture->ocmw->profile, OD_OFFICE_PROCESSOR))), ==, 1);
  kept = od_profile_find_office_record (fixture->ocmw->profile, od_office_record_get_id (ended));
  g_assert_cmpstr (od_office_record_get (kept, OD_PROCESSOR_NAME), ==, "Verzonnen Wolken bv");
  g_assert_cmpuint (od_office_record_get_history (kept)->len, ==, 2);
  journal = desk_read_journal (fixture->ocmw);
  g_assert_nonnull (strstr (journal, "verwerker-toegevoegd"));
  g_assert_nonnull (strstr (journal, "verwerker-gewijzigd"));
  g_assert_nonnull (strstr (journal, "verwerker-beeindigd"));
  g_assert_null (strstr (journal, "Wolk"));
}

static OdOfficeRecord *
attach (Desk *self, OdOfficeRecord *record, const char *name, GBytes *content, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_office_attach_async (self->profile, record, name, content, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_office_attach_finish (self->profile, result, error);
}

static OdOfficeRecord *
detach (Desk *self, OdOfficeRecord *record, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_office_detach_async (self->profile, record, id, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_office_detach_finish (self->profile, result, error);
}

static GBytes *
read_attachment (Desk *self, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_office_read_attachment_async (self->profile, id, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_office_read_attachment_finish (self->profile, result, error);
}

static void
test_attachment (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdOfficeRecord) record = must_keep (fixture->ocmw, desk_make_processor ("Verzonnen Wolk bv"));
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF-verzonnen", 14);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdOfficeRecord) with = attach (fixture->ocmw, record, "overeenkomst.pdf", content, &error);
  g_autoptr (OdOfficeRecord) without = NULL;
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GBytes) gone = NULL;
  g_autofree char *id = NULL;

  g_assert_no_error (error);
  id = g_strdup (((OdAttachment *) g_ptr_array_index (od_office_record_get_attachments (with), 0))->id);
  desk_reopen (fixture->ocmw);
  read = read_attachment (fixture->ocmw, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, content));
  without = detach (fixture->ocmw, with, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (od_office_record_get_attachments (without)->len, ==, 0);
  gone = read_attachment (fixture->ocmw, id, &error);
  g_assert_null (gone);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES);
}

/* A name that could not be read again is kept as a plain one; taking away what is shown no more takes nothing else. */
static void
test_attachment_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdOfficeRecord) record = must_keep (fixture->ocmw, desk_make_processor ("Verzonnen Wolk bv"));
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF-verzonnen", 14);
  g_autofree char *long_name = g_strnfill (200, 'x');
  g_autofree char *name = g_strconcat (long_name, ".pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdOfficeRecord) first = attach (fixture->ocmw, record, name, content, &error);
  g_autoptr (OdOfficeRecord) second = attach (fixture->ocmw, record, "tweede\n.pdf", content, &error);
  GPtrArray *attachments = od_office_record_get_attachments (second);
  OdOfficeRecord *kept;

  g_assert_no_error (error);
  g_assert_cmpuint (attachments->len, ==, 2);
  for (guint i = 0; i < attachments->len; i++)
    g_assert_cmpstr (((OdAttachment *) g_ptr_array_index (attachments, i))->name, ==, "bijlage.pdf");
  desk_reopen (fixture->ocmw);
  kept = od_record_list_find (od_profile_get_office_records (fixture->ocmw->profile, OD_OFFICE_PROCESSOR), od_office_record_get_id (record));
  g_assert_cmpuint (od_office_record_get_attachments (kept)->len, ==, 2);
}

/* Two that come at once do not make more than can be read again. */
static void
test_attachments_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdOfficeRecord) record = must_keep (fixture->ocmw, desk_make_processor ("Verzonnen Wolk bv"));
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF-verzonnen", 14);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (OdOfficeRecord) last = NULL;
  g_autoptr (OdOfficeRecord) refused = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < OD_OFFICE_MAX_ATTACHMENTS; i++)
    {
      g_autoptr (OdOfficeRecord) with = attach (fixture->ocmw, record, "overeenkomst.pdf", content, &error);

      g_assert_no_error (error);
      g_set_object (&record, with);
    }
  od_office_attach_async (fixture->ocmw->profile, record, "een.pdf", content, NULL, desk_take_result, &first);
  od_office_attach_async (fixture->ocmw->profile, record, "twee.pdf", content, NULL, desk_take_result, &second);
  desk_wait (&first);
  desk_wait (&second);
  last = od_office_attach_finish (fixture->ocmw->profile, first, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (od_office_record_get_attachments (last)->len, ==, OD_OFFICE_MAX_ATTACHMENTS);
  refused = od_office_attach_finish (fixture->ocmw->profile, second, &error);
  g_assert_null (refused);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES);
}

static OdPackedNotice *
pack (Desk *self, OdNoticeKind kind, GPtrArray *records, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_party_notice_pack_async (self->profile, kind, HULSHOUT, records, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_party_notice_pack_finish (self->profile, result, error);
}

/* Packs, sends, and takes it in at the other desk. @records (nullable) is (transfer full). The id of the notice, (transfer full). */
static char *
tell (Desk *from, Desk *to, OdNoticeKind kind, GPtrArray *records)
{
  g_autoptr (GPtrArray) told = records;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackedNotice) packed = pack (from, kind, told, &error);
  g_autoptr (OdNotice) sent = NULL;

  g_assert_no_error (error);
  sent = desk_record_notice_sent (from, packed->notice, &error);
  g_assert_no_error (error);
  desk_take_in (to, packed->path, packed->passphrase, &error);
  g_assert_no_error (error);
  return g_strdup (od_notice_get_id (sent));
}

static GPtrArray *
one (OdOfficeRecord *record)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, record);
  return records;
}

static guint
count_unsent (Desk *desk)
{
  return od_overview_count_unsent (desk->profile);
}

/* Both desks hold each other's overview, and what changed is not passed on until it is. */
static void
test_exchange (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdOfficeRecord) processor = must_keep (fixture->ocmw, desk_make_processor ("Verzonnen Wolk bv"));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (OdOfficeRecord) changed = NULL;
  OdNotice *received;

  g_assert_cmpuint (count_unsent (fixture->ocmw), ==, 1);
  first = tell (fixture->ocmw, fixture->team, OD_NOTICE_PROCESSORS, od_overview_get_own (fixture->ocmw->profile));
  g_assert_cmpuint (count_unsent (fixture->ocmw), ==, 0);
  received = od_overview_find_received (fixture->team->profile, HULSHOUT);
  g_assert_cmpstr (od_notice_get_id (received), ==, first);
  g_assert_false (od_notice_is_open (received));
  changed = must_keep (fixture->ocmw, od_office_record_with (processor, OD_PROCESSOR_PLACE, "Frankrijk"));
  g_assert_cmpuint (count_unsent (fixture->ocmw), ==, 1);
  second = tell (fixture->ocmw, fixture->team, OD_NOTICE_PROCESSORS, od_overview_get_own (fixture->ocmw->profile));
  g_assert_cmpuint (count_unsent (fixture->ocmw), ==, 0);
  desk_reopen (fixture->team);
  received = od_overview_find_received (fixture->team->profile, HULSHOUT);
  g_assert_cmpstr (od_notice_get_id (received), ==, second);
  g_assert_cmpstr (od_office_record_get (g_ptr_array_index (od_notice_get_content (received)->records, 0), OD_PROCESSOR_PLACE), ==, "Frankrijk");
}

/* Nothing filled in is no overview; that there are none is one. */
static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) nothing = od_overview_get_own (fixture->team->profile);
  g_autoptr (OdPackedNotice) refused = pack (fixture->team, OD_NOTICE_PROCESSORS, nothing, &error);
  g_autoptr (OdOfficeRecord) statement = NULL;
  g_autofree char *id = NULL;

  g_assert_null (refused);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
  statement = must_keep (fixture->team, desk_fill (od_office_record_new (OD_OFFICE_NO_PROCESSORS, NULL), 0, "2026-11-24"));
  g_assert_cmpuint (count_unsent (fixture->team), ==, 1);
  id = tell (fixture->team, fixture->ocmw, OD_NOTICE_PROCESSORS, od_overview_get_own (fixture->team->profile));
  g_assert_cmpuint (count_unsent (fixture->team), ==, 0);
  g_assert_nonnull (od_overview_find_received (fixture->ocmw->profile, HULSHOUT));
}

static OdNotice *
decide (Desk *self, OdNotice *notice, gboolean take_over, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_party_notice_decide_async (self->profile, notice, take_over, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_party_notice_decide_finish (self->profile, result, error);
}

static OdOfficeRecord *
make_change (void)
{
  OdOfficeRecord *record = od_office_record_new (OD_OFFICE_CHANGE, NULL);

  record = desk_fill (record, OD_CHANGE_KIND, OD_CHANGE_MAILBOX);
  record = desk_fill (record, OD_CHANGE_AFTER, "nieuw@voorbeeld.be");
  return desk_fill (record, OD_CHANGE_FROM, "2026-12-01");
}

static const char *
get_mailbox (Desk *desk)
{
  return od_protocol_get_data (od_profile_find_protocol (desk->profile, HULSHOUT))->mailbox;
}

/* A false notice leads the next packages astray: nothing changes before a person took it over. */
static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autofree char *left_id = tell (fixture->ocmw, fixture->team, OD_NOTICE_CHANGE, one (make_change ()));
  g_autofree char *taken_id = NULL;
  g_autofree char *before = g_strdup (get_mailbox (fixture->team));
  g_autoptr (OdNotice) left = NULL;
  g_autoptr (OdNotice) taken = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (od_notice_is_open (desk_get_notice (fixture->team, left_id)));
  left = decide (fixture->team, desk_get_notice (fixture->team, left_id), FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_mailbox (fixture->team), ==, before);
  taken_id = tell (fixture->ocmw, fixture->team, OD_NOTICE_CHANGE, one (make_change ()));
  taken = decide (fixture->team, desk_get_notice (fixture->team, taken_id), TRUE, &error);
  g_assert_no_error (error);
  desk_reopen (fixture->team);
  g_assert_cmpstr (get_mailbox (fixture->team), ==, "nieuw@voorbeeld.be");
  g_assert_false (od_notice_is_open (desk_get_notice (fixture->team, taken_id)));
}

/* On misuse it ends at once, at the desk that ended it too, and nothing can be packed any more. */
static void
test_termination (Fixture *fixture, gconstpointer data)
{
  OdOfficeRecord *record = desk_fill (od_office_record_new (OD_OFFICE_TERMINATION, NULL), OD_TERMINATION_GROUND, OD_GROUND_MISUSE);
  g_autofree char *today = od_profile_get_today (fixture->team->profile);
  g_autofree char *id = NULL;
  g_autoptr (OdNotice) decided = NULL;
  g_autoptr (GError) error = NULL;

  id = tell (fixture->team, fixture->ocmw, OD_NOTICE_TERMINATION, one (desk_fill (record, OD_TERMINATION_ON, today)));
  g_assert_cmpint (od_protocol_get_state (od_profile_find_protocol (fixture->team->profile, HULSHOUT), today), ==, OD_PROTOCOL_ENDED);
  g_assert_cmpint (od_protocol_get_state (od_profile_find_protocol (fixture->ocmw->profile, HULSHOUT), today), ==, OD_PROTOCOL_IN_FORCE);
  decided = decide (fixture->ocmw, desk_get_notice (fixture->ocmw, id), TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (od_protocol_get_state (od_profile_find_protocol (fixture->ocmw->profile, HULSHOUT), today), ==, OD_PROTOCOL_ENDED);
}

/* An OCMW may give notice, which tells the last day, and not end it for misuse (art. 8, 11). */
static void
test_termination_by_ocmw (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdOfficeRecord) empty = od_office_record_new (OD_OFFICE_TERMINATION, NULL);
  g_autoptr (OdOfficeRecord) dated = od_office_record_with (empty, OD_TERMINATION_ON, "2026-11-24");
  g_autoptr (GPtrArray) misuse = one (od_office_record_with (dated, OD_TERMINATION_GROUND, OD_GROUND_MISUSE));
  g_autoptr (GPtrArray) notice = one (od_office_record_with (dated, OD_TERMINATION_GROUND, OD_GROUND_NOTICE));
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackedNotice) none = pack (fixture->ocmw, OD_NOTICE_TERMINATION, misuse, &refused);
  g_autoptr (OdPackedNotice) packed = pack (fixture->ocmw, OD_NOTICE_TERMINATION, notice, &error);
  OdOfficeRecord *told;

  g_assert_null (none);
  g_assert_error (refused, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  g_assert_no_error (error);
  told = g_ptr_array_index (od_notice_get_content (packed->notice)->records, 0);
  g_assert_cmpstr (od_office_record_get (told, OD_TERMINATION_LAST_DAY), ==, "2027-02-24");
}

static OdPackedNotice *
pack_evidence (Desk *self, OdNotice *notice, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_evidence_pack_async (self->profile, notice, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_evidence_pack_finish (self->profile, result, error);
}

static OdOfficeRecord *
find_record (OdNotice *notice, OdOfficeKind kind)
{
  GPtrArray *records = od_notice_get_content (notice)->records;

  for (guint i = 0; i < records->len; i++)
    if (od_office_record_get_kind (g_ptr_array_index (records, i)) == kind)
      return g_ptr_array_index (records, i);
  return NULL;
}

/* The one document of @told is here, after closing too, and not under the id that the other party gave it. */
static void
assert_document (Desk *self, OdOfficeRecord *told, OdOfficeRecord *of_sender, GBytes *content)
{
  const OdAttachment *attachment = g_ptr_array_index (od_office_record_get_attachments (told), 0);
  const OdAttachment *sent = g_ptr_array_index (od_office_record_get_attachments (of_sender), 0);
  g_autofree char *id = g_strdup (attachment->id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) read = NULL;

  g_assert_cmpuint (od_office_record_get_attachments (told)->len, ==, 1);
  g_assert_cmpstr (attachment->name, ==, sent->name);
  g_assert_cmpstr (id, !=, sent->id);
  read = read_attachment (self, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, content));
}

/* A document that a mail would not take is told before anything is packed. */
static void
test_evidence_too_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = tell (fixture->team, fixture->ocmw, OD_NOTICE_EVIDENCE, NULL);
  g_autoptr (OdOfficeRecord) activity = must_keep (fixture->ocmw, od_office_propose (fixture->ocmw->profile, OD_OFFICE_ACTIVITY));
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (10 * 1024 * 1024), 10 * 1024 * 1024);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdOfficeRecord) one = attach (fixture->ocmw, activity, "een.pdf", large, &error);
  g_autoptr (OdOfficeRecord) two = attach (fixture->ocmw, one, "twee.pdf", large, &error);
  g_autoptr (OdOfficeRecord) none = NULL;
  g_autoptr (OdPackedNotice) packed = NULL;

  g_assert_no_error (error);
  none = attach (fixture->ocmw, two, "leeg.pdf", empty, &error);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES);
  g_clear_error (&error);
  packed = pack_evidence (fixture->ocmw, desk_get_notice (fixture->ocmw, id), &error);
  g_assert_null (packed);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES);
  g_assert_cmpint (od_notice_get_state (desk_get_notice (fixture->ocmw, id)), ==, OD_NOTICE_STATE_RECEIVED);
}

static void
test_evidence (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = tell (fixture->team, fixture->ocmw, OD_NOTICE_EVIDENCE, NULL);
  g_autoptr (OdOfficeRecord) activity = must_keep (fixture->ocmw, od_office_propose (fixture->ocmw->profile, OD_OFFICE_ACTIVITY));
  g_autoptr (OdOfficeRecord) processor = must_keep (fixture->ocmw, desk_make_processor ("Verzonnen Wolk bv"));
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF-verzonnen", 14);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdOfficeRecord) shown = attach (fixture->ocmw, activity, "register.pdf", content, &error);
  g_autoptr (OdOfficeRecord) agreed = attach (fixture->ocmw, processor, "overeenkomst.pdf", content, &error);
  g_autoptr (OdPackedNotice) packed = pack_evidence (fixture->ocmw, desk_get_notice (fixture->ocmw, id), &error);
  g_autoptr (OdNotice) sent = NULL;
  OdNotice *answered;

  g_assert_no_error (error);
  sent = desk_record_notice_sent (fixture->ocmw, packed->notice, &error);
  g_assert_no_error (error);
  desk_take_in (fixture->team, packed->path, packed->passphrase, &error);
  g_assert_no_error (error);
  answered = desk_get_notice (fixture->team, id);
  g_assert_cmpint (od_notice_get_state (answered), ==, OD_NOTICE_STATE_ANSWERED);
  assert_document (fixture->team, find_record (answered, OD_OFFICE_ACTIVITY), shown, content);
  /* What was agreed with a processor stays in the house. */
  g_assert_cmpuint (od_office_record_get_attachments (find_record (answered, OD_OFFICE_PROCESSOR))->len, ==, 0);
  g_assert_true (od_office_record_has (find_record (answered, OD_OFFICE_FIGURES), OD_FIGURES_JOURNAL_INTACT, OD_DECISION_YES));
  /* Twice is once. */
  desk_take_in (fixture->team, packed->path, packed->passphrase, &error);
  g_assert_no_error (error);
}

/* Usable at once: what the program knows is filled in, and one sentence is enough. */
static void
test_breach (Fixture *fixture, gconstpointer data)
{
  OdOfficeRecord *proposed = od_office_propose (fixture->ocmw->profile, OD_OFFICE_BREACH);
  g_autoptr (OdOfficeRecord) breach = must_keep (fixture->ocmw, desk_fill (proposed, OD_BREACH_NATURE, "Pakket naar een verkeerd adres gemaild"));
  g_autofree char *id = tell (fixture->ocmw, fixture->team, OD_NOTICE_BREACH, one (g_object_ref (breach)));
  g_autoptr (OdNotice) decided = NULL;
  g_autofree char *journal = desk_read_journal (fixture->ocmw);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (od_office_record_get (breach, OD_BREACH_REFERENCE), "LEK-"));
  g_assert_nonnull (strstr (journal, "gegevenslek-toegevoegd"));
  g_assert_true (od_notice_is_open (desk_get_notice (fixture->team, id)));
  decided = decide (fixture->team, desk_get_notice (fixture->team, id), TRUE, &error);
  g_assert_no_error (error);
  g_assert_false (od_notice_is_open (desk_get_notice (fixture->team, id)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/handover/office/keep", test_keep);
  ADD ("/handover/office/attachment", test_attachment);
  ADD ("/handover/office/attachment-names", test_attachment_names);
  ADD ("/handover/office/attachments-at-once", test_attachments_at_once);
  ADD ("/handover/office/exchange", test_exchange);
  ADD ("/handover/office/none", test_none);
  ADD ("/handover/office/change", test_change);
  ADD ("/handover/office/termination", test_termination);
  ADD ("/handover/office/termination-by-ocmw", test_termination_by_ocmw);
  ADD ("/handover/office/evidence", test_evidence);
  ADD ("/handover/office/evidence-too-large", test_evidence_too_large);
  ADD ("/handover/office/breach", test_breach);
  return g_test_run ();
}
