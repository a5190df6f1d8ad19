#include "backup-file.h"

#include "profile.h"
#include "recovery.h"
#include "seal.h"
#include "sealed-stream.h"
#include "wiped-memory.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static const char magic[] = "OVDRKOP1";
#define MAGIC_LENGTH 8
#define HEAD_LENGTH (MAGIC_LENGTH + OD_RECOVERY_SALT_LENGTH)

void
od_backup_content_free (OdBackupContent *self)
{
  g_clear_pointer (&self->register_key, od_secret_unref);
  g_clear_pointer (&self->image, g_bytes_unref);
  od_register_summary_clear (&self->summary);
  g_free (self);
}

static GBytes *
join (const OdSecret *register_key, GBytes *image)
{
  gsize length = OD_SEAL_KEY_LENGTH + g_bytes_get_size (image);
  char *plain = g_malloc (length);

  memcpy (plain, od_secret_peek (register_key), OD_SEAL_KEY_LENGTH);
  memcpy (plain + OD_SEAL_KEY_LENGTH, g_bytes_get_data (image, NULL), g_bytes_get_size (image));
  return od_wiped_bytes_new_take (plain, length);
}

static GBytes *
seal (const OdRecoveryKey *recovery, GBytes *plain)
{
  g_autoptr (OdSecret) key = od_recovery_key_derive (recovery->key, OD_RECOVERY_FOR_BACKUP);
  g_autoptr (GBytes) stream = od_sealed_stream_new (key, plain);
  GByteArray *file = g_byte_array_sized_new ((guint) (HEAD_LENGTH + g_bytes_get_size (stream)));

  g_byte_array_append (file, (const guint8 *) magic, MAGIC_LENGTH);
  g_byte_array_append (file, g_bytes_get_data (recovery->salt, NULL), OD_RECOVERY_SALT_LENGTH);
  g_byte_array_append (file, g_bytes_get_data (stream, NULL), (guint) g_bytes_get_size (stream));
  return g_byte_array_free_to_bytes (file);
}

/* What was written is read from the disk again, opened, and gone through; what fails is no backup. */
static gboolean
prove (const char *path, const OdSecret *key, GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GBytes) file = mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;
  g_autoptr (OdBackupContent) content = file != NULL ? od_backup_file_open (file, key, error) : NULL;

  if (content == NULL)
    g_unlink (path);
  return content != NULL;
}

void
od_backup_set_broken_error (GError **error, const char *detail)
{
  g_set_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE, "%s%s",
               _ ("Het register is beschadigd, en een reservekopie ervan zou dat ook zijn: er is er geen gemaakt. De vorige staan er nog; zet er een "
                  "terug om verder te werken."),
               detail != NULL ? detail : "");
}

gboolean
od_backup_file_check (GBytes *image, GError **error)
{
  g_auto (OdRegisterSummary) summary = { 0 };
  g_autoptr (GError) broken = NULL;

  if (od_register_image_check (image, &summary, &broken))
    return TRUE;
  od_backup_set_broken_error (error, strchr (broken->message, '\n'));
  return FALSE;
}

gboolean
od_backup_file_write (const char *path, const OdRecoveryKey *recovery, const OdSecret *register_key, GBytes *image, GError **error)
{
  g_autoptr (GBytes) plain = join (register_key, image);
  g_autoptr (GBytes) file = seal (recovery, plain);
  g_autoptr (GError) failed = NULL;

  if (g_file_set_contents_full (path, g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &failed)
      && prove (path, recovery->key, &failed))
    return TRUE;
  g_set_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, "%s\n%s",
               _ ("De reservekopie is niet gemaakt. De gegevens zelf staan er nog; kijk na of er plaats is in de map en of u er mag schrijven."),
               failed->message);
  return FALSE;
}

GBytes *
od_backup_file_get_salt (GBytes *file, GError **error)
{
  const char *bytes = g_bytes_get_data (file, NULL);

  if (g_bytes_get_size (file) > HEAD_LENGTH && memcmp (bytes, magic, MAGIC_LENGTH) == 0)
    return g_bytes_new (bytes + MAGIC_LENGTH, OD_RECOVERY_SALT_LENGTH);
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES,
                       _ ("Dit is geen reservekopie van Overdracht. Er is niets veranderd; kies een bestand dat op .reservekopie eindigt."));
  return NULL;
}

OdBackupContent *
od_backup_file_open (GBytes *file, const OdSecret *key, GError **error)
{
  g_autoptr (OdSecret) derived = od_recovery_key_derive (key, OD_RECOVERY_FOR_BACKUP);
  g_autoptr (OdBackupContent) content = g_new0 (OdBackupContent, 1);
  g_autoptr (GBytes) salt = od_backup_file_get_salt (file, error);
  g_autoptr (GBytes) stream = NULL;
  g_autoptr (GBytes) plain = NULL;

  if (salt == NULL)
    return NULL;
  stream = g_bytes_new_from_bytes (file, HEAD_LENGTH, g_bytes_get_size (file) - HEAD_LENGTH);
  plain = od_sealed_stream_open (derived, stream, NULL);
  if (plain == NULL || g_bytes_get_size (plain) <= OD_SEAL_KEY_LENGTH)
    {
      g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                           _ ("Deze reservekopie gaat niet open met deze woorden, of ze is beschadigd. Er is niets veranderd; neem het herstelblad van toen de kopie gemaakt is, of een andere kopie."));
      return NULL;
    }
  content->register_key = od_secret_new (g_bytes_get_data (plain, NULL), OD_SEAL_KEY_LENGTH);
  content->image = g_bytes_new_from_bytes (plain, OD_SEAL_KEY_LENGTH, g_bytes_get_size (plain) - OD_SEAL_KEY_LENGTH);
  return od_register_image_check (content->image, &content->summary, error) ? g_steal_pointer (&content) : NULL;
}
