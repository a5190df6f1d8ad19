#include "connection.h"

#include "register-error.h"
#include "statement.h"

#include <errno.h>
#include <string.h>

/* A process that ends may hold the file a moment longer; anything else that holds it does so for long. */
#define BUSY_MILLISECONDS 250

/* How many instructions of SQLite's machine run between two looks at the cancellable. */
#define INSTRUCTIONS_BETWEEN_LOOKS 1000

struct _OdConnection
{
  sqlite3 *database;
  GHashTable *statements; /* SQL -> sqlite3_stmt */
  GCancellable *cancellable;
  GTimeZone *time_zone;
  int time_zone_offset;
  gboolean has_full_log;
  GError *why_read_only; /* NULL while it may be changed */
  gboolean has_news;     /* that nobody took yet */
};

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* Exclusive before anything is read: so the log's index stays in memory, and no second process gets in. What is sorted stays in
 * memory too, since a temporary file would be outside the folder. */
static gboolean
set_up (OdConnection *self, GError **error)
{
  sqlite3_busy_timeout (self->database, BUSY_MILLISECONDS);
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  return od_connection_run (self,
                            "PRAGMA locking_mode = EXCLUSIVE;"
                            "PRAGMA temp_store = MEMORY;"
                            "PRAGMA cache_size = -512;" /* kibibytes: it is read from end to end, and then kept by the program */
                            "PRAGMA secure_delete = ON;"
                            "PRAGMA synchronous = FULL;"
                            "PRAGMA cell_size_check = ON;",
                            error);
}

static int
look_at_cancellable (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/* Never stopped halfway, for whatever reason the transaction is given up. */
static void
roll_back (OdConnection *self)
{
  sqlite3_progress_handler (self->database, 0, NULL, NULL);
  if (!sqlite3_get_autocommit (self->database))
    sqlite3_exec (self->database, "ROLLBACK", NULL, NULL, NULL);
}

/* @system is one of those by which SQLite reaches files, NULL for the usual one. */
static OdConnection *
open_database (const char *path, int flags, const char *system, GError **error)
{
  g_autoptr (OdConnection) self = g_new0 (OdConnection, 1);

  self->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, finalize_statement);
  flags |= SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (sqlite3_open_v2 (path, &self->database, flags, system) == SQLITE_OK)
    return g_steal_pointer (&self);
  od_register_set_sqlite_error (error, self->database);
  return NULL;
}

OdConnection *
od_connection_open (const char *path, GError **error)
{
  g_autoptr (OdConnection) self = open_database (path, SQLITE_OPEN_READWRITE, NULL, error);

  if (self == NULL)
    return NULL;
  /* SQLite opens a file that it may not write for reading, and fails later with something else. */
  if (sqlite3_db_readonly (self->database, "main") == 1)
    {
      od_register_set_error (error, OD_REGISTER_ERROR_NOT_ALLOWED, NULL);
      return NULL;
    }
  if (!set_up (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* What cannot change has no log, for SQLite; and else it would make one. With a log it asks for the lock of who writes, which a file that may
 * only be read does not give: so there are no locks. */
OdConnection *
od_connection_open_unwritable (const char *path, gboolean has_log, GError **error)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, error);
  g_autofree char *unchanging = g_strconcat (uri, "?immutable=1", NULL);
  g_autoptr (OdConnection) self = NULL;
  g_autoptr (GError) why = NULL;

  if (uri == NULL)
    return NULL;
  self = open_database (has_log ? uri : unchanging, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, has_log ? "unix-none" : NULL, error);
  if (self == NULL || !set_up (self, error))
    return NULL;
  od_register_set_unwritable_error (&why, OD_UNWRITABLE_OPENS);
  od_connection_set_read_only (self, why);
  return g_steal_pointer (&self);
}

void
od_connection_close (OdConnection *self)
{
  g_hash_table_unref (self->statements);
  if (self->database != NULL)
    sqlite3_progress_handler (self->database, 0, NULL, NULL);
  sqlite3_close (self->database);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->time_zone, g_time_zone_unref);
  g_clear_error (&self->why_read_only);
  g_free (self);
}

void
od_connection_set_read_only (OdConnection *self, const GError *why)
{
  g_clear_error (&self->why_read_only);
  self->why_read_only = g_error_copy (why);
  self->has_news = TRUE;
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_exec (self->database, "PRAGMA query_only = ON", NULL, NULL, NULL);
}

GError *
od_connection_take_read_only_news (OdConnection *self)
{
  gboolean has_news = self->has_news;

  self->has_news = FALSE;
  return has_news ? g_error_copy (self->why_read_only) : NULL;
}

static gboolean
is_unwritable (OdConnection *self)
{
  return g_error_matches (self->why_read_only, OD_REGISTER_ERROR, OD_REGISTER_ERROR_NOT_ALLOWED);
}

/* What is broken is told once: by what met it first, until the check of the whole knows better. */
static void
note_damage (OdConnection *self, const GError *met)
{
  const char *detail = strchr (met->message, '\n');
  g_autoptr (GError) why = NULL;

  if (self->why_read_only != NULL && !is_unwritable (self))
    return;
  od_register_set_broken_error (&why, OD_BROKEN_PAGES, detail != NULL ? detail + 1 : "");
  od_connection_set_read_only (self, why);
}

/* Whether the last failure of @file was that its disk is read-only. sqlite3_system_errno() has forgotten it by then. */
static gboolean
is_on_read_only_disk (sqlite3_file *file)
{
  int number = 0;

  return file->pMethods != NULL && file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &number) == SQLITE_OK && number == EROFS;
}

static gboolean
has_read_only_disk (OdConnection *self)
{
  sqlite3_file *file, *log;

  return sqlite3_file_control (self->database, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK
         && sqlite3_file_control (self->database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK
         && (is_on_read_only_disk (file) || is_on_read_only_disk (log));
}

/* A disk that fails is made read-only by the system while the program runs; and a file may be moved away. */
static gboolean
was_not_allowed (OdConnection *self)
{
  switch (sqlite3_errcode (self->database) & 0xff)
    {
    case SQLITE_READONLY:
      return self->why_read_only == NULL || is_unwritable (self);
    case SQLITE_IOERR:
      return has_read_only_disk (self);
    default:
      return FALSE;
    }
}

static void
note_unwritable (OdConnection *self)
{
  g_autoptr (GError) why = NULL;

  if (self->why_read_only != NULL)
    return;
  od_register_set_unwritable_error (&why, OD_UNWRITABLE_OPENS);
  od_connection_set_read_only (self, why);
}

/* The error is that of the database until something else runs there. */
void
od_connection_set_error (OdConnection *self, GError **error)
{
  g_autoptr (GError) met = NULL;

  if (was_not_allowed (self))
    {
      od_register_set_error (&met, OD_REGISTER_ERROR_NOT_ALLOWED, NULL);
      note_unwritable (self);
    }
  else
    od_register_set_sqlite_error (&met, self->database);
  if (g_error_matches (met, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED))
    note_damage (self, met);
  g_propagate_error (error, g_steal_pointer (&met));
}

sqlite3 *
od_connection_get_database (OdConnection *self)
{
  return self->database;
}

gboolean
od_connection_run (OdConnection *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->database, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  od_connection_set_error (self, error);
  return FALSE;
}

gboolean
od_connection_get_number (OdConnection *self, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (OdStatement) statement = od_statement_new (self, sql, error);
  gboolean row;

  if (statement == NULL || !od_statement_step (statement, &row, error))
    return FALSE;
  *number = row ? od_statement_get_number (statement, 0) : 0;
  return TRUE;
}

gboolean
od_connection_transact (OdConnection *self, OdTransactionFunc func, gconstpointer data, GError **error)
{
  /* On what may only be read SQLite lets it begin, and be for nothing. */
  if (self->why_read_only != NULL)
    {
      od_register_set_error (error, is_unwritable (self) ? OD_REGISTER_ERROR_NOT_ALLOWED : OD_REGISTER_ERROR_READ_ONLY, NULL);
      return FALSE;
    }
  if (od_connection_run (self, "BEGIN IMMEDIATE", error) && func (self, data, error)
      && od_connection_run (self, "COMMIT", error))
    return TRUE;
  roll_back (self);
  return FALSE;
}

void
od_connection_set_cancellable (OdConnection *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->database, cancellable != NULL ? INSTRUCTIONS_BETWEEN_LOOKS : 0, look_at_cancellable,
                            cancellable);
}

void
od_connection_empty_log (OdConnection *self)
{
  if (self->why_read_only != NULL)
    return;
  od_connection_set_cancellable (self, NULL);
  self->has_full_log = sqlite3_wal_checkpoint_v2 (self->database, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) != SQLITE_OK;
}

gboolean
od_connection_has_full_log (OdConnection *self)
{
  return self->has_full_log;
}

sqlite3_stmt *
od_connection_prepare (OdConnection *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    return statement;
  if (sqlite3_prepare_v3 (self->database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      od_connection_set_error (self, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

GTimeZone *
od_connection_get_time_zone (OdConnection *self, int offset)
{
  if (self->time_zone == NULL || self->time_zone_offset != offset)
    {
      g_clear_pointer (&self->time_zone, g_time_zone_unref);
      self->time_zone = offset == 0 ? g_time_zone_new_utc () : g_time_zone_new_offset (offset);
      self->time_zone_offset = offset;
    }
  return self->time_zone;
}
