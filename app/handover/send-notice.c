#include "send-notice.h"

#include "notice-change.h"
#include "notice-packing.h"
#include "package-making.h"
#include "party-notice.h"
#include "profile-private.h"
#include "referral-change.h"

#include <glib/gi18n-lib.h>

/* The journal's codes by what goes out. */
static const struct
{
  const char *packed_again;
  const char *sent;
  const char *cancelled;
} outgoing[OD_N_MESSAGE_KINDS] = {
  [OD_MESSAGE_RETURN] = { "terugzending-opnieuw-verpakt", "teruggestuurd", "terugzending-geannuleerd" },
  [OD_MESSAGE_WITHDRAWAL] = { "intrekking-opnieuw-verpakt", "intrekking-verzonden", "intrekking-geannuleerd" },
  [OD_MESSAGE_QUALITY_NOTICE] = { "kwaliteitsmelding-opnieuw-verpakt", "kwaliteitsmelding-verzonden", "kwaliteitsmelding-geannuleerd" },
  [OD_MESSAGE_QUALITY_ANSWER] = { "kwaliteitsantwoord-opnieuw-verpakt", "kwaliteitsantwoord-verzonden", "kwaliteitsantwoord-geannuleerd" },
  [OD_MESSAGE_PROCESSORS] = { "verwerkersoverzicht-opnieuw-verpakt", "verwerkersoverzicht-verzonden", "verwerkersoverzicht-geannuleerd" },
  [OD_MESSAGE_BREACH] = { "lekmelding-opnieuw-verpakt", "lekmelding-verzonden", "lekmelding-geannuleerd" },
  [OD_MESSAGE_CHANGE] = { "wijzigingsmelding-opnieuw-verpakt", "wijzigingsmelding-verzonden", "wijzigingsmelding-geannuleerd" },
  [OD_MESSAGE_EVIDENCE_REQUEST] = { "bewijsverzoek-opnieuw-verpakt", "bewijsverzoek-verzonden", "bewijsverzoek-geannuleerd" },
  [OD_MESSAGE_EVIDENCE] = { "bewijs-opnieuw-verpakt", "bewijs-verzonden", "bewijs-geannuleerd" },
  [OD_MESSAGE_TERMINATION] = { "beeindiging-opnieuw-verpakt", "beeindiging-verzonden", "beeindiging-geannuleerd" },
};

/* The referral with what sending @notice does to it the first time; (transfer full) (nullable): FALSE with an error. */
static gboolean
change_referral_when_sent (
    OdProfile *self, OdNotice *notice, OdReferral *referral, OdReferral **changed, GError **error)
{
  const OdNoticeContent *content = od_notice_get_content (notice);

  if (referral == NULL || content == NULL || od_referral_get_state (referral) == OD_STATE_ERASED)
    return TRUE;
  if (od_notice_get_state (notice) == OD_NOTICE_STATE_ANSWER_PACKED)
    *changed = od_referral_correct (self, referral, content->remarks, error);
  else if (od_notice_get_state (notice) == OD_NOTICE_STATE_PACKED && od_notice_get_kind (notice) == OD_NOTICE_RETURN)
    *changed = od_referral_let_happen (self, referral, OD_EVENT_RETURN, NULL,
                                       od_return_reason_to_string (content->return_reason), error);
  else
    return TRUE;
  if (*changed == referral)
    g_clear_object (changed);
  else if (*changed == NULL)
    return FALSE;
  return TRUE;
}

static gboolean
record_sent (
    OdProfile *self, OdNotice *current, OdReferral *referral, gpointer data, OdNoticeOutcome *outcome, GError **error)
{
  outcome->notice = od_notice_let_happen (self, current, OD_NOTICE_EVENT_SEND, error);
  outcome->action = outgoing[od_notice_get_outgoing_kind (current)].sent;
  /* What this party changes or ends itself holds here too from then on. */
  if (outcome->notice != NULL && !od_notice_get_incoming (current) && od_notice_get_state (current) == OD_NOTICE_STATE_PACKED)
    outcome->protocol = od_party_notice_change_protocol (self, current);
  return outcome->notice != NULL && change_referral_when_sent (self, current, referral, &outcome->referral, error);
}

/* @notice without its answer; (transfer full). */
static OdNotice *
without_answer (OdNotice *notice)
{
  const OdNoticeContent *content = od_notice_get_content (notice);
  g_autoptr (GPtrArray) remarks = NULL;

  if (content == NULL)
    return g_object_ref (notice);
  if (od_notice_get_kind (notice) == OD_NOTICE_EVIDENCE)
    return od_notice_with_content (notice, &(OdNoticeContent){ .sent_at = content->sent_at }, od_notice_get_changed (notice));
  remarks = od_quality_remarks_copy (content->remarks);
  for (guint i = 0; i < remarks->len; i++)
    od_quality_remark_answer (g_ptr_array_index (remarks, i), OD_QUALITY_OPEN, NULL);
  return od_notice_with_content (notice, &(OdNoticeContent){ .remarks = remarks }, od_notice_get_changed (notice));
}

static gboolean
cancel (
    OdProfile *self, OdNotice *current, OdReferral *referral, gpointer data, OdNoticeOutcome *outcome, GError **error)
{
  g_autoptr (OdNotice) cancelled = od_notice_let_happen (self, current, OD_NOTICE_EVENT_CANCEL, error);
  g_autoptr (GDateTime) now = od_profile_get_now (self);

  if (cancelled == NULL)
    return FALSE;
  outcome->notice = od_notice_get_incoming (current) ? without_answer (cancelled) : g_object_ref (cancelled);
  outcome->action = outgoing[od_notice_get_outgoing_kind (current)].cancelled;
  if (od_notice_get_kind (current) != OD_NOTICE_WITHDRAWAL)
    return TRUE;
  if (referral == NULL)
    od_set_referral_gone_error (error);
  else
    outcome->referral
        = od_referral_with_taken_back (referral, OD_EVENT_WITHDRAW, now, self->settings->user_name, error);
  return outcome->referral != NULL;
}

static void
on_cancelled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  OdNotice *notice = od_notice_change_finish (OD_PROFILE (source), result, &error);

  if (notice == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* A package that stays is one that nobody sends. */
  od_package_remove (g_task_get_task_data (task));
  g_task_return_pointer (task, notice, g_object_unref);
}

static gboolean
is_packed (OdNotice *notice)
{
  switch (od_notice_get_state (notice))
    {
    case OD_NOTICE_STATE_PACKED:
    case OD_NOTICE_STATE_SENT:
    case OD_NOTICE_STATE_ANSWER_PACKED:
      return TRUE;
    case OD_NOTICE_STATE_ANSWERED:
      return od_notice_get_incoming (notice);
    default:
      return FALSE;
    }
}

static gboolean
plan_again (OdProfile *self, gpointer data, OdNoticePlan *plan, GError **error)
{
  OdNotice *current = od_record_list_find (self->notices, od_notice_get_id (data));

  if (current == NULL || !is_packed (current) || od_notice_get_content (current) == NULL)
    {
      g_set_error_literal (
          error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
          _ ("Deze melding kan niet opnieuw verpakt worden: ze is geannuleerd of gewist. Er is niets veranderd."));
      return FALSE;
    }
  plan->notice = g_object_ref (current);
  plan->message_kind = od_notice_get_outgoing_kind (current);
  plan->is_again = TRUE;
  plan->action = outgoing[od_notice_get_outgoing_kind (current)].packed_again;
  return TRUE;
}

static gboolean
plan_recall (OdProfile *self, gpointer data, OdNoticePlan *plan, GError **error)
{
  plan->is_recall = TRUE;
  return plan_again (self, data, plan, error);
}

void
od_packed_notice_free (OdPackedNotice *self)
{
  g_clear_object (&self->notice);
  g_clear_object (&self->referral);
  g_free (self->path);
  g_clear_pointer (&self->passphrase, od_secret_unref);
  g_free (self);
}

void
od_notice_pack_again_async (
    OdProfile *profile, OdNotice *notice, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  od_notice_packing_async (profile, od_notice_get_reference (notice), od_notice_get_desk (notice), plan_again,
                           g_object_ref (notice), g_object_unref, cancellable, callback, data);
}

OdPackedNotice *
od_notice_pack_again_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_notice_packing_finish (profile, result, error);
}

void
od_notice_recall_async (
    OdProfile *profile, OdNotice *notice, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  od_notice_packing_async (profile, od_notice_get_reference (notice), od_notice_get_desk (notice), plan_recall,
                           g_object_ref (notice), g_object_unref, cancellable, callback, data);
}

OdPackedNotice *
od_notice_recall_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_notice_packing_finish (profile, result, error);
}

void
od_notice_record_sent_async (
    OdProfile *profile, OdNotice *notice, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  od_notice_change_async (profile, notice, record_sent, NULL, cancellable, callback, data);
}

OdNotice *
od_notice_record_sent_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_notice_change_finish (profile, result, error);
}

void
od_notice_cancel_async (
    OdProfile *profile, OdNotice *notice, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, NULL, callback, data);

  g_task_set_source_tag (task, od_notice_cancel_async);
  g_task_set_task_data (task, od_notice_get_package_path (profile, notice, od_notice_get_outgoing_kind (notice)),
                        g_free);
  od_notice_change_async (profile, notice, cancel, NULL, cancellable, on_cancelled, g_object_ref (task));
}

OdNotice *
od_notice_cancel_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
