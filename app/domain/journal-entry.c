#include "journal-entry.h"

#include <sodium.h>
#include <string.h>

void
od_journal_entry_free (OdJournalEntry *self)
{
  g_clear_pointer (&self->at, g_date_time_unref);
  g_free (self->user);
  g_free (self->action);
  g_free (self->reference);
  g_free (self->hash);
  g_free (self);
}

gint64
od_time_get_microseconds (GDateTime *time)
{
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

gint64
od_time_get_offset (GDateTime *time)
{
  return g_date_time_get_utc_offset (time) / G_USEC_PER_SEC;
}

GDateTime *
od_time_new (gint64 microseconds, GTimeZone *time_zone)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_from_unix_utc (0);
  g_autoptr (GDateTime) time = g_date_time_add (epoch, microseconds);
  GDateTime *local = time != NULL ? g_date_time_to_timezone (time, time_zone) : NULL;

  return local != NULL ? local : g_steal_pointer (&epoch);
}

static void
add_text (crypto_hash_sha256_state *checksum, const char *text)
{
  guint64 length = strlen (text);
  guint64 big_endian = GUINT64_TO_BE (length);

  crypto_hash_sha256_update (checksum, (const guint8 *) &big_endian, sizeof big_endian);
  crypto_hash_sha256_update (checksum, (const guint8 *) text, length);
}

void
od_journal_head_advance (OdJournalHead *self, gint64 microseconds, gint64 offset, const char *user, const char *action,
                         const char *reference)
{
  crypto_hash_sha256_state checksum;
  const guint64 numbers[] = { GUINT64_TO_BE (self->number + 1), GUINT64_TO_BE ((guint64) microseconds), GUINT64_TO_BE ((guint64) offset) };

  self->number++;
  crypto_hash_sha256_init (&checksum);
  crypto_hash_sha256_update (&checksum, self->hash, OD_JOURNAL_HASH_LENGTH);
  crypto_hash_sha256_update (&checksum, (const guint8 *) numbers, sizeof numbers);
  add_text (&checksum, user);
  add_text (&checksum, action);
  add_text (&checksum, reference);
  crypto_hash_sha256_final (&checksum, self->hash);
}

char *
od_journal_hash_format (const guint8 *hash, gsize length)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", hash[i]);
  return g_string_free (text, FALSE);
}

void
od_journal_verdict_free (OdJournalVerdict *self)
{
  g_free (self->hash);
  g_free (self);
}
