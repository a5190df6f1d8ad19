#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * od_processor_dialog_present:
 * @parent: the window that it belongs to
 * @processor: (nullable): the one to change, or NULL for a new one
 *
 * Asks for the data of one processor (protocol art. 6) and keeps it in the overview; ending one keeps its record.
 */
void od_processor_dialog_present (GtkWindow *parent, OdProfile *profile, OdProcessor *processor);
