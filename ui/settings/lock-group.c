#include "lock-group.h"

#include <glib/gi18n-lib.h>

#include "combo-row.h"
#include "view-settings.h"

static const struct
{
  guint seconds;
  const char *text;
} choices[] = {
  { 300, N_ ("5 minuten") },
  { 600, N_ ("10 minuten") },
  { 900, N_ ("15 minuten") },
  { 1800, N_ ("30 minuten") },
  { 0, N_ ("Nooit") },
};

/* Whoever manages the computer may have set a time of another length: then none is chosen. */
static gboolean
to_choice (GValue *selected, GVariant *seconds, gpointer data)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (choices) && choices[i].seconds != g_variant_get_uint32 (seconds))
    i++;
  g_value_set_uint (selected, i < G_N_ELEMENTS (choices) ? i : GTK_INVALID_LIST_POSITION);
  return TRUE;
}

static GVariant *
to_seconds (const GValue *selected, const GVariantType *type, gpointer data)
{
  guint i = g_value_get_uint (selected);

  return i < G_N_ELEMENTS (choices) ? g_variant_new_uint32 (choices[i].seconds) : NULL;
}

AdwPreferencesGroup *
od_lock_group_new (const char *profile_name)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (GSettings) settings = od_view_settings_new (profile_name);
  GtkStringList *texts = gtk_string_list_new (NULL);
  GtkWidget *row;

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (texts, _ (choices[i].text));
  row = od_combo_row_new (_ ("Vergrendelen na"), texts);
  g_settings_bind_with_mapping (settings, "lock-after", row, "selected", G_SETTINGS_BIND_DEFAULT, to_choice, to_seconds, NULL, NULL);
  adw_preferences_group_set_title (group, _ ("Vergrendelen"));
  adw_preferences_group_set_description (group, _ ("Na een tijd zonder toets, muis of aanraking, en altijd als uw sessie vergrendelt."));
  adw_preferences_group_add (group, row);
  return group;
}
