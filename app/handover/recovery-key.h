#pragma once

#include "secret.h"

#include <gio/gio.h>

/* For this folder alone: the key that the words of a recovery sheet give, as the register itself keeps it, and the keys made of it. */

typedef struct
{
  GBytes *salt;   /* of the words */
  OdSecret *key;
  char *made_on;  /* ISO 8601 day */
} OdRecoveryKey;

OdRecoveryKey *od_recovery_key_take (GBytes *salt, OdSecret *key, const char *made_on);
void od_recovery_key_free (OdRecoveryKey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdRecoveryKey, od_recovery_key_free)

/* As a sealed record of the register; and back, (nullable) when it is none. */
OdSecret *od_recovery_key_to_secret (const OdRecoveryKey *self);
OdRecoveryKey *od_recovery_key_from_secret (const OdSecret *secret);

/* What each key made of it is for: no two things are sealed under one key. */
typedef enum
{
  OD_RECOVERY_FOR_REGISTER_KEY = 1,
  OD_RECOVERY_FOR_BACKUP = 2,
  OD_RECOVERY_FOR_ERASURES = 3,
} OdRecoveryPurpose;

OdSecret *od_recovery_key_derive (const OdSecret *key, OdRecoveryPurpose purpose);

/* The file of the recovery sheet in a profile's folder: the register key, sealed under the words. */
char *od_recovery_file_get_path (const char *folder);
gboolean od_recovery_file_write (const char *folder, const OdRecoveryKey *recovery, const OdSecret *register_key, GError **error);

/* The same, when it does not hold that key by those words already. */
gboolean od_recovery_file_ensure (const char *folder, const OdRecoveryKey *recovery, const OdSecret *register_key, GError **error);

/* The salt of the words that open it; (transfer full) (nullable) when there is no such file. */
GBytes *od_recovery_file_read_salt (const char *folder);

/* The register key, by the key that the words gave; (transfer full) (nullable) when that is another. */
OdSecret *od_recovery_file_open (const char *folder, const OdSecret *key);
