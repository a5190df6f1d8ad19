#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

/**
 * OdConnection:
 *
 * The connection to the register's database, used by one thread. Nothing but this process can use the file meanwhile.
 */
typedef struct _OdConnection OdConnection;

/* Connects to the database that exists at @path, which leads through no symbolic link; (transfer full). */
OdConnection *od_connection_open (const char *path, GError **error);

/* Also writes what is in the log to the database, and removes the log; but for one that is only read. */
void od_connection_close (OdConnection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdConnection, od_connection_close)

/* Connects to read it where nothing may be written, with what is in its log when it @has_log; the log stays as it is. Nobody may write there
 * meanwhile: SQLite takes no locks. (transfer full). */
OdConnection *od_connection_open_unwritable (const char *path, gboolean has_log, GError **error);

/* From now on nothing is changed, neither the database nor the log: what tries to gets OD_REGISTER_ERROR_READ_ONLY, or
 * OD_REGISTER_ERROR_NOT_ALLOWED when that is @why. For a register in which something is broken: a change there may break more, and what can
 * still be saved of it is in the file as it is. */
void od_connection_set_read_only (OdConnection *self, const GError *why);

/* Why nothing is changed, when that is so since it was asked before, or for another reason; (transfer full) (nullable). */
GError *od_connection_take_read_only_news (OdConnection *self);

/* Sets the error of what failed last. When that is because something is broken, nothing is changed from now on. */
void od_connection_set_error (OdConnection *self, GError **error);

sqlite3 *od_connection_get_database (OdConnection *self);

/* Runs the statements in @sql, whose rows nobody needs. */
gboolean od_connection_run (OdConnection *self, const char *sql, GError **error);

/* The number that @sql gives: its first column of its first row, 0 without one. */
gboolean od_connection_get_number (OdConnection *self, const char *sql, gint64 *number, GError **error);

typedef gboolean (*OdTransactionFunc) (OdConnection *self, gconstpointer data, GError **error);

/* Runs @func in one transaction: what it changed is on the disk when this returns TRUE, and undone when this returns FALSE. */
gboolean od_connection_transact (OdConnection *self, OdTransactionFunc func, gconstpointer data, GError **error);

/* What runs from now on stops with G_IO_ERROR_CANCELLED when @cancellable (nullable) is cancelled. */
void od_connection_set_cancellable (OdConnection *self, GCancellable *cancellable);

/* Writes the log to the database and empties it, so that what was erased is in neither. What does not succeed is tried again
 * when it is called again, and when the register is opened. */
void od_connection_empty_log (OdConnection *self);

/* Whether od_connection_empty_log() did not succeed yet. */
gboolean od_connection_has_full_log (OdConnection *self);

/* The prepared @sql, a string that lives as long as the program; kept for the next time, (transfer none). */
sqlite3_stmt *od_connection_prepare (OdConnection *self, const char *sql, GError **error);

/* The time zone that is @offset seconds from UTC; (transfer none), until the next call. */
GTimeZone *od_connection_get_time_zone (OdConnection *self, int offset);
