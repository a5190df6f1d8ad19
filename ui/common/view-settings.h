#pragma once

#include <gio/gio.h>

/* How a person likes to see the profile @profile_name: the keys are those of data/be.overdracht.Overdracht.gschema.xml. (transfer full) */
GSettings *od_view_settings_new (const char *profile_name);

/* @window is as large as its person left it. */
void od_view_settings_bind_size (const char *profile_name, GObject *window);
