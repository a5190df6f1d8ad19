#pragma once

#include <glib.h>

/**
 * OdJournalSubject:
 *
 * What an action of the journal is about, to filter by.
 */
typedef enum
{
  OD_JOURNAL_REFERRALS,
  OD_JOURNAL_NOTICES,
  OD_JOURNAL_PROTOCOLS,   /* protocols and their passphrases */
  OD_JOURNAL_OFFICE,      /* processors, measures, processing activities */
  OD_JOURNAL_BREACHES,
  OD_JOURNAL_PROFILE,     /* who works here, settings, the journal itself */
  OD_N_JOURNAL_SUBJECTS,
} OdJournalSubject;

/* "Pakket gemaakt" for the code "verpakt", a msgid; (nullable) for a code that this version does not know. */
const char *od_journal_action_to_text (const char *code);

/* What the action is about; OD_N_JOURNAL_SUBJECTS for a code that this version does not know. */
OdJournalSubject od_journal_action_get_subject (const char *code);
