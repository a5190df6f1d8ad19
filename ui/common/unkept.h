#pragma once

#include <gtk/gtk.h>

/* What somebody filled in in a window and that is kept nowhere else: when the program locks, such a window is hidden and not closed. */

/* How @window is filled in now is how it was opened; what differs later is unkept. Only the first call for a window counts. */
void od_unkept_begin (GtkWindow *window);

/* All of @window is unkept until it is closed: what it tells, it tells once. */
void od_unkept_mark (GtkWindow *window);

/* Words that stand hidden in an entry do not count: they are on paper, and better typed again than left in memory. */
gboolean od_unkept_is (GtkWindow *window);
