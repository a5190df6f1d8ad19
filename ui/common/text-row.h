#pragma once

#include <adwaita.h>

/* A row that says @title, and @subtitle (nullable) under it, letter by letter: what people wrote is no markup. The row is an AdwActionRow. */
GtkWidget *od_text_row_new (const char *title, const char *subtitle);
