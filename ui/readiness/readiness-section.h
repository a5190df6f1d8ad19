#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdReadinessSection:
 *
 * “Sta ik klaar?”: everything that the protocol and the GDPR ask of this desk, and what is still to be done, each with the button that
 * mends it. At both desks.
 */
#define OD_TYPE_READINESS_SECTION (od_readiness_section_get_type ())
G_DECLARE_FINAL_TYPE (OdReadinessSection, od_readiness_section, OD, READINESS_SECTION, AdwBin)

GtkWidget *od_readiness_section_new (OdProfile *profile);
