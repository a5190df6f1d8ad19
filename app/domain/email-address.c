#include "email-address.h"

#include <string.h>

#define MAX_OCTETS 254
#define MAX_LOCAL_OCTETS 64

/* A dot-atom of RFC 5321, or letters and digits beyond ASCII (RFC 6531). */
static gboolean
is_local_part (const char *text, gsize length)
{
  char previous = '.';

  if (length == 0 || length > MAX_LOCAL_OCTETS)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '.' ? previous == '.' : !g_ascii_isalnum (text[i]) && (guchar) text[i] < 128 && strchr ("!#$%&'*+-/=?^_`{|}~", text[i]) == NULL)
        return FALSE;
      previous = text[i];
    }

  return previous != '.';
}

static gboolean
is_label (const char *label)
{
  gsize length = strlen (label);

  if (length == 0 || length > 63 || *label == '-' || label[length - 1] == '-')
    return FALSE;
  return strspn (label, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == length;
}

static gboolean
is_domain (const char *text)
{
  g_autofree char *ascii = g_hostname_to_ascii (text);
  g_auto (GStrv) labels = ascii != NULL ? g_strsplit (ascii, ".", -1) : NULL;

  if (labels == NULL || g_strv_length (labels) < 2)
    return FALSE;
  for (gsize i = 0; labels[i] != NULL; i++)
    if (!is_label (labels[i]))
      return FALSE;

  return TRUE;
}

gboolean
od_email_address_is_valid (const char *text)
{
  const char *at = text != NULL ? strrchr (text, '@') : NULL;

  if (at == NULL || strlen (text) > MAX_OCTETS || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  return is_local_part (text, at - text) && is_domain (at + 1);
}
