#include "problem-text.h"

#include <glib/gi18n-lib.h>

#include "profile.h"

const char *
od_problem_to_title (const GError *error)
{
  if (g_error_matches (error, OD_KEYRING_ERROR, OD_KEYRING_ERROR_NONE))
    return _ ("Geen sleutelbos gevonden");
  if (g_error_matches (error, OD_KEYRING_ERROR, OD_KEYRING_ERROR_LOCKED))
    return _ ("De sleutelbos is vergrendeld");
  if (g_error_matches (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_KEY_MISSING))
    return _ ("De sleutel van het register ontbreekt");

  return _ ("Het register gaat niet open");
}

const char *
od_problem_to_advice (const GError *error)
{
  if (g_error_matches (error, OD_KEYRING_ERROR, OD_KEYRING_ERROR_NONE))
    return _ ("Overdracht bewaart sleutels en wachtzinnen alleen in de sleutelbos van uw bureaublad. Vraag uw systeembeheerder om GNOME Sleutelbos (gnome-keyring) of KWallet te installeren en te starten. Uw gegevens zijn niet gewijzigd.");
  if (g_error_matches (error, OD_KEYRING_ERROR, OD_KEYRING_ERROR_LOCKED))
    return _ ("Zonder de sleutelbos kan Overdracht uw gegevens niet lezen. Ontgrendel ze met uw wachtwoord. Uw gegevens zijn niet gewijzigd.");

  return NULL;
}
