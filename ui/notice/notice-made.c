#include "notice-made.h"

#include <glib/gi18n-lib.h>

#include "passphrase-card.h"
#include "section.h"

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
od_notice_made_in_window (OdQuestionWindow *window, const OdPackedNotice *packed, const char *heading, const GError *error)
{
  GtkWindow *desk = gtk_window_get_transient_for (GTK_WINDOW (window));

  if (!od_question_window_end_work (window, packed != NULL, heading, error))
    return;
  gtk_window_close (GTK_WINDOW (window));
  if (desk != NULL) /* else it was closed meanwhile */
    od_notice_made (desk, packed);
}
