#include "follow-page.h"

#include <glib/gi18n-lib.h>

#include "arrival.h"
#include "day-text.h"
#include "error-dialog.h"
#include "fact-group.h"
#include "follow-dialog.h"
#include "receipt-view.h"
#include "state-text.h"
#include "timeline.h"

struct _OdFollowPage
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdReferral *referral;

  AdwToastOverlay *toast_overlay;
  GtkLabel *name_label;
  GtkLabel *summary_label;
  GtkWidget *correction_group;
  AdwActionRow *correction_row;
  GtkWidget *next_group;
  GtkWidget *assign_row;
  GtkWidget *attempt_row;
  GtkWidget *contact_row;
  GtkWidget *receipt_row;
  GtkBox *facts_box;
  AdwBin *timeline_bin;
};

G_DEFINE_FINAL_TYPE (OdFollowPage, od_follow_page, ADW_TYPE_BIN)

static gboolean
may (OdFollowPage *self, OdEvent event)
{
  return od_transition_apply (OD_DESK_OCMW, od_referral_get_state (self->referral), event, NULL);
}

static void
show_summary (OdFollowPage *self)
{
  const char *worker = od_referral_get_worker (self->referral);
  g_autofree char *name = NULL;
  g_autofree char *summary = NULL;

  g_object_get (self->referral, "name", &name, NULL);
  summary = g_strdup_printf ("%s · %s · %s", od_state_to_text (od_referral_get_state (self->referral)),
                             worker != NULL ? worker : _ ("nog aan niemand toegewezen"),
                             od_referral_get_reference (self->referral));
  gtk_label_set_text (self->name_label, *name ? name : _ ("Gewist"));
  gtk_label_set_text (self->summary_label, summary);
}

static void
show_next_steps (OdFollowPage *self)
{
  gboolean contact = may (self, OD_EVENT_CONTACT) || may (self, OD_EVENT_WANT_HELP) || may (self, OD_EVENT_WANT_NO_HELP);
  gboolean client = od_referral_get_client (self->referral) != NULL;

  gtk_widget_set_visible (self->assign_row, may (self, OD_EVENT_ASSIGN));
  gtk_widget_set_visible (self->attempt_row, may (self, OD_EVENT_ATTEMPT));
  gtk_widget_set_visible (self->contact_row, contact);
  gtk_widget_set_visible (self->receipt_row, client);
  gtk_widget_set_visible (self->next_group, client);
}

static void
append_consent (OdFollowPage *self)
{
  const OdConsent *consent = od_referral_get_consent (self->referral);
  GtkWidget *group = od_fact_group_new (_ ("Toestemming"));
  g_autofree char *day = od_day_to_text (consent->consent_on);

  od_fact_group_add (group, _ ("Gegeven op"), day);
  od_fact_group_add (group, _ ("Wijze"), od_consent_manner_to_string (consent->manner));
  gtk_box_append (self->facts_box, group);
}

static void
append_origin (OdFollowPage *self)
{
  const char *protocol_id = od_referral_get_protocol_id (self->referral);
  OdProtocol *protocol = protocol_id != NULL ? od_profile_find_protocol (self->profile, protocol_id) : NULL;
  const OdStep *received = od_referral_find_step (self->referral, OD_EVENT_RECEIVE);
  GtkWidget *group = od_fact_group_new (_ ("Herkomst"));

  if (protocol != NULL)
    od_fact_group_add (group, _ ("Team"), od_protocol_get_data (protocol)->sender.team);
  if (received != NULL)
    {
      g_autofree char *day = received->day != NULL ? od_day_to_text (received->day) : NULL;

      od_fact_group_add (group, _ ("Lokaal teamlid"), received->detail);
      od_fact_group_add (group, _ ("Verzonden op"), day);
    }
  if (od_referral_find_step (self->referral, OD_EVENT_TRANSCRIBE) != NULL)
    od_fact_group_add (group, _ ("Pakket"), _ ("Overgenomen uit een pakket dat met de hand gemaakt is"));
  if (protocol != NULL)
    od_fact_group_add (group, _ ("Protocol"), od_protocol_get_data (protocol)->title);
  gtk_box_append (self->facts_box, group);
}

static void
show_facts (OdFollowPage *self)
{
  OdClient *client = od_referral_get_client (self->referral);
  GtkWidget *child, *group;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts_box))) != NULL)
    gtk_box_remove (self->facts_box, child);

  if (client != NULL)
    {
      group = od_fact_group_new (_ ("Cliënt"));
      od_fact_group_add_client (group, client);
      od_fact_group_add (group, _ ("Nummer van het cliëntdossier"), od_referral_get_file_number (self->referral));
      gtk_box_append (self->facts_box, group);
      append_consent (self);
    }
  append_origin (self);
}

/* Said above all else until the worker goes on with the referral; the timeline tells it for good. */
static void
show_correction (OdFollowPage *self)
{
  const OdStep *corrected = od_arrival_find_unseen_correction (self->referral);
  g_autofree char *text = corrected != NULL ? od_step_to_text (corrected) : NULL;
  g_autofree char *time = corrected != NULL ? od_time_to_text (corrected->at) : NULL;

  gtk_widget_set_visible (self->correction_group, corrected != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->correction_row), text != NULL ? text : "");
  adw_action_row_set_subtitle (self->correction_row, time != NULL ? time : "");
}

static void
show (OdFollowPage *self)
{
  show_correction (self);
  show_summary (self);
  show_next_steps (self);
  show_facts (self);
  adw_bin_set_child (self->timeline_bin, od_timeline_new (self->referral));
}

/* The list holds the newest; an immutable referral that changed stands there under the same id. */
static void
on_list_changed (OdFollowPage *self)
{
  OdReferral *newest = od_profile_find_referral (self->profile, od_referral_get_id (self->referral));

  if (newest != NULL && newest != self->referral)
    {
      g_set_object (&self->referral, newest);
      show (self);
    }
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdFollowPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) referral = od_follow_undo_finish (OD_PROFILE (source), result, &error);

  if (referral == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het is niet ongedaan gemaakt"), error);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdFollowPage *self = OD_FOLLOW_PAGE (widget);

  od_follow_undo_async (self->profile, self->referral, NULL, on_undone, g_object_ref (self));
}

static void
on_followed (OdReferral *referral, gpointer data)
{
  OdFollowPage *self = data;
  AdwToast *toast = adw_toast_new (_ ("Genoteerd"));

  adw_toast_set_button_label (toast, _ ("Ongedaan maken"));
  adw_toast_set_action_name (toast, "follow.undo");
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
ask (GtkWidget *widget, OdFollowQuestion question)
{
  OdFollowPage *self = OD_FOLLOW_PAGE (widget);

  od_follow_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->profile, self->referral, question, on_followed,
                            G_OBJECT (self));
}

static void
assign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (widget, OD_FOLLOW_ASSIGN);
}

static void
attempt_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (widget, OD_FOLLOW_ATTEMPT);
}

static void
contact_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (widget, OD_FOLLOW_CONTACT);
}

static void
receipt_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdFollowPage *self = OD_FOLLOW_PAGE (widget);

  od_receipt_window_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->profile, self->referral);
}

static void
od_follow_page_dispose (GObject *object)
{
  OdFollowPage *self = OD_FOLLOW_PAGE (object);

  g_clear_object (&self->referral);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_follow_page_parent_class)->dispose (object);
}

static void
od_follow_page_class_init (OdFollowPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_follow_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/referral/follow-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, correction_group);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, correction_row);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, next_group);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, assign_row);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, attempt_row);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, contact_row);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, receipt_row);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, facts_box);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, timeline_bin);
  gtk_widget_class_install_action (widget_class, "follow.assign", NULL, assign_action);
  gtk_widget_class_install_action (widget_class, "follow.attempt", NULL, attempt_action);
  gtk_widget_class_install_action (widget_class, "follow.contact", NULL, contact_action);
  gtk_widget_class_install_action (widget_class, "follow.receipt", NULL, receipt_action);
  gtk_widget_class_install_action (widget_class, "follow.undo", NULL, undo_action);
}

static void
od_follow_page_init (OdFollowPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
od_follow_page_new (OdProfile *profile, OdReferral *referral)
{
  OdFollowPage *self = g_object_new (OD_TYPE_FOLLOW_PAGE, NULL);

  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  g_signal_connect_object (od_profile_get_referrals (profile), "items-changed", G_CALLBACK (on_list_changed), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
