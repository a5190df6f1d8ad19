#include "history-group.h"

#include <glib/gi18n-lib.h>

#include "day-text.h"
#include "difference.h"
#include "disclosure-dialog.h"
#include "field-text.h"
#include "text-row.h"

static void
add_row (GtkWidget *group, const char *title, const char *subtitle)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), od_text_row_new (title, subtitle));
}

static GtkWidget *
create_group (const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  return group;
}

static void
add_disclosure (GtkWidget *group, const OdDisclosure *disclosure)
{
  g_autofree char *day = od_day_to_text (disclosure->day);
  g_autofree char *data = od_data_to_text (disclosure->data);
  g_autofree char *text = g_strdup_printf ("%s · %s · %s", day, data, od_disclosure_ground_to_text (disclosure->ground));

  add_row (group, disclosure->actor, text);
}

GtkWidget *
od_disclosure_group_new (OdReferral *referral)
{
  GPtrArray *disclosures = od_client_history_get_disclosures (od_referral_get_history (referral));
  GtkWidget *group;

  if (disclosures->len == 0)
    return NULL;
  group = create_group (_ ("Doorgegeven aan partners"));
  for (guint i = disclosures->len; i > 0; i--)
    add_disclosure (group, g_ptr_array_index (disclosures, i - 1));
  return group;
}

static void
add_correction (GtkWidget *group, const OdCorrection *correction)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (correction->recorded_at, NULL);
  g_autofree char *time = at != NULL ? od_time_to_text (at) : g_strdup ("");

  for (guint i = 0; i < correction->differences->len; i++)
    {
      const OdDifference *difference = g_ptr_array_index (correction->differences, i);
      g_autofree char *before = od_field_value_to_text (difference->field, difference->before);
      g_autofree char *after = od_field_value_to_text (difference->field, difference->after);
      g_autofree char *title = g_strdup_printf (_ ("%s: %s → %s"), od_field_to_text (difference->field), before, after);
      g_autofree char *subtitle = g_strdup_printf ("%s · %s", time, correction->user);

      add_row (group, title, subtitle);
    }
}

GtkWidget *
od_correction_history_new (OdReferral *referral)
{
  GPtrArray *corrections = od_client_history_get_corrections (od_referral_get_history (referral));
  GtkWidget *group;

  if (corrections->len == 0)
    return NULL;
  group = create_group (_ ("Verbeterde gegevens"));
  for (guint i = corrections->len; i > 0; i--)
    add_correction (group, g_ptr_array_index (corrections, i - 1));
  return group;
}
