#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdDeadlineGroup:
 *
 * How long something may take at this desk, in days. The protocol names none of it.
 */
#define OD_TYPE_DEADLINE_GROUP (od_deadline_group_get_type ())
G_DECLARE_FINAL_TYPE (OdDeadlineGroup, od_deadline_group, OD, DEADLINE_GROUP, AdwBin)

GtkWidget *od_deadline_group_new (OdProfile *profile);
