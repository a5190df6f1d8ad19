#include "notice-page.h"

#include <glib/gi18n-lib.h>

#include "action-row.h"
#include "answer-dialog.h"
#include "attachment-group.h"
#include "day-text.h"
#include "error-dialog.h"
#include "fact-group.h"
#include "field-text.h"
#include "file-actions.h"
#include "notice-group.h"
#include "notice-made.h"
#include "notice-text.h"
#include "office-text.h"
#include "page.h"
#include "party-notice.h"
#include "passphrase-card.h"
#include "section.h"
#include "send-notice.h"
#include "state-text.h"

struct _OdNoticePage
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdNotice *notice;
  OdSecret *passphrase; /* while the package is shown */

  AdwToastOverlay *toast_overlay;
  AdwBin *content_bin;
  AdwBin *package_bin;
  gboolean wants_package; /* of one that was sent: made again on demand */
};

G_DEFINE_FINAL_TYPE (OdNoticePage, od_notice_page, ADW_TYPE_BIN)

static gboolean
is_to_be_sent (OdNotice *notice)
{
  OdNoticeState state = od_notice_get_state (notice);

  return state == OD_NOTICE_STATE_PACKED || state == OD_NOTICE_STATE_ANSWER_PACKED;
}

/* The package of what went out, or of the answer to what came in. */
static gboolean
has_gone_out (OdNotice *notice)
{
  OdNoticeState state = od_notice_get_state (notice);

  return od_notice_get_incoming (notice) ? state == OD_NOTICE_STATE_ANSWERED : state == OD_NOTICE_STATE_SENT;
}

static OdReferral *
get_referral (OdNoticePage *self)
{
  return od_profile_find_referral (self->profile, od_notice_get_referral_id (self->notice));
}

/* The package, to be sent */

/* It is the referral's own, but for one whose words were forgotten: those were shown when it was packed (see notice-made.h). */
static void
append_passphrase (GtkBox *box, gboolean about_referral)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), about_referral ? _ ("2. De wachtzin is die van de doorverwijzing")
                                                                                 : _ ("2. De wachtzin"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("De andere partij heeft ze al. Kreeg u daarnet nieuwe woorden te zien, geef ze dan door langs een andere weg dan de mail."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             od_action_row_new (_ ("Wachtzin tonen"), _ ("Om voor te lezen aan de telefoon"), "dialog-password-symbolic", "notice.card"));
  gtk_box_append (box, group);
}

static void
append_sent (OdNoticePage *self, GtkBox *box)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Toch niet verzenden"));
  GtkWidget *sent = gtk_button_new_with_label (C_ ("button", "Verzonden"));
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("3. Zeg dat het verzonden is"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         od_notice_get_kind (self->notice) == OD_NOTICE_RETURN
                                             ? _ ("Vanaf dan staat de doorverwijzing op ‘teruggestuurd’, en mogen de gegevens hier weg.")
                                             : _ ("Zodra de mail vertrokken is."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "notice.cancel");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (sent), "notice.sent");
  gtk_widget_add_css_class (cancel, "pill");
  gtk_widget_add_css_class (sent, "pill");
  gtk_widget_add_css_class (sent, "suggested-action");
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), sent);
  gtk_box_append (box, group);
  gtk_box_append (box, buttons);
}

static void
show_package (OdNoticePage *self, const OdPackedNotice *packed)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  g_autoptr (OdMail) mail = od_mail_new_notice (self->profile, packed->notice, packed->path);
  GtkWidget *group = adw_preferences_group_new ();

  g_clear_pointer (&self->passphrase, od_secret_unref);
  self->passphrase = od_secret_ref (packed->passphrase);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("1. Verzend het pakket"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), od_file_actions_new (mail, packed->path, FALSE));
  gtk_box_append (box, group);
  append_passphrase (box, od_notice_kind_is_about_referral (od_notice_get_kind (self->notice)));
  if (is_to_be_sent (self->notice))
    append_sent (self, box);
  adw_bin_set_child (self->package_bin, GTK_WIDGET (box));
}

static void
on_packed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdNoticePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackedNotice) packed = od_notice_recall_finish (OD_PROFILE (source), result, &error);

  if (self->profile == NULL) /* the page was left */
    return;
  if (packed == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het pakket kan niet worden gemaakt"), error);
  else
    show_package (self, packed);
}

static void
make_package (OdNoticePage *self)
{
  (self->wants_package ? od_notice_pack_again_async : od_notice_recall_async) (self->profile, self->notice, NULL, on_packed, g_object_ref (self));
}

/* What it says */

static void
append_summary (OdNoticePage *self, GtkBox *box)
{
  g_autofree char *time = od_time_to_text (od_notice_get_created (self->notice));
  g_autofree char *text = g_strdup_printf ("%s · %s · %s", od_notice_state_to_text (self->notice), od_notice_get_reference (self->notice), time);

  gtk_box_append (box, od_page_heading_new (od_notice_kind_to_text (od_notice_get_kind (self->notice)), text));
}

static void
append_facts (OdNoticePage *self, GtkBox *box, const OdNoticeContent *content)
{
  GtkWidget *group = od_fact_group_new (_ ("Inhoud"));
  g_autofree char *day = NULL;

  if (od_notice_get_kind (self->notice) == OD_NOTICE_RETURN)
    od_fact_group_add (group, _ ("Reden"), od_return_reason_to_text (content->return_reason));
  else
    {
      day = od_day_to_text (content->withdrawn_on);
      od_fact_group_add (group, _ ("Ingetrokken op"), day);
      od_fact_group_add (group, _ ("Wijze"), od_consent_manner_to_text (content->manner));
    }
  gtk_box_append (box, group);
}

/* What a change does to the protocol here, old beside new. */
static void
append_consequence (OdNoticePage *self, GtkBox *box, OdOfficeRecord *record)
{
  OdProtocol *protocol = od_profile_find_protocol (self->profile, od_notice_get_protocol_id (self->notice));
  OdDesk other = od_desk_get_other (od_notice_get_desk (self->notice));
  GtkWidget *group;

  if (!od_notice_get_incoming (self->notice) || od_office_record_get_kind (record) != OD_OFFICE_CHANGE || protocol == NULL)
    return;
  group = od_fact_group_new (_ ("In het protocol hier"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Bel de andere partij op het nummer dat u al kende voor u een mailbox of contact overneemt: een vals bericht leidt de volgende pakketten om."));
  od_fact_group_add (group, _ ("Staat er nu"), od_protocol_peek_changing (protocol, other, record));
  od_fact_group_add (group, _ ("Wordt"), od_office_record_get (record, OD_CHANGE_AFTER));
  gtk_box_append (box, group);
}

static void
append_records (OdNoticePage *self, GtkBox *box, const OdNoticeContent *content)
{
  for (guint i = 0; content->records != NULL && i < content->records->len; i++)
    {
      OdOfficeRecord *record = g_ptr_array_index (content->records, i);
      g_autofree char *title = od_office_record_to_title (record);

      append_consequence (self, box, record);
      od_office_append_facts (box, record, title);
      if (od_office_record_get_attachments (record)->len > 0)
        gtk_box_append (box, od_attachment_group_new_to_read (self->profile, record));
    }
}

static void
append_content (OdNoticePage *self, GtkBox *box)
{
  const OdNoticeContent *content = od_notice_get_content (self->notice);
  OdReferral *referral = get_referral (self);

  if (content == NULL)
    return;
  if (!od_notice_kind_is_about_referral (od_notice_get_kind (self->notice)))
    {
      append_records (self, box, content);
      return;
    }
  if (od_notice_get_kind (self->notice) != OD_NOTICE_QUALITY)
    append_facts (self, box, content);
  else if (content->remarks != NULL)
    gtk_box_append (box, od_remark_group_new (content->remarks, referral != NULL ? od_referral_get_client (referral) : NULL));
}

/* What can be done */

/* What a person decides of what the other party told. */
static void
add_decisions (AdwPreferencesGroup *group, OdNoticeKind kind)
{
  if (kind == OD_NOTICE_EVIDENCE)
    adw_preferences_group_add (group, od_action_row_new (_ ("Bewijs bezorgen"), _ ("Maatregelen, verwerkers en cijfers in één pakket, met de documenten erbij"),
                                                         "security-high-symbolic", "notice.evidence"));
  if (kind == OD_NOTICE_BREACH)
    adw_preferences_group_add (group, od_action_row_new (_ ("Overlegd"), _ ("Noteer dat u met de andere partij overlegd hebt"), "object-select-symbolic",
                                                         "notice.take-over"));
  if (kind != OD_NOTICE_CHANGE && kind != OD_NOTICE_TERMINATION)
    return;
  adw_preferences_group_add (group, od_action_row_new (_ ("Overnemen"), _ ("Het protocol hier verandert; vanaf nu geldt het"), "object-select-symbolic",
                                                       "notice.take-over"));
  adw_preferences_group_add (group, od_action_row_new (_ ("Niet overnemen"), _ ("Het protocol hier blijft zoals het is"), "action-unavailable-symbolic",
                                                       "notice.leave"));
}

static void
append_actions (OdNoticePage *self, GtkBox *box)
{
  GtkWidget *group = adw_preferences_group_new ();
  OdNoticeState state = od_notice_get_state (self->notice);
  OdReferral *referral = get_referral (self);

  if (state == OD_NOTICE_STATE_RECEIVED)
    add_decisions (ADW_PREFERENCES_GROUP (group), od_notice_get_kind (self->notice));
  if (state == OD_NOTICE_STATE_RECEIVED && od_notice_get_kind (self->notice) == OD_NOTICE_QUALITY)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               od_action_row_new (_ ("Beantwoorden"), _ ("Zeg van elk gegeven of het aangepast is, of dat de melding ongegrond is"),
                                                  "mail-reply-sender-symbolic", "notice.answer"));
  if (has_gone_out (self->notice) && !self->wants_package)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               od_action_row_new (_ ("Pakket opnieuw maken"), _ ("Als de mail niet aankwam; hetzelfde bericht, dus twee keer doet geen kwaad"),
                                                  "view-refresh-symbolic", "notice.pack"));
  if (referral != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               od_action_row_new (_ ("Naar de doorverwijzing"), od_state_to_text (od_referral_get_state (referral)),
                                                  "mail-send-receive-symbolic", "notice.referral"));
  gtk_box_append (box, group);
}

static void
show (OdNoticePage *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));

  append_summary (self, box);
  append_content (self, box);
  self->package_bin = ADW_BIN (adw_bin_new ());
  gtk_box_append (box, GTK_WIDGET (self->package_bin));
  append_actions (self, box);
  adw_bin_set_child (self->content_bin, GTK_WIDGET (box));
  if (is_to_be_sent (self->notice) || self->wants_package)
    make_package (self);
}

static void
on_list_changed (OdNoticePage *self)
{
  OdNotice *newest = od_profile_find_notice (self->profile, od_notice_get_id (self->notice));

  if (newest != NULL && g_set_object (&self->notice, newest))
    show (self);
}

static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdNoticePage *self = OD_NOTICE_PAGE (widget);

  od_answer_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->profile, self->notice);
}

static void
pack_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdNoticePage *self = OD_NOTICE_PAGE (widget);

  self->wants_package = TRUE;
  show (self);
}

static void
referral_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdNoticePage *self = OD_NOTICE_PAGE (widget);

  gtk_widget_activate_action (widget, OD_SHOW_REFERRAL_ACTION, "s", od_notice_get_referral_id (self->notice));
}

static void
card_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdNoticePage *self = OD_NOTICE_PAGE (widget);
  g_autofree char *package = g_strdup_printf (_ ("pakket %s"), od_notice_get_reference (self->notice));

  od_passphrase_card_present (GTK_WINDOW (gtk_widget_get_root (widget)), package, NULL, self->passphrase);
}

static void
tell_noted (OdNoticePage *self, gboolean noted, const GError *error)
{
  if (noted)
    adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (_ ("Genoteerd")));
  else
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het is niet genoteerd"), error);
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdNoticePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdNotice) notice = od_notice_record_sent_finish (OD_PROFILE (source), result, &error);

  tell_noted (self, notice != NULL, error);
}

static void
sent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdNoticePage *self = OD_NOTICE_PAGE (widget);

  od_notice_record_sent_async (self->profile, self->notice, NULL, on_sent, g_object_ref (self));
}

static void
on_cancelled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdNoticePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdNotice) notice = od_notice_cancel_finish (OD_PROFILE (source), result, &error);

  if (notice == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het is niet geannuleerd"), error);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdNoticePage *self = OD_NOTICE_PAGE (widget);

  od_notice_cancel_async (self->profile, self->notice, NULL, on_cancelled, g_object_ref (self));
}

static void
on_decided (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdNoticePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdNotice) notice = od_party_notice_decide_finish (OD_PROFILE (source), result, &error);

  tell_noted (self, notice != NULL, error);
}

static void
take_over_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdNoticePage *self = OD_NOTICE_PAGE (widget);

  od_party_notice_decide_async (self->profile, self->notice, TRUE, NULL, on_decided, g_object_ref (self));
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdNoticePage *self = OD_NOTICE_PAGE (widget);

  od_party_notice_decide_async (self->profile, self->notice, FALSE, NULL, on_decided, g_object_ref (self));
}

static void
on_evidence_packed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdNoticePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackedNotice) packed = od_evidence_pack_finish (OD_PROFILE (source), result, &error);

  if (packed == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het bewijs is niet verpakt"), error);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    od_notice_made (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), packed);
}

static void
evidence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdNoticePage *self = OD_NOTICE_PAGE (widget);

  od_evidence_pack_async (self->profile, self->notice, NULL, on_evidence_packed, g_object_ref (self));
}

static void
od_notice_page_dispose (GObject *object)
{
  OdNoticePage *self = OD_NOTICE_PAGE (object);

  g_clear_pointer (&self->passphrase, od_secret_unref);
  g_clear_object (&self->notice);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_notice_page_parent_class)->dispose (object);
}

static void
od_notice_page_class_init (OdNoticePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_notice_page_dispose;
  gtk_widget_class_install_action (widget_class, "notice.answer", NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "notice.pack", NULL, pack_action);
  gtk_widget_class_install_action (widget_class, "notice.referral", NULL, referral_action);
  gtk_widget_class_install_action (widget_class, "notice.card", NULL, card_action);
  gtk_widget_class_install_action (widget_class, "notice.sent", NULL, sent_action);
  gtk_widget_class_install_action (widget_class, "notice.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "notice.take-over", NULL, take_over_action);
  gtk_widget_class_install_action (widget_class, "notice.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "notice.evidence", NULL, evidence_action);
}

static void
od_notice_page_init (OdNoticePage *self)
{
  self->toast_overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->content_bin = ADW_BIN (adw_bin_new ());
  adw_toast_overlay_set_child (self->toast_overlay, od_page_new (GTK_WIDGET (self->content_bin)));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->toast_overlay));
}

GtkWidget *
od_notice_page_new (OdProfile *profile, OdNotice *notice)
{
  OdNoticePage *self = g_object_new (OD_TYPE_NOTICE_PAGE, NULL);

  self->profile = g_object_ref (profile);
  self->notice = g_object_ref (notice);
  g_signal_connect_object (od_profile_get_notices (profile), "items-changed", G_CALLBACK (on_list_changed), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
