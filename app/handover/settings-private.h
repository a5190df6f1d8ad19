#pragma once

#include "profile.h"
#include "secret.h"

/* For this folder alone: how settings are kept in the register. */

/* (transfer full) */
OdSecret *od_settings_to_secret (const OdSettings *self);

/* (transfer full), or NULL when @secret holds no settings. */
OdSettings *od_settings_from_secret (const OdSecret *secret);
