#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdChoiceGroup:
 *
 * One of the lists that a social worker chooses from, since there is no free text about a client (protocol art. 3): choices are added, renamed
 * and no longer offered; what was chosen before stays readable.
 */
#define OD_TYPE_CHOICE_GROUP (od_choice_group_get_type ())
G_DECLARE_FINAL_TYPE (OdChoiceGroup, od_choice_group, OD, CHOICE_GROUP, AdwBin)

GtkWidget *od_choice_group_new (OdProfile *profile, OdChoiceKind kind, const char *title);
