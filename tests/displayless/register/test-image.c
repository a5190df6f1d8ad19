#include "register-fixture.h"
#include "register-image.h"

#include <string.h>

/* The register as a whole: gone through, and as the bytes of a backup. */

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  OdRegister *self;

  fixture->folder = od_fixture_make_folder ();
  self = od_fixture_must_open (fixture->folder);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("verwijzing-%u", i);
      g_autoptr (OdReferral) referral = od_fixture_new_referral (OD_DESK_OCMW, id);
      OdChange *change = od_fixture_new_change ("ontvangen");

      od_fixture_put (change, referral, "verzegelde inhoud van niemand");
      od_fixture_must_apply (self, change);
    }
  od_fixture_close (self);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  od_fixture_remove_folder (fixture->folder);
}

static GBytes *
take_image (const char *folder)
{
  OdRegister *self = od_fixture_must_open (folder);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *image;

  od_register_take_image_async (self, NULL, od_fixture_take_result, &result);
  image = od_register_take_image_finish (self, od_fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_clear_object (&result); /* it holds the register */
  od_fixture_close (self);
  return image;
}

static gboolean
check_register (const char *folder, GError **error)
{
  OdRegister *self = od_fixture_must_open (folder);
  g_autoptr (GAsyncResult) result = NULL;
  gboolean intact;

  od_register_check_async (self, NULL, od_fixture_take_result, &result);
  intact = od_register_check_finish (self, od_fixture_wait (&result), error);
  g_clear_object (&result); /* it holds the register */
  od_fixture_close (self);
  return intact;
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (check_register (fixture->folder, &error));
  g_assert_no_error (error);
}

/* What is broken is named on the second line, without anything of a record. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *sql;
    const char *named;
  } breakings[] = {
    { "DROP TRIGGER journal_is_not_changed; UPDATE journal SET user = 'Iemand Anders' WHERE number = 7", "journal: 7" },
    { "PRAGMA foreign_keys = OFF; INSERT INTO step (referral, number, event, state, at, at_offset, user) VALUES (999, 1, 'x', 'y', 0, 0, 'z')", "foreign_key_check" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (breakings); i++)
    {
      g_autoptr (GError) error = NULL;

      tear_down (fixture, NULL);
      set_up (fixture, NULL);
      od_fixture_run_sql (fixture->folder, breakings[i].sql);
      g_assert_false (check_register (fixture->folder, &error));
      g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, breakings[i].named));
      g_assert_null (strstr (error->message, "niemand"));
    }
}

static void
test_image (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) image = take_image (fixture->folder);
  g_auto (OdRegisterSummary) summary = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (od_register_image_check (image, &summary, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (summary.n_referrals, ==, 20);
  g_assert_cmpuint (summary.n_erased, ==, 0);
  g_assert_cmpuint (summary.n_entries, ==, 20);
  g_assert_nonnull (summary.last_at);
}

/* Wherever a page is overwritten, cut off, or something else altogether: refused, and never a crash. */
static void
test_broken_image (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) image = take_image (fixture->folder);
  gsize length = g_bytes_get_size (image);
  const char *bytes = g_bytes_get_data (image, NULL);
  guint n_refused = 0, n_pages = 0;

  for (gsize page = 0; page + 4096 <= length; page += 4096, n_pages++)
    {
      g_autofree char *broken = g_memdup2 (bytes, length);
      g_auto (OdRegisterSummary) summary = { 0 };
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GError) error = NULL;

      memset (broken + page, 0xa5, 4096);
      changed = g_bytes_new (broken, length);
      n_refused += od_register_image_check (changed, &summary, &error) ? 0 : 1;
    }
  g_assert_cmpuint (n_refused, ==, n_pages);
  for (guint i = 0; i < 4; i++)
    {
      static const gsize lengths[] = { 0, 10, 100, 5000 };
      g_autoptr (GBytes) cut = g_bytes_new (bytes, MIN (lengths[i], length));
      g_auto (OdRegisterSummary) summary = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (od_register_image_check (cut, &summary, &error));
      g_assert_nonnull (error);
    }
}

/* One of a later version is not put back by this one. */
static void
test_newer_image (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) image = take_image (fixture->folder);
  g_autofree char *bytes = g_memdup2 (g_bytes_get_data (image, NULL), g_bytes_get_size (image));
  g_auto (OdRegisterSummary) summary = { 0 };
  g_autoptr (GBytes) newer = NULL;
  g_autoptr (GError) error = NULL;

  bytes[63] = 99; /* the last byte of the user version, see SQLite's file format */
  newer = g_bytes_new (bytes, g_bytes_get_size (image));
  g_assert_false (od_register_image_check (newer, &summary, &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_NEWER);
}

/* Where the register that is there goes; while it is asked, nothing has moved. */
typedef struct
{
  const char *folder;
  char *name;
  gboolean refuse;
} Aside;

static gboolean
note_name (const char *name, gpointer data, GError **error)
{
  Aside *aside = data;
  g_autofree char *path = g_build_filename (aside->folder, name, NULL);
  g_autofree char *reg = g_build_filename (aside->folder, "register.db", NULL);

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (reg, G_FILE_TEST_EXISTS));
  g_free (aside->name);
  aside->name = g_strdup (name);
  if (aside->refuse)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "no room");
  return !aside->refuse;
}

/* When what must be kept beside it could not be kept, the register stays where it is. */
static void
test_write_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) image = take_image (fixture->folder);
  g_autofree char *path = g_build_filename (fixture->folder, "register-vorige-1.db", NULL);
  Aside aside = { fixture->folder, NULL, TRUE };
  g_autoptr (GError) error = NULL;

  g_assert_false (od_register_image_write (image, fixture->folder, note_name, &aside, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
  g_assert_cmpstr (aside.name, ==, "register-vorige-1.db");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  od_fixture_close (od_fixture_must_open (fixture->folder));
  g_free (aside.name);
}

/* The register that is in the way stays under another name, twice too. */
static void
test_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) image = take_image (fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = g_build_filename (fixture->folder, "register-vorige-1.db", NULL);
  Aside aside = { fixture->folder, NULL, FALSE };
  OdRegister *self;
  g_autoptr (GPtrArray) referrals = NULL;

  g_assert_true (od_register_image_write (image, fixture->folder, note_name, &aside, &error));
  g_assert_cmpstr (aside.name, ==, "register-vorige-1.db");
  g_assert_true (od_register_image_write (image, fixture->folder, note_name, &aside, &error));
  g_assert_cmpstr (aside.name, ==, "register-vorige-2.db");
  g_assert_no_error (error);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_free (aside.name);
  self = od_fixture_must_open (fixture->folder);
  referrals = od_fixture_load_referrals (self);
  g_assert_cmpuint (referrals->len, ==, 20);
  g_assert_cmpint (od_fixture_verify_journal (self), ==, 0);
  g_assert_false (od_register_image_write (image, fixture->folder, NULL, NULL, &error));
  g_assert_error (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_BUSY);
  od_fixture_close (self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/register/image/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("check", test_check);
  ADD ("broken", test_broken);
  ADD ("image", test_image);
  ADD ("broken-image", test_broken_image);
  ADD ("newer-image", test_newer_image);
  ADD ("write", test_write);
  ADD ("write-refused", test_write_refused);
  return g_test_run ();
}
