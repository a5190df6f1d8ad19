#pragma once

#include <gio/gio.h>

#include "journal-entry.h"
#include "party.h"

/**
 * od_journal_to_lines:
 * @entries: of OdJournalEntry, oldest first
 *
 * The journal as JSON Lines, one object for each entry, with all that its hash covers (see OdJournalHead): "nummer", "tijd" (to be read by
 * people), "microseconden" and "verschuiving" (the same in numbers), "gebruiker", "handeling", "kenmerk", "hash".
 *
 * Returns: (transfer full)
 */
GBytes *od_journal_to_lines (GPtrArray *entries);

/**
 * od_journal_lines_verify:
 * @stream: such lines
 * @earlier: (nullable): the head of an earlier export, which must be met on the way
 * @head: (out): the head of the last line that fits
 * @misfit: (out): the first line that does not fit what is before it, from 1; 0 when all fit
 *
 * Returns: FALSE with a G_IO_ERROR when the stream could not be read. That the lines fit, but do not come through @earlier, is
 * told as a @misfit at the line with its number, or behind the last line.
 */
gboolean od_journal_lines_verify (GInputStream *stream, const OdJournalHead *earlier, OdJournalHead *head, guint64 *misfit, GError **error);

/**
 * od_journal_to_pdf:
 * @entries: of OdJournalEntry, oldest first
 * @verdict: of the whole journal
 * @owner: whose journal it is
 * @day: ISO 8601, on which it is made
 *
 * For people, on as many A4 pages as it needs; the last hash stands at its head.
 *
 * Returns: (transfer full) (nullable) with a G_IO_ERROR
 */
GBytes *od_journal_to_pdf (GPtrArray *entries, const OdJournalVerdict *verdict, const OdParty *owner, const char *day, GError **error);
