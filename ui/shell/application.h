#pragma once

#include <adwaita.h>

/**
 * OdApplication:
 *
 * The program at one profile: one instance per profile, whatever number of times it is started. Files that are opened are handed to the window
 * for import.
 */
#define OD_TYPE_APPLICATION (od_application_get_type ())
G_DECLARE_FINAL_TYPE (OdApplication, od_application, OD, APPLICATION, AdwApplication)

GApplication *od_application_new (void);
