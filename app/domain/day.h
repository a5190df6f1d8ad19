#pragma once

#include "finding.h"

/* Days are kept and passed as ISO 8601 text, "2026-11-24": they sort as text, and mean the same in every time zone. */

/* Whether @text is a day that exists, as YYYY-MM-DD. */
gboolean od_day_is_valid (const char *text);

/* The rules for a @day (nullable) in @field on which something was done: it is filled in, exists, and is neither after @today nor before
 * @earliest (nullable). */
void od_day_check_past (const char *day, OdField field, const char *earliest, const char *today, OdFindings *findings);

/* Today at @now's own offset; (transfer full). */
char *od_day_from_time (GDateTime *now);

/* @day plus @years; 29 February becomes 28 in a common year; (transfer full). */
char *od_day_add_years (const char *day, int years);
char *od_day_add_months (const char *day, int months);
char *od_day_add_days (const char *day, int days);

/* @day (nullable) in two bytes, where there are many: days since 1970-01-01, until far in 2149; 0 for NULL and for any other day. */
guint16 od_day_to_number (const char *day);

/* The day that od_day_to_number() made @number of; (transfer full), NULL for 0. */
char *od_day_from_number (guint16 number);

/* Days from @from to @to; negative when @to is earlier. */
int od_day_difference (const char *from, const char *to);
