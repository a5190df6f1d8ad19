#include "journal.h"

#include "statement.h"

#include <string.h>

static gboolean
load_head (OdConnection *connection, OdJournalHead *head, GError **error)
{
  g_autoptr (OdStatement) statement
      = od_statement_new (connection, "SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1", error);
  g_autoptr (GBytes) hash = NULL;
  gboolean row;

  memset (head, 0, sizeof *head);
  if (statement == NULL || !od_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  head->number = od_statement_get_number (statement, 0);
  hash = od_statement_get_bytes (statement, 1);
  if (hash != NULL)
    memcpy (head->hash, g_bytes_get_data (hash, NULL), MIN (g_bytes_get_size (hash), OD_JOURNAL_HASH_LENGTH));
  return TRUE;
}

static gboolean
insert (OdConnection *connection, const OdJournalEntry *entry, const OdJournalHead *head, GError **error)
{
  g_autoptr (GBytes) hash = g_bytes_new (head->hash, OD_JOURNAL_HASH_LENGTH);
  g_autoptr (OdStatement) statement = od_statement_new (
      connection,
      "INSERT INTO journal (number, at, at_offset, user, action, reference, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      error);

  if (statement == NULL)
    return FALSE;
  od_statement_bind_number (statement, 1, head->number);
  od_statement_bind_time (statement, 2, entry->at);
  od_statement_bind_text (statement, 4, entry->user);
  od_statement_bind_text (statement, 5, entry->action);
  od_statement_bind_text (statement, 6, entry->reference);
  od_statement_bind_bytes (statement, 7, hash);
  return od_statement_run (statement, error);
}

static OdStatement *
select_all (OdConnection *connection, GError **error)
{
  return od_statement_new (
      connection, "SELECT number, at, at_offset, user, action, reference, hash FROM journal ORDER BY number", error);
}

static char *
format_hash (OdStatement *statement, int column)
{
  g_autoptr (GBytes) hash = od_statement_get_bytes (statement, column);

  return hash != NULL ? od_journal_hash_format (g_bytes_get_data (hash, NULL), g_bytes_get_size (hash)) : g_strdup ("");
}

static OdJournalEntry *
read_entry (OdStatement *statement)
{
  OdJournalEntry *entry = g_new0 (OdJournalEntry, 1);

  entry->number = od_statement_get_number (statement, 0);
  entry->at = od_statement_get_time (statement, 1);
  entry->user = od_statement_get_text (statement, 3);
  entry->action = od_statement_get_text (statement, 4);
  entry->reference = od_statement_get_text (statement, 5);
  entry->hash = format_hash (statement, 6);
  return entry;
}

/* A NUL within a text would hide what is behind it from the hash. */
static gboolean
is_whole_text (OdStatement *statement, int column)
{
  const char *text = od_statement_peek_text (statement, column);

  return text != NULL && strlen (text) == od_statement_get_length (statement, column);
}

/* Whether the entry in @statement comes behind @head, which becomes that entry's. */
static gboolean
fits (OdStatement *statement, OdJournalHead *head)
{
  for (int column = 3; column <= 5; column++)
    if (!is_whole_text (statement, column))
      return FALSE;
  od_journal_head_advance (head, od_statement_get_number (statement, 1), od_statement_get_number (statement, 2),
           od_statement_peek_text (statement, 3), od_statement_peek_text (statement, 4), od_statement_peek_text (statement, 5));
  return od_statement_get_number (statement, 0) == (gint64) head->number && od_statement_get_length (statement, 6) == OD_JOURNAL_HASH_LENGTH
         && memcmp (od_statement_peek_bytes (statement, 6), head->hash, OD_JOURNAL_HASH_LENGTH) == 0;
}

gboolean
od_journal_append (OdConnection *connection, const OdJournalEntry *entry, GError **error)
{
  OdJournalHead head;

  if (!load_head (connection, &head, error))
    return FALSE;
  od_journal_head_advance (&head, od_time_get_microseconds (entry->at), od_time_get_offset (entry->at), entry->user, entry->action,
           entry->reference);
  return insert (connection, entry, &head, error);
}

/* Adds the entries of @statement that @wants to @entries, until there are @limit. */
static gboolean
read_entries (OdStatement *statement, guint limit, OdJournalWants wants, gconstpointer data, GPtrArray *entries, GError **error)
{
  gboolean row;

  while (entries->len < limit)
    {
      g_autoptr (OdJournalEntry) entry = NULL;

      if (!od_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      entry = read_entry (statement);
      if (wants == NULL || wants (entry, data))
        g_ptr_array_add (entries, g_steal_pointer (&entry));
    }
  return TRUE;
}

GPtrArray *
od_journal_load (OdConnection *connection, GError **error)
{
  g_autoptr (OdStatement) statement = select_all (connection, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) od_journal_entry_free);

  if (statement == NULL || !read_entries (statement, G_MAXUINT, NULL, NULL, entries, error))
    return NULL;
  return g_steal_pointer (&entries);
}

GPtrArray *
od_journal_read (OdConnection *connection, guint64 before, guint limit, OdJournalWants wants, gconstpointer data, GError **error)
{
  g_autoptr (OdStatement) statement = od_statement_new (connection,
                                                        "SELECT number, at, at_offset, user, action, reference, hash FROM journal "
                                                        "WHERE number < ?1 ORDER BY number DESC",
                                                        error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) od_journal_entry_free);

  if (statement == NULL)
    return NULL;
  od_statement_bind_number (statement, 1, before > 0 ? (gint64) before : G_MAXINT64);
  if (!read_entries (statement, limit, wants, data, entries, error))
    return NULL;
  return g_steal_pointer (&entries);
}

/* As it is written there, whatever it should be. */
static gboolean
read_last_hash (OdConnection *connection, OdJournalVerdict *verdict, GError **error)
{
  g_autoptr (OdStatement) statement = od_statement_new (connection, "SELECT hash FROM journal ORDER BY number DESC LIMIT 1", error);
  gboolean row;

  if (statement == NULL || !od_statement_step (statement, &row, error))
    return FALSE;
  verdict->hash = row ? format_hash (statement, 0) : g_strdup ("");
  return TRUE;
}

OdJournalVerdict *
od_journal_verify (OdConnection *connection, GError **error)
{
  g_autoptr (OdStatement) statement = select_all (connection, error);
  g_autoptr (OdJournalVerdict) verdict = g_new0 (OdJournalVerdict, 1);
  OdJournalHead head = { 0 };
  gboolean row;

  if (statement == NULL || !read_last_hash (connection, verdict, error))
    return NULL;
  while (TRUE)
    {
      if (!od_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&verdict);
      verdict->n_entries++;
      if (verdict->misfit == 0 && !fits (statement, &head))
        verdict->misfit = MAX (od_statement_get_number (statement, 0), 1);
    }
}
