#pragma once

#include "referral.h"

/* Which of two referrals at one desk asks for somebody's hand first: negative when @one does. By state, then the oldest first. */
int od_referral_compare_urgency (OdReferral *one, OdReferral *other);
