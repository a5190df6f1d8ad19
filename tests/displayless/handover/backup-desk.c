#include "backup-desk.h"

char *
desk_make_backup (Desk *self, const char *folder, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_backup_make_async (self->profile, folder, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_backup_make_finish (self->profile, result, error);
}

guint
desk_count_backups (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, OD_BACKUP_ENDING) ? 1 : 0;
  return n;
}

OdBackup *
desk_open_backup (const char *path, OdSecret *words, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_backup_open_async (path, words, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_backup_open_finish (result, error);
}

Desk *
desk_restore (OdBackup *backup, char *folder, OdKeyring *keyring)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Desk *desk;

  od_backup_restore_async (backup, folder, keyring, NULL, desk_take_result, &result);
  desk_wait (&result);
  od_backup_restore_finish (result, &error);
  g_assert_no_error (error);
  desk = desk_new_bare (OD_DESK_OCMW, folder, keyring);
  desk_open (desk, &error);
  g_assert_no_error (error);
  desk_wait_loaded (desk);
  return desk;
}
