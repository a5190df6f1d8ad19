#pragma once

#include <gtk/gtk.h>

/**
 * od_text_size_get_scale:
 * @widget: a widget
 *
 * Returns: how large its user wants text, where 1 is as usual
 */
double od_text_size_get_scale (GtkWidget *widget);

/**
 * od_text_size_grow_windows:
 *
 * Lets each window that opens from now on be larger when text is, as GTK does only for what is in it. The desk's keeps the size that it was
 * given.
 */
void od_text_size_grow_windows (void);
