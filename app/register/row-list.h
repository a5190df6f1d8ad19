#pragma once

#include "statement.h"

/* A row as an index knows it: where a table is broken, its indexes may still say which rows there should be. */
typedef struct
{
  gint64 number;
  char *name;
} OdRowName;

/* The rows that @statement gives as a number and a name, which is a reference or an id; (transfer full) array of OdRowName. */
GPtrArray *od_row_list_read (OdStatement *statement, GError **error);
