#include "spelling-alphabet.h"

#include <glib/gi18n-lib.h>

/* The telephone alphabet of the Dutch language area, as Genootschap Onze Taal lists it (“Spellingalfabet”,
 * onzetaal.nl): no standard has one, and who spells “A van Anna” is understood in Flanders and the Netherlands alike.
 */
static const char *const names[] = {
  N_ ("Anna"),    N_ ("Bernard"), N_ ("Cornelis"), N_ ("Dirk"),    N_ ("Eduard"),    N_ ("Ferdinand"), N_ ("Gerard"),
  N_ ("Hendrik"), N_ ("Izaak"),   N_ ("Johan"),    N_ ("Karel"),   N_ ("Lodewijk"),  N_ ("Maria"),     N_ ("Nico"),
  N_ ("Otto"),    N_ ("Pieter"),  N_ ("Quotiënt"), N_ ("Rudolf"),  N_ ("Simon"),     N_ ("Teunis"),    N_ ("Utrecht"),
  N_ ("Victor"),  N_ ("Willem"),  N_ ("Xantippe"), N_ ("Ypsilon"), N_ ("Zacharias"),
};

static void
append_character (GString *spelled, gunichar character)
{
  if (character == ' ')
    g_string_append (spelled, _ ("spatie"));
  else if (character >= 'A' && character <= 'Z')
    g_string_append_printf (spelled, _ ("hoofdletter %s"), _ (names[character - 'A']));
  else if (character >= 'a' && character <= 'z')
    g_string_append (spelled, _ (names[character - 'a']));
  else
    g_string_append_unichar (spelled, character);
}

char *
od_spell (const char *word)
{
  GString *spelled = g_string_sized_new (1024); /* so that no part of it is left behind in growing */

  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (at != word)
        g_string_append (spelled, ", ");
      append_character (spelled, g_utf8_get_char (at));
    }
  return g_string_free (spelled, FALSE);
}
