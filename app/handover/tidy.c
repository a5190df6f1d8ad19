#include "tidy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "kept-passphrase.h"
#include "profile-private.h"

typedef struct
{
  char *id;
  char *reference;
} Tidying;

static void
tidying_free (gpointer data)
{
  Tidying *tidying = data;

  g_free (tidying->id);
  g_free (tidying->reference);
  g_free (tidying);
}

static gboolean
fail (GError **error, int number)
{
  g_set_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, "%s\n%s",
               _ ("De gegevens zijn gewist, maar een pakket kon nog niet verwijderd worden. Dat wordt opnieuw geprobeerd als u "
                  "Overdracht de volgende keer opent."),
               g_strerror (number));
  return FALSE;
}

/* Of the reference itself, and not of one that begins like it: whatever stands behind it, a suffix, an extension, or both. */
static gboolean
is_package_of (const char *name, const char *beginning)
{
  gsize length = strlen (beginning);

  return strncmp (name, beginning, length) == 0 && (name[length] == '.' || name[length] == '-');
}

static gboolean
remove_packages (OdProfile *profile, const char *folder, const char *reference, GError **error)
{
  g_autofree char *beginning = g_strconcat (od_profile_get_package_prefix (profile), reference, NULL);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;
  int number = 0;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (is_package_of (name, beginning) && g_unlink (path) != 0 && errno != ENOENT)
        number = errno;
    }
  return number == 0 || fail (error, number);
}

/* Before the register says that they are gone, they must stay so after a power failure too. */
static gboolean
sync_folder (const char *folder, GError **error)
{
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done;

  if (descriptor < 0)
    return errno == ENOENT || fail (error, errno);
  done = fsync (descriptor) == 0 || fail (error, errno);
  close (descriptor);
  return done;
}

static void
on_noted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (od_register_apply_finish (OD_REGISTER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* @error (transfer full) with a sentence before it; (transfer full). */
static GError *
prefix_passphrase_error (GError *error)
{
  g_prefix_error (&error, "%s\n",
                  _ ("De gegevens zijn gewist, maar hun wachtzin kon nog niet uit de sleutelbos verwijderd worden. Dat wordt opnieuw "
                     "geprobeerd als u Overdracht de volgende keer opent."));
  return error;
}

static void
on_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Tidying *tidying = g_task_get_task_data (task);
  OdChange *change;
  GError *error = NULL;

  if (!od_keyring_clear_finish (OD_KEYRING (source), result, &error))
    {
      g_task_return_error (task, prefix_passphrase_error (error));
      return;
    }
  change = od_profile_new_change (self, "gewist-opgeruimd", tidying->reference);
  od_change_set_tidied (change, tidying->id);
  od_register_apply_async (self->reg, change, NULL, on_noted, g_object_ref (task));
}

static void
on_previous_cleared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Tidying *tidying = g_task_get_task_data (task);
  GError *error = NULL;

  if (od_keyring_clear_finish (OD_KEYRING (source), result, &error))
    od_keyring_clear_async (self->keyring, OD_KEYRING_PACKAGE, tidying->reference, NULL, on_cleared, g_object_ref (task));
  else
    g_task_return_error (task, prefix_passphrase_error (error));
}

void
od_tidy_async (OdProfile *profile, const char *referral_id, const char *reference, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, NULL, callback, data);
  g_autofree char *folder = g_build_filename (profile->folder, OD_PROFILE_PACKAGES, NULL);
  g_autofree char *previous = od_passphrase_get_previous_reference (reference);
  Tidying *tidying = g_new0 (Tidying, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, od_tidy_async);
  tidying->id = g_strdup (referral_id);
  tidying->reference = g_strdup (reference);
  g_task_set_task_data (task, tidying, tidying_free);
  if (!remove_packages (profile, folder, reference, &error) || !sync_folder (folder, &error))
    g_task_return_error (task, error);
  else
    od_keyring_clear_async (profile->keyring, OD_KEYRING_PACKAGE, previous, NULL, on_previous_cleared, g_object_ref (task));
}

gboolean
od_tidy_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* All of them, one after the other. */
typedef struct
{
  GPtrArray *records; /* of OdErasureRecord */
  guint next;
  GError *error; /* the first */
} TidyingAll;

static void
tidying_all_free (gpointer data)
{
  TidyingAll *all = data;

  g_clear_pointer (&all->records, g_ptr_array_unref);
  g_clear_error (&all->error);
  g_free (all);
}

static void tidy_next (GTask *task);

static void
on_tidied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  TidyingAll *all = g_task_get_task_data (task);
  const OdErasureRecord *record = g_ptr_array_index (all->records, all->next - 1);
  g_autoptr (GError) error = NULL;

  if (!od_tidy_finish (result, &error) && all->error == NULL)
    all->error = g_steal_pointer (&error);
  od_profile_end_turn (OD_PROFILE (source), record->reference);
  tidy_next (task);
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  TidyingAll *all = g_task_get_task_data (task);
  const OdErasureRecord *record = g_ptr_array_index (all->records, all->next - 1);

  /* Not cancellable, so there always is a turn. */
  od_profile_take_turn_finish (self, result, NULL);
  od_tidy_async (self, record->referral_id, record->reference, on_tidied, g_object_ref (task));
}

static void
tidy_next (GTask *task)
{
  TidyingAll *all = g_task_get_task_data (task);

  while (all->next < all->records->len)
    {
      const OdErasureRecord *record = g_ptr_array_index (all->records, all->next++);

      if (record->tidied)
        continue;
      od_profile_take_turn_async (g_task_get_source_object (task), record->reference, NULL, on_turn, g_object_ref (task));
      return;
    }
  if (all->error != NULL)
    g_task_return_error (task, g_steal_pointer (&all->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  TidyingAll *all = g_task_get_task_data (task);
  GError *error = NULL;

  all->records = od_register_load_erasures_finish (OD_REGISTER (source), result, &error);
  if (all->records != NULL)
    tidy_next (task);
  else
    g_task_return_error (task, error);
}

void
od_tidy_all_async (OdProfile *profile, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, NULL, callback, data);

  g_task_set_source_tag (task, od_tidy_all_async);
  g_task_set_task_data (task, g_new0 (TidyingAll, 1), tidying_all_free);
  od_register_load_erasures_async (profile->reg, NULL, on_records, g_object_ref (task));
}

gboolean
od_tidy_all_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
