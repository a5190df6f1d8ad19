#pragma once

#include <adwaita.h>

#include "profile.h"

/* Asks of each datum of a quality notice that came in whether it is adapted, and to what, or unfounded (protocol art. 7); packs the answer, and
 * shows the page of the notice, where it is sent from. */
void od_answer_dialog_present (GtkWindow *parent, OdProfile *profile, OdNotice *notice);
