#include "import-private.h"

#include "arrival.h"
#include "day.h"
#include "difference.h"
#include "referral-change.h"
#include "referral-messages.h"

#include <glib/gi18n-lib.h>

/* A referral of which a package was accepted before comes in again. In whatever order its packages come, the newest of them is what stays:
 *
 *   first 1, then 2      2 corrects 1
 *   first 2, then 1      2 is taken in as new; 1 is refused, being older
 *   1, 3, then 2         3 corrects 1, since it names 1 too; 2 is refused
 *   any of them again    changes nothing
 */

static GError *
new_refusal (const char *sentence)
{
  return g_error_new_literal (OD_IMPORT_ERROR, OD_IMPORT_ERROR_REFUSED, sentence);
}

static OdReferralContent *
get_content_here (OdReferral *here)
{
  return od_referral_content_new (od_referral_get_client (here), od_referral_get_consent (here),
                                  od_referral_get_residence_reason (here));
}

static OdReferralContent *
get_content (OdImport *import)
{
  return od_referral_content_new (od_import_get_client (import), od_import_get_consent (import),
                                  od_import_get_residence_reason (import));
}

static GPtrArray *
find_differences (OdImport *import, OdReferral *here)
{
  g_autoptr (OdReferralContent) before = get_content_here (here);
  g_autoptr (OdReferralContent) after = get_content (import);

  return od_differences_find (before, after);
}

/* Why nothing can be taken in any more for a referral in this state; (transfer full) (nullable). */
static GError *
judge_state (OdReferral *here)
{
  OdState state = od_referral_get_state (here);

  if (od_transition_apply (OD_DESK_OCMW, state, OD_EVENT_RECEIVE_AGAIN, NULL))
    return NULL;
  if (state == OD_STATE_ERASED)
    return new_refusal (_ ("De gegevens van deze doorverwijzing zijn hier al gewist. Er is niets ingelezen. Is er opnieuw hulp nodig? Vraag "
                           "de afzender dan om een nieuwe doorverwijzing, met een eigen kenmerk."));
  if (state == OD_STATE_WITHDRAWN)
    return new_refusal (_ ("De cliënt trok de toestemming voor deze doorverwijzing in. Er is niets ingelezen. Stemt de cliënt opnieuw toe? "
                           "Vraag de afzender dan om een nieuwe doorverwijzing, met een eigen kenmerk."));
  return new_refusal (_ ("Deze doorverwijzing is teruggestuurd naar Kind en Gezin. Er is niets ingelezen. Kan ze toch hier terecht? Vraag de "
                         "afzender dan om een nieuwe doorverwijzing, met een eigen kenmerk."));
}

/* Two teams may have drawn the same reference: what does not name a message that is here is another referral. */
static GError *
new_misfit_error (void)
{
  return new_refusal (_ ("Er is hier al een doorverwijzing met dit kenmerk, maar dit pakket hoort daar niet bij. Er is niets ingelezen en "
                         "niets gewijzigd. Laat het de afzender weten, en vraag een nieuwe doorverwijzing met een ander kenmerk."));
}

static GError *
new_older_error (void)
{
  return new_refusal (_ ("Dit pakket is ouder dan wat u van deze doorverwijzing al aanvaard hebt. Er is niets ingelezen: de nieuwste "
                         "gegevens blijven staan. U hoeft niets te doen."));
}

static gboolean
is_newer (const OdMessage *message, const OdStoredMessage *newest)
{
  return g_date_time_compare (message->sent, newest->at) > 0
         || (message->replaces != NULL && g_strv_contains ((const char *const *) message->replaces, newest->id));
}

/* Where it stands among the packages of @here that were accepted; (transfer full) (nullable) when it is the next. */
static GError *
judge_order (const OdMessage *message, OdReferral *here, GPtrArray *messages)
{
  const OdStoredMessage *newest = od_referral_messages_find_newest (messages, TRUE);
  gboolean known = od_referral_messages_have_any (messages, (const char *const *) message->replaces);

  if (newest == NULL)
    return new_misfit_error ();
  if (is_newer (message, newest))
    return known ? NULL : new_misfit_error ();
  return known || od_client_may_be_same_person (od_referral_get_client (here), message->client) ? new_older_error ()
                                                                                               : new_misfit_error ();
}

GError *
od_import_judge_resend (OdImport *import, OdReferral *here, GPtrArray *messages)
{
  const OdMessage *message = od_import_get_message (import);
  g_autoptr (GPtrArray) differences = NULL;
  GError *refusal;

  od_import_set_referral (import, here);
  if (g_strcmp0 (od_referral_get_protocol_id (here), message->protocol_id) != 0)
    return new_misfit_error ();
  refusal = judge_state (here);
  if (refusal == NULL)
    refusal = judge_order (message, here, messages);
  if (refusal != NULL)
    return refusal;
  differences = find_differences (import, here);
  if (differences->len == 0)
    od_import_set_differences (import, OD_IMPORT_SAME_AGAIN, NULL);
  else
    od_import_set_differences (import, OD_IMPORT_CORRECTION, differences);
  return NULL;
}

/* Whether the data that are here are those that the message @id brought: no later package or correction by hand changed them. */
static gboolean
has_data_of (OdReferral *here, const char *id)
{
  const OdStep *corrected = od_referral_find_step (here, OD_EVENT_CORRECT);
  g_autofree char *last = NULL;
  const OdStep *arrival = od_arrival_find_last (here, &last);

  return od_referral_get_client (here) != NULL && od_referral_get_consent (here) != NULL && g_strcmp0 (last, id) == 0
         && (corrected == NULL || corrected == arrival || corrected->at.microseconds < arrival->at.microseconds);
}

GError *
od_import_judge_same_message (OdImport *import, OdReferral *here)
{
  const OdMessage *message = od_import_get_message (import);
  g_autoptr (GPtrArray) differences = NULL;

  if (message->kind != OD_MESSAGE_REFERRAL || here == NULL)
    return NULL;
  if (g_strcmp0 (od_referral_get_reference (here), message->reference) == 0 && has_data_of (here, message->id))
    differences = find_differences (import, here);
  if (g_strcmp0 (od_referral_get_reference (here), message->reference) == 0 && (differences == NULL || differences->len == 0))
    return NULL;
  return new_refusal (_ ("Dit pakket draagt hetzelfde nummer als een pakket dat hier al aanvaard is, maar de inhoud is anders. Er is niets "
                         "ingelezen en niets gewijzigd. Laat het de afzender weten, en vraag een nieuw pakket."));
}

gboolean
od_import_take_resend (OdProfile *profile, OdImport *import, OdImportChange *change, GError **error)
{
  const OdMessage *message = od_import_get_message (import);
  OdEvent event = od_import_get_novelty (import) == OD_IMPORT_CORRECTION ? OD_EVENT_CORRECT : OD_EVENT_RECEIVE_AGAIN;
  g_autofree char *detail = od_arrival_detail (message->id, od_import_get_differences (import));
  g_autofree char *sent_on = od_day_from_time (message->sent);
  g_autoptr (GDateTime) now = od_profile_get_now (profile);
  g_autoptr (OdReferralContent) content = get_content (import);
  g_autoptr (OdReferral) filled = NULL;

  filled = event == OD_EVENT_CORRECT ? od_referral_with_content (od_import_get_referral (import), content, now)
                                     : g_object_ref (od_import_get_referral (import));
  change->referral = od_referral_let_happen (profile, filled, event, sent_on, detail, error);
  change->action = od_event_to_string (event);
  return change->referral != NULL;
}
