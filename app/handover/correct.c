#include "correct.h"

#include "profile-private.h"
#include "referral-change.h"

#include <glib/gi18n-lib.h>

/* Before the names of the data in a step's detail: no UUID of a message stands there. */
#define BY_HAND "hand:"

static GPtrArray *
find_differences (OdReferral *current, OdClient *client)
{
  const OdConsent *consent = od_referral_get_consent (current);
  g_autoptr (OdReferralContent) before = od_referral_content_new (od_referral_get_client (current), consent, OD_RESIDENCE_AS_ADDRESSED);
  g_autoptr (OdReferralContent) after = od_referral_content_new (client, consent, OD_RESIDENCE_AS_ADDRESSED);

  return od_differences_find (before, after);
}

static OdReferral *
with_correction (OdProfile *self, OdReferral *happened, OdClient *client, GPtrArray *differences)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autofree char *recorded_at = g_date_time_format_iso8601 (now);
  const OdCorrection correction = { recorded_at, self->settings->user_name, differences };
  g_autoptr (OdReferral) with_client = od_referral_with_client (happened, client, now);
  g_autoptr (OdClientHistory) history = NULL;

  history = od_client_history_with_correction (od_referral_get_history (happened), &correction);
  return od_referral_with_history (with_client, history, now);
}

static gboolean
check (OdReferral *current, OdClient *client, GError **error)
{
  g_autoptr (OdFindings) findings = od_client_check (client);

  if (current == NULL || od_referral_get_client (current) == NULL)
    {
      od_set_referral_gone_error (error);
      return FALSE;
    }
  if (!od_findings_has_errors (findings))
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                       _ ("De verbetering kan zo niet bewaard worden: er is nog iets aan te vullen of te verbeteren. De gegevens zijn "
                          "gebleven zoals ze waren."));
  return FALSE;
}

static OdReferral *
correct (OdProfile *self, OdReferral *current, gpointer data, const char **action, GError **error)
{
  g_autoptr (OdClient) client = od_client_normalise (data);
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (OdReferral) happened = NULL;
  g_autofree char *names = NULL;
  g_autofree char *detail = NULL;

  if (!check (current, client, error))
    return NULL;
  differences = find_differences (current, client);
  if (differences->len == 0)
    return g_object_ref (current);
  names = od_differences_to_names (differences);
  detail = g_strconcat (BY_HAND, names, NULL);
  happened = od_referral_let_happen (self, current, OD_EVENT_CORRECT, NULL, detail, error);
  if (happened == NULL)
    return NULL;
  *action = od_event_to_string (OD_EVENT_CORRECT);
  return with_correction (self, happened, client, differences);
}

static void
client_unref (gpointer client)
{
  od_client_unref (client);
}

void
od_correct_async (OdProfile *profile, OdReferral *referral, OdClient *client, GCancellable *cancellable,
                  GAsyncReadyCallback callback, gpointer data)
{
  od_referral_change_async (profile, referral, OD_DESK_OCMW, correct, od_client_ref (client), client_unref, cancellable, callback, data);
}

OdReferral *
od_correct_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_referral_change_finish (profile, result, error);
}

GArray *
od_correct_fields_from_detail (const char *detail)
{
  return detail != NULL && g_str_has_prefix (detail, BY_HAND) ? od_difference_fields_from_names (detail + strlen (BY_HAND)) : NULL;
}
