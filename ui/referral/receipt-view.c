#include "receipt-view.h"

#include <glib/gi18n-lib.h>

#include "error-dialog.h"
#include "mail.h"
#include "file-actions.h"
#include "receipt.h"

static void
on_packed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwBin) view = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPacked) packed = od_receipt_pack_finish (OD_PROFILE (source), result, &error);
  g_autoptr (OdMail) mail = NULL;

  if (packed == NULL)
    {
      adw_bin_set_child (view, NULL);
      od_error_dialog_present (GTK_WIDGET (view), _ ("De ontvangstbevestiging is niet gemaakt"), error);
      return;
    }

  mail = od_mail_new_receipt (OD_PROFILE (source), packed->referral, packed->path);
  adw_bin_set_child (view, od_file_actions_new (mail, packed->path, FALSE));
}

GtkWidget *
od_receipt_view_new (OdProfile *profile, OdReferral *referral)
{
  GtkWidget *view = adw_bin_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  adw_bin_set_child (ADW_BIN (view), spinner);
  od_receipt_pack_async (profile, referral, NULL, on_packed, g_object_ref (view));
  return view;
}

static void
close_on_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

void
od_receipt_window_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "title",
                                    _ ("Ontvangstbevestiging"), "default-width", 480, "default-height", 620,
                                    "width-request", 340, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "mail-send-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Ontvangst bevestigen"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("Stuur dit pakket naar het team van Kind en Gezin. Het noemt alleen het kenmerk en gaat open met dezelfde wachtzin."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), od_receipt_view_new (profile, referral));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  close_on_escape (window);
  gtk_window_present (GTK_WINDOW (window));
}
