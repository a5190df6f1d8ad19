#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdEraseGroup:
 *
 * Protocol art. 3 for one client, at both desks: why the data stay and until when; erasing them once they may go, which asks once; and
 * what remains afterwards, with the attest to print.
 */
#define OD_TYPE_ERASE_GROUP (od_erase_group_get_type ())
G_DECLARE_FINAL_TYPE (OdEraseGroup, od_erase_group, OD, ERASE_GROUP, AdwBin)

GtkWidget *od_erase_group_new (OdProfile *profile, OdReferral *referral);
