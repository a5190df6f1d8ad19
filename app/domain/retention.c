#include "retention.h"

#include "name-list.h"

#include <string.h>

#include "day.h"
#include "review.h"
#include "standing-steps.h"

static const char *const names[OD_N_RETENTION_GROUNDS] = {
  [OD_GROUND_NOT_SENT] = "niet-verzonden",
  [OD_GROUND_NOT_CONFIRMED] = "niet-bevestigd",
  [OD_GROUND_NO_CONTACT] = "geen-contact",
  [OD_GROUND_WISH_UNCLEAR] = "wens-onduidelijk",
  [OD_GROUND_FILE_OPEN] = "dossier-open",
  [OD_GROUND_TO_REVIEW] = "te-herzien",
  [OD_GROUND_TO_DECIDE] = "te-beslissen",
  [OD_GROUND_HANDED_OVER] = "overgedragen",
  [OD_GROUND_NO_HELP] = "wenst-geen-hulp",
  [OD_GROUND_RETURNED] = "teruggestuurd",
  [OD_GROUND_WITHDRAWN] = "ingetrokken",
  [OD_GROUND_FILE_CLOSED] = "dossier-gesloten",
  [OD_GROUND_UNREACHABLE] = "onbereikbaar",
};

/* Takes @day, (transfer full) (nullable). */
static OdRetention
make (OdRetentionState state, OdRetentionGround ground, char *day)
{
  OdRetention retention = { state, ground, "" };

  if (day != NULL)
    g_strlcpy (retention.day, day, sizeof retention.day);
  g_free (day);
  return retention;
}

/* Due from @day (transfer full) on. */
static OdRetention
make_from (OdRetentionGround ground, char *day, const char *today)
{
  return make (strcmp (day, today) <= 0 ? OD_RETENTION_DUE : OD_RETENTION_LATER, ground, day);
}

/* The day on which the referral came into its state by @event; (transfer full). A person's day counts, and without a step that of the
 * last change. */
static char *
get_day_of (OdReferral *referral, OdEvent event)
{
  const OdStep *step = od_steps_find_standing (od_referral_get_steps (referral), OD_EVENT_BIT (event));

  return step != NULL ? od_step_get_day (step) : od_recorded_time_get_day (od_referral_get_changed (referral));
}

/* The day on which @event was recorded here, whatever the other desk says about it; (transfer full). */
static char *
get_day_recorded (OdReferral *referral, OdEvent event)
{
  const OdStep *step = od_steps_find_standing (od_referral_get_steps (referral), OD_EVENT_BIT (event));

  return step != NULL ? od_recorded_time_get_day (step->at) : od_recorded_time_get_day (od_referral_get_changed (referral));
}

static OdRetention
get_of_unreachable (OdReferral *referral, const OdDeadlines *deadlines)
{
  const guint64 events = OD_EVENT_BIT (OD_EVENT_GIVE_UP) | OD_EVENT_BIT (OD_EVENT_REVIEW);
  const OdStep *step = od_steps_find_standing (od_referral_get_steps (referral), events);
  g_auto (OdReview) review = { 0 };
  g_autofree char *given_up = NULL;

  if (step != NULL && step->event == OD_EVENT_REVIEW && od_review_from_detail (step->detail, &review))
    return review.erase ? make (OD_RETENTION_DUE, OD_GROUND_UNREACHABLE, od_step_get_day (step))
                        : make (OD_RETENTION_BLOCKED, OD_GROUND_TO_REVIEW, g_steal_pointer (&review.until));
  given_up = get_day_of (referral, OD_EVENT_GIVE_UP);
  return make (OD_RETENTION_BLOCKED, OD_GROUND_TO_REVIEW, od_deadlines_add (deadlines, OD_DEADLINE_REVIEW, given_up));
}

/* The day of a withdrawal that came in while there is a file and of which nobody decided yet what it means; (transfer full) (nullable). */
static char *
find_undecided (OdReferral *referral)
{
  const guint64 events = OD_EVENT_BIT (OD_EVENT_WITHDRAW) | OD_EVENT_BIT (OD_EVENT_KEEP_FILE);
  const OdStep *step = od_steps_find_standing (od_referral_get_steps (referral), events);

  return step != NULL && step->event == OD_EVENT_WITHDRAW ? od_recorded_time_get_day (step->at) : NULL;
}

static OdRetention
get_of_file (OdReferral *referral, guint retention_years, const char *today)
{
  char *undecided = find_undecided (referral);
  g_autofree char *closed = NULL;

  if (undecided != NULL)
    return make (OD_RETENTION_BLOCKED, OD_GROUND_TO_DECIDE, undecided);
  if (od_referral_get_state (referral) == OD_STATE_FILE_OPEN)
    return make (OD_RETENTION_BLOCKED, OD_GROUND_FILE_OPEN, NULL);
  closed = get_day_of (referral, OD_EVENT_CLOSE_FILE);
  return make_from (OD_GROUND_FILE_CLOSED, od_day_add_years (closed, retention_years), today);
}

/* A file that a person ended after a withdrawal is withdrawn since that day. */
static char *
get_day_withdrawn (OdReferral *referral)
{
  const guint64 events = OD_EVENT_BIT (OD_EVENT_WITHDRAW) | OD_EVENT_BIT (OD_EVENT_END_FILE);
  const OdStep *step = od_steps_find_standing (od_referral_get_steps (referral), events);

  return step != NULL ? od_recorded_time_get_day (step->at) : od_recorded_time_get_day (od_referral_get_changed (referral));
}

static OdRetention
get_of_confirmed (OdReferral *referral, const OdDeadlines *deadlines, const char *today)
{
  g_autofree char *confirmed = get_day_recorded (referral, OD_EVENT_CONFIRM);

  return make_from (OD_GROUND_HANDED_OVER, od_deadlines_add (deadlines, OD_DEADLINE_SENDER_ERASURE, confirmed), today);
}

const char *
od_retention_ground_to_string (OdRetentionGround ground)
{
  return names[ground];
}

gboolean
od_retention_ground_from_string (const char *text, OdRetentionGround *ground)
{
  int found = od_names_find (names, OD_N_RETENTION_GROUNDS, text);

  if (found >= 0)
    *ground = found;
  return found >= 0;
}

OdRetention
od_retention_get (OdReferral *referral, guint retention_years, const OdDeadlines *deadlines, const char *today)
{
  switch (od_referral_get_state (referral))
    {
    case OD_STATE_DRAFT:
    case OD_STATE_READY:
      return make (OD_RETENTION_BLOCKED, OD_GROUND_NOT_SENT, NULL);
    case OD_STATE_PACKED:
    case OD_STATE_SENT:
      return make (OD_RETENTION_BLOCKED, OD_GROUND_NOT_CONFIRMED, NULL);
    case OD_STATE_CONFIRMED:
      return get_of_confirmed (referral, deadlines, today);
    case OD_STATE_WISH_UNCLEAR:
      return make (OD_RETENTION_BLOCKED, OD_GROUND_WISH_UNCLEAR, NULL);
    case OD_STATE_FILE_OPEN:
    case OD_STATE_FILE_CLOSED:
      return get_of_file (referral, retention_years, today);
    case OD_STATE_NO_HELP:
      return make (OD_RETENTION_DUE, OD_GROUND_NO_HELP, get_day_of (referral, OD_EVENT_WANT_NO_HELP));
    case OD_STATE_UNREACHABLE:
      return get_of_unreachable (referral, deadlines);
    case OD_STATE_RETURNED:
      return make (OD_RETENTION_DUE, OD_GROUND_RETURNED, get_day_recorded (referral, OD_EVENT_RETURN));
    case OD_STATE_WITHDRAWN:
      return make (OD_RETENTION_DUE, OD_GROUND_WITHDRAWN, get_day_withdrawn (referral));
    case OD_STATE_ERASED:
      return make (OD_RETENTION_ERASED, OD_GROUND_HANDED_OVER, get_day_recorded (referral, OD_EVENT_ERASE));
    case OD_STATE_RECEIVED:
    case OD_STATE_ASSIGNED:
    case OD_STATE_ATTEMPTED:
    case OD_N_STATES:
    default:
      return make (OD_RETENTION_BLOCKED, OD_GROUND_NO_CONTACT, NULL);
    }
}
