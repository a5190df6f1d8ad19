#pragma once

#include <adwaita.h>

/**
 * OdWindow:
 *
 * The window of one profile: opening it, what to do when that fails, the first start, and then the sections of its desk.
 */
#define OD_TYPE_WINDOW (od_window_get_type ())
G_DECLARE_FINAL_TYPE (OdWindow, od_window, OD, WINDOW, AdwApplicationWindow)

/* The profile of whoever names none. */
#define OD_DEFAULT_PROFILE "standaard"

/* For the profile called @profile, which it starts to open. */
GtkWidget *od_window_new (AdwApplication *application, const char *profile);

/* (transfer none) */
const char *od_window_get_profile_name (OdWindow *self);

/* Offers the packages @files for import, at once or as soon as the profile is open. */
void od_window_import (OdWindow *self, GFile **files, guint n_files);

/* Activates @action of the window, one without a parameter, at once or as soon as the profile is open; nothing happens at a desk without
 * it. @action is static. */
void od_window_activate_when_open (OdWindow *self, const char *action);

/* Covers the window until the keyring gives the key again, and takes what is about clients out of memory; nothing happens when it is not open. */
void od_window_lock (OdWindow *self);

/* Shows the window, once its profile is open or has kept the user waiting. */
void od_window_present (OdWindow *self);
