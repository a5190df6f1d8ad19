#pragma once

#include <adwaita.h>

#include "profile.h"

/* Asks why a referral goes back to Kind en Gezin, packs the return (terugzending), and shows its page, where it is sent from. */
void od_return_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral);
