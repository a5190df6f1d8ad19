#include "phone-number.h"

#include <string.h>

#define BELGIUM "32"

static const char *const belgian_big_zones[] = { "2", "3", "4", "9" };

/* The digits of @text after a possible +; NULL when anything but phone punctuation is between them. "(0)" is left out: it is
 * written for who calls from within the country. */
static char *
read_digits (const char *text, gboolean *plus)
{
  GString *digits = g_string_new (NULL);

  *plus = FALSE;
  for (const char *at = text; *at; at++)
    {
      if (g_ascii_isdigit (*at))
        g_string_append_c (digits, *at);
      else if (*at == '+' && digits->len == 0 && !*plus)
        *plus = TRUE;
      else if (g_str_has_prefix (at, "(0)") && (*plus || g_str_has_prefix (digits->str, "00")))
        at += 2;
      else if (strchr (" .-/()", *at) == NULL)
        {
          g_string_free (digits, TRUE);
          return NULL;
        }
    }

  return g_string_free (digits, FALSE);
}

/* 045 to 049 are mobile: one with a digit too few is no number in Liège (04 2…, 04 3…). */
static gboolean
is_belgian (const char *national)
{
  gsize length = strlen (national);

  if (*national == '4' && national[1] >= '5')
    return length == 9;
  return length == 8 && *national != '0';
}

char *
od_phone_number_parse (const char *text)
{
  gboolean plus;
  g_autofree char *digits = text != NULL ? read_digits (text, &plus) : NULL;
  const char *international;

  if (digits == NULL)
    return NULL;
  if (!plus && *digits == '0' && digits[1] != '0')
    return is_belgian (digits + 1) ? g_strconcat ("+" BELGIUM, digits + 1, NULL) : NULL;
  if (!plus && !g_str_has_prefix (digits, "00"))
    return NULL;

  international = plus ? digits : digits + 2;
  if (g_str_has_prefix (international, BELGIUM))
    return is_belgian (international + 2) ? g_strconcat ("+", international, NULL) : NULL;

  /* ITU-T E.164: at most 15 digits, and no country code begins with 0. */
  if (*international == '0' || strlen (international) < 7 || strlen (international) > 15)
    return NULL;
  return g_strconcat ("+", international, NULL);
}

static char *
format_belgian (const char *national)
{
  if (strlen (national) == 9)
    return g_strdup_printf ("0%.3s %.2s %.2s %.2s", national, national + 3, national + 5, national + 7);
  for (gsize i = 0; i < G_N_ELEMENTS (belgian_big_zones); i++)
    if (*national == *belgian_big_zones[i])
      return g_strdup_printf ("0%.1s %.3s %.2s %.2s", national, national + 1, national + 4, national + 6);
  return g_strdup_printf ("0%.2s %.2s %.2s %.2s", national, national + 2, national + 4, national + 6);
}

/* The digits of the country code that @international begins with (ITU-T E.164, annex D): one for zones 1 and 7, two for these,
 * three for the others. */
static gsize
get_country_length (const char *international)
{
  static const char two_digits[] = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 "
                                   "60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";

  if (*international == '1' || *international == '7')
    return 1;
  for (const char *code = two_digits; *code != '\0'; code += 3)
    if (strncmp (international, code, 2) == 0)
      return 2;
  return 3;
}

char *
od_phone_number_format (const char *e164)
{
  gsize country;

  if (g_str_has_prefix (e164, "+" BELGIUM) && is_belgian (e164 + 3))
    return format_belgian (e164 + 3);
  country = *e164 == '+' ? 1 + get_country_length (e164 + 1) : 0;
  if (country == 0 || strlen (e164) <= country)
    return g_strdup (e164);
  return g_strdup_printf ("%.*s %s", (int) country, e164, e164 + country);
}

char *
od_phone_number_get_digits (const char *text)
{
  gboolean plus;
  g_autofree char *digits = read_digits (text, &plus);

  if (digits == NULL)
    return g_strdup ("");
  return plus ? g_strconcat ("00", digits, NULL) : g_steal_pointer (&digits);
}

char *
od_phone_number_get_dialled (const char *e164)
{
  gsize country = *e164 == '+' ? 1 + get_country_length (e164 + 1) : 0;

  if (country == 0 || strlen (e164) <= country)
    return od_phone_number_get_digits (e164);
  return g_strdup_printf ("00%s 0%s", e164 + 1, e164 + country);
}
