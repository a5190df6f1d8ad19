#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdStatisticsWindow:
 *
 * Numbers of referrals without persons: per month, as a chart and in words, per state, and the time to the first contact; to be saved as a
 * table or a document.
 */
#define OD_TYPE_STATISTICS_WINDOW (od_statistics_window_get_type ())
G_DECLARE_FINAL_TYPE (OdStatisticsWindow, od_statistics_window, OD, STATISTICS_WINDOW, AdwWindow)

GtkWidget *od_statistics_window_new (GtkWindow *parent, OdProfile *profile);
