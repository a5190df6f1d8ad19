#pragma once

#include <gio/gio.h>

/* How a person likes to see the profile @profile_name: the keys are those of data/be.overdracht.Overdracht.gschema.xml. (transfer full) */
GSettings *od_view_settings_new (const char *profile_name);
