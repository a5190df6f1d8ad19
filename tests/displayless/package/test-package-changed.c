#include "sample-package.h"

#include <string.h>

/* A package that was changed or cut off on its way is never read, whatever byte it is. */

static void
refuse (const guint8 *bytes, gsize size, gsize place, const char *change)
{
  g_autoptr (GBytes) archive = g_bytes_new (bytes, size);
  g_autoptr (OdPackage) package = NULL;
  g_autoptr (GError) error = NULL;

  package = od_package_read (archive, SAMPLE_PASSPHRASE, NULL, &error);
  if (package != NULL)
    g_error ("accepted with byte %zu %s", place, change);
  if (g_error_matches (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_WRONG_PASSPHRASE))
    g_error ("with byte %zu %s the passphrase is said to be wrong", place, change);
}

static guint8 *
copy_sample (gsize *size)
{
  g_autoptr (GBytes) archive = sample_package_to_bytes ();
  gconstpointer bytes = g_bytes_get_data (archive, size);

  return g_memdup2 (bytes, *size);
}

static void
test_every_byte (void)
{
  gsize size;
  g_autofree guint8 *bytes = copy_sample (&size);

  for (gsize i = 0; i < size; i++)
    {
      bytes[i] ^= 0xff;
      refuse (bytes, size, i, "flipped");
      bytes[i] ^= 0xff;
    }
}

static void
test_every_bit (void)
{
  gsize size;
  g_autofree guint8 *bytes = copy_sample (&size);

  for (gsize i = 0; i < size; i++)
    for (guint bit = 0; bit < 8; bit++)
      {
        bytes[i] ^= 1 << bit;
        refuse (bytes, size, i, "changed by a bit");
        bytes[i] ^= 1 << bit;
      }
}

static void
test_every_length (void)
{
  gsize size;
  g_autofree guint8 *bytes = copy_sample (&size);

  for (gsize length = 0; length < size; length++)
    refuse (bytes, length, length, "and all after it cut off");
}

static void
test_front_cut (void)
{
  gsize size;
  g_autofree guint8 *bytes = copy_sample (&size);

  for (gsize length = 1; length < size; length++)
    refuse (bytes + length, size - length, length, "and all before it cut off");
}

static void
test_added (void)
{
  gsize size;
  g_autofree guint8 *bytes = copy_sample (&size);
  g_autofree guint8 *more = g_malloc0 (size + 2);

  memcpy (more, bytes, size);
  refuse (more, size + 1, size, "added behind");
  memcpy (more + 1, bytes, size);
  refuse (more, size + 1, 0, "added in front");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/changed/every-byte", test_every_byte);
  g_test_add_func ("/package/changed/every-bit", test_every_bit);
  g_test_add_func ("/package/changed/every-length", test_every_length);
  g_test_add_func ("/package/changed/front-cut", test_front_cut);
  g_test_add_func ("/package/changed/added", test_added);
  return g_test_run ();
}
