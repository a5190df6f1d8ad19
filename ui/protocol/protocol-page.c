#include "protocol-page.h"

#include <glib/gi18n-lib.h>

#include "action-row.h"
#include "actor-group.h"
#include "choose-archive-format.h"
#include "day-text.h"
#include "document-group.h"
#include "enterprise-number.h"
#include "error-dialog.h"
#include "fact-group.h"
#include "office-form.h"
#include "passphrase-group.h"
#include "protocol-file.h"
#include "protocol-text.h"
#include "telling-group.h"

struct _OdProtocolPage
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdProtocol *protocol;

  GtkLabel *name_label;
  GtkLabel *state_label;
  GtkWidget *state_icon;
  AdwBin *passphrase_bin;
  AdwComboRow *format_row;
  GtkBox *facts_box;
};

G_DEFINE_FINAL_TYPE (OdProtocolPage, od_protocol_page, ADW_TYPE_BIN)

static void
add_day (GtkWidget *group, const char *label, const char *day)
{
  g_autofree char *text = od_day_to_text (day);

  od_fact_group_add (group, label, text);
}

static void
append_party (OdProtocolPage *self, const char *title, const OdProtocolParty *party)
{
  GtkWidget *group = od_fact_group_new (title);
  g_autofree char *number = od_enterprise_number_format (party->enterprise_number);

  od_fact_group_add (group, _ ("Naam"), *party->full_name ? party->full_name : party->name);
  od_fact_group_add (group, _ ("Team"), party->team);
  od_fact_group_add (group, _ ("KBO-nummer"), number);
  od_fact_group_add (group, _ ("Adres"), party->address);
  od_fact_group_add (group, _ ("Vertegenwoordigd door"), party->represented_by);
  od_fact_group_add (group, _ ("Contact bij een gegevenslek (functionaris voor gegevensbescherming)"),
                     party->dpo_email);
  add_day (group, _ ("Advies van de functionaris"), party->dpo_advice_on);
  od_fact_group_add (group, _ ("Website"), party->website);
  gtk_box_append (self->facts_box, group);
}

static void
append_validity (OdProtocolPage *self)
{
  const OdProtocolData *data = od_protocol_get_data (self->protocol);
  GtkWidget *group = od_fact_group_new (_ ("Geldigheid"));
  g_autofree char *notice
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u maand", "%u maanden", data->notice_months), data->notice_months);
  g_autofree char *last_day = od_protocol_get_last_day (self->protocol);

  add_day (group, _ ("Ondertekend"), data->signed_on);
  add_day (group, _ ("Van kracht"), data->in_force_on);
  od_fact_group_add (group, _ ("Opzegtermijn"), notice);
  add_day (group, _ ("Opgezegd"), data->notice_given_on);
  if (last_day != NULL)
    add_day (group, _ ("Laatste dag"), last_day);
  else
    od_fact_group_add (group, _ ("Laatste dag"), _ ("Geen: loopt tot iemand het opzegt"));
  add_day (group, _ ("Samenwerkingsovereenkomst"), data->cooperation_agreement_on);
  gtk_box_append (self->facts_box, group);
}

static void
append_content (OdProtocolPage *self)
{
  const OdProtocolData *data = od_protocol_get_data (self->protocol);
  GtkWidget *group = od_fact_group_new (_ ("Inhoud"));
  g_autofree char *places = od_protocol_places_to_text (self->protocol);
  g_autofree char *retention
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u jaar nadat het cliëntdossier gesloten is",
                                   "%u jaar nadat het cliëntdossier gesloten is", data->retention_years),
                         data->retention_years);

  od_fact_group_add (group, _ ("Gemeenten"), places);
  od_fact_group_add (group, _ ("Mailbox van de maatschappelijk werkers"), data->mailbox);
  od_fact_group_add (group, _ ("Doel"), data->purpose);
  od_fact_group_add (group, _ ("Rechtsgrond"), data->legal_ground);
  od_fact_group_add (group, _ ("Recht en rechtbank"), data->law);
  od_fact_group_add (group, _ ("Bewaartermijn"), retention);
  od_fact_group_add (group, _ ("Titel"), data->title);
  gtk_box_append (self->facts_box, group);
}

static void
show_state (OdProtocolPage *self)
{
  g_autofree char *today = od_profile_get_today (self->profile);
  g_autofree char *other = od_protocol_other_to_text (self->protocol, od_profile_get_settings (self->profile)->desk);
  g_autofree char *state = od_protocol_state_to_text (self->protocol, today);

  gtk_label_set_text (self->name_label, other);
  gtk_label_set_text (self->state_label, state);
  gtk_widget_set_visible (self->state_icon, od_protocol_needs_attention (self->protocol, today));
}

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdProtocolPage) self = data;
  OdProtocol *protocol = od_profile_find_protocol (OD_PROFILE (source), od_protocol_get_id (self->protocol));
  g_autoptr (GError) error = NULL;

  if (!od_protocol_choose_archive_format_finish (OD_PROFILE (source), result, &error))
    od_error_dialog_present (GTK_WIDGET (self), _ ("De keuze is niet bewaard"), error);
  if (protocol != NULL && error != NULL)
    adw_combo_row_set_selected (self->format_row, od_protocol_get_data (protocol)->archive_format);
}

static void
on_format_selected (OdProtocolPage *self)
{
  OdArchiveFormat format = adw_combo_row_get_selected (self->format_row);

  if (self->protocol != NULL)
    od_protocol_choose_archive_format_async (self->profile, od_protocol_get_id (self->protocol), format, NULL,
                                             on_chosen, g_object_ref (self));
}

static OdProtocol *
get_current (OdProtocolPage *self)
{
  OdProtocol *current = od_profile_find_protocol (self->profile, od_protocol_get_id (self->protocol));

  return current != NULL ? current : self->protocol;
}

static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdProtocolPage *self = OD_PROTOCOL_PAGE (widget);

  od_office_form_present_protocol (GTK_WINDOW (gtk_widget_get_root (widget)), self->profile, get_current (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  od_protocol_file_save (widget, get_current (OD_PROTOCOL_PAGE (widget)));
}

static void
append_actions (OdProtocolPage *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Dit protocol"));
  adw_preferences_group_add (group, od_action_row_new (_ ("Gegevens wijzigen"), _ ("Alleen hier; meld een wijziging ook aan de andere partij"),
                                                       "document-edit-symbolic", "protocol-page.change"));
  adw_preferences_group_add (group, od_action_row_new (_ ("Opslaan als bestand"), _ ("Om het protocol door te geven aan wie het nog niet heeft"),
                                                       "document-save-symbolic", "protocol-page.save"));
  gtk_box_append (self->facts_box, GTK_WIDGET (group));
}

static void
od_protocol_page_dispose (GObject *object)
{
  OdProtocolPage *self = OD_PROTOCOL_PAGE (object);

  g_clear_object (&self->protocol);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_protocol_page_parent_class)->dispose (object);
}

static void
od_protocol_page_class_init (OdProtocolPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_protocol_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/protocol/protocol-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OdProtocolPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, OdProtocolPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, OdProtocolPage, state_icon);
  gtk_widget_class_bind_template_child (widget_class, OdProtocolPage, passphrase_bin);
  gtk_widget_class_bind_template_child (widget_class, OdProtocolPage, format_row);
  gtk_widget_class_bind_template_child (widget_class, OdProtocolPage, facts_box);
  gtk_widget_class_bind_template_callback (widget_class, on_format_selected);
  gtk_widget_class_install_action (widget_class, "protocol-page.change", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "protocol-page.save", NULL, save_action);
}

static void
od_protocol_page_init (OdProtocolPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
od_protocol_page_new (OdProfile *profile, OdProtocol *protocol)
{
  OdProtocolPage *self = g_object_new (OD_TYPE_PROTOCOL_PAGE, NULL);
  const OdProtocolData *data = od_protocol_get_data (protocol);

  adw_combo_row_set_selected (self->format_row, data->archive_format);
  self->profile = g_object_ref (profile);
  self->protocol = g_object_ref (protocol);
  show_state (self);
  adw_bin_set_child (self->passphrase_bin, od_passphrase_group_new (profile, protocol));
  gtk_box_append (self->facts_box, od_telling_group_new (profile, protocol));
  append_validity (self);
  append_party (self, data->sender.name, &data->sender);
  append_party (self, data->recipient.name, &data->recipient);
  append_content (self);
  if (od_profile_get_settings (profile)->desk == OD_DESK_OCMW)
    gtk_box_append (self->facts_box, od_actor_group_new (profile, protocol));
  gtk_box_append (self->facts_box, od_protocol_document_group_new (profile, protocol));
  append_actions (self);
  return GTK_WIDGET (self);
}
