#include "referral-making.h"

#include <string.h>

static GDateTime *
make_time (const char *at)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *text = strlen (at) == 10 ? g_strconcat (at, "T10:00:00Z", NULL) : g_strdup (at);

  return g_date_time_new_from_iso8601 (text, zone);
}

static OdReferral *
let_happen (OdReferral *referral, const MadeStep *step)
{
  g_autoptr (OdReferral) old = referral;
  g_autoptr (GDateTime) at = make_time (step->at);
  g_autoptr (GError) error = NULL;
  OdReferral *changed;

  if (step->event == OD_EVENT_UNDO)
    changed = od_referral_with_undo (old, at, "Wilma Werkster", &error);
  else
    changed = od_referral_with_event (old, step->event, at, "Wilma Werkster", step->day, step->detail, &error);
  g_assert_no_error (error);
  return changed;
}

OdReferral *
make_referral (OdDesk desk, const MadeStep *steps, gsize n_steps)
{
  g_autoptr (GDateTime) now = make_time (steps[0].at);
  OdReferral *referral = od_referral_new (desk, "id", "2026-00042-K7QM", "protocol", now, "Wilma Werkster");

  for (gsize i = desk == OD_DESK_OCMW ? 1 : 0; i < n_steps && steps[i].at != NULL; i++)
    referral = let_happen (referral, &steps[i]);
  return referral;
}
