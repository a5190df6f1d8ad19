#pragma once

#include <adwaita.h>

#include "profile.h"

/* Makes all that is known of the client of @referral as one document to give to the client (GDPR art. 15), and the same for machines. Other
 * referrals that may be of the same person are listed: the user says which ones are. */
void od_access_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral);
