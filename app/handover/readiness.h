#pragma once

#include "finding.h"
#include "journal-entry.h"
#include "profile.h"

/**
 * OdReadinessKind:
 *
 * What a desk needs to be ready to account for itself (protocol art. 1, 6, 9), in the order in which it is shown.
 */
typedef enum
{
  OD_READINESS_PROTOCOL,        /* a protocol is in force */
  OD_READINESS_POLICY,          /* the OCMW's: informatieveiligheidsbeleid */
  OD_READINESS_PLAN,            /* the OCMW's: informatieveiligheidsplan */
  OD_READINESS_DPO,             /* the OCMW's: FGB */
  OD_READINESS_ACTIVITY,        /* the entry in the register of processing activities */
  OD_READINESS_PROCESSORS,      /* an overview of processors, or the statement that there are none */
  OD_READINESS_OVERVIEW_SENT,   /* it was passed on; one for each protocol in force */
  OD_READINESS_OVERVIEW_RECEIVED, /* the other party's is here; one for each protocol in force */
  OD_READINESS_RECORD,          /* a record with a finding; one for each */
  OD_READINESS_BREACHES,        /* none is still being handled */
  OD_READINESS_NOTICES,         /* none waits for something */
  OD_READINESS_REFERRALS,       /* none is past its deadline */
  OD_READINESS_RECOVERY_SHEET,  /* there is one */
  OD_READINESS_BACKUP,          /* the last one is of this week */
  OD_READINESS_LEFTOVER,        /* an erasure left nothing behind */
  OD_READINESS_JOURNAL,         /* it is intact */
} OdReadinessKind;

typedef enum
{
  OD_READINESS_MET,
  OD_READINESS_ADVICE,  /* worth a look, or for the other party to do */
  OD_READINESS_UNMET,
} OdReadinessState;

/* @id is (nullable): of the protocol or record; @n is how many; @finding is that of the record. */
typedef struct
{
  OdReadinessKind kind;
  OdReadinessState state;
  char *id;
  guint n;
  OdFinding finding;
} OdReadinessPoint;

/* All points, met and unmet; a (transfer full) array of OdReadinessPoint. @journal is (nullable) while it is not verified, and then that point
 * is left out. */
GPtrArray *od_readiness_collect (OdProfile *profile, const OdJournalVerdict *journal);

/* How many are unmet: 0 is “yes, I am ready”. */
guint od_readiness_count_unmet (GPtrArray *points);
