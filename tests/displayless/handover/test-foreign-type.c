#include "foreign-entry.h"
#include "foreign-text.h"

#include <string.h>

/* What a colleague's files are by their bytes, and what attackers would have them taken for. */

#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0"
#define ZIP "PK\3\4\24\0\0\0\10\0"
#define OLE "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0"
#define ODT "PK\3\4\24\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\10\0\0\0mimetypeapplication/vnd.oasis.opendocument.text"
#define BYTES(text) text, sizeof text - 1

typedef struct
{
  const char *name;
  const char *bytes;
  gsize size;
  OdForeignKind kind;
  const char *extension;
} Case;

static const Case cases[] = {
  { "brief.txt", BYTES ("Geachte collega"), OD_FOREIGN_TEXT, "txt" },
  { "brief", BYTES ("Geachte collega"), OD_FOREIGN_TEXT, "txt" },
  { "leeg.txt", BYTES (""), OD_FOREIGN_TEXT, "txt" },
  { "brief.txt", BYTES ("\xff\xfeG\0e\0"), OD_FOREIGN_TEXT, "txt" },
  { "brief.txt", BYTES ("caf\xe9"), OD_FOREIGN_TEXT, "txt" },
  { "gezin.csv", BYTES ("naam;straat\nFictief;Verzonnenstraat\n"), OD_FOREIGN_TEXT, "txt" },
  { "blad.html", BYTES ("<!DOCTYPE html><html><script>alert(1)</script></html>"), OD_FOREIGN_TEXT, "txt" },
  { "scan.png", BYTES (PNG), OD_FOREIGN_PICTURE, "png" },
  { "scan.jpg", BYTES (PNG), OD_FOREIGN_PICTURE, "png" },
  { "scan", BYTES ("\xff\xd8\xff\xe0\0\x10JFIF\0"), OD_FOREIGN_PICTURE, "jpg" },
  { "scan.gif", BYTES ("GIF89a\1\0\1\0"), OD_FOREIGN_PICTURE, "gif" },
  { "scan.tif", BYTES ("II*\0\10\0\0\0"), OD_FOREIGN_PICTURE, "tif" },
  { "scan.webp", BYTES ("RIFF\x24\0\0\0WEBPVP8 "), OD_FOREIGN_PICTURE, "webp" },
  { "brief.pdf", BYTES ("%PDF-1.7\n"), OD_FOREIGN_DOCUMENT, "pdf" },
  { "brief.txt", BYTES ("%PDF-1.7\n"), OD_FOREIGN_DOCUMENT, "pdf" },
  { "brief.docx", BYTES (ZIP), OD_FOREIGN_DOCUMENT, "docx" },
  { "BRIEF.DOCX", BYTES (ZIP), OD_FOREIGN_DOCUMENT, "docx" },
  { "brief.doc", BYTES (OLE), OD_FOREIGN_DOCUMENT, "doc" },
  { "brief", BYTES (ODT), OD_FOREIGN_DOCUMENT, "odt" },
  { "brief.rtf", BYTES ("{\\rtf1\\ansi Dag}"), OD_FOREIGN_DOCUMENT, "rtf" },
  { "alles.zip", BYTES (ZIP), OD_FOREIGN_ARCHIVE, NULL },
  { "alles.pdf", BYTES (ZIP), OD_FOREIGN_ARCHIVE, NULL },
  { "alles.7z", BYTES ("7z\xbc\xaf\x27\x1c\0\4"), OD_FOREIGN_ARCHIVE, NULL },
  { "alles.rar", BYTES ("Rar!\x1a\7\0"), OD_FOREIGN_ARCHIVE, NULL },
  { "alles.gz", BYTES ("\x1f\x8b\10\0"), OD_FOREIGN_ARCHIVE, NULL },
  { "brief.pdf", BYTES ("MZ\x90\0\3\0"), OD_FOREIGN_PROGRAM, NULL },
  { "brief.docx", BYTES ("\177ELF\2\1\1\0"), OD_FOREIGN_PROGRAM, NULL },
  { "brief.txt", BYTES ("#!/bin/sh\nrm -r ~\n"), OD_FOREIGN_PROGRAM, NULL },
  { "brief.pdf.bat", BYTES ("del /q\r\n"), OD_FOREIGN_PROGRAM, NULL },
  { "brief.js", BYTES ("WScript.Echo(1)"), OD_FOREIGN_PROGRAM, NULL },
  { "brief.vbs. ", BYTES ("MsgBox 1"), OD_FOREIGN_PROGRAM, NULL },
  { "brief.desktop", BYTES ("[Desktop Entry]\nExec=true\n"), OD_FOREIGN_PROGRAM, NULL },
  { "brief", BYTES ("[Desktop Entry]\nExec=true\n"), OD_FOREIGN_PROGRAM, NULL },
  { "brief.docm", BYTES (ZIP), OD_FOREIGN_PROGRAM, NULL },
  { "brief.jar", BYTES (ZIP), OD_FOREIGN_PROGRAM, NULL },
  { "brief\xe2\x80\xae.exe", BYTES ("Dag"), OD_FOREIGN_PROGRAM, NULL },
  { "brief.pdf", BYTES ("\1\2\3\4\0\5"), OD_FOREIGN_OTHER, NULL },
  { "brief.txt", BYTES ("tekst\0met nul"), OD_FOREIGN_OTHER, NULL },
};

static OdForeignEntry *
make_entry (const char *name, const char *bytes, gsize size)
{
  g_autoptr (GBytes) content = g_bytes_new_static (bytes, size);

  return od_foreign_entry_new (name, content);
}

static void
test_types (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdForeignEntry) entry = make_entry (cases[i].name, cases[i].bytes, cases[i].size);
      const OdForeignType *type = od_foreign_entry_get_file_type (entry);

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, cases[i].name);
      g_assert_cmpint (type->kind, ==, cases[i].kind);
      g_assert_cmpstr (type->extension, ==, cases[i].extension);
      g_assert_cmpint (od_foreign_entry_may_be_opened (entry), ==, type->extension != NULL && cases[i].size > 0);
      g_assert_cmpint (od_foreign_entry_may_be_saved (entry), ==, type->kind != OD_FOREIGN_PROGRAM);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    const char *shown;
  } names[] = {
    { "brief.pdf", "brief.pdf" },
    { "map/brief.pdf", "map/brief.pdf" },
    { "brief\xe2\x80\xae" "fdp.exe", "brieffdp.exe" },
    { "a\nb\tc\x1b[31m", "abc[31m" },
    { "zero\xe2\x80\x8bwidth", "zerowidth" },
    { "slecht\xff", "slecht\xef\xbf\xbd" },
    { "  ", "Bestand zonder naam" },
    { "", "Bestand zonder naam" },
    { "\xe2\x80\xae", "Bestand zonder naam" },
    { "<b>vet</b> & co", "<b>vet</b> & co" },
  };
  g_autofree char *longest = g_strnfill (400, 'x');
  g_autofree char *with_end = g_strconcat (longest, ".pdf", NULL);
  g_autoptr (OdForeignEntry) shortened = make_entry (with_end, "x", 1);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (OdForeignEntry) entry = make_entry (names[i].name, "x", 1);

      g_assert_cmpstr (od_foreign_entry_get_name (entry), ==, names[i].shown);
    }
  g_assert_cmpint (g_utf8_strlen (od_foreign_entry_get_name (shortened), -1), ==, 100);
  g_assert_true (g_str_has_suffix (od_foreign_entry_get_name (shortened), ".pdf"));
}

static void
assert_text (const char *bytes, gsize size, const char *expected)
{
  g_autoptr (GBytes) content = g_bytes_new_static (bytes, size);
  g_autoptr (GBytes) text = od_foreign_text_decode (content, NULL);

  g_assert_cmpint (text != NULL, ==, expected != NULL);
  if (text != NULL)
    {
      g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), expected, strlen (expected));
      g_assert_cmpint (((const char *) g_bytes_get_data (text, NULL))[g_bytes_get_size (text)], ==, '\0');
    }
}

static void
test_texts (void)
{
  assert_text (BYTES ("één\r\ntwee\f"), "één\r\ntwee\f");
  assert_text (BYTES ("\xef\xbb\xbfmet merk"), "met merk");
  assert_text (BYTES (""), "");
  assert_text (BYTES ("\xff\xfe\xe9\0n\0"), "én");
  assert_text (BYTES ("\xfe\xff\0\xe9\0n"), "én");
  assert_text (BYTES ("\xff\xfe=\xd8"), NULL);
  assert_text (BYTES ("prijs \x80 5, caf\xe9"), "prijs € 5, café");
  assert_text (BYTES ("\x81"), NULL);
  assert_text (BYTES ("a\0b"), NULL);
  assert_text (BYTES ("a\x1b[2J"), NULL);
  assert_text (BYTES ("\xff\xfe\x1b\0"), NULL);
}

/* Only the beginning of a long one is read, and not half a character of it. */
static void
test_long_texts (void)
{
  static const char *const units[] = { "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    for (gsize shift = 0; shift < 4; shift++)
      {
        g_autoptr (GString) long_text = g_string_new_len ("abcd", shift);
        g_autoptr (GBytes) content = NULL;
        g_autoptr (GBytes) text = NULL;
        gboolean cut = FALSE;

        while (long_text->len <= OD_FOREIGN_TEXT_MAX_BYTES)
          g_string_append (long_text, units[i]);
        content = g_bytes_new (long_text->str, long_text->len);
        text = od_foreign_text_decode (content, &cut);
        g_assert_true (cut);
        g_assert_nonnull (text);
        g_assert_cmpuint (g_bytes_get_size (text), >, OD_FOREIGN_TEXT_MAX_BYTES - 4);
        g_assert_true (g_utf8_validate (g_bytes_get_data (text, NULL), g_bytes_get_size (text), NULL));
      }
}

static void
test_long_utf16 (void)
{
  g_autoptr (GString) pairs = g_string_new_len ("\xff\xfe", 2);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GBytes) text = NULL;

  while (pairs->len <= OD_FOREIGN_TEXT_MAX_BYTES + 8)
    g_string_append_len (pairs, "=\xd8\0\xde", 4);
  content = g_bytes_new (pairs->str, pairs->len);
  text = od_foreign_text_decode (content, NULL);
  g_assert_nonnull (text);
  g_assert_cmpuint (g_bytes_get_size (text), >, OD_FOREIGN_TEXT_MAX_BYTES - 16);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/foreign-type/types", test_types);
  g_test_add_func ("/foreign-type/names", test_names);
  g_test_add_func ("/foreign-type/texts", test_texts);
  g_test_add_func ("/foreign-type/long-texts", test_long_texts);
  g_test_add_func ("/foreign-type/long-utf16", test_long_utf16);
  return g_test_run ();
}
