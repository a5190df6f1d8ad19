#pragma once

#include "retention.h"

/**
 * OdWorkGroup:
 *
 * Under which heading a referral stands in the work list of its desk, by what is to be done.
 */
typedef enum
{
  /* OCMW */
  OD_GROUP_NEW,            /* nieuw */
  OD_GROUP_TO_CONTACT,     /* te contacteren */
  OD_GROUP_AWAITS_WISH,    /* wacht op wens */
  OD_GROUP_FILE_OPEN,      /* dossier open */
  /* Kind en Gezin */
  OD_GROUP_DRAFT,          /* concept of klaar */
  OD_GROUP_TO_SEND,        /* te verzenden */
  OD_GROUP_SENT,           /* verzonden: the receipt may still come in time */
  OD_GROUP_NOT_CONFIRMED,  /* niet bevestigd */
  OD_GROUP_CONFIRMED,      /* bevestigd */
  /* both */
  OD_GROUP_TO_REVIEW,      /* te herzien */
  OD_GROUP_TO_ERASE,       /* te wissen */
  OD_GROUP_KEPT,           /* bewaard: nothing to do before the data may go */
  OD_GROUP_DONE,           /* gewist */
  OD_N_WORK_GROUPS,
} OdWorkGroup;

/* What is to be done next. */
typedef enum
{
  OD_ACTION_NONE,
  OD_ACTION_ASSIGN,       /* and contact */
  OD_ACTION_CONTACT,
  OD_ACTION_LEARN_WISH,
  OD_ACTION_HELP,         /* the file is open: no deadline of this program */
  OD_ACTION_REVIEW,       /* a client who could not be reached */
  OD_ACTION_DECIDE,       /* what a withdrawal means for the file */
  OD_ACTION_COMPLETE,
  OD_ACTION_PACK,
  OD_ACTION_SEND,
  OD_ACTION_AWAIT_RECEIPT,
  OD_ACTION_ASK_RECEIPT,
  OD_ACTION_REVISE,       /* come back: correct it, or erase it */
  OD_ACTION_ERASE,
} OdAction;

/**
 * OdNextStep:
 * @due: ISO 8601: the day by which; "" for one without a deadline
 * @overdue: @due has passed, and it is something that should have been done by then
 */
typedef struct
{
  OdWorkGroup group;
  OdAction action;
  char due[11];
  gboolean overdue;
} OdNextStep;

/* What is to be done about @referral on @today; see od_retention_get() for the parameters. */
OdNextStep od_next_step_get (OdReferral *referral, guint retention_years, const OdDeadlines *deadlines, const char *today);

/**
 * od_next_step_get_place:
 * @referral: whose next step it is
 *
 * Its place in a work list on @today, the lowest first: by section, then by due day (what has no deadline but can be done counts as due
 * today), then what is new before what is under way, then the oldest. Found once, it sorts many quickly.
 */
guint64 od_next_step_get_place (const OdNextStep *self, OdReferral *referral, const char *today);

/* Which heading it stands under in a work list, from the top: 0 for all that is overdue, then one for each group. */
guint od_next_step_get_section (const OdNextStep *next);
