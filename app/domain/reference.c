#include "reference.h"

#include <string.h>

/* Neither 0 and O, 1 and I and L, 2 and Z, 5 and S, 8 and B, nor U and V: 23 signs, a prime, so that the weighted sum below notices
 * every single wrong sign and every swap of neighbours. */
static const char signs[] = "34679ACDEFGHJKMNPQRTWXY";

#define N_SIGNS (sizeof signs - 1)
#define LENGTH 15 /* of 2026-00042-K7QM */

static char
make_check (const char *text)
{
  guint sum = 0;

  for (int i = 0; i < LENGTH - 1; i++)
    {
      const char *sign = i > 10 ? strchr (signs, text[i]) : NULL;
      guint value = sign != NULL ? (guint) (sign - signs) : g_ascii_isdigit (text[i]) ? (guint) (text[i] - '0') : 0;

      sum += value * (i + 1);
    }

  return signs[sum % N_SIGNS];
}

char *
od_reference_new (guint year, guint number, guint32 random)
{
  char last[4] = { 0 };
  char *reference;

  for (int i = 0; i < 3; i++, random /= N_SIGNS)
    last[i] = signs[random % N_SIGNS];
  reference = g_strdup_printf ("%04u-%05u-%s?", year % 10000, number % 100000, last);
  reference[LENGTH - 1] = make_check (reference);
  return reference;
}

gboolean
od_reference_is_valid (const char *text)
{
  static const char shape[] = "dddd-ddddd-ssss";

  if (text == NULL || strlen (text) != LENGTH)
    return FALSE;
  for (int i = 0; i < LENGTH; i++)
    {
      gboolean fits = shape[i] == 'd' ? g_ascii_isdigit (text[i]) : shape[i] == 's' ? strchr (signs, text[i]) != NULL : text[i] == '-';

      if (!fits)
        return FALSE;
    }

  return text[LENGTH - 1] == make_check (text);
}

char *
od_reference_find (const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i + LENGTH <= length; i++)
    {
      g_autofree char *part = g_strndup (text + i, LENGTH);

      if (od_reference_is_valid (part))
        return g_steal_pointer (&part);
    }

  return NULL;
}
