#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdOfficePage:
 *
 * One record of the office: what there is to look at, its data, its documents, what changed, and what can be done; of a breach also its clock
 * and whom to tell.
 */
#define OD_TYPE_OFFICE_PAGE (od_office_page_get_type ())
G_DECLARE_FINAL_TYPE (OdOfficePage, od_office_page, OD, OFFICE_PAGE, AdwBin)

GtkWidget *od_office_page_new (OdProfile *profile, OdOfficeRecord *record);
