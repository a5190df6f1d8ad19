#pragma once

#include <adwaita.h>

#include "foreign-entry.h"

/**
 * OdForeignPreview:
 *
 * One file of a package that was made by hand: text and pictures as they are, of all else what may be done with it. Everything in a viewer
 * comes from a folder in memory that is emptied when this widget leaves its window; on the disk comes only what the user saves by name.
 */
#define OD_TYPE_FOREIGN_PREVIEW (od_foreign_preview_get_type ())
G_DECLARE_FINAL_TYPE (OdForeignPreview, od_foreign_preview, OD, FOREIGN_PREVIEW, AdwBin)

/* For files opened at the profile called @profile_name; before anything is shown. */
void od_foreign_preview_set_profile_name (OdForeignPreview *self, const char *profile_name);

void od_foreign_preview_show (OdForeignPreview *self, OdForeignEntry *entry);

/* What a person reads under the name of @entry: "PDF-document · 34,5 kB"; (transfer full), pure. */
char *od_foreign_entry_to_text (OdForeignEntry *entry);
const char *od_foreign_entry_to_icon (OdForeignEntry *entry);
