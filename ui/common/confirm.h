#pragma once

#include <adwaita.h>

/**
 * od_confirm:
 * @widget: of the window that asks
 * @action: what the button says that goes on: "_Wissen"
 * @appearance: of that button; Return goes on where it is suggested, and else cancels
 * @go_on: called with @widget, if it is still there, when the user goes on
 *
 * Asks once, before something that is not to be taken back.
 */
void od_confirm (GtkWidget *widget, const char *heading, const char *body, const char *action, AdwResponseAppearance appearance, GCallback go_on);
