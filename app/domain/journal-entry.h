#pragma once

#include <glib.h>

#define OD_JOURNAL_HASH_LENGTH 32

/* One line of the journal: who did what to which reference. It never names a client. */
typedef struct
{
  guint64 number;
  GDateTime *at;    /* to the microsecond, with the offset from UTC of where it was done */
  char *user;
  char *action;     /* a fixed code: "verpakt", "ontvangen", "verwerker-gewijzigd", …; see od_journal_action_to_text() */
  char *reference;  /* of a referral, protocol or record of the office */
  char *hash;       /* 64 hexadecimal digits: SHA-256 over the previous hash and this line */
} OdJournalEntry;

void od_journal_entry_free (OdJournalEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdJournalEntry, od_journal_entry_free)

/* A time as the journal's hash covers it: microseconds since 1970-01-01 00:00 UTC, and the offset from UTC in seconds. */
gint64 od_time_get_microseconds (GDateTime *time);
gint64 od_time_get_offset (GDateTime *time);

/* The same back; (transfer full), never NULL: what no calendar has becomes 1970-01-01. */
GDateTime *od_time_new (gint64 microseconds, GTimeZone *time_zone);

/**
 * OdJournalHead:
 *
 * Where the journal's chain has come: the number and hash of its last entry; all zero before the first. The hash of an entry is SHA-256
 * over: the hash before it, its number, microseconds and offset (each eight bytes, the highest first), then user, action and reference,
 * each behind its length in bytes (eight bytes again) and in UTF-8. A change, a removal in the midst and another order show when the
 * chain is recomputed; that the last entries were cut off, or that all was recomputed, shows only to one who has an earlier head.
 */
typedef struct
{
  guint64 number;
  guint8 hash[OD_JOURNAL_HASH_LENGTH];
} OdJournalHead;

/* Makes of @self the head that ends with the entry that comes next. */
void od_journal_head_advance (OdJournalHead *self, gint64 microseconds, gint64 offset, const char *user, const char *action,
                              const char *reference);

/* 64 hexadecimal digits of the @length bytes at @hash; (transfer full). */
char *od_journal_hash_format (const guint8 *hash, gsize length);

/* What a look through the whole chain found. */
typedef struct
{
  guint64 n_entries;
  guint64 misfit;  /* the number of the first entry that does not fit; 0 when all fit */
  char *hash;      /* of the last entry, as it is written there; "" when there is none */
} OdJournalVerdict;

void od_journal_verdict_free (OdJournalVerdict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdJournalVerdict, od_journal_verdict_free)
