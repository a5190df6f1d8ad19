#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdSettingsWindow:
 *
 * What an office sets for itself: the deadlines of this desk, what the desktop is told, when it locks, recovery and, at the OCMW, what there is to choose from. Each change is kept at once.
 */
#define OD_TYPE_SETTINGS_WINDOW (od_settings_window_get_type ())
G_DECLARE_FINAL_TYPE (OdSettingsWindow, od_settings_window, OD, SETTINGS_WINDOW, AdwPreferencesWindow)

GtkWidget *od_settings_window_new (GtkWindow *parent, OdProfile *profile);
