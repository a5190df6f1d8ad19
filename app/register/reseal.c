#include "reseal.h"

#include "statement.h"

/* What one transaction does at most, so that saving something waits no longer than that, and neither does whoever cancels. */
#define MOST_ROWS 100
#define MOST_BYTES (4 << 20)

/* In the order of OdSealedTable: the numbers of the next rows; one of them; and what takes its place. */
static const struct
{
  const char *list;
  const char *read;
  const char *write;
} tables[OD_N_SEALED_TABLES] = {
  [OD_SEALED_DOCUMENT] = { "SELECT rowid FROM document WHERE rowid > ?1 ORDER BY rowid LIMIT ?2",
                           "SELECT id, wrapped_key, sealed, kind FROM document WHERE rowid = ?1",
                           "UPDATE document SET wrapped_key = ?2, sealed = ?3 WHERE rowid = ?1" },
  [OD_SEALED_NOTICE] = { "SELECT number FROM notice WHERE number > ?1 AND sealed IS NOT NULL ORDER BY number LIMIT ?2",
                         "SELECT id, wrapped_key, sealed, NULL FROM notice WHERE number = ?1",
                         "UPDATE notice SET wrapped_key = ?2, sealed = ?3 WHERE number = ?1" },
  [OD_SEALED_REFERRAL] = { "SELECT number FROM referral WHERE number > ?1 AND sealed IS NOT NULL ORDER BY number LIMIT ?2",
                           "SELECT id, wrapped_key, sealed, NULL FROM referral WHERE number = ?1",
                           "UPDATE referral SET wrapped_key = ?2, sealed = ?3 WHERE number = ?1" },
};

typedef struct
{
  OdResealPass *pass;
  OdReseal reseal;
  gconstpointer data;
} Batch;

static gboolean
count_all (OdConnection *connection, OdResealPass *pass, GError **error)
{
  gint64 n_all;

  if (!od_connection_get_number (connection,
                                 "SELECT (SELECT count (*) FROM document) + (SELECT count (*) FROM notice WHERE sealed IS NOT NULL)"
                                 " + (SELECT count (*) FROM referral WHERE sealed IS NOT NULL)",
                                 &n_all, error))
    return FALSE;
  pass->n_all = (guint) n_all;
  return TRUE;
}

/* The numbers of the next rows; nothing is read while something is written. */
static GArray *
list_rows (OdConnection *connection, const OdResealPass *pass, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (OdStatement) statement = od_statement_new (connection, tables[pass->table].list, error);
  gboolean row = statement != NULL;

  if (statement == NULL)
    return NULL;
  od_statement_bind_number (statement, 1, pass->row);
  od_statement_bind_number (statement, 2, MOST_ROWS);
  while (od_statement_step (statement, &row, error))
    {
      gint64 number;

      if (!row)
        return g_steal_pointer (&rows);
      number = od_statement_get_number (statement, 0);
      g_array_append_val (rows, number);
    }
  return NULL;
}

static gboolean
write_part (OdConnection *connection, OdSealedTable table, gint64 row, const OdSealedPart *part, GError **error)
{
  g_autoptr (OdStatement) statement = od_statement_new (connection, tables[table].write, error);

  if (statement == NULL)
    return FALSE;
  od_statement_bind_number (statement, 1, row);
  od_statement_bind_bytes (statement, 2, part->wrapped_key);
  od_statement_bind_bytes (statement, 3, part->sealed);
  return od_statement_run (statement, error);
}

/* Adds to *@n_bytes how much was read. */
static gboolean
reseal_row (OdConnection *connection, const Batch *batch, gint64 row, gsize *n_bytes, GError **error)
{
  OdSealedTable table = batch->pass->table;
  g_autoptr (OdStatement) statement = od_statement_new (connection, tables[table].read, error);
  g_auto (OdSealedPart) part = { NULL, NULL };
  g_auto (OdSealedPart) resealed = { NULL, NULL };
  gboolean found;

  if (statement == NULL)
    return FALSE;
  od_statement_bind_number (statement, 1, row);
  if (!od_statement_step (statement, &found, error))
    return FALSE;
  part.wrapped_key = od_statement_get_bytes (statement, 1);
  part.sealed = od_statement_get_bytes (statement, 2);
  *n_bytes += od_statement_get_length (statement, 2);
  return !batch->reseal (table, od_statement_peek_text (statement, 3), od_statement_peek_text (statement, 0), &part, &resealed, batch->data)
         || write_part (connection, table, row, &resealed, error);
}

static gboolean
reseal_rows (OdConnection *connection, const Batch *batch, GError **error)
{
  OdResealPass *pass = batch->pass;
  g_autoptr (GArray) rows = list_rows (connection, pass, error);
  gsize n_bytes = 0;
  guint i;

  if (rows == NULL)
    return FALSE;
  for (i = 0; i < rows->len && n_bytes < MOST_BYTES; i++)
    {
      pass->row = g_array_index (rows, gint64, i);
      if (!reseal_row (connection, batch, pass->row, &n_bytes, error))
        return FALSE;
    }
  pass->n_passed += i;
  if (i == rows->len && i < MOST_ROWS)
    {
      pass->table++;
      pass->row = G_MININT64;
    }
  return TRUE;
}

/* In the transaction. */
static gboolean
reseal_batch (OdConnection *connection, gconstpointer data, GError **error)
{
  const Batch *batch = data;

  return count_all (connection, batch->pass, error) && reseal_rows (connection, batch, error);
}

gboolean
od_reseal_next (OdConnection *connection, OdResealPass *pass, OdReseal reseal, gconstpointer data, GError **error)
{
  const Batch batch = { pass, reseal, data };

  if (pass->table == OD_N_SEALED_TABLES)
    return TRUE;
  if (!od_connection_transact (connection, reseal_batch, &batch, error))
    return FALSE;
  if (pass->table == OD_N_SEALED_TABLES)
    od_connection_empty_log (connection);
  return TRUE;
}
