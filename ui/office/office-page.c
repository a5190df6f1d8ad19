#include "office-page.h"

#include <glib/gi18n-lib.h>

#include "action-row.h"
#include "attachment-group.h"
#include "clock-row.h"
#include "confirm.h"
#include "document-row.h"
#include "error-dialog.h"
#include "finding-text.h"
#include "notice-made.h"
#include "office-form.h"
#include "office-text.h"
#include "office.h"
#include "page.h"
#include "party-notice.h"
#include "protocol-text.h"
#include "text-row.h"

struct _OdOfficePage
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdOfficeRecord *record;
};

G_DEFINE_FINAL_TYPE (OdOfficePage, od_office_page, ADW_TYPE_BIN)

/* How a record comes to its end; without one it is only changed. */
static const struct
{
  int datum; /* that is set; 0 for none */
  const char *title;
  const char *subtitle;
  const char *question;
  const char *answer;
} ends[OD_N_OFFICE_KINDS] = {
  [OD_OFFICE_PROCESSOR] = { OD_PROCESSOR_ENDED_ON, N_ ("Beëindigen"), N_ ("Vanaf vandaag geen verwerker meer; blijft hier staan"),
                            N_ ("Deze verwerker beëindigen?"), N_ ("Beëindigen") },
  [OD_OFFICE_MEASURE] = { OD_MEASURE_ENDED_ON, N_ ("Laten vervallen"), N_ ("Geldt vanaf vandaag niet meer; blijft hier staan"),
                          N_ ("Deze maatregel laten vervallen?"), N_ ("Laten vervallen") },
  [OD_OFFICE_BREACH] = { OD_BREACH_CLOSED_ON, N_ ("Afsluiten"), N_ ("Alles is gedaan en genoteerd; aanvullen kan later nog"),
                         N_ ("Dit gegevenslek afsluiten?"), N_ ("Afsluiten") },
};

static OdOfficeKind
get_kind (OdOfficePage *self)
{
  return od_office_record_get_kind (self->record);
}

static void
append_summary (OdOfficePage *self, GtkBox *box)
{
  g_autofree char *title = od_office_record_to_title (self->record);
  g_autofree char *subtitle = od_office_record_to_subtitle (self->record);

  gtk_box_append (box, od_page_heading_new (title, subtitle));
}

static void
append_clock (OdOfficePage *self, GtkBox *box)
{
  GtkWidget *row = get_kind (self) == OD_OFFICE_BREACH ? od_clock_row_new (self->profile, self->record) : NULL;
  GtkWidget *group;

  if (row == NULL)
    return;
  group = adw_preferences_group_new ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_box_append (box, group);
}

static void
add_finding (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = od_action_row_new (title, subtitle, "dialog-warning-symbolic", "office-page.change");

  adw_preferences_group_add (group, row);
}

/* What is only not filled in yet stands in one row. */
static void
append_findings (OdOfficePage *self, GtkBox *box)
{
  g_autoptr (OdFindings) findings = od_office_check (self->profile, self->record);
  g_autoptr (GString) missing = g_string_new (NULL);
  AdwPreferencesGroup *group;

  if (findings->len == 0)
    return;
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, _ ("Na te kijken"));
  for (guint i = 0; i < findings->len; i++)
    {
      const OdFinding *finding = &g_array_index (findings, OdFinding, i);
      g_autofree char *text = od_finding_get_text (finding);

      if (finding->code == OD_FINDING_REQUIRED)
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? " · " : "", od_office_finding_to_label (self->record, finding));
      else
        add_finding (group, od_office_finding_to_label (self->record, finding), text);
    }
  if (missing->len > 0)
    add_finding (group, _ ("Nog in te vullen"), missing->str);
  gtk_box_append (box, GTK_WIDGET (group));
}

/* To whom a breach can be told: the other party to each protocol. */
static void
add_tellings (OdOfficePage *self, AdwPreferencesGroup *group)
{
  GListModel *protocols = G_LIST_MODEL (od_profile_get_protocols (self->profile));
  OdDesk desk = od_profile_get_settings (self->profile)->desk;

  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (OdProtocol) protocol = g_list_model_get_item (protocols, i);
      g_autofree char *other = od_protocol_other_to_text (protocol, desk);
      g_autofree char *title = g_strdup_printf (_ ("Melden aan %s"), other);
      GtkWidget *row = od_action_row_new (title, _ ("Lekmelding voor hun functionaris; later aangevuld, stuurt u ze opnieuw"), "mail-send-symbolic", NULL);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", od_protocol_get_id (protocol));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "office-page.tell");
      adw_preferences_group_add (group, row);
    }
}

static void
append_actions (OdOfficePage *self, GtkBox *box)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *today = od_profile_get_today (self->profile);
  OdOfficeKind kind = get_kind (self);

  if (kind == OD_OFFICE_BREACH)
    add_tellings (self, group);
  adw_preferences_group_add (group, od_action_row_new (kind == OD_OFFICE_BREACH ? _ ("Aanvullen") : _ ("Wijzigen"), _ ("Wat verandert, blijft in de geschiedenis staan"),
                                                       "document-edit-symbolic", "office-page.change"));
  if (ends[kind].datum > 0 && !od_office_record_is_ended (self->record, today))
    adw_preferences_group_add (group, od_action_row_new (_ (ends[kind].title), _ (ends[kind].subtitle), "object-select-symbolic", "office-page.end"));
  gtk_box_append (box, GTK_WIDGET (group));
}

static void
append_history (OdOfficePage *self, GtkBox *box)
{
  GPtrArray *history = od_office_record_get_history (self->record);
  GtkWidget *group;

  if (history->len == 0)
    return;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Geschiedenis"));
  for (guint i = history->len; i > 0; i--)
    {
      const OdOfficeChange *change = g_ptr_array_index (history, i - 1);
      g_autofree char *text = od_office_change_to_text (get_kind (self), change);
      g_autofree char *subtitle = g_strdup_printf ("%.2s/%.2s/%.4s %.5s · %s", change->at + 8, change->at + 5, change->at, change->at + 11, change->user);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), od_text_row_new (text, subtitle));
    }
  gtk_box_append (box, group);
}

/* The record as it prints: of a breach by the headings that the authority's form has. */
static void
append_document (OdOfficePage *self, GtkBox *box)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  GtkWidget *group = adw_preferences_group_new ();
  const char *title = od_office_kind_to_title (get_kind (self));
  g_autofree char *name = g_strdup_printf ("%s.pdf", od_office_kind_to_string (get_kind (self)));

  g_ptr_array_add (records, g_object_ref (self->record));
  pdf = od_office_to_pdf (self->profile, title, records, "", &error);
  if (pdf != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), od_document_row_new (self->profile, _ ("Als document (PDF)"), name, pdf, FALSE));
  else
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), error->message);
  gtk_box_append (box, group);
}

static void
show (OdOfficePage *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));

  append_summary (self, box);
  append_clock (self, box);
  append_actions (self, box);
  append_findings (self, box);
  od_office_append_facts (box, self->record, NULL);
  gtk_box_append (box, od_attachment_group_new (self->profile, self->record));
  append_document (self, box);
  append_history (self, box);
  adw_bin_set_child (ADW_BIN (self), od_page_new (GTK_WIDGET (box)));
}

static void
on_list_changed (OdOfficePage *self)
{
  OdOfficeRecord *newest = od_profile_find_office_record (self->profile, od_office_record_get_id (self->record));

  if (newest != NULL && g_set_object (&self->record, newest))
    show (self);
}

static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdOfficePage *self = OD_OFFICE_PAGE (widget);

  od_office_form_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->profile, self->record);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdOfficePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdOfficeRecord) kept = od_office_keep_finish (OD_PROFILE (source), result, &error);

  if (kept == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het is niet bewaard"), error);
}

static void
end (OdOfficePage *self)
{
  g_autoptr (OdOfficeRecord) ended = od_office_end (self->profile, self->record, ends[get_kind (self)].datum);

  od_office_keep_async (self->profile, ended, NULL, on_kept, g_object_ref (self));
}

static void
end_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdOfficeKind kind = get_kind (OD_OFFICE_PAGE (widget));

  od_confirm (widget, _ (ends[kind].question), _ (ends[kind].subtitle), _ (ends[kind].answer), ADW_RESPONSE_DEFAULT, G_CALLBACK (end));
}

static void
on_packed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdOfficePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackedNotice) packed = od_party_notice_pack_finish (OD_PROFILE (source), result, &error);

  if (packed == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("De lekmelding is niet verpakt"), error);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    od_notice_made (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), packed);
}

static void
tell_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdOfficePage *self = OD_OFFICE_PAGE (widget);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, g_object_ref (self->record));
  od_party_notice_pack_async (self->profile, OD_NOTICE_BREACH, g_variant_get_string (parameter, NULL), records, NULL, on_packed,
                              g_object_ref (self));
}

static void
od_office_page_dispose (GObject *object)
{
  OdOfficePage *self = OD_OFFICE_PAGE (object);

  g_clear_object (&self->record);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_office_page_parent_class)->dispose (object);
}

static void
od_office_page_class_init (OdOfficePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_office_page_dispose;
  gtk_widget_class_install_action (widget_class, "office-page.change", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "office-page.end", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "office-page.tell", "s", tell_action);
}

static void
od_office_page_init (OdOfficePage *self)
{
}

GtkWidget *
od_office_page_new (OdProfile *profile, OdOfficeRecord *record)
{
  OdOfficePage *self = g_object_new (OD_TYPE_OFFICE_PAGE, NULL);

  self->profile = g_object_ref (profile);
  self->record = g_object_ref (record);
  g_signal_connect_object (od_profile_get_office_records (profile, od_office_record_get_kind (record)), "items-changed",
                           G_CALLBACK (on_list_changed), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
