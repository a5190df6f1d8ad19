#pragma once

#include <adwaita.h>

/* @files: of GFile, one or more. */
typedef void (*OdPackagesChosen) (GPtrArray *files, GObject *data);

/* Lets the user choose packages, or mails with packages, all at once. @chosen is called with them as long as @data lives. */
void od_package_chooser_present (GtkWindow *parent, OdPackagesChosen chosen, GObject *data);
