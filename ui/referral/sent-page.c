#include "sent-page.h"

#include <glib/gi18n-lib.h>

#include "action-row.h"
#include "confirm.h"
#include "day-text.h"
#include "draft.h"
#include "erase-group.h"
#include "error-dialog.h"
#include "fact-group.h"
#include "field-text.h"
#include "next-step-group.h"
#include "notice-group.h"
#include "page.h"
#include "state-text.h"
#include "timeline.h"
#include "withdrawal-dialog.h"

struct _OdSentPage
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdReferral *referral;
};

G_DEFINE_FINAL_TYPE (OdSentPage, od_sent_page, ADW_TYPE_BIN)

static GtkWidget *
create_summary (OdReferral *referral)
{
  g_autofree char *name = od_referral_get_name (referral);
  g_autofree char *summary = g_strdup_printf ("%s · %s", od_state_to_text (od_referral_get_state (referral)), od_referral_get_reference (referral));

  return od_page_heading_new (*name != '\0' ? name : _ ("Gewist"), summary);
}

static gboolean
may_go_out_again (OdReferral *referral)
{
  return od_referral_get_client (referral) != NULL
         && od_transition_apply (OD_DESK_KIND_EN_GEZIN, od_referral_get_state (referral), OD_EVENT_PACK, NULL);
}

static gboolean
may_be_corrected (OdReferral *referral)
{
  return od_referral_get_client (referral) != NULL
         && od_transition_apply (OD_DESK_KIND_EN_GEZIN, od_referral_get_state (referral), OD_EVENT_REVISE, NULL);
}

static gboolean
may_be_withdrawn (OdReferral *referral)
{
  return od_referral_get_client (referral) != NULL
         && od_transition_apply (OD_DESK_KIND_EN_GEZIN, od_referral_get_state (referral), OD_EVENT_WITHDRAW, NULL);
}

/* The package again, for when the mail or the words got lost; better data; and no consent any more. */
static GtkWidget *
create_actions (OdReferral *referral)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *recall;

  if (od_referral_get_state (referral) == OD_STATE_SENT)
    {
      recall = od_action_row_new (_ ("Pakket en wachtzin opnieuw tonen"), _ ("Als de mail niet aankwam"), "view-refresh-symbolic", NULL);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (recall), "s", od_referral_get_id (referral));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (recall), "referral.pack");
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), recall);
    }
  if (may_go_out_again (referral))
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             od_action_row_new (_ ("Opnieuw verzenden"), _ ("Een nieuw pakket, met een nieuwe wachtzin"),
                                            "mail-send-symbolic", "sent.resend"));
  if (may_be_corrected (referral))
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             od_action_row_new (_ ("Gegevens verbeteren"), _ ("En dan opnieuw verzenden: het OCMW ziet wat er verandert"),
                                            "document-edit-symbolic", "sent.correct"));
  if (may_be_withdrawn (referral))
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               od_action_row_new (_ ("Toestemming ingetrokken"), _ ("De cliënt bedenkt zich: alles stopt, en het OCMW krijgt bericht"),
                                                  "action-unavailable-symbolic", "sent.withdraw"));
  return group;
}

static void
append_client (GtkBox *box, OdReferral *referral)
{
  GtkWidget *group = od_fact_group_new (_ ("Cliënt"));

  od_fact_group_add_client (group, od_referral_get_client (referral));
  gtk_box_append (box, group);
}

static void
append_consent (GtkBox *box, const OdConsent *consent)
{
  GtkWidget *group = od_fact_group_new (_ ("Toestemming"));
  g_autofree char *informed = od_day_to_text (consent->informed_on);
  g_autofree char *given = od_day_to_text (consent->consent_on);

  od_fact_group_add (group, _ ("Uitleg gegeven door"), consent->informed_by);
  od_fact_group_add (group, _ ("Uitleg gegeven op"), informed);
  od_fact_group_add (group, _ ("Toestemming gegeven op"), given);
  od_fact_group_add (group, _ ("Wijze"), od_consent_manner_to_text (consent->manner));
  gtk_box_append (box, group);
}

static void
append_recipient (GtkBox *box, OdProtocol *protocol)
{
  const OdProtocolData *data = od_protocol_get_data (protocol);
  GtkWidget *group = od_fact_group_new (_ ("Bestemmeling"));

  od_fact_group_add (group, _ ("OCMW"), data->recipient.name);
  od_fact_group_add (group, _ ("Mailbox"), data->mailbox);
  gtk_box_append (box, group);
}

static void
append_timeline (GtkBox *box, OdProfile *profile, OdReferral *referral)
{
  GtkWidget *group = od_fact_group_new (_ ("Verloop"));

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), od_timeline_new (profile, referral));
  gtk_box_append (box, group);
}

static GtkWidget *
create_content (OdSentPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *notices;
  GtkWidget *next_step = od_next_step_group_new (self->profile, self->referral);
  OdProtocol *protocol = od_profile_find_protocol (self->profile, od_referral_get_protocol_id (self->referral));

  gtk_box_append (GTK_BOX (box), create_summary (self->referral));
  if (next_step != NULL)
    gtk_box_append (GTK_BOX (box), next_step);
  if (may_go_out_again (self->referral) || may_be_withdrawn (self->referral))
    gtk_box_append (GTK_BOX (box), create_actions (self->referral));
  if (od_referral_get_client (self->referral) != NULL)
    append_client (GTK_BOX (box), self->referral);
  if (protocol != NULL)
    append_recipient (GTK_BOX (box), protocol);
  if (od_referral_get_consent (self->referral) != NULL)
    append_consent (GTK_BOX (box), od_referral_get_consent (self->referral));
  notices = od_notice_group_new (self->profile, self->referral);
  if (notices != NULL)
    gtk_box_append (GTK_BOX (box), notices);
  gtk_box_append (GTK_BOX (box), od_erase_group_new (self->profile, self->referral));
  append_timeline (GTK_BOX (box), self->profile, self->referral);
  return box;
}

static void
show (OdSentPage *self)
{
  adw_bin_set_child (ADW_BIN (self), od_page_new (create_content (self)));
}

/* The list holds the newest; an immutable referral that changed stands there under the same id. */
static void
on_list_changed (OdSentPage *self)
{
  OdReferral *newest = od_profile_find_referral (self->profile, od_referral_get_id (self->referral));

  if (newest != NULL && g_set_object (&self->referral, newest))
    show (self);
}

static void
resend (OdSentPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "referral.resend", "s", od_referral_get_id (self->referral));
}

/* Sending asks once. */
static void
resend_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  od_confirm (widget, _ ("Opnieuw verzenden?"),
              _ ("Er komt een nieuw pakket met een nieuwe wachtzin, met dezelfde gegevens. Het OCMW ziet dat er niets gewijzigd is."),
              _ ("_Nieuw pakket maken"), ADW_RESPONSE_SUGGESTED, G_CALLBACK (resend));
}

/* The form then comes in the place of this page. */
static void
on_revised (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdSentPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) referral = od_draft_revise_finish (OD_PROFILE (source), result, &error);

  if (referral == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("De gegevens kunnen nu niet worden verbeterd"), error);
}

static void
correct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdSentPage *self = OD_SENT_PAGE (widget);

  od_draft_revise_async (self->profile, self->referral, NULL, on_revised, g_object_ref (self));
}

static void
withdraw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdSentPage *self = OD_SENT_PAGE (widget);

  od_withdrawal_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->profile, self->referral);
}

static void
od_sent_page_dispose (GObject *object)
{
  OdSentPage *self = OD_SENT_PAGE (object);

  g_clear_object (&self->referral);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_sent_page_parent_class)->dispose (object);
}

static void
od_sent_page_class_init (OdSentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_sent_page_dispose;
  gtk_widget_class_install_action (widget_class, "sent.resend", NULL, resend_action);
  gtk_widget_class_install_action (widget_class, "sent.correct", NULL, correct_action);
  gtk_widget_class_install_action (widget_class, "sent.withdraw", NULL, withdraw_action);
}

static void
od_sent_page_init (OdSentPage *self)
{
}

GtkWidget *
od_sent_page_new (OdProfile *profile, OdReferral *referral)
{
  OdSentPage *self = g_object_new (OD_TYPE_SENT_PAGE, NULL);

  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  g_signal_connect_object (od_profile_get_referrals (profile), "items-changed", G_CALLBACK (on_list_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (od_profile_get_notices (profile), "items-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
