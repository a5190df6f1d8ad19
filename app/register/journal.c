#include "journal.h"

#include "register-error.h"
#include "statement.h"
#include "time-columns.h"

#include <string.h>

#define HASH_LENGTH 32

typedef struct
{
  guint64 number;
  guint8 hash[HASH_LENGTH];
} Head;

static void
add_number (GChecksum *checksum, guint64 number)
{
  guint64 big_endian = GUINT64_TO_BE (number);

  g_checksum_update (checksum, (const guchar *) &big_endian, sizeof big_endian);
}

static void
add_text (GChecksum *checksum, const char *text)
{
  gsize length = strlen (text);

  add_number (checksum, length);
  g_checksum_update (checksum, (const guchar *) text, length);
}

/* Makes of @head, the entry before, the head that ends with this entry. */
static void
advance (Head *head, gint64 at, gint64 offset, const char *user, const char *action, const char *reference)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = HASH_LENGTH;

  head->number++;
  g_checksum_update (checksum, head->hash, HASH_LENGTH);
  add_number (checksum, head->number);
  add_number (checksum, at);
  add_number (checksum, offset);
  add_text (checksum, user);
  add_text (checksum, action);
  add_text (checksum, reference);
  g_checksum_get_digest (checksum, head->hash, &length);
}

static gboolean
load_head (OdConnection *connection, Head *head, GError **error)
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
    memcpy (head->hash, g_bytes_get_data (hash, NULL), MIN (g_bytes_get_size (hash), HASH_LENGTH));
  return TRUE;
}

static gboolean
insert (OdConnection *connection, const OdJournalEntry *entry, const Head *head, GError **error)
{
  g_autoptr (GBytes) hash = g_bytes_new (head->hash, HASH_LENGTH);
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
  const guint8 *bytes = hash != NULL ? g_bytes_get_data (hash, NULL) : NULL;
  GString *text = g_string_new (NULL);

  for (gsize i = 0; bytes != NULL && i < g_bytes_get_size (hash); i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, FALSE);
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
fits (OdStatement *statement, Head *head)
{
  g_autoptr (GBytes) hash = od_statement_get_bytes (statement, 6);

  for (int column = 3; column <= 5; column++)
    if (!is_whole_text (statement, column))
      return FALSE;
  advance (head, od_statement_get_number (statement, 1), od_statement_get_number (statement, 2),
           od_statement_peek_text (statement, 3), od_statement_peek_text (statement, 4), od_statement_peek_text (statement, 5));
  return od_statement_get_number (statement, 0) == (gint64) head->number && hash != NULL
         && g_bytes_get_size (hash) == HASH_LENGTH && memcmp (g_bytes_get_data (hash, NULL), head->hash, HASH_LENGTH) == 0;
}

gboolean
od_journal_append (OdConnection *connection, const OdJournalEntry *entry, GError **error)
{
  Head head;

  if (!load_head (connection, &head, error))
    return FALSE;
  advance (&head, od_time_get_microseconds (entry->at), od_time_get_offset (entry->at), entry->user, entry->action,
           entry->reference);
  return insert (connection, entry, &head, error);
}

GPtrArray *
od_journal_load (OdConnection *connection, GError **error)
{
  g_autoptr (OdStatement) statement = select_all (connection, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) od_journal_entry_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (TRUE)
    {
      if (!od_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&entries);
      g_ptr_array_add (entries, read_entry (statement));
    }
}

gboolean
od_journal_verify (OdConnection *connection, gint64 *misfit, GError **error)
{
  g_autoptr (OdStatement) statement = select_all (connection, error);
  Head head = { 0 };
  gboolean row;

  *misfit = 0;
  if (statement == NULL)
    return FALSE;
  while (*misfit == 0)
    {
      if (!od_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      if (!fits (statement, &head))
        *misfit = MAX (od_statement_get_number (statement, 0), 1);
    }
  return TRUE;
}
