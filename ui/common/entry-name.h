#pragma once

#include <adwaita.h>

/**
 * od_entry_name_follow_title:
 * @row: an AdwEntryRow that was just made
 *
 * Lets a screen reader see what is typed in: in libadwaita 1.2 with GTK 4.8 the text in the row has no role, so that neither the keyboard's
 * coming there nor a finding is told.
 */
void od_entry_name_follow_title (GtkWidget *row);
