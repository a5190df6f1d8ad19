#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdNotificationGroup:
 *
 * Whether the desktop tells at the start how much there is to do: kept as soon as it is switched.
 */
#define OD_TYPE_NOTIFICATION_GROUP (od_notification_group_get_type ())
G_DECLARE_FINAL_TYPE (OdNotificationGroup, od_notification_group, OD, NOTIFICATION_GROUP, AdwBin)

GtkWidget *od_notification_group_new (OdProfile *profile);
