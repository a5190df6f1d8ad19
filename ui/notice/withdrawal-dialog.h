#pragma once

#include <adwaita.h>

#include "profile.h"

/* Asks how and when the client withdrew the consent, records it, and shows the page of the withdrawal (intrekking), where it is sent from. */
void od_withdrawal_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral);
