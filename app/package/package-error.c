#include "package-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (od-package-error-quark, od_package_error)

static const char *const sentences[] = {
  [OD_PACKAGE_ERROR_WRONG_PASSPHRASE] = N_ ("Dit pakket gaat niet open met deze woorden. Kijk de wachtzin na en probeer opnieuw."),
  [OD_PACKAGE_ERROR_TOO_WEAK] = N_ ("Dit pakket is niet of zwakker versleuteld dan het protocol vraagt, en is niet geopend. Vraag de afzender om het opnieuw te maken met AES-256."),
  [OD_PACKAGE_ERROR_DAMAGED] = N_ ("Dit pakket is onderweg afgebroken of veranderd, en is niet geopend. Vraag de afzender om het opnieuw te sturen."),
  [OD_PACKAGE_ERROR_NOT_AN_ARCHIVE] = N_ ("Dit bestand is geen pakket. Kies uit de mail het bestand waarvan de naam eindigt op .zip of .7z."),
  [OD_PACKAGE_ERROR_HOSTILE] = N_ ("Dit bestand is gemaakt zoals geen gewoon programma het doet, en is niet geopend. Vraag de afzender of het pakket echt van hem komt."),
  [OD_PACKAGE_ERROR_UNSUPPORTED] = N_ ("Dit archief is van een soort die Overdracht niet opent. Vraag de afzender om een ZIP of 7z met AES-256."),
  [OD_PACKAGE_ERROR_NO_SEVEN_ZIP] = N_ ("Voor dit soort pakket is het programma 7-Zip nodig, en dat staat niet op deze computer; er is niets gewijzigd. Laat het pakket ‘7zip’ installeren, of spreek een gewone ZIP met AES-256 af."),
  [OD_PACKAGE_ERROR_NOT_STARTED] = N_ ("Het programma 7-Zip kon nu niet starten; er is niets gewijzigd. Sluit wat u niet nodig hebt en probeer opnieuw."),
  [OD_PACKAGE_ERROR_UNPROVED] = N_ ("Het pakket bleek na het schrijven niet in orde en is weggegooid; de gegevens zijn nog hier. Probeer opnieuw."),
  [OD_PACKAGE_ERROR_WRITE] = N_ ("Het pakket kon niet worden geschreven; de gegevens zijn nog hier. Kijk of er nog plaats is op de schijf en probeer opnieuw."),
};

gboolean
od_package_refuse (GError **error, OdPackageError code, const char *detail)
{
  if (detail != NULL)
    g_set_error (error, OD_PACKAGE_ERROR, code, "%s\n%s", _ (sentences[code]), detail);
  else
    g_set_error_literal (error, OD_PACKAGE_ERROR, code, _ (sentences[code]));
  return FALSE;
}
