#pragma once

#include <adwaita.h>

#include "profile.h"

/* What is to be done next about @referral and by when, at the top of its page; NULL when there is nothing to do. */
GtkWidget *od_next_step_group_new (OdProfile *profile, OdReferral *referral);
