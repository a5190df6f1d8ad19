#pragma once

#include "connection.h"

/* All of the register as it is now, the log included, as the bytes of a database without a log; (transfer full). */
GBytes *od_image_take (OdConnection *connection, GError **error);

/* Goes through all of the database: SQLite's own check, foreign keys, the journal's chain, of which it gives the number of entries. FALSE with
 * OD_REGISTER_ERROR_DAMAGED, which names what is broken. */
gboolean od_image_check (OdConnection *connection, guint64 *n_entries, GError **error);
