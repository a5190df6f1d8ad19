#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdDocumentRow:
 *
 * A row for a file that the program has made and keeps in memory alone: opened in the desktop's viewer, from where it is printed, or saved
 * where the user wants it.
 */
#define OD_TYPE_DOCUMENT_ROW (od_document_row_get_type ())
G_DECLARE_FINAL_TYPE (OdDocumentRow, od_document_row, OD, DOCUMENT_ROW, AdwActionRow)

/* @name is proposed for the file, and tells of no client; @personal when client data are in it. */
GtkWidget *od_document_row_new (OdProfile *profile, const char *title, const char *name, GBytes *content, gboolean personal);
