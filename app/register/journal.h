#pragma once

#include "connection.h"
#include "register.h"

/**
 * The journal is a chain: each entry's hash covers the hash before it (see the schema). A change, a removal in the midst and
 * another order show when it is recomputed. That the last entries were cut off shows only to one who remembers a later hash.
 */

/* Adds an entry; @entry's number and hash are not looked at. Within a transaction. */
gboolean od_journal_append (OdConnection *connection, const OdJournalEntry *entry, GError **error);

/* All entries, oldest first; (transfer full) array of OdJournalEntry. */
GPtrArray *od_journal_load (OdConnection *connection, GError **error);

/* The number of the first entry that does not fit, 0 when all fit; FALSE with an error. */
gboolean od_journal_verify (OdConnection *connection, gint64 *misfit, GError **error);
