#pragma once

#include "consent.h"
#include "field.h"

/* What a datum that is handed over is called on the screen ("Huisnummer", "Toestemming gegeven op"); "" for any other; (transfer none). */
const char *od_field_to_text (OdField field);

/* "mondeling", "schriftelijk"; "" when there is no consent; (transfer none). */
const char *od_consent_manner_to_text (OdConsentManner manner);

/* @value of it as it is read: a phone number the Belgian way, a day in words, a code in a sentence; of "" that it is not filled in;
 * (transfer full), to be wiped by nobody: it goes on the screen. */
char *od_field_value_to_text (OdField field, const char *value);
