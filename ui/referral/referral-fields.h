#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdReferralFields:
 *
 * Everything of a referral that a person fills in, with its findings: at Kind en Gezin what may be passed on and the talk with the client
 * (protocol A-C), at the OCMW what is typed over from a package made by hand. It keeps nothing. Signal "changed": the user changed
 * something. For another referral of perhaps the same person it activates "referral.show" with its id.
 */
#define OD_TYPE_REFERRAL_FIELDS (od_referral_fields_get_type ())
G_DECLARE_FINAL_TYPE (OdReferralFields, od_referral_fields, OD, REFERRAL_FIELDS, AdwBin)

/* Fills in @referral; its desk says what is asked. */
void od_referral_fields_set_referral (OdReferralFields *self, OdProfile *profile, OdReferral *referral);

/* @referral is what was kept of what is filled in, which stays as it is. */
void od_referral_fields_set_base (OdReferralFields *self, OdReferral *referral);

/* The referral with what is filled in now; (transfer full). */
OdReferral *od_referral_fields_get_referral (OdReferralFields *self);

/* At the OCMW: who handed it over and when, as filled in now; its texts stay the widget's, until it changes. */
void od_referral_fields_get_handing_over (OdReferralFields *self, OdHandingOver *handing_over);

/* Whether it may be packed or accepted; else all findings are shown, and the keyboard is at the first. */
gboolean od_referral_fields_check_all (OdReferralFields *self);
