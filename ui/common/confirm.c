#include "confirm.h"

#include <glib/gi18n-lib.h>

#define CANCEL "cancel"
#define GO_ON "go-on"

void
od_confirm (GtkWidget *widget, const char *heading, const char *body, const char *action, AdwResponseAppearance appearance, GCallback go_on)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading, body));

  adw_message_dialog_add_responses (dialog, CANCEL, _ ("_Annuleren"), GO_ON, action, NULL);
  adw_message_dialog_set_response_appearance (dialog, GO_ON, appearance);
  adw_message_dialog_set_default_response (dialog, appearance == ADW_RESPONSE_SUGGESTED ? GO_ON : CANCEL);
  adw_message_dialog_set_close_response (dialog, CANCEL);
  g_signal_connect_object (dialog, "response::" GO_ON, go_on, widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
