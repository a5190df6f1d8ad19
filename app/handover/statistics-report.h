#pragma once

#include "profile.h"
#include "statistics.h"

/* Numbers of the referrals of this desk from the month @first to @last, "2026-01"; for the window, which shows them whole, and for the
 * documents, which leave the office and mask small ones. (transfer full) */
OdStatistics *od_statistics_report_new (OdProfile *profile, const char *first, const char *last);
GBytes *od_statistics_report_to_csv (OdProfile *profile, const OdStatistics *statistics);
GBytes *od_statistics_report_to_pdf (OdProfile *profile, const OdStatistics *statistics, GError **error);
