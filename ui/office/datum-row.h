#pragma once

#include <adwaita.h>

#include "finding.h"
#include "office-kind.h"

/* A row of a form for @datum, by its shape; its values are as an #OdOfficeRecord keeps them. */
GtkWidget *od_datum_row_new (const OdDatum *datum);

/* What it has now; what was typed itself when that has not the shape, so that the rules find it; (transfer full). */
char *od_datum_row_get_value (GtkWidget *row, const OdDatum *datum);
void od_datum_row_set_value (GtkWidget *row, const OdDatum *datum, const char *value);

void od_datum_row_set_finding (GtkWidget *row, const OdDatum *datum, const OdFinding *finding);
