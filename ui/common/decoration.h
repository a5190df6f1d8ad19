#pragma once

#include <gtk/gtk.h>

/**
 * od_decoration_new:
 * @icon: (nullable): the name of an icon
 *
 * A picture of what words beside it say as well: a screen reader passes it by.
 *
 * Returns: (transfer floating): the picture
 */
GtkWidget *od_decoration_new (const char *icon);
