#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdReferralList:
 *
 * The referrals of a desk, the most urgent on top: searched, filtered by state, sorted. Signal "chosen" (OdReferral) when
 * the user picks one.
 */
#define OD_TYPE_REFERRAL_LIST (od_referral_list_get_type ())
G_DECLARE_FINAL_TYPE (OdReferralList, od_referral_list, OD, REFERRAL_LIST, AdwBin)

void od_referral_list_set_profile (OdReferralList *self, OdProfile *profile);

/* Marks the referral with this id (nullable) as the one that is shown beside the list, without "chosen". */
void od_referral_list_mark (OdReferralList *self, const char *referral_id);

void od_referral_list_start_search (OdReferralList *self);
