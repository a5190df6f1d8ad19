#include "disclose.h"

#include "arrival.h"
#include "profile-private.h"
#include "referral-change.h"

#include <glib/gi18n-lib.h>

/* A copy of an OdDisclosing that lives as long as it is worked on. */
static OdDisclosing *
disclosing_copy (const OdDisclosing *what)
{
  OdDisclosing *copy = g_memdup2 (what, sizeof *what);

  copy->actor = g_strdup (what->actor);
  copy->day = g_strdup (what->day);
  return copy;
}

static void
disclosing_free (gpointer data)
{
  OdDisclosing *self = data;

  g_free ((char *) self->actor);
  g_free ((char *) self->day);
  g_free (self);
}

static gboolean
is_listed (OdProfile *self, OdReferral *referral, const char *actor)
{
  OdProtocol *protocol = od_profile_find_protocol (self, od_referral_get_protocol_id (referral));

  return protocol != NULL && actor != NULL && g_strv_contains (od_protocol_get_actors (protocol), actor);
}

static OdDataCategories
get_known_data (OdClient *client)
{
  static const struct
  {
    OdField field;
    OdDataCategories data;
  } known[] = {
    { OD_FIELD_FAMILY_NAME, OD_DATA_NAME },
    { OD_FIELD_POSTCODE, OD_DATA_ADDRESS },
    { OD_FIELD_PHONE, OD_DATA_PHONE },
    { OD_FIELD_EMAIL, OD_DATA_EMAIL },
  };
  OdDataCategories data = 0;

  for (gsize i = 0; client != NULL && i < G_N_ELEMENTS (known); i++)
    if (*od_client_get (client, known[i].field) != '\0')
      data |= known[i].data;
  return data;
}

static OdReferral *
with_disclosure (OdReferral *referral, const OdDisclosing *what, GDateTime *now, const char *user)
{
  g_autofree char *recorded_at = g_date_time_format_iso8601 (now);
  const OdDisclosure disclosure = {
    (char *) what->actor, (char *) what->day, what->data, what->ground, recorded_at, (char *) user,
  };
  g_autoptr (OdClientHistory) history = NULL;

  history = od_client_history_with_disclosure (od_referral_get_history (referral), &disclosure);
  return od_referral_with_history (referral, history, now);
}

static OdReferral *
disclose (OdProfile *self, OdReferral *current, gpointer data, const char **action, GError **error)
{
  const OdDisclosing *what = data;
  g_autofree char *today = od_profile_get_today (self);
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autoptr (OdFindings) findings = NULL;
  g_autoptr (OdReferral) happened = NULL;

  happened = od_referral_let_happen (self, current, OD_EVENT_DISCLOSE, what->day, NULL, error);
  if (happened == NULL)
    return NULL;
  findings = od_disclose_check (self, current, what, today);
  if (od_findings_has_errors (findings))
    {
      g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                           _ ("Deze doorgifte kan zo niet bewaard worden: er is nog iets aan te vullen of te verbeteren."));
      return NULL;
    }
  *action = od_event_to_string (OD_EVENT_DISCLOSE);
  return with_disclosure (happened, what, now, self->settings->user_name);
}

OdFindings *
od_disclose_check (OdProfile *profile, OdReferral *referral, const OdDisclosing *what, const char *today)
{
  OdFindings *findings = od_findings_new ();

  if (!is_listed (profile, referral, what->actor))
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_ACTOR, OD_SEVERITY_ERROR);
  if (what->data == 0 || (what->data & ~get_known_data (od_referral_get_client (referral))) != 0)
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_DATA, OD_SEVERITY_ERROR);
  if (what->ground >= OD_N_DISCLOSURE_GROUNDS)
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_GROUND, OD_SEVERITY_ERROR);
  od_arrival_check_day (referral, what->day, today, findings);
  return findings;
}

void
od_disclose_async (OdProfile *profile, OdReferral *referral, const OdDisclosing *what, GCancellable *cancellable,
                   GAsyncReadyCallback callback, gpointer data)
{
  od_referral_change_async (profile, referral, OD_DESK_OCMW, disclose, disclosing_copy (what), disclosing_free, cancellable, callback,
                            data);
}

OdReferral *
od_disclose_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_referral_change_finish (profile, result, error);
}
