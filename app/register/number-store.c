#include "number-store.h"

#include "statement.h"

gboolean
od_number_store_take (OdConnection *connection, guint year, guint *number, GError **error)
{
  g_autoptr (OdStatement) statement = od_statement_new (connection,
                                                        "INSERT INTO number (year, last) VALUES (?1, 1)"
                                                        " ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last",
                                                        error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  od_statement_bind_number (statement, 1, year);
  if (!od_statement_step (statement, &row, error))
    return FALSE;
  *number = od_statement_get_number (statement, 0);
  /* Only the step behind the last row commits. */
  return od_statement_step (statement, &row, error);
}
