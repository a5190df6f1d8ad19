#pragma once

#include <adwaita.h>

#include "follow.h"

/* What a social worker records in one go. */
typedef enum
{
  OD_FOLLOW_ASSIGN,   /* to a social worker, or handed over to another one */
  OD_FOLLOW_ATTEMPT,  /* a contact attempt */
  OD_FOLLOW_CONTACT,  /* contact, and the client's wish */
  OD_FOLLOW_CLOSE,    /* the client file */
  OD_FOLLOW_REOPEN,
  OD_FOLLOW_GIVE_UP,  /* unreachable */
  OD_FOLLOW_REVIEW,   /* what becomes of a client who could not be reached */
} OdFollowQuestion;

/* Called with the changed referral when something was recorded. */
typedef void (*OdFollowDone) (OdReferral *referral, gpointer data);

/**
 * od_follow_dialog_present:
 *
 * Asks for what belongs to @question by fixed choices, no free text on the client (protocol art. 3), records it, and calls @done with @data, an
 * object that is kept alive meanwhile. Nothing is recorded when the user cancels.
 */
void od_follow_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral, OdFollowQuestion question,
                               OdFollowDone done, GObject *data);
