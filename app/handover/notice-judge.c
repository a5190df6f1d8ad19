#include "import-private.h"

#include "profile-private.h"

#include <glib/gi18n-lib.h>

static GError *
new_refusal (OdImportError code, const char *text)
{
  return g_error_new_literal (OD_IMPORT_ERROR, code, text);
}

/* The referral that the message is about, when it is under the same protocol; (transfer none) (nullable). @answered
 * (nullable) is the outgoing message that it answers. */
static OdReferral *
find_referral (OdProfile *self, const OdMessage *message, const OdStoredMessage *answered)
{
  OdReferral *referral;

  if (answered != NULL && g_strcmp0 (answered->reference, message->reference) != 0)
    return NULL;
  referral = answered != NULL && answered->referral_id != NULL
                 ? od_profile_find_referral (self, answered->referral_id)
                 : od_profile_find_referral_by_reference (self, message->reference);
  return referral != NULL && g_strcmp0 (od_referral_get_protocol_id (referral), message->protocol_id) == 0 ? referral
                                                                                                           : NULL;
}

static GError *
new_not_here_refusal (void)
{
  return new_refusal (OD_IMPORT_ERROR_NOT_OURS,
                      _ ("Dit bericht gaat over een doorverwijzing die hier niet is. Er is niets gewijzigd."));
}

static GError *
judge_return (OdProfile *self, OdImport *import, const OdStoredMessage *answered)
{
  OdReferral *referral = find_referral (self, od_import_get_message (import), answered);

  if (referral == NULL)
    return new_not_here_refusal ();
  od_import_set_referral (import, referral);
  if (od_transition_apply (OD_DESK_KIND_EN_GEZIN, od_referral_get_state (referral), OD_EVENT_RETURN, NULL))
    return NULL;
  return new_refusal (OD_IMPORT_ERROR_NOT_OURS,
                      _ ("Deze doorverwijzing is intussen opnieuw in bewerking of gewist, dus deze terugzending "
                         "verandert niets meer."));
}

static GError *
judge_quality_notice (OdProfile *self, OdImport *import, const OdStoredMessage *answered)
{
  OdReferral *referral = find_referral (self, od_import_get_message (import), answered);

  if (referral == NULL)
    return new_not_here_refusal ();
  od_import_set_referral (import, referral);
  return NULL;
}

/* A withdrawal of what never came in is taken in too: what comes later is then refused. */
static void
judge_withdrawal (OdProfile *self, OdImport *import)
{
  od_import_set_referral (import, find_referral (self, od_import_get_message (import), NULL));
}

static gboolean
answers_all (GPtrArray *reported, GPtrArray *answered)
{
  if (reported == NULL || reported->len != answered->len)
    return FALSE;
  for (guint i = 0; i < reported->len; i++)
    if (od_quality_remarks_find (answered, ((OdQualityRemark *)g_ptr_array_index (reported, i))->field) == NULL)
      return FALSE;
  return TRUE;
}

/* Whether @client (nullable) is still whole with what is adapted. */
static gboolean
keeps_client_whole (OdClient *client, GPtrArray *answered)
{
  g_autoptr (OdClient) changed = client != NULL ? od_quality_remarks_apply (answered, client) : NULL;
  g_autoptr (OdFindings) findings = changed != NULL ? od_client_check (changed) : NULL;

  return findings == NULL || !od_findings_has_errors (findings);
}

static GError *
judge_content (OdImport *import, OdNotice *notice, OdReferral *referral)
{
  GPtrArray *answered = od_import_get_message (import)->remarks;
  const OdNoticeContent *content = od_notice_get_content (notice);

  if (!od_notice_transition_apply (FALSE, OD_NOTICE_QUALITY, od_notice_get_state (notice),
                                   OD_NOTICE_EVENT_RECEIVE_ANSWER, NULL))
    return new_refusal (OD_IMPORT_ERROR_NOT_OURS,
                        _ ("Deze kwaliteitsmelding is al beantwoord. Er is niets gewijzigd."));
  if (content == NULL)
    return NULL; /* erased: only that it was answered is left to know */
  if (!answers_all (content->remarks, answered))
    return new_refusal (OD_IMPORT_ERROR_REFUSED,
                        _ ("Dit antwoord gaat over andere gegevens dan uw kwaliteitsmelding. Er is niets "
                           "gewijzigd. Laat het de afzender weten."));
  if (!keeps_client_whole (referral != NULL ? od_referral_get_client (referral) : NULL, answered))
    return new_refusal (OD_IMPORT_ERROR_REFUSED,
                        _ ("Met deze aanpassingen zouden de gegevens van de cliënt niet meer volledig zijn. Er is "
                           "niets gewijzigd. Laat het de afzender weten."));
  return NULL;
}

static GError *
judge_answer (OdProfile *self, OdImport *import)
{
  const OdMessage *message = od_import_get_message (import);
  OdNotice *notice = od_record_list_find (self->notices, message->in_reply_to);
  OdReferral *referral;

  if (notice == NULL || od_notice_get_kind (notice) != OD_NOTICE_QUALITY
      || g_strcmp0 (od_notice_get_reference (notice), message->reference) != 0
      || g_strcmp0 (od_notice_get_protocol_id (notice), message->protocol_id) != 0)
    return new_refusal (
        OD_IMPORT_ERROR_NOT_OURS,
        _ ("Dit is het antwoord op een kwaliteitsmelding die hier niet gemaakt is. Er is niets gewijzigd."));
  referral = od_profile_find_referral (self, od_notice_get_referral_id (notice));
  od_import_set_notice (import, notice);
  od_import_set_referral (import, referral);
  return judge_content (import, notice, referral);
}

static GError *
judge_evidence (OdProfile *self, OdImport *import)
{
  const OdMessage *message = od_import_get_message (import);
  OdNotice *notice = od_record_list_find (self->notices, message->in_reply_to);

  if (notice == NULL || od_notice_get_kind (notice) != OD_NOTICE_EVIDENCE || od_notice_get_incoming (notice)
      || g_strcmp0 (od_notice_get_reference (notice), message->reference) != 0
      || g_strcmp0 (od_notice_get_protocol_id (notice), message->protocol_id) != 0)
    return new_refusal (OD_IMPORT_ERROR_NOT_OURS,
                        _ ("Dit is het antwoord op een vraag om bewijs die hier niet gesteld is. Er is niets gewijzigd."));
  od_import_set_notice (import, notice);
  if (od_notice_transition_apply (FALSE, OD_NOTICE_EVIDENCE, od_notice_get_state (notice), OD_NOTICE_EVENT_RECEIVE_ANSWER, NULL))
    return NULL;
  return new_refusal (OD_IMPORT_ERROR_NOT_OURS, _ ("Deze vraag om bewijs is al beantwoord. Er is niets gewijzigd."));
}

gboolean
od_import_is_notice (OdImport *self)
{
  return od_import_get_message (self)->kind > OD_MESSAGE_RECEIPT;
}

GError *
od_import_judge_notice (OdProfile *profile, OdImport *import, const OdStoredMessage *answered)
{
  switch (od_import_get_message (import)->kind)
    {
    case OD_MESSAGE_RETURN:
      return judge_return (profile, import, answered);
    case OD_MESSAGE_QUALITY_NOTICE:
      return judge_quality_notice (profile, import, answered);
    case OD_MESSAGE_QUALITY_ANSWER:
      return judge_answer (profile, import);
    case OD_MESSAGE_EVIDENCE:
      return judge_evidence (profile, import);
    case OD_MESSAGE_WITHDRAWAL:
      judge_withdrawal (profile, import);
      return NULL;
    case OD_MESSAGE_PROCESSORS:
    case OD_MESSAGE_BREACH:
    case OD_MESSAGE_CHANGE:
    case OD_MESSAGE_EVIDENCE_REQUEST:
    case OD_MESSAGE_TERMINATION:
    case OD_MESSAGE_REFERRAL:
    case OD_MESSAGE_RECEIPT:
    case OD_N_MESSAGE_KINDS:
    default:
      return NULL; /* what one party tells the other is about nothing that is here */
    }
}

GError *
od_import_judge_withdrawn (OdProfile *profile, OdImport *import)
{
  const OdMessage *message = od_import_get_message (import);
  GListModel *model = G_LIST_MODEL (profile->notices);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OdNotice) notice = g_list_model_get_item (model, i);
      if (od_notice_get_kind (notice) != OD_NOTICE_WITHDRAWAL || !od_notice_get_incoming (notice)
          || g_strcmp0 (od_notice_get_reference (notice), message->reference) != 0
          || g_strcmp0 (od_notice_get_protocol_id (notice), message->protocol_id) != 0)
        continue;
      od_import_set_notice (import, notice);
      return new_refusal (OD_IMPORT_ERROR_REFUSED,
                          _ ("De cliënt heeft de toestemming voor deze doorverwijzing intussen ingetrokken. Er is "
                             "niets ingelezen. Wis het pakket en de mail."));
    }
  return NULL;
}
