#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdActorGroup:
 *
 * The actors of the geïntegreerd breed onthaal to which the OCMW may pass data on (protocol art. 4): a list that the office keeps.
 */
#define OD_TYPE_ACTOR_GROUP (od_actor_group_get_type ())
G_DECLARE_FINAL_TYPE (OdActorGroup, od_actor_group, OD, ACTOR_GROUP, AdwBin)

GtkWidget *od_actor_group_new (OdProfile *profile, OdProtocol *protocol);
