#pragma once

#include "profile.h"

/**
 * OdFollowing:
 * @event: what happened
 * @day: (nullable): when, ISO 8601; NULL for today
 * @detail: (nullable): a fixed code: for OD_EVENT_ATTEMPT "telefoon:niet-bereikt" and the like, for OD_EVENT_REVIEW that of an
 *   OdReview; for any other nothing
 * @worker: (nullable): for OD_EVENT_ASSIGN
 * @file_number: (nullable): for OD_EVENT_WANT_HELP
 *
 * One thing that a social worker records on a referral.
 */
typedef struct
{
  OdEvent event;
  const char *day;
  const char *detail;
  const char *worker;
  const char *file_number;
} OdFollowing;

/* The code that goes in @detail for a contact attempt: how, by the code of a choice OD_CHOICE_CONTACT_MANNER, and whether it
 * succeeded; (transfer full). And back: FALSE when @detail (nullable) is no such code. */
char *od_follow_attempt_format (const char *manner, gboolean reached);
gboolean od_follow_attempt_parse (const char *detail, char **manner, gboolean *reached);

/* Findings about @what for @referral on @today: worker, file number, manner or ground missing, day in the future or before the receipt;
 * (transfer full). Whether a choice is offered at this desk, od_follow_async() looks up itself. */
OdFindings *od_follow_check (const OdFollowing *what, OdReferral *referral, const char *today);

/* Records it; (transfer full) the changed referral. */
void od_follow_async (OdProfile *profile, OdReferral *referral, const OdFollowing *what, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data);
OdReferral *od_follow_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Takes the last step back; (transfer full) the changed referral. */
void od_follow_undo_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdReferral *od_follow_undo_finish (OdProfile *profile, GAsyncResult *result, GError **error);
