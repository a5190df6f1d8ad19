#pragma once

#include <adwaita.h>

#include "import.h"

/**
 * OdForeignPage:
 *
 * A package that a team without this program made by hand: what is in it and, at the OCMW, beside it the form in which the referral is
 * typed over (protocol art. 3, 6). Nothing in the form comes from the package by itself.
 *
 * Signals: "accepted" with the OdReferral that it became; "left" when the user is done with it, having been asked when something was
 * half typed; "show-referral" with the id of another referral of perhaps the same person.
 */
#define OD_TYPE_FOREIGN_PAGE (od_foreign_page_get_type ())
G_DECLARE_FINAL_TYPE (OdForeignPage, od_foreign_page, OD, FOREIGN_PAGE, AdwBin)

/* @import is of kind OD_IMPORT_FOREIGN. */
GtkWidget *od_foreign_page_new (OdProfile *profile, OdImport *import);

/* Whether something was typed that is nowhere kept. */
gboolean od_foreign_page_is_half_typed (OdForeignPage *self);

/* Asks once when something is half typed, and then says "left"; or stays. */
void od_foreign_page_leave (OdForeignPage *self);
