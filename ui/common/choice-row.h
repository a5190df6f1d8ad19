#pragma once

#include <adwaita.h>

#include "choice.h"

/* The label of @choice: in the user's language when it came with the program, else as the office wrote it; (transfer none). */
const char *od_choice_to_text (const OdChoice *choice);

/* A row to choose from one of the office's lists: what is offered of @kind, in its order. The row is an AdwComboRow. */
GtkWidget *od_choice_row_new (const char *title, OdChoices *choices, OdChoiceKind kind);

/* The code of what is chosen; (transfer none) (nullable). */
const char *od_choice_row_get_code (GtkWidget *row);
