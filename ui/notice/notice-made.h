#pragma once

#include <adwaita.h>

#include "send-notice.h"

/* What follows once a notice, or the answer to one, is packed: its page, where it is sent from; and before that, when its passphrase is a new one,
 * the words to tell. @parent is the window of the desk. */
void od_notice_made (GtkWindow *parent, const OdPackedNotice *packed);
