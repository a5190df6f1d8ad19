#pragma once

#include <adwaita.h>

#include "profile.h"

/* Makes a recovery sheet: shows its words once, to print or write down, and keeps it when two of them are typed back. */
void od_sheet_dialog_present (GtkWindow *parent, OdProfile *profile);
