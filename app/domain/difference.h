#pragma once

#include "referral-content.h"

/**
 * OdDifference:
 * @field: which datum
 * @before: what it was; "" for nothing
 * @after: what it is now; "" for nothing
 *
 * One datum that is not what it was. Wiped when freed.
 */
typedef struct
{
  OdField field;
  char *before;
  char *after;
} OdDifference;

/* NULL is ""; (transfer full). */
OdDifference *od_difference_new (OdField field, const char *before, const char *after);
void od_difference_free (OdDifference *self);

/**
 * od_differences_find:
 *
 * Compares what one package handed over with what a later one does, datum by datum: the client's, how and when consent was
 * given and on which information, and why the client goes to this OCMW. What the OCMW gets of the consent and no more (protocol
 * art. 3): by whom and on which points the client was informed does not count. Both are in the kept form (od_client_normalise()).
 *
 * Returns: (transfer full): an array of OdDifference in the order of OdField; empty when nothing differs
 */
GPtrArray *od_differences_find (const OdReferralContent *before, const OdReferralContent *after);

/* Which data @differences are about, without their values: "telefoon,email"; (transfer full). */
char *od_differences_to_names (GPtrArray *differences);

/* An array of OdField, in the order of @names; (transfer full) (nullable) when one of them is none. */
GArray *od_difference_fields_from_names (const char *names);

/* The code of @field in a timeline: its name in bericht.json ("telefoon", "datum"); NULL when it is none that is handed over. */
const char *od_difference_field_to_string (OdField field);
gboolean od_difference_field_from_string (const char *name, OdField *field);
