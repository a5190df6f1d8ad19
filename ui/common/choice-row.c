#include "choice-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "combo-row.h"

#define CODES "overdracht-choice-codes"

/* In a sentence they begin small, in a list not; (transfer full). */
static char *
capitalise (const char *label)
{
  g_autofree char *first = g_utf8_substring (label, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, label + strlen (first), NULL);
}

const char *
od_choice_to_text (const OdChoice *choice)
{
  return _ (choice->label);
}

GtkWidget *
od_choice_row_new (const char *title, OdChoices *all, OdChoiceKind kind)
{
  GPtrArray *choices = od_choices_get (all, kind);
  GtkStringList *labels = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  GtkWidget *row;

  for (guint i = 0; i < choices->len; i++)
    {
      const OdChoice *choice = g_ptr_array_index (choices, i);

      if (!choice->offered)
        continue;
      gtk_string_list_take (labels, capitalise (od_choice_to_text (choice)));
      g_strv_builder_add (codes, choice->code);
    }
  row = od_combo_row_new (title, labels);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE); /* an office's own may be long */
  g_object_set_data_full (G_OBJECT (row), CODES, g_strv_builder_end (codes), (GDestroyNotify) g_strfreev);
  return row;
}

const char *
od_choice_row_get_code (GtkWidget *row)
{
  const char *const *codes = g_object_get_data (G_OBJECT (row), CODES);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return selected != GTK_INVALID_LIST_POSITION ? codes[selected] : NULL;
}
