#pragma once

#include <adwaita.h>

/**
 * od_error_dialog_present:
 * @parent: a widget of the window that it belongs to
 * @heading: what did not happen
 * @error: its first line says what happened, what was kept and what to do; the other lines are technical details, one click away
 */
void od_error_dialog_present (GtkWidget *parent, const char *heading, const GError *error);

/* The first line of @error, which is for people; (transfer full). @details (out) (optional) (transfer none): the other lines, or "". */
char *od_error_to_sentence (const GError *error, const char **details);

/* Whether @window is one of these, which names nobody. */
gboolean od_is_error_dialog (GtkWindow *window);
