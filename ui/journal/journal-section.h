#pragma once

#include <adwaita.h>

#include "profile.h"

/**
 * OdJournalSection:
 *
 * Who did what with which reference, newest first, with search and filter; whether the journal is intact, looked at each time that it is
 * shown; and the whole of it as a document (protocol art. 6). At both desks.
 */
#define OD_TYPE_JOURNAL_SECTION (od_journal_section_get_type ())
G_DECLARE_FINAL_TYPE (OdJournalSection, od_journal_section, OD, JOURNAL_SECTION, AdwBin)

GtkWidget *od_journal_section_new (OdProfile *profile);

void od_journal_section_start_search (OdJournalSection *self);
