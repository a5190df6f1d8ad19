#include "import-private.h"

#include "referral-change.h"
#include "referral-messages.h"

#include <glib/gi18n-lib.h>

/* A receipt confirms the package that it answers and no other: when a newer one went out meanwhile, that one stays unconfirmed. */

static GError *
new_not_ours_error (const char *sentence)
{
  return g_error_new_literal (OD_IMPORT_ERROR, OD_IMPORT_ERROR_NOT_OURS, sentence);
}

/* What the receipt lets happen to @here; and the detail of the step, (out) (nullable). */
static OdEvent
get_event (OdImport *import, OdReferral *here, const char **detail)
{
  *detail = NULL;
  if (od_referral_get_state (here) == OD_STATE_RETURNED || od_referral_get_state (here) == OD_STATE_WITHDRAWN)
    return OD_EVENT_CONFIRM;
  if (od_import_answers_earlier (import))
    *detail = OD_DETAIL_EARLIER_PACKAGE;
  else if (od_referral_is_being_corrected (here, NULL))
    *detail = OD_DETAIL_LAST_PACKAGE;
  return *detail != NULL ? OD_EVENT_CONFIRM_EARLIER : OD_EVENT_CONFIRM;
}

GError *
od_import_judge_receipt (OdImport *import, OdReferral *here, GPtrArray *messages)
{
  const OdStoredMessage *newest = messages != NULL ? od_referral_messages_find_newest (messages, FALSE) : NULL;
  const char *detail;

  if (here == NULL || newest == NULL || g_strcmp0 (od_referral_get_reference (here), od_import_get_reference (import)) != 0)
    return new_not_ours_error (_ ("Dit is de ontvangstbevestiging van een doorverwijzing die hier niet is. Er is niets gewijzigd."));
  od_import_set_referral (import, here);
  od_import_set_answers_earlier (import, g_strcmp0 (newest->id, od_import_get_message (import)->in_reply_to) != 0);
  if (od_transition_apply (OD_DESK_KIND_EN_GEZIN, od_referral_get_state (here), get_event (import, here, &detail), NULL))
    return NULL;
  return new_not_ours_error (od_referral_get_state (here) == OD_STATE_CONFIRMED
                                 ? _ ("De ontvangst van deze doorverwijzing is al bevestigd. Er is niets gewijzigd.")
                                 : _ ("Deze doorverwijzing is niet in een staat waarin de ontvangst bevestigd kan worden. Er is "
                                      "niets gewijzigd."));
}

gboolean
od_import_take_receipt (OdProfile *profile, OdImport *import, OdImportChange *change, GError **error)
{
  OdReferral *here = od_import_get_referral (import);
  const char *detail;
  OdEvent event = get_event (import, here, &detail);

  change->referral = od_referral_let_happen (profile, here, event, od_import_get_message (import)->received_on, detail, error);
  change->action = od_event_to_string (event);
  return change->referral != NULL;
}
