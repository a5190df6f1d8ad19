#pragma once

#include <adwaita.h>

#include "follow-dialog.h"

/* Asks to which actor of the geïntegreerd breed onthaal which data went, when and on what ground (protocol art. 4), records it, and calls
 * @done with @data, an object that is kept alive meanwhile. */
void od_disclosure_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral, OdFollowDone done, GObject *data);

/* "met toestemming van de cliënt"; (transfer none). */
const char *od_disclosure_ground_to_text (OdDisclosureGround ground);

/* "voornaam en naam, telefoon"; (transfer full). */
char *od_data_to_text (OdDataCategories data);
