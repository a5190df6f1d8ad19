#include "register-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
od_fixture_take_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

GAsyncResult *
od_fixture_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

char *
od_fixture_make_folder (void)
{
  g_autofree char *parent = g_dir_make_tmp ("register-XXXXXX", NULL);

  g_assert_nonnull (parent);
  return g_build_filename (parent, "profiel", NULL);
}

static void
remove_contents (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_contents (path);
      g_remove (path);
    }
}

void
od_fixture_remove_folder (char *folder)
{
  g_autofree char *parent = g_path_get_dirname (folder);

  remove_contents (parent);
  g_rmdir (parent);
  g_free (folder);
}

OdRegister *
od_fixture_open (const char *folder, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_register_open_async (folder, NULL, od_fixture_take_result, &result);
  return od_register_open_finish (od_fixture_wait (&result), error);
}

OdRegister *
od_fixture_must_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  OdRegister *self = od_fixture_open (folder, &error);

  g_assert_no_error (error);
  g_assert_nonnull (self);
  return self;
}

void
od_fixture_close (OdRegister *self)
{
  gpointer left = self;

  g_object_add_weak_pointer (G_OBJECT (self), &left);
  g_object_unref (self);
  while (left != NULL)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
od_fixture_apply (OdRegister *self, OdChange *change, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_register_apply_async (self, change, NULL, od_fixture_take_result, &result);
  return od_register_apply_finish (self, od_fixture_wait (&result), error);
}

void
od_fixture_must_apply (OdRegister *self, OdChange *change)
{
  g_autoptr (GError) error = NULL;
  gboolean applied = od_fixture_apply (self, change, &error);

  g_assert_no_error (error);
  g_assert_true (applied);
}

GPtrArray *
od_fixture_load_referrals (OdRegister *self)
{
  return od_fixture_load_page (self, OD_REFERRALS_ALL, 0, G_MAXUINT);
}

GPtrArray *
od_fixture_load_page (OdRegister *self, OdReferralPart part, gint64 before, guint limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *referrals;

  od_register_load_referrals_async (self, part, before, limit, NULL, od_fixture_take_result, &result);
  referrals = od_register_load_referrals_finish (self, od_fixture_wait (&result), &error);
  g_assert_no_error (error);
  return referrals;
}

GPtrArray *
od_fixture_load_documents (OdRegister *self, const char *kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *documents;

  od_register_load_documents_async (self, kind, NULL, od_fixture_take_result, &result);
  documents = od_register_load_documents_finish (self, od_fixture_wait (&result), &error);
  g_assert_no_error (error);
  return documents;
}

GPtrArray *
od_fixture_load_journal (OdRegister *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  od_register_load_journal_async (self, NULL, od_fixture_take_result, &result);
  entries = od_register_load_journal_finish (self, od_fixture_wait (&result), &error);
  g_assert_no_error (error);
  return entries;
}

OdStoredMessage *
od_fixture_find_message (OdRegister *self, const char *id, gboolean incoming)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  OdStoredMessage *message;

  od_register_find_message_async (self, id, incoming, NULL, od_fixture_take_result, &result);
  message = od_register_find_message_finish (self, od_fixture_wait (&result), &error);
  g_assert_no_error (error);
  return message;
}

GPtrArray *
od_fixture_load_messages (OdRegister *self, const char *referral_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *messages;

  od_register_load_messages_async (self, referral_id, NULL, od_fixture_take_result, &result);
  messages = od_register_load_messages_finish (self, od_fixture_wait (&result), &error);
  g_assert_no_error (error);
  return messages;
}

guint
od_fixture_next_number (OdRegister *self, guint year)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint number;

  od_register_next_number_async (self, year, NULL, od_fixture_take_result, &result);
  number = od_register_next_number_finish (self, od_fixture_wait (&result), &error);
  g_assert_no_error (error);
  return number;
}

gint64
od_fixture_verify_journal (OdRegister *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdJournalVerdict) verdict = NULL;

  od_register_verify_journal_async (self, NULL, od_fixture_take_result, &result);
  verdict = od_register_verify_journal_finish (self, od_fixture_wait (&result), &error);
  g_assert_no_error (error);
  return (gint64) verdict->misfit;
}

GDateTime *
od_fixture_time (gint64 microseconds)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3600);
  g_autoptr (GDateTime) start = g_date_time_new (zone, 2026, 11, 24, 10, 0, 0);

  return g_date_time_add (start, microseconds);
}

OdChange *
od_fixture_new_change (const char *action)
{
  g_autoptr (GDateTime) now = od_fixture_time (123456);

  return od_change_new (now, "Mia Voorbeeld", action, "2026-00001-AAAA");
}

OdReferral *
od_fixture_new_referral (OdDesk desk, const char *id)
{
  g_autoptr (GDateTime) now = od_fixture_time (654321);

  return od_referral_new (desk, id, "2026-00001-AAAA", "opgroeien-ocmw-voorbeeld", now, "Mia Voorbeeld");
}

void
od_fixture_happen (OdReferral **referral, OdEvent event)
{
  g_autoptr (GDateTime) now = od_fixture_time ((od_referral_get_steps (*referral)->len + 1) * G_USEC_PER_SEC);
  g_autoptr (OdReferral) before = *referral;
  g_autoptr (GError) error = NULL;

  *referral = od_referral_with_event (before, event, now, "Mia Voorbeeld", "2026-11-23", "telefoon:niet-bereikt", &error);
  g_assert_no_error (error);
}

void
od_fixture_part_init (OdSealedPart *part, const char *text)
{
  g_autofree char *key = g_strconcat ("sleutel van ", text, NULL);

  part->wrapped_key = g_bytes_new (key, strlen (key));
  part->sealed = g_bytes_new (text, strlen (text));
}

void
od_fixture_put (OdChange *change, OdReferral *referral, const char *text)
{
  g_auto (OdSealedPart) part;

  od_fixture_part_init (&part, text);
  od_change_put_referral (change, referral, &part);
}

sqlite3 *
od_fixture_open_database (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  return database;
}

void
od_fixture_run_sql (const char *folder, const char *sql)
{
  sqlite3 *database = od_fixture_open_database (folder);
  char *message = NULL;

  sqlite3_exec (database, sql, NULL, NULL, &message);
  g_assert_null (message);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

static int
compare_text (gconstpointer one, gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

char *
od_fixture_describe_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (entries);
  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      g_autofree char *hash = NULL;
      GStatBuf status;
      gsize length;

      /* The lock is beside the register, not of it. */
      if (g_str_equal (name, "register.lock") || g_lstat (path, &status) != 0)
        continue;
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
      g_ptr_array_add (lines, g_strdup_printf ("%s %o %" G_GSIZE_FORMAT " %s", name, status.st_mode, length, hash));
    }
  g_ptr_array_sort (lines, compare_text);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

GSubprocess *
od_fixture_start_child (const char *role, const char *folder)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *child
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", "--child", role, folder, NULL);

  g_assert_no_error (error);
  return child;
}

int
od_fixture_run_child (const char *role, const char *folder)
{
  g_autoptr (GSubprocess) child = od_fixture_start_child (role, folder);

  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (child));
  return g_subprocess_get_exit_status (child);
}
