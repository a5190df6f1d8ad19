#include "made-up-referrals.h"
#include "system-keyring.h"
#include "test-desk.h"

#include <stdlib.h>

/* Fills a new profile of an OCMW with referrals that nobody made: fill-register PROFILE N. For measuring, not for
 * anybody's desk. */

static void
end_on_error (const GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

static OdProfile *
open_profile (const char *name)
{
  g_autofree char *folder = od_profile_default_folder (name);
  g_autoptr (OdKeyring) keyring = od_system_keyring_new (name);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  OdProfile *profile;

  od_profile_open_async (name, folder, keyring, NULL, desk_take_result, &result);
  desk_wait (&result);
  profile = od_profile_open_finish (result, &error);
  end_on_error (error);
  return profile;
}

static void
set_up (OdProfile *profile)
{
  g_autoptr (OdSettings) settings = od_settings_new (OD_DESK_OCMW, MADE_UP_PROTOCOL, MADE_UP_WORKER, "maatschappelijk werker");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  od_profile_set_up_async (profile, settings, NULL, desk_take_result, &result);
  desk_wait (&result);
  od_profile_set_up_finish (profile, result, &error);
  end_on_error (error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (OdProfile) profile = NULL;

  if (argc != 3)
    {
      g_printerr ("fill-register PROFILE N\n");
      return 2;
    }
  profile = open_profile (argv[1]);
  set_up (profile);
  made_up_referrals_add (profile, g_ascii_strtoull (argv[2], NULL, 10));
  return 0;
}
