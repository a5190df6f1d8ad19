#include "follow-page.h"

#include <glib/gi18n-lib.h>

#include "access-dialog.h"
#include "action-row.h"
#include "arrival.h"
#include "correction-dialog.h"
#include "day-text.h"
#include "disclosure-dialog.h"
#include "erase-group.h"
#include "error-dialog.h"
#include "fact-group.h"
#include "field-text.h"
#include "follow-dialog.h"
#include "history-group.h"
#include "next-step-group.h"
#include "notice-group.h"
#include "quality-dialog.h"
#include "receipt-view.h"
#include "return-dialog.h"
#include "state-text.h"
#include "timeline.h"
#include "withdrawal.h"
#include "work-list.h"

/* Something that can be recorded or done: shown where it may happen in the state that the referral is in. */
typedef struct
{
  const char *title;
  const char *subtitle;
  const char *icon;
  const char *action;
  gboolean (*may) (OdFollowPage *self);
} Row;

#define MAX_ROWS 20

struct _OdFollowPage
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdReferral *referral;
  GtkWidget *rows[MAX_ROWS]; /* in the order of the table */

  AdwToastOverlay *toast_overlay;
  AdwToast *noted; /* (nullable): offers to undo what was done last */
  GtkLabel *name_label;
  GtkLabel *summary_label;
  GtkWidget *correction_group;
  AdwActionRow *correction_row;
  GtkBox *box;
  AdwBin *next_bin;
  AdwPreferencesGroup *work_group;
  AdwPreferencesGroup *data_group;
  GtkBox *facts_box;
  AdwBin *erase_bin;
  GtkWidget *undo_button;
  AdwBin *timeline_bin;
};

G_DEFINE_FINAL_TYPE (OdFollowPage, od_follow_page, ADW_TYPE_BIN)

static gboolean
may (OdFollowPage *self, OdEvent event)
{
  return od_transition_apply (OD_DESK_OCMW, od_referral_get_state (self->referral), event, NULL);
}

static gboolean
has_client (OdFollowPage *self)
{
  return od_referral_get_client (self->referral) != NULL;
}

static gboolean
may_be_assigned (OdFollowPage *self)
{
  return may (self, OD_EVENT_ASSIGN) && od_referral_get_worker (self->referral) == NULL;
}

static gboolean
may_be_handed_over (OdFollowPage *self)
{
  return may (self, OD_EVENT_ASSIGN) && od_referral_get_worker (self->referral) != NULL;
}

static gboolean
may_be_attempted (OdFollowPage *self)
{
  return may (self, OD_EVENT_ATTEMPT);
}

static gboolean
may_be_contacted (OdFollowPage *self)
{
  return may (self, OD_EVENT_CONTACT) || may (self, OD_EVENT_WANT_HELP) || may (self, OD_EVENT_WANT_NO_HELP);
}

static gboolean
may_give_up (OdFollowPage *self)
{
  return may (self, OD_EVENT_GIVE_UP);
}

static gboolean
may_be_resumed (OdFollowPage *self)
{
  return may (self, OD_EVENT_RESUME);
}

static gboolean
may_be_reviewed (OdFollowPage *self)
{
  return may (self, OD_EVENT_REVIEW);
}

static gboolean
may_be_closed (OdFollowPage *self)
{
  return may (self, OD_EVENT_CLOSE_FILE);
}

static gboolean
may_be_reopened (OdFollowPage *self)
{
  return may (self, OD_EVENT_REOPEN_FILE);
}

/* The withdrawal of the consent that somebody has to decide on; (transfer full) (nullable). */
static OdNotice *
find_withdrawal (OdFollowPage *self)
{
  g_autoptr (GPtrArray) notices = od_profile_find_notices (self->profile, self->referral);

  for (guint i = 0; i < notices->len; i++)
    {
      OdNotice *notice = g_ptr_array_index (notices, i);

      if (od_notice_get_kind (notice) == OD_NOTICE_WITHDRAWAL && od_notice_get_state (notice) == OD_NOTICE_STATE_RECEIVED)
        return g_object_ref (notice);
    }
  return NULL;
}

static gboolean
must_be_decided (OdFollowPage *self)
{
  g_autoptr (OdNotice) withdrawal = find_withdrawal (self);

  return withdrawal != NULL;
}

static gboolean
may_be_returned (OdFollowPage *self)
{
  return has_client (self) && may (self, OD_EVENT_RETURN) && od_referral_get_state (self->referral) != OD_STATE_WITHDRAWN;
}

static gboolean
may_be_disclosed (OdFollowPage *self)
{
  return has_client (self) && may (self, OD_EVENT_DISCLOSE);
}

static gboolean
may_be_corrected (OdFollowPage *self)
{
  return has_client (self) && may (self, OD_EVENT_CORRECT);
}

/* What happens to a client comes first; what is done with the data after it. */
#define N_WORK_ROWS 13

static const Row rows[] = {
  { N_ ("Het dossier behouden"), N_ ("De toestemming is ingetrokken, maar het dossier heeft een eigen wettelijke grond"), "folder-open-symbolic", "follow.keep-file", must_be_decided },
  { N_ ("Het dossier beëindigen"), N_ ("De toestemming is ingetrokken: de gegevens mogen dan weg"), "folder-symbolic", "follow.end-file", must_be_decided },
  { N_ ("Toewijzen"), N_ ("Aan een maatschappelijk werker"), "contact-new-symbolic", "follow.assign", may_be_assigned },
  { N_ ("Contactpoging noteren"), N_ ("Gebeld, geschreven, gemaild of langsgegaan"), "call-start-symbolic", "follow.attempt", may_be_attempted },
  { N_ ("Contact gehad"), N_ ("En wat de cliënt wenst: hulp, geen hulp, of nog onduidelijk"), "user-available-symbolic", "follow.contact", may_be_contacted },
  { N_ ("Opnieuw bekijken"), N_ ("Langer bewaren, of de gegevens mogen weg"), "view-refresh-symbolic", "follow.review", may_be_reviewed },
  { N_ ("Toch weer contacteren"), N_ ("De cliënt is misschien weer te bereiken"), "call-start-symbolic", "follow.resume", may_be_resumed },
  { N_ ("Onbereikbaar"), N_ ("Na herhaalde pogingen; u bekijkt het later opnieuw"), "call-missed-symbolic", "follow.give-up", may_give_up },
  { N_ ("Dossier sluiten"), N_ ("De hulp is afgerond"), "folder-symbolic", "follow.close", may_be_closed },
  { N_ ("Dossier heropenen"), N_ ("De bewaartermijn begint dan later opnieuw"), "folder-open-symbolic", "follow.reopen", may_be_reopened },
  { N_ ("Overdragen aan een collega"), N_ ("Een andere maatschappelijk werker volgt verder op"), "system-users-symbolic", "follow.assign", may_be_handed_over },
  { N_ ("Terugsturen naar Kind en Gezin"), N_ ("Verkeerd OCMW, onleesbaar, of zonder protocol"), "mail-reply-sender-symbolic", "follow.return", may_be_returned },
  { N_ ("Ontvangstbevestiging sturen"), N_ ("Aan Kind en Gezin; noemt alleen het kenmerk"), "mail-send-symbolic", "follow.receipt", has_client },

  { N_ ("Gegevens verbeteren"), N_ ("Een schrijffout, een nieuw adres of nummer"), "document-edit-symbolic", "follow.correct", may_be_corrected },
  { N_ ("Kwaliteitsmelding"), N_ ("Laat Kind en Gezin weten welke gegevens niet kloppen"), "dialog-information-symbolic", "follow.quality", has_client },
  { N_ ("Doorgeven aan een partner"), N_ ("Noteer aan wie, welke gegevens en op welke grond"), "send-to-symbolic", "follow.disclose", may_be_disclosed },
  { N_ ("Inzage voor de cliënt"), N_ ("Alles wat hier over de cliënt bekend is, op papier of als bestand"), "view-reveal-symbolic", "follow.access", has_client },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows) <= MAX_ROWS);

static void
create_rows (OdFollowPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      self->rows[i] = od_action_row_new (_ (rows[i].title), _ (rows[i].subtitle), rows[i].icon, rows[i].action);
      adw_preferences_group_add (i < N_WORK_ROWS ? self->work_group : self->data_group, self->rows[i]);
    }
}

static void
show_rows (OdFollowPage *self)
{
  gboolean work = FALSE, data = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean shown = rows[i].may (self);

      gtk_widget_set_visible (self->rows[i], shown);
      work = work || (shown && i < N_WORK_ROWS);
      data = data || (shown && i >= N_WORK_ROWS);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->work_group), work);
  gtk_widget_set_visible (GTK_WIDGET (self->data_group), data);
}

/* Offered at once where the data may go (protocol art. 3), else told below all else. */
static void
show_retention (OdFollowPage *self)
{
  g_autofree char *today = od_profile_get_today (self->profile);
  OdRetention retention = od_work_list_get_retention (self->profile, self->referral, today);
  gboolean first = retention.state == OD_RETENTION_DUE || retention.state == OD_RETENTION_ERASED;

  adw_bin_set_child (self->erase_bin, od_erase_group_new (self->profile, self->referral));
  gtk_box_reorder_child_after (self->box, GTK_WIDGET (self->erase_bin), first ? GTK_WIDGET (self->next_bin) : GTK_WIDGET (self->facts_box));
}

static void
show_next_step (OdFollowPage *self)
{
  GtkWidget *group = od_next_step_group_new (self->profile, self->referral);

  adw_bin_set_child (self->next_bin, group);
  gtk_widget_set_visible (GTK_WIDGET (self->next_bin), group != NULL);
}

static gboolean
may_be_undone (OdFollowPage *self)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self->profile);
  g_autoptr (OdReferral) undone = od_referral_with_undo (self->referral, now, "", NULL);

  return undone != NULL;
}

static void
show_summary (OdFollowPage *self)
{
  const char *worker = od_referral_get_worker (self->referral);
  g_autofree char *name = NULL;
  g_autofree char *summary = NULL;

  name = od_referral_get_name (self->referral);
  summary = g_strdup_printf ("%s · %s · %s", od_state_to_text (od_referral_get_state (self->referral)),
                             worker != NULL ? worker : _ ("nog aan niemand toegewezen"),
                             od_referral_get_reference (self->referral));
  gtk_label_set_text (self->name_label, *name ? name : _ ("Gewist"));
  gtk_label_set_text (self->summary_label, summary);
}

static void
append_consent (OdFollowPage *self)
{
  const OdConsent *consent = od_referral_get_consent (self->referral);
  GtkWidget *group = od_fact_group_new (_ ("Toestemming"));
  g_autofree char *day = od_day_to_text (consent->consent_on);

  od_fact_group_add (group, _ ("Gegeven op"), day);
  od_fact_group_add (group, _ ("Wijze"), od_consent_manner_to_text (consent->manner));
  gtk_box_append (self->facts_box, group);
}

static void
append_origin (OdFollowPage *self)
{
  OdProtocol *protocol = od_profile_find_protocol (self->profile, od_referral_get_protocol_id (self->referral));
  const OdStep *received = od_referral_find_step (self->referral, OD_EVENT_RECEIVE);
  GtkWidget *group = od_fact_group_new (_ ("Herkomst"));

  if (protocol != NULL)
    od_fact_group_add (group, _ ("Team"), od_protocol_get_data (protocol)->sender.team);
  if (received != NULL)
    {
      g_autofree char *sent_on = od_day_from_number (received->day);
      g_autofree char *day = sent_on != NULL ? od_day_to_text (sent_on) : NULL;

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
append_if_any (OdFollowPage *self, GtkWidget *group)
{
  if (group != NULL)
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
  append_if_any (self, od_notice_group_new (self->profile, self->referral));
  append_if_any (self, od_disclosure_group_new (self->referral));
  append_if_any (self, od_correction_history_new (self->referral));
}

/* Said above all else until the worker goes on with the referral; the timeline tells it for good. */
static void
show_correction (OdFollowPage *self)
{
  const OdStep *corrected = od_arrival_find_unseen_correction (self->referral);
  g_autofree char *text = corrected != NULL ? od_step_to_text (corrected, od_profile_get_settings (self->profile)->choices) : NULL;
  g_autofree char *time = corrected != NULL ? od_step_get_time_text (corrected) : NULL;

  gtk_widget_set_visible (self->correction_group, corrected != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->correction_row), text != NULL ? text : "");
  adw_action_row_set_subtitle (self->correction_row, time != NULL ? time : "");
}

static void
show (OdFollowPage *self)
{
  show_correction (self);
  show_summary (self);
  show_next_step (self);
  show_rows (self);
  show_facts (self);
  show_retention (self);
  gtk_widget_set_visible (self->undo_button, may_be_undone (self));
  adw_bin_set_child (self->timeline_bin, od_timeline_new (self->profile, self->referral));
}

/* What was done before can no longer be undone, or something else would be. */
static void
forget_noted (OdFollowPage *self)
{
  if (self->noted != NULL)
    adw_toast_dismiss (self->noted);
  g_clear_object (&self->noted);
}

static void
tell_noted (OdFollowPage *self, const char *undo_action)
{
  forget_noted (self);
  self->noted = adw_toast_new (_ ("Genoteerd"));
  adw_toast_set_button_label (self->noted, _ ("Ongedaan maken"));
  adw_toast_set_detailed_action_name (self->noted, undo_action);
  adw_toast_overlay_add_toast (self->toast_overlay, g_object_ref (self->noted));
}

/* The list holds the newest; an immutable referral that changed stands there under the same id. */
static void
on_list_changed (OdFollowPage *self)
{
  OdReferral *newest = od_profile_find_referral (self->profile, od_referral_get_id (self->referral));

  if (newest != NULL && newest != self->referral)
    {
      forget_noted (self);
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
  tell_noted (data, "follow.undo");
}

static const struct
{
  const char *action;
  OdFollowQuestion question;
} questions[] = {
  { "follow.assign", OD_FOLLOW_ASSIGN },   { "follow.attempt", OD_FOLLOW_ATTEMPT }, { "follow.contact", OD_FOLLOW_CONTACT },
  { "follow.close", OD_FOLLOW_CLOSE },     { "follow.reopen", OD_FOLLOW_REOPEN },   { "follow.give-up", OD_FOLLOW_GIVE_UP },
  { "follow.review", OD_FOLLOW_REVIEW },
};

static void
ask_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdFollowPage *self = OD_FOLLOW_PAGE (widget);

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (questions[i].action, name))
      od_follow_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->profile, self->referral, questions[i].question, on_followed,
                                G_OBJECT (self));
}

/* Nothing is asked: the toast takes it back. */
static void
on_resumed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdFollowPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) referral = od_follow_finish (OD_PROFILE (source), result, &error);

  if (referral == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het is niet genoteerd"), error);
  else
    on_followed (referral, self);
}

static void
resume_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdFollowPage *self = OD_FOLLOW_PAGE (widget);
  const OdFollowing what = { .event = OD_EVENT_RESUME };

  od_follow_async (self->profile, self->referral, &what, NULL, on_resumed, g_object_ref (self));
}

static void
on_taken_back (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdFollowPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdNotice) notice = od_withdrawal_take_back_finish (OD_PROFILE (source), result, &error);

  if (notice == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het is niet ongedaan gemaakt"), error);
}

static void
take_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdFollowPage *self = OD_FOLLOW_PAGE (widget);
  OdNotice *notice = od_profile_find_notice (self->profile, g_variant_get_string (parameter, NULL));

  if (notice != NULL)
    od_withdrawal_take_back_async (self->profile, notice, NULL, on_taken_back, g_object_ref (self));
}

static void
on_decided (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdFollowPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdNotice) notice = od_withdrawal_decide_finish (OD_PROFILE (source), result, &error);
  g_autofree char *undo_action = NULL;

  if (notice == NULL)
    {
      od_error_dialog_present (GTK_WIDGET (self), _ ("De beslissing is niet genoteerd"), error);
      return;
    }
  show (self); /* the referral may be the same, and the notice is not */
  undo_action = g_strdup_printf ("follow.take-back::%s", od_notice_get_id (notice));
  tell_noted (self, undo_action);
}

static void
decide (GtkWidget *widget, OdWithdrawalDecision decision)
{
  OdFollowPage *self = OD_FOLLOW_PAGE (widget);
  g_autoptr (OdNotice) withdrawal = find_withdrawal (self);

  if (withdrawal != NULL)
    od_withdrawal_decide_async (self->profile, withdrawal, decision, NULL, on_decided, g_object_ref (self));
}

static void
keep_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (widget, OD_WITHDRAWAL_KEEP_FILE);
}

static void
end_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (widget, OD_WITHDRAWAL_END_FILE);
}

static void
disclose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdFollowPage *self = OD_FOLLOW_PAGE (widget);

  od_disclosure_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->profile, self->referral, on_followed, G_OBJECT (self));
}

static void
correct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdFollowPage *self = OD_FOLLOW_PAGE (widget);

  od_correction_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->profile, self->referral, on_followed, G_OBJECT (self));
}

static void
quality_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdFollowPage *self = OD_FOLLOW_PAGE (widget);

  od_quality_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->profile, self->referral);
}

static void
return_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdFollowPage *self = OD_FOLLOW_PAGE (widget);

  od_return_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->profile, self->referral);
}

static void
access_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdFollowPage *self = OD_FOLLOW_PAGE (widget);

  od_access_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->profile, self->referral);
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

  g_clear_object (&self->noted);
  g_clear_object (&self->referral);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_follow_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    gtk_widget_class_install_action (widget_class, questions[i].action, NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "follow.resume", NULL, resume_action);
  gtk_widget_class_install_action (widget_class, "follow.keep-file", NULL, keep_file_action);
  gtk_widget_class_install_action (widget_class, "follow.end-file", NULL, end_file_action);
  gtk_widget_class_install_action (widget_class, "follow.disclose", NULL, disclose_action);
  gtk_widget_class_install_action (widget_class, "follow.correct", NULL, correct_action);
  gtk_widget_class_install_action (widget_class, "follow.quality", NULL, quality_action);
  gtk_widget_class_install_action (widget_class, "follow.return", NULL, return_action);
  gtk_widget_class_install_action (widget_class, "follow.access", NULL, access_action);
  gtk_widget_class_install_action (widget_class, "follow.receipt", NULL, receipt_action);
  gtk_widget_class_install_action (widget_class, "follow.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "follow.take-back", "s", take_back_action);
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
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, next_bin);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, box);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, work_group);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, data_group);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, facts_box);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, erase_bin);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, OdFollowPage, timeline_bin);
  install_actions (widget_class);
}

static void
od_follow_page_init (OdFollowPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  create_rows (self);
}

GtkWidget *
od_follow_page_new (OdProfile *profile, OdReferral *referral)
{
  OdFollowPage *self = g_object_new (OD_TYPE_FOLLOW_PAGE, NULL);

  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  g_signal_connect_object (od_profile_get_referrals (profile), "items-changed", G_CALLBACK (on_list_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (od_profile_get_notices (profile), "items-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
