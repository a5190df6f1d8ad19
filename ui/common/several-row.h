#pragma once

#include <adwaita.h>

#include "finding.h"
#include "office-kind.h"

/* A row to tick several of a few options. */
#define OD_TYPE_SEVERAL_ROW (od_several_row_get_type ())
G_DECLARE_FINAL_TYPE (OdSeveralRow, od_several_row, OD, SEVERAL_ROW, AdwPreferencesRow)

/* @options are ended by one without a code; their labels are msgids. */
GtkWidget *od_several_row_new (const char *title, const OdDatumOption *options);

/* The codes of what is ticked, in the order of the options, with a space between; (transfer full). */
char *od_several_row_get_codes (OdSeveralRow *self);
void od_several_row_set_codes (OdSeveralRow *self, const char *codes);

void od_several_row_set_finding (OdSeveralRow *self, const OdFinding *finding);
