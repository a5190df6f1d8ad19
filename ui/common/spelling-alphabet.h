#pragma once

#include <glib.h>

/* @word letter by letter, as one spells at the phone: "Anna, Pieter, Pieter, Eduard, Lodewijk"; what is no letter is named or stands for
 * itself; (transfer full): to be wiped by who shows it. Pure. */
char *od_spell (const char *word);
