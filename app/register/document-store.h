#pragma once

#include "connection.h"
#include "register.h"

gboolean od_document_store_put (OdConnection *connection, const OdStoredDocument *document, GError **error);
gboolean od_document_store_delete (OdConnection *connection, const char *kind, const char *id, GError **error);

/* The one with @id; NULL without an error when there is none; (transfer full). */
OdStoredDocument *od_document_store_find (OdConnection *connection, const char *kind, const char *id, GError **error);

/* All of @kind in order of id; (transfer full) array of OdStoredDocument. */
GPtrArray *od_document_store_load (OdConnection *connection, const char *kind, GError **error);
