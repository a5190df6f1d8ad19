#include "screen-reader.h"

#define DESCRIPTION "overdracht-description"

static void
mend_stack (GtkStack *stack)
{
  g_autoptr (GListModel) pages = G_LIST_MODEL (gtk_stack_get_pages (stack));

  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (pages, i);

      if (gtk_stack_page_get_title (GTK_STACK_PAGE (page)) == NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
    }
}

/* The list of a group without a title is named by the group around that one, if there is one. */
static void
mend_list (GtkWidget *list)
{
  GtkWidget *group = gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_GROUP);
  GtkWidget *around;
  g_autofree char *title = NULL;

  if (group == NULL || *adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)) != '\0')
    return;
  around = gtk_widget_get_ancestor (gtk_widget_get_parent (group), ADW_TYPE_PREFERENCES_GROUP);
  if (around != NULL)
    pango_parse_markup (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (around)), -1, 0, NULL, &title, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "", -1);
}

/* Of the row that @control is, or that acts for it; (nullable). */
static const char *
get_subtitle (GtkWidget *control)
{
  GtkWidget *row = gtk_widget_get_ancestor (control, ADW_TYPE_ACTION_ROW);

  if (row == NULL || (row != control && adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) != control)
      || (ADW_IS_COMBO_ROW (row) && adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (row))))
    return NULL;
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

/* libadwaita describes a row, and what acts for it, by its subtitle, also when that is empty; newer GTK then tells no other description. */
static void
set_description (GtkWidget *control, const char *text, const char *chosen)
{
  g_autofree char *words = g_strjoin (" ", text, chosen, get_subtitle (control), NULL);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  if (*g_strstrip (words) != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
tell_choice (GtkWidget *row)
{
  const char *text = g_object_get_data (G_OBJECT (row), DESCRIPTION);
  gpointer item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  set_description (row, text != NULL ? text : "", GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (item) : "");
}

static void
mend_combo_row (GtkWidget *row)
{
  g_signal_handlers_disconnect_by_func (row, tell_choice, NULL);
  g_signal_connect (row, "notify::selected-item", G_CALLBACK (tell_choice), NULL);
  tell_choice (row);
}

static gboolean
is_menu_item (GtkWidget *widget)
{
  return strcmp (G_OBJECT_TYPE_NAME (widget), "GtkModelButton") == 0;
}

/* From GTK 4.24 on it is labelled by what has no text. */
static void
mend_menu_item (GtkWidget *item)
{
  g_autofree char *text = NULL;

  g_object_get (item, "text", &text, NULL);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static gboolean
on_mapped (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  else if (GTK_IS_STACK (widget))
    mend_stack (GTK_STACK (widget));
  else if (GTK_IS_LIST_BOX (widget))
    mend_list (widget);
  else if (ADW_IS_COMBO_ROW (widget))
    mend_combo_row (widget);
  else if (is_menu_item (widget))
    mend_menu_item (widget);
  return G_SOURCE_CONTINUE;
}

static GtkEditable *
get_itself (GtkEditable *text)
{
  return text;
}

/* GTK gives a screen reader the text of what has a GtkText as its delegate; that of a row is named and has the keyboard, and is its own. */
static void
let_text_be_read (void)
{
  GtkEditableInterface *interface = g_type_interface_peek (g_type_class_ref (GTK_TYPE_TEXT), GTK_TYPE_EDITABLE);

  interface->get_delegate = get_itself;
}

void
od_screen_reader_mend (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_mapped, NULL, NULL);
  if (gtk_check_version (4, 14, 0) != NULL)
    let_text_be_read ();
}

void
od_screen_reader_set_invalid (GtkWidget *control, gboolean invalid)
{
  if (gtk_check_version (4, 14, 0) == NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID,
                                 invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

void
od_screen_reader_describe (GtkWidget *control, const char *text)
{
  if (ADW_IS_COMBO_ROW (control))
    {
      g_object_set_data_full (G_OBJECT (control), DESCRIPTION, g_strdup (text), g_free);
      tell_choice (control);
    }
  else
    set_description (control, text != NULL ? text : "", "");
}
