#pragma once

#include "connection.h"
#include "register.h"

/* Inserts it, or replaces its state, time of change and sealed part. */
gboolean od_notice_store_put (OdConnection *connection, const OdStoredNotice *stored, GError **error);

/* All, last changed first; (transfer full) array of OdStoredNotice. */
GPtrArray *od_notice_store_load (OdConnection *connection, GError **error);
