#include "field-text.h"

#include <glib/gi18n-lib.h>

#include "day-text.h"
#include "phone-number.h"
#include "residence-reason.h"

static const struct
{
  OdField field;
  const char *text;
} texts[] = {
  { OD_FIELD_GIVEN_NAME, N_ ("Voornaam") },
  { OD_FIELD_STREET, N_ ("Straat") },
  { OD_FIELD_HOUSE_NUMBER, N_ ("Huisnummer") },
  { OD_FIELD_BOX_NUMBER, N_ ("Bus") },
  { OD_FIELD_POSTCODE, N_ ("Postcode") },
  { OD_FIELD_MUNICIPALITY, N_ ("Gemeente") },
  { OD_FIELD_PHONE, N_ ("Telefoon") },
  { OD_FIELD_EMAIL, N_ ("E-mail") },
  { OD_FIELD_CONSENT_MANNER, N_ ("Wijze van de toestemming") },
  { OD_FIELD_CONSENT_ON, N_ ("Toestemming gegeven op") },
  { OD_FIELD_INFORMATION_VERSION, N_ ("Versie van de informatie") },
  { OD_FIELD_RESIDENCE, N_ ("Waarom dit OCMW") },
};

const char *
od_field_to_text (OdField field)
{
  if (field == OD_FIELD_FAMILY_NAME)
    return C_ ("family name", "Naam");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].field == field)
      return _ (texts[i].text);
  return "";
}

static char *
residence_to_text (const char *value)
{
  OdResidenceReason reason;

  if (!od_residence_reason_from_string (value, &reason) || reason == OD_RESIDENCE_AS_ADDRESSED)
    return g_strdup (_ ("De cliënt woont er"));
  return g_strdup (reason == OD_RESIDENCE_MOVES ? _ ("De cliënt verhuist") : _ ("De cliënt verblijft elders"));
}

const char *
od_consent_manner_to_text (OdConsentManner manner)
{
  switch (manner)
    {
    case OD_CONSENT_ORAL:
      return _ ("mondeling");
    case OD_CONSENT_WRITTEN:
      return _ ("schriftelijk");
    case OD_CONSENT_NOT_GIVEN:
    default:
      return "";
    }
}

static char *
manner_to_text (const char *value)
{
  OdConsentManner manner;

  return g_strdup (od_consent_manner_from_string (value, &manner) ? od_consent_manner_to_text (manner) : value);
}

char *
od_field_value_to_text (OdField field, const char *value)
{
  if (field == OD_FIELD_RESIDENCE)
    return residence_to_text (value);
  if (*value == '\0')
    return g_strdup (_ ("niet ingevuld"));
  if (field == OD_FIELD_PHONE)
    return od_phone_number_format (value);
  if (field == OD_FIELD_CONSENT_MANNER)
    return manner_to_text (value);
  return field == OD_FIELD_CONSENT_ON ? od_day_to_text (value) : g_strdup (value);
}
