#pragma once

#include "profile-private.h"

/* Referrals of people who do not exist, as they gather at an OCMW in ten years: the last two months' are under way, then those in a file,
 * then the closed ones. */

/* The protocol by which they came in, and who works there. */
#define MADE_UP_PROTOCOL "opgroeien-ocmw-hulshout-2025"
#define MADE_UP_WORKER "Wilma Werkster"

/* Referral @number, under a new id, that came in at @created; (transfer full). */
OdReferral *made_up_referral_new (guint number, GDateTime *created);

/* Adds @n_referrals to the register of @profile, of an OCMW, but not to its list: for the next time that it is opened. Many in one
 * transaction. */
void made_up_referrals_add (OdProfile *profile, guint n_referrals);

/* Puts @referral in the register and in the list, as a use case does. */
void made_up_referral_save (OdProfile *profile, OdReferral *referral);
