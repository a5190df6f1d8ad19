#include "protocol-section.h"

#include <glib/gi18n-lib.h>

#include "back-button.h"
#include "decoration.h"
#include "office-form.h"
#include "protocol-file.h"
#include "protocol-page.h"
#include "protocol-text.h"
#include "text-row.h"

struct _OdProtocolSection
{
  AdwBin parent_instance;

  OdProfile *profile;
  GtkSortListModel *sorted;

  AdwLeaflet *leaflet;
  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkListBox *list_box;
  GtkWidget *list_page;
  GtkWidget *detail_page;
  AdwWindowTitle *detail_title;
  AdwBin *detail_bin;
};

G_DEFINE_FINAL_TYPE (OdProtocolSection, od_protocol_section, ADW_TYPE_BIN)

static int
compare_protocols (gconstpointer one, gconstpointer other, gpointer data)
{
  OdDesk desk = od_profile_get_settings (data)->desk;
  g_autofree char *first = od_protocol_other_to_text ((gpointer)one, desk);
  g_autofree char *second = od_protocol_other_to_text ((gpointer)other, desk);

  return gtk_ordering_from_cmpfunc (g_utf8_collate (first, second));
}

static void
show_page (OdProtocolSection *self)
{
  OdRecordList *protocols = od_profile_get_protocols (self->profile);
  const GError *error = od_record_list_get_error (protocols);
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (protocols)) == 0;

  if (error != NULL)
    adw_status_page_set_description (self->error_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, empty ? (error != NULL ? "error" : "empty") : "list");
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  OdProtocolSection *self = data;
  g_autofree char *today = od_profile_get_today (self->profile);
  g_autofree char *other = od_protocol_other_to_text (item, od_profile_get_settings (self->profile)->desk);
  g_autofree char *state = od_protocol_state_to_text (item, today);
  g_autofree char *places = od_protocol_places_to_text (item);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", state, places);
  GtkWidget *row = od_text_row_new (other, subtitle);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  if (od_protocol_needs_attention (item, today))
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), od_decoration_new ("dialog-warning-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), od_decoration_new ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show_protocol (OdProtocolSection *self, OdProtocol *protocol)
{
  g_autofree char *other = od_protocol_other_to_text (protocol, od_profile_get_settings (self->profile)->desk);

  adw_window_title_set_subtitle (self->detail_title, other);
  adw_bin_set_child (self->detail_bin, od_protocol_page_new (self->profile, protocol));
  adw_leaflet_set_visible_child (self->leaflet, self->detail_page);
  gtk_widget_child_focus (self->detail_page, GTK_DIR_TAB_FORWARD);
}

static void
on_row_activated (OdProtocolSection *self, GtkListBoxRow *row)
{
  g_autoptr (OdProtocol) protocol = g_list_model_get_item (G_LIST_MODEL (self->sorted), gtk_list_box_row_get_index (row));

  show_protocol (self, protocol);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  od_office_form_present_protocol (GTK_WINDOW (gtk_widget_get_root (widget)), OD_PROTOCOL_SECTION (widget)->profile, NULL);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  od_protocol_file_open (widget, OD_PROTOCOL_SECTION (widget)->profile);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdProtocolSection *self = OD_PROTOCOL_SECTION (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->list_page);
  gtk_widget_child_focus (GTK_WIDGET (self->list_box), GTK_DIR_TAB_FORWARD);
}

static void
od_protocol_section_dispose (GObject *object)
{
  OdProtocolSection *self = OD_PROTOCOL_SECTION (object);

  gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->sorted);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_protocol_section_parent_class)->dispose (object);
}

static void
od_protocol_section_class_init (OdProtocolSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_protocol_section_dispose;

  g_type_ensure (OD_TYPE_BACK_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/protocol/protocol-section.ui");
  gtk_widget_class_bind_template_child (widget_class, OdProtocolSection, leaflet);
  gtk_widget_class_bind_template_child (widget_class, OdProtocolSection, stack);
  gtk_widget_class_bind_template_child (widget_class, OdProtocolSection, error_page);
  gtk_widget_class_bind_template_child (widget_class, OdProtocolSection, list_box);
  gtk_widget_class_bind_template_child (widget_class, OdProtocolSection, list_page);
  gtk_widget_class_bind_template_child (widget_class, OdProtocolSection, detail_page);
  gtk_widget_class_bind_template_child (widget_class, OdProtocolSection, detail_title);
  gtk_widget_class_bind_template_child (widget_class, OdProtocolSection, detail_bin);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "protocol.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "protocol.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "protocol.open", NULL, open_action);
}

static void
od_protocol_section_init (OdProtocolSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
od_protocol_section_new (OdProfile *profile)
{
  OdProtocolSection *self = g_object_new (OD_TYPE_PROTOCOL_SECTION, NULL);
  OdRecordList *protocols = od_profile_get_protocols (profile);
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_protocols, profile, NULL));

  self->profile = g_object_ref (profile);
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (protocols)), sorter);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->sorted), create_row, self, NULL);
  g_signal_connect_object (protocols, "notify", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  show_page (self);
  return GTK_WIDGET (self);
}

void
od_protocol_section_show (OdProtocolSection *self, const char *id)
{
  OdProtocol *protocol = od_profile_find_protocol (self->profile, id);

  if (protocol != NULL)
    show_protocol (self, protocol);
}
