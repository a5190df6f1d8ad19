#include "statistics-window.h"

#include <glib/gi18n-lib.h>

#include "combo-row.h"
#include "document-row.h"
#include "error-dialog.h"
#include "fact-group.h"
#include "month-chart.h"
#include "page.h"
#include "state-text.h"
#include "statistics-report.h"

struct _OdStatisticsWindow
{
  AdwWindow parent_instance;

  OdProfile *profile;
  GtkWidget *period_row;
  AdwBin *content_bin;
};

G_DEFINE_FINAL_TYPE (OdStatisticsWindow, od_statistics_window, ADW_TYPE_WINDOW)

/* How many months back, the present one included. */
static const guint periods[] = { 12, 6, 3, 24 };

static char *
get_month (OdProfile *profile, int months_back)
{
  g_autoptr (GDateTime) now = od_profile_get_now (profile);
  g_autoptr (GDateTime) first = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now), 1, 12, 0, 0);
  g_autoptr (GDateTime) month = g_date_time_add_months (first, -months_back);

  return g_date_time_format (month, "%Y-%m");
}

static void
append_chart (GtkBox *box, const OdStatistics *statistics)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *chart = od_month_chart_new (statistics);

  gtk_widget_set_margin_top (chart, 12);
  gtk_widget_set_margin_bottom (chart, 12);
  gtk_widget_set_margin_start (chart, 12);
  gtk_widget_set_margin_end (chart, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), chart);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Doorverwijzingen per maand"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Doorverwijzingen per maand"), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Doorverwijzingen per maand"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_box_append (box, group);
}

static void
add_number (GtkWidget *group, const char *label, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  od_fact_group_add (group, label, text);
}

static void
append_numbers (GtkBox *box, const OdStatistics *statistics)
{
  GtkWidget *group = od_fact_group_new (_ ("In deze periode"));
  g_autofree char *median
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%.0f dag", "%.0f dagen", (gulong)statistics->median_days), statistics->median_days);

  add_number (group, _ ("Doorverwijzingen"), statistics->total.number);
  add_number (group, _ ("Waarmee contact was"), statistics->n_contacted.number);
  if (od_statistics_shows_days (statistics))
    od_fact_group_add (group, _ ("Tot het eerste contact (de helft sneller)"), median);
  gtk_box_append (box, group);
  if (statistics->total.number == 0)
    return;

  group = od_fact_group_new (_ ("Waar ze nu staan"));
  for (OdState state = 0; state < OD_N_STATES; state++)
    if (statistics->per_state[state].number > 0)
      add_number (group, od_state_to_text (state), statistics->per_state[state].number);
  gtk_box_append (box, group);
}

static void
append_documents (OdStatisticsWindow *self, GtkBox *box, const OdStatistics *statistics)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = od_statistics_report_to_csv (self->profile, statistics);
  g_autoptr (GBytes) pdf = od_statistics_report_to_pdf (self->profile, statistics, &error);
  g_autofree char *csv_name = g_strdup_printf ("cijfers-%s-%s.csv", statistics->first, statistics->last);
  g_autofree char *pdf_name = g_strdup_printf ("cijfers-%s-%s.pdf", statistics->first, statistics->last);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Doorgeven"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("In wat de dienst verlaat, worden aantallen van 1 tot 4 niet getoond: in een kleine gemeente zou men een gezin kunnen herkennen."));
  if (pdf != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), od_document_row_new (self->profile, _ ("Document (PDF)"), pdf_name, pdf, FALSE));
  else
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het document is niet gemaakt"), error);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), od_document_row_new (self->profile, _ ("Tabel (CSV)"), csv_name, csv, FALSE));
  gtk_box_append (box, group);
}

static void
show (OdStatisticsWindow *self)
{
  guint months = periods[adw_combo_row_get_selected (ADW_COMBO_ROW (self->period_row))];
  g_autofree char *first = get_month (self->profile, months - 1);
  g_autofree char *last = get_month (self->profile, 0);
  g_autoptr (OdStatistics) statistics = od_statistics_report_new (self->profile, first, last);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));

  append_chart (box, statistics);
  append_numbers (box, statistics);
  append_documents (self, box, statistics);
  adw_bin_set_child (self->content_bin, GTK_WIDGET (box));
}

static GtkWidget *
create_period_row (OdStatisticsWindow *self)
{
  /* In the order of periods. */
  const char *const texts[] = { _ ("Laatste 12 maanden"), _ ("Laatste 6 maanden"), _ ("Laatste 3 maanden"), _ ("Laatste 24 maanden"), NULL };

  self->period_row = od_combo_row_new (_ ("Periode"), gtk_string_list_new (texts));
  g_signal_connect_object (self->period_row, "notify::selected", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return self->period_row;
}

static GtkWidget *
create_content (OdStatisticsWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *page = od_page_new (box);

  self->content_bin = ADW_BIN (adw_bin_new ());
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_period_row (self));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->content_bin));
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static void
od_statistics_window_dispose (GObject *object)
{
  g_clear_object (&OD_STATISTICS_WINDOW (object)->profile);

  G_OBJECT_CLASS (od_statistics_window_parent_class)->dispose (object);
}

static void
od_statistics_window_class_init (OdStatisticsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = od_statistics_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
od_statistics_window_init (OdStatisticsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), create_content (self));
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
od_statistics_window_new (GtkWindow *parent, OdProfile *profile)
{
  OdStatisticsWindow *self = g_object_new (OD_TYPE_STATISTICS_WINDOW, "transient-for", parent, "modal", TRUE, "title", _ ("Cijfers"),
                                           "default-width", 640, "default-height", 700, NULL);

  self->profile = g_object_ref (profile);
  show (self);
  return GTK_WIDGET (self);
}
