#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdSentPage:
 *
 * A referral that left the Kind en Gezin desk: what was sent to whom, with which consent, and what became of it; to read.
 */
#define OD_TYPE_SENT_PAGE (od_sent_page_get_type ())
G_DECLARE_FINAL_TYPE (OdSentPage, od_sent_page, OD, SENT_PAGE, AdwBin)

/* Shows @referral, and what becomes of it while it is open. */
GtkWidget *od_sent_page_new (OdProfile *profile, OdReferral *referral);
