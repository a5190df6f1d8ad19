#pragma once

#include <gtk/gtk.h>

/* What becomes of the other windows, and of what was copied, while the window of a profile is locked. */

/**
 * od_put_away:
 * @desk: the window of the profile
 * @waiting: (inout): an array of OdImportSource, to which is added what is still to be imported
 *
 * Closes what only shows something, and asks what can be asked again. What somebody was filling in is hidden instead, with all that is typed
 * in it. Errors, which name nobody, and the help stay. The clipboard is emptied of what comes from here.
 */
void od_put_away (GtkWindow *desk, GPtrArray *waiting);

/* Hides what came since, but errors and the help: what was begun before may end with a window that tells something. */
void od_put_away_hide (GtkWindow *desk);

/* Whether there is a window that was hidden. */
gboolean od_put_away_has_hidden (void);

/* Shows the hidden windows again. */
void od_put_away_bring_back (void);

/* Ends the hidden windows, with what is in them. */
void od_put_away_end (void);
