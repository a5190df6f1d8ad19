#include "renew-keys.h"

#include "profile-private.h"
#include "profile-record.h"
#include "seal.h"

#include <glib/gi18n-lib.h>

/* A renewal goes in this order. O is the old register key, N the new; "records" are all sealed parts.
 *
 *                                                    records  register        keyring  recovery sheet
 *   0. before; the sheet's file is seen to hold O    O        -               O        O
 *   1. N is made; O is kept under N (next_key)       O        O under N       O        O
 *   2. N goes to the keyring                         O        O under N       N        O
 *   3. N goes to the sheet's file                    O        O under N       N        N
 *   4. what is saved is under N (old_key); one       O and N  O under N       N        N
 *      batch of records after the other too
 *   5. O is removed                                  N        -               N        N
 *
 * Whichever key a start finds: N opens the register's O, by which it opens the records; O does not, but then no record is under N yet.
 * What is in the register when O is found is replaced by the next renewal. A start that finds N is at 1 again, also with
 * records that are under N already: to go through 2 and 3 once more changes nothing. */

typedef struct
{
  OdResealPass pass;
  OdRenewKeysProgress progress;
  gpointer progress_data;
  OdSecret *new_key; /* until it is in the register */
} Renewing;

/* For the register's thread. */
typedef struct
{
  OdSecret *key;
  OdSecret *old_key;
} Keys;

static void reseal_next (GTask *task);

static void
renewing_free (gpointer data)
{
  Renewing *renewing = data;

  g_clear_pointer (&renewing->new_key, od_secret_unref);
  g_free (renewing);
}

static Keys *
keys_new (OdProfile *self)
{
  Keys *keys = g_new (Keys, 1);

  *keys = (Keys){ od_secret_ref (self->key), od_secret_ref (self->old_key) };
  return keys;
}

static void
keys_free (gpointer data)
{
  Keys *keys = data;

  od_secret_unref (keys->key);
  od_secret_unref (keys->old_key);
  g_free (keys);
}

static void
end_with_error (GTask *task, GError *error)
{
  OdProfile *self = g_task_get_source_object (task);

  self->renews_keys = FALSE;
  g_task_return_error (task, error);
}

/* Ends @task when it was cancelled. */
static gboolean
end_if_cancelled (GTask *task)
{
  GError *error = NULL;

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    return FALSE;
  end_with_error (task, error);
  return TRUE;
}

static gboolean
ensure_recovery_file (OdProfile *self, const OdSecret *key, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (self->recovery == NULL || od_recovery_file_ensure (self->folder, self->recovery, key, &failed))
    return TRUE;
  g_set_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, "%s\n%s",
               _ ("De nieuwe sleutel kon niet onder het herstelblad bewaard worden; alles gaat nog open zoals voordien. Kijk na of er plaats is op de schijf, en vernieuw de sleutels dan verder."),
               failed->message);
  return FALSE;
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!od_register_apply_finish (OD_REGISTER (source), result, &error))
    {
      end_with_error (task, error);
      return;
    }
  g_clear_pointer (&self->old_key, od_secret_unref);
  self->renews_keys = FALSE;
  g_task_return_boolean (task, TRUE);
}

/* 5. */
static void
end (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  OdChange *change = od_profile_new_change (self, "sleutels-vernieuwd", "");

  od_change_delete_document (change, OD_RECORD_RENEWAL, OD_SETTINGS_ID);
  od_register_apply_async (self->reg, change, NULL, on_ended, g_object_ref (task));
}

static const char *
get_kind (OdSealedTable table, const char *kind)
{
  return table == OD_SEALED_DOCUMENT ? kind : table == OD_SEALED_NOTICE ? OD_RECORD_NOTICE : OD_RECORD_REFERRAL;
}

/* What the old key does not open is under the new one already, or damaged. */
static gboolean
reseal (OdSealedTable table, const char *kind, const char *id, const OdSealedPart *part, OdSealedPart *resealed, gconstpointer data)
{
  const Keys *keys = data;
  g_autoptr (OdSecret) content = od_record_open (keys->old_key, get_kind (table, kind), id, part, NULL);

  if (content == NULL)
    return FALSE;
  od_record_seal (keys->key, get_kind (table, kind), id, content, resealed);
  return TRUE;
}

static void
on_resealed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Renewing *renewing = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_register_reseal_finish (OD_REGISTER (source), result, &renewing->pass, &error))
    {
      end_with_error (task, error);
      return;
    }
  if (renewing->progress != NULL)
    renewing->progress (MIN (renewing->pass.n_passed, renewing->pass.n_all), renewing->pass.n_all, renewing->progress_data);
  if (renewing->pass.table == OD_N_SEALED_TABLES)
    end (task);
  else
    reseal_next (task);
}

static void
reseal_next (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  const Renewing *renewing = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (!end_if_cancelled (task))
    od_register_reseal_async (self->reg, &renewing->pass, reseal, keys_new (self), keys_free, cancellable, on_resealed, g_object_ref (task));
}

/* 3 and 4. What was saved under the old key until now comes to the register before the first batch. */
static void
on_key_stored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!od_keyring_store_finish (OD_KEYRING (source), result, &error) || !ensure_recovery_file (self, self->next_key, &error))
    {
      end_with_error (task, error);
      return;
    }
  self->old_key = g_steal_pointer (&self->key);
  self->key = g_steal_pointer (&self->next_key);
  reseal_next (task);
}

/* 2. */
static void
store_key (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);

  if (!end_if_cancelled (task))
    od_keyring_store_async (self->keyring, OD_KEYRING_REGISTER_KEY, OD_REGISTER_KEY_REFERENCE, self->next_key, NULL, on_key_stored,
                            g_object_ref (task));
}

static void
on_begun (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Renewing *renewing = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_register_apply_finish (OD_REGISTER (source), result, &error))
    {
      end_with_error (task, error);
      return;
    }
  self->next_key = g_steal_pointer (&renewing->new_key);
  store_key (task);
}

/* 0 and 1. */
static void
begin (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Renewing *renewing = g_task_get_task_data (task);
  g_auto (OdSealedPart) part = { NULL, NULL };
  GError *error = NULL;
  OdChange *change;

  if (end_if_cancelled (task))
    return;
  if (!ensure_recovery_file (self, self->key, &error))
    {
      end_with_error (task, error);
      return;
    }
  renewing->new_key = od_secret_new_random (OD_SEAL_KEY_LENGTH);
  od_record_seal (renewing->new_key, OD_RECORD_RENEWAL, OD_SETTINGS_ID, self->key, &part);
  change = od_profile_new_change (self, "sleutels-vernieuwen-begonnen", "");
  od_change_put_document (change, OD_RECORD_RENEWAL, OD_SETTINGS_ID, &part);
  od_register_apply_async (self->reg, change, NULL, on_begun, g_object_ref (task));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  GError *error = NULL;

  if (!od_profile_wait_loaded_finish (self, result, &error))
    end_with_error (task, error);
  else if (self->old_key != NULL)
    reseal_next (task);
  else if (self->next_key != NULL)
    store_key (task);
  else
    begin (task);
}

static gboolean
check (OdProfile *self, GError **error)
{
  if (!od_profile_check_set_up (self, error))
    return FALSE;
  if (!self->renews_keys)
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE, _ ("De sleutels worden al vernieuwd. Wacht tot dat klaar is."));
  return FALSE;
}

gboolean
od_renew_keys_is_begun (OdProfile *profile)
{
  return od_profile_get_other_key (profile) != NULL;
}

gboolean
od_renew_keys_is_running (OdProfile *profile)
{
  return profile->renews_keys;
}

void
od_renew_keys_async (OdProfile *profile, OdRenewKeysProgress progress, gpointer progress_data, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Renewing *renewing = g_new0 (Renewing, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, od_renew_keys_async);
  g_task_set_check_cancellable (task, FALSE);
  *renewing = (Renewing){ OD_RESEAL_PASS_INIT, progress, progress_data, NULL };
  g_task_set_task_data (task, renewing, renewing_free);
  if (!check (profile, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  profile->renews_keys = TRUE;
  od_profile_wait_loaded_async (profile, NULL, on_loaded, g_object_ref (task));
}

gboolean
od_renew_keys_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
