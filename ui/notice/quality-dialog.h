#pragma once

#include <adwaita.h>

#include "profile.h"

/* Asks which data of a client are wrong, in which of the six ways of protocol art. 7, and what is proposed; packs the quality notice
 * (kwaliteitsmelding), and shows its page, where it is sent from. */
void od_quality_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral);
