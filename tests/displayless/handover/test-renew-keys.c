#include "backup-desk.h"
#include "failing-keyring.h"
#include "notice-desk.h"
#include "profile-record.h"
#include "record-json.h"
#include "recovery-sheet.h"
#include "renew-keys.h"

#include <glib/gstdio.h>
#include <string.h>

/* New keys for a register with records of every kind, stopped at every moment: it opens by the keyring and by the words, everything in it opens,
 * and it goes on. Then the old key opens nothing. */

#define N_COPIES 110      /* of a referral and of an attachment: more than one transaction takes */
#define N_INTERRUPTIONS 5 /* after which of the transactions it is stopped; more than there are changes nothing */
#define ATTACHMENT "inhoud van een bijlage"

typedef struct
{
  Desk *team;
  Desk *ocmw;
  OdReferral *accepted;
  OdSecret *words;
  OdSecret *old_key;
  GPtrArray *old_parts; /* of GBytes: all that is sealed, before */
  char *backups;        /* a folder */
} Fixture;

static GPtrArray *
load_documents (Desk *desk, const char *kind)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_register_load_documents_async (desk->profile->reg, kind, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_register_load_documents_finish (desk->profile->reg, result, NULL);
}

/* The kind, id and sealed part of every record: what the callers see of it. */
typedef void (*Visit) (Desk *desk, const char *kind, const char *id, const OdSealedPart *part, gpointer data);

static void
visit_documents (Desk *desk, Visit visit, gpointer data)
{
  static const char *const kinds[] = { OD_RECORD_SETTINGS, OD_RECORD_RECOVERY, OD_RECORD_PROTOCOL, OD_RECORD_ATTACHMENT, "verwerker" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) documents = load_documents (desk, kinds[i]);

      g_assert_cmpuint (documents->len, >, 0);
      for (guint j = 0; j < documents->len; j++)
        {
          const OdStoredDocument *document = g_ptr_array_index (documents, j);
          visit (desk, kinds[i], document->id, &document->part, data);
        }
    }
}

static void
visit_all (Desk *desk, Visit visit, gpointer data)
{
  g_autoptr (GAsyncResult) notices_result = NULL;
  g_autoptr (GAsyncResult) referrals_result = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GPtrArray) referrals = NULL;

  visit_documents (desk, visit, data);
  od_register_load_notices_async (desk->profile->reg, NULL, desk_take_result, &notices_result);
  desk_wait (&notices_result);
  notices = od_register_load_notices_finish (desk->profile->reg, notices_result, NULL);
  g_assert_cmpuint (notices->len, ==, 1);
  for (guint i = 0; i < notices->len; i++)
    {
      const OdStoredNotice *notice = g_ptr_array_index (notices, i);
      visit (desk, OD_RECORD_NOTICE, od_notice_get_id (notice->notice), &notice->part, data);
    }
  od_register_load_referrals_async (desk->profile->reg, OD_REFERRALS_ALL, 0, G_MAXUINT, NULL, desk_take_result, &referrals_result);
  desk_wait (&referrals_result);
  referrals = od_register_load_referrals_finish (desk->profile->reg, referrals_result, NULL);
  g_assert_cmpuint (referrals->len, ==, N_COPIES + 1);
  for (guint i = 0; i < referrals->len; i++)
    {
      const OdStoredReferral *referral = g_ptr_array_index (referrals, i);
      visit (desk, OD_RECORD_REFERRAL, od_referral_get_id (referral->referral), &referral->part, data);
    }
}

static void
collect (Desk *desk, const char *kind, const char *id, const OdSealedPart *part, gpointer data)
{
  g_ptr_array_add (data, g_bytes_ref (part->wrapped_key));
  g_ptr_array_add (data, g_bytes_ref (part->sealed));
}

static void
assert_opens (Desk *desk, const char *kind, const char *id, const OdSealedPart *part, gpointer data)
{
  g_autoptr (OdSecret) content = od_record_open_either (desk->profile->key, od_profile_get_other_key (desk->profile), kind, id, part, NULL);

  g_assert_nonnull (content);
}

static void
assert_opens_not (Desk *desk, const char *kind, const char *id, const OdSealedPart *part, gpointer old_key)
{
  g_autoptr (OdSecret) content = od_record_open (old_key, kind, id, part, NULL);
  g_autoptr (OdSecret) now = od_record_open (desk->profile->key, kind, id, part, NULL);

  g_assert_null (content);
  g_assert_nonnull (now);
}

static OdReferral *
copy_referral (OdReferral *referral, guint number)
{
  g_autofree char *id = g_strdup_printf ("kopie-%03u", number);
  g_autoptr (GBytes) json = od_referral_content_to_json (referral);
  g_autoptr (OdReferral) bare = od_referral_restore (od_referral_get_desk (referral), id, od_referral_get_reference (referral),
                                                     od_referral_get_protocol_id (referral), NULL, od_referral_get_state (referral),
                                                     od_referral_get_created (referral), od_referral_get_changed (referral),
                                                     od_referral_get_steps (referral));

  return od_referral_content_from_json (bare, g_bytes_get_data (json, NULL), (gssize) g_bytes_get_size (json), NULL);
}

static void
apply (Desk *desk, OdChange *change)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  od_register_apply_async (desk->profile->reg, change, NULL, desk_take_result, &result);
  desk_wait (&result);
  od_register_apply_finish (desk->profile->reg, result, &error);
  g_assert_no_error (error);
}

static void
put_copies (Fixture *fixture)
{
  OdChange *change = od_profile_new_change (fixture->ocmw->profile, "ontvangen", "");

  for (guint i = 0; i < N_COPIES; i++)
    {
      g_autoptr (OdReferral) copy = copy_referral (fixture->accepted, i);
      g_autoptr (OdSecret) content = od_secret_new (ATTACHMENT, -1);

      od_profile_put_referral (fixture->ocmw->profile, change, copy);
      od_profile_put_document (fixture->ocmw->profile, change, OD_RECORD_ATTACHMENT, od_referral_get_id (copy), content);
    }
  apply (fixture->ocmw, change);
}

static void
keep_sheet (Fixture *fixture)
{
  g_clear_pointer (&fixture->words, od_secret_unref);
  fixture->words = desk_keep_sheet (fixture->ocmw);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdPackedNotice) notice = NULL;
  g_autoptr (GPtrArray) remarks = desk_make_remarks (OD_FIELD_STREET, OD_QUALITY_WRONG, "Nepstraat");
  g_autoptr (OdOfficeRecord) processor = desk_make_processor ("Verzonnen Wolk bv");
  g_autoptr (OdOfficeRecord) kept = NULL;

  fixture->team = desk_new (OD_DESK_KIND_EN_GEZIN);
  fixture->ocmw = desk_new (OD_DESK_OCMW);
  fixture->backups = g_dir_make_tmp ("overdracht-kopie-XXXXXX", NULL);
  fixture->accepted = desk_hand_over (fixture->team, fixture->ocmw, NULL);
  notice = desk_report (fixture->ocmw, fixture->accepted, remarks, NULL);
  g_assert_nonnull (notice);
  kept = desk_keep_record (fixture->ocmw, processor, NULL);
  g_assert_nonnull (kept);
  put_copies (fixture);
  keep_sheet (fixture);
  desk_reopen (fixture->ocmw);
  fixture->old_key = od_secret_ref (fixture->ocmw->profile->key);
  fixture->old_parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  visit_all (fixture->ocmw, collect, fixture->old_parts);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->accepted);
  od_secret_unref (fixture->words);
  od_secret_unref (fixture->old_key);
  g_ptr_array_unref (fixture->old_parts);
  desk_free (fixture->team);
  desk_free (fixture->ocmw);
  desk_remove_folder (fixture->backups);
  g_free (fixture->backups);
}

/* All of it opens, as the windows show it and as it is kept. */
static void
check_all (Fixture *fixture, Desk *desk)
{
  OdReferral *found = od_profile_find_referral (desk->profile, od_referral_get_id (fixture->accepted));
  g_autoptr (OdNotice) notice = g_list_model_get_item (G_LIST_MODEL (od_profile_get_notices (desk->profile)), 0);

  g_assert_nonnull (found);
  g_assert_true (od_client_equal (od_referral_get_client (found), od_referral_get_client (fixture->accepted)));
  g_assert_cmpuint (desk_count (desk), ==, N_COPIES + 1);
  g_assert_nonnull (notice);
  g_assert_nonnull (od_notice_get_content (notice));
  g_assert_nonnull (od_profile_get_settings (desk->profile));
  g_assert_nonnull (od_recovery_sheet_get_day (desk->profile));
  g_assert_no_error (od_record_list_get_error (od_profile_get_referrals (desk->profile)));
  g_assert_no_error (od_record_list_get_error (od_profile_get_protocols (desk->profile)));
  visit_all (desk, assert_opens, NULL);
}

/* As a start on another machine's keyring: the words alone open it. */
static void
reopen_by_words (Fixture *fixture)
{
  g_autoptr (OdKeyring) keyring = od_memory_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_close (fixture->ocmw);
  od_recovery_sheet_use_async (fixture->ocmw->folder, keyring, fixture->words, NULL, desk_take_result, &result);
  desk_wait (&result);
  od_recovery_sheet_use_finish (result, &error);
  g_assert_no_error (error);
  g_set_object (&fixture->ocmw->keyring, keyring);
  desk_open (fixture->ocmw, &error);
  g_assert_no_error (error);
  desk_wait_loaded (fixture->ocmw);
  check_all (fixture, fixture->ocmw);
}

/* A renewal that is stopped after a number of its transactions. */
typedef struct
{
  Fixture *fixture;
  GCancellable *cancellable;
  guint stop_after; /* 0 for not */
  guint n_told;
  guint last;
  void (*meanwhile) (Fixture *fixture); /* (nullable): after each */
} Run;

static void
on_progress (guint n_done, guint n_all, gpointer data)
{
  Run *run = data;

  g_assert_cmpuint (n_done, <=, n_all);
  g_assert_cmpuint (n_done, >=, run->last);
  run->last = n_done;
  if (run->meanwhile != NULL)
    run->meanwhile (run->fixture);
  if (++run->n_told == run->stop_after)
    g_cancellable_cancel (run->cancellable);
}

static gboolean
renew (Fixture *fixture, guint stop_after, void (*meanwhile) (Fixture *fixture), GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  Run run = { fixture, cancellable, stop_after, 0, 0, meanwhile };

  od_renew_keys_async (fixture->ocmw->profile, on_progress, &run, cancellable, desk_take_result, &result);
  desk_wait (&result);
  return od_renew_keys_finish (fixture->ocmw->profile, result, error);
}

static gboolean
file_has (const char *path, GPtrArray *parts)
{
  g_autofree char *content = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      GBytes *part = g_ptr_array_index (parts, i);
      if (memmem (content, length, g_bytes_get_data (part, NULL), g_bytes_get_size (part)) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The old key opens nothing, in the register or beside it, and what it sealed is in no file. */
static void
check_renewed (Fixture *fixture)
{
  static const char *const files[] = { "register.db", "register.db-wal" };
  g_autoptr (GPtrArray) left = load_documents (fixture->ocmw, OD_RECORD_RENEWAL);
  g_autofree char *journal = desk_read_journal (fixture->ocmw);
  g_autoptr (OdKeyring) keyring = NULL;
  g_autoptr (OdKeyring) old_keyring = od_memory_keyring_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (od_renew_keys_is_begun (fixture->ocmw->profile));
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_nonnull (strstr (journal, "sleutels-vernieuwen-begonnen"));
  g_assert_nonnull (strstr (journal, "sleutels-vernieuwd"));
  visit_all (fixture->ocmw, assert_opens_not, fixture->old_key);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->ocmw->folder, files[i], NULL);
      g_assert_false (file_has (path, fixture->old_parts));
    }
  desk_close (fixture->ocmw);
  keyring = g_steal_pointer (&fixture->ocmw->keyring);
  fixture->ocmw->keyring = g_object_ref (old_keyring);
  desk_store_key (old_keyring, fixture->old_key);
  g_assert_false (desk_open (fixture->ocmw, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_KEY_MISSING);
  g_set_object (&fixture->ocmw->keyring, keyring);
  g_clear_error (&error);
  desk_open (fixture->ocmw, &error);
  g_assert_no_error (error);
  desk_wait_loaded (fixture->ocmw);
  check_all (fixture, fixture->ocmw);
}

static void
test_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->ocmw->folder, "register.db", NULL);

  g_assert_true (file_has (path, fixture->old_parts)); /* else it would prove nothing later */
  renew (fixture, 0, NULL, &error);
  g_assert_no_error (error);
  check_all (fixture, fixture->ocmw);
  check_renewed (fixture);
  reopen_by_words (fixture);
}

/* Stopped after each transaction, and started anew by the keyring and by the words. */
static void
test_interrupted (Fixture *fixture, gconstpointer data)
{
  guint n_stopped = 0;

  for (guint i = 1; i <= N_INTERRUPTIONS; i++)
    {
      g_autoptr (GError) error = NULL;

      if (renew (fixture, i, NULL, &error))
        break;
      n_stopped++;
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      check_all (fixture, fixture->ocmw);
      desk_reopen (fixture->ocmw);
      g_assert_true (od_renew_keys_is_begun (fixture->ocmw->profile));
      check_all (fixture, fixture->ocmw);
      reopen_by_words (fixture);
      g_assert_true (od_renew_keys_is_begun (fixture->ocmw->profile));
    }
  g_assert_cmpuint (n_stopped, >, 2);
  if (od_renew_keys_is_begun (fixture->ocmw->profile))
    g_assert_true (renew (fixture, 0, NULL, NULL));
  check_renewed (fixture);
  reopen_by_words (fixture);
}

/* Another attempt in the same window, after it was cancelled. */
static void
test_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (renew (fixture, 1, NULL, &error));
  g_assert_true (od_renew_keys_is_begun (fixture->ocmw->profile));
  g_assert_false (od_renew_keys_is_running (fixture->ocmw->profile));
  keep_sheet (fixture);
  g_assert_true (renew (fixture, 0, NULL, NULL));
  check_renewed (fixture);
  reopen_by_words (fixture);
}

static OdKeyring *
set_failing_keyring (Fixture *fixture, OdKeyring *inner)
{
  OdKeyring *failing = failing_keyring_new (inner);

  g_set_object (&fixture->ocmw->keyring, failing);
  desk_reopen (fixture->ocmw);
  failing_keyring_fail_at (FAILING_KEYRING (failing), 0);
  return failing;
}

/* The keyring did not take the new key; or it did, and the program ended before it knew; or the sheet's file could not be written. */
static void
test_before_the_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdKeyring) inner = g_object_ref (fixture->ocmw->keyring);
  g_autoptr (OdKeyring) failing = set_failing_keyring (fixture, inner);
  g_autofree char *path = od_recovery_file_get_path (fixture->ocmw->folder);
  g_autofree char *aside = g_strconcat (path, ".weg", NULL);
  g_autofree char *in_the_way = g_build_filename (path, "iets", NULL);
  g_autoptr (OdSecret) next = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (renew (fixture, 0, NULL, &error));
  g_assert_error (error, OD_KEYRING_ERROR, OD_KEYRING_ERROR_LOCKED);
  check_all (fixture, fixture->ocmw);
  next = od_secret_ref (fixture->ocmw->profile->next_key);
  desk_reopen (fixture->ocmw);
  g_assert_false (od_renew_keys_is_begun (fixture->ocmw->profile));
  check_all (fixture, fixture->ocmw);
  desk_store_key (inner, next);
  desk_reopen (fixture->ocmw);
  g_assert_true (od_renew_keys_is_begun (fixture->ocmw->profile));
  check_all (fixture, fixture->ocmw);

  g_assert_cmpint (g_rename (path, aside), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (in_the_way, 0700), ==, 0);
  g_clear_error (&error);
  g_assert_false (renew (fixture, 0, NULL, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES);
  g_assert_cmpint (g_rmdir (in_the_way), ==, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_cmpint (g_rename (aside, path), ==, 0);
  reopen_by_words (fixture);
  g_assert_false (od_renew_keys_is_begun (fixture->ocmw->profile)); /* the words gave the old key */
  g_assert_true (renew (fixture, 0, NULL, NULL));
  check_renewed (fixture);
  reopen_by_words (fixture);
}

static void
change_worker (Fixture *fixture)
{
  OdChange *change = od_profile_new_change (fixture->ocmw->profile, "toegewezen", "");
  g_autoptr (OdReferral) copy = copy_referral (fixture->accepted, 3);

  od_profile_put_referral (fixture->ocmw->profile, change, copy);
  apply (fixture->ocmw, change);
}

/* What is saved meanwhile is under the new key too. */
static void
test_saved_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_assert_true (renew (fixture, 0, change_worker, NULL));
  check_renewed (fixture);
}

static char *
make_backup (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *path = desk_make_backup (fixture->ocmw, fixture->backups, &error);

  g_assert_no_error (error);
  return path;
}

/* Puts the backup at @path back in @folder (transfer full). */
static Desk *
restore (Fixture *fixture, const char *path, char *folder, OdKeyring *keyring)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdBackup) backup = desk_open_backup (path, fixture->words, &error);
  Desk *desk;

  g_assert_no_error (error);
  desk = desk_restore (backup, folder, keyring);
  check_all (fixture, desk);
  return desk;
}

/* From before, from halfway, and from after: each opens by the words, on a new machine and over the register whose keys are other. */
static void
test_backups (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdKeyring) keyring = od_memory_keyring_new ();
  g_autofree char *before = make_backup (fixture);
  g_autofree char *halfway = NULL;
  g_autofree char *after = NULL;
  Desk *desk, *ocmw = fixture->ocmw;

  g_assert_false (renew (fixture, 2, NULL, NULL));
  desk_reopen (ocmw);
  ocmw->now = "2026-11-24T13:00:00+01:00";
  halfway = make_backup (fixture);
  g_assert_true (renew (fixture, 0, NULL, NULL));
  ocmw->now = "2026-11-24T14:00:00+01:00";
  after = make_backup (fixture);

  desk = restore (fixture, after, g_dir_make_tmp ("overdracht-nieuw-XXXXXX", NULL), keyring);
  g_assert_false (od_renew_keys_is_begun (desk->profile));
  desk_free (desk);
  desk = restore (fixture, halfway, g_dir_make_tmp ("overdracht-nieuw-XXXXXX", NULL), keyring);
  g_assert_true (od_renew_keys_is_begun (desk->profile));
  fixture->ocmw = desk;
  g_assert_true (renew (fixture, 0, NULL, NULL));
  check_renewed (fixture);
  reopen_by_words (fixture);
  fixture->ocmw = ocmw;
  desk_free (desk);
  desk_close (ocmw);
  desk = restore (fixture, before, g_strdup (ocmw->folder), ocmw->keyring);
  g_assert_false (od_renew_keys_is_begun (desk->profile));
  g_assert_true (od_secret_equal (desk->profile->key, fixture->old_key));
  fixture->ocmw = desk;
  reopen_by_words (fixture);
  g_assert_true (renew (fixture, 0, NULL, NULL));
  check_renewed (fixture);
  fixture->ocmw = ocmw;
  desk_free (desk);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/handover/renew-keys/at-once", test_at_once);
  ADD ("/handover/renew-keys/interrupted", test_interrupted);
  ADD ("/handover/renew-keys/goes-on", test_goes_on);
  ADD ("/handover/renew-keys/before-the-first", test_before_the_first);
  ADD ("/handover/renew-keys/saved-meanwhile", test_saved_meanwhile);
  ADD ("/handover/renew-keys/backups", test_backups);
  return g_test_run ();
}
