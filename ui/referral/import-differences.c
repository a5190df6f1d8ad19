#include "import-differences.h"

#include <glib/gi18n-lib.h>

#include "difference.h"
#include "field-text.h"
#include "group.h"
#include "label.h"

static const struct
{
  const char *title;
  const char *outcome;
} texts[] = {
  [OD_IMPORT_NEW] = { N_ ("Doorverwijzing aanvaard"),
                      N_ ("Ze staat in de werklijst. Laat Kind en Gezin nu weten dat ze goed is aangekomen: de ontvangstbevestiging is "
                          "klaar en noemt alleen het kenmerk.") },
  [OD_IMPORT_SAME_AGAIN] = { N_ ("Opnieuw ontvangen"),
                             N_ ("Aan de doorverwijzing is niets veranderd. Laat Kind en Gezin weten dat dit pakket is aangekomen: de "
                                 "ontvangstbevestiging gaat open met de nieuwe wachtzin.") },
  [OD_IMPORT_CORRECTION] = { N_ ("Gegevens verbeterd"),
                             N_ ("De nieuwe gegevens staan in de werklijst; de vorige zijn weg. Laat Kind en Gezin weten dat dit pakket is "
                                 "aangekomen.") },
};

const char *
od_import_novelty_to_title (OdImportNovelty novelty)
{
  return _ (texts[novelty].title);
}

const char *
od_import_novelty_to_outcome (OdImportNovelty novelty)
{
  return _ (texts[novelty].outcome);
}

/* "Nu" or "Wordt" before a value, in columns of which the rows share the width. */
static void
attach_value (GtkWidget *grid, int row, const char *heading, OdField field, const char *value, const char *style)
{
  g_autofree char *text = od_field_value_to_text (field, value);
  GtkWidget *heading_label = od_label_new (heading, "dim-label");
  GtkWidget *value_label = od_label_new (text, style);
  g_autofree char *told = g_strdup_printf ("%s: %s", heading, text);

  gtk_label_set_width_chars (GTK_LABEL (heading_label), 6);
  gtk_widget_set_valign (heading_label, GTK_ALIGN_START);
  gtk_label_set_selectable (GTK_LABEL (value_label), TRUE);
  gtk_widget_set_hexpand (value_label, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (value_label), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  gtk_grid_attach (GTK_GRID (grid), heading_label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), value_label, 1, row, 1, 1);
}

static GtkWidget *
create_row (const OdDifference *difference)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *grid = gtk_grid_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), od_field_to_text (difference->field));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (grid, "fact");
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_attach (GTK_GRID (grid), od_label_new (od_field_to_text (difference->field), "caption-heading"), 0, 0, 2, 1);
  attach_value (grid, 1, _ ("Nu"), difference->field, difference->before, NULL);
  attach_value (grid, 2, _ ("Wordt"), difference->field, difference->after, "heading");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  return row;
}

static GtkWidget *
create_correction (GPtrArray *differences)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Verbetering: %u gegeven verandert",
                                                         "Verbetering: %u gegevens veranderen", differences->len),
                                            differences->len);
  GtkWidget *group = od_group_new (title, _ ("U aanvaardde eerder al een pakket van deze doorverwijzing. Wat hieronder niet staat, blijft "
                                             "zoals het is; ook uw opvolging."));

  for (guint i = 0; i < differences->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (g_ptr_array_index (differences, i)));
  return group;
}

GtkWidget *
od_import_differences_new (OdImport *import)
{
  if (od_import_get_refusal (import) != NULL)
    return NULL;
  if (od_import_get_novelty (import) == OD_IMPORT_CORRECTION)
    return create_correction (od_import_get_differences (import));
  if (od_import_get_novelty (import) == OD_IMPORT_SAME_AGAIN)
    return od_group_new (_ ("Opnieuw verzonden, niets gewijzigd"),
                         _ ("U aanvaardde eerder al een pakket van deze doorverwijzing, met dezelfde gegevens. Aanvaard ook dit, dan "
                            "kunt u de ontvangst ervan bevestigen."));
  return NULL;
}
