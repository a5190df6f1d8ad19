#pragma once

#include <adwaita.h>

#include "finding.h"

/* A row for longer text, of more than one line. */
#define OD_TYPE_PARAGRAPH_ROW (od_paragraph_row_get_type ())
G_DECLARE_FINAL_TYPE (OdParagraphRow, od_paragraph_row, OD, PARAGRAPH_ROW, AdwPreferencesRow)

GtkWidget *od_paragraph_row_new (const char *title);

/* (transfer full) */
char *od_paragraph_row_get_text (OdParagraphRow *self);
void od_paragraph_row_set_text (OdParagraphRow *self, const char *text);

void od_paragraph_row_set_finding (OdParagraphRow *self, const OdFinding *finding);
