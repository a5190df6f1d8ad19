#include "journal-section.h"

#include <glib/gi18n-lib.h>

#include "back-button.h"
#include "day-text.h"
#include "document.h"
#include "error-dialog.h"
#include "journal-report.h"
#include "journal-row.h"

/* So many entries are read and shown at a time. */
#define N_AT_ONCE 100

struct _OdJournalSection
{
  AdwBin parent_instance;

  OdProfile *profile;
  GCancellable *reading; /* (nullable): what is read now; a newer wish ends it */
  guint64 before;        /* the number of the last entry shown; 0 when none is */
  const char *suffix;    /* of the document that is made */

  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkDropDown *subject_drop_down;
  GtkDropDown *period_drop_down;
  GtkStack *stack;
  AdwStatusPage *error_page;
  GtkListBox *list_box;
  GtkWidget *older_button;
  AdwActionRow *verdict_row;
  GtkImage *verdict_icon;
  GtkWidget *verify_button;
};

G_DEFINE_FINAL_TYPE (OdJournalSection, od_journal_section, ADW_TYPE_BIN)

/* In the order of the drop-down; the first is "always". */
static const int period_days[] = { 0, 1, 7, 31, 365 };

static void read_entries (OdJournalSection *self, gboolean from_start);

/* Reading */

static void
append_entries (OdJournalSection *self, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const OdJournalEntry *entry = g_ptr_array_index (entries, i);

      gtk_list_box_append (self->list_box, od_journal_row_new (self->profile, entry));
      self->before = entry->number;
    }
  gtk_widget_set_visible (self->older_button, entries->len == N_AT_ONCE);
  gtk_stack_set_visible_child_name (self->stack, self->before == 0 ? "none-found" : "list");
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdJournalSection) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = od_journal_report_find_finish (OD_PROFILE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->profile == NULL)
    return;
  g_clear_object (&self->reading);
  if (entries != NULL)
    {
      append_entries (self, entries);
      return;
    }
  adw_status_page_set_description (self->error_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
clear_list (OdJournalSection *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list_box, 0)) != NULL)
    gtk_list_box_remove (self->list_box, GTK_WIDGET (row));
  self->before = 0;
}

static GDateTime *
get_since (OdJournalSection *self)
{
  int days = period_days[MIN (gtk_drop_down_get_selected (self->period_drop_down), G_N_ELEMENTS (period_days) - 1)];
  g_autoptr (GDateTime) now = od_profile_get_now (self->profile);
  g_autoptr (GDateTime) morning = NULL;

  if (days == 0)
    return NULL;
  morning = g_date_time_new (g_date_time_get_timezone (now), g_date_time_get_year (now), g_date_time_get_month (now),
                             g_date_time_get_day_of_month (now), 0, 0, 0);
  return g_date_time_add_days (morning, 1 - days);
}

static void
read_entries (OdJournalSection *self, gboolean from_start)
{
  guint subject = gtk_drop_down_get_selected (self->subject_drop_down);
  g_autoptr (GDateTime) since = get_since (self);
  /* The first choice is "everything"; the others are in the order of OdJournalSubject. */
  const OdJournalFilter filter = { gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
                                   subject == 0 ? OD_N_JOURNAL_SUBJECTS : subject - 1, since };

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  if (from_start)
    clear_list (self);
  od_journal_report_find_async (self->profile, &filter, self->before, N_AT_ONCE, self->reading, on_found, g_object_ref (self));
}

static void
on_filter_changed (OdJournalSection *self)
{
  if (self->profile != NULL)
    read_entries (self, TRUE);
}

static void
older_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  read_entries (OD_JOURNAL_SECTION (widget), FALSE);
}

/* Verifying */

static void
show_verdict (OdJournalSection *self, const OdJournalVerdict *verdict)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self->profile);
  g_autofree char *when = od_time_to_text (now);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (verdict->misfit == 0)
    {
      title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Ongeschonden: %lu regel nagekeken", "Ongeschonden: alle %lu regels sluiten op elkaar aan",
                                            (gulong) verdict->n_entries), (gulong) verdict->n_entries);
      subtitle = g_strdup_printf (_ ("Nagekeken op %s"), when);
    }
  else
    {
      title = g_strdup_printf (_ ("Regel %lu klopt niet met wat ervoor staat"), (gulong) verdict->misfit);
      subtitle = g_strdup (_ ("Iemand veranderde het logboek buiten Overdracht om, of de schijf is beschadigd. Wat voor die regel staat, is betrouwbaar; wat erna staat, blijft leesbaar. Verwittig uw functionaris voor gegevensbescherming."));
    }
  gtk_image_set_from_icon_name (self->verdict_icon, verdict->misfit == 0 ? "overdracht-done-symbolic" : "dialog-warning-symbolic");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->verdict_row), title);
  adw_action_row_set_subtitle (self->verdict_row, subtitle);
}

static void
on_verified (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdJournalSection) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdJournalVerdict) verdict = od_journal_report_verify_finish (OD_PROFILE (source), result, &error);

  if (self->profile == NULL)
    return;
  gtk_widget_set_sensitive (self->verify_button, TRUE);
  if (verdict != NULL)
    {
      show_verdict (self, verdict);
      return;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->verdict_row), _ ("Het logboek is niet nagekeken"));
  adw_action_row_set_subtitle (self->verdict_row, "");
  od_error_dialog_present (GTK_WIDGET (self), _ ("Het logboek is niet nagekeken"), error);
}

static void
verify_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdJournalSection *self = OD_JOURNAL_SECTION (widget);

  gtk_widget_set_sensitive (self->verify_button, FALSE);
  gtk_image_set_from_icon_name (self->verdict_icon, "content-loading-symbolic");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->verdict_row), _ ("Het logboek wordt nagekeken…"));
  adw_action_row_set_subtitle (self->verdict_row, "");
  od_journal_report_verify_async (self->profile, NULL, on_verified, g_object_ref (self));
}

/* Exporting */

static void
set_export_enabled (OdJournalSection *self, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "journal.save-pdf", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "journal.save-lines", enabled);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdJournalSection) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = od_journal_report_export_finish (OD_PROFILE (source), result, &error);
  g_autoptr (OdForeignEntry) document = NULL;
  g_autofree char *today = NULL;
  g_autofree char *name = NULL;

  if (self->profile == NULL)
    return;
  set_export_enabled (self, TRUE);
  if (content == NULL)
    {
      od_error_dialog_present (GTK_WIDGET (self), _ ("Het logboek is niet opgeslagen"), error);
      return;
    }
  today = od_profile_get_today (self->profile);
  name = g_strdup_printf ("logboek-%s.%s", today, self->suffix);
  document = od_foreign_entry_new (name, content);
  od_document_save (GTK_WIDGET (self), document, name, FALSE);
  read_entries (self, TRUE);
}

static void
export (OdJournalSection *self, OdJournalFormat format, const char *suffix)
{
  self->suffix = suffix;
  set_export_enabled (self, FALSE);
  od_journal_report_export_async (self->profile, format, NULL, on_exported, g_object_ref (self));
}

static void
save_pdf_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  export (OD_JOURNAL_SECTION (widget), OD_JOURNAL_FORMAT_PDF, "pdf");
}

static void
save_lines_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  export (OD_JOURNAL_SECTION (widget), OD_JOURNAL_FORMAT_LINES, "jsonl");
}

/* Meanwhile other sections may have added to the journal. */
static void
od_journal_section_map (GtkWidget *widget)
{
  OdJournalSection *self = OD_JOURNAL_SECTION (widget);

  GTK_WIDGET_CLASS (od_journal_section_parent_class)->map (widget);
  read_entries (self, TRUE);
  verify_action (widget, NULL, NULL);
}

static void
od_journal_section_dispose (GObject *object)
{
  OdJournalSection *self = OD_JOURNAL_SECTION (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_journal_section_parent_class)->dispose (object);
}

static void
od_journal_section_class_init (OdJournalSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_journal_section_dispose;
  widget_class->map = od_journal_section_map;

  g_type_ensure (OD_TYPE_BACK_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/journal/journal-section.ui");
  gtk_widget_class_bind_template_child (widget_class, OdJournalSection, search_bar);
  gtk_widget_class_bind_template_child (widget_class, OdJournalSection, search_entry);
  gtk_widget_class_bind_template_child (widget_class, OdJournalSection, subject_drop_down);
  gtk_widget_class_bind_template_child (widget_class, OdJournalSection, period_drop_down);
  gtk_widget_class_bind_template_child (widget_class, OdJournalSection, stack);
  gtk_widget_class_bind_template_child (widget_class, OdJournalSection, error_page);
  gtk_widget_class_bind_template_child (widget_class, OdJournalSection, list_box);
  gtk_widget_class_bind_template_child (widget_class, OdJournalSection, older_button);
  gtk_widget_class_bind_template_child (widget_class, OdJournalSection, verdict_row);
  gtk_widget_class_bind_template_child (widget_class, OdJournalSection, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, OdJournalSection, verify_button);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_install_action (widget_class, "journal.older", NULL, older_action);
  gtk_widget_class_install_action (widget_class, "journal.verify", NULL, verify_action);
  gtk_widget_class_install_action (widget_class, "journal.save-pdf", NULL, save_pdf_action);
  gtk_widget_class_install_action (widget_class, "journal.save-lines", NULL, save_lines_action);
}

static void
od_journal_section_init (OdJournalSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

GtkWidget *
od_journal_section_new (OdProfile *profile)
{
  OdJournalSection *self = g_object_new (OD_TYPE_JOURNAL_SECTION, NULL);

  self->profile = g_object_ref (profile);
  return GTK_WIDGET (self);
}

void
od_journal_section_start_search (OdJournalSection *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
