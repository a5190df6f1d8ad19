#include "recovery.h"

#include "listed-words.h"
#include "seal.h"
#include "secret-memory.h"

#include <sodium.h>
#include <string.h>

#define DRAWN (OD_RECOVERY_WORDS - 1)

G_STATIC_ASSERT (OD_RECOVERY_SALT_LENGTH == crypto_pwhash_SALTBYTES);

/* The word that checks the @length characters at @words: the first eight bytes of their BLAKE2b, over the list. */
static const char *
find_check_word (const char *words, gsize length)
{
  guint64 number;
  guint8 hash[crypto_generichash_BYTES];

  crypto_generichash (hash, sizeof hash, (const guint8 *) words, length, NULL, 0);
  memcpy (&number, hash, sizeof number);
  od_secret_wipe (hash, sizeof hash);
  return od_passphrase_list_get (GUINT64_FROM_BE (number) % od_passphrase_list_length ());
}

OdSecret *
od_recovery_words_new (void)
{
  g_autoptr (OdSecret) drawn = od_listed_words_draw (DRAWN);
  const char *check = find_check_word (od_secret_peek (drawn), od_secret_get_length (drawn));
  gsize length = od_secret_get_length (drawn) + 1 + strlen (check);
  OdSecret *words = od_secret_allocate (length);
  char *end = stpcpy (od_secret_get_writable (words), od_secret_peek (drawn));

  *end++ = ' ';
  memcpy (end, check, strlen (check));
  od_secret_freeze (words);
  return words;
}

OdSecret *
od_recovery_words_read (const OdSecret *typed)
{
  g_autoptr (OdSecret) words = od_listed_words_read (typed, OD_RECOVERY_WORDS);
  const char *last = words != NULL ? strrchr (od_secret_peek (words), ' ') : NULL;

  if (last == NULL || strcmp (last + 1, find_check_word (od_secret_peek (words), (gsize) (last - od_secret_peek (words)))) != 0)
    return NULL;
  return g_steal_pointer (&words);
}

GBytes *
od_recovery_salt_new (void)
{
  guint8 salt[OD_RECOVERY_SALT_LENGTH];

  randombytes_buf (salt, sizeof salt);
  return g_bytes_new (salt, sizeof salt);
}

OdSecret *
od_recovery_key_new (const OdSecret *words, GBytes *salt)
{
  OdSecret *key;

  g_return_val_if_fail (g_bytes_get_size (salt) == OD_RECOVERY_SALT_LENGTH, NULL);

  key = od_secret_allocate (OD_SEAL_KEY_LENGTH);
  if (crypto_pwhash (od_secret_get_writable (key), OD_SEAL_KEY_LENGTH, od_secret_peek (words), od_secret_get_length (words),
                     g_bytes_get_data (salt, NULL), crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE,
                     crypto_pwhash_ALG_ARGON2ID13)
      != 0)
    g_clear_pointer (&key, od_secret_unref);
  if (key != NULL)
    od_secret_freeze (key);
  return key;
}
