#include "sample-package.h"

#include "zip-builder.h"

#include <string.h>

/* What nobody sends by accident, each made here. */

static const ZipEnd plain_end = { 0 };

static void
refuse (const char *what, const ZipFile *files, gsize n_files, const ZipEnd *end, OdPackageError code)
{
  g_autoptr (GByteArray) bytes = zip_build (files, n_files, end);

  g_test_message ("%s", what);
  assert_refused (bytes->data, bytes->len, code, TRUE);
}

/* That the cases below are refused for their lie alone: without one, only the content is no good. */
static void
test_honest (void)
{
  ZipFile files[] = { zip_file_new ("bericht.json"), zip_file_new ("map/ĳs en één.txt"), { 0 }, zip_file_new ("x") };
  g_autoptr (GByteArray) bytes = NULL;
  const ZipEnd end = { .comment = "dag", .comment_length = 3 };

  files[2] = (ZipFile) { .name = "leeg/",
                        .name_length = -1,
                        .made_by = 0x033f,
                        .local_flags = -1,
                        .local_method = -1,
                        .local_size = -1,
                        .local_crc = -1,
                        .local_packed_size = -1,
                        .external_attributes = 0x41ed8010u,
                        .extra = (const guint8 *)"",
                        .offset = -1 };
  files[3].flags |= 8;
  files[3].descriptor = ZIP_DESCRIPTOR_SIGNED;
  bytes = zip_build (files, G_N_ELEMENTS (files), &end);
  assert_refused (bytes->data, bytes->len, OD_PACKAGE_ERROR_WRONG_PASSPHRASE, FALSE);
}

static void
test_names (void)
{
  static const char *const names[] = {
    "../x", "x/../y", "/etc/passwd", "C:x", "C:\\x", "..\\x", "x\\y", ".", "..", "./x", "x//y", "\xe2\x80\xae" "fdp.exe", "x\ny",
    "x\x7f", "\xef\xbb\xbf" "x", "\xe2\x80\x8b" "x", "a\xe2\x81\xa6" "b",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      ZipFile file = zip_file_new (names[i]);

      refuse (names[i], &file, 1, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
    }
}

static void
test_odd_names (void)
{
  g_autofree char *long_name = g_strnfill (256, 'a');
  ZipFile zero = zip_file_new ("x.pdf\0.exe");
  ZipFile empty = zip_file_new ("");
  ZipFile invalid = zip_file_new ("\xff\xfe");
  ZipFile too_long = zip_file_new (long_name);

  zero.name_length = 10;
  invalid.flags |= 1 << 11;
  refuse ("NUL", &zero, 1, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
  refuse ("no name", &empty, 1, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
  refuse ("invalid UTF-8", &invalid, 1, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
  refuse ("256 bytes", &too_long, 1, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
}

static void
test_same_names (void)
{
  ZipFile same[] = { zip_file_new ("bericht.json"), zip_file_new ("bericht.json") };
  ZipFile cases[] = { zip_file_new ("bericht.json"), zip_file_new ("BERICHT.JSON") };
  ZipFile forms[] = { zip_file_new ("\xc3\xa9"), zip_file_new ("e\xcc\x81") };

  refuse ("same", same, 2, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
  refuse ("case", cases, 2, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
  refuse ("NFC and NFD", forms, 2, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
}

static void
test_file_types (void)
{
  static const guint32 attributes[] = { 0xa1ff0000u, 0x21b60000u, 0x61b60000u, 0x11b60000u, 0xc1b60000u, 0x41ed0000u, 0x10, 0x08, 0x400 };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      ZipFile file = zip_file_new ("x");

      file.external_attributes = attributes[i];
      refuse ("file type", &file, 1, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
    }
}

static void
test_many (void)
{
  g_autofree ZipFile *files = g_new (ZipFile, 65535);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 65535; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("%u", i));
      files[i] = zip_file_new (g_ptr_array_index (names, i));
    }
  refuse ("65 entries", files, 65, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
  refuse ("65,535 entries", files, 65535, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
  refuse ("says 64, has 65", files, 65, &(ZipEnd) { .n_entries = 64 }, OD_PACKAGE_ERROR_DAMAGED);
  refuse ("says 2, has 1", files, 1, &(ZipEnd) { .n_entries = 2 }, OD_PACKAGE_ERROR_DAMAGED);
}

static void
test_strength (void)
{
  static const guint8 aes_128[] = { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 1, 0, 0 };
  static const guint8 aes_192[] = { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 2, 0, 0 };
  static const guint8 aes_0[] = { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 0, 0, 0 };
  ZipFile files[] = { zip_file_new ("x"), zip_file_new ("y") };
  const guint8 *weak[] = { aes_128, aes_192, aes_0 };

  for (gsize i = 0; i < G_N_ELEMENTS (weak); i++)
    {
      files[1].extra = weak[i];
      refuse ("weak AES, the second alone", files, 2, &plain_end, OD_PACKAGE_ERROR_TOO_WEAK);
    }
  files[1] = zip_file_new ("y");
  files[1].method = 8;
  refuse ("ZipCrypto", files, 2, &plain_end, OD_PACKAGE_ERROR_TOO_WEAK);
  files[1].flags = 0;
  refuse ("plain and encrypted mixed", files, 2, &plain_end, OD_PACKAGE_ERROR_TOO_WEAK);
  files[1].method = 99;
  refuse ("AES without the flag", files, 2, &plain_end, OD_PACKAGE_ERROR_TOO_WEAK);
  files[1].flags = 1 | 1 << 6;
  refuse ("PKWARE's strong encryption", files, 2, &plain_end, OD_PACKAGE_ERROR_UNSUPPORTED);
  files[1].flags = 1 | 1 << 13;
  refuse ("masked headers", files, 2, &plain_end, OD_PACKAGE_ERROR_UNSUPPORTED);
}

static void
test_aes_extra (void)
{
  static const guint8 version_3[] = { 0x01, 0x99, 7, 0, 3, 0, 'A', 'E', 3, 0, 0 };
  static const guint8 vendor[] = { 0x01, 0x99, 7, 0, 2, 0, 'X', 'E', 3, 0, 0 };
  static const guint8 twice[] = { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 0, 0, 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 0, 0 };
  static const guint8 cut[] = { 0x01, 0x99, 200, 0, 2, 0, 'A', 'E', 3, 0, 0 };
  static const guint8 loose[] = { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 0, 0, 1, 2 };
  static const guint8 wavpack[] = { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 97, 0 };
  static const struct
  {
    const guint8 *extra;
    gsize length;
    OdPackageError code;
  } cases[] = {
    { version_3, sizeof version_3, OD_PACKAGE_ERROR_DAMAGED }, { vendor, sizeof vendor, OD_PACKAGE_ERROR_DAMAGED },
    { twice, sizeof twice, OD_PACKAGE_ERROR_DAMAGED },         { cut, sizeof cut, OD_PACKAGE_ERROR_DAMAGED },
    { loose, sizeof loose, OD_PACKAGE_ERROR_DAMAGED },         { wavpack, sizeof wavpack, OD_PACKAGE_ERROR_UNSUPPORTED },
    { wavpack, 0, OD_PACKAGE_ERROR_DAMAGED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZipFile file = zip_file_new ("x");

      file.extra = cases[i].extra;
      file.extra_length = cases[i].length;
      refuse ("extra field", &file, 1, &plain_end, cases[i].code);
    }
}

static void
test_sizes (void)
{
  ZipFile bomb = zip_file_new ("x");
  ZipFile huge = zip_file_new ("x");
  ZipFile small = zip_file_new ("x");
  static const guint8 deflated[] = { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 8, 0 };

  bomb.extra = huge.extra = deflated;
  bomb.size = 60 * 1024 * 1024;
  huge.size = 0xffffffff;
  small.packed_size = small.content_length = 27;
  small.size = 0;
  refuse ("ratio", &bomb, 1, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
  refuse ("4 GB, as Zip64 marks it", &huge, 1, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
  refuse ("no room for salt and code", &small, 1, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
}

static void
test_headers_differ (void)
{
  ZipFile name = zip_file_new ("bericht.json");
  ZipFile flags = zip_file_new ("x");
  ZipFile method = zip_file_new ("x");
  ZipFile size = zip_file_new ("x");

  name.local_name = "bericht.jso_";
  flags.local_flags = 1 | 1 << 1;
  method.local_method = 8;
  size.local_size = 13;
  refuse ("names", &name, 1, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
  refuse ("flags", &flags, 1, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
  refuse ("methods", &method, 1, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
  refuse ("sizes", &size, 1, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
}

static void
test_places (void)
{
  ZipFile files[] = { zip_file_new ("x"), zip_file_new ("y") };

  files[0].gap = 5;
  refuse ("bytes between", files, 2, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
  files[0].gap = 0;
  files[1].offset = 0;
  refuse ("both the same", files, 2, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
  files[1].offset = 10;
  refuse ("overlapping", files, 2, &plain_end, OD_PACKAGE_ERROR_HOSTILE);
  files[1].offset = 0xffffffff;
  refuse ("outside the file", files, 2, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
  files[1].offset = -1;
  files[1].packed_size = 0x7fffffff;
  refuse ("longer than the file", files, 2, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
  files[1] = zip_file_new ("y");
  files[1].flags |= 8;
  refuse ("no descriptor", files, 2, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
  files[1].descriptor = files[1].descriptor_lies = TRUE;
  refuse ("a descriptor that lies", files, 2, &plain_end, OD_PACKAGE_ERROR_DAMAGED);
  refuse ("a directory elsewhere", files, 1, &(ZipEnd) { .offset = 0xfffffff0 }, OD_PACKAGE_ERROR_DAMAGED);
  refuse ("a comment that is not there", files, 1, &(ZipEnd) { .comment_length = 5 }, OD_PACKAGE_ERROR_DAMAGED);
}

static void
test_other_files (void)
{
  static const guint8 seven_zip[] = "7z\xbc\xaf\x27\x1c\0\4enzovoort";
  static const guint8 end_alone[22] = "PK\5\6";
  static const guint8 spanned[] = "PK\7\x8" "en dan niets";

  assert_refused ((const guint8 *) "", 0, OD_PACKAGE_ERROR_NOT_AN_ARCHIVE, TRUE);
  assert_refused ((const guint8 *) "Geachte collega, ", 17, OD_PACKAGE_ERROR_NOT_AN_ARCHIVE, TRUE);
  assert_refused (seven_zip, sizeof seven_zip, OD_PACKAGE_ERROR_DAMAGED, TRUE);
  assert_refused (end_alone, sizeof end_alone, OD_PACKAGE_ERROR_DAMAGED, TRUE);
  assert_refused (spanned, sizeof spanned, OD_PACKAGE_ERROR_NOT_AN_ARCHIVE, TRUE);
  assert_refused ((const guint8 *) "PK\3\4", 4, OD_PACKAGE_ERROR_DAMAGED, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/hostile/honest", test_honest);
  g_test_add_func ("/package/hostile/names", test_names);
  g_test_add_func ("/package/hostile/odd-names", test_odd_names);
  g_test_add_func ("/package/hostile/same-names", test_same_names);
  g_test_add_func ("/package/hostile/file-types", test_file_types);
  g_test_add_func ("/package/hostile/many", test_many);
  g_test_add_func ("/package/hostile/strength", test_strength);
  g_test_add_func ("/package/hostile/aes-extra", test_aes_extra);
  g_test_add_func ("/package/hostile/sizes", test_sizes);
  g_test_add_func ("/package/hostile/headers-differ", test_headers_differ);
  g_test_add_func ("/package/hostile/places", test_places);
  g_test_add_func ("/package/hostile/other-files", test_other_files);
  return g_test_run ();
}
