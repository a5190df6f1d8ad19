#pragma once

#include "recovery-key.h"
#include "register-image.h"

/* For this folder alone: what a backup is on the disk. All of it runs on any thread.
 *
 *   "OVDRKOP1" | the salt of the words (16 bytes) | sealed stream of: the register key (32 bytes) | the register as a database
 */

/* What stands in a backup. */
typedef struct
{
  OdSecret *register_key;
  GBytes *image;              /* of the register, checked */
  OdRegisterSummary summary;
} OdBackupContent;

void od_backup_content_free (OdBackupContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdBackupContent, od_backup_content_free)

/* Whether a backup of @image may be made: what is broken in the register would be in its backup too, and that would once push a good one out. */
gboolean od_backup_file_check (GBytes *image, GError **error);
void od_backup_set_broken_error (GError **error, const char *detail);

/* Writes @image and @register_key to @path, whole or not at all, and proves it by opening it again. */
gboolean od_backup_file_write (const char *path, const OdRecoveryKey *recovery, const OdSecret *register_key, GBytes *image, GError **error);

/* The salt of the words that open the backup in @file; (transfer full) (nullable) with an error when it is none. */
GBytes *od_backup_file_get_salt (GBytes *file, GError **error);

/* What stands in @file, by the key that the words gave; (transfer full) (nullable) with an error. */
OdBackupContent *od_backup_file_open (GBytes *file, const OdSecret *key, GError **error);
