#include "processor-section.h"

#include <glib/gi18n-lib.h>

#include "back-button.h"
#include "enterprise-number.h"
#include "error-dialog.h"
#include "keep-processor.h"
#include "processor-dialog.h"
#include "processor-text.h"
#include "text-rules.h"

struct _OdProcessorSection
{
  AdwBin parent_instance;

  OdProfile *profile;
  GtkFilterListModel *found;
  GtkCustomFilter *filter;
  char *sought;

  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (OdProcessorSection, od_processor_section, ADW_TYPE_BIN)

static gboolean
matches_search (gpointer item, gpointer data)
{
  OdProcessorSection *self = data;
  const OdProcessorData *processor = od_processor_get_data (item);
  g_autofree char *together = NULL;
  g_autofree char *folded = NULL;

  if (self->sought == NULL || *self->sought == '\0')
    return TRUE;

  together = g_strjoin (" ", processor->name, processor->service, processor->enterprise_number, processor->place, NULL);
  folded = od_text_fold (together);
  return strstr (folded, self->sought) != NULL;
}

/* Those that work now come first, in the order of the alphabet; those that ended after them. */
static int
compare_processors (gconstpointer one, gconstpointer other, gpointer data)
{
  const OdProcessorData *first = od_processor_get_data ((gpointer) one);
  const OdProcessorData *second = od_processor_get_data ((gpointer) other);

  if (!*first->ended_on != !*second->ended_on)
    return *first->ended_on ? GTK_ORDERING_LARGER : GTK_ORDERING_SMALLER;

  return gtk_ordering_from_cmpfunc (g_utf8_collate (first->name, second->name));
}

static const char *
choose_page (OdProcessorSection *self)
{
  OdRecordList *processors = od_profile_get_processors (self->profile);

  if (od_record_list_get_loading (processors))
    return "loading";
  if (od_record_list_get_error (processors) != NULL)
    return "error";
  if (g_list_model_get_n_items (G_LIST_MODEL (processors)) == 0)
    return "empty";

  return g_list_model_get_n_items (G_LIST_MODEL (self->found)) == 0 ? "none-found" : "list";
}

static void
show_page (OdProcessorSection *self)
{
  const GError *error = od_record_list_get_error (od_profile_get_processors (self->profile));

  if (error != NULL)
    adw_status_page_set_description (self->error_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, choose_page (self));
}

static void
on_search_changed (OdProcessorSection *self)
{
  g_free (self->sought);
  self->sought = od_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
}

static GtkWidget *
create_agreement_label (OdProcessor *processor, const char *today)
{
  g_autofree char *text = od_processor_agreement_to_text (processor, today);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  if (od_processor_agreement_needs_attention (processor, today))
    {
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      gtk_widget_add_css_class (box, "warning");
    }
  else
    gtk_widget_add_css_class (label, "dim-label");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  OdProcessorSection *self = data;
  const OdProcessorData *processor = od_processor_get_data (item);
  g_autofree char *today = od_profile_get_today (self->profile);
  g_autofree char *number = od_enterprise_number_format (processor->enterprise_number);
  g_autofree char *categories = od_processor_data_to_text (processor->data);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s\n%s · %s", processor->service, categories, number, processor->place);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), processor->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_agreement_label (item, today));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
open_dialog (OdProcessorSection *self, OdProcessor *processor)
{
  od_processor_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->profile, processor);
}

static void
on_row_activated (OdProcessorSection *self, GtkListBoxRow *row)
{
  g_autoptr (OdProcessor) processor = g_list_model_get_item (G_LIST_MODEL (self->found), gtk_list_box_row_get_index (row));

  open_dialog (self, processor);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_dialog (OD_PROCESSOR_SECTION (widget), NULL);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdProcessorSection *self = OD_PROCESSOR_SECTION (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdProcessorSection) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het overzicht is niet bewaard"), error);
}

static void
on_destination_chosen (GtkNativeDialog *chooser, int response, OdProcessorSection *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = od_processor_overview_pdf (self->profile, &error);

      if (pdf == NULL)
        od_error_dialog_present (GTK_WIDGET (self), _ ("Het overzicht is niet gemaakt"), error);
      else
        g_file_replace_contents_bytes_async (file, pdf, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, on_saved, g_object_ref (self));
    }

  gtk_native_dialog_destroy (chooser);
}

static void
save_pdf_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *today = od_profile_get_today (OD_PROCESSOR_SECTION (widget)->profile);
  g_autofree char *file_name = g_strdup_printf ("verwerkers-%s.pdf", today);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Overzicht van de verwerkers opslaan"),
                                                               GTK_WINDOW (gtk_widget_get_root (widget)),
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Opslaan"), _ ("_Annuleren"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_destination_chosen), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
od_processor_section_dispose (GObject *object)
{
  OdProcessorSection *self = OD_PROCESSOR_SECTION (object);

  gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->found);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->sought, g_free);

  G_OBJECT_CLASS (od_processor_section_parent_class)->dispose (object);
}

static void
od_processor_section_class_init (OdProcessorSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_processor_section_dispose;

  g_type_ensure (OD_TYPE_BACK_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/processor/processor-section.ui");
  gtk_widget_class_bind_template_child (widget_class, OdProcessorSection, search_bar);
  gtk_widget_class_bind_template_child (widget_class, OdProcessorSection, search_entry);
  gtk_widget_class_bind_template_child (widget_class, OdProcessorSection, stack);
  gtk_widget_class_bind_template_child (widget_class, OdProcessorSection, error_page);
  gtk_widget_class_bind_template_child (widget_class, OdProcessorSection, list_box);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "processor.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "processor.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "processor.save-pdf", NULL, save_pdf_action);
}

static void
od_processor_section_init (OdProcessorSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

static void
show_profile (OdProcessorSection *self)
{
  OdRecordList *processors = od_profile_get_processors (self->profile);
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_processors, NULL, NULL));
  GtkSortListModel *sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (processors)), sorter);

  self->filter = gtk_custom_filter_new (matches_search, self, NULL);
  self->found = gtk_filter_list_model_new (G_LIST_MODEL (sorted), GTK_FILTER (self->filter));
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->found), create_row, self, NULL);
  g_signal_connect_object (processors, "notify", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->found, "items-changed", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  show_page (self);
}

GtkWidget *
od_processor_section_new (OdProfile *profile)
{
  OdProcessorSection *self = g_object_new (OD_TYPE_PROCESSOR_SECTION, NULL);

  self->profile = g_object_ref (profile);
  show_profile (self);
  return GTK_WIDGET (self);
}
