#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdFollowPage:
 *
 * One referral at the OCMW's desk: what to do next, the client, where it comes from, the consent and the timeline.
 */
#define OD_TYPE_FOLLOW_PAGE (od_follow_page_get_type ())
G_DECLARE_FINAL_TYPE (OdFollowPage, od_follow_page, OD, FOLLOW_PAGE, AdwBin)

/* Shows @referral, and what becomes of it while it is open. */
GtkWidget *od_follow_page_new (OdProfile *profile, OdReferral *referral);
