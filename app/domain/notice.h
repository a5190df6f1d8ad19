#pragma once

#include <glib-object.h>

#include "consent.h"
#include "desk.h"
#include "office-record.h"
#include "quality-remark.h"
#include "return-reason.h"

#define OD_NOTICE_ERROR (od_notice_error_quark ())
GQuark od_notice_error_quark (void);

/**
 * OdNoticeError:
 * @OD_NOTICE_ERROR_TRANSITION: the event may not happen in this state
 */
typedef enum
{
  OD_NOTICE_ERROR_TRANSITION,
} OdNoticeError;

/**
 * OdNoticeKind:
 *
 * What a notice is about: the first three each about one referral that was handed over, the others about what the parties to a protocol
 * tell each other, and about no client.
 */
typedef enum
{
  OD_NOTICE_RETURN,       /* terugzending, by the OCMW */
  OD_NOTICE_WITHDRAWAL,   /* intrekking of the consent, by Kind en Gezin */
  OD_NOTICE_QUALITY,      /* kwaliteitsmelding, by the OCMW, and its answer (protocol art. 7) */
  OD_NOTICE_PROCESSORS,   /* verwerkersoverzicht, by either (protocol art. 6) */
  OD_NOTICE_BREACH,       /* lekmelding, by either (protocol art. 9) */
  OD_NOTICE_CHANGE,       /* wijzigingsmelding, by either (protocol art. 9) */
  OD_NOTICE_EVIDENCE,     /* bewijsverzoek, by Kind en Gezin, and the bewijs that answers it (protocol art. 6) */
  OD_NOTICE_TERMINATION,  /* beeindiging, by either; on misuse by Kind en Gezin alone (protocol art. 8, 11) */
  OD_N_NOTICE_KINDS,
} OdNoticeKind;

const char *od_notice_kind_to_string (OdNoticeKind kind);
gboolean od_notice_kind_from_string (const char *text, OdNoticeKind *kind);

/* Whether a notice of @kind is about a referral; else it is between the parties to a protocol. */
gboolean od_notice_kind_is_about_referral (OdNoticeKind kind);

/* Whether @desk may give notices of @kind. */
gboolean od_notice_kind_may_be_sent_by (OdNoticeKind kind, OdDesk desk);

/* Whether the other party answers a notice of @kind, so that it stays open until then. */
gboolean od_notice_kind_is_answered (OdNoticeKind kind);

/**
 * OdNoticeState:
 *
 * The states of a notice, at both desks. Identifiers in the register come from od_notice_state_to_string().
 */
typedef enum
{
  /* outgoing */
  OD_NOTICE_STATE_PACKED,         /* verpakt: may still be cancelled */
  OD_NOTICE_STATE_SENT,           /* verzonden; one that is answered stays open until then */
  OD_NOTICE_STATE_CANCELLED,      /* geannuleerd: it was not sent */
  /* incoming */
  OD_NOTICE_STATE_RECEIVED,       /* ontvangen: somebody must decide or answer */
  OD_NOTICE_STATE_REMEMBERED,     /* onthouden: the withdrawal of a referral that never came in */
  OD_NOTICE_STATE_ANSWER_PACKED,  /* antwoord verpakt: may still be cancelled */
  OD_NOTICE_STATE_SETTLED,        /* afgehandeld */
  /* both */
  OD_NOTICE_STATE_ANSWERED,       /* beantwoord */
  OD_N_NOTICE_STATES,
} OdNoticeState;

const char *od_notice_state_to_string (OdNoticeState state);
gboolean od_notice_state_from_string (const char *text, OdNoticeState *state);

typedef enum
{
  OD_NOTICE_EVENT_SEND,           /* it, or the answer to it, was sent */
  OD_NOTICE_EVENT_CANCEL,         /* it, or the answer to it, is not sent after all */
  OD_NOTICE_EVENT_PACK_ANSWER,
  OD_NOTICE_EVENT_RECEIVE_ANSWER,
  OD_NOTICE_EVENT_DECIDE,         /* a person decided: what becomes of the file, whether a change is taken over, that a breach was consulted on */
  OD_NOTICE_EVENT_TAKE_BACK,      /* the decision is taken back */
  OD_N_NOTICE_EVENTS,
} OdNoticeEvent;

/**
 * od_notice_transition_apply:
 * @incoming: whether the notice came in or goes out
 * @to: (out) (optional): the state it is in afterwards
 *
 * The one table of allowed transitions of notices.
 *
 * Returns: whether @event may happen to a notice of @kind in state @from
 */
gboolean od_notice_transition_apply (gboolean incoming, OdNoticeKind kind, OdNoticeState from, OdNoticeEvent event, OdNoticeState *to);

/**
 * OdNotice:
 *
 * A notice at one desk, going out or come in, with its state and age. Immutable: what changes gives a new one. Of one whose
 * referral was erased only the plain part is left: no remarks, and as little of anything else.
 */
#define OD_TYPE_NOTICE (od_notice_get_type ())
G_DECLARE_FINAL_TYPE (OdNotice, od_notice, OD, NOTICE, GObject)

/* What a notice says; what is not of its kind is NULL or not looked at. */
typedef struct
{
  OdReturnReason return_reason;  /* return */
  OdConsentManner manner;        /* withdrawal: how */
  char *withdrawn_on;            /* withdrawal: ISO 8601 day */
  GPtrArray *remarks;            /* quality: of OdQualityRemark, with the verdicts once answered */
  char *answer_id;               /* quality, evidence: (nullable): the UUID of the message that answers it */
  GPtrArray *records;            /* between the parties: of OdOfficeRecord: what is told; of evidence once it is answered; (nullable) */
  char *sent_at;                 /* between the parties: ISO 8601 time of the message: by that overviews are older and newer; (nullable) */
} OdNoticeContent;

void od_notice_content_clear (OdNoticeContent *content);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OdNoticeContent, od_notice_content_clear)

/**
 * od_notice_new:
 * @desk: at which desk it is
 * @incoming: whether it came in or goes out
 * @id: the UUID of its message
 * @referral_id: (nullable): the referral at this desk; NULL for the withdrawal of one that never came in, and between the parties
 * @content: (nullable): copied
 *
 * Returns: (transfer full)
 */
OdNotice *od_notice_new (OdDesk desk, OdNoticeKind kind, gboolean incoming, const char *id, const char *reference, const char *referral_id,
                         const char *protocol_id, OdNoticeState state, GDateTime *created, GDateTime *changed,
                         const OdNoticeContent *content);

OdDesk od_notice_get_desk (OdNotice *self);
OdNoticeKind od_notice_get_kind (OdNotice *self);
const char *od_notice_get_id (OdNotice *self);
const char *od_notice_get_reference (OdNotice *self);
const char *od_notice_get_referral_id (OdNotice *self);  /* (nullable) */
const char *od_notice_get_protocol_id (OdNotice *self);
OdNoticeState od_notice_get_state (OdNotice *self);
gboolean od_notice_get_incoming (OdNotice *self);
GDateTime *od_notice_get_created (OdNotice *self);       /* when it was made or came in */
GDateTime *od_notice_get_changed (OdNotice *self);
const OdNoticeContent *od_notice_get_content (OdNotice *self); /* (transfer none) (nullable) once erased */

/* Whether something is still to be done about it, here or at the other desk: such a one shows its age. */
gboolean od_notice_is_open (OdNotice *self);

/* Each gives a changed copy, (transfer full). NULL is no content: it was erased. */
OdNotice *od_notice_with_content (OdNotice *self, const OdNoticeContent *content, GDateTime *now);

/* Lets @event happen; NULL with OD_NOTICE_ERROR_TRANSITION when the table does not allow it. */
OdNotice *od_notice_with_event (OdNotice *self, OdNoticeEvent event, GDateTime *now, GError **error);
