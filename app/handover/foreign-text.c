#include "foreign-text.h"

#include "wiped-memory.h"

#include <string.h>

#define MAX_UTF8_BYTES 4 /* of one character */

/* In UTF-8 as in Windows-1252 what is below a space and not white is no text. */
static gboolean
has_control_characters (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (((guchar) text[i] < ' ' && strchr ("\t\n\r\f", text[i]) == NULL) || text[i] == '\0' || text[i] == 0x7f)
      return TRUE;
  return FALSE;
}

/* @text is (transfer full), NUL-terminated. */
static GBytes *
take_text (char *text, gsize length)
{
  g_autoptr (GBytes) bytes = NULL;

  if (text == NULL)
    return NULL;
  bytes = od_wiped_bytes_new_take (text, length + 1);
  return has_control_characters (text, length) ? NULL : g_bytes_new_from_bytes (bytes, 0, length);
}

static char *
copy_text (const char *text, gsize length)
{
  char *copy = g_malloc (length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

static GBytes *
convert (const char *bytes, gsize length, const char *encoding)
{
  gsize written = 0;
  char *text = g_convert (bytes, length, "UTF-8", encoding, NULL, &written, NULL);

  return take_text (text, written);
}

/* Where the text was cut half a pair may be left at its end. */
static GBytes *
decode_utf16 (const char *bytes, gsize length, gboolean little, gboolean cut)
{
  const char *encoding = little ? "UTF-16LE" : "UTF-16BE";
  gsize even = length & ~(gsize) 1;
  guint8 last = even >= 2 ? (guint8) bytes[even - (little ? 1 : 2)] : 0;

  if (cut && last >= 0xd8 && last <= 0xdb)
    even -= 2;
  return convert (bytes, even, encoding);
}

static GBytes *
decode_bytes (const char *bytes, gsize length, gboolean cut)
{
  const char *end;

  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    return decode_bytes (bytes + 3, length - 3, cut);
  if (g_utf8_validate_len (bytes, length, &end) || (cut && bytes + length - end < MAX_UTF8_BYTES))
    return take_text (copy_text (bytes, end - bytes), end - bytes);
  return has_control_characters (bytes, length) ? NULL : convert (bytes, length, "WINDOWS-1252");
}

GBytes *
od_foreign_text_decode (GBytes *content, gboolean *cut)
{
  gsize size;
  const char *bytes = g_bytes_get_data (content, &size);
  gsize length = MIN (size, OD_FOREIGN_TEXT_MAX_BYTES);

  if (cut != NULL)
    *cut = length < size;
  if (length >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0)
    return decode_utf16 (bytes + 2, length - 2, TRUE, length < size);
  if (length >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    return decode_utf16 (bytes + 2, length - 2, FALSE, length < size);
  return decode_bytes (bytes, length, length < size);
}
