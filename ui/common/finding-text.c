#include "finding-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  OdFindingCode code;
  int field; /* an OdField, or ANY */
  const char *text;
} Sentence;

#define ANY -1

/* The first that fits counts, so what is said of one field stands before what is said of any. */
static const Sentence sentences[] = {
  { OD_FINDING_REQUIRED, OD_FIELD_GIVEN_NAME, N_ ("Vul de voornaam in.") },
  { OD_FINDING_REQUIRED, OD_FIELD_FAMILY_NAME, N_ ("Vul de naam in.") },
  { OD_FINDING_REQUIRED, OD_FIELD_STREET, N_ ("Vul de straat in, of laat het hele adres leeg.") },
  { OD_FINDING_REQUIRED, OD_FIELD_HOUSE_NUMBER, N_ ("Vul het huisnummer in, of laat het hele adres leeg.") },
  { OD_FINDING_REQUIRED, OD_FIELD_POSTCODE, N_ ("Vul de postcode in.") },
  { OD_FINDING_REQUIRED, OD_FIELD_MUNICIPALITY, N_ ("Vul de gemeente in.") },
  { OD_FINDING_REQUIRED, OD_FIELD_CONTACT_DETAILS, N_ ("Vul een adres, een telefoonnummer of een e-mailadres in: zonder kan het OCMW de cliënt niet bereiken.") },
  { OD_FINDING_REQUIRED, OD_FIELD_INFORMED_BY, N_ ("Vul in wie de cliënt heeft geïnformeerd.") },
  { OD_FINDING_REQUIRED, OD_FIELD_INFORMED_ON, N_ ("Vul in wanneer de cliënt is geïnformeerd.") },
  { OD_FINDING_REQUIRED, OD_FIELD_CONSENT_MANNER, N_ ("Kies hoe de cliënt toestemming gaf. Zonder toestemming mag er niets worden doorgegeven.") },
  { OD_FINDING_REQUIRED, OD_FIELD_CONSENT_ON, N_ ("Vul in wanneer de cliënt toestemming gaf.") },
  { OD_FINDING_REQUIRED, OD_FIELD_PROTOCOL, N_ ("Kies het OCMW van de woonplaats van de cliënt.") },
  { OD_FINDING_REQUIRED, OD_FIELD_SENDER, N_ ("Kies het team dat dit pakket stuurde.") },
  { OD_FINDING_REQUIRED, OD_FIELD_TEAM_MEMBER, N_ ("Vul in wie bij Kind en Gezin de cliënt doorverwijst.") },
  { OD_FINDING_REQUIRED, OD_FIELD_SENT_ON, N_ ("Vul in wanneer het pakket verzonden is: de dag van de mail.") },
  { OD_FINDING_REQUIRED, OD_FIELD_USER_NAME, N_ ("Vul een naam in.") },
  { OD_FINDING_REQUIRED, OD_FIELD_USER_FUNCTION, N_ ("Vul de functie in.") },
  { OD_FINDING_REQUIRED, OD_FIELD_FILE_NUMBER, N_ ("Vul het nummer van het cliëntdossier in.") },
  { OD_FINDING_REQUIRED, OD_FIELD_PASSPHRASE, N_ ("Typ de wachtzin zoals u ze hoorde.") },
  { OD_FINDING_REQUIRED, OD_FIELD_PASSPHRASE_SINCE, N_ ("Vul in vanaf wanneer de wachtzin geldt.") },
  { OD_FINDING_REQUIRED, OD_FIELD_PASSPHRASE_UNTIL, N_ ("Vul in tot wanneer de oude wachtzin bewaard blijft.") },
  { OD_FINDING_REQUIRED, ANY, N_ ("Vul dit in.") },

  { OD_FINDING_TOO_LONG, OD_FIELD_PASSPHRASE_UNTIL, N_ ("Een oude wachtzin blijft hoogstens een jaar bewaard. Kies een vroegere datum.") },
  { OD_FINDING_TOO_LONG, ANY, N_ ("Dit is te lang. Kort het in.") },

  { OD_FINDING_CHARACTERS, OD_FIELD_GIVEN_NAME, N_ ("In een naam passen alleen letters, spaties, koppeltekens, weglatingstekens en punten.") },
  { OD_FINDING_CHARACTERS, OD_FIELD_FAMILY_NAME, N_ ("In een naam passen alleen letters, spaties, koppeltekens, weglatingstekens en punten.") },
  { OD_FINDING_CHARACTERS, ANY, N_ ("Hierin staat een teken dat hier niet past. Haal het weg.") },

  { OD_FINDING_CONTROL_CHARACTERS, ANY, N_ ("Hierin staat een onzichtbaar teken. Typ dit opnieuw in plaats van het te plakken.") },

  { OD_FINDING_NATIONAL_REGISTER_NUMBER, ANY, N_ ("Dit lijkt een rijksregisternummer. Dat mag volgens het protocol (artikel 3) niet worden doorgegeven; haal het weg.") },

  { OD_FINDING_SHAPE, OD_FIELD_HOUSE_NUMBER, N_ ("Dit is geen huisnummer. Schrijf het als 12, 12A of 12-14; de bus komt hiernaast.") },
  { OD_FINDING_SHAPE, OD_FIELD_POSTCODE, N_ ("Een Belgische postcode heeft vier cijfers, van 1000 tot 9999.") },
  { OD_FINDING_SHAPE, OD_FIELD_PHONE, N_ ("Dit is geen telefoonnummer. Schrijf het als 014 12 34 56, 0470 12 34 56 of met de landcode, zoals +31 20 123 45 67.") },
  { OD_FINDING_SHAPE, OD_FIELD_EMAIL, N_ ("Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.be.") },
  { OD_FINDING_SHAPE, OD_FIELD_INFORMED_ON, N_ ("Dit is geen datum. Schrijf ze als 24/11/2026.") },
  { OD_FINDING_SHAPE, OD_FIELD_CONSENT_ON, N_ ("Dit is geen datum. Schrijf ze als 24/11/2026.") },
  { OD_FINDING_SHAPE, OD_FIELD_SENT_ON, N_ ("Dit is geen datum. Schrijf ze als 24/11/2026.") },
  { OD_FINDING_SHAPE, OD_FIELD_DATE, N_ ("Dit is geen datum. Schrijf ze als 24/11/2026.") },
  { OD_FINDING_SHAPE, OD_FIELD_PASSPHRASE_SINCE, N_ ("Dit is geen datum. Schrijf ze als 24/11/2026.") },
  { OD_FINDING_SHAPE, OD_FIELD_PASSPHRASE_UNTIL, N_ ("Dit is geen datum. Schrijf ze als 24/11/2026.") },
  { OD_FINDING_SHAPE, ANY, N_ ("Dit is niet goed geschreven. Kijk het na.") },

  { OD_FINDING_CHECK_DIGITS, ANY, N_ ("Dit KBO-nummer klopt niet: de laatste twee cijfers passen niet bij de andere. Kijk het na.") },

  { OD_FINDING_INCOMPLETE, OD_FIELD_INFORMED_POINTS, N_ ("Bespreek alle vijf punten met de cliënt en kruis ze aan.") },
  { OD_FINDING_INCOMPLETE, OD_FIELD_RESIDENCE, N_ ("Zonder postcode is niet te zien of dit het OCMW van de woonplaats is. Kijk het na met de cliënt.") },
  { OD_FINDING_INCOMPLETE, ANY, N_ ("Dit is onvolledig.") },

  { OD_FINDING_IN_FUTURE, ANY, N_ ("Deze datum ligt in de toekomst. Kijk ze na.") },
  { OD_FINDING_BEFORE_INFORMED, ANY, N_ ("De toestemming kan niet vóór de uitleg aan de cliënt gegeven zijn. Kijk de datums na.") },
  { OD_FINDING_PROTOCOL_NOT_YET_IN_FORCE, OD_FIELD_SENDER, N_ ("Het protocol met dit team was toen nog niet van kracht: deze gegevens mochten niet worden doorgegeven. Laat het het team weten.") },
  { OD_FINDING_PROTOCOL_ENDED, OD_FIELD_SENDER, N_ ("Het protocol met dit team was toen al beëindigd: deze gegevens mochten niet meer worden doorgegeven. Laat het het team weten.") },
  { OD_FINDING_PROTOCOL_NOT_YET_IN_FORCE, ANY, N_ ("Het protocol met dit OCMW is nog niet van kracht: er mag nog niets worden doorgegeven.") },
  { OD_FINDING_PROTOCOL_ENDED, ANY, N_ ("Het protocol met dit OCMW is beëindigd: er mag niets meer worden doorgegeven.") },
  { OD_FINDING_OUTSIDE_PROTOCOL, ANY, N_ ("De postcode is niet van de gemeente van dit OCMW. Kijk na welk OCMW het moet zijn, of kies de reden waarom het toch dit is.") },
  { OD_FINDING_OVERRIDDEN, ANY, N_ ("De postcode is niet van de gemeente van dit OCMW; u koos een reden waarom het toch dit is.") },
  { OD_FINDING_END_BEFORE_START, OD_FIELD_PASSPHRASE_SINCE, N_ ("De nieuwe wachtzin kan niet vroeger ingaan dan de vorige. Kijk de datum na.") },
  { OD_FINDING_END_BEFORE_START, OD_FIELD_PASSPHRASE_UNTIL, N_ ("Deze dag is al voorbij. Kies vandaag of later.") },
  { OD_FINDING_END_BEFORE_START, OD_FIELD_SENT_ON, N_ ("De toestemming is van na deze dag. Kijk beide datums na: zonder toestemming vooraf mocht het pakket niet verzonden worden.") },
  { OD_FINDING_END_BEFORE_START, ANY, N_ ("Dit ligt vóór het begin. Kijk de datums na.") },
  { OD_FINDING_DOUBLE, ANY, N_ ("Dit staat al in de lijst.") },
  { OD_FINDING_ENDED, ANY, N_ ("Dit is verlopen. Vernieuw het, of beëindig wat erop steunt.") },
  { OD_FINDING_ENDS_SOON, ANY, N_ ("Dit loopt binnen 90 dagen af. Vernieuw het op tijd.") },
  { OD_FINDING_REVIEW_DUE, ANY, N_ ("De dag om dit na te kijken is er. Kijk het na en kies een nieuwe dag.") },
  { OD_FINDING_NO_DOCUMENT, ANY, N_ ("Het document zelf ontbreekt. Voeg het als bijlage toe.") },
  { OD_FINDING_TOO_WEAK, ANY, N_ ("Deze wachtzin is te gemakkelijk te raden. Neem zeven woorden die Overdracht maakt, of minstens 20 tekens.") },
};

char *
od_finding_get_text (const OdFinding *finding)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].code == finding->code && (sentences[i].field == ANY || sentences[i].field == (int) finding->field))
      return g_strdup (_ (sentences[i].text));

  return g_strdup (_ ("Kijk dit na."));
}
