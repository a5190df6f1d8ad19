#pragma once

#include <adwaita.h>

#include "profile.h"

/* The documents that belong to @record: to open, to save, to take away, and to add one. */
GtkWidget *od_attachment_group_new (OdProfile *profile, OdOfficeRecord *record);
