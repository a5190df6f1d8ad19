#include "practice.h"

#include "memory-keyring.h"
#include "pdf-drawing.h"
#include "practice-story.h"
#include "reference.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define N_DESKS (OD_DESK_OCMW + 1)

struct _OdPractice
{
  GObject parent_instance;

  char *folder; /* NULL when it could not be made */
  OdPracticeDesk desks[N_DESKS];
  char *exercise;
  GQueue waiting;   /* of GTask: for each desk that is to be opened */
  gboolean is_busy; /* telling the story, which is told once there is an exercise, or opening a desk */
};

G_DEFINE_FINAL_TYPE (OdPractice, od_practice, G_TYPE_OBJECT)

/* In memory, as far as the desktop has such a folder; (transfer full). */
static char *
get_base (void)
{
  return g_build_filename (g_get_user_runtime_dir (), "overdracht-oefenen", NULL);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      if (g_file_test (entry, G_FILE_TEST_IS_DIR) && !g_file_test (entry, G_FILE_TEST_IS_SYMLINK))
        remove_folder (entry);
      else
        g_unlink (entry);
    }
  g_rmdir (path);
}

static char *
make_folder (void)
{
  g_autofree char *base = get_base ();
  g_autofree char *folder = g_build_filename (base, "XXXXXX", NULL);

  g_mkdir_with_parents (base, 0700);
  return g_mkdtemp_full (folder, 0700) != NULL ? g_steal_pointer (&folder) : NULL;
}

static void
od_practice_finalize (GObject *object)
{
  OdPractice *self = OD_PRACTICE (object);

  if (self->folder != NULL)
    remove_folder (self->folder);
  for (guint desk = 0; desk < N_DESKS; desk++)
    {
      g_free (self->desks[desk].folder);
      g_object_unref (self->desks[desk].keyring);
    }
  g_free (self->exercise);
  g_free (self->folder);
  G_OBJECT_CLASS (od_practice_parent_class)->finalize (object);
}

static void
od_practice_class_init (OdPracticeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_practice_finalize;
}

static void
od_practice_init (OdPractice *self)
{
  self->folder = make_folder ();
  for (guint desk = 0; desk < N_DESKS; desk++)
    self->desks[desk] = (OdPracticeDesk) {
      .name = od_practice_get_profile_name (desk),
      .folder = g_build_filename (self->folder != NULL ? self->folder : "", od_desk_to_string (desk), NULL),
      .keyring = od_memory_keyring_new (),
    };
}

/* Opening: the story is told once -> the desks that wait for it are opened, one after the other. */

static void open_next (OdPractice *self);

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  OdProfile *profile = od_profile_open_finish (result, &error);

  if (profile != NULL)
    g_task_return_pointer (task, profile, g_object_unref);
  else
    g_task_return_error (task, error);
  open_next (g_task_get_source_object (task));
}

static void
open_next (OdPractice *self)
{
  g_autoptr (GTask) task = g_queue_pop_head (&self->waiting);
  const OdPracticeDesk *desk;

  self->is_busy = task != NULL;
  if (task == NULL)
    return;
  desk = &self->desks[GPOINTER_TO_UINT (g_task_get_task_data (task))];
  od_profile_open_async (desk->name, desk->folder, desk->keyring, g_task_get_cancellable (task), on_opened, g_object_ref (task));
}

static void
fail_all (OdPractice *self, const GError *error)
{
  g_autoptr (GTask) task = NULL;

  self->is_busy = FALSE;
  while ((task = g_queue_pop_head (&self->waiting)) != NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      g_clear_object (&task);
    }
}

static void
on_told (GObject *source, GAsyncResult *result, gpointer data)
{
  OdPractice *self = OD_PRACTICE (source);
  g_autoptr (GError) error = NULL;

  self->exercise = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->exercise != NULL)
    open_next (self);
  else
    fail_all (self, error);
}

/* What a story that ended halfway left is no beginning of another. */
static void
tell_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OdPractice *self = source;
  char *exercise = NULL;
  GError *error = NULL;

  for (guint desk = 0; desk < N_DESKS; desk++)
    remove_folder (self->desks[desk].folder);
  if (od_practice_story_tell (self->desks, &exercise, &error))
    g_task_return_pointer (task, exercise, g_free);
  else
    g_task_return_error (task, error);
}

static void
start_telling (OdPractice *self)
{
  g_autoptr (GTask) job = g_task_new (self, NULL, on_told, NULL);

  self->is_busy = TRUE;
  g_task_run_in_thread (job, tell_in_thread);
}

void
od_practice_prepare (void)
{
  g_autofree char *base = get_base ();

  remove_folder (base);
  od_pdf_set_mark (OD_PDF_PRACTICE_MARK);
}

OdPractice *
od_practice_new (void)
{
  return g_object_new (OD_TYPE_PRACTICE, NULL);
}

const char *
od_practice_get_profile_name (OdDesk desk)
{
  return desk == OD_DESK_OCMW ? "oefenen_ocmw" : "oefenen_kind-en-gezin";
}

void
od_practice_open_async (OdPractice *self, OdDesk desk, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, od_practice_open_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (desk), NULL);
  if (self->folder == NULL)
    {
      g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES,
                               _ ("De map om in te oefenen kan niet gemaakt worden. Kijk na of er plaats is op de schijf."));
      return;
    }
  g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
  if (self->is_busy)
    return;
  if (self->exercise != NULL)
    open_next (self);
  else
    start_telling (self);
}

OdProfile *
od_practice_open_finish (OdPractice *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
od_practice_get_exercise (OdPractice *self)
{
  return self->exercise;
}

static void
on_passphrase_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  OdSecret *passphrase = od_keyring_lookup_finish (OD_KEYRING (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, passphrase, (GDestroyNotify) od_secret_unref);
}

void
od_practice_find_passphrase_async (OdPractice *self, OdDesk desk, const char *name, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autofree char *reference = od_reference_find (name);
  OdDesk other = od_desk_get_other (desk);

  g_task_set_source_tag (task, od_practice_find_passphrase_async);
  if (reference == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    od_keyring_lookup_async (self->desks[other].keyring, OD_KEYRING_PACKAGE, reference, cancellable, on_passphrase_found, g_object_ref (task));
}

OdSecret *
od_practice_find_passphrase_finish (OdPractice *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
