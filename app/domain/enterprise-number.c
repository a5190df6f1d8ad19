#include "enterprise-number.h"

#include <string.h>

char *
od_enterprise_number_parse (const char *text)
{
  GString *digits = g_string_new (NULL);
  guint64 number = 0;

  if (g_ascii_strncasecmp (text, "BE", 2) == 0)
    text += 2;
  for (; *text; text++)
    {
      if (g_ascii_isdigit (*text))
        g_string_append_c (digits, *text);
      else if (strchr (" .-/", *text) == NULL)
        g_string_append_c (digits, 'x');
    }
  if (digits->len == 9)
    g_string_prepend_c (digits, '0');
  for (gsize i = 0; i < 8 && i < digits->len; i++)
    number = number * 10 + digits->str[i] - '0';

  if (digits->len == 10 && strspn (digits->str, "0123456789") == 10 && *digits->str <= '1' && number > 0
      && 97 - number % 97 == g_ascii_strtoull (digits->str + 8, NULL, 10))
    return g_string_free (digits, FALSE);

  g_string_free (digits, TRUE);
  return NULL;
}

char *
od_enterprise_number_format (const char *digits)
{
  if (strlen (digits) != 10)
    return g_strdup (digits);
  return g_strdup_printf ("%.4s.%.3s.%.3s", digits, digits + 4, digits + 7);
}
