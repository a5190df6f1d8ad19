#pragma once

#include "referral.h"

/* How the packages of one referral came in at the OCMW, as its timeline tells: the first (ontvangen), the same once more (opnieuw
 * ontvangen), a correction (verbeterd). The detail of the last two is a code: the UUID of the message and, of a correction, which
 * data it changed, without their values: "UUID" or "UUID:telefoon,email". At Kind en Gezin the packing of a package that replaces
 * an earlier one has it too. */

/* @differences (nullable) are of OdDifference; (transfer full). */
char *od_arrival_detail (const char *message_id, GPtrArray *differences);

/**
 * od_arrival_from_detail:
 * @detail: (nullable): of a step
 * @message_id: (out) (optional) (transfer full)
 * @fields: (out) (optional) (transfer full): of OdField, in order
 *
 * Returns: whether @detail is such a code; else nothing is given
 */
gboolean od_arrival_from_detail (const char *detail, char **message_id, GArray **fields);

/**
 * od_arrival_find_last:
 * @message_id: (out) (optional) (transfer full): of the message that came last, which a receipt answers
 *
 * Returns: (transfer none) (nullable): the step by which the last package of @referral was accepted
 */
const OdStep *od_arrival_find_last (OdReferral *referral, char **message_id);

/* The day on which @referral began at this desk: that of the first package at the OCMW, that on which it was made at Kind en Gezin;
 * (transfer full). */
char *od_arrival_get_beginning (OdReferral *referral);

/* Findings about @day, on which something was done at the OCMW with what came in: it exists, is not after @today and not before the first package
 * (OD_FIELD_DATE). */
void od_arrival_check_day (OdReferral *referral, const char *day, const char *today, OdFindings *findings);

/* The last correction that nobody has worked on @referral since, so that the worker is to notice it; (transfer none) (nullable). */
const OdStep *od_arrival_find_unseen_correction (OdReferral *referral);
