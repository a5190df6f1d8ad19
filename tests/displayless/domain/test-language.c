#include "language.h"

#include <glib.h>

static void
test_choose (void)
{
  static const struct
  {
    const char *wanted[7];
    const char *chosen;
  } cases[] = {
    { { "nl_BE.UTF-8", "nl_BE", "nl.UTF-8", "nl", "C" }, "nl" },
    { { "fr_BE.UTF-8", "fr_BE", "fr.UTF-8", "fr", "C" }, "fr" },
    { { "de_BE@euro", "de_BE", "de@euro", "de", "C" }, "de" },
    { { "en_GB", "en", "C" }, "en" },
    /* Many desktops end the list with English: Dutch has no catalogue, and yet comes first */
    { { "nl_BE", "nl", "en", "C" }, "nl" },
    { { "sv_SE", "sv", "fr", "nl", "C" }, "fr" },
    /* None that is there */
    { { "sv_SE", "sv", "C" }, "nl" },
    { { "C" }, "nl" },
    { { "frr_DE", "frr", "C" }, "nl" },
    { { NULL }, "nl" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (od_language_choose (cases[i].wanted), ==, cases[i].chosen);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/choose", test_choose);
  return g_test_run ();
}
