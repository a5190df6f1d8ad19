#pragma once

#include <glib.h>

#include "desk.h"

/**
 * OdState:
 *
 * The states of a referral, at both desks. Identifiers in the register come from od_state_to_string().
 */
typedef enum
{
  /* Kind en Gezin */
  OD_STATE_DRAFT,        /* concept */
  OD_STATE_READY,        /* klaar: may be packed */
  OD_STATE_PACKED,       /* verpakt */
  OD_STATE_SENT,         /* verzonden */
  OD_STATE_CONFIRMED,    /* ontvangst bevestigd */
  /* OCMW */
  OD_STATE_RECEIVED,     /* ontvangen */
  OD_STATE_ASSIGNED,     /* toegewezen */
  OD_STATE_ATTEMPTED,    /* contactpoging */
  OD_STATE_WISH_UNCLEAR, /* contact gehad, wens onduidelijk: blocks erasure (protocol art. 3) */
  OD_STATE_FILE_OPEN,    /* wenst hulp: dossier open */
  OD_STATE_NO_HELP,      /* wenst geen hulp */
  OD_STATE_FILE_CLOSED,  /* dossier gesloten */
  OD_STATE_UNREACHABLE,  /* onbereikbaar, with a review date */
  /* both */
  OD_STATE_RETURNED,     /* teruggestuurd */
  OD_STATE_WITHDRAWN,    /* ingetrokken */
  OD_STATE_ERASED,       /* gewist */
  OD_N_STATES,
} OdState;

/**
 * OdEvent:
 *
 * What happens to a referral. Some change its state, some are only dated and signed (assignment of another worker, …).
 */
typedef enum
{
  /* Kind en Gezin */
  OD_EVENT_COMPLETE,          /* all findings are mended */
  OD_EVENT_REVISE,            /* back to draft to change something, or to correct what was handed over */
  OD_EVENT_PACK,
  OD_EVENT_GIVE_PASSPHRASE,   /* told by another channel (detail); keeps the state */
  OD_EVENT_SEND,
  OD_EVENT_CONFIRM,           /* the receipt came in */
  OD_EVENT_CONFIRM_EARLIER,   /* that of an earlier package than the newest, or of the last one during its correction (detail) */
  /* OCMW */
  OD_EVENT_RECEIVE,           /* accepted from a package */
  OD_EVENT_RECEIVE_AGAIN,     /* the same from a newer package (detail); keeps the state */
  OD_EVENT_TRANSCRIBE,        /* typed over from a package that was made by hand; beside OD_EVENT_RECEIVE */
  OD_EVENT_ASSIGN,
  OD_EVENT_ATTEMPT,           /* a contact attempt, reached or not */
  OD_EVENT_CONTACT,           /* contact, but the wish is unclear */
  OD_EVENT_WANT_HELP,         /* a file is opened */
  OD_EVENT_WANT_NO_HELP,
  OD_EVENT_CLOSE_FILE,
  OD_EVENT_REOPEN_FILE,
  OD_EVENT_GIVE_UP,           /* unreachable */
  OD_EVENT_RESUME,            /* reachable after all */
  OD_EVENT_REVIEW,            /* unreachable: a person decided, see review.h; keeps the state */
  OD_EVENT_DISCLOSE,          /* onward disclosure (protocol art. 4) */
  OD_EVENT_CORRECT,           /* data corrected (GDPR art. 16, protocol art. 7); at both desks */
  OD_EVENT_KEEP_FILE,         /* consent was withdrawn, and a person keeps the file on a ground of its own */
  OD_EVENT_END_FILE,          /* consent was withdrawn, and a person ends the file */
  /* both */
  OD_EVENT_RETURN,            /* sent back by the OCMW, or come back */
  OD_EVENT_WITHDRAW,          /* consent withdrawn */
  OD_EVENT_ERASE,
  OD_EVENT_UNDO,              /* the last step is taken back: see od_transition_apply() */
  OD_N_EVENTS,
} OdEvent;

/**
 * od_transition_apply:
 * @desk: at which desk
 * @from: the state it is in
 * @event: what happens
 * @to: (out) (optional): the state it is in afterwards
 *
 * The one table of allowed transitions (design: states). Undo is not in the table, since the state that it leads to is the one
 * before the last step: see od_referral_with_undo().
 *
 * Returns: whether @event may happen at @desk in state @from
 */
gboolean od_transition_apply (OdDesk desk, OdState from, OdEvent event, OdState *to);

/* Dutch identifiers for register and journal ("ontvangst-bevestigd"), and back; FALSE for any other text. */
const char *od_state_to_string (OdState state);
gboolean od_state_from_string (const char *text, OdState *state);
const char *od_event_to_string (OdEvent event);
gboolean od_event_from_string (const char *text, OdEvent *event);
