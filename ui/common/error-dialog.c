#include "error-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "label.h"

#define RESPONSE "close" /* questions are answered by others */

static GtkWidget *
create_details (const char *details)
{
  GtkWidget *expander = gtk_expander_new (_ ("Technische details"));
  GtkWidget *label = od_label_new (details, "dim-label");

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_expander_set_child (GTK_EXPANDER (expander), label);
  return expander;
}

void
od_error_dialog_present (GtkWidget *parent, const char *heading, const GError *error)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;
  const char *details;
  g_autofree char *sentence = od_error_to_sentence (error, &details);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, sentence);

  if (*details != '\0')
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_details (details));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), RESPONSE, _ ("_Sluiten"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), RESPONSE);
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
od_error_to_sentence (const GError *error, const char **details)
{
  gsize length = strcspn (error->message, "\n");

  if (details != NULL)
    *details = error->message + length + (error->message[length] != '\0' ? 1 : 0);
  return g_strndup (error->message, length);
}

gboolean
od_is_error_dialog (GtkWindow *window)
{
  return ADW_IS_MESSAGE_DIALOG (window) && adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (window), RESPONSE);
}
