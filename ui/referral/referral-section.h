#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdReferralSection:
 *
 * The referrals of a desk: the list, and beside it what was chosen in it. At Kind en Gezin drafts and what became of them, at
 * the OCMW the work list.
 */
#define OD_TYPE_REFERRAL_SECTION (od_referral_section_get_type ())
G_DECLARE_FINAL_TYPE (OdReferralSection, od_referral_section, OD, REFERRAL_SECTION, AdwBin)

GtkWidget *od_referral_section_new (OdProfile *profile);

/* Shows the referral with this id, when it is here. */
void od_referral_section_show (OdReferralSection *self, const char *referral_id);

/* Begins a new referral (Kind en Gezin). */
void od_referral_section_start_draft (OdReferralSection *self);

void od_referral_section_start_search (OdReferralSection *self);
