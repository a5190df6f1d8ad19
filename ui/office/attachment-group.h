#pragma once

#include <adwaita.h>

#include "profile.h"

/* The documents that belong to @record: to open and to save; of the office's own, to take away, and to add one. */
GtkWidget *od_attachment_group_new (OdProfile *profile, OdOfficeRecord *record);
GtkWidget *od_attachment_group_new_to_read (OdProfile *profile, OdOfficeRecord *record);
