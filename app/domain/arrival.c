#include "arrival.h"

#include "difference.h"

#include <string.h>

#define UUID_LENGTH 36

char *
od_arrival_detail (const char *message_id, GPtrArray *differences)
{
  GString *detail = g_string_new (message_id);

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const OdDifference *difference = g_ptr_array_index (differences, i);

      g_string_append_c (detail, i == 0 ? ':' : ',');
      g_string_append (detail, od_difference_field_to_string (difference->field));
    }
  return g_string_free (detail, FALSE);
}

static GArray *
read_fields (const char *text)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (OdField));
  g_auto (GStrv) names = g_strsplit (text, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      OdField field;

      if (!od_difference_field_from_string (names[i], &field))
        return NULL;
      g_array_append_val (fields, field);
    }
  return g_steal_pointer (&fields);
}

gboolean
od_arrival_from_detail (const char *detail, char **message_id, GArray **fields)
{
  gsize length = detail != NULL ? strcspn (detail, ":") : 0;
  g_autofree char *id = g_strndup (detail, length);
  g_autoptr (GArray) read = NULL;

  if (length != UUID_LENGTH || !g_uuid_string_is_valid (id))
    return FALSE;
  read = read_fields (detail[length] == ':' ? detail + length + 1 : "");
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
  GPtrArray *steps = od_referral_get_steps (referral);

  for (guint i = steps->len; i > 0; i--)
    if (is_arrival (referral, g_ptr_array_index (steps, i - 1), message_id))
      return g_ptr_array_index (steps, i - 1);
  return NULL;
}

const OdStep *
od_arrival_find_unseen_correction (OdReferral *referral)
{
  GPtrArray *steps = od_referral_get_steps (referral);

  for (guint i = steps->len; i > 0; i--)
    {
      const OdStep *step = g_ptr_array_index (steps, i - 1);

      if (step->event == OD_EVENT_CORRECT)
        return step;
      if (step->event != OD_EVENT_RECEIVE_AGAIN)
        return NULL;
    }
  return NULL;
}
