#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdReferralForm:
 *
 * A referral that is being made (Kind en Gezin; protocol A-C): everything that may be passed on, on one page. It keeps itself as
 * it is filled in. When it is complete and the user asks to pack it, activates "referral.pack"; when it was discarded
 * "referral.close"; and for another referral of perhaps the same person "referral.show" with its id.
 */
#define OD_TYPE_REFERRAL_FORM (od_referral_form_get_type ())
G_DECLARE_FINAL_TYPE (OdReferralForm, od_referral_form, OD, REFERRAL_FORM, AdwBin)

/* Of @referral, a draft or ready one, kept already or new. */
GtkWidget *od_referral_form_new (OdProfile *profile, OdReferral *referral);

/* Whether all that was typed is kept. While it is being kept it is not; OD_KEPT_ACTION tells when it is. */
gboolean od_referral_form_is_kept (OdReferralForm *self);
