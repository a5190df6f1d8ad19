#include "recovery-sheet.h"

#include "office.h"
#include "profile-private.h"
#include "recovery-key.h"
#include "recovery-pdf.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

const char *
od_recovery_sheet_get_day (OdProfile *profile)
{
  return profile->recovery != NULL ? profile->recovery->made_on : NULL;
}

static void
wipe_words (char **words)
{
  for (char **word = words; *word != NULL; word++)
    od_secret_wipe (*word, strlen (*word));
  g_strfreev (words);
}

GBytes *
od_recovery_sheet_to_pdf (OdProfile *profile, const OdSecret *words, GError **error)
{
  g_autoptr (OdParty) owner = od_office_get_owner (profile);
  g_autofree char *today = od_profile_get_today (profile);
  char **list = g_strsplit (od_secret_peek (words), " ", -1);
  GBytes *pdf = od_recovery_sheet_draw (profile->name, owner != NULL ? owner->name : NULL, today, (const char *const *) list, error);

  wipe_words (list);
  return pdf;
}

/* Keeping: key of the words (thread) -> file -> register. When the program ends between the two, the sheet of before counts: its file is
 * written again at the next start. */
typedef struct
{
  OdSecret *words;
  GBytes *salt;
  OdRecoveryKey *recovery;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  od_secret_unref (keeping->words);
  g_bytes_unref (keeping->salt);
  g_clear_pointer (&keeping->recovery, od_recovery_key_free);
  g_free (keeping);
}

typedef struct
{
  OdSecret *words;
  GBytes *salt;
} Deriving;

static void
deriving_free (gpointer data)
{
  Deriving *deriving = data;

  od_secret_unref (deriving->words);
  g_bytes_unref (deriving->salt);
  g_free (deriving);
}

static void
derive (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Deriving *deriving = data;
  OdSecret *key = od_recovery_key_new (deriving->words, deriving->salt);

  if (key != NULL)
    g_task_return_pointer (task, key, (GDestroyNotify) od_secret_unref);
  else
    g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES,
                             _ ("Er is te weinig geheugen vrij om de woorden na te rekenen. Er is niets veranderd; sluit andere programma’s en probeer het opnieuw."));
}

static void
start_deriving (OdSecret *words, GBytes *salt, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) job = g_task_new (NULL, NULL, callback, data);
  Deriving *deriving = g_new (Deriving, 1);

  *deriving = (Deriving) { od_secret_ref (words), g_bytes_ref (salt) };
  g_task_set_task_data (job, deriving, deriving_free);
  g_task_run_in_thread (job, derive);
}

/* The sheet of before counts again, if there was one. */
static void
put_back (OdProfile *self)
{
  g_autofree char *path = od_recovery_file_get_path (self->folder);
  g_autoptr (GError) failed = NULL;

  if (self->recovery == NULL)
    g_unlink (path);
  else if (!od_recovery_file_write (self->folder, self->recovery, od_profile_get_opening_key (self), &failed))
    g_clear_pointer (&self->recovery, od_recovery_key_free); /* until the next start */
}

static void
return_file_error (GTask *task, const GError *failed)
{
  g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, "%s\n%s",
                           _ ("Het herstelblad kon niet bewaard worden; het blad dat u nu hebt, werkt niet. Kijk na of er plaats is op de schijf."),
                           failed->message);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Keeping *keeping = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GError) failed = NULL;

  if (!od_register_apply_finish (OD_REGISTER (source), result, &error))
    {
      put_back (self);
      g_task_return_error (task, error);
      return;
    }
  g_clear_pointer (&self->recovery, od_recovery_key_free);
  self->recovery = g_steal_pointer (&keeping->recovery);
  /* Meanwhile a renewal of the keys may have written the file of the sheet before. */
  if (od_recovery_file_ensure (self->folder, self->recovery, od_profile_get_opening_key (self), &failed))
    g_task_return_boolean (task, TRUE);
  else
    return_file_error (task, failed);
}

static void
on_derived (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Keeping *keeping = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GError) failed = NULL;
  g_autoptr (OdSecret) key = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *today = od_profile_get_today (self);
  g_autoptr (OdSecret) record = NULL;
  OdChange *change;

  if (key == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  keeping->recovery = od_recovery_key_take (keeping->salt, key, today);
  if (!od_recovery_file_write (self->folder, keeping->recovery, od_profile_get_opening_key (self), &failed))
    {
      return_file_error (task, failed);
      return;
    }
  record = od_recovery_key_to_secret (keeping->recovery);
  change = od_profile_new_change (self, "herstelblad-gemaakt", "");
  od_profile_put_document (self, change, OD_RECORD_RECOVERY, OD_SETTINGS_ID, record);
  od_register_apply_async (self->reg, change, NULL, on_applied, g_object_ref (task));
}

/* Of an exercise there is nothing to bring back, and a backup of it must never be put back in place of what is real. */
static gboolean
check_real (OdProfile *self, GError **error)
{
  if (!od_profile_check_set_up (self, error))
    return FALSE;
  if (!od_profile_is_practice (self))
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                       _ ("In de oefening is er geen herstelblad: er is niets te verliezen. U maakt het in Overdracht zelf."));
  return FALSE;
}

void
od_recovery_sheet_keep_async (OdProfile *profile, OdSecret *words, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Keeping *keeping = g_new0 (Keeping, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, od_recovery_sheet_keep_async);
  g_task_set_check_cancellable (task, FALSE);
  keeping->words = od_secret_ref (words);
  keeping->salt = od_recovery_salt_new ();
  g_task_set_task_data (task, keeping, keeping_free);
  if (check_real (profile, &error))
    start_deriving (words, keeping->salt, on_derived, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

gboolean
od_recovery_sheet_keep_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
od_recovery_sheet_is_for (const char *folder)
{
  g_autoptr (GBytes) salt = od_recovery_file_read_salt (folder);

  return salt != NULL;
}

/* Using it: key of the words (thread) -> the register key in the file -> keyring. */
typedef struct
{
  char *folder;
  OdKeyring *keyring;
} Using;

static void
using_free (gpointer data)
{
  Using *using = data;

  g_free (using->folder);
  g_object_unref (using->keyring);
  g_free (using);
}

static void
return_wrong_words (GTask *task)
{
  g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                           _ ("Dit zijn niet de twaalf woorden van het laatste herstelblad. Er is niets veranderd; kijk elk woord en de volgorde na."));
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
on_derived_to_use (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Using *using = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (OdSecret) key = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (OdSecret) register_key = key != NULL ? od_recovery_file_open (using->folder, key) : NULL;

  if (register_key != NULL)
    od_keyring_store_async (using->keyring, OD_KEYRING_REGISTER_KEY, OD_REGISTER_KEY_REFERENCE, register_key, NULL, on_stored,
                            g_object_ref (task));
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    return_wrong_words (task);
}

void
od_recovery_sheet_use_async (const char *folder, OdKeyring *keyring, OdSecret *typed, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_autoptr (OdSecret) words = od_recovery_words_read (typed);
  g_autoptr (GBytes) salt = od_recovery_file_read_salt (folder);
  Using *using = g_new0 (Using, 1);

  g_task_set_source_tag (task, od_recovery_sheet_use_async);
  *using = (Using) { g_strdup (folder), g_object_ref (keyring) };
  g_task_set_task_data (task, using, using_free);
  if (salt == NULL)
    g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE, _ ("Voor dit register is geen herstelblad gemaakt. Er is niets veranderd; het gaat alleen open met de sleutelbos waarmee het gemaakt is."));
  else if (words == NULL)
    return_wrong_words (task);
  else
    start_deriving (words, salt, on_derived_to_use, g_object_ref (task));
}

gboolean
od_recovery_sheet_use_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
