#include "mail-reader.h"
#include "package-limits.h"
#include "sample-package.h"

#include <string.h>

/* Mails as mail programs, gateways and attackers make them, with our sample package in them. */

#define HEADERS "From: tine@voorbeeld.example\r\nTo: ocmw@voorbeeld.example\r\nSubject: Overdracht\r\nMIME-Version: 1.0\r\n"
#define MIXED HEADERS "Content-Type: multipart/mixed; boundary=\"grens\"\r\n\r\n"
#define TEXT "--grens\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBeste collega\r\n\r\n"
#define END "--grens--\r\n"

static GBytes *archive;

static char *
encode (void)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (archive, &size);
  g_autofree char *encoded = g_base64_encode (bytes, size);
  GString *lines = g_string_new (NULL);

  for (gsize at = 0; at < strlen (encoded); at += 76)
    g_string_append_printf (lines, "%.76s\r\n", encoded + at);
  return g_string_free (lines, FALSE);
}

/* A part with the package under these headers. */
static char *
make_part (const char *headers)
{
  g_autofree char *encoded = encode ();

  return g_strdup_printf ("--grens\r\n%sContent-Transfer-Encoding: base64\r\n\r\n%s", headers, encoded);
}

static GPtrArray *
find (const char *mail, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (mail, length >= 0 ? (gsize) length : strlen (mail));

  return od_mail_find_packages (bytes, error);
}

/* That @mail has @n packages, each ours to the byte, the first called @name (nullable). */
static void
assert_found (const char *mail, guint n, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) packages = find (mail, -1, &error);
  g_autoptr (GBytes) bytes = g_bytes_new (mail, strlen (mail));

  g_assert_no_error (error);
  g_assert_true (od_mail_is_mail (bytes));
  g_assert_cmpuint (packages->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_true (g_bytes_equal (((OdMailPackage *) packages->pdata[i])->content, archive));
  if (name != NULL)
    g_assert_cmpstr (((OdMailPackage *) packages->pdata[0])->name, ==, name);
}

static void
assert_none (const char *mail, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (find (mail, -1, &error));
  g_assert_error (error, OD_MAIL_READER_ERROR, code);
  g_assert_null (strstr (error->message, "voorbeeld.example"));
  g_assert_null (strstr (error->message, "Beste collega"));
}

static void
test_plain (void)
{
  g_autofree char *part = make_part ("Content-Type: application/zip; name=\"overdracht-2026-00042-K7QM.zip\"\r\nContent-Disposition: attachment\r\n");
  g_autofree char *mail = g_strconcat (MIXED, TEXT, part, END, NULL);

  assert_found (mail, 1, "overdracht-2026-00042-K7QM.zip");
}

/* What the mail says that it is does not matter. */
static void
test_types (void)
{
  static const char *const types[] = {
    "application/octet-stream", "application/x-zip-compressed", "application/x-7z-compressed", "text/plain", "image/png", "nonsense", "", "application/pdf",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *headers = g_strdup_printf ("Content-Type: %s\r\n", types[i]);
      g_autofree char *part = make_part (headers);
      g_autofree char *mail = g_strconcat (MIXED, TEXT, part, END, NULL);

      assert_found (mail, 1, NULL);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *header;
    const char *name;
  } cases[] = {
    { "Content-Disposition: attachment; filename*=UTF-8''pakket%20%C3%A9%C3%A9n.zip\r\n", "pakket één.zip" },
    { "Content-Disposition: attachment; filename*0=\"overdracht-2026\"; filename*1=\"-00042-K7QM.zip\"\r\n", "overdracht-2026-00042-K7QM.zip" },
    { "Content-Type: application/zip; name=\"=?utf-8?B?cGFra2V0IMOpw6luLnppcA==?=\"\r\n", "pakket één.zip" },
    { "Content-Disposition: attachment; filename=\"../../etc/passwd\"\r\n", "passwd" },
    { "Content-Disposition: attachment; filename=\"C:\\\\Temp\\\\pakket.zip\"\r\n", "pakket.zip" },
    { "Content-Disposition: attachment; filename*=UTF-8''%E2%80%AEpiz.exe\r\n", "piz.exe" },
    { "Content-Disposition: attachment; filename*=UTF-8''a%00b%0A%1Bc\r\n", NULL },
    { "Content-Disposition: attachment; filename=\"\"\r\n", "bijlage" },
    { "Content-Disposition: attachment\r\n", "bijlage" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *part = make_part (cases[i].header);
      g_autofree char *mail = g_strconcat (MIXED, TEXT, part, END, NULL);

      assert_found (mail, 1, cases[i].name);
    }
}

static void
test_several (void)
{
  g_autofree char *part = make_part ("Content-Type: application/zip\r\n");
  g_autofree char *mail = g_strconcat (MIXED, part, TEXT, part, part, END, NULL);

  assert_found (mail, 3, NULL);
}

/* Forwarded as an attachment, and that again. */
static void
test_nested (void)
{
  g_autofree char *part = make_part ("Content-Type: application/zip; name=diep.zip\r\n");
  g_autofree char *inner = g_strconcat (MIXED, TEXT, part, END, NULL);
  g_autofree char *middle = g_strconcat (HEADERS "Content-Type: multipart/mixed; boundary=\"midden\"\r\n\r\n--midden\r\nContent-Type: message/rfc822\r\n\r\n",
                                         inner, "\r\n--midden--\r\n", NULL);
  g_autofree char *mail = g_strconcat (HEADERS "Content-Type: multipart/mixed; boundary=\"buiten\"\r\n\r\n--buiten\r\nContent-Type: message/rfc822\r\n\r\n",
                                       middle, "\r\n--buiten--\r\n", NULL);

  assert_found (mail, 1, "diep.zip");
}

/* The whole mail is the package; and it has no final boundary, or none at all that closes. */
static void
test_broken (void)
{
  g_autofree char *encoded = encode ();
  g_autofree char *part = make_part ("Content-Type: application/zip\r\n");
  g_autofree char *alone = g_strconcat (HEADERS "Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n", encoded, NULL);
  g_autofree char *unclosed = g_strconcat (MIXED, TEXT, part, NULL);
  g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", MIXED, TEXT, part, END, NULL);
  g_autofree char *lines = g_strconcat (MIXED, TEXT, part, END, NULL);
  g_autofree char *unpadded = g_strconcat (MIXED, TEXT, part, "=\r\n" END, NULL);
  g_autoptr (GString) unix_lines = g_string_new (lines);

  g_string_replace (unix_lines, "\r\n", "\n", 0);
  assert_found (alone, 1, NULL);
  assert_found (unclosed, 1, NULL);
  assert_found (marked, 1, NULL);
  assert_found (unpadded, 1, NULL);
  assert_found (unix_lines->str, 1, NULL);
}

/* Where the boundaries are lost, or are not those that were announced, what is in base64 is still seen. */
static void
test_without_boundaries (void)
{
  static const char *const types[] = { "multipart/mixed", "multipart/mixed; boundary=\"\"", "multipart/mixed; boundary=\"een andere\"", "text/plain" };
  g_autofree char *part = make_part ("Content-Type: application/zip; name=x.zip\r\n");

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *mail = g_strconcat (HEADERS "Content-Type: ", types[i], "\r\n\r\n" TEXT, part, "\r\nGroeten\r\n" END, part, END, NULL);

      assert_found (mail, 2, NULL);
    }
}

/* A mail that is attached as if it were just a file, encoded as files are. */
static void
test_attached_mail (void)
{
  static const char *const types[] = { "application/octet-stream", "message/rfc822", "text/plain" };
  g_autofree char *part = make_part ("Content-Type: application/zip; name=diep.zip\r\n");
  g_autofree char *inner = g_strconcat (MIXED, TEXT, part, END, NULL);
  g_autofree char *encoded = g_base64_encode ((const guint8 *) inner, strlen (inner));

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *mail = g_strconcat (HEADERS "Content-Type: multipart/mixed; boundary=\"buiten\"\r\n\r\n--buiten\r\nContent-Type: ", types[i],
                                           "; name=bericht.eml\r\nContent-Transfer-Encoding: base64\r\n\r\n", encoded, "\r\n--buiten--\r\n", NULL);

      assert_found (mail, 1, "diep.zip");
    }
}

static void
test_mailbox (void)
{
  g_autofree char *part = make_part ("Content-Type: application/zip\r\n");
  g_autofree char *mail = g_strconcat ("From tine Wed Nov 25 12:00:00 2026\n" MIXED, TEXT, part, END, "\nFrom tine Wed Nov 25 12:01:00 2026\n" MIXED,
                                       part, END, NULL);
  g_autoptr (GString) unix_lines = g_string_new (mail);

  g_string_replace (unix_lines, "\r\n", "\n", 0);
  assert_found (unix_lines->str, 2, NULL);
}

/* As sendmail and older programs put files in the text. */
static char *
make_uuencode (const char *name)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (archive, &size);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "begin 644 %s\n", name);
  for (gsize at = 0; at < size; at += 45)
    {
      gsize n = MIN (45, size - at);

      g_string_append_c (text, ' ' + (char) n);
      for (gsize i = 0; i < n; i += 3)
        {
          guint8 in[3] = { bytes[at + i], i + 1 < n ? bytes[at + i + 1] : 0, i + 2 < n ? bytes[at + i + 2] : 0 };
          guint8 out[4] = { in[0] >> 2, (in[0] & 3) << 4 | in[1] >> 4, (in[1] & 15) << 2 | in[2] >> 6, in[2] & 63 };

          for (gsize j = 0; j < 4; j++)
            g_string_append_c (text, out[j] == 0 ? '`' : ' ' + (char) out[j]);
        }
      g_string_append_c (text, '\n');
    }
  g_string_append (text, "`\nend\n");
  return g_string_free (text, FALSE);
}

static void
test_uuencode (void)
{
  g_autofree char *encoded = make_uuencode ("overdracht oud.zip");
  g_autofree char *mail = g_strconcat (HEADERS "\r\nBeste collega\r\nbegin met lezen\r\n\r\n", encoded, "\r\nGroeten\r\n", NULL);

  assert_found (mail, 1, "overdracht oud.zip");
}

/* A compound file with a directory that names this stream, as in a .msg, or none such, as in a .doc. */
static GBytes *
make_compound (const char *stream)
{
  static const guint8 signature[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  GByteArray *file = g_byte_array_new ();
  guint8 padding[504] = { 0 };

  g_byte_array_append (file, signature, sizeof signature);
  g_byte_array_append (file, padding, sizeof padding);
  for (const char *at = stream; *at != '\0'; at++)
    g_byte_array_append (file, (const guint8[]) { *at, 0 }, 2);
  return g_byte_array_free_to_bytes (file);
}

static void
test_outlook (void)
{
  g_autoptr (GBytes) mail = make_compound ("__properties_version1.0");
  g_autoptr (GBytes) letter = make_compound ("WordDocument");
  g_autoptr (GError) error = NULL;

  g_assert_true (od_mail_is_mail (mail));
  g_assert_false (od_mail_is_mail (letter));
  g_assert_null (od_mail_find_packages (mail, &error));
  g_assert_error (error, OD_MAIL_READER_ERROR, OD_MAIL_READER_ERROR_OUTLOOK);
  g_assert_nonnull (strstr (error->message, "Opslaan als"));
  assert_none (MIXED "--grens\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+IgAA\r\n" END,
               OD_MAIL_READER_ERROR_OUTLOOK);
  assert_none (MIXED "--grens\r\nContent-Type: application/msword\r\nContent-Transfer-Encoding: base64\r\n\r\n0M8R4KGxGuEAAA==\r\n" END,
               OD_MAIL_READER_ERROR_NO_PACKAGE);
}

static void
test_encrypted (void)
{
  assert_none (HEADERS "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=\"grens\"\r\n\r\n"
                       "--grens\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--grens\r\n"
                       "Content-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n" END,
               OD_MAIL_READER_ERROR_ENCRYPTED);
  assert_none (HEADERS "Content-Type: text/plain\r\n\r\nBeste collega\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n", OD_MAIL_READER_ERROR_ENCRYPTED);
  assert_none (HEADERS "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n"
                       "Content-Transfer-Encoding: base64\r\n\r\nMIAGCSqGSIb3\r\n",
               OD_MAIL_READER_ERROR_ENCRYPTED);
  assert_none (HEADERS "Content-Type: application/x-pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
                       "Content-Transfer-Encoding: base64\r\n\r\nMIAGCSqGSIb3\r\n",
               OD_MAIL_READER_ERROR_ENCRYPTED);
}

/* A signature beside leaves the mail readable. */
static void
test_signed (void)
{
  g_autofree char *part = make_part ("Content-Type: application/zip; name=x.zip\r\n");
  g_autofree char *mail = g_strconcat (HEADERS "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256; boundary=\"buiten\"\r\n\r\n"
                                               "--buiten\r\nContent-Type: multipart/mixed; boundary=\"grens\"\r\n\r\n" TEXT, part, END
                                               "\r\n--buiten\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n"
                                               "Content-Transfer-Encoding: base64\r\n\r\nMIAGCSqGSIb3\r\n--buiten--\r\n", NULL);

  assert_found (mail, 1, "x.zip");
}

static void
test_no_package (void)
{
  assert_none (MIXED TEXT END, OD_MAIL_READER_ERROR_NO_PACKAGE);
  assert_none ("", OD_MAIL_READER_ERROR_NO_PACKAGE);
  assert_none ("\xef\xbb\xbf", OD_MAIL_READER_ERROR_NO_PACKAGE);
  assert_none (HEADERS, OD_MAIL_READER_ERROR_NO_PACKAGE);
}

/* @n times @text, with the number in it; (transfer full). */
static char *
repeat (const char *start, const char *text, guint n)
{
  GString *mail = g_string_new (start);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autoptr (GString) once = g_string_new (text);

      g_string_replace (once, "#", number, 0);
      g_string_append (mail, once->str);
    }
  return g_string_free (mail, FALSE);
}

/* More than anyone sends: refused, and soon. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *start;
    const char *text;
    guint n;
  } cases[] = {
    { "", HEADERS "Content-Type: multipart/mixed; boundary=\"g#\"\r\n\r\n--g#\r\nContent-Type: message/rfc822\r\n\r\n", 20000 },
    { "", HEADERS "Content-Type: message/rfc822\r\n\r\n", 20000 },
    { HEADERS, "Content-Type: multipart/mixed; boundary=\"g#\"\r\n\r\n--g#\r\n", 20000 },
    { MIXED, TEXT, OD_MAIL_MAX_PARTS + 10 },
    { HEADERS "\r\n", "begin 644 x\n", 100000 },
    { "From wie\n", "From: a\n\nFrom wie\n", OD_MAIL_MAX_PARTS + 10 },
    { "From wie\nFrom: a\n\n", "From wie\n", 100000 },
    { "", "Content-Type: message/rfc822\n\n", 1000000 },
    { MIXED, "--grens\n\n", 1000000 },
    { "To: ", "groep#:", 1000000 },
    { "to\t: ", "a:\r\n ", 1000000 },
    { HEADERS "\r\n--geen\r\nBcc: ", "b:\n\t", 10000 },
    { HEADERS, "X-Kop-#: x\r\n", 1000000 },
    { HEADERS "Content-Type: application/zip", ";\r\n name*#=\"a\"", 1000000 },
    { HEADERS "Content-Disposition: attachment", ";\r\n a#=b", 30000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *mail = repeat (cases[i].start, cases[i].text, cases[i].n);

      assert_none (mail, OD_MAIL_READER_ERROR_HOSTILE);
    }
}

/* Long headers that are still possible, and ask for much work. */
static void
test_long_headers (void)
{
  static const struct
  {
    const char *start;
    const char *text;
  } cases[] = {
    { "From: ", "Tine <tine@voorbeeld.example>, " },
    { "From: ", "a(" },
    { "From: ", "=?utf-8?B?w6k=?= " },
    { "To: ", "groep#:" },
    { HEADERS "Content-Type: application/zip", ";\r\n name*#=\"a\"" },
    { HEADERS "Content-Type: application/zip", ";\r\n name*#*=UTF-8''%C3%A9" },
    { HEADERS "Content-Type: application/zip", "; x#=y" },
    { HEADERS "Content-Type: multipart/mixed; boundary=", "ab" },
    { HEADERS, "X-Kop-#: x\r\n" },
    { HEADERS "References: ", "<a#@voorbeeld.example> " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *headers = repeat (cases[i].start, cases[i].text, 500);
      g_autofree char *mail = g_strconcat (headers, "\r\n\r\nBeste collega\r\n", NULL);

      assert_none (mail, OD_MAIL_READER_ERROR_NO_PACKAGE);
    }
}

/* The same in a mail that is attached encoded, so that it is not seen at once. */
static void
test_hostile_inside (void)
{
  static const char *const types[] = { "application/octet-stream", "message/rfc822" };
  g_autofree char *inner = repeat ("Subject: x\nTo: ", "groep#:", 200000);
  g_autofree char *encoded = g_base64_encode ((const guint8 *) inner, strlen (inner));

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *mail = g_strconcat (HEADERS "Content-Transfer-Encoding: base64\r\nContent-Type: ", types[i], "\r\n\r\n", encoded, NULL);

      assert_none (mail, OD_MAIL_READER_ERROR_HOSTILE);
    }
}

/* Cut off anywhere, it is read or refused, and never taken for another package. */
static void
test_cut (void)
{
  g_autofree char *part = make_part ("Content-Type: application/zip; name=x.zip\r\n");
  g_autofree char *mail = g_strconcat (MIXED, TEXT, part, END, NULL);

  for (gsize length = 0; length < strlen (mail); length++)
    {
      g_autoptr (GPtrArray) packages = find (mail, length, NULL);

      for (guint i = 0; packages != NULL && i < packages->len; i++)
        {
          GBytes *content = ((OdMailPackage *) packages->pdata[i])->content;

          g_assert_true (g_bytes_equal (content, archive) || !od_package_check (content, NULL));
        }
    }
}

/* Neither an archive, nor a letter, nor a picture is a mail. */
static void
test_is_mail (void)
{
  static const char *const others[] = { "", "Geachte collega,\nHierbij: een brief.\n", "\x89PNG\r\n", "PK\3\4", "%PDF-1.7\nFrom: x\n", "\nFrom: x\n", "Hallo: dit is een brief\n" };

  g_assert_false (od_mail_is_mail (archive));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (others[i], strlen (others[i]));

      g_assert_false (od_mail_is_mail (bytes));
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  archive = sample_package_to_bytes ();
  g_test_add_func ("/mail/plain", test_plain);
  g_test_add_func ("/mail/types", test_types);
  g_test_add_func ("/mail/names", test_names);
  g_test_add_func ("/mail/several", test_several);
  g_test_add_func ("/mail/nested", test_nested);
  g_test_add_func ("/mail/broken", test_broken);
  g_test_add_func ("/mail/without-boundaries", test_without_boundaries);
  g_test_add_func ("/mail/attached-mail", test_attached_mail);
  g_test_add_func ("/mail/mailbox", test_mailbox);
  g_test_add_func ("/mail/uuencode", test_uuencode);
  g_test_add_func ("/mail/outlook", test_outlook);
  g_test_add_func ("/mail/encrypted", test_encrypted);
  g_test_add_func ("/mail/signed", test_signed);
  g_test_add_func ("/mail/no-package", test_no_package);
  g_test_add_func ("/mail/hostile", test_hostile);
  g_test_add_func ("/mail/hostile-inside", test_hostile_inside);
  g_test_add_func ("/mail/long-headers", test_long_headers);
  g_test_add_func ("/mail/cut", test_cut);
  g_test_add_func ("/mail/is-mail", test_is_mail);
  result = g_test_run ();
  g_bytes_unref (archive);
  return result;
}
