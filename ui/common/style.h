#pragma once

#include <gtk/gtk.h>

/* Gives @widget the style class @style, or takes it away. */
void od_style_set (GtkWidget *widget, const char *style, gboolean has);

/**
 * od_style_follow_desktop:
 *
 * Puts dark.css over style.css while the windows are dark, and high-contrast.css while the user wants that. libadwaita does so for files of
 * other names, but from 1.9 on with a warning; and GTK 4.8 knows no media queries.
 */
void od_style_follow_desktop (void);
