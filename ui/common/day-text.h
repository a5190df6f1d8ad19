#pragma once

#include <glib.h>

/* Days and times the Belgian way, in every locale; pure, and (transfer full) unless said otherwise. */

/* "24 november 2026" of an ISO 8601 day; "" of NULL or "". */
char *od_day_to_text (const char *day);

/* "nov" of "2026-11"; (transfer none). */
const char *od_month_to_short_text (const char *month);

/* "24/11/2026", as it is typed; "" of NULL or "". */
char *od_day_to_digits (const char *day);

/* An ISO 8601 day of what somebody typed: 24/11/2026, 24-11-26, 24.11.2026, 24 11 2026; NULL when it is no day. */
char *od_day_from_typed (const char *typed);

/* "24 november 2026, 14.05 u." */
char *od_time_to_text (GDateTime *time);

/* How long ago: "vandaag", "gisteren", "3 dagen", "5 weken", "4 maanden", "2 jaar". */
char *od_age_to_text (int days);
