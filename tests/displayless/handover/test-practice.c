#include "test-desk.h"

#include "keep-protocol.h"
#include "package-writer.h"
#include "pdf-drawing.h"
#include "practice.h"
#include "recovery-sheet.h"
#include "recovery.h"
#include "work-list.h"

/* Both desks to practise at, filled; and that nothing of them gets among what is real, nor the other way round. */
typedef struct
{
  OdPractice *practice;
  Desk team; /* as the tests' own desks, on the profiles of the practice */
  Desk ocmw;
} Fixture;

static OdProfile *
open_desk (OdPractice *practice, OdDesk desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  OdProfile *profile;

  od_practice_open_async (practice, desk, NULL, desk_take_result, &result);
  desk_wait (&result);
  profile = od_practice_open_finish (practice, result, &error);
  g_assert_no_error (error);
  return profile;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->practice = od_practice_new ();
  fixture->team = (Desk) { .desk = OD_DESK_KIND_EN_GEZIN, .profile = open_desk (fixture->practice, OD_DESK_KIND_EN_GEZIN) };
  fixture->ocmw = (Desk) { .desk = OD_DESK_OCMW, .profile = open_desk (fixture->practice, OD_DESK_OCMW) };
  desk_wait_loaded (&fixture->team);
  desk_wait_loaded (&fixture->ocmw);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (entries != NULL && g_dir_read_name (entries) != NULL)
    n++;
  return n;
}

/* With the last reference everything is gone. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *base = g_build_filename (g_get_user_runtime_dir (), "overdracht-oefenen", NULL);

  desk_close (&fixture->team);
  desk_close (&fixture->ocmw);
  g_assert_cmpuint (count_files (base), ==, 1);
  g_assert_finalize_object (fixture->practice);
  g_assert_cmpuint (count_files (base), ==, 0);
}

static guint
count_state (Desk *desk, OdState state)
{
  GListModel *referrals = G_LIST_MODEL (od_profile_get_referrals (desk->profile));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (referrals); i++)
    {
      g_autoptr (OdReferral) referral = g_list_model_get_item (referrals, i);

      n += od_referral_get_state (referral) == state ? 1 : 0;
    }
  return n;
}

static void
test_filled (Fixture *fixture, gconstpointer data)
{
  static const OdState at_team[] = { OD_STATE_DRAFT, OD_STATE_READY, OD_STATE_PACKED, OD_STATE_SENT, OD_STATE_CONFIRMED, OD_STATE_ERASED };
  static const OdState at_ocmw[] = { OD_STATE_RECEIVED,  OD_STATE_ASSIGNED, OD_STATE_ATTEMPTED,  OD_STATE_WISH_UNCLEAR,
                                     OD_STATE_FILE_OPEN, OD_STATE_NO_HELP,  OD_STATE_FILE_CLOSED };
  g_autofree char *today = od_profile_get_today (fixture->team.profile);
  OdDigest team = od_work_list_get_digest (fixture->team.profile, NULL, today);
  OdDigest ocmw = od_work_list_get_digest (fixture->ocmw.profile, NULL, today);

  for (guint i = 0; i < G_N_ELEMENTS (at_team); i++)
    g_assert_cmpuint (count_state (&fixture->team, at_team[i]), >=, 1);
  for (guint i = 0; i < G_N_ELEMENTS (at_ocmw); i++)
    g_assert_cmpuint (count_state (&fixture->ocmw, at_ocmw[i]), >=, 1);
  g_assert_cmpuint (team.n_per_group[OD_GROUP_TO_ERASE], >=, 1);
  g_assert_cmpuint (team.n_per_group[OD_GROUP_NOT_CONFIRMED], >=, 1);
  g_assert_cmpuint (ocmw.n_per_group[OD_GROUP_TO_ERASE], >=, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (od_profile_get_notices (fixture->team.profile))), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (od_profile_get_office_records (fixture->ocmw.profile, OD_OFFICE_PROCESSOR))), ==, 1);
}

static void
assert_made_up (Desk *desk)
{
  GListModel *referrals = G_LIST_MODEL (od_profile_get_referrals (desk->profile));

  for (guint i = 0; i < g_list_model_get_n_items (referrals); i++)
    {
      g_autoptr (OdReferral) referral = g_list_model_get_item (referrals, i);
      OdClient *client = od_referral_get_client (referral);

      g_assert_true (od_protocol_id_is_practice (od_referral_get_protocol_id (referral)));
      if (client == NULL || *od_client_get (client, OD_FIELD_STREET) == '\0')
        continue;
      g_assert_cmpstr (od_client_get (client, OD_FIELD_HOUSE_NUMBER), ==, "999");
      g_assert_true (g_str_has_suffix (od_client_get (client, OD_FIELD_EMAIL), "@voorbeeld.example"));
    }
}

static void
test_made_up (Fixture *fixture, gconstpointer data)
{
  assert_made_up (&fixture->team);
  assert_made_up (&fixture->ocmw);
  g_assert_true (od_profile_is_practice (fixture->team.profile));
  g_assert_true (od_profile_is_practice (fixture->ocmw.profile));
  g_assert_false (od_profile_name_is_valid (od_profile_get_name (fixture->team.profile)));
  g_assert_false (od_profile_name_is_valid (od_profile_get_name (fixture->ocmw.profile)));
}

/* Nothing of it is where profiles are. */
static void
test_apart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = od_profile_default_folder ("");

  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static OdSecret *
hear_passphrase (Fixture *fixture, OdDesk desk, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);
  OdSecret *passphrase;

  od_practice_find_passphrase_async (fixture->practice, desk, name, NULL, desk_take_result, &result);
  desk_wait (&result);
  passphrase = od_practice_find_passphrase_finish (fixture->practice, result, &error);
  g_assert_no_error (error);
  return passphrase;
}

static void
test_exercise (Fixture *fixture, gconstpointer data)
{
  const char *path = od_practice_get_exercise (fixture->practice);
  g_autoptr (OdSecret) passphrase = hear_passphrase (fixture, OD_DESK_OCMW, path);
  g_autoptr (OdSecret) unknown = hear_passphrase (fixture, OD_DESK_OCMW, "overdracht.zip");
  guint before = desk_count (&fixture->ocmw);
  g_autoptr (OdImport) closed = NULL;
  g_autoptr (OdImport) import = NULL;
  g_autoptr (OdReferral) accepted = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (path, "/overdracht-oefening-"));
  g_assert_nonnull (passphrase);
  g_assert_null (unknown);
  closed = desk_open_import (&fixture->ocmw, path, NULL, &refused);
  g_assert_error (refused, OD_IMPORT_ERROR, OD_IMPORT_ERROR_PASSPHRASE_NEEDED);
  import = desk_open_import (&fixture->ocmw, path, passphrase, &error);
  g_assert_no_error (error);
  g_assert_null (od_import_get_refusal (import));
  accepted = desk_accept (&fixture->ocmw, import, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desk_count (&fixture->ocmw), ==, before + 1);
}

static void
assert_refused (Desk *desk, const char *path, OdSecret *passphrase, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdImport) import = desk_open_import (desk, path, passphrase, &error);

  g_assert_null (import);
  g_assert_error (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, sentence));
}

static void
test_refused_in_real (Fixture *fixture, gconstpointer data)
{
  const char *path = od_practice_get_exercise (fixture->practice);
  g_autoptr (OdSecret) passphrase = hear_passphrase (fixture, OD_DESK_OCMW, path);
  g_autoptr (Desk) real = desk_new (OD_DESK_OCMW);

  g_assert_false (od_profile_is_practice (real->profile));
  assert_refused (real, path, passphrase, "Dit is een oefenpakket");
  g_assert_cmpuint (desk_count (real), ==, 0);
}

/* One that was made with this program, and one by hand. */
static void
test_real_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Desk) real = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdPacked) packed = desk_make_sent (real);
  g_autofree char *by_hand = g_build_filename (real->folder, "zelf-gemaakt.zip", NULL);
  g_autoptr (OdPackage) package = od_package_new ();
  g_autoptr (GBytes) text = g_bytes_new_static ("verzonnen", 9);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (packed->path, "/overdracht-2"));
  assert_refused (&fixture->ocmw, packed->path, packed->passphrase, "Dit is geen oefenpakket");
  od_package_add (package, "brief.txt", text);
  od_package_write (package, by_hand, od_secret_peek (packed->passphrase), NULL, &error);
  g_assert_no_error (error);
  assert_refused (&fixture->ocmw, by_hand, packed->passphrase, "Dit is geen oefenpakket");
}

static gboolean
take_over (Desk *desk, OdProtocol *protocol)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (OdProtocol) kept = NULL;
  g_autoptr (GError) error = NULL;

  od_protocol_take_over_async (desk->profile, protocol, NULL, desk_take_result, &result);
  desk_wait (&result);
  kept = od_protocol_keep_finish (desk->profile, result, &error);
  if (kept == NULL)
    g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
  return kept != NULL;
}

static OdOfficeRecord *
fill_protocol_form (OdProfile *profile)
{
  static const struct
  {
    guint datum;
    const char *value;
  } data[] = {
    { OD_PROTOCOL_FORM_OCMW, "OCMW Nergens" },
    { OD_PROTOCOL_FORM_OCMW_NUMBER, "0999900249" },
    { OD_PROTOCOL_FORM_MAILBOX, "nergens@voorbeeld.example" },
    { OD_PROTOCOL_FORM_PLACES, "9998 Nergens" },
  };
  OdOfficeRecord *form = od_protocol_propose_form (profile);

  for (guint i = 0; i < G_N_ELEMENTS (data); i++)
    form = desk_fill (form, data[i].datum, data[i].value);
  return form;
}

static void
test_protocols (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Desk) real = desk_new (OD_DESK_OCMW);
  g_autoptr (OdProtocol) real_protocol = desk_make_protocol ("-hulshout-", "-ergens-");
  OdProtocol *practice_protocol = od_profile_find_protocol (fixture->ocmw.profile, od_profile_get_settings (fixture->ocmw.profile)->protocol_id);
  g_autoptr (OdOfficeRecord) filled = fill_protocol_form (fixture->ocmw.profile);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (OdProtocol) made = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (take_over (&fixture->ocmw, real_protocol));
  g_assert_false (take_over (real, practice_protocol));
  g_assert_true (take_over (real, real_protocol));
  od_protocol_keep_form_async (fixture->ocmw.profile, filled, NULL, NULL, desk_take_result, &result);
  desk_wait (&result);
  made = od_protocol_keep_finish (fixture->ocmw.profile, result, &error);
  g_assert_no_error (error);
  g_assert_true (od_protocol_id_is_practice (od_protocol_get_id (made)));
}

/* None of it can be put in the place of what is real. */
static void
test_no_recovery (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdSecret) words = od_recovery_words_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  od_recovery_sheet_keep_async (fixture->team.profile, words, NULL, desk_take_result, &result);
  desk_wait (&result);
  g_assert_false (od_recovery_sheet_keep_finish (fixture->team.profile, result, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
}

/* Once more from the start, while the first is there. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  OdPractice *again = od_practice_new ();
  Desk team = { .desk = OD_DESK_KIND_EN_GEZIN, .profile = open_desk (again, OD_DESK_KIND_EN_GEZIN) };
  g_autoptr (OdReferral) draft = desk_make_complete (&fixture->team);
  g_autoptr (OdReferral) saved = NULL;
  g_autoptr (GError) error = NULL;

  desk_wait_loaded (&team);
  g_assert_cmpstr (od_practice_get_exercise (again), !=, od_practice_get_exercise (fixture->practice));
  saved = desk_save (&fixture->team, draft, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (desk_count (&team) + 1, ==, desk_count (&fixture->team));
  desk_close (&team);
  g_assert_finalize_object (again);
}

/* What was left when a process that practised was killed is gone at the next start. */
static void
test_killed (void)
{
  g_autofree char *base = g_build_filename (g_get_user_runtime_dir (), "overdracht-oefenen", NULL);
  g_autofree char *folder = g_build_filename (base, "oud", "ocmw", NULL);
  g_autofree char *file = g_build_filename (folder, "register.db", NULL);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (file, "oud", -1, NULL));
  od_practice_prepare ();
  od_pdf_set_mark (NULL);
  g_assert_false (g_file_test (base, G_FILE_TEST_EXISTS));
}

#define ADD(path, function) g_test_add ("/handover/practice/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("overdracht-XXXXXX", NULL);
  int failed;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("XDG_RUNTIME_DIR", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  ADD ("filled", test_filled);
  ADD ("made-up", test_made_up);
  ADD ("apart", test_apart);
  ADD ("exercise", test_exercise);
  ADD ("refused-in-real", test_refused_in_real);
  ADD ("real-refused", test_real_refused);
  ADD ("protocols", test_protocols);
  ADD ("no-recovery", test_no_recovery);
  ADD ("again", test_again);
  g_test_add_func ("/handover/practice/killed", test_killed);
  failed = g_test_run ();
  desk_remove_folder (home);
  return failed;
}
