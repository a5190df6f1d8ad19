#pragma once

#include "keyring.h"

/* The desktop's keyring by libsecret (Secret Service, or the Secret portal inside a Flatpak). */
#define OD_TYPE_SYSTEM_KEYRING (od_system_keyring_get_type ())
G_DECLARE_FINAL_TYPE (OdSystemKeyring, od_system_keyring, OD, SYSTEM_KEYRING, GObject)

/* The items of the profile @profile; (transfer full). */
OdKeyring *od_system_keyring_new (const char *profile);
