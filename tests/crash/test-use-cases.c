#include "backup-desk.h"
#include "failing-disk.h"
#include "file-keyring.h"
#include "notice-desk.h"
#include "recovery-sheet.h"
#include "renew-keys.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Each use case on a disk that fails at each of its changes in turn: the program is killed there, or the disk fails once, is full from then on or
 * can only be read. What was there is there, what was said to be done is done, nothing is there by half, and afterwards it can be done
 * again. A kill is done in a child: this program with the name of the use case. */

#define WORDS "een wachtzin die alleen in proeven bestaat"
#define MAX_CHANGES 2000 /* more is a loop */

/* A desk on @folder: the register in "map", its backups in "map/kopie", the keyring in "sleutelhanger", the words of its recovery sheet in
 * "woorden". */
static Desk *
new_desk (const char *folder, OdDesk desk)
{
  g_autofree char *keyring_path = g_build_filename (folder, "sleutelhanger", NULL);
  g_autoptr (OdKeyring) keyring = od_file_keyring_new (keyring_path);

  return desk_new_bare (desk, g_build_filename (folder, "map", NULL), keyring);
}

/* As desk_free(), but its folder stays. */
static void
leave_desk (Desk *desk)
{
  desk_close (desk);
  g_free (desk->folder);
  g_object_unref (desk->keyring);
  g_free (desk);
}

/* The use cases. Each is FALSE with why it could not be done. */

typedef struct
{
  const char *name;
  OdDesk desk;
  gboolean (*act) (Desk *desk, const char *folder, GError **error);
  const char *closed; /* (nullable): it is done to a desk that is not open, and starts from this */
} UseCase;

static gboolean
save (Desk *desk, const char *folder, GError **error)
{
  g_autoptr (OdReferral) draft = desk_new_draft (desk, error);
  g_autoptr (OdReferral) complete = draft != NULL ? desk_complete (desk, draft) : NULL;
  g_autoptr (OdReferral) saved = complete != NULL ? desk_save (desk, complete, error) : NULL;

  return saved != NULL;
}

static gboolean
pack (Desk *desk, const char *folder, GError **error)
{
  g_autoptr (OdReferral) ready = g_object_ref (desk_find_in_state (desk, OD_STATE_READY));
  g_autoptr (OdPacked) packed = desk_pack (desk, ready, NULL, error);

  return packed != NULL;
}

static gboolean
accept (Desk *desk, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "pakket.zip", NULL);
  g_autoptr (OdSecret) passphrase = od_secret_new (WORDS, -1);
  g_autoptr (OdImport) import = desk_open_import (desk, path, passphrase, error);
  g_autoptr (OdReferral) accepted = import != NULL ? desk_accept (desk, import, error) : NULL;

  return accepted != NULL;
}

static gboolean
follow (Desk *desk, const char *folder, GError **error)
{
  const OdFollowing what = { OD_EVENT_CLOSE_FILE, NULL, NULL, "Wout Werker", "D-2026-7" };
  g_autoptr (OdReferral) open = g_object_ref (desk_find_in_state (desk, OD_STATE_FILE_OPEN));
  g_autoptr (OdReferral) changed = desk_follow (desk, open, &what, error);

  return changed != NULL;
}

static gboolean
report (Desk *desk, const char *folder, GError **error)
{
  g_autoptr (OdReferral) open = g_object_ref (desk_find_in_state (desk, OD_STATE_FILE_OPEN));
  g_autoptr (GPtrArray) remarks = desk_make_remarks (OD_FIELD_PHONE, OD_QUALITY_OUTDATED, "0470 99 88 77");
  g_autoptr (OdPackedNotice) packed = desk_report (desk, open, remarks, error);

  return packed != NULL;
}

static gboolean
erase (Desk *desk, const char *folder, GError **error)
{
  g_autoptr (OdReferral) due = g_object_ref (desk_find_in_state (desk, OD_STATE_UNREACHABLE));
  g_autoptr (OdErased) erased = desk_erase (desk, due, error);

  return erased != NULL;
}

static gboolean
keep_sheet (Desk *desk, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "woorden", NULL);
  g_autoptr (OdSecret) words = od_recovery_words_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (g_file_set_contents (path, od_secret_peek (words), -1, NULL));

  od_recovery_sheet_keep_async (desk->profile, words, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_recovery_sheet_keep_finish (desk->profile, result, error);
}

static gboolean
back_up (Desk *desk, const char *folder, GError **error)
{
  g_autofree char *backups = g_build_filename (folder, "map", "kopie", NULL);
  g_autofree char *path = desk_make_backup (desk, backups, error);

  return path != NULL;
}

static gboolean
renew_keys (Desk *desk, const char *folder, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_renew_keys_async (desk->profile, NULL, NULL, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_renew_keys_finish (desk->profile, result, error);
}

static OdBackup *
open_backup (const char *folder, GError **error)
{
  g_autofree char *backups = g_build_filename (folder, "map", "kopie", NULL);
  g_autofree char *words_path = g_build_filename (folder, "woorden", NULL);
  g_autoptr (GDir) dir = g_dir_open (backups, 0, NULL);
  const char *name = g_dir_read_name (dir);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (OdSecret) words = NULL;

  while (!g_str_has_suffix (name, OD_BACKUP_ENDING))
    name = g_dir_read_name (dir);
  path = g_build_filename (backups, name, NULL);
  g_assert_true (g_file_get_contents (words_path, &text, NULL, NULL));
  words = od_secret_new (text, -1);
  return desk_open_backup (path, words, error);
}

static gboolean
restore (Desk *desk, const char *folder, GError **error)
{
  g_autoptr (OdBackup) backup = open_backup (folder, error);
  g_autoptr (GAsyncResult) result = NULL;

  if (backup == NULL)
    return FALSE;
  od_backup_restore_async (backup, desk->folder, desk->keyring, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_backup_restore_finish (result, error);
}

/* From the earliest schema. */
static gboolean
open_old (Desk *desk, const char *folder, GError **error)
{
  return desk_open (desk, error);
}

static const UseCase use_cases[] = {
  { "save", OD_DESK_KIND_EN_GEZIN, save, NULL },    { "pack", OD_DESK_KIND_EN_GEZIN, pack, NULL },
  { "accept", OD_DESK_OCMW, accept, NULL },         { "follow", OD_DESK_OCMW, follow, NULL },
  { "report", OD_DESK_OCMW, report, NULL },         { "erase", OD_DESK_OCMW, erase, NULL },
  { "keep-sheet", OD_DESK_OCMW, keep_sheet, NULL }, { "back-up", OD_DESK_OCMW, back_up, NULL },
  { "renew-keys", OD_DESK_OCMW, renew_keys, NULL }, { "restore", OD_DESK_OCMW, restore, "with-backup" },
  { "open-old", OD_DESK_OCMW, open_old, "old" },
};

/* What they start from. */

static void
must_follow (Desk *desk, const char *id, OdEvent event, const char *detail)
{
  const OdFollowing what = { event, NULL, detail, "Wout Werker", "D-2026-7" };
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) changed = desk_follow (desk, od_profile_find_referral (desk->profile, id), &what, &error);

  g_assert_no_error (error);
}

static char *
take_in (Desk *team, Desk *ocmw)
{
  g_autoptr (OdReferral) accepted = desk_hand_over (team, ocmw, NULL);

  return g_strdup (od_referral_get_id (accepted));
}

static Desk *
make_desk (const char *folder, OdDesk which)
{
  g_autofree char *map = g_build_filename (folder, "map", NULL);
  g_autofree char *backups = g_build_filename (map, "kopie", NULL);
  g_autoptr (OdSettings) settings = od_settings_new (which, HULSHOUT, "Wilma Werkster", "maatschappelijk werker");
  Desk *desk = new_desk (folder, which);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (backups, 0700), ==, 0);
  g_assert_true (desk_open (desk, &error));
  g_assert_true (desk_set_up (desk, settings, &error));
  return desk;
}

static void
make_package (Desk *team, const char *folder)
{
  g_autoptr (OdReferral) complete = desk_make_complete (team);
  g_autoptr (OdMessage) message = desk_make_message (team, complete);
  g_autoptr (OdSecret) passphrase = od_secret_new (WORDS, -1);
  g_autofree char *made = desk_pack_message (team->folder, message, NULL, passphrase);
  g_autofree char *to = g_build_filename (folder, "pakket.zip", NULL);

  g_assert_cmpint (g_rename (made, to), ==, 0);
}

/* (transfer full): the content of @name in the folder of stored registers. */
static char *
read_stored (const char *name, gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "displayless", "handover", "stored-registers", name, NULL);
  char *bytes;

  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  return bytes;
}

static void
put_stored (const char *folder)
{
  g_autofree char *map = g_build_filename (folder, "map", NULL);
  g_autofree char *path = g_build_filename (map, "register.db", NULL);
  g_autofree char *keyring_path = g_build_filename (folder, "sleutelhanger", NULL);
  gsize length;
  g_autofree char *bytes = read_stored ("register-1.db", &length);
  gsize key_length;
  g_autofree char *key = read_stored ("register-1.key", &key_length);
  g_autofree char *keyring = g_strdup_printf ("[register]\n" OD_REGISTER_KEY_REFERENCE "=%s\n", key);

  g_assert_cmpint (g_mkdir_with_parents (map, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (keyring_path, keyring, -1, NULL));
}

static void
copy_folder (const char *from, const char *to)
{
  g_autofree char *content = g_build_filename (from, ".", NULL);
  const char *const copy[] = { "cp", "-r", content, to, NULL };
  int status;

  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  g_assert_true (g_spawn_sync (NULL, (char **) copy, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

/* A backup, and what was done since. */
static void
make_backup_template (const char *folder)
{
  Desk *desk = new_desk (folder, OD_DESK_OCMW);

  g_assert_true (desk_open (desk, NULL));
  desk_wait_loaded (desk);
  g_assert_true (back_up (desk, folder, NULL));
  g_assert_true (follow (desk, folder, NULL));
  leave_desk (desk);
}

/* "kind-en-gezin", "ocmw", "with-backup" and "old" in @folder. */
static void
make_templates (const char *folder)
{
  g_autofree char *team_folder = g_build_filename (folder, "kind-en-gezin", NULL);
  g_autofree char *ocmw_folder = g_build_filename (folder, "ocmw", NULL);
  g_autofree char *backup_folder = g_build_filename (folder, "with-backup", NULL);
  g_autofree char *old_folder = g_build_filename (folder, "old", NULL);
  Desk *team = make_desk (team_folder, OD_DESK_KIND_EN_GEZIN);
  Desk *ocmw = make_desk (ocmw_folder, OD_DESK_OCMW);
  g_autofree char *helped = take_in (team, ocmw);
  g_autofree char *unreachable = take_in (team, ocmw);

  must_follow (ocmw, helped, OD_EVENT_WANT_HELP, NULL);
  must_follow (ocmw, unreachable, OD_EVENT_ASSIGN, NULL);
  must_follow (ocmw, unreachable, OD_EVENT_GIVE_UP, NULL);
  must_follow (ocmw, unreachable, OD_EVENT_REVIEW, "wissen:geen-reactie");
  g_assert_true (keep_sheet (ocmw, ocmw_folder, NULL));
  make_package (team, ocmw_folder);
  g_assert_true (save (team, team_folder, NULL));
  leave_desk (team);
  leave_desk (ocmw);
  copy_folder (ocmw_folder, backup_folder);
  make_backup_template (backup_folder);
  put_stored (old_folder);
}

static const char *
get_template (const UseCase *use_case)
{
  if (use_case->closed != NULL)
    return use_case->closed;
  return use_case->desk == OD_DESK_OCMW ? "ocmw" : "kind-en-gezin";
}

static char *templates;

/* A copy of what @use_case starts from, in a folder of its own; (transfer full). */
static char *
copy_template (const UseCase *use_case)
{
  char *folder = g_dir_make_tmp ("overdracht-crash-XXXXXX", NULL);
  g_autofree char *from = g_build_filename (templates, get_template (use_case), NULL);

  copy_folder (from, folder);
  return folder;
}

static void
must_be_open (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  if (desk->profile == NULL)
    desk_open (desk, &error);
  g_assert_no_error (error);
  desk_wait_loaded (desk);
}

/* Open, but for what is done to one that is closed. */
static Desk *
start (const UseCase *use_case, const char *folder)
{
  Desk *desk = new_desk (folder, use_case->desk);

  desk->now = "2026-11-25T12:00:00+01:00";
  if (use_case->closed == NULL)
    must_be_open (desk);
  return desk;
}

static gboolean
act (const UseCase *use_case, Desk *desk, const char *folder, GError **error)
{
  if (use_case->closed != NULL)
    desk_close (desk);
  return use_case->act (desk, folder, error);
}

/* What there is: how many referrals and notices in which state. */
static char *
describe (Desk *desk)
{
  GListModel *referrals = G_LIST_MODEL (od_profile_get_referrals (desk->profile));
  GListModel *notices = G_LIST_MODEL (od_profile_get_notices (desk->profile));
  GString *text = g_string_new (NULL);
  const char *sheet = od_recovery_sheet_get_day (desk->profile);
  guint n_in_state[OD_STATE_ERASED + 1] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (referrals); i++)
    {
      g_autoptr (OdReferral) referral = g_list_model_get_item (referrals, i);
      OdState state = od_referral_get_state (referral);

      g_assert_cmpint (od_referral_get_client (referral) == NULL, ==, state == OD_STATE_ERASED);
      n_in_state[state]++;
    }
  for (guint state = 0; state < G_N_ELEMENTS (n_in_state); state++)
    if (n_in_state[state] > 0)
      g_string_append_printf (text, "%s: %u\n", od_state_to_string (state), n_in_state[state]);
  g_string_append_printf (text, "notices: %u, sheet: %s\n", g_list_model_get_n_items (notices), sheet != NULL ? sheet : "none");
  return g_string_free (text, FALSE);
}

/* Packages and backups that are whole. */
static guint
count_files (Desk *desk)
{
  static const char *const names[] = { "pakketten", "kopie" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (desk->folder, names[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        n += g_str_has_suffix (name, ".zip") || g_str_has_suffix (name, OD_BACKUP_ENDING) ? 1 : 0;
    }
  return n;
}

/* What there is before, and after. */
typedef struct
{
  const UseCase *use_case;
  char *before;
  char *after;
  guint n_files; /* after */
} Expected;

static void
expect (Expected *expected, const UseCase *use_case)
{
  g_autofree char *folder = copy_template (use_case);
  Desk *desk = start (use_case, folder);
  g_autoptr (GError) error = NULL;

  must_be_open (desk);
  expected->use_case = use_case;
  expected->before = describe (desk);
  act (use_case, desk, folder, &error);
  g_assert_no_error (error);
  desk_reopen (desk);
  expected->after = describe (desk);
  expected->n_files = count_files (desk);
  leave_desk (desk);
  desk_remove_folder (folder);
}

static void
expected_clear (Expected *expected)
{
  g_free (expected->before);
  g_free (expected->after);
}

/* As it is now. A recovery sheet that could not be replaced, nor kept, counts again at the next start. */
static char *
describe_or_reopen (const Expected *expected, Desk *desk)
{
  g_autofree char *now = describe (desk);

  if (g_str_equal (now, expected->before) || g_str_equal (now, expected->after) || expected->use_case->act != keep_sheet)
    return g_steal_pointer (&now);
  desk_reopen (desk);
  return describe (desk);
}

/* The desk is open and everything works again: it is there whole or not at all, and can be done. */
static void
finish (const Expected *expected, Desk *desk, const char *folder, gboolean was_done)
{
  g_autofree char *now = was_done ? describe (desk) : describe_or_reopen (expected, desk);
  g_autofree char *at_last = NULL;
  g_autoptr (GError) error = NULL;

  desk_assert_sound (desk);
  if (was_done || !g_str_equal (now, expected->before))
    g_assert_cmpstr (now, ==, expected->after);
  else
    act (expected->use_case, desk, folder, &error);
  must_be_open (desk);
  if (od_renew_keys_is_begun (desk->profile) && error == NULL)
    renew_keys (desk, folder, &error);
  g_assert_no_error (error);
  desk_reopen (desk);
  at_last = describe (desk);
  g_assert_cmpstr (at_last, ==, expected->after);
  desk_assert_sound (desk);
  desk_close (desk); /* with it, what it tidies is done */
  g_assert_cmpuint (count_files (desk), ==, expected->n_files);
}

/* In this process: the disk fails and works again. */

static void
assert_sentence (const GError *error)
{
  g_auto (GStrv) lines = g_strsplit (error->message, "\n", 2);

  g_assert_true (g_str_has_suffix (lines[0], "."));
  g_assert_null (strstr (error->message, MARKER));
}

/* A register whose disk became read-only is only looked at from then on, until it is opened again; and says so at once. */
static gboolean
is_told_unwritable (const UseCase *use_case, Desk *desk, FailingDiskWay way, const GError *error)
{
  gboolean told = od_profile_is_unwritable (desk->profile);

  g_assert_true (!told || way == FAILING_DISK_IS_READ_ONLY);
  if (way == FAILING_DISK_IS_READ_ONLY && use_case->closed == NULL && error != NULL && error->domain == OD_REGISTER_ERROR)
    g_assert_true (told);
  return told;
}

/* FALSE when there were fewer changes. */
static gboolean
fail_at (const Expected *expected, FailingDiskWay way, guint at)
{
  const UseCase *use_case = expected->use_case;
  g_autofree char *folder = copy_template (use_case);
  Desk *desk = start (use_case, folder);
  g_autoptr (GError) error = NULL;
  guint n_changes;
  gboolean done;

  failing_disk_start (desk->folder, way, at);
  done = use_case->act (desk, folder, &error);
  n_changes = failing_disk_stop ();
  if (!done)
    assert_sentence (error);
  must_be_open (desk);
  if (is_told_unwritable (use_case, desk, way, error))
    desk_reopen (desk);
  finish (expected, desk, folder, done);
  leave_desk (desk);
  desk_remove_folder (folder);
  return n_changes >= at;
}

/* In a child: it is killed. */

static void
act_until_killed (const UseCase *use_case, const char *folder, guint at)
{
  Desk *desk = start (use_case, folder);

  failing_disk_start (desk->folder, FAILING_DISK_KILLS, at);
  if (!use_case->act (desk, folder, NULL) || write (STDOUT_FILENO, "done\n", 5) != 5)
    _exit (2);
  leave_desk (desk);
  _exit (0);
}

/* FALSE when there were fewer changes. */
static gboolean
kill_at (const Expected *expected, guint at)
{
  g_autofree char *folder = copy_template (expected->use_case);
  g_autofree char *number = g_strdup_printf ("%u", at);
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "/proc/self/exe", "--child",
                                                    expected->use_case->name, folder, number, NULL);
  g_autofree char *said = NULL;
  gboolean killed;
  Desk *desk;

  g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, &said, NULL, NULL));
  killed = g_subprocess_get_if_signaled (child);
  if (killed)
    g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
  else
    g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
  desk = start (expected->use_case, folder);
  must_be_open (desk);
  finish (expected, desk, folder, g_str_equal (said, "done\n"));
  leave_desk (desk);
  desk_remove_folder (folder);
  return killed;
}

typedef struct
{
  const UseCase *use_case;
  FailingDiskWay way;
} Case;

static void
test_each_change (gconstpointer data)
{
  const Case *what = data;
  Expected expected;
  guint at = 1;

  expect (&expected, what->use_case);
  while (what->way == FAILING_DISK_KILLS ? kill_at (&expected, at) : fail_at (&expected, what->way, at))
    {
      /* A disk that fails from then on is tried at fewer changes: it fails at the later ones too. */
      at += what->way <= FAILING_DISK_FAILS ? 1 : at / 3 + 1;
      g_assert_cmpuint (at, <, MAX_CHANGES);
    }
  /* Else nothing failed, and that is not what is tested. */
  g_assert_cmpuint (at, >, 1);
  expected_clear (&expected);
}

static void
add_tests (const UseCase *use_case)
{
  static const char *const names[FAILING_DISK_N_WAYS] = { "killed", "fails", "full", "read-only" };

  for (FailingDiskWay way = 0; way < FAILING_DISK_N_WAYS; way++)
    {
      g_autofree char *path = g_strdup_printf ("/crash/use-cases/%s/%s", use_case->name, names[way]);
      Case *what = g_new (Case, 1);

      *what = (Case) { use_case, way };
      g_test_add_data_func_full (path, what, test_each_change, g_free);
    }
}

static const UseCase *
find_use_case (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (use_cases); i++)
    if (g_str_equal (use_cases[i].name, name))
      return &use_cases[i];
  g_assert_not_reached ();
}

int
main (int argc, char *argv[])
{
  int status;

  if (argc == 5 && g_str_equal (argv[1], "--child"))
    act_until_killed (find_use_case (argv[2]), argv[3], (guint) g_ascii_strtoull (argv[4], NULL, 10));
  g_test_init (&argc, &argv, NULL);
  templates = g_dir_make_tmp ("overdracht-crash-XXXXXX", NULL);
  make_templates (templates);
  for (guint i = 0; i < G_N_ELEMENTS (use_cases); i++)
    add_tests (&use_cases[i]);
  status = g_test_run ();
  desk_remove_folder (templates);
  g_free (templates);
  return status;
}
