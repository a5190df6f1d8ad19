#pragma once

#include <adwaita.h>

#include "referral.h"

/* The onward disclosures (protocol art. 4) and the corrections (GDPR art. 16) of a client's data, newest first: a list to read; NULL when there
 * are none. */
GtkWidget *od_disclosure_group_new (OdReferral *referral);
GtkWidget *od_correction_history_new (OdReferral *referral);
