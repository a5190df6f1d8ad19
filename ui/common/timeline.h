#pragma once

#include <adwaita.h>

#include "referral.h"

/* What happened to @referral, newest first: what, on which day, by whom; a list to read. */
GtkWidget *od_timeline_new (OdReferral *referral);
