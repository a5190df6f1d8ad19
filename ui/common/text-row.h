#pragma once

#include <adwaita.h>

/* A row that says @title, and @subtitle (nullable) under it, letter by letter: what people wrote is no markup. The row is an AdwActionRow. */
GtkWidget *od_text_row_new (const char *title, const char *subtitle);

/* What else may stand in an AdwActionRow; a screen reader calls it @name. */

/* A small button with a picture alone, at the end of @row; (transfer none). */
GtkWidget *od_text_row_add_button (GtkWidget *row, const char *icon, const char *tooltip, const char *name);

/* What is set in @row, at its end; to press the row is to press @control. */
void od_text_row_add_control (GtkWidget *row, GtkWidget *control, const char *name);

/* A box to tick, at the beginning of @row; to press the row ticks it; (transfer none). */
GtkWidget *od_text_row_add_check (GtkWidget *row, const char *name);
