#include "test-desk.h"

#include "arrival.h"
#include "difference.h"
#include "kept-passphrase.h"
#include "tidy.h"

#include <glib/gstdio.h>

/* A referral goes out more than once: the same with other words, or with better data. What Kind en Gezin sent last is what stays at the
 * OCMW, in whatever order the mail brings it. */

#define N_PACKAGES 4
#define OTHER_ID "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"

/* A package as it went out: the next one has its name too. */
typedef struct
{
  char *path;
  OdSecret *passphrase;
} Sent;

typedef struct
{
  Desk *team;
  Desk *ocmw;
  char *folder;
  OdReferral *referral; /* at the team, as it was last given */
} Fixture;

static void
sent_clear (Sent *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->passphrase, od_secret_unref);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdReferral) complete = NULL;
  g_autoptr (GError) error = NULL;

  fixture->team = desk_new (OD_DESK_KIND_EN_GEZIN);
  fixture->ocmw = desk_new (OD_DESK_OCMW);
  fixture->folder = g_dir_make_tmp ("overdracht-XXXXXX", NULL);
  complete = desk_make_complete (fixture->team);
  fixture->referral = desk_save (fixture->team, complete, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->referral);
  desk_remove_folder (fixture->folder);
  g_free (fixture->folder);
  desk_free (fixture->team);
  desk_free (fixture->ocmw);
}

static void
take (OdReferral **place, OdReferral *referral, const GError *error)
{
  g_assert_no_error (error);
  g_assert_nonnull (referral);
  g_object_unref (*place);
  *place = referral;
}

static void
keep (Fixture *fixture, const OdPacked *packed, const char *name, Sent *sent)
{
  g_autofree char *folder = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *base = g_path_get_basename (packed->path);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  sent->path = g_build_filename (folder, base, NULL);
  sent->passphrase = od_secret_ref (packed->passphrase);
  g_assert_true (desk_save_copy (packed->path, sent->path, NULL));
}

static void
pack_and_send (Fixture *fixture, const char *name, Sent *sent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPacked) packed = desk_pack (fixture->team, fixture->referral, NULL, &error);

  g_assert_no_error (error);
  keep (fixture, packed, name, sent);
  take (&fixture->referral, desk_send (fixture->team, packed->referral, &error), error);
}

static void
correct (Fixture *fixture, OdField field, const char *value)
{
  g_autoptr (GDateTime) now = od_profile_get_now (fixture->team->profile);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdClient) client = NULL;
  g_autoptr (OdReferral) changed = NULL;

  take (&fixture->referral, desk_revise (fixture->team, fixture->referral, &error), error);
  client = od_client_with (od_referral_get_client (fixture->referral), field, value);
  changed = od_referral_with_client (fixture->referral, client, now);
  take (&fixture->referral, desk_save (fixture->team, changed, &error), error);
  g_assert_cmpint (od_referral_get_state (fixture->referral), ==, OD_STATE_READY);
}

static OdReferral *
leave_correction (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_draft_leave_correction_async (fixture->team->profile, fixture->referral, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_draft_leave_correction_finish (fixture->team->profile, result, error);
}

static OdImport *
open (Desk *desk, const Sent *sent)
{
  g_autoptr (GError) error = NULL;
  OdImport *import = desk_open_import (desk, sent->path, sent->passphrase, &error);

  g_assert_no_error (error);
  return import;
}

static OdReferral *
accept (Desk *desk, const Sent *sent)
{
  g_autoptr (OdImport) import = open (desk, sent);
  g_autoptr (GError) error = NULL;
  OdReferral *accepted;

  g_assert_null (od_import_get_refusal (import));
  accepted = desk_accept (desk, import, &error);
  g_assert_no_error (error);
  return accepted;
}

static void
assert_refused (Desk *desk, const Sent *sent, const char *words)
{
  g_autoptr (OdImport) import = open (desk, sent);
  g_autofree char *before = desk_read_journal (desk);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (od_import_get_refusal (import));
  g_assert_nonnull (strstr (od_import_get_refusal (import)->message, words));
  g_assert_false (od_import_is_already_here (import));
  g_assert_null (desk_accept (desk, import, &error));
  g_assert_nonnull (error);
  g_assert_null (strstr (error->message, MARKER));
  after = desk_read_journal (desk);
  g_assert_cmpstr (before, ==, after);
}

static const char *
get (OdReferral *referral, OdField field)
{
  return od_client_get (od_referral_get_client (referral), field);
}

static OdReferral *
find_here (Fixture *fixture)
{
  OdReferral *here = od_profile_find_referral_by_reference (fixture->ocmw->profile, od_referral_get_reference (fixture->referral));

  g_assert_nonnull (here);
  return here;
}

/* Packages 1 to 4: the first, a phone number corrected, the same once more, a street corrected. */
static void
send_all (Fixture *fixture, Sent sent[N_PACKAGES])
{
  pack_and_send (fixture, "1", &sent[0]);
  correct (fixture, OD_FIELD_PHONE, "0470 12 34 57");
  pack_and_send (fixture, "2", &sent[1]);
  pack_and_send (fixture, "3", &sent[2]);
  correct (fixture, OD_FIELD_STREET, "Bedachte Weg");
  pack_and_send (fixture, "4", &sent[3]);
}

static void
import_once (Desk *desk, const Sent *sent)
{
  g_autoptr (OdImport) import = open (desk, sent);
  g_autoptr (OdReferral) accepted = NULL;
  g_autoptr (GError) error = NULL;

  accepted = desk_accept (desk, import, &error);
  g_assert_true (accepted != NULL || od_import_get_refusal (import) != NULL);
}

static void
assert_newest (Desk *desk, const Sent *newest, const char *reference)
{
  OdReferral *here = od_profile_find_referral_by_reference (desk->profile, reference);
  g_autoptr (OdImport) import = open (desk, newest);
  g_autoptr (OdSecret) kept = desk_find_passphrase (desk, reference);

  g_assert_cmpuint (desk_count (desk), ==, 1);
  g_assert_cmpstr (get (here, OD_FIELD_PHONE), ==, "+32470123457");
  g_assert_cmpstr (get (here, OD_FIELD_STREET), ==, "Bedachte Weg");
  g_assert_cmpint (od_referral_get_state (here), ==, OD_STATE_RECEIVED);
  g_assert_true (od_import_is_already_here (import));
  g_assert_true (od_secret_equal (kept, newest->passphrase));
}

/* The packages in @order, each of them and then all of them again. */
static void
try_order (Fixture *fixture, Sent sent[N_PACKAGES], const guint order[N_PACKAGES])
{
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  const char *reference = od_referral_get_reference (fixture->referral);

  for (guint i = 0; i < 2 * N_PACKAGES; i++)
    import_once (ocmw, &sent[order[i % N_PACKAGES]]);
  assert_newest (ocmw, &sent[N_PACKAGES - 1], reference);
  desk_reopen (ocmw);
  assert_newest (ocmw, &sent[N_PACKAGES - 1], reference);
}

static void
test_every_order (Fixture *fixture, gconstpointer data)
{
  Sent sent[N_PACKAGES] = { { NULL } };
  guint n_orders = 0;

  send_all (fixture, sent);
  for (guint code = 0; code < N_PACKAGES * N_PACKAGES * N_PACKAGES * N_PACKAGES; code++)
    {
      const guint order[N_PACKAGES] = { code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6 & 3 };
      guint seen = 0;

      for (guint i = 0; i < N_PACKAGES; i++)
        seen |= 1u << order[i];
      if (seen != 15)
        continue;
      try_order (fixture, sent, order);
      n_orders++;
    }
  g_assert_cmpuint (n_orders, ==, 24);
  for (guint i = 0; i < N_PACKAGES; i++)
    sent_clear (&sent[i]);
}

static void
assert_confirms (Fixture *fixture, OdPacked *receipt)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdImport) import = desk_open_import (fixture->team, receipt->path, NULL, &error);
  g_autoptr (OdReferral) confirmed = NULL;

  g_assert_no_error (error);
  g_assert_false (od_import_answers_earlier (import));
  confirmed = desk_accept (fixture->team, import, &error);
  g_assert_no_error (error);
  g_assert_cmpint (od_referral_get_state (confirmed), ==, OD_STATE_CONFIRMED);
}

static void
test_same_again (Fixture *fixture, gconstpointer data)
{
  const OdFollowing assign = { OD_EVENT_ASSIGN, NULL, NULL, "Wout Werker", NULL };
  Sent first = { NULL }, second = { NULL };
  g_autoptr (OdReferral) received = NULL, assigned = NULL, again = NULL;
  g_autoptr (OdImport) import = NULL;
  g_autoptr (OdPacked) receipt = NULL;
  g_autoptr (OdSecret) kept = NULL;
  g_autoptr (GError) error = NULL;

  pack_and_send (fixture, "1", &first);
  pack_and_send (fixture, "2", &second);
  g_assert_false (od_secret_equal (first.passphrase, second.passphrase));
  received = accept (fixture->ocmw, &first);
  assigned = desk_follow (fixture->ocmw, received, &assign, &error);
  g_assert_no_error (error);
  import = open (fixture->ocmw, &second);
  g_assert_cmpint (od_import_get_novelty (import), ==, OD_IMPORT_SAME_AGAIN);
  g_assert_null (od_import_get_differences (import));
  g_assert_null (od_import_get_refusal (import));
  again = desk_accept (fixture->ocmw, import, &error);
  g_assert_no_error (error);
  g_assert_cmpint (od_referral_get_state (again), ==, OD_STATE_ASSIGNED);
  g_assert_cmpstr (od_referral_get_worker (again), ==, "Wout Werker");
  g_assert_true (od_client_equal (od_referral_get_client (again), od_referral_get_client (assigned)));
  g_assert_null (od_arrival_find_unseen_correction (again));
  kept = desk_find_passphrase (fixture->ocmw, od_referral_get_reference (again));
  g_assert_true (od_secret_equal (kept, second.passphrase));
  receipt = desk_make_receipt (fixture->ocmw, again, &error);
  g_assert_no_error (error);
  assert_confirms (fixture, receipt);
  sent_clear (&first);
  sent_clear (&second);
}

static void
assert_difference (GPtrArray *differences, guint position, OdField field, const char *before, const char *after)
{
  const OdDifference *difference = g_ptr_array_index (differences, position);

  g_assert_cmpint (difference->field, ==, field);
  g_assert_cmpstr (difference->before, ==, before);
  g_assert_cmpstr (difference->after, ==, after);
}

static void
assert_corrected (OdReferral *corrected)
{
  const OdStep *step = od_referral_find_step (corrected, OD_EVENT_CORRECT);
  g_autoptr (GArray) fields = NULL;

  g_assert_cmpstr (get (corrected, OD_FIELD_PHONE), ==, "+32470123457");
  g_assert_cmpint (od_referral_get_state (corrected), ==, OD_STATE_ATTEMPTED);
  g_assert_true (od_arrival_find_unseen_correction (corrected) == step);
  g_assert_true (od_arrival_from_detail (step->detail, NULL, &fields));
  g_assert_cmpuint (fields->len, ==, 1);
  g_assert_cmpint (g_array_index (fields, OdField, 0), ==, OD_FIELD_PHONE);
}

/* What changes is shown before it is accepted; what was is kept nowhere, and the timeline tells which datum it was. */
static void
test_correction (Fixture *fixture, gconstpointer data)
{
  const OdFollowing attempt = { OD_EVENT_ATTEMPT, NULL, "telefoon:niet-bereikt", NULL, NULL };
  Sent first = { NULL }, second = { NULL };
  g_autoptr (OdReferral) received = NULL, attempted = NULL, corrected = NULL;
  g_autoptr (OdImport) import = NULL, old = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *journal = NULL;

  pack_and_send (fixture, "1", &first);
  correct (fixture, OD_FIELD_PHONE, "0470 12 34 57");
  pack_and_send (fixture, "2", &second);
  received = accept (fixture->ocmw, &first);
  attempted = desk_follow (fixture->ocmw, received, &attempt, &error);
  g_assert_no_error (error);
  import = open (fixture->ocmw, &second);
  g_assert_cmpint (od_import_get_novelty (import), ==, OD_IMPORT_CORRECTION);
  g_assert_cmpuint (od_import_get_differences (import)->len, ==, 1);
  assert_difference (od_import_get_differences (import), 0, OD_FIELD_PHONE, "+32470123456", "+32470123457");
  g_assert_cmpstr (get (find_here (fixture), OD_FIELD_PHONE), ==, "+32470123456");
  corrected = desk_accept (fixture->ocmw, import, &error);
  g_assert_no_error (error);
  assert_corrected (corrected);
  desk_reopen (fixture->ocmw);
  assert_corrected (find_here (fixture));
  journal = desk_read_journal (fixture->ocmw);
  g_assert_nonnull (strstr (journal, "verbeterd"));
  g_assert_null (strstr (journal, "470"));
  old = open (fixture->ocmw, &first);
  g_assert_true (od_import_is_already_here (old));
  sent_clear (&first);
  sent_clear (&second);
}

/* The first package never came: then the second is a new referral, and the first an old one. */
static void
test_first_lost (Fixture *fixture, gconstpointer data)
{
  Sent first = { NULL }, second = { NULL };
  g_autoptr (OdImport) import = NULL;
  g_autoptr (OdReferral) received = NULL;
  g_autoptr (GError) error = NULL;

  pack_and_send (fixture, "1", &first);
  correct (fixture, OD_FIELD_PHONE, "0470 12 34 57");
  pack_and_send (fixture, "2", &second);
  import = open (fixture->ocmw, &second);
  g_assert_cmpint (od_import_get_novelty (import), ==, OD_IMPORT_NEW);
  received = desk_accept (fixture->ocmw, import, &error);
  g_assert_no_error (error);
  g_assert_cmpint (od_referral_get_steps (received)->len, ==, 1);
  assert_refused (fixture->ocmw, &first, "ouder");
  g_assert_cmpstr (get (find_here (fixture), OD_FIELD_PHONE), ==, "+32470123457");
  sent_clear (&first);
  sent_clear (&second);
}

static void
put_in_state (Fixture *fixture, const OdEvent *events)
{
  g_autoptr (GDateTime) now = od_profile_get_now (fixture->ocmw->profile);
  g_autoptr (OdReferral) referral = g_object_ref (find_here (fixture));

  for (guint i = 0; events[i] != OD_N_EVENTS; i++)
    {
      g_autoptr (GError) error = NULL;

      take (&referral, od_referral_with_event (referral, events[i], now, "Wilma Werkster", NULL, NULL, &error), error);
    }
  od_record_list_put (fixture->ocmw->profile->referrals, referral);
}

/* What is over stays over: the sentence says why and what to do. */
static void
test_closed_states (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    OdEvent events[3];
    const char *words;
  } closed[] = {
    { { OD_EVENT_RETURN, OD_N_EVENTS }, "teruggestuurd" },
    { { OD_EVENT_WITHDRAW, OD_N_EVENTS }, "trok de toestemming" },
    { { OD_EVENT_WITHDRAW, OD_EVENT_ERASE, OD_N_EVENTS }, "gewist" },
  };
  Sent first = { NULL }, second = { NULL };

  pack_and_send (fixture, "1", &first);
  correct (fixture, OD_FIELD_PHONE, "0470 12 34 57");
  pack_and_send (fixture, "2", &second);
  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      g_autoptr (OdReferral) received = accept (fixture->ocmw, &first);

      put_in_state (fixture, closed[i].events);
      assert_refused (fixture->ocmw, &second, closed[i].words);
      assert_refused (fixture->ocmw, &second, "nieuwe doorverwijzing");
      od_record_list_put (fixture->ocmw->profile->referrals, received);
    }
  sent_clear (&first);
  sent_clear (&second);
}

typedef struct
{
  const char *id;
  const char *replaces[2];
  const char *sent;
  const char *phone;
  const char *name; /* another client */
  const char *words;
} Forged;

static void
pack_forged (Fixture *fixture, const Forged *forged, Sent *sent)
{
  g_autoptr (OdMessage) message = desk_make_message (fixture->team, fixture->referral);
  g_autoptr (OdClient) phoned = od_client_with (message->client, OD_FIELD_PHONE, forged->phone);
  g_autoptr (OdClient) mailless = od_client_with (phoned, OD_FIELD_EMAIL, "");

  od_client_unref (message->client);
  message->client = forged->name != NULL ? od_client_with (mailless, OD_FIELD_FAMILY_NAME, forged->name) : od_client_ref (phoned);
  g_free (message->id);
  message->id = g_strdup (forged->id);
  message->replaces = forged->replaces[0] != NULL ? g_strdupv ((GStrv) forged->replaces) : NULL;
  g_clear_pointer (&message->sent, g_date_time_unref);
  message->sent = g_date_time_new_from_iso8601 (forged->sent, NULL);
  sent->passphrase = od_secret_new ("een zelf bedachte wachtzin", -1);
  sent->path = desk_pack_message (fixture->folder, message, NULL, sent->passphrase);
}

/* The same reference is not enough: the chain must fit. */
static void
test_misfits (Fixture *fixture, gconstpointer data)
{
  Sent first = { NULL };
  g_autoptr (OdReferral) received = NULL;
  const char *id;

  pack_and_send (fixture, "1", &first);
  received = accept (fixture->ocmw, &first);
  id = od_referral_get_id (received);
  {
    const Forged forgeries[] = {
      { OTHER_ID, { NULL }, "2026-11-25T12:00:00+01:00", "+32470123457", NULL, "hoort daar niet bij" },
      { OTHER_ID, { "bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee" }, "2026-11-25T12:00:00+01:00", "+32470123456", NULL, "hoort daar niet bij" },
      { OTHER_ID, { NULL }, "2026-11-23T12:00:00+01:00", "+32470123456", NULL, "ouder" },
      { OTHER_ID, { NULL }, "2026-11-23T12:00:00+01:00", "+32470999999", "Anders", "hoort daar niet bij" },
      { id, { NULL }, NOON, "+32470123457", NULL, "hetzelfde nummer" },
      { id, { OTHER_ID }, "2026-11-25T12:00:00+01:00", "+32470123457", NULL, "hetzelfde nummer" },
    };

    for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
      {
        Sent forged = { NULL };

        pack_forged (fixture, &forgeries[i], &forged);
        assert_refused (fixture->ocmw, &forged, forgeries[i].words);
        g_assert_cmpstr (get (find_here (fixture), OD_FIELD_PHONE), ==, "+32470123456");
        sent_clear (&forged);
      }
  }
  sent_clear (&first);
}

/* A known message under another protocol is another party's. */
static void
test_other_protocol (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdProtocol) other = desk_make_protocol (HULSHOUT, "opgroeien-ocmw-hulshout-2030");
  g_autoptr (OdMessage) message = NULL;
  g_autoptr (OdReferral) received = NULL;
  const char *replaces[2] = { NULL };
  Sent first = { NULL }, forged = { NULL };

  pack_and_send (fixture, "1", &first);
  received = accept (fixture->ocmw, &first);
  desk_put_protocol (fixture->ocmw, other);
  message = desk_make_message (fixture->team, fixture->referral);
  replaces[0] = od_referral_get_id (received);
  message->replaces = g_strdupv ((GStrv) replaces);
  g_free (message->protocol_id);
  message->protocol_id = g_strdup ("opgroeien-ocmw-hulshout-2030");
  forged.passphrase = od_secret_new ("een zelf bedachte wachtzin", -1);
  forged.path = desk_pack_message (fixture->folder, message, NULL, forged.passphrase);
  assert_refused (fixture->ocmw, &forged, "hoort daar niet bij");
  sent_clear (&first);
  sent_clear (&forged);
}

static void
make_receipt (Fixture *fixture, const Sent *package, const char *name, Sent *receipt)
{
  g_autoptr (OdReferral) accepted = accept (fixture->ocmw, package);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPacked) packed = desk_make_receipt (fixture->ocmw, accepted, &error);

  g_assert_no_error (error);
  keep (fixture, packed, name, receipt);
}

/* Nobody has the words of an earlier package any more: its receipt opens with those in the keyring. */
static void
assert_confirmed (Fixture *fixture, const Sent *receipt, gboolean earlier, OdState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdImport) import = desk_open_import (fixture->team, receipt->path, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (od_import_get_refusal (import));
  g_assert_cmpint (od_import_answers_earlier (import), ==, earlier);
  take (&fixture->referral, desk_accept (fixture->team, import, &error), error);
  g_assert_cmpint (od_referral_get_state (fixture->referral), ==, state);
}

/* The receipt of the first package says nothing of the second, before and after it. */
static void
test_crossing_receipts (Fixture *fixture, gconstpointer data)
{
  Sent first = { NULL }, second = { NULL }, receipts[2] = { { NULL } };
  g_autoptr (OdImport) import = NULL;

  pack_and_send (fixture, "1", &first);
  make_receipt (fixture, &first, "ontvangst-1", &receipts[0]);
  correct (fixture, OD_FIELD_PHONE, "0470 12 34 57");
  pack_and_send (fixture, "2", &second);
  make_receipt (fixture, &second, "ontvangst-2", &receipts[1]);
  if (GPOINTER_TO_INT (data))
    {
      assert_confirmed (fixture, &receipts[0], TRUE, OD_STATE_SENT);
      assert_confirmed (fixture, &receipts[1], FALSE, OD_STATE_CONFIRMED);
    }
  else
    {
      assert_confirmed (fixture, &receipts[1], FALSE, OD_STATE_CONFIRMED);
      assert_confirmed (fixture, &receipts[0], TRUE, OD_STATE_CONFIRMED);
    }
  import = open (fixture->team, &receipts[0]);
  g_assert_true (od_import_is_already_here (import));
  for (guint i = 0; i < 2; i++)
    sent_clear (&receipts[i]);
  sent_clear (&first);
  sent_clear (&second);
}

/* The receipt comes in while the data are being corrected: leaving the correction shows it. */
static void
test_receipt_meanwhile (Fixture *fixture, gconstpointer data)
{
  Sent first = { NULL }, receipt = { NULL };
  g_autoptr (GError) error = NULL;

  pack_and_send (fixture, "1", &first);
  make_receipt (fixture, &first, "ontvangst-1", &receipt);
  correct (fixture, OD_FIELD_PHONE, "0470 12 34 57");
  assert_confirmed (fixture, &receipt, FALSE, OD_STATE_READY);
  desk_reopen (fixture->team);
  take (&fixture->referral, leave_correction (fixture, &error), error);
  g_assert_cmpint (od_referral_get_state (fixture->referral), ==, OD_STATE_CONFIRMED);
  g_assert_cmpstr (get (fixture->referral, OD_FIELD_PHONE), ==, "+32470123456");
  sent_clear (&first);
  sent_clear (&receipt);
}

/* What is tidied up after erasing takes the words of the earlier package with it. */
static void
test_tidied (Fixture *fixture, gconstpointer data)
{
  g_autofree char *reference = g_strdup (od_referral_get_reference (fixture->referral));
  g_autofree char *previous = od_passphrase_get_previous_reference (reference);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (OdSecret) before = NULL, newest = NULL, after = NULL;
  Sent first = { NULL }, second = { NULL };

  pack_and_send (fixture, "1", &first);
  pack_and_send (fixture, "2", &second);
  before = desk_find_passphrase (fixture->team, previous);
  g_assert_true (od_secret_equal (before, first.passphrase));
  od_tidy_async (fixture->team->profile, od_referral_get_id (fixture->referral), reference, desk_take_result, &result);
  desk_wait (&result);
  newest = desk_find_passphrase (fixture->team, reference);
  after = desk_find_passphrase (fixture->team, previous);
  g_assert_null (newest);
  g_assert_null (after);
  sent_clear (&first);
  sent_clear (&second);
}

/* A receipt for a message that never went out confirms nothing. */
static void
test_receipt_of_nothing (Fixture *fixture, gconstpointer data)
{
  OdProtocol *protocol = od_profile_find_protocol (fixture->ocmw->profile, HULSHOUT);
  g_autoptr (OdMessage) message = od_message_new (OD_MESSAGE_RECEIPT);
  Sent first = { NULL }, forged = { NULL };

  pack_and_send (fixture, "1", &first);
  message->id = g_uuid_string_random ();
  message->reference = g_strdup (od_referral_get_reference (fixture->referral));
  message->in_reply_to = g_strdup (OTHER_ID);
  message->protocol_id = g_strdup (HULSHOUT);
  message->sender = od_protocol_get_party (protocol, OD_DESK_OCMW);
  message->recipient = od_protocol_get_party (protocol, OD_DESK_KIND_EN_GEZIN);
  message->sent = od_profile_get_now (fixture->ocmw->profile);
  message->program = g_strdup ("Proef 1.0");
  message->received_on = g_strdup ("2026-11-24");
  forged.passphrase = od_secret_new ("een zelf bedachte wachtzin", -1);
  forged.path = desk_pack_message (fixture->folder, message, NULL, forged.passphrase);
  assert_refused (fixture->team, &forged, "hier niet is");
  g_assert_cmpint (desk_get_state (fixture->team, od_referral_get_id (fixture->referral)), ==, OD_STATE_SENT);
  sent_clear (&first);
  sent_clear (&forged);
}

/* A clock that is set back between two packages does not turn their order. */
static void
test_clock_set_back (Fixture *fixture, gconstpointer data)
{
  Sent first = { NULL }, second = { NULL };
  g_autoptr (OdReferral) corrected = NULL;

  pack_and_send (fixture, "1", &first);
  fixture->team->now = "2026-11-24T08:00:00+01:00";
  correct (fixture, OD_FIELD_PHONE, "0470 12 34 57");
  pack_and_send (fixture, "2", &second);
  corrected = accept (fixture->ocmw, &second);
  assert_refused (fixture->ocmw, &first, "ouder");
  sent_clear (&first);
  sent_clear (&second);
}

/* What the OCMW has goes on to it alone; and a correction without consent cannot go out. */
static void
test_correction_keeps_rules (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdProtocol) other = desk_make_protocol (HULSHOUT, "opgroeien-ocmw-elders-2025");
  g_autoptr (GDateTime) now = od_profile_get_now (fixture->team->profile);
  g_autoptr (OdConsent) none = od_consent_new ();
  g_autoptr (OdReferral) moved = NULL, unconsented = NULL;
  g_autoptr (OdPacked) packed = NULL;
  g_autoptr (GError) error = NULL;
  Sent first = { NULL };

  desk_put_protocol (fixture->team, other);
  pack_and_send (fixture, "1", &first);
  correct (fixture, OD_FIELD_PHONE, "0470 12 34 57");
  moved = od_referral_with_protocol (fixture->referral, "opgroeien-ocmw-elders-2025", now);
  g_assert_null (desk_save (fixture->team, moved, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  g_clear_error (&error);
  unconsented = od_referral_with_consent (fixture->referral, none, now);
  take (&fixture->referral, desk_save (fixture->team, unconsented, &error), error);
  g_assert_cmpint (od_referral_get_state (fixture->referral), ==, OD_STATE_DRAFT);
  packed = desk_pack (fixture->team, fixture->referral, NULL, &error);
  g_assert_null (packed);
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS);
  sent_clear (&first);
}

/* The step of the packing tells which data it corrects, and nothing of what they are. */
static void
test_packing_is_described (Fixture *fixture, gconstpointer data)
{
  Sent sent[N_PACKAGES] = { { NULL } };
  static const guint n_fields[N_PACKAGES] = { 0, 1, 0, 1 };
  OdSteps *steps;
  guint n_packed = 0;

  send_all (fixture, sent);
  steps = od_referral_get_steps (fixture->referral);
  for (guint i = 0; i < steps->len; i++)
    {
      const OdStep *step = &steps->items[i];
      g_autoptr (GArray) fields = NULL;

      if (step->event != OD_EVENT_PACK)
        continue;
      g_assert_cmpint (od_arrival_from_detail (step->detail, NULL, &fields), ==, n_packed > 0);
      g_assert_true (fields == NULL || fields->len == n_fields[n_packed]);
      n_packed++;
    }
  g_assert_cmpuint (n_packed, ==, N_PACKAGES);
  for (guint i = 0; i < N_PACKAGES; i++)
    sent_clear (&sent[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/handover/resend/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("every-order", test_every_order);
  ADD ("same-again", test_same_again);
  ADD ("correction", test_correction);
  ADD ("first-lost", test_first_lost);
  ADD ("closed-states", test_closed_states);
  ADD ("misfits", test_misfits);
  ADD ("other-protocol", test_other_protocol);
  g_test_add ("/handover/resend/crossing-receipts/old-first", Fixture, GINT_TO_POINTER (TRUE), set_up, test_crossing_receipts, tear_down);
  g_test_add ("/handover/resend/crossing-receipts/new-first", Fixture, GINT_TO_POINTER (FALSE), set_up, test_crossing_receipts,
              tear_down);
  ADD ("receipt-meanwhile", test_receipt_meanwhile);
  ADD ("tidied", test_tidied);
  ADD ("receipt-of-nothing", test_receipt_of_nothing);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("correction-keeps-rules", test_correction_keeps_rules);
  ADD ("packing-is-described", test_packing_is_described);
  return g_test_run ();
}
