#include "document-store.h"

#include "row-list.h"
#include "statement.h"

static OdStoredDocument *
read_document (OdStatement *statement, const char *kind)
{
  OdStoredDocument *document = g_new0 (OdStoredDocument, 1);

  document->kind = g_strdup (kind);
  document->id = od_statement_get_text (statement, 0);
  document->part.wrapped_key = od_statement_get_bytes (statement, 1);
  document->part.sealed = od_statement_get_bytes (statement, 2);
  return document;
}

gboolean
od_document_store_put (OdConnection *connection, const OdStoredDocument *document, GError **error)
{
  g_autoptr (OdStatement) statement = od_statement_new (
      connection,
      "INSERT INTO document (kind, id, wrapped_key, sealed) VALUES (?1, ?2, ?3, ?4)"
      " ON CONFLICT (kind, id) DO UPDATE SET wrapped_key = excluded.wrapped_key, sealed = excluded.sealed",
      error);

  if (statement == NULL)
    return FALSE;
  od_statement_bind_text (statement, 1, document->kind);
  od_statement_bind_text (statement, 2, document->id);
  od_statement_bind_bytes (statement, 3, document->part.wrapped_key);
  od_statement_bind_bytes (statement, 4, document->part.sealed);
  return od_statement_run (statement, error);
}

gboolean
od_document_store_delete (OdConnection *connection, const char *kind, const char *id, GError **error)
{
  g_autoptr (OdStatement) statement
      = od_statement_new (connection, "DELETE FROM document WHERE kind = ?1 AND id = ?2", error);

  if (statement == NULL)
    return FALSE;
  od_statement_bind_text (statement, 1, kind);
  od_statement_bind_text (statement, 2, id);
  return od_statement_run (statement, error);
}

OdStoredDocument *
od_document_store_find (OdConnection *connection, const char *kind, const char *id, GError **error)
{
  g_autoptr (OdStatement) statement = od_statement_new (
      connection, "SELECT id, wrapped_key, sealed FROM document WHERE kind = ?1 AND id = ?2", error);
  gboolean row = FALSE;

  if (statement == NULL)
    return NULL;
  od_statement_bind_text (statement, 1, kind);
  od_statement_bind_text (statement, 2, id);
  return od_statement_step (statement, &row, error) && row ? read_document (statement, kind) : NULL;
}

static GPtrArray *
load_at_once (OdConnection *connection, const char *kind, GError **error)
{
  g_autoptr (OdStatement) statement = od_statement_new (
      connection, "SELECT id, wrapped_key, sealed FROM document WHERE kind = ?1 ORDER BY id", error);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) od_stored_document_free);
  gboolean row;

  if (statement == NULL)
    return NULL;
  od_statement_bind_text (statement, 1, kind);
  while (TRUE)
    {
      if (!od_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&documents);
      g_ptr_array_add (documents, read_document (statement, kind));
    }
}

static OdStoredDocument *
load_or_mark (OdConnection *connection, const char *kind, const char *id)
{
  OdStoredDocument *document = od_document_store_find (connection, kind, id, NULL);

  if (document == NULL)
    {
      document = g_new0 (OdStoredDocument, 1);
      document->kind = g_strdup (kind);
      document->id = g_strdup (id);
    }
  return document;
}

/* For a table in which something is broken: its index alone knows the ids. */
static GPtrArray *
load_one_by_one (OdConnection *connection, const char *kind, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) od_stored_document_free);
  g_autoptr (OdStatement) names = od_statement_new (connection, "SELECT 0, id FROM document WHERE kind = ?1 ORDER BY id", error);
  g_autoptr (GPtrArray) rows = NULL;

  if (names == NULL)
    return NULL;
  od_statement_bind_text (names, 1, kind);
  rows = od_row_list_read (names, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (documents, load_or_mark (connection, kind, ((const OdRowName *) g_ptr_array_index (rows, i))->name));
  return g_steal_pointer (&documents);
}

GPtrArray *
od_document_store_load (OdConnection *connection, const char *kind, GError **error)
{
  g_autoptr (GError) failure = NULL;
  GPtrArray *documents = load_at_once (connection, kind, &failure);

  if (documents == NULL && g_error_matches (failure, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED))
    return load_one_by_one (connection, kind, error);
  if (documents == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return documents;
}
