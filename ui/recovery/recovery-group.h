#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdRecoveryGroup:
 *
 * In the settings: the recovery sheet, and where, when and whether backups are made, and the renewal of the keys.
 */
#define OD_TYPE_RECOVERY_GROUP (od_recovery_group_get_type ())
G_DECLARE_FINAL_TYPE (OdRecoveryGroup, od_recovery_group, OD, RECOVERY_GROUP, AdwBin)

GtkWidget *od_recovery_group_new (OdProfile *profile);
