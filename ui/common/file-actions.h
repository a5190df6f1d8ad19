#pragma once

#include <adwaita.h>

#include "mail.h"

/**
 * OdFileActions:
 *
 * The ways to get a file that the program made to somebody: in a new mail through the desktop's mail portal, opened to be read or printed,
 * saved elsewhere, or shown in its folder, since a mail program may drop attachments.
 */
#define OD_TYPE_FILE_ACTIONS (od_file_actions_get_type ())
G_DECLARE_FINAL_TYPE (OdFileActions, od_file_actions, OD, FILE_ACTIONS, AdwBin)

/* For @mail and the file at @path, both copied; @readable when it is no package but something to be opened as it is. */
GtkWidget *od_file_actions_new (const OdMail *mail, const char *path, gboolean readable);
