#include "connection.h"
#include "register-fixture.h"

#include <string.h>
#include <unistd.h>

#define MARKER "MERKTEKEN-VAN-EEN-CLIENT"

/* In how many of the folder's files the marker is. */
static guint
count_files_with_marker (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      n_files += memmem (contents, length, MARKER, strlen (MARKER)) != NULL;
    }
  return n_files;
}

/* A marker and @n bytes, so that parts are of all sizes and some need pages of their own. */
static char *
make_content (guint n)
{
  g_autofree char *rest = g_strnfill (n, 'x');

  return g_strconcat (MARKER, rest, NULL);
}

static void
put (OdRegister *self, OdReferral *referral, gsize length)
{
  OdChange *change = od_fixture_new_change ("bewaard");
  g_autofree char *content = make_content (length);

  od_fixture_put (change, referral, content);
  od_fixture_must_apply (self, change);
}

static void
erase (OdRegister *self, OdReferral *referral)
{
  const OdSealedPart nothing = { NULL, NULL };
  OdChange *change = od_fixture_new_change ("gewist");

  od_change_put_referral (change, referral, &nothing);
  od_fixture_must_apply (self, change);
}

static void
test_erased_referrals (void)
{
  enum { N = 60 };
  char *folder = od_fixture_make_folder ();
  OdRegister *self = od_fixture_must_open (folder);
  OdReferral *referrals[N];

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *id = g_strdup_printf ("id-%u", i);

      referrals[i] = od_fixture_new_referral (OD_DESK_OCMW, id);
      put (self, referrals[i], i * i);
      /* Again and larger, so that its first place is freed. */
      put (self, referrals[i], i * i + 700);
    }
  g_assert_cmpuint (count_files_with_marker (folder), >, 0);
  for (guint i = 0; i < N; i++)
    {
      erase (self, referrals[(i * 7) % N]);
      g_object_unref (referrals[(i * 7) % N]);
    }
  /* While it is open, log included, and when it is closed. */
  g_assert_cmpuint (count_files_with_marker (folder), ==, 0);
  od_fixture_close (self);
  g_assert_cmpuint (count_files_with_marker (folder), ==, 0);
  od_fixture_remove_folder (folder);
}

static void
test_deleted_draft_and_document (void)
{
  char *folder = od_fixture_make_folder ();
  OdRegister *self = od_fixture_must_open (folder);
  g_autoptr (OdReferral) draft = od_fixture_new_referral (OD_DESK_KIND_EN_GEZIN, "een");
  g_autofree char *content = make_content (9000);
  g_auto (OdSealedPart) part;
  OdChange *change = od_fixture_new_change ("bewaard");

  od_fixture_part_init (&part, content);
  od_change_put_document (change, "verwerker", "a", &part);
  od_fixture_must_apply (self, change);
  put (self, draft, 10);
  change = od_fixture_new_change ("verwijderd");
  od_change_delete_referral (change, "een");
  od_change_delete_document (change, "verwerker", "a");
  od_fixture_must_apply (self, change);
  g_assert_cmpuint (count_files_with_marker (folder), ==, 0);
  od_fixture_close (self);
  od_fixture_remove_folder (folder);
}

/* A process that erases and ends at once, before the log is emptied: opening empties it. */
static int
erase_and_end (const char *folder)
{
  OdRegister *self = od_fixture_must_open (folder);
  g_autoptr (OdReferral) referral = od_fixture_new_referral (OD_DESK_OCMW, "een");
  sqlite3 *database;

  put (self, referral, 100);
  od_fixture_close (self);
  database = od_fixture_open_database (folder);
  _exit (sqlite3_exec (database, "PRAGMA secure_delete = ON; UPDATE referral SET wrapped_key = NULL, sealed = NULL", NULL, NULL, NULL));
}

static void
test_sudden_end (void)
{
  char *folder = od_fixture_make_folder ();
  OdRegister *self;

  g_assert_cmpint (od_fixture_run_child ("erase", folder), ==, 0);
  g_assert_cmpuint (count_files_with_marker (folder), >, 0);
  self = od_fixture_must_open (folder);
  g_assert_cmpuint (count_files_with_marker (folder), ==, 0);
  od_fixture_close (self);
  od_fixture_remove_folder (folder);
}

/* Pages that nothing is in any more. */
static void
assert_no_freed_page (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autoptr (OdConnection) connection = od_connection_open (path, NULL);
  gint64 n_pages;

  g_assert_nonnull (connection);
  g_assert_true (od_connection_get_number (connection, "PRAGMA freelist_count", &n_pages, NULL));
  g_assert_cmpint (n_pages, ==, 0);
}

/* The room is given back too, also by a register that was made before that was so. */
static void
test_room_given_back (gconstpointer is_old)
{
  char *folder = od_fixture_make_folder ();
  OdRegister *self = od_fixture_must_open (folder);
  g_autoptr (OdReferral) referral = od_fixture_new_referral (OD_DESK_OCMW, "een");

  put (self, referral, 200000);
  od_fixture_close (self);
  if (GPOINTER_TO_INT (is_old))
    od_fixture_run_sql (folder, "PRAGMA journal_mode = DELETE; PRAGMA auto_vacuum = NONE; VACUUM");
  self = od_fixture_must_open (folder);
  erase (self, referral);
  od_fixture_close (self);
  assert_no_freed_page (folder);
  od_fixture_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    return erase_and_end (argv[3]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/erasure/erased-referrals", test_erased_referrals);
  g_test_add_func ("/register/erasure/deleted-draft-and-document", test_deleted_draft_and_document);
  g_test_add_func ("/register/erasure/sudden-end", test_sudden_end);
  g_test_add_data_func ("/register/erasure/room-given-back/new", GINT_TO_POINTER (FALSE), test_room_given_back);
  g_test_add_data_func ("/register/erasure/room-given-back/old", GINT_TO_POINTER (TRUE), test_room_given_back);
  return g_test_run ();
}
