#pragma once

#include <adwaita.h>

#include "backup.h"

/* The user wants @backup back; (transfer none). */
typedef void (*OdRestoreWanted) (OdBackup *backup, gpointer object);

/* Asks for a backup and the words of its sheet, shows in numbers what it holds, and calls @wanted for @object, while it lives, when the user
 * agrees. Nothing is written before. */
void od_restore_dialog_present (GtkWindow *parent, OdRestoreWanted wanted, GObject *object);
