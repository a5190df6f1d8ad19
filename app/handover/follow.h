#pragma once

#include "profile.h"

/**
 * OdFollowing:
 * @event: what happened
 * @day: (nullable): when, ISO 8601; NULL for today
 * @detail: (nullable): a fixed code: for OD_EVENT_ATTEMPT "telefoon:niet-bereikt" and the like
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

/* How a contact was sought, and whether it succeeded; the code that goes in @detail; (transfer full). */
typedef enum
{
  OD_CONTACT_PHONE,
  OD_CONTACT_LETTER,
  OD_CONTACT_VISIT,
  OD_CONTACT_EMAIL,
} OdContactManner;

char *od_follow_attempt_detail (OdContactManner manner, gboolean reached);
gboolean od_follow_attempt_from_detail (const char *detail, OdContactManner *manner, gboolean *reached);

/* Findings about @what for @referral on @today: worker or file number missing, day in the future or before the receipt; (transfer full). */
OdFindings *od_follow_check (const OdFollowing *what, OdReferral *referral, const char *today);

/* Records it; (transfer full) the changed referral. */
void od_follow_async (OdProfile *profile, OdReferral *referral, const OdFollowing *what, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data);
OdReferral *od_follow_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Takes the last step back; (transfer full) the changed referral. */
void od_follow_undo_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdReferral *od_follow_undo_finish (OdProfile *profile, GAsyncResult *result, GError **error);
