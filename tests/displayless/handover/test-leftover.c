#include "notice-desk.h"
#include "reference.h"
#include "test-desk.h"

#include <glib/gstdio.h>
#include <utime.h>

/* What a program that was killed while it packed left in the folder of packages goes at the next start; what is known there, what somebody else put
 * there, and what is perhaps all that is left of a client, stays. */

typedef struct
{
  Desk *team;
  Desk *ocmw;
  char *ready;    /* the reference of a referral that was never packed */
  char *sent;     /* and of one that was */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdReferral) complete = NULL;
  g_autoptr (OdReferral) saved = NULL;
  g_autoptr (OdPacked) packed = NULL;
  g_autoptr (OdReferral) accepted = NULL;

  fixture->team = desk_new (OD_DESK_KIND_EN_GEZIN);
  fixture->ocmw = desk_new (OD_DESK_OCMW);
  accepted = desk_hand_over (fixture->team, fixture->ocmw, &packed);
  complete = desk_make_complete (fixture->team);
  saved = desk_save (fixture->team, complete, NULL);
  fixture->ready = g_strdup (od_referral_get_reference (saved));
  fixture->sent = g_strdup (od_referral_get_reference (packed->referral));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_free (fixture->team);
  desk_free (fixture->ocmw);
  g_free (fixture->ready);
  g_free (fixture->sent);
}

static char *
get_path (Desk *desk, const char *reference, const char *rest)
{
  return g_strconcat (desk->folder, "/pakketten/overdracht-", reference, rest, NULL);
}

static void
put (Desk *desk, const char *reference, const char *rest)
{
  g_autofree char *path = get_path (desk, reference, rest);

  g_assert_true (g_file_set_contents (path, "versleuteld", -1, NULL));
}

static gboolean
is_there (Desk *desk, const char *reference, const char *rest)
{
  g_autofree char *path = get_path (desk, reference, rest);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
put_passphrase (Desk *desk, const char *reference)
{
  g_autoptr (OdSecret) words = od_secret_new ("een wachtzin die alleen in proeven bestaat", -1);
  g_autoptr (GAsyncResult) result = NULL;

  od_keyring_store_async (desk->keyring, OD_KEYRING_PACKAGE, reference, words, NULL, desk_take_result, &result);
  desk_wait (&result);
  g_assert_true (od_keyring_store_finish (desk->keyring, result, NULL));
}

static gboolean
has_passphrase (Desk *desk, const char *reference)
{
  g_autoptr (OdSecret) words = desk_find_passphrase (desk, reference);

  return words != NULL;
}

/* Starts the program; whatever it tidies is done when it has ended. */
static void
start_and_end (Desk *desk)
{
  desk_reopen (desk);
  desk_close (desk);
}

/* Between writing the package and the register's transaction. */
static void
test_team (Fixture *fixture, gconstpointer data)
{
  Desk *team = fixture->team;

  put (team, fixture->ready, ".zip");
  put (team, fixture->ready, ".7z.vorige");
  put (team, "2026-00077-XQAY", ".zip"); /* whose check character does not fit */
  put_passphrase (team, fixture->ready);
  start_and_end (team);
  g_assert_false (is_there (team, fixture->ready, ".zip"));
  g_assert_false (is_there (team, fixture->ready, ".7z.vorige"));
  g_assert_false (has_passphrase (team, fixture->ready));
  g_assert_true (is_there (team, "2026-00077-XQAY", ".zip"));
  g_assert_true (is_there (team, fixture->sent, ".zip"));
  g_assert_true (has_passphrase (team, fixture->sent));
}

/* The draft was thrown away before the start. */
static void
test_no_referral (Fixture *fixture, gconstpointer data)
{
  g_autofree char *reference = od_reference_new (2026, 4321, 7);

  put (fixture->team, reference, ".zip");
  put_passphrase (fixture->team, reference);
  start_and_end (fixture->team);
  g_assert_false (is_there (fixture->team, reference, ".zip"));
  g_assert_false (has_passphrase (fixture->team, reference));
}

static void
test_notice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) remarks = desk_make_remarks (OD_FIELD_PHONE, OD_QUALITY_OUTDATED, "0470 99 88 77");
  OdReferral *referral = od_profile_find_referral_by_reference (fixture->ocmw->profile, fixture->sent);
  g_autoptr (OdPackedNotice) packed = desk_report (fixture->ocmw, referral, remarks, NULL);

  g_assert_nonnull (packed);
  put (fixture->ocmw, fixture->sent, "-kwaliteitsmelding-0000.zip");
  put (fixture->ocmw, fixture->sent, "-terugzending.7z");
  start_and_end (fixture->ocmw);
  g_assert_false (is_there (fixture->ocmw, fixture->sent, "-kwaliteitsmelding-0000.zip"));
  g_assert_false (is_there (fixture->ocmw, fixture->sent, "-terugzending.7z"));
  g_assert_true (g_file_test (packed->path, G_FILE_TEST_EXISTS));
  g_assert_true (has_passphrase (fixture->ocmw, fixture->sent));
}

/* Written by half, whatever it was to be. */
static void
test_unfinished (Fixture *fixture, gconstpointer data)
{
  put (fixture->team, fixture->sent, ".zip.A1b2C3");
  put (fixture->ocmw, fixture->sent, "-ontvangst.zip.A1b2C3");
  start_and_end (fixture->team);
  start_and_end (fixture->ocmw);
  g_assert_false (is_there (fixture->team, fixture->sent, ".zip.A1b2C3"));
  g_assert_false (is_there (fixture->ocmw, fixture->sent, "-ontvangst.zip.A1b2C3"));
  g_assert_true (is_there (fixture->team, fixture->sent, ".zip"));
  g_assert_true (has_passphrase (fixture->team, fixture->sent));
}

/* What this desk does not make, or not under this name, and a folder. */
static void
test_of_others (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { " (1).zip", ".zip.bak", "-kopie.zip", ".txt", "-kwaliteitsmelding-0000.zip", "-verwerkersoverzicht.zip", ".zip.A1b2C3D" };
  g_autofree char *reference = od_reference_new (2026, 4321, 7);
  g_autofree char *folder = get_path (fixture->team, reference, ".zip");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    put (fixture->team, reference, names[i]);
  put (fixture->ocmw, reference, ".zip"); /* not imported yet */
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  start_and_end (fixture->team);
  start_and_end (fixture->ocmw);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (is_there (fixture->team, reference, names[i]));
  g_assert_true (is_there (fixture->ocmw, reference, ".zip"));
  g_assert_true (is_there (fixture->team, reference, ".zip"));
}

/* Older than the register's file, which a backup that was put back is: the register of before may have known it. */
static void
test_before_restoring (Fixture *fixture, gconstpointer data)
{
  g_autofree char *reference = od_reference_new (2026, 4321, 7);
  g_autofree char *path = get_path (fixture->team, reference, ".zip");
  const struct utimbuf before = { 1000000000, 1000000000 };

  put (fixture->team, reference, ".zip");
  g_assert_cmpint (utime (path, &before), ==, 0);
  start_and_end (fixture->team);
  g_assert_true (is_there (fixture->team, reference, ".zip"));
}

/* Perhaps the one that cannot be read is the one that knows it. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  OdReferral *referral = od_profile_find_referral_by_reference (fixture->team->profile, fixture->ready);
  g_autoptr (GBytes) garbage = g_bytes_new_static ("onleesbaar", 10);
  const OdSealedPart part = { garbage, garbage };
  OdChange *change = od_profile_new_change (fixture->team->profile, "concept-bewaard", fixture->ready);
  g_autoptr (GAsyncResult) result = NULL;

  od_change_put_referral (change, referral, &part);
  od_register_apply_async (fixture->team->profile->reg, change, NULL, desk_take_result, &result);
  desk_wait (&result);
  g_assert_true (od_register_apply_finish (fixture->team->profile->reg, result, NULL));
  g_clear_object (&result);
  put (fixture->team, fixture->ready, ".zip");
  start_and_end (fixture->team);
  g_assert_true (is_there (fixture->team, fixture->ready, ".zip"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/handover/leftover/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("team", test_team);
  ADD ("no-referral", test_no_referral);
  ADD ("notice", test_notice);
  ADD ("unfinished", test_unfinished);
  ADD ("of-others", test_of_others);
  ADD ("before-restoring", test_before_restoring);
  ADD ("unreadable", test_unreadable);
  return g_test_run ();
}
