#pragma once

#include <gtk/gtk.h>

/**
 * OdIdleWatch:
 *
 * Notices that nobody works in any window of the program: no key, pointer, wheel or touch for some time. The time that the computer
 * sleeps counts too. It asks nothing of the desktop, and so works in a sandbox.
 *
 * Property "seconds" (uint): how long, or 0 for never. Signal "idle": that long nobody did anything; it comes again after somebody did.
 */
#define OD_TYPE_IDLE_WATCH (od_idle_watch_get_type ())
G_DECLARE_FINAL_TYPE (OdIdleWatch, od_idle_watch, OD, IDLE_WATCH, GObject)

/* Watches all windows that there are and that come; (transfer full). */
OdIdleWatch *od_idle_watch_new (void);
