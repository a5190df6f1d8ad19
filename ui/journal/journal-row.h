#pragma once

#include <adwaita.h>

#include "journal-entry.h"
#include "profile.h"

/* A row for @entry: what, who, when; it leads to what the reference stands for, when that is still here. */
GtkWidget *od_journal_row_new (OdProfile *profile, const OdJournalEntry *entry);
