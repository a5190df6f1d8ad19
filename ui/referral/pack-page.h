#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdPackPage:
 *
 * A referral on its way out (protocol art. 6): packs a ready one, showing how far it is; then the package to send, the passphrase to tell
 * by another channel, and the user's word that it was sent. Goes back to the form by "referral.show-anew" when
 * packing fails or is called off.
 */
#define OD_TYPE_PACK_PAGE (od_pack_page_get_type ())
G_DECLARE_FINAL_TYPE (OdPackPage, od_pack_page, OD, PACK_PAGE, AdwBin)

/* Of @referral: a ready one is packed at once; of a packed or sent one package and passphrase are shown again. */
GtkWidget *od_pack_page_new (OdProfile *profile, OdReferral *referral);

/* The same, but packs it again at once though it was sent or confirmed. */
GtkWidget *od_pack_page_new_again (OdProfile *profile, OdReferral *referral);
