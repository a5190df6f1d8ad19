#include "follow.h"

#include "day.h"
#include "profile-private.h"
#include "referral-change.h"
#include "text-rules.h"

#include <glib/gi18n-lib.h>

#define MAX_WORKER_CHARACTERS 80
#define MAX_FILE_NUMBER_CHARACTERS 40

static const char *const manner_names[] = {
  [OD_CONTACT_PHONE] = "telefoon",
  [OD_CONTACT_LETTER] = "brief",
  [OD_CONTACT_VISIT] = "bezoek",
  [OD_CONTACT_EMAIL] = "e-mail",
};

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
  return event >= OD_EVENT_ASSIGN && event <= OD_EVENT_RESUME;
}

static void
check_text (const char *text, OdField field, gsize max_characters, OdFindings *findings)
{
  g_autofree char *normal = text != NULL ? od_text_normalise (text) : NULL;

  if (normal == NULL || *normal == '\0')
    od_findings_add (findings, OD_FINDING_REQUIRED, field, OD_SEVERITY_ERROR);
  else
    od_text_check (text, field, max_characters, findings);
}

static void
check_day (const char *day, OdReferral *referral, const char *today, OdFindings *findings)
{
  const OdStep *received = od_referral_find_step (referral, OD_EVENT_RECEIVE);
  g_autofree char *received_on = received != NULL ? od_day_from_time (received->at) : NULL;

  if (!od_day_is_valid (day))
    od_findings_add (findings, OD_FINDING_SHAPE, OD_FIELD_DATE, OD_SEVERITY_ERROR);
  else if (strcmp (day, today) > 0)
    od_findings_add (findings, OD_FINDING_IN_FUTURE, OD_FIELD_DATE, OD_SEVERITY_ERROR);
  else if (received_on != NULL && strcmp (day, received_on) < 0)
    od_findings_add (findings, OD_FINDING_END_BEFORE_START, OD_FIELD_DATE, OD_SEVERITY_ERROR);
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
  if (is_followed (what->event) && !od_findings_has_errors (findings))
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

/* The worker whom the last assignment names that has not been taken back; (nullable) (transfer none). */
static const char *
find_standing_worker (GPtrArray *steps)
{
  guint n_undone = 0;

  for (guint i = steps->len; i > 0; i--)
    {
      const OdStep *step = g_ptr_array_index (steps, i - 1);

      if (step->event == OD_EVENT_UNDO)
        n_undone++;
      else if (n_undone > 0)
        n_undone--;
      else if (step->event == OD_EVENT_ASSIGN)
        return step->detail;
    }
  return NULL;
}

/* @undone with what came with the step that was taken back as it was before; (transfer full). */
static OdReferral *
without_worker_or_file (OdReferral *undone, GDateTime *now)
{
  const OdStep *undo = od_referral_find_step (undone, OD_EVENT_UNDO);

  if (g_strcmp0 (undo->detail, od_event_to_string (OD_EVENT_ASSIGN)) == 0)
    return od_referral_with_worker (undone, find_standing_worker (od_referral_get_steps (undone)), now);
  if (g_strcmp0 (undo->detail, od_event_to_string (OD_EVENT_WANT_HELP)) == 0)
    return od_referral_with_file_number (undone, NULL, now);
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
od_follow_attempt_detail (OdContactManner manner, gboolean reached)
{
  g_return_val_if_fail (manner < G_N_ELEMENTS (manner_names), NULL);

  return g_strconcat (manner_names[manner], reached ? ":bereikt" : ":niet-bereikt", NULL);
}

gboolean
od_follow_attempt_from_detail (const char *detail, OdContactManner *manner, gboolean *reached)
{
  for (guint i = 0; detail != NULL && i < 2 * G_N_ELEMENTS (manner_names); i++)
    {
      g_autofree char *candidate = od_follow_attempt_detail (i / 2, i % 2);
      if (!g_str_equal (candidate, detail))
        continue;
      *manner = i / 2;
      *reached = i % 2;
      return TRUE;
    }
  return FALSE;
}

OdFindings *
od_follow_check (const OdFollowing *what, OdReferral *referral, const char *today)
{
  OdFindings *findings = od_findings_new ();
  OdContactManner manner;
  gboolean reached;

  if (what->event == OD_EVENT_ASSIGN)
    check_text (what->worker, OD_FIELD_USER_NAME, MAX_WORKER_CHARACTERS, findings);
  if (what->event == OD_EVENT_WANT_HELP)
    check_text (what->file_number, OD_FIELD_FILE_NUMBER, MAX_FILE_NUMBER_CHARACTERS, findings);
  if (what->event == OD_EVENT_ATTEMPT && !od_follow_attempt_from_detail (what->detail, &manner, &reached))
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_CONTACT_DETAILS, OD_SEVERITY_ERROR);
  if (what->day != NULL)
    check_day (what->day, referral, today, findings);
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
