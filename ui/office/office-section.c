#include "office-section.h"

#include <glib/gi18n-lib.h>

#include "back-button.h"
#include "decoration.h"
#include "document.h"
#include "error-dialog.h"
#include "exchange-group.h"
#include "office-form.h"
#include "office-page.h"
#include "office-table.h"
#include "office-text.h"
#include "office.h"
#include "overview-exchange.h"
#include "phone-number.h"
#include "search-text.h"
#include "table-dialog.h"
#include "text-rules.h"
#include "text-row.h"
#include "view-settings.h"

#define MAX_KINDS 2

typedef struct
{
  const char *title;
  const char *icon;
  OdOfficeKind kinds[MAX_KINDS];
  guint n_kinds;
  const char *adds[MAX_KINDS]; /* what the button says that adds one */
  const char *empty;
  const char *explanation;
  const char *file_name;
} Content;

static const Content processors = {
  .title = N_ ("Verwerkers"),
  .icon = "system-users-symbolic",
  .kinds = { OD_OFFICE_PROCESSOR },
  .n_kinds = 1,
  .adds = { N_ ("Nieuwe verwerker") },
  .empty = N_ ("Nog geen verwerkers"),
  .explanation = N_ ("Een verwerker is een bedrijf of dienst die in uw opdracht met de gegevens van cliënten werkt, bijvoorbeeld de leverancier van uw e-mail of dossierprogramma. Het protocol (artikel 6) vraagt een overzicht van hen, of de verklaring dat er geen zijn."),
  .file_name = "verwerkers",
};

static const Content measures = {
  .title = N_ ("Maatregelen"),
  .icon = "security-high-symbolic",
  .kinds = { OD_OFFICE_MEASURE, OD_OFFICE_ACTIVITY },
  .n_kinds = 2,
  .adds = { N_ ("Nieuwe maatregel"), N_ ("Nieuwe verwerkingsactiviteit") },
  .empty = N_ ("Nog geen maatregelen"),
  .explanation = N_ ("Het veiligheidsbeleid en -plan, de functionaris voor gegevensbescherming en het register van de verwerkingsactiviteiten: wat het protocol (artikel 6) op eenvoudig verzoek te bewijzen vraagt."),
  .file_name = "maatregelen",
};

static const Content breaches = {
  .title = N_ ("Gegevenslekken"),
  .icon = "dialog-warning-symbolic",
  .kinds = { OD_OFFICE_BREACH },
  .n_kinds = 1,
  .adds = { N_ ("Gegevenslek melden") },
  .empty = N_ ("Geen gegevenslekken"),
  .explanation = N_ ("Ging er iets mis met gegevens van cliënten: verkeerd verzonden, verloren, gestolen, gelezen door wie het niet mocht? Noteer het meteen, ook als u nog niet alles weet. Vanaf dan loopt de termijn van 72 uur (artikel 33 AVG)."),
  .file_name = "gegevenslekken",
};

struct _OdOfficeSection
{
  AdwBin parent_instance;

  OdProfile *profile;
  const Content *content;
  GtkFilterListModel *found;
  GtkFilter *filter;
  GtkSorter *sorter;
  char **sought; /* fragments; (nullable) */
  gboolean is_by_name; /* else what asks for attention comes first */

  AdwLeaflet *leaflet;
  GtkWidget *list_page;
  AdwWindowTitle *list_title;
  AdwBin *add_bin;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  AdwStatusPage *error_page;
  AdwStatusPage *empty_page;
  GtkBox *empty_box;
  GtkListBox *list_box;
  AdwBin *exchange_bin;
  GtkWidget *detail_page;
  AdwWindowTitle *detail_title;
  AdwBin *detail_bin;
};

G_DEFINE_FINAL_TYPE (OdOfficeSection, od_office_section, ADW_TYPE_BIN)

static OdRecordList *
get_list (OdOfficeSection *self, guint i)
{
  return od_profile_get_office_records (self->profile, self->content->kinds[i]);
}

static gboolean
matches_search (gpointer item, gpointer data)
{
  OdOfficeSection *self = data;
  g_autoptr (GString) together = g_string_new (NULL);
  g_autofree char *folded = NULL;

  if (self->sought == NULL || *self->sought == NULL)
    return TRUE;
  for (guint i = 0; i < od_office_kind_get_n_data (od_office_record_get_kind (item)); i++)
    {
      g_autofree char *text = od_office_datum_to_text (item, i);
      g_autofree char *number = od_phone_number_get_digits (od_office_record_get (item, i));

      g_string_append_printf (together, "%s %s %s ", text, od_office_record_get (item, i), number);
    }
  folded = od_text_fold (together->str);
  return od_search_text_has (folded, self->sought);
}

/* 0 for what asks for attention, 1 for what is current, 2 for what has ended. */
static guint
get_rank (OdOfficeSection *self, OdOfficeRecord *record)
{
  g_autofree char *today = od_profile_get_today (self->profile);
  g_autoptr (OdFindings) findings = NULL;

  if (od_office_record_is_ended (record, today))
    return 2;
  findings = od_office_check (self->profile, record);
  return findings->len > 0 ? 0 : 1;
}

static int
compare_records (gconstpointer one, gconstpointer other, gpointer data)
{
  OdOfficeSection *self = data;
  guint first = self->is_by_name ? 0 : get_rank (self, (gpointer) one);
  guint second = self->is_by_name ? 0 : get_rank (self, (gpointer) other);
  g_autofree char *title = od_office_record_to_title ((gpointer) one);
  g_autofree char *other_title = od_office_record_to_title ((gpointer) other);

  if (first != second)
    return first < second ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;
  return gtk_ordering_from_cmpfunc (g_utf8_collate (title, other_title));
}

/* The statement that there are none, or what the other party has. */
static gboolean
has_more_to_show (OdOfficeSection *self)
{
  return self->content == &processors
         && (g_list_model_get_n_items (G_LIST_MODEL (od_profile_get_office_records (self->profile, OD_OFFICE_NO_PROCESSORS))) > 0
             || od_overview_has_received (self->profile));
}

static const char *
choose_page (OdOfficeSection *self)
{
  guint n_items = 0;
  gboolean failed = FALSE;

  for (guint i = 0; i < self->content->n_kinds; i++)
    {
      if (od_record_list_get_loading (get_list (self, i)))
        return "loading";
      failed |= od_record_list_get_error (get_list (self, i)) != NULL;
      n_items += g_list_model_get_n_items (G_LIST_MODEL (get_list (self, i)));
    }
  if (n_items == 0 && failed)
    return "error";
  if (n_items == 0)
    return has_more_to_show (self) ? "list" : "empty";
  return g_list_model_get_n_items (G_LIST_MODEL (self->found)) == 0 ? "none-found" : "list";
}

static void
show_page (OdOfficeSection *self)
{
  for (guint i = 0; i < self->content->n_kinds; i++)
    {
      const GError *error = od_record_list_get_error (get_list (self, i));

      if (error != NULL)
        adw_status_page_set_description (self->error_page, error->message);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0);
  gtk_stack_set_visible_child_name (self->stack, choose_page (self));
}

static void
on_search_changed (OdOfficeSection *self)
{
  g_strfreev (self->sought);
  self->sought = od_search_text_split (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
}

/* Rows */

/* What asks for attention first, or that it has ended; (transfer full) (nullable). */
static char *
describe_state (OdOfficeSection *self, OdOfficeRecord *record, gboolean *attention)
{
  g_autofree char *today = od_profile_get_today (self->profile);
  g_autoptr (OdFindings) findings = NULL;
  const OdFinding *finding;

  *attention = FALSE;
  if (od_office_record_is_ended (record, today))
    return g_strdup (od_office_record_get_kind (record) == OD_OFFICE_BREACH ? _ ("Afgesloten") : _ ("Beëindigd"));
  findings = od_office_check (self->profile, record);
  if (findings->len == 0)
    return NULL;
  *attention = TRUE;
  finding = &g_array_index (findings, OdFinding, 0);
  return findings->len == 1 ? g_strdup (od_office_finding_to_label (record, finding))
                            : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u na te kijken", "%u na te kijken", findings->len), findings->len);
}

static GtkWidget *
create_state (const char *text, gboolean attention)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (attention ? box : label, attention ? "warning" : "dim-label");
  if (attention)
    gtk_box_append (GTK_BOX (box), od_decoration_new ("dialog-warning-symbolic"));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  gboolean attention;
  g_autofree char *title = od_office_record_to_title (item);
  g_autofree char *subtitle = od_office_record_to_subtitle (item);
  g_autofree char *state = describe_state (data, item, &attention);
  GtkWidget *row = od_text_row_new (title, subtitle);

  if (state != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_state (state, attention));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), od_decoration_new ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show_detail (OdOfficeSection *self, const char *title, GtkWidget *page)
{
  adw_window_title_set_title (self->detail_title, title);
  adw_bin_set_child (self->detail_bin, page);
  adw_leaflet_set_visible_child (self->leaflet, self->detail_page);
  gtk_widget_child_focus (GTK_WIDGET (self->detail_bin), GTK_DIR_TAB_FORWARD);
}

static void
show_record (OdOfficeSection *self, OdOfficeRecord *record)
{
  show_detail (self, od_office_kind_to_text (od_office_record_get_kind (record)), od_office_page_new (self->profile, record));
}

static void
on_row_activated (OdOfficeSection *self, GtkListBoxRow *row)
{
  g_autoptr (OdOfficeRecord) record = g_list_model_get_item (G_LIST_MODEL (self->found), gtk_list_box_row_get_index (row));

  show_record (self, record);
}

/* Actions */

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdOfficeSection *self = OD_OFFICE_SECTION (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->list_page);
  gtk_widget_child_focus (self->list_page, GTK_DIR_TAB_FORWARD);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  od_office_section_add (OD_OFFICE_SECTION (widget), (OdOfficeKind) g_variant_get_int32 (parameter), "");
}

static void
on_declared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdOfficeSection) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdOfficeRecord) kept = od_office_keep_finish (OD_PROFILE (source), result, &error);

  if (kept == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("De verklaring is niet bewaard"), error);
}

/* The statement that there are none, of today; the one before is replaced. */
static void
declare_none_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdOfficeSection *self = OD_OFFICE_SECTION (widget);
  GListModel *statements = G_LIST_MODEL (od_profile_get_office_records (self->profile, OD_OFFICE_NO_PROCESSORS));
  g_autoptr (OdOfficeRecord) before = g_list_model_get_item (statements, 0);
  g_autoptr (OdOfficeRecord) statement = before != NULL ? g_object_ref (before) : od_office_record_new (OD_OFFICE_NO_PROCESSORS, NULL);
  g_autoptr (OdOfficeRecord) declared = od_office_end (self->profile, statement, 0);

  od_office_keep_async (self->profile, declared, NULL, on_declared, g_object_ref (self));
}

static void
show_overview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdOfficeSection *self = OD_OFFICE_SECTION (widget);
  OdProtocol *protocol = od_profile_find_protocol (self->profile, g_variant_get_string (parameter, NULL));

  if (protocol != NULL)
    show_detail (self, _ ("Hun verwerkers"), od_overview_page_new (self->profile, protocol));
}

/* Everything in the list, what has ended too; (transfer full). */
static GPtrArray *
list_records (OdOfficeSection *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->found)); i++)
    g_ptr_array_add (records, g_list_model_get_item (G_LIST_MODEL (self->found), i));
  return records;
}

static void
save (OdOfficeSection *self, GBytes *content, const char *ending)
{
  g_autofree char *today = od_profile_get_today (self->profile);
  g_autofree char *name = g_strdup_printf ("%s-%s.%s", self->content->file_name, today, ending);
  g_autoptr (OdForeignEntry) document = od_foreign_entry_new (name, content);

  od_document_save (GTK_WIDGET (self), document, name, FALSE);
}

static void
save_pdf_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdOfficeSection *self = OD_OFFICE_SECTION (widget);
  g_autoptr (GPtrArray) records = list_records (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = od_office_to_pdf (self->profile, self->content->title, records, self->content->empty, &error); /* in Dutch */

  if (pdf != NULL)
    save (self, pdf, "pdf");
  else
    od_error_dialog_present (widget, _ ("De lijst is niet gemaakt"), error);
}

static void
save_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdOfficeSection *self = OD_OFFICE_SECTION (widget);
  g_autoptr (GPtrArray) records = list_records (self);
  g_autoptr (GBytes) csv = od_office_table_write (self->content->kinds[0], records);

  save (self, csv, "csv");
}

static void
read_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdOfficeSection *self = OD_OFFICE_SECTION (widget);

  od_table_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->profile, self->content->kinds[0]);
}

static void
od_office_section_dispose (GObject *object)
{
  OdOfficeSection *self = OD_OFFICE_SECTION (object);

  gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->found);
  g_clear_object (&self->sorter);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->sought, g_strfreev);

  G_OBJECT_CLASS (od_office_section_parent_class)->dispose (object);
}

static void
od_office_section_class_init (OdOfficeSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_office_section_dispose;

  g_type_ensure (OD_TYPE_BACK_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/office/office-section.ui");
  gtk_widget_class_bind_template_child (widget_class, OdOfficeSection, leaflet);
  gtk_widget_class_bind_template_child (widget_class, OdOfficeSection, list_page);
  gtk_widget_class_bind_template_child (widget_class, OdOfficeSection, list_title);
  gtk_widget_class_bind_template_child (widget_class, OdOfficeSection, add_bin);
  gtk_widget_class_bind_template_child (widget_class, OdOfficeSection, search_bar);
  gtk_widget_class_bind_template_child (widget_class, OdOfficeSection, search_entry);
  gtk_widget_class_bind_template_child (widget_class, OdOfficeSection, stack);
  gtk_widget_class_bind_template_child (widget_class, OdOfficeSection, error_page);
  gtk_widget_class_bind_template_child (widget_class, OdOfficeSection, empty_page);
  gtk_widget_class_bind_template_child (widget_class, OdOfficeSection, empty_box);
  gtk_widget_class_bind_template_child (widget_class, OdOfficeSection, list_box);
  gtk_widget_class_bind_template_child (widget_class, OdOfficeSection, exchange_bin);
  gtk_widget_class_bind_template_child (widget_class, OdOfficeSection, detail_page);
  gtk_widget_class_bind_template_child (widget_class, OdOfficeSection, detail_title);
  gtk_widget_class_bind_template_child (widget_class, OdOfficeSection, detail_bin);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "office.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "office.add", "i", add_action);
  gtk_widget_class_install_action (widget_class, "office.declare-none", NULL, declare_none_action);
  gtk_widget_class_install_action (widget_class, OD_SHOW_OVERVIEW_ACTION, "s", show_overview_action);
  gtk_widget_class_install_action (widget_class, "office.save-pdf", NULL, save_pdf_action);
  gtk_widget_class_install_action (widget_class, "office.save-table", NULL, save_table_action);
  gtk_widget_class_install_action (widget_class, "office.read-table", NULL, read_table_action);
}

static void
od_office_section_init (OdOfficeSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

static GtkWidget *
create_add_button (OdOfficeSection *self, guint i)
{
  GtkWidget *button = gtk_button_new ();

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (gint32) self->content->kinds[i]);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "office.add");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (self->content->adds[i]), -1);
  return button;
}

static GtkWidget *
create_large_add_button (OdOfficeSection *self, guint i)
{
  GtkWidget *button = create_add_button (self, i);

  gtk_button_set_label (GTK_BUTTON (button), _ (self->content->adds[i]));
  gtk_widget_add_css_class (button, "pill");
  if (i == 0)
    gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
create_add_menu_button (OdOfficeSection *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < self->content->n_kinds; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (self->content->adds[i]), NULL);

      g_menu_item_set_action_and_target (item, "office.add", "i", (gint32) self->content->kinds[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Toevoegen"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Toevoegen"), -1);
  return button;
}

/* One kind is added at once; of several, side by side they would keep the window wide. */
static GtkWidget *
create_header_button (OdOfficeSection *self)
{
  GtkWidget *button;

  if (self->content->n_kinds > 1)
    return create_add_menu_button (self);
  button = create_add_button (self, 0);
  gtk_button_set_icon_name (GTK_BUTTON (button), "list-add-symbolic");
  gtk_widget_set_tooltip_text (button, _ (self->content->adds[0]));
  return button;
}

static void
show_texts (OdOfficeSection *self)
{
  adw_window_title_set_title (self->list_title, _ (self->content->title));
  adw_status_page_set_icon_name (self->empty_page, self->content->icon);
  adw_status_page_set_title (self->empty_page, _ (self->content->empty));
  adw_status_page_set_description (self->empty_page, _ (self->content->explanation));
  adw_bin_set_child (self->add_bin, create_header_button (self));
  for (guint i = 0; i < self->content->n_kinds; i++)
    gtk_box_append (self->empty_box, create_large_add_button (self, i));
  if (self->content == &processors)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Verklaren dat er geen verwerkers zijn"));

      gtk_widget_add_css_class (button, "pill");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "office.declare-none");
      gtk_box_append (self->empty_box, button);
      adw_bin_set_child (self->exchange_bin, od_exchange_group_new (self->profile));
    }
}

/* All kinds in one list; (transfer full). */
static GListModel *
join_lists (OdOfficeSection *self)
{
  g_autoptr (GListStore) lists = g_list_store_new (G_TYPE_LIST_MODEL);

  for (guint i = 0; i < self->content->n_kinds; i++)
    g_list_store_append (lists, get_list (self, i));
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&lists))));
}

static void
on_order_changed (GAction *action, GParamSpec *spec, OdOfficeSection *self)
{
  g_autoptr (GVariant) state = g_action_get_state (action);

  self->is_by_name = g_str_equal (g_variant_get_string (state, NULL), "name");
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

/* The order is that of all these lists, and is remembered. */
static void
add_order (OdOfficeSection *self)
{
  g_autoptr (GSettings) settings = od_view_settings_new (od_profile_get_name (self->profile));
  g_autoptr (GAction) action = g_settings_create_action (settings, "office-sort");
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_signal_connect_object (action, "notify::state", G_CALLBACK (on_order_changed), self, 0);
  g_action_map_add_action (G_ACTION_MAP (actions), action);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", G_ACTION_GROUP (actions));
  on_order_changed (action, NULL, self);
}

static GtkWidget *
create_section (OdProfile *profile, const Content *content)
{
  OdOfficeSection *self = g_object_new (OD_TYPE_OFFICE_SECTION, NULL);
  GtkSortListModel *sorted;

  self->profile = g_object_ref (profile);
  self->content = content;
  show_texts (self);
  /* A table has one kind of lines; a breach is no line of a table that somebody types. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "office.save-table", content->n_kinds == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "office.read-table", content == &processors);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_search, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_records, self, NULL));
  add_order (self);
  sorted = gtk_sort_list_model_new (join_lists (self), g_object_ref (self->sorter));
  self->found = gtk_filter_list_model_new (G_LIST_MODEL (sorted), self->filter);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->found), create_row, self, NULL);
  for (guint i = 0; i < content->n_kinds; i++)
    g_signal_connect_object (get_list (self, i), "notify", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (od_profile_get_office_records (profile, OD_OFFICE_NO_PROCESSORS), "items-changed", G_CALLBACK (show_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (od_profile_get_notices (profile), "items-changed", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->found, "items-changed", G_CALLBACK (show_page), self, G_CONNECT_SWAPPED);
  show_page (self);
  return GTK_WIDGET (self);
}

GtkWidget *
od_processor_section_new (OdProfile *profile)
{
  return create_section (profile, &processors);
}

GtkWidget *
od_measure_section_new (OdProfile *profile)
{
  return create_section (profile, &measures);
}

GtkWidget *
od_breach_section_new (OdProfile *profile)
{
  return create_section (profile, &breaches);
}

gboolean
od_office_section_show (OdOfficeSection *self, const char *id)
{
  OdOfficeRecord *record = od_profile_find_office_record (self->profile, id);

  for (guint i = 0; record != NULL && i < self->content->n_kinds; i++)
    if (self->content->kinds[i] == od_office_record_get_kind (record))
      {
        show_record (self, record);
        return TRUE;
      }
  return FALSE;
}

void
od_office_section_add (OdOfficeSection *self, OdOfficeKind kind, const char *option)
{
  g_autoptr (OdOfficeRecord) proposed = od_office_propose (self->profile, kind);
  g_autoptr (OdOfficeRecord) record = *option != '\0' ? od_office_record_with (proposed, 0, option) : g_object_ref (proposed);

  adw_leaflet_set_visible_child (self->leaflet, self->list_page);
  od_office_form_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->profile, record);
}

void
od_office_section_start_search (OdOfficeSection *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->list_page);
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
