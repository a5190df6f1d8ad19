#pragma once

#include <adwaita.h>

#include "import-source.h"
#include "profile.h"

#define OD_TYPE_IMPORT_WINDOW (od_import_window_get_type ())
G_DECLARE_FINAL_TYPE (OdImportWindow, od_import_window, OD, IMPORT_WINDOW, AdwWindow)

/* Called for each referral that was accepted or confirmed, or that turned out to be here already and is to be shown. */
typedef void (*OdImportShow) (const char *referral_id, gpointer data);

/**
 * od_import_window_present:
 * @parent: the window that it belongs to
 * @files: the packages, and mails with packages, to import one after the other
 * @show: called on @data when a referral is to be shown behind the window
 * @data: an object, kept alive while the window is open
 *
 * Opens packages one by one: passphrase when none that is kept fits, preview of everything, acceptance, and at the OCMW the
 * receipt to send back (protocol art. 5, 6). Nothing is taken in before the user accepts it.
 */
void od_import_window_present (GtkWindow *parent, OdProfile *profile, GFile **files, guint n_files,
                               OdImportShow show, GObject *data);

/* The same for @sources, an array of OdImportSource of which there is at least one. */
void od_import_window_present_sources (GtkWindow *parent, OdProfile *profile, GPtrArray *sources, OdImportShow show, GObject *data);

/* Closes the window and gives what is still to be imported, of OdImportSource, which may be nothing; (transfer full) (nullable): NULL when
 * something in it is half typed or being done, and then it stays open. */
GPtrArray *od_import_window_put_off (OdImportWindow *self);
