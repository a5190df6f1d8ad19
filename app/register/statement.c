#include "statement.h"

#include "journal-entry.h"
#include "register-error.h"

struct _OdStatement
{
  OdConnection *connection;
  sqlite3_stmt *statement;
  int bind_result;
};

static void
note_bind_result (OdStatement *self, int result)
{
  if (self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

OdStatement *
od_statement_new (OdConnection *connection, const char *sql, GError **error)
{
  sqlite3_stmt *statement = od_connection_prepare (connection, sql, error);
  OdStatement *self;

  if (statement == NULL)
    return NULL;
  self = g_new0 (OdStatement, 1);
  self->connection = connection;
  self->statement = statement;
  return self;
}

void
od_statement_free (OdStatement *self)
{
  sqlite3_reset (self->statement);
  sqlite3_clear_bindings (self->statement);
  g_free (self);
}

void
od_statement_bind_text (OdStatement *self, int parameter, const char *text)
{
  note_bind_result (self, sqlite3_bind_text (self->statement, parameter, text, -1, SQLITE_TRANSIENT));
}

void
od_statement_bind_bytes (OdStatement *self, int parameter, GBytes *bytes)
{
  gsize length;
  const void *data;

  if (bytes == NULL)
    {
      note_bind_result (self, sqlite3_bind_null (self->statement, parameter));
      return;
    }
  data = g_bytes_get_data (bytes, &length);
  note_bind_result (self, sqlite3_bind_blob64 (self->statement, parameter, data != NULL ? data : "", length, SQLITE_TRANSIENT));
}

void
od_statement_bind_number (OdStatement *self, int parameter, gint64 number)
{
  note_bind_result (self, sqlite3_bind_int64 (self->statement, parameter, number));
}

void
od_statement_bind_time (OdStatement *self, int parameter, GDateTime *time)
{
  od_statement_bind_recorded_time (self, parameter, od_recorded_time_new (time));
}

void
od_statement_bind_recorded_time (OdStatement *self, int parameter, OdRecordedTime time)
{
  od_statement_bind_number (self, parameter, time.microseconds);
  od_statement_bind_number (self, parameter + 1, time.offset);
}

gboolean
od_statement_step (OdStatement *self, gboolean *row, GError **error)
{
  int result = self->bind_result == SQLITE_OK ? sqlite3_step (self->statement) : self->bind_result;

  *row = result == SQLITE_ROW;
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    return TRUE;
  if (self->bind_result == SQLITE_OK)
    od_connection_set_error (self->connection, error);
  else
    od_register_set_error (error, OD_REGISTER_ERROR_FAILED, sqlite3_errstr (self->bind_result));
  return FALSE;
}

gboolean
od_statement_run (OdStatement *self, GError **error)
{
  gboolean row;

  return od_statement_step (self, &row, error);
}

const char *
od_statement_peek_text (OdStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->statement, column);

  return text == NULL || g_utf8_validate (text, -1, NULL) ? text : "\357\277\275";
}

char *
od_statement_get_text (OdStatement *self, int column)
{
  return g_strdup (od_statement_peek_text (self, column));
}

GBytes *
od_statement_get_bytes (OdStatement *self, int column)
{
  const void *data;

  if (sqlite3_column_type (self->statement, column) == SQLITE_NULL)
    return NULL;
  data = sqlite3_column_blob (self->statement, column);
  return g_bytes_new (data, sqlite3_column_bytes (self->statement, column));
}

const void *
od_statement_peek_bytes (OdStatement *self, int column)
{
  return sqlite3_column_blob (self->statement, column);
}

gsize
od_statement_get_length (OdStatement *self, int column)
{
  return sqlite3_column_bytes (self->statement, column);
}

gint64
od_statement_get_number (OdStatement *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

GDateTime *
od_statement_get_time (OdStatement *self, int column)
{
  OdRecordedTime time = od_statement_get_recorded_time (self, column);

  return od_time_new (time.microseconds, od_connection_get_time_zone (self->connection, time.offset));
}

OdRecordedTime
od_statement_get_recorded_time (OdStatement *self, int column)
{
  return od_recorded_time_restore (od_statement_get_number (self, column), od_statement_get_number (self, column + 1));
}
