#include "follow.h"

#include "arrival.h"
#include "profile-private.h"
#include "referral-change.h"
#include "review.h"
#include "standing-steps.h"
#include "text-rules.h"

#include <glib/gi18n-lib.h>

#define MAX_WORKER_CHARACTERS 80
#define MAX_FILE_NUMBER_CHARACTERS 40

#define REACHED "bereikt"
#define NOT_REACHED "niet-bereikt"

/* A copy of an OdFollowing that lives as long as it is worked on. */
typedef struct
{
  OdEvent event;
  char *day;
  char *detail;
  char *worker;
  char *file_number;
} Following;

static Following *
following_new (const OdFollowing *what)
{
  Following *following = g_new0 (Following, 1);

  following->event = what->event;
  following->day = g_strdup (what->day);
  following->detail = g_strdup (what->detail);
  following->worker = what->worker != NULL ? od_text_normalise (what->worker) : NULL;
  following->file_number = what->file_number != NULL ? od_text_normalise (what->file_number) : NULL;
  return following;
}

static void
following_free (gpointer data)
{
  Following *following = data;

  g_free (following->day);
  g_free (following->detail);
  g_free (following->worker);
  g_free (following->file_number);
  g_free (following);
}

/* What a social worker records by hand. Disclosing, correcting, returning, withdrawing and erasing do more than that. */
static gboolean
is_followed (OdEvent event)
{
  return event >= OD_EVENT_ASSIGN && event <= OD_EVENT_REVIEW;
}

static void
check_review (const char *detail, const char *today, OdFindings *findings)
{
  g_auto (OdReview) review = { 0 };

  if (!od_review_from_detail (detail, &review))
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_GROUND, OD_SEVERITY_ERROR);
  else if (review.until != NULL && strcmp (review.until, today) <= 0)
    od_findings_add (findings, OD_FINDING_END_BEFORE_START, OD_FIELD_DATE, OD_SEVERITY_ERROR);
}

/* Fixed codes alone, where there is something to say: what is typed about a client goes nowhere (protocol art. 3). */
static void
check_detail (const OdFollowing *what, const char *today, OdFindings *findings)
{
  g_autofree char *manner = NULL;
  gboolean reached;

  if (what->event == OD_EVENT_REVIEW)
    check_review (what->detail, today, findings);
  else if (what->event == OD_EVENT_ATTEMPT && !od_follow_attempt_parse (what->detail, &manner, &reached))
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_CONTACT_DETAILS, OD_SEVERITY_ERROR);
  else if (what->event != OD_EVENT_ATTEMPT && what->detail != NULL)
    od_findings_add (findings, OD_FINDING_CHARACTERS, OD_FIELD_CONTACT_DETAILS, OD_SEVERITY_ERROR);
}

/* @referral with what comes with the event; (transfer full). */
static OdReferral *
with_worker_or_file (OdProfile *self, OdReferral *referral, const Following *what)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self);

  if (what->event == OD_EVENT_ASSIGN)
    return od_referral_with_worker (referral, what->worker, now);
  if (what->event == OD_EVENT_WANT_HELP)
    return od_referral_with_file_number (referral, what->file_number, now);
  return g_object_ref (referral);
}

/* What the settings do not offer is not chosen, whatever a window says. */
static gboolean
is_offered (OdProfile *self, const Following *what)
{
  OdChoices *choices = self->settings->choices;
  g_autofree char *manner = NULL;
  g_auto (OdReview) review = { 0 };
  gboolean reached;

  if (what->event == OD_EVENT_ATTEMPT)
    return od_follow_attempt_parse (what->detail, &manner, &reached)
           && od_choices_offer (choices, OD_CHOICE_CONTACT_MANNER, manner);
  if (what->event == OD_EVENT_REVIEW)
    return od_review_from_detail (what->detail, &review)
           && od_choices_offer (choices, review.erase ? OD_CHOICE_ERASE_GROUND : OD_CHOICE_KEEP_GROUND, review.ground);
  return TRUE;
}

static gboolean
check (OdProfile *self, const Following *what, OdReferral *current, GError **error)
{
  const OdFollowing copy = { what->event, what->day, what->detail, what->worker, what->file_number };
  g_autofree char *today = od_profile_get_today (self);
  g_autoptr (OdFindings) findings = NULL;

  if (current == NULL)
    {
      od_set_referral_gone_error (error);
      return FALSE;
    }
  findings = od_follow_check (&copy, current, today);
  if (is_followed (what->event) && !od_findings_has_errors (findings) && is_offered (self, what))
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                       _ ("Dit kan zo niet bewaard worden: er is nog iets aan te vullen of te verbeteren."));
  return FALSE;
}

static OdReferral *
follow (OdProfile *self, OdReferral *current, gpointer data, const char **action, GError **error)
{
  const Following *what = data;
  g_autoptr (OdReferral) changed = NULL;

  if (!check (self, what, current, error))
    return NULL;
  changed = with_worker_or_file (self, current, what);
  *action = od_event_to_string (what->event);
  return od_referral_let_happen (self, changed, what->event, what->day,
                                 what->event == OD_EVENT_ASSIGN ? what->worker : what->detail, error);
}

static OdReferral *
without_last_disclosure (OdReferral *undone, GDateTime *now)
{
  g_autoptr (OdClientHistory) history = od_client_history_without_last_disclosure (od_referral_get_history (undone));

  return od_referral_with_history (undone, history, now);
}

/* @undone with what came with the step that was taken back as it was before; (transfer full). */
static OdReferral *
without_worker_or_file (OdReferral *undone, GDateTime *now)
{
  const OdStep *undo = od_referral_find_step (undone, OD_EVENT_UNDO);
  const OdStep *assigned = od_steps_find_standing (od_referral_get_steps (undone), OD_EVENT_BIT (OD_EVENT_ASSIGN));

  if (g_strcmp0 (undo->detail, od_event_to_string (OD_EVENT_ASSIGN)) == 0)
    return od_referral_with_worker (undone, assigned != NULL ? assigned->detail : NULL, now);
  if (g_strcmp0 (undo->detail, od_event_to_string (OD_EVENT_WANT_HELP)) == 0)
    return od_referral_with_file_number (undone, NULL, now);
  if (g_strcmp0 (undo->detail, od_event_to_string (OD_EVENT_DISCLOSE)) == 0)
    return without_last_disclosure (undone, now);
  return g_object_ref (undone);
}

static OdReferral *
undo (OdProfile *self, OdReferral *current, gpointer data, const char **action, GError **error)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autoptr (OdReferral) undone = NULL;

  if (current == NULL)
    {
      od_set_referral_gone_error (error);
      return NULL;
    }
  *action = od_event_to_string (OD_EVENT_UNDO);
  undone = od_referral_with_undo (current, now, self->settings->user_name, error);
  return undone != NULL ? without_worker_or_file (undone, now) : NULL;
}

char *
od_follow_attempt_format (const char *manner, gboolean reached)
{
  return g_strconcat (manner, ":", reached ? REACHED : NOT_REACHED, NULL);
}

gboolean
od_follow_attempt_parse (const char *detail, char **manner, gboolean *reached)
{
  g_auto (GStrv) parts = g_strsplit (detail != NULL ? detail : "", ":", -1);

  if (g_strv_length (parts) != 2 || !od_choice_code_is_valid (parts[0])
      || (!g_str_equal (parts[1], REACHED) && !g_str_equal (parts[1], NOT_REACHED)))
    return FALSE;
  *reached = g_str_equal (parts[1], REACHED);
  *manner = g_strdup (parts[0]);
  return TRUE;
}

OdFindings *
od_follow_check (const OdFollowing *what, OdReferral *referral, const char *today)
{
  OdFindings *findings = od_findings_new ();

  if (what->event == OD_EVENT_ASSIGN)
    od_text_check_required (what->worker, OD_FIELD_USER_NAME, MAX_WORKER_CHARACTERS, findings);
  if (what->event == OD_EVENT_WANT_HELP)
    od_text_check_required (what->file_number, OD_FIELD_FILE_NUMBER, MAX_FILE_NUMBER_CHARACTERS, findings);
  check_detail (what, today, findings);
  if (what->day != NULL)
    od_arrival_check_day (referral, what->day, today, findings);
  return findings;
}

void
od_follow_async (OdProfile *profile, OdReferral *referral, const OdFollowing *what, GCancellable *cancellable,
                 GAsyncReadyCallback callback, gpointer data)
{
  od_referral_change_async (profile, referral, OD_DESK_OCMW, follow, following_new (what), following_free, cancellable,
                            callback, data);
}

OdReferral *
od_follow_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_referral_change_finish (profile, result, error);
}

void
od_follow_undo_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer data)
{
  od_referral_change_async (profile, referral, OD_DESK_OCMW, undo, NULL, NULL, cancellable, callback, data);
}

OdReferral *
od_follow_undo_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_referral_change_finish (profile, result, error);
}
