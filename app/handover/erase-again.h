#pragma once

#include "profile.h"

/* After a backup was put back: erases again what had been erased since it was made (see od_backup_restore_async()). What does not succeed is
 * tried again the next time. Nothing to do gives TRUE. */
void od_erase_again_async (OdProfile *profile, GAsyncReadyCallback callback, gpointer data);
gboolean od_erase_again_finish (GAsyncResult *result, GError **error);
