#include "renew-keys-dialog.h"

#include <glib/gi18n-lib.h>

#include "error-dialog.h"
#include "renew-keys.h"
#include "unkept.h"

/* Counted by g_rc_box: held by the question, then by the renewal and by the window that shows it. */
typedef struct
{
  AdwPreferencesWindow *parent;
  OdProfile *profile;
  GCancellable *cancellable;
  GtkWindow *window;
  GtkWidget *label;
  GtkWidget *bar;
} Renewing;

static void
renewing_clear (Renewing *self)
{
  g_object_unref (self->parent);
  g_object_unref (self->profile);
  g_object_unref (self->cancellable);
  g_clear_object (&self->label);
  g_clear_object (&self->bar);
  g_clear_object (&self->window);
}

static void
renewing_unref (gpointer self)
{
  g_rc_box_release_full (self, (GDestroyNotify) renewing_clear);
}

static void
on_progress (guint n_done, guint n_all, gpointer data)
{
  Renewing *self = data;
  g_autofree char *text = g_strdup_printf (_ ("%u van %u gegevens"), n_done, n_all);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), n_all > 0 ? (double) n_done / n_all : 1);
}

static void
on_renewed (GObject *source, GAsyncResult *result, gpointer data)
{
  Renewing *self = data;
  g_autoptr (GError) error = NULL;
  gboolean renewed = od_renew_keys_finish (OD_PROFILE (source), result, &error);

  gtk_window_destroy (self->window);
  g_clear_object (&self->window); /* whose handler holds this */
  if (renewed)
    adw_preferences_window_add_toast (self->parent, adw_toast_new (_ ("De sleutels zijn vernieuwd")));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    od_error_dialog_present (GTK_WIDGET (self->parent), _ ("De sleutels zijn nog niet allemaal vernieuwd"), error);
  renewing_unref (self);
}

static gboolean
on_close (Renewing *self)
{
  g_cancellable_cancel (self->cancellable);
  return TRUE; /* it closes when the renewal has stopped */
}

static GtkWidget *
create_content (Renewing *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *later_button = gtk_button_new_with_mnemonic (_ ("_Later verder"));

  self->label = g_object_ref_sink (gtk_label_new (_ ("De nieuwe sleutel gaat naar uw sleutelbos…")));
  self->bar = g_object_ref_sink (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Hoeveel gegevens onder de nieuwe sleutels staan"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (later_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Later verder"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (later_button), "window.close");
  gtk_widget_add_css_class (later_button, "pill");
  gtk_widget_set_halign (later_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), later_button);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Sleutels vernieuwen"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("Stoppen kan altijd: wat gedaan is, blijft gedaan."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static void
start (Renewing *self)
{
  GtkWidget *window = adw_window_new ();

  self->window = g_object_ref (GTK_WINDOW (window));
  gtk_window_set_title (self->window, _ ("Sleutels vernieuwen"));
  gtk_window_set_transient_for (self->window, GTK_WINDOW (self->parent));
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_default_size (self->window, 420, -1);
  adw_window_set_content (ADW_WINDOW (window), create_content (self));
  g_signal_connect_data (window, "close-request", G_CALLBACK (on_close), g_rc_box_acquire (self), (GClosureNotify) (GCallback) renewing_unref,
                         G_CONNECT_SWAPPED);
  od_unkept_mark (self->window); /* it goes on while the program is locked */
  gtk_window_present (self->window);
  od_renew_keys_async (self->profile, on_progress, self, self->cancellable, on_renewed, g_rc_box_acquire (self));
}

static void
on_answered (Renewing *self, const char *response)
{
  if (g_str_equal (response, "renew"))
    start (self);
}

void
od_renew_keys_dialog_present (AdwPreferencesWindow *parent, OdProfile *profile)
{
  Renewing *self = g_rc_box_new0 (Renewing);
  GtkWidget *question
      = adw_message_dialog_new (GTK_WINDOW (parent), _ ("Sleutels vernieuwen?"),
                                _ ("Doe dit als iemand die deze computer kon lezen, vertrokken is, of na een diefstal. Alles komt onder nieuwe "
                                   "sleutels te staan; wie de oude heeft, leest daarmee niets meer van wat hier dan staat.\n\n"
                                   "Het herstelblad blijft gelden, en oudere reservekopieën gaan ermee open zoals voordien. Kan iemand het blad gezien "
                                   "hebben? Maak dan ook een nieuw, en verwijder die reservekopieën.\n\n"
                                   "Stoppen kan altijd; bij de volgende start gaat het verder."));

  self->parent = g_object_ref (parent);
  self->profile = g_object_ref (profile);
  self->cancellable = g_cancellable_new ();
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _ ("_Annuleren"), "renew", _ ("_Vernieuwen"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "renew", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (question, "response", G_CALLBACK (on_answered), self, (GClosureNotify) (GCallback) renewing_unref, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

static void
on_continued (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwToastOverlay) overlay = data;
  g_autoptr (GError) error = NULL;

  if (od_renew_keys_finish (OD_PROFILE (source), result, &error))
    adw_toast_overlay_add_toast (overlay, adw_toast_new (_ ("De sleutels zijn vernieuwd")));
  else
    od_error_dialog_present (GTK_WIDGET (overlay), _ ("De sleutels zijn nog niet allemaal vernieuwd"), error);
}

void
od_renew_keys_continue (AdwToastOverlay *overlay, OdProfile *profile)
{
  if (!od_renew_keys_is_begun (profile) || od_profile_is_read_only (profile))
    return;
  adw_toast_overlay_add_toast (overlay, adw_toast_new (_ ("Het vernieuwen van de sleutels gaat verder")));
  od_renew_keys_async (profile, NULL, NULL, NULL, on_continued, g_object_ref (overlay));
}
