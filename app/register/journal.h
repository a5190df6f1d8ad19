#pragma once

#include "connection.h"
#include "register.h"

/* The journal is a chain: each entry's hash covers the hash before it; see OdJournalHead. */

/* Adds an entry; @entry's number and hash are not looked at. Within a transaction. */
gboolean od_journal_append (OdConnection *connection, const OdJournalEntry *entry, GError **error);

/* All entries, oldest first; (transfer full) array of OdJournalEntry. */
GPtrArray *od_journal_load (OdConnection *connection, GError **error);

/* At most @limit of the entries before number @before (0 for all) that @wants, newest first; (transfer full) array of OdJournalEntry. */
GPtrArray *od_journal_read (OdConnection *connection, guint64 before, guint limit, OdJournalWants wants, gconstpointer data, GError **error);

/* (transfer full) (nullable) with an error. */
OdJournalVerdict *od_journal_verify (OdConnection *connection, GError **error);
