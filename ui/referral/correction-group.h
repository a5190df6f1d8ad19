#pragma once

#include <adwaita.h>

#include "referral.h"

/* Above the form while a referral that was packed before is being corrected: what that means, and the way back ("form.leave"). NULL
 * when @referral is a draft that never went out. */
GtkWidget *od_correction_group_new (OdReferral *referral);
