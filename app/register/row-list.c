#include "row-list.h"

static void
row_name_free (gpointer data)
{
  OdRowName *row = data;

  g_free (row->name);
  g_free (row);
}

GPtrArray *
od_row_list_read (OdStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_name_free);
  gboolean more;

  while (od_statement_step (statement, &more, error))
    {
      OdRowName *row;

      if (!more)
        return g_steal_pointer (&rows);
      row = g_new0 (OdRowName, 1);
      row->number = od_statement_get_number (statement, 0);
      row->name = od_statement_get_text (statement, 1);
      g_ptr_array_add (rows, row);
    }
  return NULL;
}
