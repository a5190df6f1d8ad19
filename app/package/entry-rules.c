#include "entry-rules.h"

#include "package-error.h"
#include "package-limits.h"
#include "text-rules.h"

#include <string.h>

/* Bidi overrides are among the invisible ones. */
static gboolean
has_honest_characters (const char *name)
{
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (od_character_is_invisible (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

gboolean
od_entry_name_is_honest (const char *name)
{
  g_auto (GStrv) parts = NULL;

  if (*name == '\0' || strlen (name) > OD_PACKAGE_MAX_NAME_BYTES || !g_utf8_validate (name, -1, NULL)
      || strchr (name, '\\') != NULL || strchr (name, ':') != NULL || !has_honest_characters (name))
    return FALSE;
  parts = g_strsplit (name, "/", -1);
  for (char **part = parts; *part != NULL; part++)
    if (**part == '\0' || g_str_equal (*part, ".") || g_str_equal (*part, ".."))
      return FALSE;
  return TRUE;
}

gboolean
od_entry_check_size (guint64 size, guint64 packed_size, GError **error)
{
  if (size > OD_PACKAGE_MAX_ENTRY_BYTES)
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "entry too large");
  if (size > OD_PACKAGE_RATIO_FREE_BYTES && size / OD_PACKAGE_MAX_RATIO > packed_size)
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "ratio");
  return TRUE;
}

GHashTable *
od_entry_names_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

gboolean
od_entry_names_add (GHashTable *names, const char *name, GError **error)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);

  return g_hash_table_add (names, g_utf8_casefold (normal, -1)) || od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "one name twice");
}
