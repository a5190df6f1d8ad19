#pragma once

#include "field.h"

/* What a datum that is handed over is called on the screen ("Huisnummer", "Toestemming gegeven op"); "" for any other; (transfer none). */
const char *od_field_to_text (OdField field);

/* @value of it as it is read: a phone number the Belgian way, a day in words, a code in a sentence; of "" that it is not filled in;
 * (transfer full), to be wiped by nobody: it goes on the screen. */
char *od_field_value_to_text (OdField field, const char *value);
