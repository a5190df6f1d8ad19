#pragma once

#include <adwaita.h>

#include "import.h"

/* What a notice or an answer in a package says, and what accepting it brings; NULL for a message of another kind. */
GtkWidget *od_notice_import_new (OdProfile *profile, OdImport *import);
