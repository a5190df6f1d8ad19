#include "notice-section.h"

#include <glib/gi18n-lib.h>

#include "back-button.h"
#include "notice-group.h"
#include "notice-page.h"

struct _OdNoticeSection
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

G_DEFINE_FINAL_TYPE (OdNoticeSection, od_notice_section, ADW_TYPE_BIN)

/* What waits for something comes first, the oldest on top; then the newest. */
static int
compare (gconstpointer one, gconstpointer other, gpointer data)
{
  OdNotice *first = (gpointer) one;
  OdNotice *second = (gpointer) other;
  gboolean open = od_notice_is_open (first);
  int age = g_date_time_compare (od_notice_get_created (first), od_notice_get_created (second));

  if (open != od_notice_is_open (second))
    return open ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;
  return gtk_ordering_from_cmpfunc (open ? age : -age);
}

static void
show_page (OdNoticeSection *self)
{
  OdRecordList *notices = od_profile_get_notices (self->profile);
  const GError *error = od_record_list_get_error (notices);
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (notices)) == 0;

  if (error != NULL)
    adw_status_page_set_description (self->error_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, empty ? (error != NULL ? "error" : "empty") : "list");
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  OdNoticeSection *self = data;

  return od_notice_row_new (self->profile, item);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdNoticeSection *self = OD_NOTICE_SECTION (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->list_page);
  gtk_widget_child_focus (GTK_WIDGET (self->list_box), GTK_DIR_TAB_FORWARD);
}

static void
od_notice_section_dispose (GObject *object)
{
  OdNoticeSection *self = OD_NOTICE_SECTION (object);

  gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->sorted);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_notice_section_parent_class)->dispose (object);
}

static void
od_notice_section_class_init (OdNoticeSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_notice_section_dispose;

  g_type_ensure (OD_TYPE_BACK_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/notice/notice-section.ui");
  gtk_widget_class_bind_template_child (widget_class, OdNoticeSection, leaflet);
  gtk_widget_class_bind_template_child (widget_class, OdNoticeSection, stack);
  gtk_widget_class_bind_template_child (widget_class, OdNoticeSection, error_page);
  gtk_widget_class_bind_template_child (widget_class, OdNoticeSection, list_box);
  gtk_widget_class_bind_template_child (widget_class, OdNoticeSection, list_page);
  gtk_widget_class_bind_template_child (widget_class, OdNoticeSection, detail_page);
  gtk_widget_class_bind_template_child (widget_class, OdNoticeSection, detail_title);
  gtk_widget_class_bind_template_child (widget_class, OdNoticeSection, detail_bin);
  gtk_widget_class_install_action (widget_class, "notices.back", NULL, back_action);
}

static void
od_notice_section_init (OdNoticeSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
od_notice_section_new (OdProfile *profile)
{
  OdNoticeSection *self = g_object_new (OD_TYPE_NOTICE_SECTION, NULL);
  OdRecordList *notices = od_profile_get_notices (profile);
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL));

  self->profile = g_object_ref (profile);
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (notices)), sorter);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->sorted), create_row, self, NULL);
  g_signal_connect_object (notices, "notify", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notices, "items-changed", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  show_page (self);
  return GTK_WIDGET (self);
}

void
od_notice_section_show (OdNoticeSection *self, const char *notice_id)
{
  OdNotice *notice = od_profile_find_notice (self->profile, notice_id);

  if (notice == NULL)
    return;
  adw_window_title_set_subtitle (self->detail_title, od_notice_get_reference (notice));
  adw_bin_set_child (self->detail_bin, od_notice_page_new (self->profile, notice));
  adw_leaflet_set_visible_child (self->leaflet, self->detail_page);
  gtk_widget_child_focus (GTK_WIDGET (self->detail_bin), GTK_DIR_TAB_FORWARD);
}

guint
od_notice_section_count_open (GListModel *notices)
{
  guint n_open = 0;

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (OdNotice) notice = g_list_model_get_item (notices, i);

      n_open += od_notice_is_open (notice) ? 1 : 0;
    }
  return n_open;
}
