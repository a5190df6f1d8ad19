#include "seal.h"

#include <string.h>

#define OVERHEAD (1 + 24 + 16)

typedef struct
{
  OdSecret *key;
  OdSecret *plain;
  GBytes *sealed;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->key = od_secret_new_random (OD_SEAL_KEY_LENGTH);
  fixture->plain = od_secret_new ("{\"voornaam\": \"Noor\", \"naam\": \"Proefpersoon\"}", -1);
  fixture->sealed = od_seal (fixture->key, fixture->plain, "dossier-1");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  od_secret_unref (fixture->key);
  od_secret_unref (fixture->plain);
  g_bytes_unref (fixture->sealed);
}

static void
assert_refused (const OdSecret *key, GBytes *sealed, const char *bound_to)
{
  g_autoptr (GError) error = NULL;
  OdSecret *opened = od_seal_open (key, sealed, bound_to, &error);

  g_assert_null (opened);
  g_assert_error (error, OD_SEAL_ERROR, OD_SEAL_ERROR_OPEN);
  g_assert_null (strstr (error->message, bound_to[0] == '\0' ? "dossier" : bound_to));
}

static void
test_opens (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdSecret) opened = od_seal_open (fixture->key, fixture->sealed, "dossier-1", &error);

  g_assert_no_error (error);
  g_assert_true (od_secret_equal (opened, fixture->plain));
  g_assert_cmpint (od_secret_peek (opened)[od_secret_get_length (opened)], ==, '\0');
}

static void
test_lengths (Fixture *fixture, gconstpointer data)
{
  static const gsize lengths[] = { 0, 1, 15, 16, 17, 64, 4095, 4096, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (OdSecret) plain = od_secret_new_random (lengths[i]);
      g_autoptr (GBytes) sealed = od_seal (fixture->key, plain, "");
      g_autoptr (OdSecret) opened = od_seal_open (fixture->key, sealed, "", NULL);

      g_assert_cmpuint (g_bytes_get_size (sealed), ==, lengths[i] + OVERHEAD);
      g_assert_cmpuint (od_seal_get_plain_length (sealed), ==, lengths[i]);
      g_assert_true (od_secret_equal (opened, plain));
    }
}

static void
test_hides (Fixture *fixture, gconstpointer data)
{
  gsize length;
  const char *bytes = g_bytes_get_data (fixture->sealed, &length);
  g_autoptr (GBytes) again = od_seal (fixture->key, fixture->plain, "dossier-1");

  g_assert_null (memmem (bytes, length, "Noor", 4));
  g_assert_null (memmem (bytes, length, "dossier", 7));
  g_assert_false (g_bytes_equal (fixture->sealed, again));
  g_assert_true (memcmp (bytes + 1, (const char *) g_bytes_get_data (again, NULL) + 1, 24) != 0);
}

/* Every bit of every byte: version, nonce, content and tag. */
static void
test_flips (Fixture *fixture, gconstpointer data)
{
  gsize length = g_bytes_get_size (fixture->sealed);

  for (gsize i = 0; i < length * 8; i++)
    {
      guint8 *bytes = g_memdup2 (g_bytes_get_data (fixture->sealed, NULL), length);
      g_autoptr (GBytes) changed = NULL;

      bytes[i / 8] ^= 1 << (i % 8);
      changed = g_bytes_new_take (bytes, length);
      assert_refused (fixture->key, changed, "dossier-1");
    }
}

static void
test_cuts (Fixture *fixture, gconstpointer data)
{
  gsize length = g_bytes_get_size (fixture->sealed);
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_autoptr (GBytes) extended = NULL;

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GBytes) head = g_bytes_new_from_bytes (fixture->sealed, 0, i);
      g_autoptr (GBytes) tail = g_bytes_new_from_bytes (fixture->sealed, length - i, i);

      assert_refused (fixture->key, head, "dossier-1");
      assert_refused (fixture->key, tail, "dossier-1");
    }
  g_byte_array_append (longer, g_bytes_get_data (fixture->sealed, NULL), length);
  g_byte_array_append (longer, (const guint8 *) "", 1);
  extended = g_byte_array_free_to_bytes (g_steal_pointer (&longer));
  assert_refused (fixture->key, extended, "dossier-1");
}

static void
test_bound (Fixture *fixture, gconstpointer data)
{
  static const char *const others[] = { "", "dossier-2", "dossier-", "dossier-10", "Dossier-1", "\001dossier-1" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    assert_refused (fixture->key, fixture->sealed, others[i]);
}

static void
test_other_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdSecret) other = od_secret_new_random (OD_SEAL_KEY_LENGTH);

  assert_refused (other, fixture->sealed, "dossier-1");
}

/* In the documented form, sealed without libsodium, by a plain Python transcription of draft-irtf-cfrg-xchacha-03. */
static void
test_stays_readable (Fixture *fixture, gconstpointer data)
{
  static const guint8 key_bytes[OD_SEAL_KEY_LENGTH] = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
    16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
  };
  static const guint8 sealed_bytes[] = {
    0x01, 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4a, 0x4b, 0x4c, 0x4d, 0x4e,
    0x4f, 0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57, 0xb5, 0x49, 0x75, 0x15, 0xbc, 0xc0, 0x1b,
    0x79, 0xe0, 0x99, 0xa7, 0xdd, 0xc6, 0xf6, 0x03, 0xf7, 0xe0, 0x4b, 0x90, 0x67, 0x27, 0x55, 0x1f,
    0x69, 0x51, 0x27, 0xf7, 0x7d, 0xc5, 0x00, 0x26, 0x6a, 0x5a,
  };
  g_autoptr (OdSecret) key = od_secret_new (key_bytes, sizeof key_bytes);
  g_autoptr (GBytes) sealed = g_bytes_new_static (sealed_bytes, sizeof sealed_bytes);
  g_autoptr (OdSecret) opened = od_seal_open (key, sealed, "dossier-1", NULL);

  g_assert_nonnull (opened);
  g_assert_cmpstr (od_secret_peek (opened), ==, "appel boom cijfer");
}

static void
test_wrapped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdSecret) wrapping_key = od_secret_new_random (OD_SEAL_KEY_LENGTH);
  g_autoptr (GBytes) wrapped = od_seal (wrapping_key, fixture->key, "dossier-1");
  guint8 buffer[200];
  gsize length = 1;
  g_autoptr (GError) error = NULL;

  g_assert_true (od_seal_open_wrapped (wrapping_key, wrapped, fixture->sealed, "dossier-1", buffer, sizeof buffer, &length,
                                       &error));
  g_assert_no_error (error);
  g_assert_cmpmem (buffer, length, od_secret_peek (fixture->plain), od_secret_get_length (fixture->plain));
}

static void
test_wrapped_refuses (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdSecret) wrapping_key = od_secret_new_random (OD_SEAL_KEY_LENGTH);
  g_autoptr (OdSecret) short_key = od_secret_new_random (OD_SEAL_KEY_LENGTH - 1);
  g_autoptr (GBytes) wrapped = od_seal (wrapping_key, fixture->key, "dossier-1");
  g_autoptr (GBytes) wrapped_elsewhere = od_seal (wrapping_key, fixture->key, "dossier-2");
  g_autoptr (GBytes) wrapped_short = od_seal (wrapping_key, short_key, "dossier-1");
  g_autoptr (GBytes) other_key = od_seal (wrapping_key, wrapping_key, "dossier-1");
  const struct
  {
    const OdSecret *wrapping_key;
    GBytes *wrapped;
    const char *bound_to;
  } cases[] = {
    { fixture->key, wrapped, "dossier-1" },      { wrapping_key, wrapped_elsewhere, "dossier-1" },
    { wrapping_key, wrapped, "dossier-2" },      { wrapping_key, wrapped_elsewhere, "dossier-2" },
    { wrapping_key, wrapped_short, "dossier-1" }, { wrapping_key, other_key, "dossier-1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint8 buffer[200] = { 0 };
      gsize length = 1;
      g_autoptr (GError) error = NULL;

      g_assert_false (od_seal_open_wrapped (cases[i].wrapping_key, cases[i].wrapped, fixture->sealed, cases[i].bound_to,
                                            buffer, sizeof buffer, &length, &error));
      g_assert_error (error, OD_SEAL_ERROR, OD_SEAL_ERROR_OPEN);
      g_assert_cmpuint (length, ==, 0);
      g_assert_null (memmem (buffer, sizeof buffer, "Noor", 4));
    }
}

#define ADD(name, function) g_test_add ("/seal/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("opens", test_opens);
  ADD ("lengths", test_lengths);
  ADD ("hides", test_hides);
  ADD ("flips", test_flips);
  ADD ("cuts", test_cuts);
  ADD ("bound", test_bound);
  ADD ("other-key", test_other_key);
  ADD ("stays-readable", test_stays_readable);
  ADD ("wrapped", test_wrapped);
  ADD ("wrapped-refuses", test_wrapped_refuses);
  return g_test_run ();
}
