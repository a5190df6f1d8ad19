#pragma once

#include <adwaita.h>

#include "profile.h"

/* The receipt of @referral, packed at once, and the ways to send it: shown after accepting. Bears the reference alone. */
GtkWidget *od_receipt_view_new (OdProfile *profile, OdReferral *referral);

/* The same in a window of its own, to send it later or again. */
void od_receipt_window_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral);
