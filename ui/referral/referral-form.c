#include "referral-form.h"

#include <glib/gi18n-lib.h>

#include "day-row.h"
#include "draft.h"
#include "error-dialog.h"
#include "field-row.h"
#include "finding-mark.h"
#include "information.h"
#include "information-group.h"
#include "phone-number.h"
#include "state-text.h"

#define SAVE_DELAY 800 /* milliseconds after the last change */

struct _OdReferralForm
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdReferral *referral; /* as it was kept last */
  guint64 shown;        /* a bit per OdField of which the findings are shown */
  gboolean filling;     /* by the program, not by the user */
  gboolean changed;     /* since it was kept last */
  gboolean saving;
  gboolean packing;     /* once it is kept */
  guint save_timeout;

  GtkWidget *same_person_group;
  GtkListBox *same_person_list;
  OdFieldRow *given_name_row;
  OdFieldRow *family_name_row;
  OdFieldRow *street_row;
  OdFieldRow *house_number_row;
  OdFieldRow *box_number_row;
  OdFieldRow *postcode_row;
  OdFieldRow *municipality_row;
  OdFieldRow *phone_row;
  OdFieldRow *email_row;
  AdwComboRow *protocol_row;
  AdwComboRow *residence_row;
  OdInformationGroup *information_group;
  GtkCheckButton *informed_data;
  GtkCheckButton *informed_recipient;
  GtkCheckButton *informed_purpose;
  GtkCheckButton *informed_processing;
  GtkCheckButton *informed_expectation;
  AdwActionRow *informed_expectation_row;
  OdFieldRow *informed_by_row;
  OdDayRow *informed_on_row;
  GtkCheckButton *consent_oral;
  GtkCheckButton *consent_written;
  AdwActionRow *consent_written_row;
  OdDayRow *consent_on_row;
  GtkLabel *problem_label;

  GtkWidget *protocol_mark;
  GtkWidget *residence_mark;
  GtkWidget *informed_mark;
  GtkWidget *consent_mark;
};

G_DEFINE_FINAL_TYPE (OdReferralForm, od_referral_form, ADW_TYPE_BIN)

#define SHOWN(field) (G_GUINT64_CONSTANT (1) << (field))
#define AT(member) G_STRUCT_OFFSET (OdReferralForm, member)

/* The texts of the form; the client's are the first OD_CLIENT_N_FIELDS, in the order of OdField. */
static const struct
{
  OdField field;
  glong row;
} texts[] = {
  { OD_FIELD_GIVEN_NAME, AT (given_name_row) },
  { OD_FIELD_FAMILY_NAME, AT (family_name_row) },
  { OD_FIELD_STREET, AT (street_row) },
  { OD_FIELD_HOUSE_NUMBER, AT (house_number_row) },
  { OD_FIELD_BOX_NUMBER, AT (box_number_row) },
  { OD_FIELD_POSTCODE, AT (postcode_row) },
  { OD_FIELD_MUNICIPALITY, AT (municipality_row) },
  { OD_FIELD_PHONE, AT (phone_row) },
  { OD_FIELD_EMAIL, AT (email_row) },
  { OD_FIELD_INFORMED_BY, AT (informed_by_row) },
};

static const struct
{
  OdInformedPoints point;
  glong button;
} points[] = {
  { OD_INFORMED_DATA, AT (informed_data) },
  { OD_INFORMED_RECIPIENT, AT (informed_recipient) },
  { OD_INFORMED_PURPOSE, AT (informed_purpose) },
  { OD_INFORMED_PROCESSING, AT (informed_processing) },
  { OD_INFORMED_EXPECTATION, AT (informed_expectation) },
};

static gpointer
get_member (OdReferralForm *self, glong offset)
{
  return G_STRUCT_MEMBER (gpointer, self, offset);
}

/* What is filled in now */

static OdClient *
read_client (OdReferralForm *self)
{
  g_autoptr (OdClient) client = od_client_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts) && texts[i].field < OD_CLIENT_N_FIELDS; i++)
    {
      OdClient *filled = od_client_with (client, texts[i].field, od_field_row_get_text (get_member (self, texts[i].row)));

      od_client_unref (client);
      client = filled;
    }
  return g_steal_pointer (&client);
}

static OdConsent *
read_consent (OdReferralForm *self)
{
  OdConsent *consent = od_consent_copy (od_referral_get_consent (self->referral));

  consent->informed = 0;
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    if (gtk_check_button_get_active (get_member (self, points[i].button)))
      consent->informed |= points[i].point;
  g_free (consent->informed_by);
  consent->informed_by = g_strdup (od_field_row_get_text (self->informed_by_row));
  g_free (consent->informed_on);
  consent->informed_on = g_strdup (od_day_row_get_day (self->informed_on_row));
  g_free (consent->consent_on);
  consent->consent_on = g_strdup (od_day_row_get_day (self->consent_on_row));
  if (consent->information_version == NULL)
    consent->information_version = od_information_get_version ();
  consent->manner = gtk_check_button_get_active (self->consent_oral)      ? OD_CONSENT_ORAL
                    : gtk_check_button_get_active (self->consent_written) ? OD_CONSENT_WRITTEN
                                                                          : OD_CONSENT_NOT_GIVEN;
  return consent;
}

/* The first item says that none was chosen yet. */
static OdProtocol *
get_protocol (OdReferralForm *self)
{
  GListModel *protocols = G_LIST_MODEL (od_profile_get_protocols (self->profile));
  guint selected = adw_combo_row_get_selected (self->protocol_row);
  g_autoptr (OdProtocol) protocol = NULL;

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  protocol = g_list_model_get_item (protocols, selected - 1);
  return protocol; /* the list keeps it */
}

static OdReferral *
read_form (OdReferralForm *self)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self->profile);
  g_autoptr (OdClient) client = read_client (self);
  g_autoptr (OdConsent) consent = read_consent (self);
  OdProtocol *protocol = get_protocol (self);
  g_autoptr (OdReferral) one = od_referral_with_client (self->referral, client, now);
  g_autoptr (OdReferral) two = od_referral_with_consent (one, consent, now);
  g_autoptr (OdReferral) three = od_referral_with_protocol (two, protocol != NULL ? od_protocol_get_id (protocol) : NULL, now);

  return od_referral_with_residence_reason (three, adw_combo_row_get_selected (self->residence_row), now);
}

/* Findings */

static void
show_residence (OdReferralForm *self, const OdFindings *findings)
{
  const OdFinding *finding = od_findings_find (findings, OD_FIELD_RESIDENCE);
  gboolean elsewhere = finding != NULL && (finding->code == OD_FINDING_OUTSIDE_PROTOCOL || finding->code == OD_FINDING_OVERRIDDEN);

  gtk_widget_set_visible (GTK_WIDGET (self->residence_row), elsewhere || adw_combo_row_get_selected (self->residence_row) > 0);
  od_finding_mark_set (self->residence_mark, GTK_WIDGET (self->residence_row), GTK_WIDGET (self->residence_row), elsewhere ? finding : NULL);
}

static const OdFinding *
find_shown (OdReferralForm *self, const OdFindings *findings, OdField field)
{
  return (self->shown & SHOWN (field)) != 0 ? od_findings_find (findings, field) : NULL;
}

static void
show_mark (OdReferralForm *self, GtkWidget *mark, gpointer row, const OdFindings *findings, OdField field)
{
  od_finding_mark_set (mark, GTK_WIDGET (row), GTK_WIDGET (row), find_shown (self, findings, field));
}

/* That nothing is there to reach the client by is said once all three are empty, beside the last. */
static const OdFinding *
find_email_finding (OdReferralForm *self, const OdFindings *findings)
{
  const OdFinding *finding = find_shown (self, findings, OD_FIELD_EMAIL);

  return finding != NULL ? finding : find_shown (self, findings, OD_FIELD_CONTACT_DETAILS);
}

static void
show_findings (OdReferralForm *self, const OdFindings *findings)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].field != OD_FIELD_EMAIL)
      od_field_row_set_finding (get_member (self, texts[i].row), find_shown (self, findings, texts[i].field));
  od_field_row_set_finding (self->email_row, find_email_finding (self, findings));
  od_day_row_set_finding (self->informed_on_row, find_shown (self, findings, OD_FIELD_INFORMED_ON));
  od_day_row_set_finding (self->consent_on_row, find_shown (self, findings, OD_FIELD_CONSENT_ON));
  show_mark (self, self->informed_mark, self->informed_expectation_row, findings, OD_FIELD_INFORMED_POINTS);
  show_mark (self, self->consent_mark, self->consent_written_row, findings, OD_FIELD_CONSENT_MANNER);
  show_mark (self, self->protocol_mark, self->protocol_row, findings, OD_FIELD_PROTOCOL);
  show_residence (self, findings);
  if (!od_findings_has_errors (findings))
    gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
}

static OdFindings *
check (OdReferralForm *self)
{
  g_autoptr (OdReferral) referral = read_form (self);
  g_autofree char *today = od_profile_get_today (self->profile);

  return od_referral_check (referral, get_protocol (self), today);
}

static GtkWidget *
get_widget (OdReferralForm *self, OdField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].field == field)
      return get_member (self, texts[i].row);
  switch (field)
    {
    case OD_FIELD_CONTACT_DETAILS:
      return GTK_WIDGET (self->phone_row);
    case OD_FIELD_INFORMED_POINTS:
      return GTK_WIDGET (self->informed_data);
    case OD_FIELD_INFORMED_ON:
      return GTK_WIDGET (self->informed_on_row);
    case OD_FIELD_CONSENT_MANNER:
      return GTK_WIDGET (self->consent_oral);
    case OD_FIELD_CONSENT_ON:
      return GTK_WIDGET (self->consent_on_row);
    case OD_FIELD_RESIDENCE:
      return GTK_WIDGET (self->residence_row);
    default:
      return GTK_WIDGET (self->protocol_row);
    }
}

static void
go_to_first_error (OdReferralForm *self, const OdFindings *findings)
{
  guint n_errors = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const OdFinding *finding = &g_array_index (findings, OdFinding, i);

      if (finding->severity == OD_SEVERITY_ERROR && n_errors++ == 0)
        gtk_widget_grab_focus (get_widget (self, finding->field));
    }
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Er is nog %u punt aan te vullen of te verbeteren. Het staat hierboven in het rood.",
                                       "Er zijn nog %u punten aan te vullen of te verbeteren. Ze staan hierboven in het rood.", n_errors),
                          n_errors);
  gtk_label_set_text (self->problem_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
}

/* The information sheet goes by the OCMW that was chosen, and to the address that was typed. */
static void
show_information (OdReferralForm *self)
{
  od_information_group_set_address (self->information_group, od_field_row_get_text (self->email_row));
  od_information_group_set_protocol (self->information_group, self->profile, get_protocol (self));
}

/* The same person */

static GtkWidget *
create_same_person_row (OdReferral *referral)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = NULL;
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", od_referral_get_reference (referral), od_state_to_text (od_referral_get_state (referral)));

  g_object_get (referral, "name", &name, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "referral-id", g_strdup (od_referral_get_id (referral)), g_free);
  return row;
}

static void
show_same_person (OdReferralForm *self)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self->profile);
  g_autoptr (OdClient) typed = read_client (self);
  g_autoptr (OdClient) client = od_client_normalise (typed);
  g_autoptr (OdReferral) referral = od_referral_with_client (self->referral, client, now);
  g_autoptr (GPtrArray) others = od_profile_find_same_person (self->profile, referral);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->same_person_list, 0)) != NULL)
    gtk_list_box_remove (self->same_person_list, GTK_WIDGET (row));
  for (guint i = 0; i < others->len; i++)
    gtk_list_box_append (self->same_person_list, create_same_person_row (others->pdata[i]));
  gtk_widget_set_visible (self->same_person_group, others->len > 0);
}

static void
on_same_person_activated (OdReferralForm *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "referral.show", "s", g_object_get_data (G_OBJECT (row), "referral-id"));
}

/* Keeping */

static void save (OdReferralForm *self);

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdReferralForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) kept = od_draft_save_finish (OD_PROFILE (source), result, &error);

  self->saving = FALSE;
  g_application_release (g_application_get_default ());
  if (kept == NULL)
    {
      self->packing = FALSE;
      self->changed = TRUE;
      od_error_dialog_present (GTK_WIDGET (self), _ ("Het concept is niet bewaard"), error);
      return;
    }
  g_set_object (&self->referral, kept);
  if (self->changed)
    save (self);
  else if (self->packing)
    gtk_widget_activate_action (GTK_WIDGET (self), "referral.pack", "s", od_referral_get_id (kept));
}

/* The program stays until it is kept, also when the window is closed meanwhile. */
static void
save (OdReferralForm *self)
{
  g_autoptr (OdReferral) referral = NULL;

  g_clear_handle_id (&self->save_timeout, g_source_remove);
  if (self->saving || !self->changed)
    return;
  referral = read_form (self);
  self->changed = FALSE;
  self->saving = TRUE;
  g_application_hold (g_application_get_default ());
  od_draft_save_async (self->profile, referral, NULL, on_saved, g_object_ref (self));
}

static gboolean
on_save_timeout (gpointer data)
{
  OdReferralForm *self = data;

  self->save_timeout = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (OdReferralForm *self)
{
  if (self->filling)
    return;
  self->changed = TRUE;
  g_clear_handle_id (&self->save_timeout, g_source_remove);
  self->save_timeout = g_timeout_add (SAVE_DELAY, on_save_timeout, self);
}

/* Leaving a field */

static void
select_protocol (OdReferralForm *self, const char *protocol_id)
{
  GListModel *protocols = G_LIST_MODEL (od_profile_get_protocols (self->profile));

  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (OdProtocol) protocol = g_list_model_get_item (protocols, i);

      if (g_strcmp0 (od_protocol_get_id (protocol), protocol_id) == 0)
        adw_combo_row_set_selected (self->protocol_row, i + 1);
    }
}

/* The OCMW and the municipality follow from the postcode, unless the user said otherwise. */
static void
propose_from_postcode (OdReferralForm *self)
{
  const char *postcode = od_field_row_get_text (self->postcode_row);
  OdProtocol *protocol = od_profile_propose_protocol (self->profile, postcode);

  if (protocol == NULL)
    return;
  if (get_protocol (self) == NULL)
    select_protocol (self, od_protocol_get_id (protocol));
  if (*od_field_row_get_text (self->municipality_row) == '\0')
    od_field_row_set_text (self->municipality_row, od_protocol_find_municipality (protocol, postcode));
}

static void
show_phone (OdReferralForm *self)
{
  g_autofree char *number = od_phone_number_parse (od_field_row_get_text (self->phone_row));
  g_autofree char *shown = number != NULL ? od_phone_number_format (number) : NULL;

  if (shown != NULL)
    od_field_row_set_text (self->phone_row, shown);
}

static guint64
get_fields (OdReferralForm *self, gpointer row)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (get_member (self, texts[i].row) == row)
      return SHOWN (texts[i].field);
  if (row == self->informed_on_row)
    return SHOWN (OD_FIELD_INFORMED_ON);
  if (row == self->consent_on_row)
    return SHOWN (OD_FIELD_CONSENT_ON) | SHOWN (OD_FIELD_CONSENT_MANNER);
  if (row == self->protocol_row)
    return SHOWN (OD_FIELD_PROTOCOL);
  return 0;
}

static void
on_left (OdReferralForm *self, gpointer row)
{
  g_autoptr (OdFindings) findings = NULL;

  if (self->filling)
    return;
  self->filling = TRUE;
  if (row == self->postcode_row)
    propose_from_postcode (self);
  if (row == self->phone_row)
    show_phone (self);
  self->filling = FALSE;
  self->shown |= get_fields (self, row);
  findings = check (self);
  show_findings (self, findings);
  show_information (self);
  show_same_person (self);
}

static void
on_row_left (gpointer row, OdReferralForm *self)
{
  on_left (self, row);
}

static void
on_selected (gpointer row, GParamSpec *spec, OdReferralForm *self)
{
  on_left (self, row);
}

/* Actions */

static void
pack_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdReferralForm *self = OD_REFERRAL_FORM (widget);
  g_autoptr (OdFindings) findings = check (self);

  self->shown = G_MAXUINT64;
  show_findings (self, findings);
  if (od_findings_has_errors (findings))
    {
      go_to_first_error (self, findings);
      return;
    }
  self->packing = TRUE;
  self->changed = TRUE;
  save (self);
}

static void
on_discarded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdReferralForm) self = data;
  g_autoptr (GError) error = NULL;

  if (od_draft_discard_finish (OD_PROFILE (source), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "referral.close", NULL);
  else
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het concept is niet verwijderd"), error);
}

static void
on_discard_answered (OdReferralForm *self, const char *response)
{
  if (!g_str_equal (response, "discard"))
    return;
  g_clear_handle_id (&self->save_timeout, g_source_remove);
  self->changed = FALSE;
  od_draft_discard_async (self->profile, self->referral, NULL, on_discarded, g_object_ref (self));
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Concept verwijderen?"),
                                              _ ("Wat u hebt ingevuld gaat verloren. Er is nog niets verzonden."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Annuleren"), "discard", _ ("_Verwijderen"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_answered), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Filling in what is kept */

static void
fill_protocols (OdReferralForm *self)
{
  GListModel *protocols = G_LIST_MODEL (od_profile_get_protocols (self->profile));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Nog niet gekozen"));
  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (OdProtocol) protocol = g_list_model_get_item (protocols, i);

      gtk_string_list_append (names, od_protocol_get_data (protocol)->recipient.name);
    }
  adw_combo_row_set_model (self->protocol_row, G_LIST_MODEL (names));
}

static void
fill_client (OdReferralForm *self)
{
  OdClient *client = od_referral_get_client (self->referral);

  for (guint i = 0; i < G_N_ELEMENTS (texts) && texts[i].field < OD_CLIENT_N_FIELDS; i++)
    od_field_row_set_text (get_member (self, texts[i].row), od_client_get (client, texts[i].field));
  show_phone (self);
}

/* A new one is filled in for a talk of today by whoever sits here. */
static void
fill_consent (OdReferralForm *self)
{
  const OdConsent *consent = od_referral_get_consent (self->referral);
  g_autofree char *today = od_profile_get_today (self->profile);
  gboolean new = consent->informed_by == NULL && consent->informed_on == NULL && consent->consent_on == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    gtk_check_button_set_active (get_member (self, points[i].button), (consent->informed & points[i].point) != 0);
  od_field_row_set_text (self->informed_by_row, new ? od_profile_get_settings (self->profile)->user_name : consent->informed_by);
  od_day_row_set_day (self->informed_on_row, new ? today : consent->informed_on);
  od_day_row_set_day (self->consent_on_row, new ? today : consent->consent_on);
  gtk_check_button_set_active (self->consent_oral, consent->manner == OD_CONSENT_ORAL);
  gtk_check_button_set_active (self->consent_written, consent->manner == OD_CONSENT_WRITTEN);
}

static void
fill (OdReferralForm *self)
{
  g_autoptr (OdFindings) findings = NULL;

  self->filling = TRUE;
  fill_protocols (self);
  fill_client (self);
  fill_consent (self);
  select_protocol (self, od_referral_get_protocol_id (self->referral));
  adw_combo_row_set_selected (self->residence_row, od_referral_get_residence_reason (self->referral));
  self->filling = FALSE;
  findings = check (self);
  show_findings (self, findings);
  show_information (self);
  show_same_person (self);
}

static GtkWidget *
add_mark (gpointer row)
{
  GtkWidget *mark = od_finding_mark_new ();

  od_finding_mark_attach (mark, GTK_LIST_BOX_ROW (row));
  return mark;
}

static void
od_referral_form_unmap (GtkWidget *widget)
{
  save (OD_REFERRAL_FORM (widget));

  GTK_WIDGET_CLASS (od_referral_form_parent_class)->unmap (widget);
}

static void
od_referral_form_dispose (GObject *object)
{
  OdReferralForm *self = OD_REFERRAL_FORM (object);

  g_clear_handle_id (&self->save_timeout, g_source_remove);
  g_clear_object (&self->referral);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_referral_form_parent_class)->dispose (object);
}

#define BIND(member) gtk_widget_class_bind_template_child (widget_class, OdReferralForm, member)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (same_person_group);
  BIND (same_person_list);
  BIND (given_name_row);
  BIND (family_name_row);
  BIND (street_row);
  BIND (house_number_row);
  BIND (box_number_row);
  BIND (postcode_row);
  BIND (municipality_row);
  BIND (phone_row);
  BIND (email_row);
  BIND (protocol_row);
  BIND (residence_row);
  BIND (information_group);
  BIND (informed_data);
  BIND (informed_recipient);
  BIND (informed_purpose);
  BIND (informed_processing);
  BIND (informed_expectation);
  BIND (informed_expectation_row);
  BIND (informed_by_row);
  BIND (informed_on_row);
  BIND (consent_oral);
  BIND (consent_written);
  BIND (consent_written_row);
  BIND (consent_on_row);
  BIND (problem_label);
}

static void
od_referral_form_class_init (OdReferralFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_referral_form_dispose;
  widget_class->unmap = od_referral_form_unmap;

  g_type_ensure (OD_TYPE_DAY_ROW);
  g_type_ensure (OD_TYPE_FIELD_ROW);
  g_type_ensure (OD_TYPE_INFORMATION_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/referral/referral-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_left);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_same_person_activated);
  gtk_widget_class_install_action (widget_class, "form.pack", NULL, pack_action);
  gtk_widget_class_install_action (widget_class, "form.discard", NULL, discard_action);
}

static void
od_referral_form_init (OdReferralForm *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->protocol_mark = add_mark (self->protocol_row);
  self->residence_mark = add_mark (self->residence_row);
  self->informed_mark = add_mark (self->informed_expectation_row);
  self->consent_mark = add_mark (self->consent_written_row);
}

GtkWidget *
od_referral_form_new (OdProfile *profile, OdReferral *referral)
{
  OdReferralForm *self = g_object_new (OD_TYPE_REFERRAL_FORM, NULL);

  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  fill (self);
  return GTK_WIDGET (self);
}
