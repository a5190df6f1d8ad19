#include "notice-store.h"

#include "register-error.h"
#include "row-list.h"
#include "statement.h"

#define COLUMNS \
  "id, desk, kind, reference, referral, protocol, state, created, created_offset, changed, changed_offset, wrapped_key, sealed, direction"

static const char *
get_direction (OdNotice *notice)
{
  return od_notice_get_incoming (notice) ? "in" : "uit";
}

gboolean
od_notice_store_put (OdConnection *connection, const OdStoredNotice *stored, GError **error)
{
  OdNotice *notice = stored->notice;
  g_autoptr (OdStatement) statement = od_statement_new (
      connection,
      "INSERT INTO notice (id, desk, kind, direction, reference, referral, protocol, state, created, created_offset, "
      "changed,"
      "                    changed_offset, wrapped_key, sealed)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
      " ON CONFLICT (id) DO UPDATE SET state = excluded.state, changed = excluded.changed,"
      "  changed_offset = excluded.changed_offset, wrapped_key = excluded.wrapped_key, sealed = excluded.sealed",
      error);

  if (statement == NULL)
    return FALSE;
  od_statement_bind_text (statement, 1, od_notice_get_id (notice));
  od_statement_bind_text (statement, 2, od_desk_to_string (od_notice_get_desk (notice)));
  od_statement_bind_text (statement, 3, od_notice_kind_to_string (od_notice_get_kind (notice)));
  od_statement_bind_text (statement, 4, get_direction (notice));
  od_statement_bind_text (statement, 5, od_notice_get_reference (notice));
  od_statement_bind_text (statement, 6, od_notice_get_referral_id (notice));
  od_statement_bind_text (statement, 7, od_notice_get_protocol_id (notice));
  od_statement_bind_text (statement, 8, od_notice_state_to_string (od_notice_get_state (notice)));
  od_statement_bind_time (statement, 9, od_notice_get_created (notice));
  od_statement_bind_time (statement, 11, od_notice_get_changed (notice));
  od_statement_bind_bytes (statement, 13, stored->part.wrapped_key);
  od_statement_bind_bytes (statement, 14, stored->part.sealed);
  return od_statement_run (statement, error);
}

static OdNotice *
read_notice (OdStatement *statement)
{
  g_autoptr (GDateTime) created = od_statement_get_time (statement, 7);
  g_autoptr (GDateTime) changed = od_statement_get_time (statement, 9);
  OdDesk desk;
  OdNoticeKind kind;
  OdNoticeState state;

  if (!od_desk_from_string (od_statement_peek_text (statement, 1), &desk)
      || !od_notice_kind_from_string (od_statement_peek_text (statement, 2), &kind)
      || !od_notice_state_from_string (od_statement_peek_text (statement, 6), &state))
    return NULL;
  return od_notice_new (desk, kind, g_strcmp0 (od_statement_peek_text (statement, 13), "in") == 0,
                        od_statement_peek_text (statement, 0), od_statement_peek_text (statement, 3),
                        od_statement_peek_text (statement, 4), od_statement_peek_text (statement, 5), state, created,
                        changed, NULL);
}

static OdStoredNotice *
read_row (OdStatement *statement, GError **error)
{
  g_autoptr (OdNotice) notice = read_notice (statement);
  OdStoredNotice *stored;

  if (notice == NULL)
    {
      od_register_set_error (error, OD_REGISTER_ERROR_DAMAGED, "notice: unknown desk, kind or state");
      return NULL;
    }
  stored = g_new0 (OdStoredNotice, 1);
  stored->notice = g_steal_pointer (&notice);
  stored->part.wrapped_key = od_statement_get_bytes (statement, 11);
  stored->part.sealed = od_statement_get_bytes (statement, 12);
  return stored;
}

/* NULL without error when there is no more. */
static OdStoredNotice *
load_next (OdStatement *rows, GError **error)
{
  gboolean row;

  return od_statement_step (rows, &row, error) && row ? read_row (rows, error) : NULL;
}

static GPtrArray *
load_at_once (OdConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func ((GDestroyNotify) od_stored_notice_free);
  g_autoptr (OdStatement) rows = od_statement_new (connection, "SELECT " COLUMNS " FROM notice ORDER BY changed DESC, number DESC", error);
  g_autoptr (GError) failure = NULL;
  OdStoredNotice *stored;

  if (rows == NULL)
    return NULL;
  while ((stored = load_next (rows, &failure)) != NULL)
    g_ptr_array_add (notices, stored);
  if (failure == NULL)
    return g_steal_pointer (&notices);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* That of @row, which the index knows, so that its row not being there is damage too. */
static OdStoredNotice *
load_or_mark (OdConnection *connection, const OdRowName *row)
{
  g_autoptr (OdStatement) statement = od_statement_new (connection, "SELECT " COLUMNS " FROM notice WHERE number = ?1", NULL);
  OdStoredNotice *stored = NULL;

  if (statement != NULL)
    {
      od_statement_bind_number (statement, 1, row->number);
      stored = load_next (statement, NULL);
    }
  if (stored == NULL)
    {
      stored = g_new0 (OdStoredNotice, 1);
      stored->unreadable = g_strdup (row->name);
    }
  return stored;
}

/* For a table in which something is broken: the last that came first. */
static GPtrArray *
load_one_by_one (OdConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func ((GDestroyNotify) od_stored_notice_free);
  g_autoptr (OdStatement) names
      = od_statement_new (connection, "SELECT number, reference FROM notice INDEXED BY notice_by_reference ORDER BY number DESC", error);
  g_autoptr (GPtrArray) rows = names != NULL ? od_row_list_read (names, error) : NULL;

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (notices, load_or_mark (connection, g_ptr_array_index (rows, i)));
  return g_steal_pointer (&notices);
}

GPtrArray *
od_notice_store_load (OdConnection *connection, GError **error)
{
  g_autoptr (GError) failure = NULL;
  GPtrArray *notices = load_at_once (connection, &failure);

  if (notices == NULL && g_error_matches (failure, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED))
    return load_one_by_one (connection, error);
  if (notices == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return notices;
}
