#pragma once

#include <glib.h>

/* Which of the @n_names codes @text (nullable) is; -1 for none. Codes stand in the order of the enumeration that they name. */
int od_names_find (const char *const *names, int n_names, const char *text);
