#include "backup-leftover.h"

#include "backup.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

/* As GLib names what it writes until it is whole. */
#define UNFINISHED_PATTERN "\\.[A-Za-z0-9]{6}$"
#define STAMP_PATTERN "[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}"
#define SECONDS_OF_A_WRITER (60 * 60)

/* A profile's name holds nothing that an expression gives a meaning to. */
static GRegex *
make_pattern (const char *profile_name)
{
  g_autofree char *expression = g_strdup_printf ("^overdracht-%s(-" STAMP_PATTERN "\\" OD_BACKUP_ENDING "|\\.gewist)" UNFINISHED_PATTERN, profile_name);

  return g_regex_new (expression, G_REGEX_DOLLAR_ENDONLY, 0, NULL);
}

static gboolean
has_no_writer (const char *path)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GStatBuf status;

  return g_lstat (path, &status) == 0 && S_ISREG (status.st_mode) && now - status.st_mtime > SECONDS_OF_A_WRITER;
}

void
od_backup_leftovers_remove (const char *folder, const char *profile_name)
{
  g_autoptr (GRegex) pattern = make_pattern (profile_name);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_regex_match (pattern, name, 0, NULL) && has_no_writer (path))
        g_unlink (path);
    }
}
