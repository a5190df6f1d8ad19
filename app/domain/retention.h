#pragma once

#include "deadline.h"
#include "referral.h"

typedef enum
{
  OD_RETENTION_BLOCKED,  /* may not be erased, whatever the day */
  OD_RETENTION_LATER,    /* may be erased from a day on that is to come */
  OD_RETENTION_DUE,      /* may be erased now; it is proposed, and a person confirms */
  OD_RETENTION_ERASED,
} OdRetentionState;

/**
 * OdRetentionGround:
 *
 * Why a client's data are kept, or may go (protocol art. 3).
 */
typedef enum
{
  /* Keeps them: */
  OD_GROUND_NOT_SENT,          /* Kind en Gezin: not handed over yet; a draft is thrown away instead */
  OD_GROUND_NOT_CONFIRMED,     /* Kind en Gezin: the OCMW has not confirmed that it has them */
  OD_GROUND_NO_CONTACT,        /* OCMW: there was no contact yet */
  OD_GROUND_WISH_UNCLEAR,      /* OCMW: contact, but it is not clear what the client wishes */
  OD_GROUND_FILE_OPEN,         /* OCMW: the client is helped */
  OD_GROUND_TO_REVIEW,         /* OCMW: unreachable, and a person decides */
  OD_GROUND_TO_DECIDE,         /* OCMW: consent withdrawn while there is a file, and a person decides */
  /* Lets them go, now or later: */
  OD_GROUND_HANDED_OVER,       /* Kind en Gezin: the OCMW has them, and the time for remarks about them is over */
  OD_GROUND_NO_HELP,           /* OCMW: the client wishes no help */
  OD_GROUND_RETURNED,
  OD_GROUND_WITHDRAWN,
  OD_GROUND_FILE_CLOSED,       /* OCMW: the years after the closing of the file are over */
  OD_GROUND_UNREACHABLE,       /* OCMW: a person decided so */
  OD_N_RETENTION_GROUNDS,
} OdRetentionGround;

/* "wenst-geen-hulp" and the like, in erasure records; and back, FALSE for any other text. */
const char *od_retention_ground_to_string (OdRetentionGround ground);
gboolean od_retention_ground_from_string (const char *text, OdRetentionGround *ground);

/**
 * OdRetention:
 * @ground: why
 * @day: ISO 8601: since when it is due, from when on it will be, or when it is reviewed; "" when no day is known
 */
typedef struct
{
  OdRetentionState state;
  OdRetentionGround ground;
  char day[11];
} OdRetention;

/**
 * od_retention_get:
 * @retention_years: of the protocol: how long after the closing of a file (art. 3)
 * @deadlines: of this desk
 * @today: ISO 8601
 *
 * Protocol art. 3 in one place: whether the client's data in @referral must stay, or may go and since when. Whole days count: on the
 * last day of a period, and not before, it is over. A file that is opened again begins anew when it is closed again; one closed on 29
 * February counts as closed on the 28th in a common year.
 */
OdRetention od_retention_get (OdReferral *referral, guint retention_years, const OdDeadlines *deadlines, const char *today);
