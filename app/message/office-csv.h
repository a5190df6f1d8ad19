#pragma once

#include <gio/gio.h>

#include "office-record.h"

/* The records of an office as a table for a spreadsheet: RFC 4180 with semicolons between, in UTF-8 with a byte order mark, as Belgian
 * spreadsheets open it by themselves. The first line names the data by their codes. */

#define OD_OFFICE_CSV_ERROR (od_office_csv_error_quark ())
GQuark od_office_csv_error_quark (void);

/**
 * OdOfficeCsvError:
 * @OD_OFFICE_CSV_ERROR_TABLE: no table with a first line of codes
 * @OD_OFFICE_CSV_ERROR_VALUE: a line has more columns than the first, or a value that its column does not take
 */
typedef enum
{
  OD_OFFICE_CSV_ERROR_TABLE,
  OD_OFFICE_CSV_ERROR_VALUE,
} OdOfficeCsvError;

/* Of @records, all of @kind; what begins like a formula gets an apostrophe before it; (transfer full). */
GBytes *od_office_records_to_csv (OdOfficeKind kind, GPtrArray *records);

/**
 * OdOfficeCsvLine:
 * @number: of the line in the file, from 1
 * @values: for each datum of the kind what the line says in its kept form, NULL where the table has no such column
 */
typedef struct
{
  guint number;
  char **values;
  guint n_values;
} OdOfficeCsvLine;

/**
 * od_office_csv_read:
 * @csv: with semicolons, commas or tabs between, in UTF-8 or Windows-1252
 *
 * Empty lines are left out. Days may be written 25/11/2026 or 2026-11-25; choices by code or by label.
 *
 * Returns: (transfer full) (nullable): of OdOfficeCsvLine, or NULL with OD_OFFICE_CSV_ERROR, which names line and column
 */
GPtrArray *od_office_csv_read (OdOfficeKind kind, GBytes *csv, GError **error);
