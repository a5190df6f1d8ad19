#include "profile-private.h"

#include "profile-record.h"
#include "record-json.h"
#include "seal.h"
#include "settings-private.h"
#include "viewing-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

/* Opening goes in this order, so that nothing is on the disk before the key to it is in the keyring:
 *
 *   lock the folder -> look up the key -> (no register yet: make and keep the key) -> open the register
 *   -> settings, protocols, agreed passphrases, the office's own records -> done; the referrals come in afterwards
 */
typedef struct
{
  OdProfile *profile;
  int lock; /* the folder's, held until the register is open: two first starts at once must not make two keys */
  gboolean made_folder;
  guint next_kind;
  guint n_documents;
  guint n_damaged; /* of all kinds: those that were read, but did not open */
  gboolean lost_settings;     /* they are there, but not to be read */
  gboolean has_other_renewal; /* one that the key does not open */
} Opening;

static const char *const own_kinds[] = { OD_RECORD_RENEWAL, OD_RECORD_SETTINGS, OD_RECORD_RECOVERY, OD_RECORD_PROTOCOL, OD_RECORD_AGREEMENT };

#define N_DOCUMENT_KINDS (G_N_ELEMENTS (own_kinds) + OD_OFFICE_BREACH + 1)

static void load_next_documents (GTask *task);

/* The profile's own records, then those of the office that are kept. */
static const char *
get_document_kind (guint index)
{
  return index < G_N_ELEMENTS (own_kinds) ? own_kinds[index] : od_office_kind_to_string (index - G_N_ELEMENTS (own_kinds));
}

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  if (opening->lock >= 0)
    close (opening->lock);
  g_clear_object (&opening->profile);
  g_free (opening);
}

/* Removes the folders again when this start made them and nothing is in them. */
static void
fail (GTask *task, GError *error)
{
  Opening *opening = g_task_get_task_data (task);
  g_autofree char *packages = g_build_filename (opening->profile->folder, OD_PROFILE_PACKAGES, NULL);

  if (opening->made_folder)
    {
      g_rmdir (packages);
      g_rmdir (opening->profile->folder);
    }
  g_task_return_error (task, error);
}

static gboolean
make_folder (const char *path, gboolean *made, GError **error)
{
  int code;

  *made = !g_file_test (path, G_FILE_TEST_IS_DIR);
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;
  code = errno;
  g_set_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, "%s\n%s: %s",
               _ ("De map van dit profiel kan niet gemaakt worden. Kijk na of er plaats is op de schijf en of u er mag schrijven."),
               path, g_strerror (code));
  return FALSE;
}

static gboolean
has_register (OdProfile *profile)
{
  g_autofree char *path = g_build_filename (profile->folder, OD_REGISTER_FILE_NAME, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
make_folders (Opening *opening, GError **error)
{
  g_autofree char *packages = g_build_filename (opening->profile->folder, OD_PROFILE_PACKAGES, NULL);
  gboolean made;

  if (!make_folder (opening->profile->folder, &opening->made_folder, error))
    return FALSE;
  /* A register that may not be written needs none. */
  return make_folder (packages, &made, has_register (opening->profile) ? NULL : error) || has_register (opening->profile);
}

static gboolean
lock_folder (Opening *opening, GError **error)
{
  opening->lock = open (opening->profile->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opening->lock >= 0 && flock (opening->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  g_set_error_literal (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_BUSY,
                       _ ("Dit profiel is al open in een ander venster. Er is niets gewijzigd; werk daarin verder, of sluit het."));
  return FALSE;
}

static GError *
new_key_missing_error (void)
{
  return g_error_new_literal (
      OD_PROFILE_ERROR, OD_PROFILE_ERROR_KEY_MISSING,
      _ ("De sleutel van dit register zit niet in uw sleutelbos. Het register zelf staat er nog en is niet gewijzigd. Meld u "
         "aan met de gebruiker en de sleutelbos waarmee het gemaakt is, of zet die sleutelbos terug, en open Overdracht opnieuw."));
}

static GError *
new_other_key_error (void)
{
  return g_error_new_literal (
      OD_PROFILE_ERROR, OD_PROFILE_ERROR_KEY_MISSING,
      _ ("De sleutel in uw sleutelbos past niet op dit register. Het register zelf staat er nog en is niet gewijzigd. Zet de "
         "sleutelbos terug waarmee het gemaakt is, en open Overdracht opnieuw."));
}

/* Without it nobody would work here, and somebody would be asked to begin anew over all that is still there. */
static GError *
new_settings_damaged_error (void)
{
  return g_error_new_literal (
      OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED,
      _ ("In het register is beschadigd wie hier werkt en voor welk team of OCMW; er is niets gewijzigd. Zet een reservekopie terug, of vraag "
         "het uw informaticadienst."));
}

/* A record of @kind from its content; NULL when it holds something else. Settings go to the profile. */
static gpointer
read_document (OdProfile *profile, const char *kind, const OdSecret *content)
{
  const char *json = od_secret_peek (content);
  gssize length = od_secret_get_length (content);
  OdOfficeKind office;

  if (g_str_equal (kind, OD_RECORD_PROTOCOL))
    return od_protocol_from_json (json, length, NULL);
  if (g_str_equal (kind, OD_RECORD_AGREEMENT))
    return od_passphrase_agreement_from_json (json, length, NULL);
  return od_office_kind_from_string (kind, &office) ? od_office_record_from_json (office, json, length, NULL) : NULL;
}

/* The sheet counts only when the file that its words open is that of the same sheet. It is another's when the program ended while a new sheet
 * was kept, which then never counted. */
static gboolean
take_recovery_key (OdProfile *profile, const OdSecret *content)
{
  g_autoptr (OdRecoveryKey) recovery = od_recovery_key_from_secret (content);
  gboolean known = recovery != NULL;
  g_autoptr (GBytes) salt = od_recovery_file_read_salt (profile->folder);
  gboolean fits = known && salt != NULL && g_bytes_equal (recovery->salt, salt);

  if (fits || (known && od_recovery_file_write (profile->folder, recovery, od_profile_get_opening_key (profile), NULL)))
    profile->recovery = g_steal_pointer (&recovery);
  return known;
}

static gboolean
take_document (OdProfile *profile, const OdStoredDocument *stored, const OdSecret *content, GPtrArray *records)
{
  gpointer record;

  if (g_str_equal (stored->kind, OD_RECORD_SETTINGS))
    {
      OdSettings *settings = od_settings_from_secret (content);
      if (settings != NULL)
        od_profile_take_settings (profile, settings);
      return settings != NULL;
    }
  if (g_str_equal (stored->kind, OD_RECORD_RECOVERY))
    return take_recovery_key (profile, content);
  record = read_document (profile, stored->kind, content);
  if (record != NULL)
    g_ptr_array_add (records, record);
  return record != NULL;
}

/* Where the keys are being renewed, the one in the keyring gives the one of before, under which records may still be. Until the renewal goes on,
 * that one is for what is saved too: so what a recovery sheet opens is never more than what it did. A renewal that the key does not
 * open never began to seal records. */
static void
take_renewal (Opening *opening, GPtrArray *documents)
{
  OdProfile *profile = opening->profile;
  const OdStoredDocument *stored = documents->len > 0 ? g_ptr_array_index (documents, 0) : NULL;
  g_autoptr (OdSecret) before = NULL;

  if (stored == NULL)
    return;
  before = od_record_open (profile->key, stored->kind, stored->id, &stored->part, NULL);
  opening->has_other_renewal = before == NULL || od_secret_get_length (before) != OD_SEAL_KEY_LENGTH;
  if (opening->has_other_renewal)
    return;
  profile->next_key = g_steal_pointer (&profile->key);
  profile->key = g_steal_pointer (&before);
}

static guint
take_documents (OdProfile *profile, GPtrArray *documents, GPtrArray *records)
{
  guint n_damaged = 0;

  for (guint i = 0; i < documents->len; i++)
    {
      const OdStoredDocument *stored = g_ptr_array_index (documents, i);
      g_autoptr (OdSecret) content
          = od_record_open_either (profile->key, od_profile_get_other_key (profile), stored->kind, stored->id, &stored->part, NULL);
      if (content == NULL || !take_document (profile, stored, content, records))
        n_damaged++;
    }
  return n_damaged;
}

/* What cannot be read at all, says nothing about the key. */
static guint
count_unreadable (GPtrArray *documents)
{
  guint n_unreadable = 0;

  for (guint i = 0; i < documents->len; i++)
    n_unreadable += ((const OdStoredDocument *) g_ptr_array_index (documents, i))->part.sealed == NULL ? 1 : 0;
  return n_unreadable;
}

static OdRecordList *
get_list (OdProfile *profile, const char *kind)
{
  OdOfficeKind office;

  if (g_str_equal (kind, OD_RECORD_AGREEMENT))
    return profile->agreements;
  return od_office_kind_from_string (kind, &office) ? profile->office[office] : profile->protocols;
}

static void
on_documents (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Opening *opening = g_task_get_task_data (task);
  const char *kind = get_document_kind (opening->next_kind);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) documents = NULL;
  GError *error = NULL;
  guint n_damaged;

  documents = od_register_load_documents_finish (OD_REGISTER (source), result, &error);
  if (documents == NULL)
    {
      fail (task, error);
      return;
    }
  opening->next_kind++;
  if (g_str_equal (kind, OD_RECORD_RENEWAL))
    {
      take_renewal (opening, documents);
      load_next_documents (task);
      return;
    }
  n_damaged = take_documents (opening->profile, documents, records);
  od_profile_tell_unreadable (opening->profile, get_list (opening->profile, kind), n_damaged, NULL);
  if (n_damaged > 0 && g_str_equal (kind, OD_RECORD_SETTINGS))
    opening->lost_settings = TRUE;
  od_record_list_add_older (get_list (opening->profile, kind), records);
  opening->n_documents += documents->len - count_unreadable (documents);
  opening->n_damaged += n_damaged - count_unreadable (documents);
  load_next_documents (task);
}

static void
load_next_documents (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);

  if (opening->next_kind < N_DOCUMENT_KINDS)
    {
      od_register_load_documents_async (opening->profile->reg, get_document_kind (opening->next_kind),
                                        g_task_get_cancellable (task), on_documents, g_object_ref (task));
      return;
    }
  if (opening->n_damaged > 0
      && (opening->n_damaged == opening->n_documents || (opening->has_other_renewal && opening->profile->settings == NULL)))
    {
      fail (task, new_other_key_error ());
      return;
    }
  if (opening->lost_settings)
    {
      fail (task, new_settings_damaged_error ());
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  od_profile_start_loading (opening->profile);
  g_task_return_pointer (task, g_steal_pointer (&opening->profile), g_object_unref);
}

static void
on_register_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Opening *opening = g_task_get_task_data (task);
  GError *error = NULL;

  opening->profile->reg = od_register_open_finish (result, &error);
  if (opening->profile->reg == NULL)
    {
      fail (task, error);
      return;
    }
  close (opening->lock);
  opening->lock = -1;
  od_profile_watch_register (opening->profile);
  load_next_documents (task);
}

static void
open_register (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);

  od_register_open_async (opening->profile->folder, g_task_get_cancellable (task), on_register_opened, g_object_ref (task));
}

static void
on_key_stored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  /* When opening fails after this the key stays: a register that was made meanwhile needs it, and another start finds it. */
  if (od_keyring_store_finish (OD_KEYRING (source), result, &error))
    open_register (task);
  else
    fail (task, error);
}

static void
make_key (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);
  OdProfile *profile = opening->profile;

  if (has_register (profile))
    {
      fail (task, new_key_missing_error ());
      return;
    }
  profile->key = od_secret_new_random (OD_SEAL_KEY_LENGTH);
  od_keyring_store_async (profile->keyring, OD_KEYRING_REGISTER_KEY, OD_REGISTER_KEY_REFERENCE, profile->key,
                          g_task_get_cancellable (task), on_key_stored, g_object_ref (task));
}

static void
on_key_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Opening *opening = g_task_get_task_data (task);
  g_autoptr (OdSecret) key = NULL;
  GError *error = NULL;

  key = od_keyring_lookup_finish (OD_KEYRING (source), result, &error);
  if (error != NULL)
    fail (task, error);
  else if (key == NULL)
    make_key (task);
  else if (od_secret_get_length (key) != OD_SEAL_KEY_LENGTH)
    fail (task, new_other_key_error ());
  else
    {
      opening->profile->key = g_steal_pointer (&key);
      open_register (task);
    }
}

void
od_profile_open_async (const char *name, const char *folder, OdKeyring *keyring, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Opening *opening = g_new0 (Opening, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, od_profile_open_async);
  opening->profile = od_profile_new (name, folder, keyring);
  opening->lock = -1;
  g_task_set_task_data (task, opening, opening_free);
  if (!make_folders (opening, &error) || !lock_folder (opening, &error))
    {
      fail (task, error);
      return;
    }
  od_viewing_folder_empty (name); /* what a viewer was shown before the program was killed */
  od_keyring_lookup_async (keyring, OD_KEYRING_REGISTER_KEY, OD_REGISTER_KEY_REFERENCE, cancellable, on_key_found,
                           g_object_ref (task));
}

OdProfile *
od_profile_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_key_asked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  g_autoptr (OdSecret) key = NULL;
  GError *error = NULL;

  key = od_keyring_lookup_finish (OD_KEYRING (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (key == NULL)
    g_task_return_error (task, new_key_missing_error ());
  else if (!od_secret_equal (key, self->key) && !(self->next_key != NULL && od_secret_equal (key, self->next_key)))
    g_task_return_error (task, new_other_key_error ());
  else
    g_task_return_boolean (task, TRUE);
}

void
od_profile_confirm_key_async (OdProfile *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, od_profile_confirm_key_async);
  od_keyring_lookup_async (self->keyring, OD_KEYRING_REGISTER_KEY, OD_REGISTER_KEY_REFERENCE, cancellable, on_key_asked, task);
}

gboolean
od_profile_confirm_key_finish (OdProfile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
od_profile_error_asks_backup (const GError *error)
{
  return g_error_matches (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_KEY_MISSING)
         || g_error_matches (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED)
         || g_error_matches (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_NOT_A_REGISTER);
}
