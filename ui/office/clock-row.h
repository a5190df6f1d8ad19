#pragma once

#include <adwaita.h>

#include "profile.h"

/* How long there still is to notify @breach to the authority (GDPR art. 33), to the minute; NULL once that was done, or need not be. */
GtkWidget *od_clock_row_new (OdProfile *profile, OdOfficeRecord *breach);
