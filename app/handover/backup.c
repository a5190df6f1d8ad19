#include "backup.h"

#include "backup-file.h"
#include "backup-leftover.h"
#include "erasure-list.h"
#include "profile-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SECONDS_A_DAY (24 * 60 * 60)

/* Making: image and erasures (register) -> written, proved, oldest removed (thread) -> journal. */
typedef struct
{
  char *folder;
  char *path;
  char *name; /* the profile's */
  char *prefix;
  OdRecoveryKey *recovery;
  OdSecret *key;
  GBytes *image;         /* NULL when only the erasures are noted */
  GPtrArray *erasures;   /* of OdErasureRecord */
  char *erasures_path;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_free (making->folder);
  g_free (making->path);
  g_free (making->name);
  g_free (making->prefix);
  g_clear_pointer (&making->recovery, od_recovery_key_free);
  g_clear_pointer (&making->key, od_secret_unref);
  g_clear_pointer (&making->image, g_bytes_unref);
  g_clear_pointer (&making->erasures, g_ptr_array_unref);
  g_free (making->erasures_path);
  g_free (making);
}

static char *
make_prefix (const char *name)
{
  return g_strdup_printf ("overdracht-%s-", name);
}

static int
compare_names (gconstpointer one, gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

/* The names of a profile's backups in @folder, the oldest first; (transfer full). The profile "a" has not those of "a-b": behind the name
 * stands a day. */
static GPtrArray *
list_backups (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, OD_BACKUP_ENDING) && g_ascii_isdigit (name[strlen (prefix)])
        && strlen (name) == strlen (prefix) + strlen ("2026-11-25-140503") + strlen (OD_BACKUP_ENDING))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
remove_oldest (const Making *making)
{
  g_autoptr (GPtrArray) names = list_backups (making->folder, making->prefix);

  for (guint i = 0; i + OD_BACKUP_GENERATIONS < names->len; i++)
    {
      g_autofree char *path = g_build_filename (making->folder, g_ptr_array_index (names, i), NULL);

      g_unlink (path);
    }
}

static gboolean
write_erasures (const Making *making, GError **error)
{
  g_autoptr (GBytes) list = od_erasure_list_write (making->erasures, making->recovery);
  g_autoptr (GError) failed = NULL;

  if (g_file_set_contents_full (making->erasures_path, g_bytes_get_data (list, NULL), (gssize) g_bytes_get_size (list),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &failed))
    return TRUE;
  g_set_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, "%s\n%s",
               _ ("Bij de reservekopieën kon niet genoteerd worden wat er gewist is. Kijk na of er plaats is in de map, en maak dan een nieuwe reservekopie."),
               failed->message);
  return FALSE;
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Making *making = data;
  GError *error = NULL;

  od_backup_leftovers_remove (making->folder, making->name); /* first: they may take the room that is needed */
  if ((making->image != NULL && !od_backup_file_check (making->image, &error)) || !write_erasures (making, &error)
      || (making->image != NULL && !od_backup_file_write (making->path, making->recovery, making->key, making->image, &error)))
    {
      g_task_return_error (task, error);
      return;
    }
  if (making->image != NULL)
    remove_oldest (making);
  g_task_return_boolean (task, TRUE);
}

static void
on_told (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  if (od_register_apply_finish (OD_REGISTER (source), result, &error))
    g_task_return_pointer (task, g_strdup (making->path), g_free);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (making->image == NULL)
    g_task_return_pointer (task, g_strdup (""), g_free);
  else if (od_profile_is_unwritable (self)) /* nor can it be told in the journal, and that it is made matters more */
    g_task_return_pointer (task, g_strdup (making->path), g_free);
  else
    od_register_apply_async (self->reg, od_profile_new_change (self, "reservekopie-gemaakt", ""), NULL, on_told, g_object_ref (task));
}

/* The thread works with what is in @task's data, which nobody else touches until it ends. */
static void
start_writing (GTask *task)
{
  g_autoptr (GTask) job = g_task_new (NULL, NULL, on_written, g_object_ref (task));

  g_task_set_task_data (job, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (job, make_in_thread);
}

static void
on_image (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  making->image = od_register_take_image_finish (OD_REGISTER (source), result, &error);
  if (making->image != NULL)
    start_writing (task);
  else
    g_task_return_error (task, error);
}

/* With the key that opens all of it now: a renewal of the keys may begin later. */
static void
take_image (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Making *making = g_task_get_task_data (task);

  making->key = od_secret_ref (od_profile_get_opening_key (self));
  od_register_take_image_async (self->reg, g_task_get_cancellable (task), on_image, g_object_ref (task));
}

static void
on_erasures (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  making->erasures = od_register_load_erasures_finish (OD_REGISTER (source), result, &error);
  if (making->erasures == NULL)
    g_task_return_error (task, error);
  else if (making->path != NULL)
    take_image (task);
  else
    start_writing (task);
}

static void
start (GTask *task, const char *folder, gboolean with_image)
{
  OdProfile *self = g_task_get_source_object (task);
  Making *making = g_new0 (Making, 1);
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *name = NULL;

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, making, making_free);
  if (self->recovery == NULL)
    {
      g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                               _ ("Een reservekopie gaat alleen open met een herstelblad. Maak eerst een herstelblad."));
      return;
    }
  if (self->broken != NULL)
    {
      GError *error = NULL;

      od_backup_set_broken_error (&error, NULL);
      g_task_return_error (task, error);
      return;
    }
  making->folder = g_strdup (folder);
  making->name = g_strdup (self->name);
  making->prefix = make_prefix (self->name);
  name = g_strconcat (making->prefix, stamp, OD_BACKUP_ENDING, NULL);
  making->path = with_image ? g_build_filename (folder, name, NULL) : NULL;
  making->erasures_path = od_erasure_list_get_path (folder, self->name);
  making->recovery = od_recovery_key_take (self->recovery->salt, self->recovery->key, self->recovery->made_on);
  od_register_load_erasures_async (self->reg, g_task_get_cancellable (task), on_erasures, g_object_ref (task));
}

void
od_backup_make_async (OdProfile *profile, const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);

  g_task_set_source_tag (task, od_backup_make_async);
  start (task, folder, TRUE);
}

char *
od_backup_make_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_backup_note_erasures_async (OdProfile *profile, const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);

  g_task_set_source_tag (task, od_backup_note_erasures_async);
  start (task, folder, FALSE);
}

gboolean
od_backup_note_erasures_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_autofree char *done = NULL;

  g_return_val_if_fail (g_task_is_valid (result, profile), FALSE);

  done = g_task_propagate_pointer (G_TASK (result), error);
  return done != NULL;
}

void
od_backup_set_folder (OdProfile *profile, const char *folder)
{
  g_free (profile->backup_folder);
  profile->backup_folder = g_strdup (folder);
}

GDateTime *
od_backup_find_last (const char *folder, const char *name)
{
  g_autofree char *prefix = make_prefix (name);
  g_autoptr (GPtrArray) names = list_backups (folder, prefix);
  const char *last = names->len > 0 ? g_ptr_array_index (names, names->len - 1) : NULL;
  int year, month, day, time;

  if (last == NULL || sscanf (last + strlen (prefix), "%4d-%2d-%2d-%6d", &year, &month, &day, &time) != 4)
    return NULL;
  return g_date_time_new_local (year, month, day, time / 10000, time / 100 % 100, time % 100);
}

gboolean
od_backup_is_due (GDateTime *last, GDateTime *now)
{
  gint64 seconds = last != NULL ? g_date_time_difference (now, last) / G_TIME_SPAN_SECOND : 0;

  return last == NULL || seconds >= SECONDS_A_DAY || seconds < 0;
}
