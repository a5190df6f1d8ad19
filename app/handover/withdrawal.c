#include "withdrawal.h"

#include "day.h"
#include "notice-change.h"
#include "notice-packing.h"
#include "profile-private.h"
#include "referral-change.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *id;
  OdConsentManner manner;
  char *day;
} Withdrawing;

static void
withdrawing_free (gpointer data)
{
  Withdrawing *withdrawing = data;

  g_free (withdrawing->id);
  g_free (withdrawing->day);
  g_free (withdrawing);
}

static gboolean
check (OdProfile *self, const Withdrawing *withdrawing, OdReferral *current, GError **error)
{
  g_autofree char *today = od_profile_get_today (self);
  g_autoptr (OdFindings) findings = NULL;

  if (current == NULL)
    {
      od_set_referral_gone_error (error);
      return FALSE;
    }
  findings = od_withdrawal_check (current, withdrawing->manner, withdrawing->day, today);
  if (!od_findings_has_errors (findings))
    return TRUE;
  g_set_error_literal (
      error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
      _ ("De intrekking kan zo niet bewaard worden: vul in hoe en op welke dag de cliënt de toestemming introk."));
  return FALSE;
}

static gboolean
plan (OdProfile *self, gpointer data, OdNoticePlan *plan, GError **error)
{
  const Withdrawing *withdrawing = data;
  const OdNoticeContent content = { .manner = withdrawing->manner, .withdrawn_on = withdrawing->day };
  OdReferral *current = od_record_list_find (self->referrals, withdrawing->id);

  if (!check (self, withdrawing, current, error))
    return FALSE;
  if (od_referral_get_state (current) == OD_STATE_WITHDRAWN)
    {
      g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                           _ ("De toestemming voor deze doorverwijzing is al ingetrokken. Er is niets veranderd."));
      return FALSE;
    }
  plan->referral = od_referral_let_happen (self, current, OD_EVENT_WITHDRAW, withdrawing->day,
                                           od_consent_manner_to_string (withdrawing->manner), error);
  if (plan->referral == NULL)
    return FALSE;
  plan->action = od_event_to_string (OD_EVENT_WITHDRAW);
  plan->message_kind = OD_MESSAGE_WITHDRAWAL;
  /* What was packed may have gone out, whatever was recorded of it. */
  if (od_referral_find_step (current, OD_EVENT_PACK) != NULL)
    plan->notice = od_notice_make (self, OD_NOTICE_WITHDRAWAL, current, &content);
  return TRUE;
}

static gboolean
decide (
    OdProfile *self, OdNotice *current, OdReferral *referral, gpointer data, OdNoticeOutcome *outcome, GError **error)
{
  OdWithdrawalDecision decision = GPOINTER_TO_INT (data);
  OdEvent event = decision == OD_WITHDRAWAL_KEEP_FILE ? OD_EVENT_KEEP_FILE : OD_EVENT_END_FILE;

  outcome->notice = od_notice_let_happen (self, current, OD_NOTICE_EVENT_DECIDE, error);
  if (outcome->notice == NULL)
    return FALSE;
  outcome->referral = od_referral_let_happen (self, referral, event, NULL, NULL, error);
  outcome->action = od_event_to_string (event);
  return outcome->referral != NULL;
}

/* Only what was decided last: nothing may have come after it. */
static gboolean
take_back (
    OdProfile *self, OdNotice *current, OdReferral *referral, gpointer data, OdNoticeOutcome *outcome, GError **error)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self);

  outcome->notice = od_notice_let_happen (self, current, OD_NOTICE_EVENT_TAKE_BACK, error);
  if (outcome->notice == NULL)
    return FALSE;
  if (referral == NULL)
    {
      od_set_referral_gone_error (error);
      return FALSE;
    }
  outcome->referral = od_referral_with_taken_back (referral, OD_EVENT_KEEP_FILE, now, self->settings->user_name, NULL);
  if (outcome->referral == NULL)
    outcome->referral
        = od_referral_with_taken_back (referral, OD_EVENT_END_FILE, now, self->settings->user_name, error);
  outcome->action = od_event_to_string (OD_EVENT_UNDO);
  return outcome->referral != NULL;
}

OdFindings *
od_withdrawal_check (OdReferral *referral, OdConsentManner manner, const char *day, const char *today)
{
  const OdConsent *consent = od_referral_get_consent (referral);
  OdFindings *findings = od_findings_new ();

  if (manner == OD_CONSENT_NOT_GIVEN)
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_CONSENT_MANNER, OD_SEVERITY_ERROR);
  od_day_check_past (day, OD_FIELD_DATE, consent != NULL ? consent->consent_on : NULL, today, findings);
  return findings;
}

void
od_withdrawal_pack_async (OdProfile *profile,
                          OdReferral *referral,
                          OdConsentManner manner,
                          const char *day,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  Withdrawing *withdrawing = g_new0 (Withdrawing, 1);

  withdrawing->id = g_strdup (od_referral_get_id (referral));
  withdrawing->manner = manner;
  withdrawing->day = g_strdup (day);
  od_notice_packing_async (profile, od_referral_get_reference (referral), OD_DESK_KIND_EN_GEZIN, plan, withdrawing,
                           withdrawing_free, cancellable, callback, data);
}

OdPackedNotice *
od_withdrawal_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_notice_packing_finish (profile, result, error);
}

void
od_withdrawal_decide_async (OdProfile *profile,
                            OdNotice *notice,
                            OdWithdrawalDecision decision,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  od_notice_change_async (profile, notice, decide, GINT_TO_POINTER (decision), cancellable, callback, data);
}

OdNotice *
od_withdrawal_decide_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_notice_change_finish (profile, result, error);
}

void
od_withdrawal_take_back_async (
    OdProfile *profile, OdNotice *notice, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  od_notice_change_async (profile, notice, take_back, NULL, cancellable, callback, data);
}

OdNotice *
od_withdrawal_take_back_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_notice_change_finish (profile, result, error);
}
