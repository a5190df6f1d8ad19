#pragma once

#include <gtk/gtk.h>

/* GTK 4.8 says that a button is labelled by its icon, and a screen reader reads "GtkImage" before the name: from now on no button is. */
void od_icon_button_names_mend (void);
