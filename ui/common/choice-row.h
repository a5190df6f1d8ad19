#pragma once

#include <adwaita.h>

#include "choice.h"

/* A row to choose from one of the office's lists: what is offered of @kind, in its order. The row is an AdwComboRow. */
GtkWidget *od_choice_row_new (const char *title, OdChoices *choices, OdChoiceKind kind);

/* The code of what is chosen; (transfer none) (nullable). */
const char *od_choice_row_get_code (GtkWidget *row);
