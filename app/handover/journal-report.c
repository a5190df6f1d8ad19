#include "journal-report.h"

#include "journal-document.h"
#include "office.h"
#include "profile-private.h"
#include "search-text.h"
#include "text-rules.h"

#include <glib/gi18n-lib.h>

/* Finding */

typedef struct
{
  char **words; /* folded */
  OdJournalSubject subject;
  GDateTime *since; /* (nullable) */
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_strfreev (wanted->words);
  g_clear_pointer (&wanted->since, g_date_time_unref);
  g_free (wanted);
}

static Wanted *
wanted_new (const OdJournalFilter *filter)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->words = od_search_text_split (filter->text);
  wanted->subject = filter->subject;
  wanted->since = filter->since != NULL ? g_date_time_ref (filter->since) : NULL;
  return wanted;
}

/* Whether all words stand in what a person reads of @entry. */
static gboolean
has_words (const OdJournalEntry *entry, char *const *words)
{
  const char *text = od_journal_action_to_text (entry->action);
  g_autofree char *whole = g_strjoin (" ", text != NULL ? _ (text) : entry->action, entry->reference, entry->user, NULL);
  g_autofree char *folded = od_text_fold (whole);

  return od_search_text_has (folded, words);
}

static gboolean
is_wanted (const OdJournalEntry *entry, gconstpointer data)
{
  const Wanted *wanted = data;

  if (wanted->since != NULL && g_date_time_compare (entry->at, wanted->since) < 0)
    return FALSE;
  if (wanted->subject != OD_N_JOURNAL_SUBJECTS && od_journal_action_get_subject (entry->action) != wanted->subject)
    return FALSE;
  return has_words (entry, wanted->words);
}

static void
free_array (gpointer array)
{
  g_ptr_array_unref (array);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GPtrArray *entries = od_register_read_journal_finish (OD_REGISTER (source), result, &error);

  if (entries != NULL)
    g_task_return_pointer (task, entries, free_array);
  else
    g_task_return_error (task, error);
}

void
od_journal_report_find_async (OdProfile *profile, const OdJournalFilter *filter, guint64 before, guint limit, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (profile, cancellable, callback, data);

  g_task_set_source_tag (task, od_journal_report_find_async);
  od_register_read_journal_async (profile->reg, before, limit, is_wanted, wanted_new (filter), wanted_free, cancellable, on_found, task);
}

GPtrArray *
od_journal_report_find_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Verifying */

static void
free_verdict (gpointer verdict)
{
  od_journal_verdict_free (verdict);
}

static void
on_verified (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  OdJournalVerdict *verdict = od_register_verify_journal_finish (OD_REGISTER (source), result, &error);

  if (verdict != NULL)
    g_task_return_pointer (task, verdict, free_verdict);
  else
    g_task_return_error (task, error);
}

void
od_journal_report_verify_async (OdProfile *profile, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (profile, cancellable, callback, data);

  g_task_set_source_tag (task, od_journal_report_verify_async);
  od_register_verify_journal_async (profile->reg, cancellable, on_verified, task);
}

OdJournalVerdict *
od_journal_report_verify_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Exporting: the journal is told first, so that the document says of itself that it was made -> verified -> read -> made. */
typedef struct
{
  OdJournalFormat format;
  OdParty *owner;
  char *today;
  OdJournalVerdict *verdict;
  GPtrArray *entries;
} Exporting;

static void
exporting_free (gpointer data)
{
  Exporting *exporting = data;

  g_clear_pointer (&exporting->owner, od_party_free);
  g_free (exporting->today);
  g_clear_pointer (&exporting->verdict, od_journal_verdict_free);
  g_clear_pointer (&exporting->entries, g_ptr_array_unref);
  g_free (exporting);
}

static void
make_document (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Exporting *exporting = data;
  GError *error = NULL;
  GBytes *document;

  if (exporting->format == OD_JOURNAL_FORMAT_LINES)
    document = od_journal_to_lines (exporting->entries);
  else
    document = od_journal_to_pdf (exporting->entries, exporting->verdict, exporting->owner, exporting->today, &error);
  if (document != NULL)
    g_task_return_pointer (task, document, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Exporting *exporting = g_task_get_task_data (task);
  GError *error = NULL;

  exporting->entries = od_register_load_journal_finish (OD_REGISTER (source), result, &error);
  if (exporting->entries != NULL)
    g_task_run_in_thread (task, make_document);
  else
    g_task_return_error (task, error);
}

static void
on_verified_to_export (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Exporting *exporting = g_task_get_task_data (task);
  GError *error = NULL;

  exporting->verdict = od_register_verify_journal_finish (OD_REGISTER (source), result, &error);
  if (exporting->verdict != NULL)
    od_register_load_journal_async (OD_REGISTER (source), g_task_get_cancellable (task), on_loaded, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static void
on_told (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (od_register_apply_finish (OD_REGISTER (source), result, &error))
    od_register_verify_journal_async (OD_REGISTER (source), g_task_get_cancellable (task), on_verified_to_export, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static gboolean
start (OdProfile *self, Exporting *exporting, GError **error)
{
  if (!od_profile_check_set_up (self, error))
    return FALSE;
  exporting->owner = od_office_get_owner (self);
  exporting->today = od_profile_get_today (self);
  if (exporting->owner == NULL)
    g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE, _ ("Het protocol van dit bureau is hier niet meer. Er is niets veranderd; neem het opnieuw over bij Protocollen."));
  return exporting->owner != NULL;
}

void
od_journal_report_export_async (OdProfile *profile, OdJournalFormat format, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Exporting *exporting = g_new0 (Exporting, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, od_journal_report_export_async);
  g_task_set_task_data (task, exporting, exporting_free);
  exporting->format = format;
  if (start (profile, exporting, &error))
    od_register_apply_async (profile->reg, od_profile_new_change (profile, "logboek-uitgevoerd", ""), cancellable, on_told,
                             g_object_ref (task));
  else
    g_task_return_error (task, error);
}

GBytes *
od_journal_report_export_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
