#include "backup.h"

#include "backup-file.h"
#include "day.h"
#include "erasure-list.h"
#include "profile-private.h"
#include "seal.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

struct _OdBackup
{
  gatomicrefcount references;
  OdBackupContent *content;
  OdRecoveryKey *recovery;
  GBytes *erasures;  /* (nullable): the list beside the backup, sealed */
  guint n_erasures;  /* in it */
};

void
od_backup_free (OdBackup *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->content, od_backup_content_free);
  g_clear_pointer (&self->recovery, od_recovery_key_free);
  g_clear_pointer (&self->erasures, g_bytes_unref);
  g_free (self);
}

guint
od_backup_get_n_referrals (const OdBackup *self)
{
  return self->content->summary.n_referrals;
}

guint
od_backup_get_n_erased_since (const OdBackup *self)
{
  guint in_it = self->content->summary.n_erased;

  return MAX (self->n_erasures, in_it);
}

GDateTime *
od_backup_get_last_at (const OdBackup *self)
{
  return self->content->summary.last_at;
}

/* Opening */

typedef struct
{
  char *path;
  OdSecret *words;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_clear_pointer (&opening->words, od_secret_unref);
  g_free (opening);
}

static GBytes *
load (const char *path, GError **error)
{
  g_autoptr (GError) failed = NULL;
  char *bytes;
  gsize length;

  if (g_file_get_contents (path, &bytes, &length, &failed))
    return g_bytes_new_take (bytes, length);
  g_set_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, "%s\n%s", _ ("Het bestand kon niet worden gelezen; er is niets veranderd. Kijk of het er nog staat en probeer opnieuw."),
               failed->message);
  return NULL;
}

/* Finds the list beside the backup at @path, of the same profile and in the same folder; @list is NULL when there is none. FALSE with an error
 * when it cannot be read: somebody in it would come back. */
static gboolean
load_erasures (const char *path, GBytes **list, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  gsize tail = strlen ("-2026-11-25-140503" OD_BACKUP_ENDING);
  g_autofree char *profile = NULL;
  g_autofree char *list_path = NULL;

  if (!g_str_has_prefix (name, "overdracht-") || strlen (name) <= strlen ("overdracht-") + tail)
    return TRUE;
  profile = g_strndup (name + strlen ("overdracht-"), strlen (name) - strlen ("overdracht-") - tail);
  list_path = od_erasure_list_get_path (folder, profile);
  if (!g_file_test (list_path, G_FILE_TEST_EXISTS))
    return TRUE;
  *list = load (list_path, error);
  return *list != NULL;
}

/* A list that does not open may name somebody whose data must not come back. */
static gboolean
take_erasures (OdBackup *backup, const char *path, GError **error)
{
  g_autoptr (GPtrArray) marks = NULL;

  if (!load_erasures (path, &backup->erasures, error))
    return FALSE;
  if (backup->erasures == NULL)
    return TRUE;
  marks = od_erasure_list_read (backup->erasures, backup->recovery->key);
  if (marks != NULL)
    {
      backup->n_erasures = marks->len;
      return TRUE;
    }
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES,
                       _ ("De lijst van wat er sinds deze kopie gewist is, hoort bij een nieuwer herstelblad. Zonder die lijst zouden gewiste gegevens terugkomen; er is niets veranderd. Neem een kopie van na het nieuwe blad."));
  return FALSE;
}

static OdBackup *
open_backup (const Opening *opening, GError **error)
{
  g_autoptr (GBytes) file = load (opening->path, error);
  g_autoptr (GBytes) salt = file != NULL ? od_backup_file_get_salt (file, error) : NULL;
  g_autoptr (OdSecret) key = salt != NULL ? od_recovery_key_new (opening->words, salt) : NULL;
  g_autoptr (OdBackupContent) content = key != NULL ? od_backup_file_open (file, key, error) : NULL;
  g_autoptr (OdBackup) backup = NULL;
  g_autofree char *day = NULL;

  if (salt != NULL && key == NULL)
    g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES,
                         _ ("Er is te weinig geheugen vrij om de woorden na te rekenen. Er is niets veranderd; sluit andere programma’s en probeer het opnieuw."));
  if (content == NULL)
    return NULL;
  day = content->summary.last_at != NULL ? od_day_from_time (content->summary.last_at) : g_strdup ("1970-01-01");
  backup = g_new0 (OdBackup, 1);
  g_atomic_ref_count_init (&backup->references);
  backup->content = g_steal_pointer (&content);
  backup->recovery = od_recovery_key_take (salt, key, day);
  return take_erasures (backup, opening->path, error) ? g_steal_pointer (&backup) : NULL;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  OdBackup *backup = open_backup (data, &error);

  if (backup != NULL)
    g_task_return_pointer (task, backup, (GDestroyNotify) od_backup_free);
  else
    g_task_return_error (task, error);
}

void
od_backup_open_async (const char *path, OdSecret *typed, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Opening *opening = g_new0 (Opening, 1);

  g_task_set_source_tag (task, od_backup_open_async);
  *opening = (Opening) { g_strdup (path), od_recovery_words_read (typed) };
  g_task_set_task_data (task, opening, opening_free);
  if (opening->words != NULL)
    g_task_run_in_thread (task, open_in_thread);
  else
    g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                             _ ("Dit zijn niet de twaalf woorden van een herstelblad. Er is niets veranderd; kijk elk woord en de volgorde na."));
}

OdBackup *
od_backup_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Restoring: the key that is in the keyring -> kept beside the register that it opens, which is set aside; the new one written (thread) ->
 * keyring. Stopped at any point, the old register opens as before, or the sheet opens the new one, or restoring is done once more. */
typedef struct
{
  OdBackup *backup;
  char *folder;
  OdKeyring *keyring;
  OdSecret *old_key; /* (nullable) */
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  od_backup_free (restoring->backup);
  g_free (restoring->folder);
  g_object_unref (restoring->keyring);
  g_clear_pointer (&restoring->old_key, od_secret_unref);
  g_free (restoring);
}

static gboolean
write_file (const char *path, GBytes *content, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (g_file_set_contents_full (path, g_bytes_get_data (content, NULL), (gssize) g_bytes_get_size (content),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &failed))
    return TRUE;
  g_set_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, "%s\n%s",
               _ ("De reservekopie kon niet teruggezet worden. Wat er stond, staat er nog; kijk na of er plaats is op de schijf."), failed->message);
  return FALSE;
}

/* The list goes first: a register without it would show what was erased. */
static gboolean
write_pending (const Restoring *restoring, GError **error)
{
  g_autofree char *path = od_erasure_list_get_pending_path (restoring->folder);

  if (restoring->backup->erasures != NULL)
    return write_file (path, restoring->backup->erasures, error);
  g_unlink (path);
  return TRUE;
}

/* The key that was in the keyring, else the one that the same words open. */
static OdSecret *
find_old_key (const Restoring *restoring)
{
  if (restoring->old_key != NULL)
    return od_secret_ref (restoring->old_key);
  return od_recovery_file_open (restoring->folder, restoring->backup->recovery->key);
}

/* Beside the register that is to be set aside as @name: the key to it, which may be nowhere else afterwards. */
static gboolean
keep_old_key (const char *name, gpointer data, GError **error)
{
  const Restoring *restoring = data;
  g_autoptr (OdSecret) old_key = find_old_key (restoring);
  g_autoptr (OdSecret) key = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autofree char *file_name = NULL;
  g_autofree char *path = NULL;

  if (old_key == NULL || od_secret_equal (old_key, restoring->backup->content->register_key))
    return TRUE;
  key = od_recovery_key_derive (restoring->backup->recovery->key, OD_RECOVERY_FOR_REGISTER_KEY);
  sealed = od_seal (key, old_key, name);
  file_name = g_strconcat (name, ".sleutel", NULL);
  path = g_build_filename (restoring->folder, file_name, NULL);
  return write_file (path, sealed, error);
}

/* Without it the words open the register no more once the keyring is lost. */
static gboolean
write_recovery_file (const Restoring *restoring, GError **error)
{
  const OdBackup *backup = restoring->backup;
  g_autoptr (GError) failed = NULL;

  if (od_recovery_file_write (restoring->folder, backup->recovery, backup->content->register_key, &failed))
    return TRUE;
  g_set_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, "%s\n%s",
               _ ("De reservekopie staat op haar plaats, maar haar sleutel kon niet bewaard worden. Kijk na of er plaats is op de schijf, en zet ze nog eens terug."),
               failed->message);
  return FALSE;
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Restoring *restoring = data;
  const OdBackup *backup = restoring->backup;
  g_autofree char *packages = g_build_filename (restoring->folder, OD_PROFILE_PACKAGES, NULL);
  GError *error = NULL;

  if (g_mkdir_with_parents (packages, 0700) != 0 || g_chmod (restoring->folder, 0700) != 0)
    g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, "%s\n%s", _ ("De map van dit profiel kan niet gemaakt worden. Kijk na of er plaats is op de schijf en of u er mag schrijven."),
                             g_strerror (errno));
  else if (write_pending (restoring, &error) && od_register_image_write (backup->content->image, restoring->folder, keep_old_key, restoring, &error)
           && write_recovery_file (restoring, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (od_keyring_store_finish (OD_KEYRING (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Restoring *restoring = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    od_keyring_store_async (restoring->keyring, OD_KEYRING_REGISTER_KEY, OD_REGISTER_KEY_REFERENCE, restoring->backup->content->register_key, NULL,
                            on_stored, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static void
on_old_key (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Restoring *restoring = g_task_get_task_data (task);
  g_autoptr (GTask) job = NULL;
  GError *error = NULL;

  restoring->old_key = od_keyring_lookup_finish (OD_KEYRING (source), result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  job = g_task_new (NULL, NULL, on_written, g_object_ref (task));
  g_task_set_task_data (job, restoring, NULL);
  g_task_run_in_thread (job, restore_in_thread);
}

void
od_backup_restore_async (OdBackup *backup, const char *folder, OdKeyring *keyring, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Restoring *restoring = g_new0 (Restoring, 1);

  g_task_set_source_tag (task, od_backup_restore_async);
  g_task_set_check_cancellable (task, FALSE);
  g_atomic_ref_count_inc (&backup->references);
  *restoring = (Restoring) { backup, g_strdup (folder), g_object_ref (keyring), NULL };
  g_task_set_task_data (task, restoring, restoring_free);
  od_keyring_lookup_async (keyring, OD_KEYRING_REGISTER_KEY, OD_REGISTER_KEY_REFERENCE, cancellable, on_old_key, g_object_ref (task));
}

gboolean
od_backup_restore_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
