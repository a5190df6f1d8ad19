#include "notice-desk.h"

#include <glib/gstdio.h>
#include <string.h>

/* Who knows a passphrase can send anything: what a package says of itself is compared with what was agreed, and what came in once does
 * nothing when it comes again, at once or much later. */

#define STRANGER "0123456749" /* no party to the protocol */

typedef struct
{
  Desk *team;
  Desk *ocmw;
  OdReferral *draft;
  OdSecret *passphrase;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->team = desk_new (OD_DESK_KIND_EN_GEZIN);
  fixture->ocmw = desk_new (OD_DESK_OCMW);
  fixture->draft = desk_make_complete (fixture->team);
  fixture->passphrase = od_secret_new ("een verzonnen wachtzin van zes woorden", -1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->draft);
  od_secret_unref (fixture->passphrase);
  desk_free (fixture->team);
  desk_free (fixture->ocmw);
}

static void
come_from_stranger (OdMessage *message)
{
  g_free (message->sender->enterprise_number);
  message->sender->enterprise_number = g_strdup (STRANGER);
}

static void
go_to_stranger (OdMessage *message)
{
  g_free (message->recipient->enterprise_number);
  message->recipient->enterprise_number = g_strdup (STRANGER);
}

static void
name_unknown_protocol (OdMessage *message)
{
  g_free (message->protocol_id);
  message->protocol_id = g_strdup ("opgroeien-ocmw-verzonnen-2025");
}

static void
go_before_protocol (OdMessage *message)
{
  g_date_time_unref (message->sent);
  message->sent = g_date_time_new_from_iso8601 ("2024-12-31T12:00:00+01:00", NULL);
}

static OdImport *
open_changed (Fixture *fixture, void (*change) (OdMessage *message))
{
  g_autoptr (OdMessage) message = desk_make_message (fixture->team, fixture->draft);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  OdImport *import;

  if (change != NULL)
    change (message);
  path = desk_pack_message (fixture->team->folder, message, NULL, fixture->passphrase);
  import = desk_open_import (fixture->ocmw, path, fixture->passphrase, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return import;
}

/* What is not between the parties of a protocol that was in force is not taken in, whatever is asked. */
static void
test_judged (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    void (*change) (OdMessage *message);
    OdImportError code;
    const char *words;
  } changed[] = {
    { come_from_stranger, OD_IMPORT_ERROR_OTHER_RECIPIENT, "geen partij" },
    { go_to_stranger, OD_IMPORT_ERROR_OTHER_RECIPIENT, "niet voor u bestemd" },
    { name_unknown_protocol, OD_IMPORT_ERROR_OTHER_RECIPIENT, "niet bekend" },
    { go_before_protocol, OD_IMPORT_ERROR_REFUSED, "gold niet" },
  };
  g_autofree char *before = desk_read_journal (fixture->ocmw);
  g_autofree char *after = NULL;
  g_autoptr (OdImport) unchanged = open_changed (fixture, NULL);

  g_assert_null (od_import_get_refusal (unchanged));
  for (gsize i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_autoptr (OdImport) import = open_changed (fixture, changed[i].change);
      g_autoptr (GError) error = NULL;

      g_assert_error (od_import_get_refusal (import), OD_IMPORT_ERROR, (int) changed[i].code);
      g_assert_nonnull (strstr (od_import_get_refusal (import)->message, changed[i].words));
      g_assert_null (desk_accept (fixture->ocmw, import, &error));
      g_assert_error (error, OD_IMPORT_ERROR, (int) changed[i].code);
      g_assert_null (strstr (error->message, MARKER));
    }
  after = desk_read_journal (fixture->ocmw);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (desk_count (fixture->ocmw), ==, 0);
}

static guint
count_lines (Desk *self, const char *action)
{
  g_autofree char *journal = desk_read_journal (self);
  guint n = 0;

  for (const char *at = strstr (journal, action); at != NULL; at = strstr (at + 1, action))
    n++;
  return n;
}

/* Two windows show the same package, and in both it is accepted before either is done. */
static void
test_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPacked) packed = desk_make_sent (fixture->team);
  OdImport *imports[2];
  OdReferral *accepted[2];
  GAsyncResult *results[2] = { NULL, NULL };

  for (guint i = 0; i < 2; i++)
    imports[i] = desk_open_import (fixture->ocmw, packed->path, packed->passphrase, NULL);
  for (guint i = 0; i < 2; i++)
    od_import_accept_async (fixture->ocmw->profile, imports[i], NULL, desk_take_result, &results[i]);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      desk_wait (&results[i]);
      accepted[i] = od_import_accept_finish (fixture->ocmw->profile, results[i], &error);
      g_assert_no_error (error);
    }
  g_assert_cmpstr (od_referral_get_id (accepted[0]), ==, od_referral_get_id (accepted[1]));
  for (guint i = 0; i < 2; i++)
    {
      g_object_unref (accepted[i]);
      g_object_unref (results[i]);
      g_object_unref (imports[i]);
    }
  g_assert_cmpuint (count_lines (fixture->ocmw, "ontvangen "), ==, 1);
  desk_reopen (fixture->ocmw);
  g_assert_cmpuint (desk_count (fixture->ocmw), ==, 1);
}

/* The package may lie in a mailbox for years: it does not bring back what was erased. */
static void
test_after_erasure (Fixture *fixture, gconstpointer data)
{
  const OdFollowing no_help = { OD_EVENT_WANT_NO_HELP, NULL, NULL, NULL, NULL };
  g_autoptr (OdPacked) packed = NULL;
  g_autoptr (OdReferral) accepted = desk_hand_over (fixture->team, fixture->ocmw, &packed);
  g_autoptr (OdReferral) unwanted = desk_follow (fixture->ocmw, accepted, &no_help, NULL);
  g_autoptr (OdErased) erased = desk_erase (fixture->ocmw, unwanted, NULL);
  g_autoptr (OdReferral) again = NULL;
  g_autoptr (OdImport) import = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (erased);
  import = desk_open_import (fixture->ocmw, packed->path, packed->passphrase, &error);
  g_assert_no_error (error);
  g_assert_true (od_import_is_already_here (import));
  again = desk_accept (fixture->ocmw, import, &error);
  g_assert_no_error (error);
  g_assert_cmpint (od_referral_get_state (again), ==, OD_STATE_ERASED);
  g_assert_null (od_referral_get_client (again));
  desk_reopen (fixture->ocmw);
  g_assert_cmpuint (desk_count (fixture->ocmw), ==, 1);
  g_assert_cmpint (desk_get_state (fixture->ocmw, od_referral_get_id (accepted)), ==, OD_STATE_ERASED);
  g_assert_null (od_referral_get_client (od_profile_find_referral (fixture->ocmw->profile, od_referral_get_id (accepted))));
  g_assert_null (desk_find_passphrase (fixture->ocmw, od_referral_get_reference (accepted)));
}

/* An answer that comes again does not undo what was corrected after it. */
static void
test_old_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdReferral) accepted = desk_hand_over (fixture->team, fixture->ocmw, NULL);
  g_autoptr (GPtrArray) remarks = desk_make_remarks (OD_FIELD_PHONE, OD_QUALITY_OUTDATED, NULL);
  g_autoptr (OdPackedNotice) report = desk_report (fixture->ocmw, accepted, remarks, NULL);
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (OdPackedNotice) answer = NULL;
  g_autoptr (OdReferral) corrected = NULL;
  g_autoptr (GError) error = NULL;
  OdNotice *notice;
  OdReferral *here;

  g_assert_true (desk_take_in (fixture->team, report->path, NULL, &error));
  notice = desk_get_notice (fixture->team, od_notice_get_id (report->notice));
  answers = desk_make_answers (notice, OD_QUALITY_ADAPTED, "+32470998877");
  answer = desk_answer (fixture->team, notice, answers, &error);
  g_assert_no_error (error);
  g_assert_true (desk_take_in (fixture->ocmw, answer->path, NULL, &error));
  corrected = desk_correct (fixture->ocmw, accepted, OD_FIELD_PHONE, "+32470556677", &error);
  g_assert_no_error (error);
  g_assert_true (desk_take_in (fixture->ocmw, answer->path, NULL, &error));
  here = od_profile_find_referral (fixture->ocmw->profile, od_referral_get_id (accepted));
  g_assert_cmpstr (od_client_get (od_referral_get_client (here), OD_FIELD_PHONE), ==, "+32470556677");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/handover/import/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("judged", test_judged);
  ADD ("at-once", test_at_once);
  ADD ("after-erasure", test_after_erasure);
  ADD ("old-answer", test_old_answer);
  return g_test_run ();
}
