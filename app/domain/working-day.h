#pragma once

#include <glib.h>

/* Working days in Belgium: not Saturday, Sunday nor one of the ten public holidays (act of 4 January 1974 on public holidays, royal
 * decree of 18 April 1974, art. 1). The day that replaces a holiday on a Sunday and the closing days of one office differ from
 * office to office, and are not known here. Days are ISO 8601 text: see day.h. */

/* Easter Sunday of @year in the Gregorian calendar; (transfer full). */
char *od_easter_of_year (int year);

/* The Dutch name of the public holiday on @day, "paasmaandag"; (transfer none) (nullable) when it is none. */
const char *od_day_get_holiday (const char *day);

gboolean od_day_is_working_day (const char *day);

/* The @n-th working day after @day, which does not count itself (Regulation 1182/71, art. 3); @day itself for 0; (transfer full). */
char *od_day_add_working_days (const char *day, guint n);
