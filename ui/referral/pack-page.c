#include "pack-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "day.h"
#include "day-row.h"
#include "day-text.h"
#include "draft.h"
#include "error-dialog.h"
#include "mail.h"
#include "pack.h"
#include "file-actions.h"
#include "passphrase-card.h"
#include "passphrase-clipboard.h"
#include "passphrase-word.h"
#include "replaces-group.h"
#include "screen-reader.h"
#include "state-text.h"

struct _OdPackPage
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdReferral *referral;
  OdSecret *passphrase; /* while the package is shown */
  GCancellable *cancellable;

  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  AdwStatusPage *busy_page;
  GtkProgressBar *progress_bar;
  GtkLabel *name_label;
  AdwBin *replaces_bin;
  AdwBin *package_bin;
  AdwPreferencesGroup *passphrase_group;
  GtkFlowBox *words_box;
  GtkWidget *given_group;
  AdwComboRow *channel_row;
  OdDayRow *day_row;
  AdwActionRow *given_row;
  GtkWidget *given_button;
  GtkWidget *revise_button;
  GtkButton *again_button;
};

G_DEFINE_FINAL_TYPE (OdPackPage, od_pack_page, ADW_TYPE_BIN)

static const char *const stages[] = {
  [OD_PACK_READABLE] = N_ ("De leesbare PDF wordt gemaakt…"),
  [OD_PACK_ENCRYPT] = N_ ("Het pakket wordt versleuteld en nagekeken…"),
  [OD_PACK_KEEP] = N_ ("De wachtzin gaat naar uw sleutelbos…"),
  [OD_PACK_DONE] = N_ ("Klaar"),
};

static void
go_back_to_form (OdPackPage *self)
{
  g_autoptr (OdPackPage) alive = g_object_ref (self);
  g_autofree char *id = g_strdup (od_referral_get_id (self->referral));
  GtkWidget *section = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_widget_activate_action (section, "referral.show-anew", "s", id);
}

static void
clear_words (OdPackPage *self)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->words_box, 0)) != NULL)
    gtk_flow_box_remove (self->words_box, GTK_WIDGET (child));
}

static void
show_words (OdPackPage *self)
{
  OdSecret *word;

  clear_words (self);
  for (guint i = 0; (word = od_secret_get_word (self->passphrase, i)) != NULL; i++)
    {
      gtk_flow_box_append (self->words_box, od_passphrase_word_new (i + 1, word));
      od_secret_unref (word);
    }
}

/* That the passphrase of this package was told; (nullable). What was told of an earlier package says nothing of this one. */
static const OdStep *
find_given (OdPackPage *self)
{
  const OdStep *given = od_referral_find_step (self->referral, OD_EVENT_GIVE_PASSPHRASE);
  const OdStep *packed = od_referral_find_step (self->referral, OD_EVENT_PACK);

  return given == NULL || packed == NULL || given->at.microseconds < packed->at.microseconds ? NULL : given;
}

/* Of an agreed passphrase there is nothing to tell, and nobody needs to see it: the card shows it to whom asks. */
static void
show_whether_agreed (OdPackPage *self)
{
  const OdStep *given = find_given (self);
  gboolean agreed = given != NULL && g_strcmp0 (given->detail, od_channel_to_string (OD_CHANNEL_AGREED)) == 0;
  g_autofree char *day = agreed ? od_day_from_number (given->day) : NULL;
  g_autofree char *since = od_day_to_text (day);
  g_autofree char *description = agreed ? g_strdup_printf (_ ("Het OCMW heeft deze wachtzin al: ze is afgesproken en geldt vanaf %s. U hoeft niets door te geven."), since) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->words_box), !agreed);
  gtk_widget_set_visible (self->given_group, !agreed);
  gtk_button_set_label (self->again_button, agreed ? _ ("Opnieuw verpakken") : _ ("Nieuwe wachtzin"));
  adw_preferences_group_set_title (self->passphrase_group, agreed ? _ ("2. De wachtzin is al afgesproken") : _ ("2. Geef de wachtzin door"));
  adw_preferences_group_set_description (self->passphrase_group, agreed ? description : _ ("Langs een andere weg dan de mail, het liefst aan de telefoon. Lees de zeven woorden rustig voor."));
}

static void
show_given (OdPackPage *self)
{
  const OdStep *given = find_given (self);
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (given == NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->given_row), _ ("Nog niet doorgegeven"));
      adw_action_row_set_subtitle (self->given_row, _ ("De woorden zelf worden niet genoteerd"));
      od_screen_reader_describe (self->given_button, NULL);
      return;
    }
  title = od_step_to_text (given, od_profile_get_settings (self->profile)->choices);
  day = od_day_from_number (given->day);
  text = od_day_to_text (day);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->given_row), title);
  adw_action_row_set_subtitle (self->given_row, text);
  od_screen_reader_describe (self->given_button, title);
}

static void
show_referral (OdPackPage *self)
{
  gboolean packed = od_referral_get_state (self->referral) == OD_STATE_PACKED;
  g_autofree char *name = NULL;

  name = od_referral_get_name (self->referral);
  gtk_label_set_text (self->name_label, name);
  gtk_widget_set_visible (self->revise_button, packed);
  adw_bin_set_child (self->replaces_bin, od_replaces_group_new (self->referral));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pack.sent", packed);
  show_given (self);
}

static void
show_packed (OdPackPage *self, const OdPacked *packed)
{
  g_autoptr (OdMail) mail = od_mail_new_referral (self->profile, packed->referral, packed->path);
  g_autofree char *today = od_profile_get_today (self->profile);

  g_set_object (&self->referral, packed->referral);
  g_clear_pointer (&self->passphrase, od_secret_unref);
  self->passphrase = od_secret_ref (packed->passphrase);
  adw_bin_set_child (self->package_bin, od_file_actions_new (mail, packed->path, FALSE));
  od_day_row_set_day (self->day_row, today);
  show_words (self);
  show_referral (self);
  show_whether_agreed (self);
  gtk_stack_set_visible_child_name (self->stack, "packed");
}

/* Packing */

static void
on_progress (OdPackStage stage, gpointer data)
{
  OdPackPage *self = data;

  adw_status_page_set_description (self->busy_page, _ (stages[stage]));
  gtk_progress_bar_set_fraction (self->progress_bar, (stage + 1.0) / G_N_ELEMENTS (stages));
}

static void
on_packed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdPackPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPacked) packed = od_pack_finish (OD_PROFILE (source), result, &error);

  g_application_release (g_application_get_default ());
  if (packed != NULL)
    {
      show_packed (self, packed);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het pakket is niet gemaakt"), error);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    go_back_to_form (self);
}

/* The program stays until it is packed or not, also when the window is closed meanwhile. */
static void
pack (OdPackPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "busy");
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_application_hold (g_application_get_default ());
  od_pack_async (self->profile, self->referral, on_progress, self, self->cancellable, on_packed, g_object_ref (self));
}

static void
on_recalled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdPackPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPacked) packed = od_pack_recall_finish (OD_PROFILE (source), result, &error);

  if (packed != NULL)
    {
      show_packed (self, packed);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "gone");
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het pakket kan niet worden getoond"), error);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (OD_PACK_PAGE (widget)->cancellable);
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pack (OD_PACK_PAGE (widget));
}

/* Telling the passphrase */

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdPackPage *self = OD_PACK_PAGE (widget);

  od_passphrase_clipboard_copy (gtk_widget_get_clipboard (widget), self->passphrase);
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (_ ("Gekopieerd. Het klembord wordt na 45 seconden geleegd.")));
}

static void
card_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdPackPage *self = OD_PACK_PAGE (widget);
  g_autofree char *package = g_strdup_printf (_ ("pakket %s"), od_referral_get_reference (self->referral));

  od_passphrase_card_present (GTK_WINDOW (gtk_widget_get_root (widget)), package, NULL, self->passphrase);
}

static OdFinding *
check_day (OdPackPage *self, OdFinding *finding)
{
  g_autofree char *today = od_profile_get_today (self->profile);
  const char *day = od_day_row_get_day (self->day_row);

  if (od_day_is_valid (day) && strcmp (day, today) <= 0)
    return NULL;
  *finding = (OdFinding) { od_day_is_valid (day) ? OD_FINDING_IN_FUTURE : OD_FINDING_SHAPE, OD_FIELD_DATE, OD_SEVERITY_ERROR };
  return finding;
}

static void
on_day_left (OdPackPage *self)
{
  OdFinding finding;

  od_day_row_set_finding (self->day_row, check_day (self, &finding));
}

static void
on_given (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdPackPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) referral = od_pack_record_passphrase_given_finish (OD_PROFILE (source), result, &error);

  if (referral == NULL)
    {
      od_error_dialog_present (GTK_WIDGET (self), _ ("Het is niet genoteerd"), error);
      return;
    }
  g_set_object (&self->referral, referral);
  show_referral (self);
}

static void
given_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdPackPage *self = OD_PACK_PAGE (widget);
  OdFinding finding;

  on_day_left (self);
  if (check_day (self, &finding) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->day_row));
  else
    od_pack_record_passphrase_given_async (self->profile, self->referral, adw_combo_row_get_selected (self->channel_row),
                                           od_day_row_get_day (self->day_row), NULL, on_given, g_object_ref (self));
}

/* Sending, and going back */

static void
on_sent (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdPackPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) referral = od_pack_record_sent_finish (OD_PROFILE (source), result, &error);

  if (referral == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het is niet genoteerd"), error);
}

static void
sent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdPackPage *self = OD_PACK_PAGE (widget);

  od_pack_record_sent_async (self->profile, self->referral, NULL, on_sent, g_object_ref (self));
}

static void
on_revised (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdPackPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) referral = od_draft_revise_finish (OD_PROFILE (source), result, &error);

  if (referral == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("De gegevens kunnen nu niet worden gewijzigd"), error);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    go_back_to_form (self);
}

static void
revise_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdPackPage *self = OD_PACK_PAGE (widget);

  od_draft_revise_async (self->profile, self->referral, NULL, on_revised, g_object_ref (self));
}

static void
od_pack_page_dispose (GObject *object)
{
  OdPackPage *self = OD_PACK_PAGE (object);

  if (self->words_box != NULL)
    clear_words (self);
  g_clear_pointer (&self->passphrase, od_secret_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->referral);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_pack_page_parent_class)->dispose (object);
}

#define BIND(member) gtk_widget_class_bind_template_child (widget_class, OdPackPage, member)

static void
od_pack_page_class_init (OdPackPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_pack_page_dispose;

  g_type_ensure (OD_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/referral/pack-page.ui");
  BIND (toast_overlay);
  BIND (stack);
  BIND (busy_page);
  BIND (progress_bar);
  BIND (name_label);
  BIND (replaces_bin);
  BIND (package_bin);
  BIND (passphrase_group);
  BIND (words_box);
  BIND (given_group);
  BIND (channel_row);
  BIND (day_row);
  BIND (given_row);
  BIND (given_button);
  BIND (revise_button);
  BIND (again_button);
  gtk_widget_class_bind_template_callback (widget_class, on_day_left);
  gtk_widget_class_install_action (widget_class, "pack.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "pack.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "pack.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "pack.card", NULL, card_action);
  gtk_widget_class_install_action (widget_class, "pack.given", NULL, given_action);
  gtk_widget_class_install_action (widget_class, "pack.sent", NULL, sent_action);
  gtk_widget_class_install_action (widget_class, "pack.revise", NULL, revise_action);
}

static void
od_pack_page_init (OdPackPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
od_pack_page_new_again (OdProfile *profile, OdReferral *referral)
{
  OdPackPage *self = g_object_new (OD_TYPE_PACK_PAGE, NULL);

  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  pack (self);
  return GTK_WIDGET (self);
}

GtkWidget *
od_pack_page_new (OdProfile *profile, OdReferral *referral)
{
  OdPackPage *self = g_object_new (OD_TYPE_PACK_PAGE, NULL);

  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  if (od_referral_get_state (referral) == OD_STATE_READY)
    pack (self);
  else
    od_pack_recall_async (profile, referral, NULL, on_recalled, g_object_ref (self));
  return GTK_WIDGET (self);
}
