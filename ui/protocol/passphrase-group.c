#include "passphrase-group.h"

#include <glib/gi18n-lib.h>

#include "action-row.h"
#include "agree-dialog.h"
#include "agree-passphrase.h"
#include "day-text.h"
#include "decoration.h"
#include "error-dialog.h"
#include "passphrase-card.h"
#include "protocol-text.h"
#include "text-row.h"

struct _OdPassphraseGroup
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdProtocol *protocol;
};

G_DEFINE_FINAL_TYPE (OdPassphraseGroup, od_passphrase_group, ADW_TYPE_BIN)

static OdPassphraseAgreement *
get_agreement (OdPassphraseGroup *self)
{
  return od_profile_find_agreement (self->profile, od_protocol_get_id (self->protocol));
}

static GtkWindow *
get_window (OdPassphraseGroup *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static GtkWidget *
create_row (const char *icon, const char *title, const char *subtitle)
{
  GtkWidget *row = od_text_row_new (title, subtitle);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), od_decoration_new (icon));
  return row;
}

/* A button in a row that does @action with @reference. */
static void
add_button (GtkWidget *row, const char *label, const char *action, const char *reference)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", reference);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
create_current_row (const OdAgreedPassphrase *current, const char *today)
{
  g_autofree char *text = NULL;
  GtkWidget *row;

  if (current == NULL)
    return create_row ("dialog-password-symbolic", _ ("Elk pakket krijgt een eigen wachtzin"),
                       _ ("Wie verpakt, geeft ze telkens door"));
  text = od_agreed_passphrase_to_text (current, today);
  row = create_row ("dialog-password-symbolic", _ ("Afgesproken wachtzin"), text);
  add_button (row, _ ("Tonen"), "passphrase.show", current->reference);
  return row;
}

static GtkWidget *
create_old_row (const OdAgreedPassphrase *old, const char *today)
{
  g_autofree char *since = od_day_to_text (old->since);
  g_autofree char *title = g_strdup_printf (_ ("Oude wachtzin, vanaf %s"), since);
  g_autofree char *text = od_agreed_passphrase_to_text (old, today);
  gboolean expired = od_agreed_passphrase_has_expired (old, today);
  GtkWidget *row = create_row (expired ? "dialog-warning-symbolic" : "document-open-recent-symbolic", title, text);

  add_button (row, _ ("Nu vergeten"), "passphrase.forget", old->reference);
  return row;
}

static void
add_choices (AdwPreferencesGroup *group, gboolean agreed)
{
  adw_preferences_group_add (group, od_action_row_new (agreed ? _ ("Vernieuwen…") : _ ("Wachtzin afspreken…"),
                                                       agreed ? _ ("Overdracht maakt nieuwe woorden; u leest ze voor")
                                                              : _ ("Overdracht maakt de woorden; u leest ze voor"),
                                                       NULL, "passphrase.make"));
  adw_preferences_group_add (group, od_action_row_new (_ ("Gehoorde wachtzin ingeven…"), _ ("De andere partij maakte ze en las ze u voor"), NULL,
                                                       "passphrase.enter"));
  if (agreed)
    adw_preferences_group_add (group, od_action_row_new (_ ("Terug naar een wachtzin per pakket…"), _ ("Elk pakket krijgt dan weer een eigen"),
                                                         NULL, "passphrase.stop"));
}

static void
rebuild (OdPassphraseGroup *self)
{
  OdPassphraseAgreement *agreement = get_agreement (self);
  const OdAgreedPassphrase *current = od_passphrase_agreement_get_current (agreement);
  g_autofree char *today = od_profile_get_today (self->profile);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Wachtzin van de pakketten"));
  adw_preferences_group_set_description (group, _ ("De woorden staan alleen in uw sleutelbos, nooit in een mail."));
  adw_preferences_group_add (group, create_current_row (current, today));
  add_choices (group, current != NULL);
  for (gsize i = 0; agreement != NULL && i < od_passphrase_agreement_get_data (agreement)->n_passphrases; i++)
    {
      const OdAgreedPassphrase *passphrase = &od_passphrase_agreement_get_data (agreement)->passphrases[i];
      if (passphrase != current)
        adw_preferences_group_add (group, create_old_row (passphrase, today));
    }
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (group));
}

static void
make_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdPassphraseGroup *self = OD_PASSPHRASE_GROUP (widget);

  od_agree_dialog_present (get_window (self), self->profile, self->protocol, OD_AGREE_MAKE);
}

static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdPassphraseGroup *self = OD_PASSPHRASE_GROUP (widget);

  od_agree_dialog_present (get_window (self), self->profile, self->protocol, OD_AGREE_ENTER);
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdPassphraseGroup *self = OD_PASSPHRASE_GROUP (widget);

  od_agree_dialog_present (get_window (self), self->profile, self->protocol, OD_AGREE_STOP);
}

static void
on_recalled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdPassphraseGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdSecret) words = od_passphrase_recall_agreed_finish (OD_PROFILE (source), result, &error);
  const OdAgreedPassphrase *current = od_passphrase_agreement_get_current (get_agreement (self));
  g_autofree char *other = od_protocol_other_to_text (self->protocol, od_profile_get_settings (self->profile)->desk);
  g_autofree char *since = current != NULL ? od_day_to_text (current->since) : NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (words != NULL)
    od_passphrase_card_present (get_window (self), other, since, words);
  else
    od_error_dialog_present (GTK_WIDGET (self), _ ("De wachtzin kan niet worden getoond"), error);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdPassphraseGroup *self = OD_PASSPHRASE_GROUP (widget);

  od_passphrase_recall_agreed_async (self->profile, g_variant_get_string (parameter, NULL), NULL, on_recalled,
                                     g_object_ref (self));
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdPassphraseGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!od_passphrase_forget_finish (OD_PROFILE (source), result, &error))
    od_error_dialog_present (GTK_WIDGET (self), _ ("De oude wachtzin is niet vergeten"), error);
}

static void
on_forget_answered (AdwMessageDialog *question, const char *response, OdPassphraseGroup *self)
{
  if (g_str_equal (response, "forget"))
    od_passphrase_forget_async (self->profile, od_protocol_get_id (self->protocol),
                                g_object_get_data (G_OBJECT (question), "reference"), NULL, on_forgotten,
                                g_object_ref (self));
}

static void
forget_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdPassphraseGroup *self = OD_PASSPHRASE_GROUP (widget);
  GtkWidget *question = adw_message_dialog_new (get_window (self), _ ("Deze oude wachtzin nu vergeten?"),
                                                _ ("Pakketten die er nog mee onderweg zijn, gaan dan alleen open als u "
                                                   "de woorden zelf intypt. Dit kan niet ongedaan worden gemaakt."));

  g_object_set_data_full (G_OBJECT (question), "reference", g_variant_dup_string (parameter, NULL), g_free);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _ ("_Annuleren"), "forget",
                                    _ ("_Vergeten"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "forget", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (question, "response", G_CALLBACK (on_forget_answered), self, 0);
  gtk_window_present (GTK_WINDOW (question));
}

static void
od_passphrase_group_dispose (GObject *object)
{
  OdPassphraseGroup *self = OD_PASSPHRASE_GROUP (object);

  g_clear_object (&self->protocol);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_passphrase_group_parent_class)->dispose (object);
}

static void
od_passphrase_group_class_init (OdPassphraseGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_passphrase_group_dispose;
  gtk_widget_class_install_action (widget_class, "passphrase.make", NULL, make_action);
  gtk_widget_class_install_action (widget_class, "passphrase.enter", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "passphrase.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "passphrase.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "passphrase.forget", "s", forget_action);
}

static void
od_passphrase_group_init (OdPassphraseGroup *self)
{
}

GtkWidget *
od_passphrase_group_new (OdProfile *profile, OdProtocol *protocol)
{
  OdPassphraseGroup *self = g_object_new (OD_TYPE_PASSPHRASE_GROUP, NULL);

  self->profile = g_object_ref (profile);
  self->protocol = g_object_ref (protocol);
  g_signal_connect_object (od_profile_get_agreements (profile), "items-changed", G_CALLBACK (rebuild), self,
                           G_CONNECT_SWAPPED);
  rebuild (self);
  return GTK_WIDGET (self);
}
