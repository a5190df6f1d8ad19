#pragma once

#include "erasure-record.h"
#include "recovery-key.h"

/* For this folder alone: which referrals were erased, beside the backups, and which are to be erased again after a backup was put back. It
 * names ids, grounds and days, nothing of a client; sealed, so that nobody can add one. */

typedef struct
{
  char *referral_id;
  OdRetentionGround ground;
} OdErasureMark;

/* @records, of OdErasureRecord, as a file's content; (transfer full). */
GBytes *od_erasure_list_write (GPtrArray *records, const OdRecoveryKey *recovery);

/* Of OdErasureMark, (transfer full) (nullable) when @file is of other words, or no such file. */
GPtrArray *od_erasure_list_read (GBytes *file, const OdSecret *key);

/* "overdracht-ocmw.gewist" in the folder of the backups, and "opnieuw-te-wissen" in the profile's; (transfer full). */
char *od_erasure_list_get_path (const char *backup_folder, const char *profile_name);
char *od_erasure_list_get_pending_path (const char *profile_folder);
