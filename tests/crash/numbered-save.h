#pragma once

#include "register.h"
#include "secret.h"

/* Saves by number: what save 1, 2, 3… puts in the register follows from its number alone, so that one program saves and another
 * knows what must be there. Save N makes entry N of the journal, message N, and a referral or a later version of one: sixteen
 * referrals are worked on in turn, four times each, then the next sixteen. Everyone in here is made up. */

/* The key that all registers of these tests are sealed under; (transfer full). */
OdSecret *numbered_save_new_key (void);

/* All that save @number changes, sealed; (transfer full). */
OdChange *numbered_save_new_change (guint number, const OdSecret *key);

/* How many referrals there are after save @number, and which save was the last one of the referral of save @number by then. */
guint numbered_save_count_referrals (guint number);
guint numbered_save_find_last (guint number, guint last);

/* @stored, of OdStoredReferral, opened: an array of OdReferral; those that cannot be are left out; (transfer full). */
GPtrArray *numbered_save_open_referrals (GPtrArray *stored, const OdSecret *key);

/* Whether @referral, opened, is what save @number leaves. */
gboolean numbered_save_is_as_left (guint number, OdReferral *referral);

/* Whether @entry and @message are those of save @number. */
gboolean numbered_save_is_entry (guint number, const OdJournalEntry *entry);
gboolean numbered_save_is_message (guint number, const OdStoredMessage *message);

/* The id of the message of save @number; (transfer full). */
char *numbered_save_get_message_id (guint number);

/* The number of the save that made the referral with @id; 0 for an id of something else. */
guint numbered_save_find_first (const char *id);
