#pragma once

#include "journal-action.h"
#include "journal-entry.h"
#include "profile.h"

/**
 * OdJournalFilter:
 * @text: words that must all stand in what was done, by whom or to which reference; "" for any
 * @subject: OD_N_JOURNAL_SUBJECTS for any
 * @since: (nullable): not before
 */
typedef struct
{
  const char *text;
  OdJournalSubject subject;
  GDateTime *since;
} OdJournalFilter;

/* At most @limit entries of the journal that fit @filter, and have a lower number than @before (0 for any), newest first; a (transfer full)
 * array of OdJournalEntry. @filter is copied. */
void od_journal_report_find_async (OdProfile *profile, const OdJournalFilter *filter, guint64 before, guint limit, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data);
GPtrArray *od_journal_report_find_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Looks whether the journal is intact from its first entry on; (transfer full). */
void od_journal_report_verify_async (OdProfile *profile, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdJournalVerdict *od_journal_report_verify_finish (OdProfile *profile, GAsyncResult *result, GError **error);

typedef enum
{
  OD_JOURNAL_FORMAT_PDF,    /* for people */
  OD_JOURNAL_FORMAT_LINES,  /* with the chain: for “overdracht-pakket logboek” */
} OdJournalFormat;

/* The whole journal as a document, made off the main thread, and an entry in the journal that it was made; (transfer full). */
void od_journal_report_export_async (OdProfile *profile, OdJournalFormat format, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer data);
GBytes *od_journal_report_export_finish (OdProfile *profile, GAsyncResult *result, GError **error);
