#pragma once

#include <gtk/gtk.h>

/**
 * od_tooltip_name_buttons:
 * @widget: a widget of libadwaita, such as a row for a password
 *
 * Names each button in it after its tooltip, also when that changes: libadwaita 1.2 leaves them without a name, and a screen reader then says
 * "GtkImage".
 */
void od_tooltip_name_buttons (GtkWidget *widget);
