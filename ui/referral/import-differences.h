#pragma once

#include <adwaita.h>

#include "import.h"

/* What accepting @import brings when its referral is here already: a sentence and, of a correction, every datum that changes, what it is
 * beside what it becomes; NULL when the referral is new or may not be accepted. */
GtkWidget *od_import_differences_new (OdImport *import);

/* What is said once a referral is accepted; (transfer none). */
const char *od_import_novelty_to_title (OdImportNovelty novelty);
const char *od_import_novelty_to_outcome (OdImportNovelty novelty);
