#include "test-desk.h"

#include "agree-passphrase.h"

#include <signal.h>
#include <sys/resource.h>

/* A disk on which nothing more fits: said, what was there stays, and it goes on once there is room. No file may grow beyond what the
 * kernel allows this process, which fails as a full disk does. */

static void
set_room (gboolean room)
{
  struct rlimit limit;

  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = room ? limit.rlim_max : 0;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
assert_sentence (const GError *error)
{
  g_auto (GStrv) lines = g_strsplit (error->message, "\n", 2);

  g_assert_true (g_str_has_suffix (lines[0], "."));
  g_assert_null (strstr (error->message, MARKER));
}

static void
test_save (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) complete = desk_make_complete (desk);
  g_autoptr (OdReferral) saved = NULL;
  g_autoptr (GError) error = NULL;

  set_room (FALSE);
  saved = desk_save (desk, complete, &error);
  set_room (TRUE);
  g_assert_null (saved);
  g_assert_nonnull (error);
  assert_sentence (error);
  g_assert_cmpuint (desk_count (desk), ==, 0);
  g_clear_error (&error);
  saved = desk_save (desk, complete, &error);
  g_assert_no_error (error);
  desk_reopen (desk);
  g_assert_cmpuint (desk_count (desk), ==, 1);
}

static void
test_pack (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) complete = desk_make_complete (desk);
  g_autoptr (OdReferral) saved = desk_save (desk, complete, NULL);
  g_autoptr (OdPacked) packed = NULL;
  g_autoptr (OdSecret) passphrase = NULL;
  g_autoptr (GError) error = NULL;

  set_room (FALSE);
  packed = desk_pack (desk, saved, NULL, &error);
  set_room (TRUE);
  g_assert_null (packed);
  g_assert_nonnull (error);
  assert_sentence (error);
  g_assert_cmpint (desk_get_state (desk, od_referral_get_id (saved)), ==, OD_STATE_READY);
  passphrase = desk_find_passphrase (desk, od_referral_get_reference (saved));
  g_assert_null (passphrase);
  g_assert_false (desk_folder_has_text (desk->folder, ".zip"));
  g_clear_error (&error);
  packed = desk_pack (desk, saved, NULL, &error);
  g_assert_no_error (error);
  desk_reopen (desk);
  g_assert_cmpint (desk_get_state (desk, od_referral_get_id (saved)), ==, OD_STATE_PACKED);
}

static guint
count_agreed_words (Desk *desk)
{
  return od_memory_keyring_count (OD_MEMORY_KEYRING (desk->keyring), OD_KEYRING_PROTOCOL);
}

static gboolean
agree (Desk *desk, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (OdSecret) words = NULL;

  od_passphrase_agree_async (desk->profile, HULSHOUT, NULL, "2026-11-24", "2026-12-24", NULL, desk_take_result, &result);
  desk_wait (&result);
  words = od_passphrase_agree_finish (desk->profile, result, error);
  return words != NULL;
}

static gboolean
forget (Desk *desk, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_passphrase_forget_async (desk->profile, HULSHOUT, HULSHOUT " 2026-11-24", NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_passphrase_forget_finish (desk->profile, result, error);
}

/* The keyring has room: what was put in it is taken out again, and what was taken out comes back. */
static void
test_agree (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_OCMW);
  g_autoptr (GError) error = NULL;

  set_room (FALSE);
  g_assert_false (agree (desk, &error));
  set_room (TRUE);
  assert_sentence (error);
  g_clear_error (&error);
  g_assert_cmpuint (count_agreed_words (desk), ==, 0);
  g_assert_true (agree (desk, NULL));
  g_assert_true (agree (desk, NULL));
  set_room (FALSE);
  g_assert_false (forget (desk, &error));
  set_room (TRUE);
  assert_sentence (error);
  g_assert_cmpuint (count_agreed_words (desk), ==, 2);
  g_assert_true (forget (desk, NULL));
  g_assert_cmpuint (count_agreed_words (desk), ==, 1);
}

int
main (int argc, char *argv[])
{
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/disk-full/save", test_save);
  g_test_add_func ("/handover/disk-full/pack", test_pack);
  g_test_add_func ("/handover/disk-full/agree", test_agree);
  return g_test_run ();
}
