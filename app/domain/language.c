#include "language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#define WRITTEN_IN "nl"

static const char *const translated[] = { TRANSLATED_TO };

const char *
od_language_choose (const char *const *wanted)
{
  for (gsize i = 0; wanted[i] != NULL; i++)
    {
      if (g_str_equal (wanted[i], WRITTEN_IN))
        return WRITTEN_IN;
      for (gsize j = 0; j < G_N_ELEMENTS (translated); j++)
        if (g_str_equal (wanted[i], translated[j]))
          return translated[j];
    }

  return WRITTEN_IN;
}

void
od_language_begin (void)
{
  const char *folder = g_getenv ("TEXTDOMAINDIR");

  g_setenv ("LANGUAGE", od_language_choose (g_get_language_names ()), TRUE);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALE_FOLDER);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}
