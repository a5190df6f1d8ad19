#include "notice-made.h"

#include <glib/gi18n-lib.h>

#include "error-dialog.h"
#include "notice-group.h"
#include "passphrase-card.h"

void
od_notice_made (GtkWindow *parent, const OdPackedNotice *packed)
{
  g_autofree char *package = NULL;

  if (packed->notice == NULL) /* there was nobody to tell */
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), OD_SHOW_NOTICE_ACTION, "s", od_notice_get_id (packed->notice));
  if (!packed->passphrase_is_new)
    return;
  package = g_strdup_printf (_ ("pakket %s: nieuwe woorden"), od_notice_get_reference (packed->notice));
  od_passphrase_card_present (parent, package, NULL, packed->passphrase);
}

void
od_notice_made_in_window (OdQuestionWindow *window, GtkWindow *parent, const OdPackedNotice *packed, const char *heading, const GError *error)
{
  od_question_window_set_busy (window, FALSE);
  if (packed == NULL)
    {
      od_error_dialog_present (GTK_WIDGET (window), heading, error);
      return;
    }
  gtk_window_close (GTK_WINDOW (window));
  od_notice_made (parent, packed);
}
