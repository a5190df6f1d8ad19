#include "timeline.h"

#include <glib/gi18n-lib.h>

#include "day-text.h"
#include "decoration.h"
#include "state-text.h"
#include "text-row.h"

static GtkWidget *
create_row (const OdStep *step, OdChoices *choices)
{
  g_autofree char *title = od_step_to_text (step, choices);
  g_autofree char *recorded = od_step_get_time_text (step);
  g_autofree char *said = od_day_from_number (step->day);
  g_autofree char *day = od_day_to_text (said);
  g_autofree char *subtitle = *day ? g_strdup_printf (_ ("%s · genoteerd op %s door %s"), day, recorded, step->user)
                                   : g_strdup_printf ("%s · %s", recorded, step->user);
  GtkWidget *row = od_text_row_new (title, subtitle);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), od_decoration_new (od_event_to_icon (step->event)));
  return row;
}

GtkWidget *
od_timeline_new (OdProfile *profile, OdReferral *referral)
{
  OdSteps *steps = od_referral_get_steps (referral);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Verloop"), -1);
  for (guint i = steps->len; i > 0; i--)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (&steps->items[i - 1], od_profile_get_settings (profile)->choices));
  return list;
}
