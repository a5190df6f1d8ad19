#include "quality.h"

#include "notice-packing.h"
#include "profile-private.h"
#include "referral-change.h"

#include <glib/gi18n-lib.h>

/* Of what, and with which remarks. */
typedef struct
{
  char *id;
  GPtrArray *remarks;
} Remarking;

static Remarking *
remarking_new (const char *id, GPtrArray *remarks)
{
  Remarking *remarking = g_new0 (Remarking, 1);

  remarking->id = g_strdup (id);
  remarking->remarks = od_quality_remarks_copy (remarks);
  return remarking;
}

static void
remarking_free (gpointer data)
{
  Remarking *remarking = data;

  g_free (remarking->id);
  g_ptr_array_unref (remarking->remarks);
  g_free (remarking);
}

static gboolean
set_findings_error (GError **error)
{
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                       _ ("Dit kan zo niet verpakt worden: er is nog iets aan te vullen of te verbeteren."));
  return FALSE;
}

/* @remarks, open, with each proposal in its kept form; (transfer full). */
static GPtrArray *
make_open (GPtrArray *remarks)
{
  GPtrArray *open = od_quality_remarks_new ();

  for (guint i = 0; i < remarks->len; i++)
    {
      const OdQualityRemark *remark = g_ptr_array_index (remarks, i);
      g_autofree char *proposed = od_quality_value_normalise (remark->field, remark->proposed);

      g_ptr_array_add (open, od_quality_remark_new (remark->field, remark->kind, proposed));
    }
  return open;
}

static gboolean
reports_same (OdNotice *notice, GPtrArray *remarks)
{
  const OdNoticeContent *content = od_notice_get_content (notice);

  for (guint i = 0; content != NULL && i < remarks->len; i++)
    if (od_quality_remarks_find (content->remarks, ((OdQualityRemark *)g_ptr_array_index (remarks, i))->field) != NULL)
      return TRUE;
  return FALSE;
}

/* One notice at a time about a datum: two answers that overtake each other would leave another value here than there.
 */
static gboolean
check_none_open (OdProfile *self, OdReferral *referral, GPtrArray *remarks, GError **error)
{
  g_autoptr (GPtrArray) notices = od_profile_find_notices (self, referral);

  for (guint i = 0; i < notices->len; i++)
    {
      OdNotice *notice = g_ptr_array_index (notices, i);
      if (od_notice_get_kind (notice) != OD_NOTICE_QUALITY || !od_notice_is_open (notice)
          || !reports_same (notice, remarks))
        continue;
      g_set_error_literal (
          error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
          _ ("Over een van deze gegevens loopt al een kwaliteitsmelding. Er is niets verpakt: wacht op het "
             "antwoord, of annuleer ze als ze nog niet verzonden is."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
plan_notice (OdProfile *self, gpointer data, OdNoticePlan *plan, GError **error)
{
  const Remarking *remarking = data;
  OdReferral *current = od_record_list_find (self->referrals, remarking->id);
  g_autoptr (OdFindings) findings = od_quality_remarks_check (remarking->remarks);
  g_autoptr (GPtrArray) open = NULL;

  if (current == NULL || od_referral_get_client (current) == NULL)
    {
      od_set_referral_gone_error (error);
      return FALSE;
    }
  if (od_findings_has_errors (findings))
    return set_findings_error (error);
  if (!check_none_open (self, current, remarking->remarks, error))
    return FALSE;
  open = make_open (remarking->remarks);
  plan->notice = od_notice_make (self, OD_NOTICE_QUALITY, current, &(OdNoticeContent){ .remarks = open });
  plan->message_kind = OD_MESSAGE_QUALITY_NOTICE;
  plan->action = "kwaliteitsmelding-verpakt";
  return TRUE;
}

/* The remarks of @notice with the verdicts of @answered, each new value in its kept form; (transfer full). */
static GPtrArray *
make_answered (OdNotice *notice, GPtrArray *answered)
{
  GPtrArray *remarks = od_quality_remarks_copy (od_notice_get_content (notice)->remarks);

  for (guint i = 0; i < remarks->len; i++)
    {
      OdQualityRemark *remark = g_ptr_array_index (remarks, i);
      const OdQualityRemark *answer = od_quality_remarks_find (answered, remark->field);
      g_autofree char *value = od_quality_value_normalise (remark->field, answer->value);

      od_quality_remark_answer (remark, answer->verdict, value);
    }
  return remarks;
}

static OdClient *
find_client (OdProfile *self, OdNotice *notice)
{
  const char *id = od_notice_get_referral_id (notice);
  OdReferral *referral = id != NULL ? od_record_list_find (self->referrals, id) : NULL;

  return referral != NULL ? od_referral_get_client (referral) : NULL;
}

/* @notice with its answer in it; (transfer full). */
static OdNotice *
with_answer (OdProfile *self, OdNotice *notice, GPtrArray *answered)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_auto (OdNoticeContent) content = {
    .remarks = make_answered (notice, answered),
    .answer_id = g_uuid_string_random (),
  };

  return od_notice_with_content (notice, &content, now);
}

static gboolean
plan_answer (OdProfile *self, gpointer data, OdNoticePlan *plan, GError **error)
{
  const Remarking *remarking = data;
  OdNotice *current = od_record_list_find (self->notices, remarking->id);
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autoptr (OdNotice) answered = NULL;
  g_autoptr (OdFindings) findings = NULL;

  if (current == NULL || od_notice_get_content (current) == NULL)
    {
      od_set_referral_gone_error (error);
      return FALSE;
    }
  answered = od_notice_with_event (current, OD_NOTICE_EVENT_PACK_ANSWER, now, error);
  if (answered == NULL)
    return FALSE;
  findings = od_quality_answer_check (current, remarking->remarks, find_client (self, current));
  if (od_findings_has_errors (findings))
    return set_findings_error (error);
  plan->notice = with_answer (self, answered, remarking->remarks);
  plan->message_kind = OD_MESSAGE_QUALITY_ANSWER;
  plan->action = "kwaliteitsantwoord-verpakt";
  return TRUE;
}

static void
check_verdict (const OdQualityRemark *remark, const OdQualityRemark *answer, OdFindings *findings)
{
  g_autoptr (OdFindings) of_value = NULL;

  if (answer == NULL || answer->verdict == OD_QUALITY_OPEN)
    {
      od_findings_add (findings, OD_FINDING_REQUIRED, remark->field, OD_SEVERITY_ERROR);
      return;
    }
  of_value = od_quality_value_check (answer->field, answer->value);
  od_findings_add_all (findings, of_value);
}

OdFindings *
od_quality_answer_check (OdNotice *notice, GPtrArray *answered, OdClient *client)
{
  const OdNoticeContent *content = od_notice_get_content (notice);
  g_autoptr (OdClient) changed = client != NULL ? od_quality_remarks_apply (answered, client) : NULL;
  OdFindings *findings = od_findings_new ();

  for (guint i = 0; content != NULL && content->remarks != NULL && i < content->remarks->len; i++)
    {
      const OdQualityRemark *remark = g_ptr_array_index (content->remarks, i);

      check_verdict (remark, od_quality_remarks_find (answered, remark->field), findings);
    }
  if (changed != NULL && !od_findings_has_errors (findings))
    {
      g_autoptr (OdFindings) of_client = od_client_check (changed);
      od_findings_add_all (findings, of_client);
    }
  return findings;
}

void
od_quality_pack_async (OdProfile *profile,
                       OdReferral *referral,
                       GPtrArray *remarks,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  od_notice_packing_async (profile, od_referral_get_reference (referral), OD_DESK_OCMW, plan_notice,
                           remarking_new (od_referral_get_id (referral), remarks), remarking_free, cancellable,
                           callback, data);
}

OdPackedNotice *
od_quality_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_notice_packing_finish (profile, result, error);
}

void
od_quality_answer_pack_async (OdProfile *profile,
                              OdNotice *notice,
                              GPtrArray *answered,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  od_notice_packing_async (profile, od_notice_get_reference (notice), OD_DESK_KIND_EN_GEZIN, plan_answer,
                           remarking_new (od_notice_get_id (notice), answered), remarking_free, cancellable, callback,
                           data);
}

OdPackedNotice *
od_quality_answer_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_notice_packing_finish (profile, result, error);
}
