#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdDamageNotice:
 *
 * Above all that a desk has, as long as something in its register is known to be broken, or it may not be written: says so in one sentence, with
 * the details and, when something is broken, the way back to a good register one click away. Hidden while nothing is.
 */
#define OD_TYPE_DAMAGE_NOTICE (od_damage_notice_get_type ())
G_DECLARE_FINAL_TYPE (OdDamageNotice, od_damage_notice, OD, DAMAGE_NOTICE, GtkBox)

/* Tells of @profile, which it does not hold open, and has the whole of its register gone through. */
void od_damage_notice_watch (OdDamageNotice *self, OdProfile *profile);
