#pragma once

#include <adwaita.h>

#include "finding.h"

/**
 * OdFieldRow:
 *
 * An entry row that shows a finding under what was typed. Signal "left": the user changed the text and went on; the time to look
 * for findings, never while typing.
 */
#define OD_TYPE_FIELD_ROW (od_field_row_get_type ())
G_DECLARE_FINAL_TYPE (OdFieldRow, od_field_row, OD, FIELD_ROW, AdwEntryRow)

GtkWidget *od_field_row_new (const char *title);
const char *od_field_row_get_text (OdFieldRow *self);
void od_field_row_set_text (OdFieldRow *self, const char *text);

/* Shows @finding (nullable) beside the field, to screen readers as well. */
void od_field_row_set_finding (OdFieldRow *self, const OdFinding *finding);
