#include "party-notice.h"

#include "notice-change.h"
#include "notice-packing.h"
#include "office.h"
#include "overview-exchange.h"
#include "profile-private.h"
#include "reference.h"

#include <glib/gi18n-lib.h>

/* What is packed, and the reference that it gets. */
typedef struct
{
  OdNoticeKind kind;
  char *protocol_id;
  char *reference;
  char *notice_id;    /* of the request that evidence answers; else NULL */
  GPtrArray *records; /* (nullable) */
} Telling;

static void
telling_free (gpointer data)
{
  Telling *telling = data;

  g_free (telling->protocol_id);
  g_free (telling->reference);
  g_free (telling->notice_id);
  g_clear_pointer (&telling->records, g_ptr_array_unref);
  g_free (telling);
}

static const struct
{
  OdMessageKind message_kind;
  const char *packed;
} kinds[] = {
  [OD_NOTICE_PROCESSORS] = { OD_MESSAGE_PROCESSORS, "verwerkersoverzicht-verpakt" },
  [OD_NOTICE_BREACH] = { OD_MESSAGE_BREACH, "lekmelding-verpakt" },
  [OD_NOTICE_CHANGE] = { OD_MESSAGE_CHANGE, "wijzigingsmelding-verpakt" },
  [OD_NOTICE_EVIDENCE] = { OD_MESSAGE_EVIDENCE_REQUEST, "bewijsverzoek-verpakt" },
  [OD_NOTICE_TERMINATION] = { OD_MESSAGE_TERMINATION, "beeindiging-verpakt" },
};

/* Whether each of @records keeps its rules; an overview must say something. */
static gboolean
check (OdProfile *self, const Telling *telling, GError **error)
{
  for (guint i = 0; telling->records != NULL && i < telling->records->len; i++)
    {
      g_autoptr (OdFindings) findings = od_office_check (self, g_ptr_array_index (telling->records, i));

      if (od_findings_has_errors (findings))
        {
          g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                               _ ("Dit kan zo niet verpakt worden: er is nog iets aan te vullen of te verbeteren."));
          return FALSE;
        }
    }
  if (telling->kind == OD_NOTICE_EVIDENCE || (telling->records != NULL && telling->records->len > 0))
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                       _ ("Er is nog geen overzicht. Voeg een verwerker toe, of verklaar dat er geen verwerkers zijn."));
  return FALSE;
}

/* With the last day that follows from it; (transfer full). */
static OdOfficeRecord *
with_last_day (OdProfile *self, const Telling *telling, OdOfficeRecord *termination)
{
  OdProtocol *protocol = od_profile_find_protocol (self, telling->protocol_id);
  g_autoptr (OdProtocol) ended = protocol != NULL ? od_protocol_with_termination (protocol, termination) : NULL;
  g_autofree char *last_day = ended != NULL ? od_protocol_get_last_day (ended) : NULL;

  return od_office_record_with (termination, OD_TERMINATION_LAST_DAY, last_day);
}

/* Misuse ends a protocol by the word of Kind en Gezin alone (art. 8). */
static gboolean
complete_termination (OdProfile *self, Telling *telling, GError **error)
{
  OdOfficeRecord *termination = telling->kind == OD_NOTICE_TERMINATION ? g_ptr_array_index (telling->records, 0) : NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (termination == NULL)
    return TRUE;
  if (self->settings->desk == OD_DESK_OCMW && od_office_record_has (termination, OD_TERMINATION_GROUND, OD_GROUND_MISUSE))
    {
      g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                           _ ("Beëindigen wegens misbruik kan alleen Opgroeien regie (protocol, artikel 8). Er is niets verpakt; kies een andere grond."));
      return FALSE;
    }
  records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, with_last_day (self, telling, termination));
  g_ptr_array_unref (telling->records);
  telling->records = g_steal_pointer (&records);
  return TRUE;
}

static OdNotice *
make_notice (OdProfile *self, const Telling *telling)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *sent_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  const OdNoticeContent content = { .records = telling->records, .sent_at = sent_at };

  return od_notice_new (self->settings->desk, telling->kind, FALSE, id, telling->reference, NULL, telling->protocol_id, OD_NOTICE_STATE_PACKED,
                        now, now, &content);
}

static gboolean
plan_notice (OdProfile *self, gpointer data, OdNoticePlan *plan, GError **error)
{
  Telling *telling = data;

  if (!od_notice_kind_may_be_sent_by (telling->kind, self->settings->desk))
    {
      g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE, _ ("Dit kan alleen aan het bureau van Kind en Gezin."));
      return FALSE;
    }
  if (!check (self, telling, error) || !complete_termination (self, telling, error))
    return FALSE;
  plan->notice = make_notice (self, telling);
  plan->message_kind = kinds[telling->kind].message_kind;
  plan->action = kinds[telling->kind].packed;
  return TRUE;
}

static void
on_packed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  OdPackedNotice *packed = od_notice_packing_finish (OD_PROFILE (source), result, &error);

  if (packed != NULL)
    g_task_return_pointer (task, packed, (GDestroyNotify) od_packed_notice_free);
  else
    g_task_return_error (task, error);
}

static void
on_number (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Telling *telling = g_object_steal_data (G_OBJECT (task), "telling");
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  GError *error = NULL;
  guint number = od_register_next_number_finish (OD_REGISTER (source), result, &error);

  if (error != NULL)
    {
      telling_free (telling);
      g_task_return_error (task, error);
      return;
    }
  telling->reference = od_reference_new (g_date_time_get_year (now), number, g_random_int ());
  od_notice_packing_async (self, telling->reference, self->settings->desk, plan_notice, telling, telling_free, g_task_get_cancellable (task),
                           on_packed, g_object_ref (task));
}

void
od_party_notice_pack_async (OdProfile *profile, OdNoticeKind kind, const char *protocol_id, GPtrArray *records, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  g_autoptr (GDateTime) now = od_profile_get_now (profile);
  Telling *telling = g_new0 (Telling, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, od_party_notice_pack_async);
  g_task_set_check_cancellable (task, FALSE);
  telling->kind = kind;
  telling->protocol_id = g_strdup (protocol_id);
  telling->records = records != NULL ? g_ptr_array_ref (records) : NULL;
  g_object_set_data_full (G_OBJECT (task), "telling", telling, telling_free);
  if (od_profile_check_set_up (profile, &error))
    od_register_next_number_async (profile->reg, g_date_time_get_year (now), cancellable, on_number, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

OdPackedNotice *
od_party_notice_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Evidence */

static void
add_current (OdProfile *self, OdOfficeKind kind, GPtrArray *records)
{
  GListModel *model = G_LIST_MODEL (self->office[kind]);
  g_autofree char *today = od_profile_get_today (self);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OdOfficeRecord) record = g_list_model_get_item (model, i);

      if (!od_office_record_is_ended (record, today))
        g_ptr_array_add (records, g_steal_pointer (&record));
    }
}

static void
count_clients (OdProfile *self, guint *n_current, guint *n_erased)
{
  GListModel *model = G_LIST_MODEL (self->referrals);

  *n_current = 0;
  *n_erased = 0;
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OdReferral) referral = g_list_model_get_item (model, i);

      if (od_referral_get_state (referral) == OD_STATE_ERASED)
        (*n_erased)++;
      else
        (*n_current)++;
    }
}

static OdOfficeRecord *
make_figures (OdProfile *self, const OdJournalVerdict *journal)
{
  OdOfficeRecord *figures = od_office_record_new (OD_OFFICE_FIGURES, NULL);
  g_autofree char *today = od_profile_get_today (self);
  guint n_current, n_erased;

  count_clients (self, &n_current, &n_erased);
  figures = od_office_record_fill (figures, OD_FIGURES_DATE, today);
  figures = od_office_record_fill_number (figures, OD_FIGURES_JOURNAL_NUMBER, journal->n_entries);
  figures = od_office_record_fill (figures, OD_FIGURES_JOURNAL_HASH, *journal->hash != '\0' ? journal->hash : "-");
  figures = od_office_record_fill (figures, OD_FIGURES_JOURNAL_INTACT, journal->misfit == 0 ? OD_DECISION_YES : OD_DECISION_NO);
  figures = od_office_record_fill_number (figures, OD_FIGURES_N_CURRENT, n_current);
  figures = od_office_record_fill_number (figures, OD_FIGURES_N_ERASED, n_erased);
  return od_office_record_fill_number (figures, OD_FIGURES_N_BREACHES, g_list_model_get_n_items (G_LIST_MODEL (self->office[OD_OFFICE_BREACH])));
}

/* The agreement with a processor stays in the house: what the protocol asks of it stands in the overview; (transfer full). */
static OdOfficeRecord *
without_attachments (OdOfficeRecord *processor)
{
  OdOfficeRecord *without = g_object_ref (processor);

  while (od_office_record_get_attachments (without)->len > 0)
    {
      g_autoptr (OdOfficeRecord) before = without;

      without = od_office_record_without_attachment (before, ((OdAttachment *) g_ptr_array_index (od_office_record_get_attachments (before), 0))->id);
    }
  return without;
}

/* What the OCMW shows as evidence now (protocol art. 6); (transfer full), of OdOfficeRecord. */
static GPtrArray *
collect_evidence (OdProfile *self, const OdJournalVerdict *journal)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) overview = od_overview_get_own (self);

  add_current (self, OD_OFFICE_MEASURE, records);
  add_current (self, OD_OFFICE_ACTIVITY, records);
  for (guint i = 0; i < overview->len; i++)
    g_ptr_array_add (records, without_attachments (g_ptr_array_index (overview, i)));
  g_ptr_array_add (records, make_figures (self, journal));
  return records;
}

static gboolean
plan_evidence (OdProfile *self, gpointer data, OdNoticePlan *plan, GError **error)
{
  const Telling *telling = data;
  OdNotice *current = od_record_list_find (self->notices, telling->notice_id);
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autofree char *sent_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  g_autofree char *answer_id = g_uuid_string_random ();
  const OdNoticeContent content = { .records = telling->records, .answer_id = answer_id, .sent_at = sent_at };
  g_autoptr (OdNotice) answered = NULL;

  if (current == NULL)
    {
      g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE, _ ("Deze melding is hier niet meer; er is niets veranderd. Ga terug naar de lijst."));
      return FALSE;
    }
  answered = od_notice_with_event (current, OD_NOTICE_EVENT_PACK_ANSWER, now, error);
  if (answered == NULL || !check (self, telling, error))
    return FALSE;
  plan->notice = od_notice_with_content (answered, &content, now);
  plan->message_kind = OD_MESSAGE_EVIDENCE;
  plan->action = "bewijs-verpakt";
  return TRUE;
}

/* The evidence is of the journal as it was read; what another use case adds meanwhile is in the next. */
static void
on_journal_verified (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  OdNotice *notice = g_task_get_task_data (task);
  Telling *telling;
  GError *error = NULL;
  g_autoptr (OdJournalVerdict) verdict = od_register_verify_journal_finish (OD_REGISTER (source), result, &error);

  if (verdict == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  telling = g_new0 (Telling, 1);
  telling->kind = OD_NOTICE_EVIDENCE;
  telling->notice_id = g_strdup (od_notice_get_id (notice));
  telling->records = collect_evidence (self, verdict);
  od_notice_packing_async (self, od_notice_get_reference (notice), self->settings->desk, plan_evidence, telling, telling_free,
                           g_task_get_cancellable (task), on_packed, g_object_ref (task));
}

void
od_evidence_pack_async (OdProfile *profile, OdNotice *notice, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  GError *error = NULL;

  g_task_set_source_tag (task, od_evidence_pack_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (notice), g_object_unref);
  if (od_profile_check_desk (profile, OD_DESK_OCMW, &error))
    od_register_verify_journal_async (profile->reg, cancellable, on_journal_verified, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

OdPackedNotice *
od_evidence_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Deciding */

OdProtocol *
od_party_notice_change_protocol (OdProfile *profile, OdNotice *notice)
{
  OdProtocol *protocol = od_profile_find_protocol (profile, od_notice_get_protocol_id (notice));
  const OdNoticeContent *content = od_notice_get_content (notice);
  OdDesk own = od_notice_get_desk (notice);
  OdDesk sender = od_notice_get_incoming (notice) ? od_desk_get_other (own) : own;
  OdOfficeRecord *record = content != NULL && content->records != NULL ? g_ptr_array_index (content->records, 0) : NULL;

  if (protocol == NULL || record == NULL)
    return NULL;
  if (od_office_record_get_kind (record) == OD_OFFICE_TERMINATION)
    return od_protocol_with_termination (protocol, record);
  if (od_office_record_get_kind (record) == OD_OFFICE_CHANGE)
    return od_protocol_with_change (protocol, sender, record);
  return NULL;
}

static gboolean
decide (OdProfile *self, OdNotice *current, OdReferral *referral, gpointer take_over, OdNoticeOutcome *outcome, GError **error)
{
  static const char *const actions[][2] = {
    [OD_NOTICE_BREACH] = { "lekmelding-overlegd", "lekmelding-overlegd" },
    [OD_NOTICE_CHANGE] = { "wijziging-niet-overgenomen", "wijziging-overgenomen" },
    [OD_NOTICE_TERMINATION] = { "beeindiging-niet-overgenomen", "beeindiging-overgenomen" },
  };

  outcome->notice = od_notice_let_happen (self, current, OD_NOTICE_EVENT_DECIDE, error);
  if (outcome->notice == NULL)
    return FALSE;
  outcome->action = actions[od_notice_get_kind (current)][take_over != NULL];
  outcome->protocol = take_over != NULL ? od_party_notice_change_protocol (self, current) : NULL;
  return TRUE;
}

void
od_party_notice_decide_async (OdProfile *profile, OdNotice *notice, gboolean take_over, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer data)
{
  od_notice_change_async (profile, notice, decide, GINT_TO_POINTER (take_over ? 1 : 0), cancellable, callback, data);
}

OdNotice *
od_party_notice_decide_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_notice_change_finish (profile, result, error);
}
