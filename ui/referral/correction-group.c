#include "correction-group.h"

#include <glib/gi18n-lib.h>

#include "decoration.h"
#include "state-text.h"
#include "text-row.h"

static GtkWidget *
create_row (const char *title, const char *subtitle, const char *icon)
{
  GtkWidget *row = od_text_row_new (title, subtitle);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), od_decoration_new (icon));
  return row;
}

GtkWidget *
od_correction_group_new (OdReferral *referral)
{
  GtkWidget *group, *leave;
  OdState state;
  g_autofree char *subtitle = NULL;

  if (!od_referral_is_being_corrected (referral, &state))
    return NULL;
  subtitle = g_strdup_printf (_ ("Deze doorverwijzing stond op ‘%s’. Verbeter de gegevens en verpak ze opnieuw: het nieuwe pakket vervangt "
                                 "het vorige."),
                              od_state_to_text (state));
  group = adw_preferences_group_new ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             create_row (_ ("U verbetert wat al verpakt is"), subtitle, "document-edit-symbolic"));
  leave = create_row (_ ("Niet verbeteren"), _ ("Alles wordt weer zoals het verpakt is"), "edit-undo-symbolic");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (leave), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (leave), "form.leave");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), leave);
  return group;
}
