#include "register-image.h"

#include "connection.h"
#include "image.h"
#include "journal.h"
#include "migration.h"
#include "register-error.h"
#include "register-file.h"
#include "statement.h"

#include <string.h>

/* SQLite's file format: the versions for writing and reading, 2 for a database with a log. An image has no log beside it. */
#define WRITE_VERSION 18
#define READ_VERSION 19

void
od_register_summary_clear (OdRegisterSummary *self)
{
  g_clear_pointer (&self->last_at, g_date_time_unref);
}

GBytes *
od_image_take (OdConnection *connection, GError **error)
{
  sqlite3_int64 length = 0;
  guint8 *bytes = sqlite3_serialize (od_connection_get_database (connection), "main", &length, 0);

  if (bytes == NULL || length <= READ_VERSION)
    {
      sqlite3_free (bytes);
      od_register_set_error (error, OD_REGISTER_ERROR_FAILED, "sqlite3_serialize");
      return NULL;
    }
  bytes[WRITE_VERSION] = 1;
  bytes[READ_VERSION] = 1;
  return g_bytes_new_with_free_func (bytes, (gsize) length, sqlite3_free, bytes);
}

static OdConnection *
open_image (GBytes *image, GError **error)
{
  g_autoptr (OdConnection) connection = od_connection_open (":memory:", error);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (image, &length);

  if (connection == NULL)
    return NULL;
  if (sqlite3_deserialize (od_connection_get_database (connection), "main", (guint8 *) bytes, (sqlite3_int64) length, (sqlite3_int64) length,
                           SQLITE_DESERIALIZE_READONLY)
      == SQLITE_OK)
    return g_steal_pointer (&connection);
  od_register_set_sqlite_error (error, od_connection_get_database (connection));
  return NULL;
}

static gboolean
check_version (OdConnection *connection, GError **error)
{
  gint64 application, version;

  if (!od_connection_get_number (connection, "PRAGMA application_id", &application, error)
      || !od_connection_get_number (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (application == OD_REGISTER_APPLICATION_ID && version <= od_migrations_get_latest_version ())
    return TRUE;
  od_register_set_error (error, application != OD_REGISTER_APPLICATION_ID ? OD_REGISTER_ERROR_NOT_A_REGISTER : OD_REGISTER_ERROR_NEWER, NULL);
  return FALSE;
}

/* A check that SQLite cannot finish finds as much as one that it does. */
static gboolean
step_check (OdStatement *statement, OdBrokenPart part, gboolean *row, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (od_statement_step (statement, row, &failed))
    return TRUE;
  if (g_error_matches (failed, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED))
    od_register_set_broken_error (error, part, strchr (failed->message, '\n') + 1);
  else
    g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* Whether the first thing that @sql, a check of SQLite's, says is @good (nullable: nothing at all). */
static gboolean
passes (OdConnection *connection, const char *sql, const char *good, OdBrokenPart part, GError **error)
{
  g_autoptr (OdStatement) statement = od_statement_new (connection, sql, error);
  g_autofree char *detail = NULL;
  gboolean row;

  if (statement == NULL || !step_check (statement, part, &row, error))
    return FALSE;
  if (good != NULL ? row && g_strcmp0 (od_statement_peek_text (statement, 0), good) == 0 : !row)
    return TRUE;
  detail = g_strdup_printf ("%s: %s", sql, row ? od_statement_peek_text (statement, 0) : "");
  od_register_set_broken_error (error, part, detail);
  return FALSE;
}

static gboolean
check_journal (OdConnection *connection, guint64 *n_entries, GError **error)
{
  g_autoptr (OdJournalVerdict) verdict = od_journal_verify (connection, error);

  if (verdict == NULL)
    return FALSE;
  *n_entries = verdict->n_entries;
  if (verdict->misfit > 0)
    {
      g_autofree char *detail = g_strdup_printf ("journal: %" G_GUINT64_FORMAT, verdict->misfit);

      od_register_set_broken_error (error, OD_BROKEN_JOURNAL, detail);
    }
  return verdict->misfit == 0;
}

gboolean
od_image_check (OdConnection *connection, guint64 *n_entries, GError **error)
{
  return passes (connection, "PRAGMA integrity_check", "ok", OD_BROKEN_PAGES, error)
         && passes (connection, "PRAGMA foreign_key_check", NULL, OD_BROKEN_LINKS, error)
         && check_journal (connection, n_entries, error);
}

static gboolean
count (OdConnection *connection, OdRegisterSummary *summary, GError **error)
{
  g_autoptr (GPtrArray) last = od_journal_read (connection, 0, 1, NULL, NULL, error);
  gint64 n_referrals, n_erased;

  if (last == NULL || !od_connection_get_number (connection, "SELECT count(*) FROM referral WHERE sealed IS NOT NULL", &n_referrals, error)
      || !od_connection_get_number (connection, "SELECT count(*) FROM referral WHERE sealed IS NULL", &n_erased, error))
    return FALSE;
  summary->n_referrals = (guint) n_referrals;
  summary->n_erased = (guint) n_erased;
  if (last->len > 0)
    summary->last_at = g_date_time_ref (((const OdJournalEntry *) g_ptr_array_index (last, 0))->at);
  return TRUE;
}

gboolean
od_register_image_check (GBytes *image, OdRegisterSummary *summary, GError **error)
{
  g_autoptr (OdConnection) connection = open_image (image, error);

  return connection != NULL && check_version (connection, error) && od_image_check (connection, &summary->n_entries, error)
         && count (connection, summary, error);
}

static gboolean
write_new (OdRegisterFile *file, GBytes *image, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (!od_register_file_start_new (file, error))
    return FALSE;
  if (g_file_set_contents_full (od_register_file_get_new_path (file), g_bytes_get_data (image, NULL), (gssize) g_bytes_get_size (image),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &failed))
    return TRUE;
  od_register_set_error (error, OD_REGISTER_ERROR_FAILED, failed->message);
  return FALSE;
}

gboolean
od_register_image_write (GBytes *image, const char *folder, OdBeforeSetAside before, gpointer data, GError **error)
{
  g_autoptr (OdRegisterFile) file = od_register_file_lock (folder, error);
  g_autofree char *aside = NULL;

  if (file == NULL || !write_new (file, image, error))
    return FALSE;
  aside = od_register_file_choose_name_aside (file);
  if (aside == NULL)
    return od_register_file_finish_new (file, error);
  if (before != NULL && !before (aside, data, error))
    return FALSE;
  if (od_register_file_set_aside (file, aside, error) && od_register_file_finish_new (file, error))
    return TRUE;
  od_register_file_put_back (file, aside);
  return FALSE;
}
