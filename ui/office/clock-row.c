#include "clock-row.h"

#include <glib/gi18n-lib.h>

#include "breach-clock.h"
#include "day-text.h"
#include "decoration.h"
#include "office-check.h"
#include "style.h"
#include "text-row.h"

#define SECONDS_BETWEEN_LOOKS 10

typedef struct
{
  OdProfile *profile;
  GDateTime *aware;
  char *authority;
  GtkWidget *row;
  GtkWidget *icon;
  guint timeout;
} Clock;

static void
clock_free (gpointer data)
{
  Clock *clock = data;

  g_source_remove (clock->timeout);
  g_date_time_unref (clock->aware);
  g_free (clock->authority);
  g_object_unref (clock->profile);
  g_free (clock);
}

static char *
describe (gint64 minutes)
{
  g_autofree char *hours = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d uur", "%d uur", ABS (minutes) / 60), (int) (ABS (minutes) / 60));
  g_autofree char *rest = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minuut", "%d minuten", ABS (minutes) % 60), (int) (ABS (minutes) % 60));

  return g_strdup_printf (minutes < 0 ? _ ("%s %s te laat") : _ ("Nog %s %s"), hours, rest);
}

static gboolean
show (gpointer data)
{
  Clock *clock = data;
  g_autoptr (GDateTime) now = od_profile_get_now (clock->profile);
  OdBreachClock state = od_breach_clock_get (clock->aware, now);
  g_autoptr (GDateTime) end = od_breach_clock_get_end (clock->aware, now);
  g_autofree char *left = describe (od_breach_clock_get_minutes_left (clock->aware, now));
  g_autofree char *until = od_time_to_text (end);
  g_autofree char *subtitle = g_strdup_printf (_ ("Melden aan de toezichthouder (%s) kan tot %s: 72 uur, artikel 33 AVG. Later mag ook, met de reden."),
                                               clock->authority, until);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (clock->row), left);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (clock->row), subtitle);
  gtk_image_set_from_icon_name (GTK_IMAGE (clock->icon), state == OD_BREACH_CLOCK_RUNNING ? "alarm-symbolic" : "dialog-warning-symbolic");
  od_style_set (clock->row, "error", state != OD_BREACH_CLOCK_RUNNING);
  return G_SOURCE_CONTINUE;
}

GtkWidget *
od_clock_row_new (OdProfile *profile, OdOfficeRecord *breach)
{
  g_autoptr (GDateTime) aware = od_office_time_parse (od_office_record_get (breach, OD_BREACH_AWARE_AT));
  const char *authority = od_office_record_get (breach, OD_BREACH_AUTHORITY);
  Clock *clock;

  if (aware == NULL || *od_office_record_get (breach, OD_BREACH_AUTHORITY_AT) != '\0'
      || od_office_record_has (breach, OD_BREACH_NOTIFY_AUTHORITY, OD_DECISION_NO))
    return NULL;
  clock = g_new0 (Clock, 1);
  clock->profile = g_object_ref (profile);
  clock->aware = g_steal_pointer (&aware);
  clock->authority = g_strdup (*authority != '\0' ? authority : OD_USUAL_AUTHORITY);
  clock->row = od_text_row_new ("", NULL);
  clock->icon = od_decoration_new (NULL);
  clock->timeout = g_timeout_add_seconds (SECONDS_BETWEEN_LOOKS, show, clock);
  adw_action_row_add_prefix (ADW_ACTION_ROW (clock->row), clock->icon);
  g_object_set_data_full (G_OBJECT (clock->row), "clock", clock, clock_free);
  show (clock);
  return clock->row;
}
