#pragma once

#include <adwaita.h>

#include "profile.h"

/* Explains what renewing the keys is for, and on agreement does it, or goes on with it, while showing how far it is. */
void od_renew_keys_dialog_present (AdwPreferencesWindow *parent, OdProfile *profile);

/* Goes on with a renewal that was begun before, while people work, and tells them on @overlay. */
void od_renew_keys_continue (AdwToastOverlay *overlay, OdProfile *profile);
