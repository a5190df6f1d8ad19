#pragma once

#include <adwaita.h>

#include "profile.h"

/* How the packages under a protocol get their passphrase: one each, or an agreed one with those before it; with what can be done. */
#define OD_TYPE_PASSPHRASE_GROUP (od_passphrase_group_get_type ())
G_DECLARE_FINAL_TYPE (OdPassphraseGroup, od_passphrase_group, OD, PASSPHRASE_GROUP, AdwBin)

GtkWidget *od_passphrase_group_new (OdProfile *profile, OdProtocol *protocol);
