#include "recovery-key.h"

#include "day.h"
#include "recovery.h"
#include "seal.h"

#include <string.h>

#define FILE_NAME "herstelblad"
#define GROUP "herstelblad"
#define BOUND_TO "registersleutel"
#define DAY_LENGTH 10
#define RECORD_LENGTH (OD_RECOVERY_SALT_LENGTH + OD_SEAL_KEY_LENGTH + DAY_LENGTH)

OdRecoveryKey *
od_recovery_key_take (GBytes *salt, OdSecret *key, const char *made_on)
{
  OdRecoveryKey *self = g_new0 (OdRecoveryKey, 1);

  *self = (OdRecoveryKey) { g_bytes_ref (salt), od_secret_ref (key), g_strdup (made_on) };
  return self;
}

void
od_recovery_key_free (OdRecoveryKey *self)
{
  g_bytes_unref (self->salt);
  od_secret_unref (self->key);
  g_free (self->made_on);
  g_free (self);
}

OdSecret *
od_recovery_key_to_secret (const OdRecoveryKey *self)
{
  guint8 record[RECORD_LENGTH];

  memcpy (record, g_bytes_get_data (self->salt, NULL), OD_RECOVERY_SALT_LENGTH);
  memcpy (record + OD_RECOVERY_SALT_LENGTH, od_secret_peek (self->key), OD_SEAL_KEY_LENGTH);
  memcpy (record + OD_RECOVERY_SALT_LENGTH + OD_SEAL_KEY_LENGTH, self->made_on, DAY_LENGTH);
  return od_secret_take (record, sizeof record);
}

OdRecoveryKey *
od_recovery_key_from_secret (const OdSecret *secret)
{
  const char *record = od_secret_peek (secret);
  g_autoptr (GBytes) salt = NULL;
  g_autoptr (OdSecret) key = NULL;
  const char *made_on = record + OD_RECOVERY_SALT_LENGTH + OD_SEAL_KEY_LENGTH;

  if (od_secret_get_length (secret) != RECORD_LENGTH || !od_day_is_valid (made_on))
    return NULL;
  salt = g_bytes_new (record, OD_RECOVERY_SALT_LENGTH);
  key = od_secret_new (record + OD_RECOVERY_SALT_LENGTH, OD_SEAL_KEY_LENGTH);
  return od_recovery_key_take (salt, key, made_on);
}

OdSecret *
od_recovery_key_derive (const OdSecret *key, OdRecoveryPurpose purpose)
{
  return od_seal_derive_key (key, purpose);
}

char *
od_recovery_file_get_path (const char *folder)
{
  return g_build_filename (folder, FILE_NAME, NULL);
}

static void
set_bytes (GKeyFile *file, const char *name, GBytes *bytes)
{
  g_autofree char *text = g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_key_file_set_string (file, GROUP, name, text);
}

static GBytes *
get_bytes (GKeyFile *file, const char *name)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, name, NULL);
  gsize length = 0;
  guchar *bytes = text != NULL ? g_base64_decode (text, &length) : NULL;

  return bytes != NULL ? g_bytes_new_take (bytes, length) : NULL;
}

gboolean
od_recovery_file_write (const char *folder, const OdRecoveryKey *recovery, const OdSecret *register_key, GError **error)
{
  g_autofree char *path = od_recovery_file_get_path (folder);
  g_autoptr (OdSecret) key = od_recovery_key_derive (recovery->key, OD_RECOVERY_FOR_REGISTER_KEY);
  g_autoptr (GBytes) sealed = od_seal (key, register_key, BOUND_TO);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_integer (file, GROUP, "versie", 1);
  g_key_file_set_string (file, GROUP, "gemaakt-op", recovery->made_on);
  set_bytes (file, "zout", recovery->salt);
  set_bytes (file, "sleutel", sealed);
  text = g_key_file_to_data (file, &length, NULL);
  return g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

static GKeyFile *
load (const char *folder)
{
  g_autofree char *path = od_recovery_file_get_path (folder);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL) || g_key_file_get_integer (file, GROUP, "versie", NULL) != 1)
    return NULL;
  return g_steal_pointer (&file);
}

GBytes *
od_recovery_file_read_salt (const char *folder)
{
  g_autoptr (GKeyFile) file = load (folder);
  g_autoptr (GBytes) salt = file != NULL ? get_bytes (file, "zout") : NULL;

  return salt != NULL && g_bytes_get_size (salt) == OD_RECOVERY_SALT_LENGTH ? g_steal_pointer (&salt) : NULL;
}

OdSecret *
od_recovery_file_open (const char *folder, const OdSecret *key)
{
  g_autoptr (GKeyFile) file = load (folder);
  g_autoptr (GBytes) sealed = file != NULL ? get_bytes (file, "sleutel") : NULL;
  g_autoptr (OdSecret) derived = od_recovery_key_derive (key, OD_RECOVERY_FOR_REGISTER_KEY);
  g_autoptr (OdSecret) register_key = sealed != NULL ? od_seal_open (derived, sealed, BOUND_TO, NULL) : NULL;

  return register_key != NULL && od_secret_get_length (register_key) == OD_SEAL_KEY_LENGTH ? g_steal_pointer (&register_key) : NULL;
}

gboolean
od_recovery_file_ensure (const char *folder, const OdRecoveryKey *recovery, const OdSecret *register_key, GError **error)
{
  g_autoptr (GBytes) salt = od_recovery_file_read_salt (folder);
  g_autoptr (OdSecret) kept = od_recovery_file_open (folder, recovery->key);

  if (kept != NULL && od_secret_equal (kept, register_key) && salt != NULL && g_bytes_equal (salt, recovery->salt))
    return TRUE;
  return od_recovery_file_write (folder, recovery, register_key, error);
}
