#include "message-store.h"

#include "register-error.h"
#include "statement.h"

static const char *
get_direction (gboolean incoming)
{
  return incoming ? "in" : "uit";
}

static OdStatement *
select_message (OdConnection *connection, const char *id, gboolean incoming, GError **error)
{
  OdStatement *statement = od_statement_new (
      connection, "SELECT kind, reference, referral, at, at_offset FROM message WHERE id = ?1 AND direction = ?2", error);

  if (statement == NULL)
    return NULL;
  od_statement_bind_text (statement, 1, id);
  od_statement_bind_text (statement, 2, get_direction (incoming));
  return statement;
}

static OdStoredMessage *
read_message (OdStatement *statement, const char *id, gboolean incoming)
{
  OdStoredMessage *message = g_new0 (OdStoredMessage, 1);

  message->id = g_strdup (id);
  message->kind = od_statement_get_text (statement, 0);
  message->reference = od_statement_get_text (statement, 1);
  message->referral_id = od_statement_get_text (statement, 2);
  message->incoming = incoming;
  message->at = od_statement_get_time (statement, 3);
  return message;
}

static gboolean
check_is_new (OdConnection *connection, const OdStoredMessage *message, GError **error)
{
  g_autoptr (OdStatement) statement = select_message (connection, message->id, message->incoming, error);
  gboolean row;

  if (statement == NULL || !od_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    od_register_set_error (error, OD_REGISTER_ERROR_EXISTS, NULL);
  return !row;
}

gboolean
od_message_store_put (OdConnection *connection, const OdStoredMessage *message, GError **error)
{
  g_autoptr (OdStatement) statement = NULL;

  if (!check_is_new (connection, message, error))
    return FALSE;
  statement = od_statement_new (connection,
                                "INSERT INTO message (id, direction, kind, reference, referral, at, at_offset)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                error);
  if (statement == NULL)
    return FALSE;
  od_statement_bind_text (statement, 1, message->id);
  od_statement_bind_text (statement, 2, get_direction (message->incoming));
  od_statement_bind_text (statement, 3, message->kind);
  od_statement_bind_text (statement, 4, message->reference);
  od_statement_bind_text (statement, 5, message->referral_id);
  od_statement_bind_time (statement, 6, message->at);
  return od_statement_run (statement, error);
}

gboolean
od_message_store_find (OdConnection *connection, const char *id, gboolean incoming, OdStoredMessage **message, GError **error)
{
  g_autoptr (OdStatement) statement = select_message (connection, id, incoming, error);
  gboolean row;

  if (statement == NULL || !od_statement_step (statement, &row, error))
    return FALSE;
  *message = row ? read_message (statement, id, incoming) : NULL;
  return TRUE;
}

static OdStoredMessage *
read_row (OdStatement *statement)
{
  g_autofree char *id = od_statement_get_text (statement, 5);
  g_autofree char *direction = od_statement_get_text (statement, 6);

  return read_message (statement, id, g_strcmp0 (direction, get_direction (TRUE)) == 0);
}

GPtrArray *
od_message_store_load (OdConnection *connection, const char *referral_id, GError **error)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func ((GDestroyNotify) od_stored_message_free);
  g_autoptr (OdStatement) statement
      = od_statement_new (connection,
                          "SELECT kind, reference, referral, at, at_offset, id, direction FROM message WHERE referral = ?1"
                          " ORDER BY at, id",
                          error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  od_statement_bind_text (statement, 1, referral_id);
  while (od_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&messages);
      g_ptr_array_add (messages, read_row (statement));
    }
  return NULL;
}
