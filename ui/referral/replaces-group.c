#include "replaces-group.h"

#include <glib/gi18n-lib.h>

#include "arrival.h"
#include "decoration.h"
#include "field-text.h"
#include "state-text.h"
#include "text-row.h"

/* The packing before the last one; (nullable). */
static const OdStep *
find_previous (OdSteps *steps)
{
  guint n_packed = 0;

  for (guint i = steps->len; i > 0; i--)
    {
      const OdStep *step = &steps->items[i - 1];

      if (step->event == OD_EVENT_PACK && ++n_packed == 2)
        return step;
    }
  return NULL;
}

static char *
describe (GArray *fields)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (fields->len == 0)
    return g_strdup (_ ("Er is niets gewijzigd: dat ziet het OCMW ook."));
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (names, (gpointer) od_field_to_text (g_array_index (fields, OdField, i)));
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  return g_strdup_printf (_ ("Gewijzigd: %s. Het OCMW ziet wat er verandert voor het aanvaardt."), list);
}

GtkWidget *
od_replaces_group_new (OdReferral *referral)
{
  const OdStep *packed = od_referral_find_step (referral, OD_EVENT_PACK);
  const OdStep *previous = find_previous (od_referral_get_steps (referral));
  g_autoptr (GArray) fields = NULL;
  g_autofree char *time = NULL;
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;
  GtkWidget *group, *row;

  if (previous == NULL || !od_arrival_from_detail (packed->detail, NULL, &fields))
    return NULL;
  time = od_step_get_time_text (previous);
  title = g_strdup_printf (_ ("Vervangt het pakket van %s"), time);
  description = describe (fields);
  group = adw_preferences_group_new ();
  row = od_text_row_new (title, description);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), od_decoration_new ("document-edit-symbolic"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}
