#include "zip-extra.h"

#include "package-error.h"

#include <string.h>
#include <zlib.h>

#define EXTRA_ZIP64 0x0001
#define MARK 0xffffffffu

#define EXTRA_UNICODE_PATH 0x7075
#define UNICODE_PATH_VERSION 1
#define UNICODE_PATH_LEADING 5 /* version and CRC-32 of the header's name */

gboolean
od_zip_extra_find (OdZipSpan extra, guint16 id, OdZipSpan *found, guint *n_found)
{
  gsize at = 0;

  *n_found = 0;
  while (at + 4 <= extra.size)
    {
      OdZipSpan field = { extra.bytes + at + 4, od_zip_get_16 (extra.bytes + at + 2) };

      if (at + 4 + field.size > extra.size)
        return FALSE;
      if (od_zip_get_16 (extra.bytes + at) == id)
        {
          *found = field;
          *n_found += 1;
        }
      at += 4 + field.size;
    }
  return at == extra.size;
}

static guint
count_marked (guint64 *const *values, guint n_values)
{
  guint n_marked = 0;

  for (guint i = 0; i < n_values; i++)
    n_marked += *values[i] == MARK;
  return n_marked;
}

/* Each value that is marked takes the next number; so does each other one when @all, and it must be that number
 * already. */
static gboolean
take_numbers (OdZipSpan field, guint64 *const *values, guint n_values, gboolean all)
{
  const guint8 *at = field.bytes;

  for (guint i = 0; i < n_values && at < field.bytes + field.size; i++)
    {
      if (*values[i] == MARK)
        *values[i] = od_zip_get_64 (at);
      else if (!all)
        continue;
      else if (*values[i] != od_zip_get_64 (at))
        return FALSE;
      at += 8;
    }
  return TRUE;
}

gboolean
od_zip_extra_read_zip64 (
    OdZipSpan extra, guint64 *const *values, guint n_values, gboolean complete, gboolean *is_there, GError **error)
{
  guint n_marked = count_marked (values, n_values);
  gboolean all = complete || n_marked == 0;
  OdZipSpan field;
  guint n_found;

  if (!od_zip_extra_find (extra, EXTRA_ZIP64, &field, &n_found) || n_found > 1)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "extra field");
  *is_there = n_found == 1;
  if (!*is_there)
    return TRUE;
  if (field.size % 8 != 0 || field.size > (all ? n_values : n_marked) * 8 || (complete && field.size != n_values * 8)
      || field.size < n_marked * 8 || !take_numbers (field, values, n_values, all))
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "extra field 0x0001");
  return TRUE;
}

/* The ASCII of @name alone, which all code pages have alike; (transfer full). */
static char *
get_ascii (const char *name, gsize length)
{
  GString *ascii = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    if ((name[i] & 0x80) == 0)
      g_string_append_c (ascii, name[i]);
  return g_string_free (ascii, FALSE);
}

static gboolean
says_the_same (OdZipSpan name, gboolean is_utf8, const char *path, gsize length)
{
  const char *bytes = (const char *) name.bytes;
  g_autofree char *ascii = get_ascii (bytes, name.size);
  g_autofree char *ascii_path = get_ascii (path, length);

  if (is_utf8 || strlen (ascii) == name.size)
    return length == name.size && memcmp (path, bytes, length) == 0;
  return g_str_equal (ascii, ascii_path);
}

gboolean
od_zip_extra_read_path (OdZipSpan extra, OdZipSpan name, gboolean is_utf8, char **path)
{
  OdZipSpan field;
  guint n_found;
  const char *text;
  gsize length;

  *path = NULL;
  if (!od_zip_extra_find (extra, EXTRA_UNICODE_PATH, &field, &n_found) || n_found > 1)
    return FALSE;
  if (n_found == 0)
    return TRUE;
  if (field.size <= UNICODE_PATH_LEADING || field.bytes[0] != UNICODE_PATH_VERSION
      || od_zip_get_32 (field.bytes + 1) != crc32 (0, name.bytes, name.size))
    return FALSE;
  text = (const char *) field.bytes + UNICODE_PATH_LEADING;
  length = field.size - UNICODE_PATH_LEADING;
  if (!g_utf8_validate (text, length, NULL) || memchr (text, '\0', length) != NULL
      || !says_the_same (name, is_utf8, text, length))
    return FALSE;
  *path = g_strndup (text, length);
  return TRUE;
}
