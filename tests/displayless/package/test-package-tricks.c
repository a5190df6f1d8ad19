#include "sample-package.h"

#include "zip-builder.h"

#include <string.h>
#include <zlib.h>

/* Archives that different readers read differently: what one program checks, another must not open otherwise. */

static const ZipEnd plain_end = { 0 };

static void
refuse (const char *what, const ZipFile *files, gsize n_files, const ZipEnd *end, OdPackageError code)
{
  g_autoptr (GByteArray) bytes = zip_build (files, n_files, end);

  g_test_message ("%s", what);
  assert_refused (bytes->data, bytes->len, code, TRUE);
}

/* That it is good as far as can be seen: its content is none. */
static void
accept (const char *what, const ZipFile *files, gsize n_files, const ZipEnd *end)
{
  g_autoptr (GByteArray) bytes = zip_build (files, n_files, end);

  g_test_message ("%s", what);
  assert_refused (bytes->data, bytes->len, OD_PACKAGE_ERROR_WRONG_PASSPHRASE, FALSE);
}

static void
add (guint8 *at, guint32 value)
{
  guint32 number;

  memcpy (&number, at, sizeof number);
  number = GUINT32_TO_LE (GUINT32_FROM_LE (number) + value);
  memcpy (at, &number, sizeof number);
}

/* A whole archive of an unencrypted file, for the place @base. */
static GByteArray *
make_plain_archive (guint32 base, guint16 comment_length)
{
  static const guint8 zeros[12] = { 0 };
  ZipFile file = zip_file_new ("bericht.json");
  GByteArray *bytes;
  guint8 *end;

  file.flags = file.method = 0;
  file.extra_length = 0;
  file.size = file.packed_size = file.content_length = sizeof zeros;
  file.crc = crc32 (0, zeros, sizeof zeros);
  bytes = zip_build (&file, 1, &plain_end);
  end = bytes->data + bytes->len - 22;
  add (end - (46 + strlen (file.name)) + 42, base);
  add (end + 16, base);
  end[20] = comment_length;
  return bytes;
}

/* Somebody who does not know the passphrase hangs a second archive into the comment of an honest one. Of the lengths of
 * comment that its end record may say, one fits, and then there are two ends; with the other one only libarchive takes
 * it for the end. */
static void
test_archive_in_comment (void)
{
  ZipFile file = zip_file_new ("bericht.json");
  g_autoptr (GByteArray) outer = zip_build (&file, 1, &plain_end);

  for (guint comment_length = 0; comment_length < 2; comment_length++)
    {
      g_autoptr (GByteArray) inner = make_plain_archive (outer->len, comment_length);
      const ZipEnd end = { .comment = (const char *) inner->data, .comment_length = inner->len };

      refuse ("archive in the comment", &file, 1, &end, OD_PACKAGE_ERROR_HOSTILE);
    }
}

static void
test_end_in_comment (void)
{
  static const char fitting[22] = "PK\5\6";
  static const char alone[] = "PK\5\6";
  ZipFile file = zip_file_new ("x");

  refuse ("end record", &file, 1, &(ZipEnd) { .comment = fitting, .comment_length = 22 }, OD_PACKAGE_ERROR_HOSTILE);
  refuse ("its signature", &file, 1, &(ZipEnd) { .comment = alone, .comment_length = 4 }, OD_PACKAGE_ERROR_HOSTILE);
  accept ("a comment", &file, 1, &(ZipEnd) { .comment = "PK", .comment_length = 2 });
  file.comment = "Van ons allemaal";
  accept ("a comment on a file", &file, 1, &plain_end);
}

/* The last bytes before the end record are those of a locator, which a comment on the last file says as well. */
static void
test_locator_in_comment (void)
{
  ZipFile file = zip_file_new ("x");

  file.comment = "PK\6\7 en nog zestien te";
  accept ("elsewhere", &file, 1, &plain_end);
  file.comment = "PK\6\7 en nog zestien.";
  g_assert_cmpint (strlen (file.comment), ==, 20);
  refuse ("as a locator", &file, 1, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
}

/* Self-extracting archives, and what is added to an archive to pass for another kind of file. */
static void
test_around (void)
{
  static const char program[] = "MZ\x90\0 een programma";
  ZipFile file = zip_file_new ("x");
  g_autoptr (GByteArray) archive = zip_build (&file, 1, &plain_end);
  g_autoptr (GByteArray) behind = g_byte_array_new ();

  g_byte_array_append (behind, archive->data, archive->len);
  g_byte_array_append (behind, (const guint8 *)"extra", 5);
  assert_refused (behind->data, behind->len, OD_PACKAGE_ERROR_DAMAGED, TRUE);
  g_byte_array_prepend (archive, (const guint8 *) program, sizeof program);
  assert_refused (archive->data, archive->len, OD_PACKAGE_ERROR_NOT_AN_ARCHIVE, TRUE);
  g_byte_array_prepend (archive, (const guint8 *)"PK\3\4", 4);
  assert_refused (archive->data, archive->len, OD_PACKAGE_ERROR_DAMAGED, TRUE);
}

/* The same behind a first file, so that all offsets are right: what stands in front belongs to nothing. */
static void
test_hidden_in_front (void)
{
  ZipFile files[] = { zip_file_new ("x"), zip_file_new ("y") };
  g_autoptr (GByteArray) bytes = zip_build (files, 2, &plain_end);
  guint8 *end = bytes->data + bytes->len - 22;
  guint row = 46 + 1 + 11;

  /* The directory begins with the second row, and has one. */
  end[8] = end[10] = 1;
  add (end + 12, -row);
  add (end + 16, row);
  assert_refused (bytes->data, bytes->len, OD_PACKAGE_ERROR_HOSTILE, TRUE);
}

static void
test_several_disks (void)
{
  static const gsize places[] = { 4, 6 };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      ZipFile file = zip_file_new ("x");
      g_autoptr (GByteArray) bytes = zip_build (&file, 1, &plain_end);

      bytes->data[bytes->len - 22 + places[i]] = 1;
      assert_refused (bytes->data, bytes->len, OD_PACKAGE_ERROR_DAMAGED, TRUE);
    }
}

/* An entry that begins on another disk. */
static void
test_entry_on_another_disk (void)
{
  ZipFile file = zip_file_new ("x");
  g_autoptr (GByteArray) bytes = zip_build (&file, 1, &plain_end);

  bytes->data[bytes->len - 22 - (46 + 1 + 11) + 34] = 1;
  assert_refused (bytes->data, bytes->len, OD_PACKAGE_ERROR_DAMAGED, TRUE);
}

/* PKWARE's encryption of the directory puts a record in front of it, and leaves no header to be believed. */
static void
test_encrypted_directory (void)
{
  ZipFile file = zip_file_new ("x");
  g_autoptr (GByteArray) bytes = zip_build (&file, 1, &plain_end);
  guint8 *central = bytes->data + bytes->len - 22 - (46 + 1 + 11);

  memcpy (central, "PK\6\x8", 4);
  assert_refused (bytes->data, bytes->len, OD_PACKAGE_ERROR_DAMAGED, TRUE);
}

/* Fifield's quoted overlap: each file holds the header of the next one as content, so that a few kilobytes unpack to
 * terabytes. */
static void
test_quoted_overlap (void)
{
  ZipFile files[3];

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      static const char *const names[] = { "a", "b", "c" };

      files[i] = zip_file_new (names[i]);
    }
  files[0].packed_size = 40 + 30 + 1 + 11 + 40;
  files[0].size = files[0].packed_size - 28;
  refuse ("quoted overlap", files, G_N_ELEMENTS (files), &plain_end, OD_PACKAGE_ERROR_DAMAGED);
}

static const guint8 honest_extra[] = { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 0, 0 };

static void
test_extra_in_one_header (void)
{
  static const guint8 other[] = { 0x55, 0x54, 7, 0, 2, 0, 'A', 'E', 3, 0, 0 };
  static const guint8 compressed[] = { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 8, 0 };
  const guint8 *const extras[] = { other, compressed };

  for (gsize i = 0; i < G_N_ELEMENTS (extras); i++)
    {
      ZipFile local = zip_file_new ("x");
      ZipFile central = zip_file_new ("x");

      local.local_extra = extras[i];
      local.local_extra_length = sizeof other;
      refuse ("another local field", &local, 1, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
      central.extra = extras[i];
      central.local_extra = honest_extra;
      central.local_extra_length = sizeof honest_extra;
      refuse ("another central field", &central, 1, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
    }
}

static void
test_method_in_method (void)
{
  static const guint8 aes_in_aes[] = { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 99, 0 };
  ZipFile file = zip_file_new ("x");

  file.extra = aes_in_aes;
  refuse ("99 in 99", &file, 1, &plain_end, OD_PACKAGE_ERROR_UNSUPPORTED);
}

static void
test_unknown_extra (void)
{
  static const guint8 unknown[] = { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 0, 0, 0xfe, 0xca, 2, 0, 1, 2 };
  ZipFile file = zip_file_new ("x");

  file.extra = unknown;
  file.extra_length = sizeof unknown;
  accept ("in both headers", &file, 1, &plain_end);
  file.local_extra = honest_extra;
  file.local_extra_length = sizeof honest_extra;
  accept ("in one", &file, 1, &plain_end);
}

/* Info-ZIP's second name (0x7075) behind the field of AES. */
static GByteArray *
make_path_extra (const char *name, const char *path, guint8 version)
{
  GByteArray *extra = g_byte_array_new ();
  guint32 checksum = GUINT32_TO_LE (crc32 (0, (const guint8 *) name, strlen (name)));
  guint8 head[] = { 0x75, 0x70, 5 + strlen (path), 0, version };

  g_byte_array_append (extra, honest_extra, sizeof honest_extra);
  g_byte_array_append (extra, head, sizeof head);
  g_byte_array_append (extra, (const guint8 *) &checksum, 4);
  g_byte_array_append (extra, (const guint8 *) path, strlen (path));
  return extra;
}

static void
test_second_name (void)
{
  static const struct
  {
    const char *name;
    const char *of; /* what its checksum is of */
    const char *path;
    guint8 version;
    gboolean good;
  } cases[] = {
    { "een.txt", "een.txt", "een.txt", 1, TRUE },
    { "\x82\x82n.txt", "\x82\x82n.txt", "\xc3\xa9\xc3\xa9n.txt", 1, TRUE },
    { "een.txt", "een.txt", "een.exe", 1, FALSE },
    { "een.txt", "twee.txt", "een.txt", 1, FALSE },
    { "een.txt", "een.txt", "een.txt", 2, FALSE },
    { "\x82\x82n.txt", "\x82\x82n.txt", "../\xc3\xa9n.txt", 1, FALSE },
    { "\x82.txt", "\x82.txt", "\xe2\x80\xae.txt", 1, FALSE },
    { "\x82.txt", "\x82.txt", "\xff.txt", 1, FALSE },
    { "\xc3\xa9.txt", "\xc3\xa9.txt", "\xc3\xa8.txt", 1, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) extra = make_path_extra (cases[i].of, cases[i].path, cases[i].version);
      g_autofree char *what = g_strescape (cases[i].path, NULL);
      ZipFile file = zip_file_new (cases[i].name);

      file.extra = extra->data;
      file.extra_length = extra->len;
      if (cases[i].good)
        accept (what, &file, 1, &plain_end);
      else
        refuse (what, &file, 1, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
    }
}

/* The same in the local header alone. */
static void
test_second_name_in_one_header (void)
{
  g_autoptr (GByteArray) extra = make_path_extra ("een.txt", "een.exe", 1);
  ZipFile file = zip_file_new ("een.txt");

  file.local_extra = extra->data;
  file.local_extra_length = extra->len;
  refuse ("local alone", &file, 1, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
}

/* One name for Windows and macOS. */
static void
test_names_alike (void)
{
  static const char *const pairs[][2] = {
    { "\xef\xac\x81.txt", "fi.txt" }, /* a ligature */
    { "STRASSE", "stra\xc3\x9f"
                 "e" },
    { "map/x", "MAP/X" },
    { "\xe2\x84\xab", "\xc3\xa5" }, /* ångström sign */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      ZipFile files[] = { zip_file_new (pairs[i][0]), zip_file_new (pairs[i][1]) };

      refuse ("names alike", files, 2, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/tricks/archive-in-comment", test_archive_in_comment);
  g_test_add_func ("/package/tricks/end-in-comment", test_end_in_comment);
  g_test_add_func ("/package/tricks/locator-in-comment", test_locator_in_comment);
  g_test_add_func ("/package/tricks/around", test_around);
  g_test_add_func ("/package/tricks/hidden-in-front", test_hidden_in_front);
  g_test_add_func ("/package/tricks/several-disks", test_several_disks);
  g_test_add_func ("/package/tricks/entry-on-another-disk", test_entry_on_another_disk);
  g_test_add_func ("/package/tricks/encrypted-directory", test_encrypted_directory);
  g_test_add_func ("/package/tricks/quoted-overlap", test_quoted_overlap);
  g_test_add_func ("/package/tricks/extra-in-one-header", test_extra_in_one_header);
  g_test_add_func ("/package/tricks/method-in-method", test_method_in_method);
  g_test_add_func ("/package/tricks/unknown-extra", test_unknown_extra);
  g_test_add_func ("/package/tricks/second-name", test_second_name);
  g_test_add_func ("/package/tricks/second-name-in-one-header", test_second_name_in_one_header);
  g_test_add_func ("/package/tricks/names-alike", test_names_alike);
  return g_test_run ();
}
