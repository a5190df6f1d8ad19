#pragma once

#include "referral.h"

/**
 * OdCount:
 * @number: of referrals
 * @masked: from 1 to 4, or one by which such a number could be worked out: in what leaves the program it is not shown
 */
typedef struct
{
  guint number;
  gboolean masked;
} OdCount;

/* What leaves the program shows no smaller number than this, but 0: in a small municipality fewer families than that can be told
 * apart by who knows them. */
#define OD_SMALLEST_COUNT 5

/* One month: "2026-11", and how many came in (OCMW) or were made (Kind en Gezin) in it. */
typedef struct
{
  char month[8];
  OdCount begun;
} OdMonthCount;

/**
 * OdStatistics:
 * @first: @last: the months it is about, "2026-01"
 * @total: all of those months
 * @per_state: where they are now
 * @months: of OdMonthCount, every month, also without any
 * @n_contacted: how many of them were contacted, by which:
 * @median_days, @mean_days: days from the receipt to the first contact; of fewer than OD_SMALLEST_COUNT they are not shown
 *
 * Numbers of referrals without persons, from states, steps and days alone: what was erased counts too.
 */
typedef struct
{
  char first[8];
  char last[8];
  OdCount total;
  OdCount per_state[OD_N_STATES];
  GArray *months;
  OdCount n_contacted;
  double median_days;
  double mean_days;
} OdStatistics;

/* @referrals is of OdReferral; @first and @last are months that exist, in order; (transfer full). */
OdStatistics *od_statistics_new (GPtrArray *referrals, const char *first, const char *last);
void od_statistics_free (OdStatistics *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdStatistics, od_statistics_free)

/* Whether median and mean stand for enough contacts to be shown. */
gboolean od_statistics_shows_days (const OdStatistics *self);

/* "2026-11"; @month is "YYYY-MM" and exists. */
gboolean od_month_is_valid (const char *month);
