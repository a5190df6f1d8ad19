#pragma once

#include <adwaita.h>

#include "question-window.h"
#include "send-notice.h"

/* What follows once a notice, or the answer to one, is packed: its page, where it is sent from; and before that, when its passphrase is a new one,
 * the words to tell. @parent is the window of the desk. */
void od_notice_made (GtkWindow *parent, const OdPackedNotice *packed);

/* The same, and before that ends @window, by which the window of the desk asked for it. When nothing was packed @packed is NULL: then @window
 * stays, and @heading and @error say why. */
void od_notice_made_in_window (OdQuestionWindow *window, const OdPackedNotice *packed, const char *heading, const GError *error);
