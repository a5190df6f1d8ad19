#pragma once

#include <adwaita.h>

#include "mail.h"

/**
 * OdPackageActions:
 *
 * The ways to get a package to the other party: in a new mail through the desktop's mail portal, saved elsewhere, or shown in its
 * folder, since a mail program may drop attachments.
 */
#define OD_TYPE_PACKAGE_ACTIONS (od_package_actions_get_type ())
G_DECLARE_FINAL_TYPE (OdPackageActions, od_package_actions, OD, PACKAGE_ACTIONS, AdwBin)

/* For @mail and the package at @path, both copied. */
GtkWidget *od_package_actions_new (const OdMail *mail, const char *path);
