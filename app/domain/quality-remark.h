#pragma once

#include <glib.h>

#include "client.h"

/**
 * OdQualityKind:
 *
 * What an OCMW may report about one datum: the six kinds of protocol art. 7.
 */
typedef enum
{
  OD_QUALITY_WRONG,        /* fout */
  OD_QUALITY_INACCURATE,   /* onnauwkeurig */
  OD_QUALITY_INCOMPLETE,   /* onvolledig */
  OD_QUALITY_MISSING,      /* ontbrekend */
  OD_QUALITY_OUTDATED,     /* verouderd */
  OD_QUALITY_SUPERFLUOUS,  /* overtollig: it should not have been given at all */
  OD_N_QUALITY_KINDS,
} OdQualityKind;

const char *od_quality_kind_to_string (OdQualityKind kind);
gboolean od_quality_kind_from_string (const char *text, OdQualityKind *kind);

/**
 * OdQualityVerdict:
 *
 * What Kind en Gezin answers about one datum.
 */
typedef enum
{
  OD_QUALITY_OPEN,       /* nothing yet */
  OD_QUALITY_ADAPTED,    /* aangepast: the datum has a new value, or is left out */
  OD_QUALITY_UNFOUNDED,  /* ongegrond: the datum stays as it is */
  OD_N_QUALITY_VERDICTS,
} OdQualityVerdict;

/* "aangepast", "ongegrond", and "" for OD_QUALITY_OPEN; and back. */
const char *od_quality_verdict_to_string (OdQualityVerdict verdict);
gboolean od_quality_verdict_from_string (const char *text, OdQualityVerdict *verdict);

/**
 * OdQualityRemark:
 * @field: the datum, below OD_CLIENT_N_FIELDS
 * @kind: what is the matter with it
 * @proposed: (nullable): the value that the OCMW proposes, when it knows one; never for OD_QUALITY_SUPERFLUOUS
 * @verdict: what Kind en Gezin says about it
 * @value: (nullable): the new value when it is adapted; NULL when the datum is left out from now on
 *
 * One datum of a quality notice (kwaliteitsmelding) and the answer to it. Its values are wiped when freed.
 */
typedef struct
{
  OdField field;
  OdQualityKind kind;
  char *proposed;
  OdQualityVerdict verdict;
  char *value;
} OdQualityRemark;

/* An open remark; @proposed is (nullable), "" is the same; (transfer full). */
OdQualityRemark *od_quality_remark_new (OdField field, OdQualityKind kind, const char *proposed);
void od_quality_remark_free (OdQualityRemark *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdQualityRemark, od_quality_remark_free)

/* Sets the answer; @value is (nullable), and counts for OD_QUALITY_ADAPTED alone. */
void od_quality_remark_answer (OdQualityRemark *self, OdQualityVerdict verdict, const char *value);

/* An empty array of OdQualityRemark that frees them; and one with copies of those in @remarks (nullable); (transfer full). */
GPtrArray *od_quality_remarks_new (void);
GPtrArray *od_quality_remarks_copy (GPtrArray *remarks);

/* The remark about @field, (transfer none) (nullable). */
OdQualityRemark *od_quality_remarks_find (GPtrArray *remarks, OdField field);

/* The findings about one value for @field, by the client's own rules; an empty one is well; (transfer full). */
OdFindings *od_quality_value_check (OdField field, const char *value);

/* @value as it is kept for @field (see od_client_normalise()); (transfer full) (nullable) when nothing is left. */
char *od_quality_value_normalise (OdField field, const char *value);

/**
 * od_quality_remarks_check:
 *
 * The findings about a notice that is to be sent: at least one datum, each but once, none with a value that the client's rules
 * refuse. Each finding is about its own datum; OD_FIELD_CONTACT_DETAILS is the notice as a whole.
 *
 * Returns: (transfer full)
 */
OdFindings *od_quality_remarks_check (GPtrArray *remarks);

/* @client with the values of the remarks that are adapted; (transfer full). */
OdClient *od_quality_remarks_apply (GPtrArray *remarks, OdClient *client);

/* The data that are adapted, "telefoon,postcode": a fixed code for a timeline, never a value; (transfer full) (nullable) for none. */
char *od_quality_remarks_describe (GPtrArray *remarks);
