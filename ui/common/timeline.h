#pragma once

#include <adwaita.h>

#include "profile.h"

/* What happened to @referral, newest first: what, on which day, by whom; a list to read. */
GtkWidget *od_timeline_new (OdProfile *profile, OdReferral *referral);
