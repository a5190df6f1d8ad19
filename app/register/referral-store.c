#include "referral-store.h"

#include "register-error.h"
#include "row-list.h"
#include "statement.h"

#define COLUMNS \
  "number, id, desk, reference, state, protocol, worker, created, created_offset, changed, changed_offset, wrapped_key, sealed"

static const OdState at_rest[] = { OD_STATE_CONFIRMED, OD_STATE_FILE_OPEN, OD_STATE_FILE_CLOSED, OD_STATE_ERASED };

static gboolean
put_row (OdConnection *connection, const OdStoredReferral *stored, GError **error)
{
  OdReferral *referral = stored->referral;
  g_autoptr (OdStatement) statement = od_statement_new (
      connection,
      "INSERT INTO referral (id, desk, reference, state, protocol, worker, created, created_offset, changed, changed_offset,"
      "                      wrapped_key, sealed)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
      " ON CONFLICT (id) DO UPDATE SET reference = excluded.reference, state = excluded.state, protocol = excluded.protocol,"
      "  worker = excluded.worker, changed = excluded.changed, changed_offset = excluded.changed_offset,"
      "  wrapped_key = excluded.wrapped_key, sealed = excluded.sealed",
      error);

  if (statement == NULL)
    return FALSE;
  od_statement_bind_text (statement, 1, od_referral_get_id (referral));
  od_statement_bind_text (statement, 2, od_desk_to_string (od_referral_get_desk (referral)));
  od_statement_bind_text (statement, 3, od_referral_get_reference (referral));
  od_statement_bind_text (statement, 4, od_state_to_string (od_referral_get_state (referral)));
  od_statement_bind_text (statement, 5, od_referral_get_protocol_id (referral));
  od_statement_bind_text (statement, 6, od_referral_get_worker (referral));
  od_statement_bind_recorded_time (statement, 7, od_referral_get_created (referral));
  od_statement_bind_recorded_time (statement, 9, od_referral_get_changed (referral));
  od_statement_bind_bytes (statement, 11, stored->part.wrapped_key);
  od_statement_bind_bytes (statement, 12, stored->part.sealed);
  return od_statement_run (statement, error);
}

/* The number of the row with @id, 0 when there is none. */
static gboolean
find_row (OdConnection *connection, const char *id, gint64 *number, GError **error)
{
  g_autoptr (OdStatement) statement = od_statement_new (connection, "SELECT number FROM referral WHERE id = ?1", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  od_statement_bind_text (statement, 1, id);
  if (!od_statement_step (statement, &row, error))
    return FALSE;
  *number = row ? od_statement_get_number (statement, 0) : 0;
  return TRUE;
}

static gboolean
is_step (OdStatement *statement, OdSteps *steps, guint n_kept)
{
  const OdStep *step;

  if (n_kept > steps->len)
    return FALSE;
  step = &steps->items[n_kept - 1];
  return g_strcmp0 (od_statement_peek_text (statement, 1), od_event_to_string (step->event)) == 0
         && od_statement_get_number (statement, 2) == step->at.microseconds;
}

/* How many of @steps are kept already. They must be the same ones: another timeline comes of an older copy of the referral. */
static gboolean
count_kept_steps (OdConnection *connection, gint64 referral, OdSteps *steps, guint *n_kept, GError **error)
{
  g_autoptr (OdStatement) statement = od_statement_new (
      connection, "SELECT number, event, at FROM step WHERE referral = ?1 ORDER BY number DESC LIMIT 1", error);
  gboolean row;

  *n_kept = 0;
  if (statement == NULL)
    return FALSE;
  od_statement_bind_number (statement, 1, referral);
  if (!od_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  *n_kept = od_statement_get_number (statement, 0);
  if (is_step (statement, steps, *n_kept))
    return TRUE;
  od_register_set_error (error, OD_REGISTER_ERROR_FAILED, "step: timeline differs");
  return FALSE;
}

static gboolean
insert_step (OdConnection *connection, gint64 referral, guint number, const OdStep *step, GError **error)
{
  g_autoptr (OdStatement) statement
      = od_statement_new (connection,
                          "INSERT INTO step (referral, number, event, state, at, at_offset, day, user, detail)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                          error);
  g_autofree char *day = od_day_from_number (step->day);

  if (statement == NULL)
    return FALSE;
  od_statement_bind_number (statement, 1, referral);
  od_statement_bind_number (statement, 2, number);
  od_statement_bind_text (statement, 3, od_event_to_string (step->event));
  od_statement_bind_text (statement, 4, od_state_to_string (step->state));
  od_statement_bind_recorded_time (statement, 5, step->at);
  od_statement_bind_text (statement, 7, day);
  od_statement_bind_text (statement, 8, step->user != NULL ? step->user : "");
  od_statement_bind_text (statement, 9, step->detail);
  return od_statement_run (statement, error);
}

static gboolean
was_packed (OdConnection *connection, gint64 referral, gboolean *packed, GError **error)
{
  g_autoptr (OdStatement) statement
      = od_statement_new (connection, "SELECT 1 FROM step WHERE referral = ?1 AND event = ?2 LIMIT 1", error);

  if (statement == NULL)
    return FALSE;
  od_statement_bind_number (statement, 1, referral);
  od_statement_bind_text (statement, 2, od_event_to_string (OD_EVENT_PACK));
  return od_statement_step (statement, packed, error);
}

static gboolean
delete_row (OdConnection *connection, gint64 referral, GError **error)
{
  g_autoptr (OdStatement) statement
      = od_statement_new (connection, "DELETE FROM referral WHERE number = ?1 AND state IN (?2, ?3)", error);

  if (statement == NULL)
    return FALSE;
  od_statement_bind_number (statement, 1, referral);
  od_statement_bind_text (statement, 2, od_state_to_string (OD_STATE_DRAFT));
  od_statement_bind_text (statement, 3, od_state_to_string (OD_STATE_READY));
  if (!od_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (od_connection_get_database (connection)) == 1)
    return TRUE;
  od_register_set_error (error, OD_REGISTER_ERROR_FAILED, "referral: not a draft");
  return FALSE;
}

static gboolean
read_step (OdStatement *statement, OdSteps **steps)
{
  OdStep step = { .at = od_statement_get_recorded_time (statement, 3) };
  OdEvent event;
  OdState state;

  if (!od_event_from_string (od_statement_peek_text (statement, 1), &event)
      || !od_state_from_string (od_statement_peek_text (statement, 2), &state))
    return FALSE;
  step.event = event;
  step.state = state;
  step.day = od_day_to_number (od_statement_peek_text (statement, 5));
  step.user = od_statement_peek_text (statement, 6);
  step.detail = od_statement_peek_text (statement, 7);
  od_steps_append (steps, &step);
  return TRUE;
}

static void
set_unknown_word_error (GError **error)
{
  od_register_set_error (error, OD_REGISTER_ERROR_DAMAGED, "referral: unknown desk, state or event");
}

static OdSteps *
load_steps (OdConnection *connection, gint64 referral, GError **error)
{
  g_autoptr (OdSteps) steps = od_steps_new ();
  g_autoptr (OdStatement) statement = od_statement_new (
      connection, "SELECT number, event, state, at, at_offset, day, user, detail FROM step WHERE referral = ?1 ORDER BY number", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  od_statement_bind_number (statement, 1, referral);
  while (od_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&steps);
      if (!read_step (statement, &steps))
        {
          set_unknown_word_error (error);
          return NULL;
        }
    }
  return NULL;
}

static OdReferral *
read_referral (OdStatement *statement, OdSteps *steps)
{
  OdDesk desk;
  OdState state;

  if (!od_desk_from_string (od_statement_peek_text (statement, 2), &desk)
      || !od_state_from_string (od_statement_peek_text (statement, 4), &state))
    return NULL;
  return od_referral_restore (desk, od_statement_peek_text (statement, 1), od_statement_peek_text (statement, 3),
                              od_statement_peek_text (statement, 5), od_statement_peek_text (statement, 6), state,
                              od_statement_get_recorded_time (statement, 7), od_statement_get_recorded_time (statement, 9), steps);
}

static OdStoredReferral *
read_row (OdStatement *statement, OdSteps *steps, GError **error)
{
  g_autoptr (OdReferral) referral = read_referral (statement, steps);
  OdStoredReferral *stored;

  if (referral == NULL)
    {
      set_unknown_word_error (error);
      return NULL;
    }
  stored = g_new0 (OdStoredReferral, 1);
  stored->referral = g_steal_pointer (&referral);
  stored->part.wrapped_key = od_statement_get_bytes (statement, 11);
  stored->part.sealed = od_statement_get_bytes (statement, 12);
  stored->number = od_statement_get_number (statement, 0);
  return stored;
}

/* NULL without error when there is no more. */
static OdStoredReferral *
load_next (OdConnection *connection, OdStatement *rows, GError **error)
{
  g_autoptr (OdSteps) steps = NULL;
  gboolean row;

  if (!od_statement_step (rows, &row, error) || !row)
    return NULL;
  steps = load_steps (connection, od_statement_get_number (rows, 0), error);
  return steps != NULL ? read_row (rows, steps, error) : NULL;
}

/* With what does not stand for OD_REFERRALS_ALL left NULL. */
static void
bind_part (OdStatement *statement, OdReferralPart part)
{
  if (part == OD_REFERRALS_ALL)
    return;
  od_statement_bind_number (statement, 3, part == OD_REFERRALS_AT_REST);
  for (gsize i = 0; i < G_N_ELEMENTS (at_rest); i++)
    od_statement_bind_text (statement, 4 + i, od_state_to_string (at_rest[i]));
}

gboolean
od_referral_store_put (OdConnection *connection, const OdStoredReferral *stored, GError **error)
{
  OdSteps *steps = od_referral_get_steps (stored->referral);
  gint64 referral;
  guint n_kept;

  if (!put_row (connection, stored, error) || !find_row (connection, od_referral_get_id (stored->referral), &referral, error)
      || !count_kept_steps (connection, referral, steps, &n_kept, error))
    return FALSE;
  for (guint i = n_kept; i < steps->len; i++)
    if (!insert_step (connection, referral, i + 1, &steps->items[i], error))
      return FALSE;
  return TRUE;
}

gboolean
od_referral_store_delete (OdConnection *connection, const char *id, GError **error)
{
  gint64 referral;
  gboolean packed;

  if (!find_row (connection, id, &referral, error))
    return FALSE;
  if (referral == 0)
    return TRUE;
  if (!was_packed (connection, referral, &packed, error))
    return FALSE;
  if (!packed)
    return delete_row (connection, referral, error);
  od_register_set_error (error, OD_REGISTER_ERROR_FAILED, "referral: was packed");
  return FALSE;
}

static GPtrArray *
load_at_once (OdConnection *connection, OdReferralPart part, gint64 before, guint limit, GError **error)
{
  g_autoptr (GPtrArray) referrals = g_ptr_array_new_with_free_func ((GDestroyNotify) od_stored_referral_free);
  g_autoptr (OdStatement) rows
      = od_statement_new (connection,
                          "SELECT " COLUMNS " FROM referral"
                          " WHERE number < ?1 AND (?3 IS NULL OR (state IN (?4, ?5, ?6, ?7)) = ?3) ORDER BY number DESC LIMIT ?2",
                          error);
  g_autoptr (GError) failure = NULL;
  OdStoredReferral *stored;

  if (rows == NULL)
    return NULL;
  od_statement_bind_number (rows, 1, before);
  od_statement_bind_number (rows, 2, limit);
  bind_part (rows, part);
  while ((stored = load_next (connection, rows, &failure)) != NULL)
    g_ptr_array_add (referrals, stored);
  if (failure == NULL)
    return g_steal_pointer (&referrals);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static gboolean
is_in_part (OdReferral *referral, OdReferralPart part)
{
  gboolean rests = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (at_rest); i++)
    rests |= od_referral_get_state (referral) == at_rest[i];
  return part == OD_REFERRALS_ALL || rests == (part == OD_REFERRALS_AT_REST);
}

/* That of @row, which the index knows, so that its row not being there is damage too. NULL when it is not in @part. */
static OdStoredReferral *
load_or_mark (OdConnection *connection, const OdRowName *row, OdReferralPart part)
{
  g_autoptr (OdStatement) statement = od_statement_new (connection, "SELECT " COLUMNS " FROM referral WHERE number = ?1", NULL);
  OdStoredReferral *stored = NULL;

  if (statement != NULL)
    {
      od_statement_bind_number (statement, 1, row->number);
      stored = load_next (connection, statement, NULL);
    }
  if (stored != NULL && is_in_part (stored->referral, part))
    return stored;
  if (stored == NULL && part != OD_REFERRALS_AT_REST)
    {
      stored = g_new0 (OdStoredReferral, 1);
      stored->number = row->number;
      stored->unreadable = g_strdup (row->name);
      return stored;
    }
  g_clear_pointer (&stored, od_stored_referral_free);
  return NULL;
}

/* For a table in which something is broken. */
static GPtrArray *
load_one_by_one (OdConnection *connection, OdReferralPart part, gint64 before, guint limit, GError **error)
{
  g_autoptr (GPtrArray) referrals = g_ptr_array_new_with_free_func ((GDestroyNotify) od_stored_referral_free);
  g_autoptr (OdStatement) names = od_statement_new (
      connection, "SELECT number, reference FROM referral INDEXED BY referral_by_reference WHERE number < ?1 ORDER BY number DESC", error);
  g_autoptr (GPtrArray) rows = NULL;

  if (names == NULL)
    return NULL;
  od_statement_bind_number (names, 1, before);
  rows = od_row_list_read (names, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len && referrals->len < limit; i++)
    {
      OdStoredReferral *stored = load_or_mark (connection, g_ptr_array_index (rows, i), part);
      if (stored != NULL)
        g_ptr_array_add (referrals, stored);
    }
  return g_steal_pointer (&referrals);
}

GPtrArray *
od_referral_store_load (OdConnection *connection, OdReferralPart part, gint64 before, guint limit, GError **error)
{
  gint64 end = before > 0 ? before : G_MAXINT64;
  g_autoptr (GError) failure = NULL;
  GPtrArray *referrals = load_at_once (connection, part, end, limit, &failure);

  if (referrals == NULL && g_error_matches (failure, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED))
    return load_one_by_one (connection, part, end, limit, error);
  if (referrals == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return referrals;
}
