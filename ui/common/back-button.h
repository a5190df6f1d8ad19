#pragma once

#include <adwaita.h>

/**
 * OdBackButton:
 *
 * Goes back to the pane before this one; shows itself only while its leaflet is folded. Property "outer" (boolean): whether it is the outermost leaflet around it
 * that it goes back in, instead of the nearest.
 */
#define OD_TYPE_BACK_BUTTON (od_back_button_get_type ())
G_DECLARE_FINAL_TYPE (OdBackButton, od_back_button, OD, BACK_BUTTON, AdwBin)
