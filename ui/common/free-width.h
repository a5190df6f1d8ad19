#pragma once

#include <gtk/gtk.h>

/**
 * od_free_width_set:
 * @bin: a widget with one child, in which text wraps
 *
 * Lets @bin be as narrow as the text in it can be. GTK asks how narrow a window may be where it is as low as it may be, and so otherwise
 * keeps it as wide as the text is on one line.
 */
void od_free_width_set (GtkWidget *bin);
