#pragma once

#include <adwaita.h>

/* An AdwPreferencesGroup with @title and @description (each nullable) as they are: libadwaita takes both for markup; (transfer floating). */
GtkWidget *od_group_new (const char *title, const char *description);
