#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdProcessorSection:
 *
 * The own overview of processors (protocol art. 6): list, search, add, change, end, save as PDF. At both desks.
 */
#define OD_TYPE_PROCESSOR_SECTION (od_processor_section_get_type ())
G_DECLARE_FINAL_TYPE (OdProcessorSection, od_processor_section, OD, PROCESSOR_SECTION, AdwBin)

GtkWidget *od_processor_section_new (OdProfile *profile);
