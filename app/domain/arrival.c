#include "arrival.h"

#include "day.h"
#include "difference.h"
#include "standing-steps.h"

#include <string.h>

#define UUID_LENGTH 36

char *
od_arrival_detail (const char *message_id, GPtrArray *differences)
{
  g_autofree char *names = NULL;

  if (differences == NULL || differences->len == 0)
    return g_strdup (message_id);
  names = od_differences_to_names (differences);
  return g_strconcat (message_id, ":", names, NULL);
}

gboolean
od_arrival_from_detail (const char *detail, char **message_id, GArray **fields)
{
  gsize length = detail != NULL ? strcspn (detail, ":") : 0;
  g_autofree char *id = g_strndup (detail, length);
  g_autoptr (GArray) read = NULL;

  if (length != UUID_LENGTH || !g_uuid_string_is_valid (id))
    return FALSE;
  read = od_difference_fields_from_names (detail[length] == ':' ? detail + length + 1 : "");
  if (read == NULL)
    return FALSE;
  if (message_id != NULL)
    *message_id = g_steal_pointer (&id);
  if (fields != NULL)
    *fields = g_steal_pointer (&read);
  return TRUE;
}

/* Whether @step accepted a package, and of which message. A correction by hand has no message. */
static gboolean
is_arrival (OdReferral *referral, const OdStep *step, char **message_id)
{
  if (step->event == OD_EVENT_RECEIVE)
    {
      /* A referral at the OCMW has the id of the message that it came by. */
      if (message_id != NULL)
        *message_id = g_strdup (od_referral_get_id (referral));
      return TRUE;
    }
  return (step->event == OD_EVENT_RECEIVE_AGAIN || step->event == OD_EVENT_CORRECT)
         && od_arrival_from_detail (step->detail, message_id, NULL);
}

const OdStep *
od_arrival_find_last (OdReferral *referral, char **message_id)
{
  OdSteps *steps = od_referral_get_steps (referral);

  for (guint i = steps->len; i > 0; i--)
    if (is_arrival (referral, &steps->items[i - 1], message_id))
      return &steps->items[i - 1];
  return NULL;
}

char *
od_arrival_get_beginning (OdReferral *referral)
{
  const OdStep *received = od_steps_find_first_standing (od_referral_get_steps (referral), OD_EVENT_BIT (OD_EVENT_RECEIVE));

  return od_recorded_time_get_day (received != NULL ? received->at : od_referral_get_created (referral));
}

void
od_arrival_check_day (OdReferral *referral, const char *day, const char *today, OdFindings *findings)
{
  const OdStep *received = od_referral_find_step (referral, OD_EVENT_RECEIVE);
  g_autofree char *received_on = received != NULL ? od_recorded_time_get_day (received->at) : NULL;

  if (!od_day_is_valid (day))
    od_findings_add (findings, OD_FINDING_SHAPE, OD_FIELD_DATE, OD_SEVERITY_ERROR);
  else
    od_day_check_past (day, OD_FIELD_DATE, received_on, today, findings);
}

const OdStep *
od_arrival_find_unseen_correction (OdReferral *referral)
{
  OdSteps *steps = od_referral_get_steps (referral);

  for (guint i = steps->len; i > 0; i--)
    {
      const OdStep *step = &steps->items[i - 1];

      if (step->event == OD_EVENT_CORRECT)
        return step;
      if (step->event != OD_EVENT_RECEIVE_AGAIN)
        return NULL;
    }
  return NULL;
}
