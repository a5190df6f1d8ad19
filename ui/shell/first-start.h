#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdFirstStart:
 *
 * Asks once, at the first start of a profile: at which desk, which team or OCMW, who works here, and that this person keeps the
 * professional secrecy (protocol C). Signal "done" once it is kept.
 */
#define OD_TYPE_FIRST_START (od_first_start_get_type ())
G_DECLARE_FINAL_TYPE (OdFirstStart, od_first_start, OD, FIRST_START, AdwBin)

GtkWidget *od_first_start_new (OdProfile *profile);
