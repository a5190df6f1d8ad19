#pragma once

#include <adwaita.h>

#include "finding.h"

/**
 * OdDayRow:
 *
 * An entry row for a day, typed as 24/11/2026 or picked in a calendar. Signal "left" as of #OdFieldRow.
 */
#define OD_TYPE_DAY_ROW (od_day_row_get_type ())
G_DECLARE_FINAL_TYPE (OdDayRow, od_day_row, OD, DAY_ROW, AdwEntryRow)

GtkWidget *od_day_row_new (const char *title);

/* The day as ISO 8601; "" when nothing is typed; what was typed itself when it is no day, so that the rules find it; (transfer none). */
const char *od_day_row_get_day (OdDayRow *self);
void od_day_row_set_day (OdDayRow *self, const char *day);

void od_day_row_set_finding (OdDayRow *self, const OdFinding *finding);
