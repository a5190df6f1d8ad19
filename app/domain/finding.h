#pragma once

#include <glib-object.h>

#include "field.h"

/**
 * OdFindingCode:
 *
 * What a rule found. The texts that people read are made of code and field in ui/.
 */
typedef enum
{
  OD_FINDING_REQUIRED,                  /* nothing is filled in */
  OD_FINDING_TOO_LONG,
  OD_FINDING_CHARACTERS,                /* characters that do not belong in this datum */
  OD_FINDING_CONTROL_CHARACTERS,        /* control or bidi-override characters */
  OD_FINDING_NATIONAL_REGISTER_NUMBER,  /* a rijksregister- or BIS-number: protocol art. 3 does not allow it */
  OD_FINDING_SHAPE,                     /* not the shape of a phone number, e-mail address, postcode, … */
  OD_FINDING_CHECK_DIGITS,              /* a KBO number whose check digits do not fit */
  OD_FINDING_INCOMPLETE,                /* part of an address only; not all five points informed */
  OD_FINDING_IN_FUTURE,
  OD_FINDING_BEFORE_INFORMED,           /* consent before the client was informed */
  OD_FINDING_PROTOCOL_NOT_YET_IN_FORCE,
  OD_FINDING_PROTOCOL_ENDED,
  OD_FINDING_OUTSIDE_PROTOCOL,          /* the postcode is not of this protocol's OCMW, and no reason is given */
  OD_FINDING_OVERRIDDEN,                /* as before, but with a reason: worth a look */
  OD_FINDING_END_BEFORE_START,
  OD_FINDING_DOUBLE,                    /* that is in the list already */
  OD_FINDING_ENDED,                     /* an agreement or guarantee whose last day has passed (GDPR art. 28) */
  OD_FINDING_ENDS_SOON,                 /* the same within 90 days */
  OD_FINDING_REVIEW_DUE,                /* the day has come on which it is to be looked at again */
  OD_FINDING_NO_DOCUMENT,               /* the document itself is not attached */
  OD_FINDING_TOO_WEAK,                  /* a passphrase that can be guessed */
} OdFindingCode;

typedef enum
{
  OD_SEVERITY_ADVICE,  /* may go on, is worth a look */
  OD_SEVERITY_ERROR,   /* must be mended first */
} OdSeverity;

typedef struct
{
  OdFindingCode code;
  OdField field;
  OdSeverity severity;
} OdFinding;

/**
 * OdFindings:
 *
 * A list of #OdFinding in the order of the form; empty when all is well. A #GArray, freed with g_array_unref().
 */
typedef GArray OdFindings;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdFindings, g_array_unref)

OdFindings *od_findings_new (void);
void od_findings_add (OdFindings *findings, OdFindingCode code, OdField field, OdSeverity severity);

/* Appends a copy of @more's findings to @findings. */
void od_findings_add_all (OdFindings *findings, const OdFindings *more);

gboolean od_findings_has_errors (const OdFindings *findings);

/* The first finding about @field, errors before advice; (nullable) (transfer none). */
const OdFinding *od_findings_find (const OdFindings *findings, OdField field);
