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

/* The same, as soon as it is loaded; nothing happens when the user chose something else meanwhile. */
void od_referral_section_show_when_loaded (OdReferralSection *self, const char *referral_id);

/* The id of what is beside the list; (transfer none) (nullable). */
const char *od_referral_section_get_shown (OdReferralSection *self);

/* Whether all that was typed is kept; see OD_KEPT_ACTION. */
gboolean od_referral_section_is_kept (OdReferralSection *self);
