#pragma once

#include "connection.h"
#include "erasure-record.h"

gboolean od_erasure_store_put (OdConnection *connection, const OdErasureRecord *record, GError **error);

/* Notes that nothing of the referral @id is left outside of the register. */
gboolean od_erasure_store_set_tidied (OdConnection *connection, const char *id, GError **error);

/* All, last erased first; (transfer full) array of OdErasureRecord. */
GPtrArray *od_erasure_store_load (OdConnection *connection, GError **error);
