#pragma once

#include <adwaita.h>

/**
 * od_screen_reader_mend:
 *
 * From now on a screen reader is told what GTK 4.8 and libadwaita 1.2 tell wrong or not at all: no button is labelled by its icon, no page or list
 * without a title is called by the name of its class, a drop-down list tells what is chosen, and a text where its cursor is and what is deleted;
 * and what GTK 4.24 leaves out, the name of what is in a menu.
 */
void od_screen_reader_mend (void);

/* Tells @text (nullable) after the name of @control when the keyboard comes there; of a drop-down list before what is chosen. */
void od_screen_reader_describe (GtkWidget *control, const char *text);

/* Tells whether what is in @control must be mended; not with GTK 4.8, which says then that it is gone, and Orca is silent about it. */
void od_screen_reader_set_invalid (GtkWidget *control, gboolean invalid);
