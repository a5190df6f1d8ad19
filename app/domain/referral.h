#pragma once

#include <glib-object.h>

#include "client-history.h"
#include "protocol.h"
#include "referral-content.h"
#include "step.h"

#define OD_REFERRAL_ERROR (od_referral_error_quark ())
GQuark od_referral_error_quark (void);

/**
 * OdReferralError:
 * @OD_REFERRAL_ERROR_TRANSITION: the event may not happen in this state
 */
typedef enum
{
  OD_REFERRAL_ERROR_TRANSITION,
} OdReferralError;

/**
 * OdReferral:
 *
 * A referral (doorverwijzing) at one desk, with its timeline. Immutable: what changes gives a new one, so that a list shows
 * either the old or the new and never half of each. Its client and consent are NULL once erased; the steps remain.
 */
#define OD_TYPE_REFERRAL (od_referral_get_type ())
G_DECLARE_FINAL_TYPE (OdReferral, od_referral, OD, REFERRAL, GObject)

/* A new referral in state draft (Kind en Gezin) or received (OCMW), with its first step when at the OCMW. @id is a UUID;
 * @protocol_id may be NULL while no OCMW is chosen; @reference is a readable one; (transfer full). */
OdReferral *od_referral_new (OdDesk desk, const char *id, const char *reference, const char *protocol_id, GDateTime *now, const char *user);

/* From the register: the plain part, without client and consent. @steps is shared; (transfer full). */
OdReferral *od_referral_restore (OdDesk desk, const char *id, const char *reference, const char *protocol_id, const char *worker,
                                 OdState state, OdRecordedTime created, OdRecordedTime changed, OdSteps *steps);

OdDesk od_referral_get_desk (OdReferral *self);
const char *od_referral_get_id (OdReferral *self);
const char *od_referral_get_reference (OdReferral *self);
OdState od_referral_get_state (OdReferral *self);
OdRecordedTime od_referral_get_created (OdReferral *self);
OdRecordedTime od_referral_get_changed (OdReferral *self);
const char *od_referral_get_protocol_id (OdReferral *self);  /* (nullable) */
const char *od_referral_get_worker (OdReferral *self);       /* social worker, (nullable) */
const char *od_referral_get_file_number (OdReferral *self);  /* of the client file, (nullable) */
OdResidenceReason od_referral_get_residence_reason (OdReferral *self);
char *od_referral_get_name (OdReferral *self);               /* the client's, (transfer full); "" once erased */
OdClient *od_referral_get_client (OdReferral *self);         /* (transfer none) (nullable) once erased */
const OdConsent *od_referral_get_consent (OdReferral *self); /* (transfer none) (nullable) once erased */
OdSteps *od_referral_get_steps (OdReferral *self);           /* (transfer none) */

/* What it is found by: see od_search_text_new(). It is made once; (transfer none). May be called on any thread. */
const char *od_referral_get_search_text (OdReferral *self);

/* The onward disclosures and corrections of the client's data; (transfer none), empty once erased. */
OdClientHistory *od_referral_get_history (OdReferral *self);

/* While a referral that was packed before is being corrected: what its last package handed over; (transfer none) (nullable). */
const OdReferralContent *od_referral_get_handed_over (OdReferral *self);

/* Whether it is, and in @state (out) (optional) the state that comes back when the correction is left. */
gboolean od_referral_is_being_corrected (OdReferral *self, OdState *state);

/* The last step with @event, (transfer none) (nullable). */
const OdStep *od_referral_find_step (OdReferral *self, OdEvent event);

/* Each gives a changed copy, (transfer full). */
OdReferral *od_referral_with_client (OdReferral *self, OdClient *client, GDateTime *now);
OdReferral *od_referral_with_consent (OdReferral *self, const OdConsent *consent, GDateTime *now);
OdReferral *od_referral_with_protocol (OdReferral *self, const char *protocol_id, GDateTime *now);
OdReferral *od_referral_with_residence_reason (OdReferral *self, OdResidenceReason reason, GDateTime *now);
OdReferral *od_referral_with_worker (OdReferral *self, const char *worker, GDateTime *now);
OdReferral *od_referral_with_history (OdReferral *self, OdClientHistory *history, GDateTime *now);
OdReferral *od_referral_with_file_number (OdReferral *self, const char *file_number, GDateTime *now);
OdReferral *od_referral_with_content (OdReferral *self, const OdReferralContent *content, GDateTime *now);
OdReferral *od_referral_with_handed_over (OdReferral *self, const OdReferralContent *content, GDateTime *now);

/* What the register keeps of a referral beside its plain part; members as the getters above give them. */
typedef struct
{
  OdClient *client;
  const OdConsent *consent;
  OdResidenceReason residence_reason;
  const char *file_number;
  const OdReferralContent *handed_over;
  OdClientHistory *history; /* (nullable): empty */
} OdReferralKept;

/* From the register: all of it at once, and not as a change; (transfer full). */
OdReferral *od_referral_with_kept (OdReferral *self, const OdReferralKept *kept);

/**
 * od_referral_with_event:
 * @day: (nullable): ISO 8601 day on which it happened, when a person says so
 * @detail: (nullable): see #OdStep
 *
 * Lets @event happen: a new step and the state that the table of transitions gives. Erasing drops client and consent. Revising what
 * was packed keeps what its package handed over until it is packed again: see od_referral_get_handed_over().
 *
 * Returns: (transfer full): the changed referral, or NULL with OD_REFERRAL_ERROR_TRANSITION
 */
OdReferral *od_referral_with_event (OdReferral *self, OdEvent event, GDateTime *now, const char *user, const char *day,
                                    const char *detail, GError **error);

/* Takes the last step back: the state is that of the step before, and a step OD_EVENT_UNDO is added, since nothing forgets.
 * Returns: (transfer full): the changed referral, or NULL with OD_REFERRAL_ERROR_TRANSITION when there is none that can be. */
OdReferral *od_referral_with_undo (OdReferral *self, GDateTime *now, const char *user, GError **error);

/* The same for a step that is not undone by itself: only when the last standing step is @event, and what was packed with it has not
 * been sent, which the caller sees to; (transfer full), or NULL with OD_REFERRAL_ERROR_TRANSITION. */
OdReferral *od_referral_with_taken_back (OdReferral *self, OdEvent event, GDateTime *now, const char *user, GError **error);

/**
 * od_referral_with_correction_left:
 *
 * Leaves the correction of a referral that was packed before: state and content are again what they were, and a step
 * OD_EVENT_UNDO is added. When the receipt of the last package came in meanwhile the state is *ontvangst bevestigd*.
 *
 * Returns: (transfer full): the changed referral, or NULL with OD_REFERRAL_ERROR_TRANSITION when it is not being corrected
 */
OdReferral *od_referral_with_correction_left (OdReferral *self, GDateTime *now, const char *user, GError **error);

/**
 * od_referral_check:
 * @protocol: (nullable): the protocol chosen for @self
 * @today: ISO 8601 day
 *
 * All findings that keep @self from being packed (protocol A-C and articles 1, 3, 5): client, consent, protocol in force, and
 * the client's residence in the municipality of the protocol or a reason why not.
 *
 * Returns: (transfer full)
 */
OdFindings *od_referral_check (OdReferral *self, OdProtocol *protocol, const char *today);

/* Who handed over a referral that came in a package made by hand, and on which day (ISO 8601): as the user filled in. */
typedef struct
{
  const char *team_member;
  const char *sent_on;
} OdHandingOver;

/**
 * od_referral_check_typed_over:
 * @protocol: (nullable): the protocol of the team that sent it
 * @today: ISO 8601 day
 *
 * All findings that keep @self, typed over at the OCMW from a package made by hand, from being accepted. The rules of
 * od_referral_check() as far as the OCMW may know: of the consent how and when it was given, and all of it on the day that it was
 * sent, when the protocol had to be in force and the consent given.
 *
 * Returns: (transfer full)
 */
OdFindings *od_referral_check_typed_over (OdReferral *self, OdProtocol *protocol, const OdHandingOver *handing_over, const char *today);
