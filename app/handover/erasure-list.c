#include "erasure-list.h"

#include "seal.h"

#include <string.h>

#define BOUND_TO "gewist"

static void
mark_free (gpointer data)
{
  OdErasureMark *mark = data;

  g_free (mark->referral_id);
  g_free (mark);
}

GBytes *
od_erasure_list_write (GPtrArray *records, const OdRecoveryKey *recovery)
{
  g_autoptr (OdSecret) key = od_recovery_key_derive (recovery->key, OD_RECOVERY_FOR_ERASURES);
  g_autoptr (GString) text = g_string_new ("1\n");
  g_autoptr (OdSecret) plain = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      const OdErasureRecord *record = g_ptr_array_index (records, i);

      g_string_append_printf (text, "%s %s\n", record->referral_id, od_retention_ground_to_string (record->ground));
    }
  plain = od_secret_new (text->str, (gssize) text->len);
  return od_seal (key, plain, BOUND_TO);
}

static gboolean
add_mark (GPtrArray *marks, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", 2);
  OdErasureMark *mark;
  OdRetentionGround ground;

  if (g_strv_length (parts) != 2 || !od_retention_ground_from_string (parts[1], &ground))
    return FALSE;
  mark = g_new (OdErasureMark, 1);
  *mark = (OdErasureMark) { g_strdup (parts[0]), ground };
  g_ptr_array_add (marks, mark);
  return TRUE;
}

GPtrArray *
od_erasure_list_read (GBytes *file, const OdSecret *key)
{
  g_autoptr (OdSecret) derived = od_recovery_key_derive (key, OD_RECOVERY_FOR_ERASURES);
  g_autoptr (OdSecret) plain = od_seal_open (derived, file, BOUND_TO, NULL);
  g_auto (GStrv) lines = plain != NULL ? g_strsplit (od_secret_peek (plain), "\n", -1) : NULL;
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (mark_free);

  if (lines == NULL || g_strcmp0 (lines[0], "1") != 0)
    return NULL;
  for (char **line = lines + 1; *line != NULL; line++)
    if (**line != '\0' && !add_mark (marks, *line))
      return NULL;
  return g_steal_pointer (&marks);
}

char *
od_erasure_list_get_path (const char *backup_folder, const char *profile_name)
{
  g_autofree char *name = g_strdup_printf ("overdracht-%s.gewist", profile_name);

  return g_build_filename (backup_folder, name, NULL);
}

char *
od_erasure_list_get_pending_path (const char *profile_folder)
{
  return g_build_filename (profile_folder, "opnieuw-te-wissen", NULL);
}
