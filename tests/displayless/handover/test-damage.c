#include "backup-desk.h"
#include "protocol-document.h"

#include <glib/gstdio.h>
#include <string.h>

/* A desk whose register broke: what is whole can be seen, nothing is changed, and the good backups stay. */

#define N_REFERRALS 4
#define PAGE 4096

typedef struct
{
  Desk *desk;
  char *path;
  char *whole; /* what the register was before it broke */
  gsize length;
  char *backups; /* a folder, with one backup */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdSecret) words = NULL;
  g_autofree char *backup = NULL;

  fixture->desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  fixture->path = g_build_filename (fixture->desk->folder, "register.db", NULL);
  fixture->backups = g_dir_make_tmp ("overdracht-kopie-XXXXXX", NULL);
  for (guint i = 0; i < N_REFERRALS; i++)
    {
      g_autoptr (OdReferral) referral = desk_make_complete (fixture->desk);
      g_autoptr (OdReferral) saved = desk_save (fixture->desk, referral, NULL);

      g_assert_nonnull (saved);
    }
  words = desk_keep_sheet (fixture->desk);
  backup = desk_make_backup (fixture->desk, fixture->backups, NULL);
  g_assert_nonnull (backup);
  desk_close (fixture->desk);
  g_assert_true (g_file_get_contents (fixture->path, &fixture->whole, &fixture->length, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_free (fixture->desk);
  desk_remove_folder (fixture->backups);
  g_free (fixture->path);
  g_free (fixture->whole);
  g_free (fixture->backups);
}

/* Writes the register with page @number, counted from 0, broken. */
static void
smash (Fixture *fixture, gsize number)
{
  g_autofree char *broken = g_memdup2 (fixture->whole, fixture->length);

  memset (broken + number * PAGE, 0xa5, PAGE);
  g_assert_true (g_file_set_contents (fixture->path, broken, (gssize) fixture->length, NULL));
}

static gboolean
is_as_smashed (Fixture *fixture, gsize number)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (gsize i = 0; i < PAGE; i++)
    g_assert_cmpint (bytes[number * PAGE + i], ==, (char) 0xa5);
  return length == fixture->length && memcmp (bytes, fixture->whole, number * PAGE) == 0
         && memcmp (bytes + (number + 1) * PAGE, fixture->whole + (number + 1) * PAGE, length - (number + 1) * PAGE) == 0;
}

static gboolean
check (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_profile_check_register_async (fixture->desk->profile, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_profile_check_register_finish (fixture->desk->profile, result, error);
}

static void
assert_no_backup (Fixture *fixture)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->desk->now = "2026-11-26T12:00:00+01:00";
  path = desk_make_backup (fixture->desk, fixture->backups, &error);
  fixture->desk->now = NOON;
  g_assert_null (path);
  g_assert_nonnull (error);
  g_assert_cmpuint (desk_count_backups (fixture->backups), ==, 1);
}

/* What a person does in an ordinary window: begin a draft, change one. */
static void
assert_refuses (Fixture *fixture)
{
  GListModel *referrals = G_LIST_MODEL (od_profile_get_referrals (fixture->desk->profile));
  g_autoptr (GError) error = NULL;

  g_assert_null (desk_new_draft (fixture->desk, &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_READ_ONLY);
  g_clear_error (&error);
  if (g_list_model_get_n_items (referrals) > 0)
    {
      g_autoptr (OdReferral) referral = g_list_model_get_item (referrals, 0);
      g_autoptr (OdReferral) discarded = g_object_ref (referral);

      g_assert_false (desk_discard (fixture->desk, discarded, &error));
      g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_READ_ONLY);
    }
}

/* All are there, or counted and named; in one text with what the check found. */
static void
assert_told (Fixture *fixture)
{
  const GError *damage = od_profile_get_damage (fixture->desk->profile);
  guint n_missing = N_REFERRALS - desk_count (fixture->desk);
  guint n_named = 0;

  g_assert_error (damage, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED);
  g_assert_true (od_profile_is_read_only (fixture->desk->profile));
  g_assert_null (strstr (damage->message, MARKER));
  for (const char *at = damage->message; (at = strstr (at, "\n2026-")) != NULL; at++)
    n_named++;
  g_assert_cmpuint (n_named, ==, n_missing);
}

/* Whether reading the journal meets what broke: then it is told by when that is answered. */
static gboolean
meets_damage (Fixture *fixture)
{
  OdProfile *profile = fixture->desk->profile;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  od_register_load_journal_async (profile->reg, NULL, desk_take_result, &result);
  desk_wait (&result);
  entries = od_register_load_journal_finish (profile->reg, result, &error);
  if (entries != NULL)
    return FALSE;
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED);
  g_assert_error (od_profile_get_damage (profile), OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED);
  g_assert_true (od_profile_is_read_only (profile));
  g_assert_false (od_profile_is_unwritable (profile));
  return TRUE;
}

/* Whether it went open. */
static gboolean
assert_stays_good (Fixture *fixture, guint *n_met)
{
  g_autoptr (GError) error = NULL;

  if (!desk_open (fixture->desk, &error))
    {
      g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED);
      g_assert_true (od_profile_error_asks_backup (error));
      return FALSE;
    }
  desk_wait_loaded (fixture->desk);
  *n_met += meets_damage (fixture) ? 1 : 0;
  assert_no_backup (fixture); /* before the check too */
  g_assert_false (check (fixture, &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED);
  assert_told (fixture);
  assert_refuses (fixture);
  assert_no_backup (fixture);
  desk_close (fixture->desk);
  return TRUE;
}

static void
test_each_page (Fixture *fixture, gconstpointer data)
{
  gsize n_pages = fixture->length / PAGE;
  guint n_open = 0, n_met = 0;

  for (gsize page = 1; page < n_pages; page++)
    {
      smash (fixture, page);
      n_open += assert_stays_good (fixture, &n_met) ? 1 : 0;
      g_assert_true (is_as_smashed (fixture, page));
    }
  g_assert_cmpuint (n_open, >, n_pages / 2);
  g_assert_cmpuint (n_met, >, 0);
}

static void
fail_to_read_document (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  od_protocol_document_read_async (fixture->desk->profile, HULSHOUT, NULL, desk_take_result, &result);
  desk_wait (&result);
  g_assert_null (od_protocol_document_read_finish (fixture->desk->profile, result, &error));
  g_assert_nonnull (error);
}

/* One that somebody wants to see, and that does not open: told then, once, and all else goes on. */
static void
test_unopened (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) garbage = g_bytes_new_static ("onleesbaar", 10);
  const OdSealedPart part = { garbage, garbage };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (OdReferral) draft = NULL;
  OdProfile *profile;
  OdChange *change;

  g_assert_true (desk_open (fixture->desk, NULL));
  desk_wait_loaded (fixture->desk);
  profile = fixture->desk->profile;
  change = od_profile_new_change (profile, "protocoltekst-bewaard", "");
  od_change_put_document (change, OD_RECORD_PROTOCOL_DOCUMENT, HULSHOUT, &part);
  od_register_apply_async (profile->reg, change, NULL, desk_take_result, &result);
  desk_wait (&result);
  g_assert_true (od_register_apply_finish (profile->reg, result, NULL));
  g_assert_null (od_profile_get_damage (profile));
  fail_to_read_document (fixture);
  fail_to_read_document (fixture);
  g_assert_error (od_profile_get_damage (profile), OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES);
  g_assert_true (g_str_has_prefix (od_profile_get_damage (profile)->message, "1 gegeven in het register is beschadigd"));
  g_assert_false (od_profile_is_read_only (profile));
  draft = desk_new_draft (fixture->desk, NULL);
  g_assert_nonnull (draft);
}

static void
count_notifications (OdProfile *profile, GParamSpec *spec, gpointer data)
{
  ++*(guint *) data;
}

/* Nothing is said about a register in which nothing is broken. */
static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_notifications = 0;

  g_assert_true (desk_open (fixture->desk, &error));
  g_signal_connect (fixture->desk->profile, "notify::damage", G_CALLBACK (count_notifications), &n_notifications);
  desk_wait_loaded (fixture->desk);
  g_assert_true (check (fixture, &error));
  g_assert_no_error (error);
  g_assert_null (od_profile_get_damage (fixture->desk->profile));
  g_assert_false (od_profile_is_read_only (fixture->desk->profile));
  g_assert_cmpuint (n_notifications, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/handover/damage/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("each-page", test_each_page);
  ADD ("unopened", test_unopened);
  ADD ("whole", test_whole);
  return g_test_run ();
}
