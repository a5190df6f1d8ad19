#pragma once

#include <adwaita.h>

/* When the profile @profile_name locks by itself on this machine: kept as soon as it is chosen. */
AdwPreferencesGroup *od_lock_group_new (const char *profile_name);
