#include "recovery.h"
#include "seal.h"
#include "sealed-stream.h"

#include <string.h>

/* What brings a register back: the words of a recovery sheet, and what is sealed under their key. */

static void
test_words (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (OdSecret) words = od_recovery_words_new ();
      g_autofree char *shouted = g_utf8_strup (od_secret_peek (words), -1);
      g_autofree char *numbered = g_strdup_printf ("1. %s,", shouted);
      g_autoptr (OdSecret) typed = od_secret_new (numbered, -1);
      g_autoptr (OdSecret) read = od_recovery_words_read (typed);
      g_autoptr (OdSecret) last = od_secret_get_word (words, OD_RECOVERY_WORDS - 1);

      g_assert_nonnull (read);
      g_assert_true (od_secret_equal (words, read));
      g_assert_true (g_str_has_suffix (od_secret_peek (words), od_secret_peek (last)));
      g_assert_null (od_secret_get_word (words, OD_RECOVERY_WORDS));
    }
}

/* Two words swapped, one replaced, one missing, one too many: the twelfth word tells, but for one time in the length of the list. */
static void
test_wrong_words (void)
{
  guint n_passed = 0;

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (OdSecret) words = od_recovery_words_new ();
      g_auto (GStrv) parts = g_strsplit (od_secret_peek (words), " ", -1);
      g_autofree char *short_of_one = g_strdup (strchr (od_secret_peek (words), ' '));
      g_autofree char *one_more = g_strdup_printf ("%s %s", od_secret_peek (words), parts[0]);
      g_autofree char *swapped = NULL;
      const char *const wrong[] = { short_of_one, one_more, "", "appel" };
      char *first = parts[2];

      for (guint j = 0; j < G_N_ELEMENTS (wrong); j++)
        {
          g_autoptr (OdSecret) typed = od_secret_new (wrong[j], -1);
          g_autoptr (OdSecret) read = od_recovery_words_read (typed);

          g_assert_null (read);
        }
      if (g_str_equal (parts[2], parts[3]))
        continue;
      parts[2] = parts[3];
      parts[3] = first;
      swapped = g_strjoinv (" ", parts);
      {
        g_autoptr (OdSecret) typed = od_secret_new (swapped, -1);
        g_autoptr (OdSecret) read = od_recovery_words_read (typed);

        n_passed += read != NULL ? 1 : 0;
      }
    }
  g_assert_cmpuint (n_passed, <, 4);
}

static void
test_key (void)
{
  g_autoptr (OdSecret) words = od_recovery_words_new ();
  g_autoptr (OdSecret) others = od_recovery_words_new ();
  g_autoptr (GBytes) salt = od_recovery_salt_new ();
  g_autoptr (GBytes) other_salt = od_recovery_salt_new ();
  g_autoptr (OdSecret) key = od_recovery_key_new (words, salt);
  g_autoptr (OdSecret) again = od_recovery_key_new (words, salt);
  g_autoptr (OdSecret) of_others = od_recovery_key_new (others, salt);
  g_autoptr (OdSecret) salted = od_recovery_key_new (words, other_salt);

  g_assert_cmpuint (od_secret_get_length (key), ==, OD_SEAL_KEY_LENGTH);
  g_assert_true (od_secret_equal (key, again));
  g_assert_false (od_secret_equal (key, of_others));
  g_assert_false (od_secret_equal (key, salted));
}

static GBytes *
make_plain (gsize length)
{
  guint8 *bytes = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) (i * 7 + i / 251);
  return g_bytes_new_take (bytes, length);
}

static void
test_stream (void)
{
  static const gsize lengths[] = { 0, 1, 65535, 65536, 65537, 131072, 200000 };
  g_autoptr (OdSecret) key = od_secret_new_random (OD_SEAL_KEY_LENGTH);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GBytes) plain = make_plain (lengths[i]);
      g_autoptr (GBytes) sealed = od_sealed_stream_new (key, plain);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) opened = od_sealed_stream_open (key, sealed, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (plain, opened));
    }
}

static void
assert_refused (const OdSecret *key, const guint8 *bytes, gsize length)
{
  g_autoptr (GBytes) sealed = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) opened = od_sealed_stream_open (key, sealed, &error);

  g_assert_null (opened);
  g_assert_error (error, OD_SEAL_ERROR, OD_SEAL_ERROR_OPEN);
}

/* Changed, cut off at or within a block, with more behind it, with blocks swapped, or under another key. */
static void
test_broken_stream (void)
{
  g_autoptr (OdSecret) key = od_secret_new_random (OD_SEAL_KEY_LENGTH);
  g_autoptr (OdSecret) other = od_secret_new_random (OD_SEAL_KEY_LENGTH);
  g_autoptr (GBytes) plain = make_plain (200000);
  g_autoptr (GBytes) sealed = od_sealed_stream_new (key, plain);
  gsize length = g_bytes_get_size (sealed);
  g_autofree guint8 *bytes = g_malloc (length + 1);
  const gsize block = 65536 + 17;
  g_autofree guint8 *swap = NULL;

  memcpy (bytes, g_bytes_get_data (sealed, NULL), length);
  bytes[length] = 0;
  assert_refused (other, bytes, length);
  assert_refused (key, bytes, 0);
  assert_refused (key, bytes, 24);
  assert_refused (key, bytes, length - 1);
  assert_refused (key, bytes, length + 1);
  assert_refused (key, bytes, 24 + block);
  assert_refused (key, bytes, 24 + 2 * block);
  for (gsize at = 0; at < length; at += 9973)
    {
      bytes[at] ^= 1;
      assert_refused (key, bytes, length);
      bytes[at] ^= 1;
    }
  swap = g_memdup2 (bytes + 24, block);
  memmove (bytes + 24, bytes + 24 + block, block);
  memcpy (bytes + 24 + block, swap, block);
  assert_refused (key, bytes, length);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recovery/words", test_words);
  g_test_add_func ("/recovery/wrong-words", test_wrong_words);
  g_test_add_func ("/recovery/key", test_key);
  g_test_add_func ("/sealed-stream/whole", test_stream);
  g_test_add_func ("/sealed-stream/broken", test_broken_stream);
  return g_test_run ();
}
