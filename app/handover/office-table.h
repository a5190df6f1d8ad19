#pragma once

#include "overview.h"
#include "profile.h"

/* The records of an office as a table: saved for a spreadsheet, and read back. */

/* @records, of OdOfficeRecord of @kind, as CSV; (transfer full). */
GBytes *od_office_table_write (OdOfficeKind kind, GPtrArray *records);

/**
 * od_office_table_read:
 * @csv: what a person filled in
 *
 * What @csv would make of the records of @kind here: one that has the same enterprise number, or else the same name (its first datum), is changed;
 * another is new. Nothing is kept yet.
 *
 * Returns: (transfer full) (nullable): of OdOverviewDifference, what differs; NULL with an error that names the first line that is not right
 */
GPtrArray *od_office_table_read (OdProfile *profile, OdOfficeKind kind, GBytes *csv, GError **error);

/* Keeps what od_office_table_read() gave, one record after the other; stops at the first that fails. */
void od_office_table_keep_async (OdProfile *profile, GPtrArray *differences, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer data);
gboolean od_office_table_keep_finish (OdProfile *profile, GAsyncResult *result, GError **error);
