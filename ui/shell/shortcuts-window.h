#pragma once

#include <gtk/gtk.h>

/* Gives the window with the keyboard shortcuts of @window, and the button in it, the name that GTK 4.8 leaves out. */
void od_shortcuts_window_name (GtkApplicationWindow *window);
