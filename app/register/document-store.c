#include "document-store.h"

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

GPtrArray *
od_document_store_load (OdConnection *connection, const char *kind, GError **error)
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
