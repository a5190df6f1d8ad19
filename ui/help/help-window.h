#pragma once

#include <adwaita.h>

/**
 * OdHelpWindow:
 *
 * The help, to read without any other program: the pages by whom they are for, and one of them.
 */
#define OD_TYPE_HELP_WINDOW (od_help_window_get_type ())
G_DECLARE_FINAL_TYPE (OdHelpWindow, od_help_window, OD, HELP_WINDOW, AdwWindow)

GtkWidget *od_help_window_new (GtkApplication *application);

/* Opens the page @id, when there is one. */
void od_help_window_show (OdHelpWindow *self, const char *id);
