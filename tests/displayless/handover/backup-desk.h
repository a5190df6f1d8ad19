#pragma once

#include "backup.h"
#include "test-desk.h"

/* Backups as calls that wait. */

/* Makes one in @folder; (transfer full) (nullable) its path. */
char *desk_make_backup (Desk *self, const char *folder, GError **error);
guint desk_count_backups (const char *folder);

OdBackup *desk_open_backup (const char *path, OdSecret *words, GError **error);

/* Puts @backup back in @folder (transfer full), of a machine that has never seen the register or of one that has, and opens it there. */
Desk *desk_restore (OdBackup *backup, char *folder, OdKeyring *keyring);
