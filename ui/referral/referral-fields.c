#include "referral-fields.h"

#include <glib/gi18n-lib.h>

#include "day-row.h"
#include "decoration.h"
#include "field-row.h"
#include "finding-mark.h"
#include "information.h"
#include "information-group.h"
#include "phone-number.h"
#include "state-text.h"
#include "text-row.h"
#include "transcription.h"

struct _OdReferralFields
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdReferral *referral; /* as it was set last */
  guint64 shown;        /* a bit per OdField of which the findings are shown */
  gboolean filling;     /* by the program, not by the user */

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
  GtkWidget *informed_group;
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
  GtkWidget *handing_over_group;
  OdFieldRow *team_member_row;
  OdDayRow *sent_on_row;
  GtkLabel *problem_label;

  GtkWidget *protocol_mark;
  GtkWidget *residence_mark;
  GtkWidget *informed_mark;
  GtkWidget *consent_mark;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OdReferralFields, od_referral_fields, ADW_TYPE_BIN)

#define SHOWN(field) (G_GUINT64_CONSTANT (1) << (field))
#define AT(member) G_STRUCT_OFFSET (OdReferralFields, member)

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
  { OD_FIELD_TEAM_MEMBER, AT (team_member_row) },
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
get_member (OdReferralFields *self, glong offset)
{
  return G_STRUCT_MEMBER (gpointer, self, offset);
}

/* Whether it is typed over at the OCMW, which chooses the team that sent it and knows nothing of the talk with the client. */
static gboolean
is_typed_over (OdReferralFields *self)
{
  return od_referral_get_desk (self->referral) == OD_DESK_OCMW;
}

/* What is filled in now */

static OdClient *
read_client (OdReferralFields *self)
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
read_consent (OdReferralFields *self)
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
  if (consent->information_version == NULL && !is_typed_over (self))
    consent->information_version = od_information_get_version ();
  consent->manner = gtk_check_button_get_active (self->consent_oral)      ? OD_CONSENT_ORAL
                    : gtk_check_button_get_active (self->consent_written) ? OD_CONSENT_WRITTEN
                                                                          : OD_CONSENT_NOT_GIVEN;
  return consent;
}

/* The first item says that none was chosen yet. */
static OdProtocol *
get_protocol (OdReferralFields *self)
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
read_form (OdReferralFields *self)
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
show_residence (OdReferralFields *self, const OdFindings *findings)
{
  const OdFinding *finding = od_findings_find (findings, OD_FIELD_RESIDENCE);
  gboolean elsewhere = finding != NULL && (finding->code == OD_FINDING_OUTSIDE_PROTOCOL || finding->code == OD_FINDING_OVERRIDDEN);

  gtk_widget_set_visible (GTK_WIDGET (self->residence_row), elsewhere || adw_combo_row_get_selected (self->residence_row) > 0);
  od_finding_mark_set (self->residence_mark, GTK_WIDGET (self->residence_row), GTK_WIDGET (self->residence_row), elsewhere ? finding : NULL);
}

static const OdFinding *
find_shown (OdReferralFields *self, const OdFindings *findings, OdField field)
{
  return (self->shown & SHOWN (field)) != 0 ? od_findings_find (findings, field) : NULL;
}

static void
show_mark (OdReferralFields *self, GtkWidget *mark, gpointer row, gpointer control, const OdFindings *findings, OdField field)
{
  od_finding_mark_set (mark, GTK_WIDGET (row), GTK_WIDGET (control), find_shown (self, findings, field));
}

/* That nothing is there to reach the client by is said once all three are empty, beside the last. */
static const OdFinding *
find_email_finding (OdReferralFields *self, const OdFindings *findings)
{
  const OdFinding *finding = find_shown (self, findings, OD_FIELD_EMAIL);

  return finding != NULL ? finding : find_shown (self, findings, OD_FIELD_CONTACT_DETAILS);
}

static void
show_findings (OdReferralFields *self, const OdFindings *findings)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].field != OD_FIELD_EMAIL)
      od_field_row_set_finding (get_member (self, texts[i].row), find_shown (self, findings, texts[i].field));
  od_field_row_set_finding (self->email_row, find_email_finding (self, findings));
  od_day_row_set_finding (self->informed_on_row, find_shown (self, findings, OD_FIELD_INFORMED_ON));
  od_day_row_set_finding (self->consent_on_row, find_shown (self, findings, OD_FIELD_CONSENT_ON));
  od_day_row_set_finding (self->sent_on_row, find_shown (self, findings, OD_FIELD_SENT_ON));
  show_mark (self, self->informed_mark, self->informed_expectation_row, self->informed_data, findings, OD_FIELD_INFORMED_POINTS);
  show_mark (self, self->consent_mark, self->consent_written_row, self->consent_oral, findings, OD_FIELD_CONSENT_MANNER);
  show_mark (self, self->protocol_mark, self->protocol_row, self->protocol_row, findings, is_typed_over (self) ? OD_FIELD_SENDER : OD_FIELD_PROTOCOL);
  show_residence (self, findings);
  if (!od_findings_has_errors (findings))
    gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
}

static OdFindings *
check (OdReferralFields *self)
{
  g_autoptr (OdReferral) referral = read_form (self);
  g_autofree char *today = od_profile_get_today (self->profile);
  OdHandingOver handing_over;

  if (!is_typed_over (self))
    return od_referral_check (referral, get_protocol (self), today);
  od_referral_fields_get_handing_over (self, &handing_over);
  return od_transcription_check (self->profile, referral, &handing_over);
}

static GtkWidget *
get_widget (OdReferralFields *self, OdField field)
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
    case OD_FIELD_SENT_ON:
      return GTK_WIDGET (self->sent_on_row);
    case OD_FIELD_RESIDENCE:
      return GTK_WIDGET (self->residence_row);
    default:
      return GTK_WIDGET (self->protocol_row);
    }
}

static float
get_top (OdReferralFields *self, GtkWidget *widget)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &bounds) ? bounds.origin.y : G_MAXFLOAT;
}

/* The first is the highest, whatever was found first. */
static void
go_to_first_error (OdReferralFields *self, const OdFindings *findings)
{
  guint n_errors = 0;
  GtkWidget *first = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const OdFinding *finding = &g_array_index (findings, OdFinding, i);
      GtkWidget *widget = get_widget (self, finding->field);

      if (finding->severity != OD_SEVERITY_ERROR)
        continue;
      n_errors++;
      if (first == NULL || get_top (self, widget) < get_top (self, first))
        first = widget;
    }
  if (first != NULL)
    gtk_widget_grab_focus (first);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Er is nog %u punt aan te vullen of te verbeteren. Het staat hierboven in het rood.",
                                       "Er zijn nog %u punten aan te vullen of te verbeteren. Ze staan hierboven in het rood.", n_errors),
                          n_errors);
  gtk_label_set_text (self->problem_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
}

/* The information sheet goes by the OCMW that was chosen, and to the address that was typed. */
static void
show_information (OdReferralFields *self)
{
  if (is_typed_over (self))
    return;
  od_information_group_set_address (self->information_group, od_field_row_get_text (self->email_row));
  od_information_group_set_protocol (self->information_group, self->profile, get_protocol (self));
}

/* The same person */

static GtkWidget *
create_same_person_row (OdReferral *referral)
{
  g_autofree char *name = od_referral_get_name (referral);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", od_referral_get_reference (referral), od_state_to_text (od_referral_get_state (referral)));
  GtkWidget *row = od_text_row_new (name, subtitle);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), od_decoration_new ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "referral-id", g_strdup (od_referral_get_id (referral)), g_free);
  return row;
}

static void
show_same_person (OdReferralFields *self)
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
on_same_person_activated (OdReferralFields *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "referral.show", "s", g_object_get_data (G_OBJECT (row), "referral-id"));
}

static void
on_changed (OdReferralFields *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Leaving a field */

static void
select_protocol (OdReferralFields *self, const char *protocol_id)
{
  GListModel *protocols = G_LIST_MODEL (od_profile_get_protocols (self->profile));

  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (OdProtocol) protocol = g_list_model_get_item (protocols, i);

      if (g_strcmp0 (od_protocol_get_id (protocol), protocol_id) == 0)
        adw_combo_row_set_selected (self->protocol_row, i + 1);
    }
}

/* The OCMW and the municipality follow from the postcode, unless the user said otherwise; the team that sent it does not. */
static void
propose_from_postcode (OdReferralFields *self)
{
  const char *postcode = od_field_row_get_text (self->postcode_row);
  OdProtocol *protocol = od_profile_propose_protocol (self->profile, postcode);

  if (protocol == NULL)
    return;
  if (get_protocol (self) == NULL && !is_typed_over (self))
    select_protocol (self, od_protocol_get_id (protocol));
  if (*od_field_row_get_text (self->municipality_row) == '\0')
    od_field_row_set_text (self->municipality_row, od_protocol_find_municipality (protocol, postcode));
}

static void
show_phone (OdReferralFields *self)
{
  g_autofree char *number = od_phone_number_parse (od_field_row_get_text (self->phone_row));
  g_autofree char *shown = number != NULL ? od_phone_number_format (number) : NULL;

  if (shown != NULL)
    od_field_row_set_text (self->phone_row, shown);
}

static guint64
get_fields (OdReferralFields *self, gpointer row)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (get_member (self, texts[i].row) == row)
      return SHOWN (texts[i].field);
  if (row == self->informed_on_row)
    return SHOWN (OD_FIELD_INFORMED_ON);
  if (row == self->consent_on_row)
    return SHOWN (OD_FIELD_CONSENT_ON) | SHOWN (OD_FIELD_CONSENT_MANNER);
  if (row == self->protocol_row)
    return SHOWN (OD_FIELD_PROTOCOL) | SHOWN (OD_FIELD_SENDER);
  if (row == self->sent_on_row)
    return SHOWN (OD_FIELD_SENT_ON);
  return 0;
}

static void
on_left (OdReferralFields *self, gpointer row)
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
on_row_left (gpointer row, OdReferralFields *self)
{
  on_left (self, row);
}

static void
on_selected (gpointer row, GParamSpec *spec, OdReferralFields *self)
{
  on_left (self, row);
}

/* Filling in what is kept */

/* The other party, as who works here knows it. */
static const char *
get_other_party (OdReferralFields *self, OdProtocol *protocol)
{
  const OdProtocolData *data = od_protocol_get_data (protocol);

  if (!is_typed_over (self))
    return data->recipient.name;
  return *data->sender.team != '\0' ? data->sender.team : data->sender.name;
}

static void
fill_protocols (OdReferralFields *self)
{
  GListModel *protocols = G_LIST_MODEL (od_profile_get_protocols (self->profile));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Nog niet gekozen"));
  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (OdProtocol) protocol = g_list_model_get_item (protocols, i);

      gtk_string_list_append (names, get_other_party (self, protocol));
    }
  adw_combo_row_set_model (self->protocol_row, G_LIST_MODEL (names));
}

static void
fill_client (OdReferralFields *self)
{
  OdClient *client = od_referral_get_client (self->referral);

  for (guint i = 0; i < G_N_ELEMENTS (texts) && texts[i].field < OD_CLIENT_N_FIELDS; i++)
    od_field_row_set_text (get_member (self, texts[i].row), od_client_get (client, texts[i].field));
  show_phone (self);
}

/* A new one is filled in for a talk of today by whoever sits here. */
static void
fill_consent (OdReferralFields *self)
{
  const OdConsent *consent = od_referral_get_consent (self->referral);
  g_autofree char *today = od_profile_get_today (self->profile);
  gboolean new = !is_typed_over (self) && consent->informed_by == NULL && consent->informed_on == NULL && consent->consent_on == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    gtk_check_button_set_active (get_member (self, points[i].button), (consent->informed & points[i].point) != 0);
  od_field_row_set_text (self->informed_by_row, new ? od_profile_get_settings (self->profile)->user_name : consent->informed_by);
  od_day_row_set_day (self->informed_on_row, new ? today : consent->informed_on);
  od_day_row_set_day (self->consent_on_row, new ? today : consent->consent_on);
  gtk_check_button_set_active (self->consent_oral, consent->manner == OD_CONSENT_ORAL);
  gtk_check_button_set_active (self->consent_written, consent->manner == OD_CONSENT_WRITTEN);
}

/* What the form asks at either desk. Who works with one team alone need not choose it. */
static void
show_groups (OdReferralFields *self)
{
  gboolean typed_over = is_typed_over (self);

  gtk_widget_set_visible (GTK_WIDGET (self->information_group), !typed_over);
  gtk_widget_set_visible (self->informed_group, !typed_over);
  gtk_widget_set_visible (self->handing_over_group, typed_over);
  if (!typed_over)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->protocol_row), _ ("Team van Kind en Gezin"));
  adw_combo_row_set_use_subtitle (self->protocol_row, TRUE); /* the names of teams are long */
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (GTK_WIDGET (self->protocol_row), ADW_TYPE_PREFERENCES_GROUP)), _ ("Afzender"));
  if (g_list_model_get_n_items (G_LIST_MODEL (od_profile_get_protocols (self->profile))) == 1)
    adw_combo_row_set_selected (self->protocol_row, 1);
}

static void
fill (OdReferralFields *self)
{
  g_autoptr (OdFindings) findings = NULL;

  self->filling = TRUE;
  fill_protocols (self);
  fill_client (self);
  fill_consent (self);
  select_protocol (self, od_referral_get_protocol_id (self->referral));
  adw_combo_row_set_selected (self->residence_row, od_referral_get_residence_reason (self->referral));
  show_groups (self);
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
od_referral_fields_dispose (GObject *object)
{
  OdReferralFields *self = OD_REFERRAL_FIELDS (object);

  g_clear_object (&self->referral);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_referral_fields_parent_class)->dispose (object);
}

#define BIND(member) gtk_widget_class_bind_template_child (widget_class, OdReferralFields, member)

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
  BIND (informed_group);
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
  BIND (handing_over_group);
  BIND (team_member_row);
  BIND (sent_on_row);
  BIND (problem_label);
}

static void
od_referral_fields_class_init (OdReferralFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_referral_fields_dispose;
  signals[CHANGED] = g_signal_new ("changed", OD_TYPE_REFERRAL_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (OD_TYPE_DAY_ROW);
  g_type_ensure (OD_TYPE_FIELD_ROW);
  g_type_ensure (OD_TYPE_INFORMATION_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/referral/referral-fields.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_left);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_same_person_activated);
}

static void
od_referral_fields_init (OdReferralFields *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->protocol_mark = add_mark (self->protocol_row);
  self->residence_mark = add_mark (self->residence_row);
  self->informed_mark = add_mark (self->informed_expectation_row);
  self->consent_mark = add_mark (self->consent_written_row);
}

/* The OCMW that has the data gets their correction, and no other; what it sent back may go to another. */
static gboolean
may_choose_protocol (OdReferral *referral)
{
  OdState before;

  return !od_referral_is_being_corrected (referral, &before) || before == OD_STATE_RETURNED;
}

void
od_referral_fields_set_referral (OdReferralFields *self, OdProfile *profile, OdReferral *referral)
{
  g_return_if_fail (OD_IS_REFERRAL_FIELDS (self));

  g_set_object (&self->profile, profile);
  g_set_object (&self->referral, referral);
  fill (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->protocol_row), may_choose_protocol (referral));
}

OdReferral *
od_referral_fields_get_referral (OdReferralFields *self)
{
  g_return_val_if_fail (OD_IS_REFERRAL_FIELDS (self), NULL);

  return read_form (self);
}

void
od_referral_fields_set_base (OdReferralFields *self, OdReferral *referral)
{
  g_return_if_fail (OD_IS_REFERRAL_FIELDS (self));

  g_set_object (&self->referral, referral);
}

void
od_referral_fields_get_handing_over (OdReferralFields *self, OdHandingOver *handing_over)
{
  g_return_if_fail (OD_IS_REFERRAL_FIELDS (self));

  handing_over->team_member = od_field_row_get_text (self->team_member_row);
  handing_over->sent_on = od_day_row_get_day (self->sent_on_row);
}

gboolean
od_referral_fields_check_all (OdReferralFields *self)
{
  g_autoptr (OdFindings) findings = check (self);

  self->shown = G_MAXUINT64;
  show_findings (self, findings);
  if (!od_findings_has_errors (findings))
    return TRUE;
  go_to_first_error (self, findings);
  return FALSE;
}
