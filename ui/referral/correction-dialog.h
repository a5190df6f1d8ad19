#pragma once

#include <adwaita.h>

#include "follow-dialog.h"

/* Lets a social worker correct the data of a client (GDPR art. 16), by the same rules as in the form, and calls @done with @data, an object
 * that is kept alive meanwhile. Without any change nothing is recorded. */
void od_correction_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral, OdFollowDone done, GObject *data);
