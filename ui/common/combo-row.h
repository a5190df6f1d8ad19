#pragma once

#include <adwaita.h>

/* A row to choose one of @choices, which is (transfer full); an AdwComboRow. */
GtkWidget *od_combo_row_new (const char *title, GtkStringList *choices);
