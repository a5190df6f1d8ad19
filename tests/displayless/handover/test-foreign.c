#include "test-desk.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "package-writer.h"
#include "reference.h"
#include "transcription.h"
#include "viewing-folder.h"

/* A package that a team without this program made by hand: shown, typed over, and its files for a viewer in memory alone. */

#define PASSPHRASE "Zonnetje1"
#define PROFILE "proef"

/* @files is a row of names and texts; (transfer full). */
static char *
make_package (const char *folder, const char *name, const char *const *files)
{
  g_autoptr (OdPackage) package = od_package_new ();
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  for (; *files != NULL; files += 2)
    {
      g_autoptr (GBytes) content = g_bytes_new_static (files[1], strlen (files[1]));

      od_package_add (package, files[0], content);
    }
  od_package_write (package, path, PASSPHRASE, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static const char *const letter[] = { "brief.txt", "Geachte collega, Fien " MARKER, "brief.pdf", "%PDF-1.7 brief", NULL };

static OdImport *
open_package (Desk *desk, const char *path, GError **error)
{
  g_autoptr (OdSecret) passphrase = od_secret_new (PASSPHRASE, -1);

  return desk_open_import (desk, path, passphrase, error);
}

static OdImport *
open_letter (Desk *desk)
{
  g_autofree char *path = make_package (desk->folder, "van-de-collega.zip", letter);
  g_autoptr (GError) error = NULL;
  OdImport *import = open_package (desk, path, &error);

  g_assert_no_error (error);
  return import;
}

static OdReferral *
accept (Desk *desk, OdImport *import, OdReferral *typed, const OdHandingOver *handing_over, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_transcription_accept_async (desk->profile, import, typed, handing_over, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_transcription_accept_finish (desk->profile, result, error);
}

/* As a social worker types it over. */
static OdReferral *
type_over (Desk *ocmw)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) complete = desk_make_complete (team);
  g_autoptr (GDateTime) now = od_profile_get_now (ocmw->profile);
  g_autoptr (OdReferral) empty = od_transcription_new_referral (ocmw->profile);
  g_autoptr (OdReferral) with_client = od_referral_with_client (empty, od_referral_get_client (complete), now);
  g_autoptr (OdReferral) with_consent = od_referral_with_consent (with_client, od_referral_get_consent (complete), now);

  return od_referral_with_protocol (with_consent, HULSHOUT, now);
}

static const OdHandingOver by_tina = { " Tina  Teamlid ", "2026-11-23" };

static void
test_shown (void)
{
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (OdImport) import = open_letter (ocmw);
  GListModel *entries = od_import_get_foreign_entries (import);
  g_autoptr (OdForeignEntry) text = g_list_model_get_item (entries, 0);
  g_autoptr (OdForeignEntry) document = g_list_model_get_item (entries, 1);

  g_assert_cmpint (od_import_get_kind (import), ==, OD_IMPORT_FOREIGN);
  g_assert_cmpuint (g_list_model_get_n_items (entries), ==, 2);
  g_assert_cmpstr (od_foreign_entry_get_name (text), ==, "brief.txt");
  g_assert_cmpint (od_foreign_entry_get_file_type (text)->kind, ==, OD_FOREIGN_TEXT);
  g_assert_cmpint (od_foreign_entry_get_file_type (document)->kind, ==, OD_FOREIGN_DOCUMENT);
  g_assert_cmpuint (od_foreign_entry_get_size (document), ==, 14);
  g_assert_null (od_import_get_refusal (import));
  g_assert_false (od_import_is_already_here (import));
  g_assert_null (od_import_get_client (import));
  g_assert_null (od_import_get_reference (import));
  g_assert_null (od_import_get_sender (import));
}

/* A message with something beside it, or hidden in a folder or capitals, is no foreign package but a refused one. */
static void
test_still_refused (void)
{
  static const char *const refused[][5] = {
    { "bericht.json", "{}", NULL },
    { "BERICHT.JSON", "{}", "brief.txt", "Dag", NULL },
    { "map/bericht.json", "{}", NULL },
    { "bericht.json", "{}", "brief.txt", "Dag", NULL },
    { "bericht.json", "{}", "leesbaar.pdf", "%PDF-1.7", NULL },
  };
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = make_package (ocmw->folder, "geweigerd.zip", refused[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (open_package (ocmw, path, &error));
      g_assert_error (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_REFUSED);
      g_unlink (path);
    }
}

static void
assert_origin (OdReferral *referral)
{
  const OdStep *received = od_referral_find_step (referral, OD_EVENT_RECEIVE);
  const OdStep *typed_over = od_referral_find_step (referral, OD_EVENT_TRANSCRIBE);

  g_assert_cmpuint (od_referral_get_steps (referral)->len, ==, 2);
  g_assert_cmpstr (received->detail, ==, "Tina Teamlid");
  g_assert_cmpuint (received->day, ==, od_day_to_number ("2026-11-23"));
  g_assert_cmpstr (typed_over->user, ==, "Wilma Werkster");
  g_assert_true (od_reference_is_valid (od_referral_get_reference (referral)));
  g_assert_cmpint (od_referral_get_state (referral), ==, OD_STATE_RECEIVED);
}

/* Of the consent no more is kept than a package of this program would have brought. */
static void
assert_minimal (OdReferral *referral)
{
  const OdConsent *consent = od_referral_get_consent (referral);

  g_assert_cmpint (consent->manner, ==, OD_CONSENT_ORAL);
  g_assert_cmpstr (consent->consent_on, ==, "2026-11-23");
  g_assert_cmpint (consent->informed, ==, 0);
  g_assert_null (consent->informed_by);
  g_assert_cmpstr (od_client_get (od_referral_get_client (referral), OD_FIELD_PHONE), ==, "+32470123456");
}

static void
test_typed_over (void)
{
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (OdImport) import = open_letter (ocmw);
  g_autoptr (OdReferral) typed = type_over (ocmw);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) accepted = accept (ocmw, import, typed, &by_tina, &error);
  g_autoptr (OdPacked) receipt = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  line = g_strdup_printf ("overgetypt %s\n", od_referral_get_reference (accepted));
  desk_reopen (ocmw);
  assert_origin (od_profile_find_referral (ocmw->profile, od_referral_get_id (accepted)));
  assert_minimal (od_profile_find_referral (ocmw->profile, od_referral_get_id (accepted)));
  journal = desk_read_journal (ocmw);
  g_assert_nonnull (strstr (journal, line));
  receipt = desk_make_receipt (ocmw, accepted, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (od_secret_peek (receipt->passphrase), ==, PASSPHRASE);
  g_assert_false (desk_folder_has_text (ocmw->folder, MARKER));
}

static void
test_twice (void)
{
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (OdImport) import = open_letter (ocmw);
  g_autoptr (OdReferral) typed = type_over (ocmw);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) first = accept (ocmw, import, typed, &by_tina, &error);
  g_autoptr (OdReferral) second = accept (ocmw, import, typed, &by_tina, &error);
  g_autofree char *path = g_build_filename (ocmw->folder, "van-de-collega.zip", NULL);
  g_autoptr (OdImport) again = open_package (ocmw, path, &error);
  g_autofree char *other_path = make_package (ocmw->folder, "nog-een.zip", letter);
  g_autoptr (OdImport) other = open_package (ocmw, other_path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (od_referral_get_id (second), ==, od_referral_get_id (first));
  g_assert_true (od_import_is_already_here (again));
  g_assert_cmpstr (od_referral_get_id (od_import_get_referral (again)), ==, od_referral_get_id (first));
  g_assert_false (od_import_is_already_here (other));
  g_assert_cmpuint (desk_count (ocmw), ==, 1);
}

static void
assert_not_accepted (Desk *desk, OdImport *import, OdReferral *typed, const OdHandingOver *handing_over, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (accept (desk, import, typed, handing_over, &error));
  g_assert_error (error, OD_PROFILE_ERROR, code);
  g_assert_cmpuint (desk_count (desk), ==, 0);
}

static void
test_rules (void)
{
  static const OdHandingOver nobody = { "", "2026-11-23" };
  static const OdHandingOver before_consent = { "Tina Teamlid", "2026-11-22" };
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (OdImport) import = open_letter (ocmw);
  g_autoptr (OdReferral) typed = type_over (ocmw);
  g_autoptr (OdReferral) empty = od_transcription_new_referral (ocmw->profile);
  g_autoptr (GError) error = NULL;

  assert_not_accepted (ocmw, import, empty, &by_tina, OD_PROFILE_ERROR_FINDINGS);
  assert_not_accepted (ocmw, import, typed, &nobody, OD_PROFILE_ERROR_FINDINGS);
  assert_not_accepted (ocmw, import, typed, &before_consent, OD_PROFILE_ERROR_FINDINGS);
  g_assert_null (desk_accept (ocmw, import, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
}

/* Kind en Gezin sees what an OCMW sends it, and gets no referral by it. */
static void
test_other_desk (void)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (OdImport) import = open_letter (team);
  g_autoptr (OdReferral) typed = type_over (ocmw);

  g_assert_cmpuint (g_list_model_get_n_items (od_import_get_foreign_entries (import)), ==, 2);
  assert_not_accepted (team, import, typed, &by_tina, OD_PROFILE_ERROR_STATE);
}

/* The folder for viewers */

static gboolean
set_runtime_folder (const char *base)
{
  g_autofree char *template = g_build_filename (base, "overdracht-proef-XXXXXX", NULL);
  char *made = g_access (base, W_OK) == 0 ? g_mkdtemp_full (template, 0700) : NULL;

  if (made != NULL)
    g_setenv ("XDG_RUNTIME_DIR", made, TRUE);
  else
    g_test_skip ("no folder in memory here");
  return made != NULL;
}

static void
remove_runtime_folder (void)
{
  desk_remove_folder (g_getenv ("XDG_RUNTIME_DIR"));
  g_unsetenv ("XDG_RUNTIME_DIR");
}

static char *
put (OdViewingFolder *folder, OdForeignEntry *entry)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *path;

  od_viewing_folder_put_async (folder, entry, NULL, desk_take_result, &result);
  desk_wait (&result);
  path = od_viewing_folder_put_finish (folder, result, &error);
  g_assert_no_error (error);
  return path;
}

static OdForeignEntry *
make_document (void)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF-1.7 " MARKER, strlen ("%PDF-1.7 " MARKER));

  return od_foreign_entry_new ("Fien " MARKER ".pdf", content);
}

static void
assert_mode (const char *path, guint mode)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, mode);
}

static void
test_folder (void)
{
  g_autoptr (OdForeignEntry) document = make_document ();
  g_autoptr (OdViewingFolder) folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *again = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *content = NULL;
  g_autofree char *left_by_viewer = NULL;
  g_autoptr (GError) error = NULL;

  if (!set_runtime_folder ("/dev/shm"))
    return;
  folder = od_viewing_folder_new (PROFILE, &error);
  g_assert_no_error (error);
  path = put (folder, document);
  again = put (folder, document);
  g_assert_cmpstr (again, ==, path);
  g_assert_true (g_str_has_suffix (path, "/overdracht/" PROFILE "/document-1.pdf"));
  parent = g_path_get_dirname (path);
  assert_mode (parent, 0700);
  assert_mode (path, 0600);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "%PDF-1.7 " MARKER);
  left_by_viewer = g_build_filename (parent, ".~lock.document-1.pdf#", NULL);
  g_assert_true (g_file_set_contents (left_by_viewer, MARKER, -1, NULL));
  od_viewing_folder_close (folder);
  g_assert_false (g_file_test (parent, G_FILE_TEST_EXISTS));
  remove_runtime_folder ();
}

/* In a process of its own, which is killed with its file still there. */
static void
show_and_be_killed (void)
{
  g_autoptr (OdForeignEntry) document = make_document ();
  g_autoptr (OdViewingFolder) folder = od_viewing_folder_new (PROFILE, NULL);
  g_autofree char *path = put (folder, document);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    raise (SIGKILL);
}

static void
test_killed (void)
{
  g_autofree char *parent = NULL;
  g_autoptr (Desk) ocmw = NULL;

  if (g_test_subprocess ())
    {
      show_and_be_killed ();
      return;
    }
  if (!set_runtime_folder ("/dev/shm"))
    return;
  parent = g_build_filename (g_getenv ("XDG_RUNTIME_DIR"), "overdracht", PROFILE, NULL);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_assert_true (desk_folder_has_text (parent, MARKER));
  ocmw = desk_new (OD_DESK_OCMW);
  g_assert_false (g_file_test (parent, G_FILE_TEST_EXISTS));
  remove_runtime_folder ();
}

/* A folder on a disk, somebody else's, or a link to elsewhere: nothing is put there. */
static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *base = NULL;
  g_autofree char *elsewhere = NULL;

  g_unsetenv ("XDG_RUNTIME_DIR");
  g_assert_null (od_viewing_folder_new (PROFILE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);
  g_setenv ("XDG_RUNTIME_DIR", "/proc/self", TRUE);
  g_assert_null (od_viewing_folder_new (PROFILE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);
  if (!set_runtime_folder ("/dev/shm"))
    return;
  base = g_build_filename (g_getenv ("XDG_RUNTIME_DIR"), "overdracht", NULL);
  elsewhere = g_build_filename (g_getenv ("XDG_RUNTIME_DIR"), "elders", NULL);
  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  g_assert_cmpint (symlink (elsewhere, base), ==, 0);
  g_assert_null (od_viewing_folder_new (PROFILE, NULL));
  g_unlink (base);
  g_assert_cmpint (g_mkdir (base, 0755), ==, 0);
  g_assert_null (od_viewing_folder_new (PROFILE, NULL));
  remove_runtime_folder ();
}

static void
test_saved (void)
{
  g_autoptr (OdForeignEntry) document = make_document ();
  g_autofree char *folder = g_dir_make_tmp ("overdracht-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "zelf-gekozen.pdf", NULL);
  g_autoptr (GFile) destination = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/proc/hier-niet/x.pdf");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) failed = NULL;
  g_autoptr (GError) error = NULL;

  od_foreign_entry_save_async (document, destination, NULL, desk_take_result, &result);
  desk_wait (&result);
  g_assert_true (od_foreign_entry_save_finish (document, result, &error));
  assert_mode (path, 0600);
  od_foreign_entry_save_async (document, nowhere, NULL, desk_take_result, &failed);
  desk_wait (&failed);
  g_assert_false (od_foreign_entry_save_finish (document, failed, &error));
  g_assert_true (g_str_has_prefix (error->message, "Het bestand kon daar niet bewaard worden."));
  desk_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/foreign/shown", test_shown);
  g_test_add_func ("/foreign/still-refused", test_still_refused);
  g_test_add_func ("/foreign/typed-over", test_typed_over);
  g_test_add_func ("/foreign/twice", test_twice);
  g_test_add_func ("/foreign/rules", test_rules);
  g_test_add_func ("/foreign/other-desk", test_other_desk);
  g_test_add_func ("/foreign/folder", test_folder);
  g_test_add_func ("/foreign/killed", test_killed);
  g_test_add_func ("/foreign/no-folder", test_no_folder);
  g_test_add_func ("/foreign/saved", test_saved);
  return g_test_run ();
}
