#pragma once

#include "next-step.h"
#include "profile.h"

/* What is to be done at this desk, by its own deadlines and by the retention period of each referral's protocol. @today is ISO 8601:
 * see od_profile_get_today(). */

OdNextStep od_work_list_get_next_step (OdProfile *profile, OdReferral *referral, const char *today);
OdRetention od_work_list_get_retention (OdProfile *profile, OdReferral *referral, const char *today);

/* Whether @referral is to be seen by @worker (nullable, for anybody): a worker's own, and what nobody has yet. */
gboolean od_work_list_is_of (OdReferral *referral, const char *worker);

/* Its place in the work list, the lowest first: see od_next_step_get_place(). */
guint64 od_work_list_get_place (OdProfile *profile, OdReferral *referral, const char *today);

/**
 * OdDigest:
 * @n_per_group: how many referrals are in each group
 * @n_overdue: of all
 *
 * What the program says when it opens: numbers alone, no names.
 */
typedef struct
{
  guint n_per_group[OD_N_WORK_GROUPS];
  guint n_overdue;
} OdDigest;

/* @worker (nullable): only those of this worker and those of nobody yet. */
OdDigest od_work_list_get_digest (OdProfile *profile, const char *worker, const char *today);
