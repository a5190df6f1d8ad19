#pragma once

#include <gtk/gtk.h>

/* Gives @widget the style class @style, or takes it away. */
void od_style_set (GtkWidget *widget, const char *style, gboolean has);
