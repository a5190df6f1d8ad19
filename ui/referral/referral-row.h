#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdReferralRow:
 *
 * A referral in the list: the client, the reference and the other party or the social worker; its state in word and picture; its age; and what
 * is to be done next.
 */
#define OD_TYPE_REFERRAL_ROW (od_referral_row_get_type ())
G_DECLARE_FINAL_TYPE (OdReferralRow, od_referral_row, OD, REFERRAL_ROW, GtkGrid)

GtkWidget *od_referral_row_new (void);
void od_referral_row_show (OdReferralRow *self, OdProfile *profile, OdReferral *referral);

/* Shows @heading (nullable) above it: it is the first of its section. */
void od_referral_row_set_heading (OdReferralRow *self, const char *heading);

/* Gives what is to be done next the lines that it needs in the width that the row has now. */
void od_referral_row_fit (OdReferralRow *self);
