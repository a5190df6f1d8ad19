#include "mail-reader.h"

#include "mail-content.h"
#include "mail-shape.h"
#include "package-limits.h"
#include "seven-zip-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (od-mail-reader-error-quark, od_mail_reader_error)

static const char *const sentences[] = {
  [OD_MAIL_READER_ERROR_NO_PACKAGE] = N_ ("In deze mail zit geen pakket; er is niets ingelezen. Kijk of de bijlage erbij zit, of vraag de afzender om ze opnieuw te sturen."),
  [OD_MAIL_READER_ERROR_ENCRYPTED] = N_ ("Deze mail is zelf versleuteld of verzegeld; er is niets ingelezen. Open ze in uw mailprogramma, bewaar de bijlage en open die hier."),
  [OD_MAIL_READER_ERROR_OUTLOOK] = N_ ("Dit is een mail in een vorm die alleen Outlook leest; er is niets ingelezen. Open ze in Outlook, klik met de rechtermuisknop op de bijlage, kies ‘Opslaan als’ en open hier het bewaarde bestand."),
  [OD_MAIL_READER_ERROR_HOSTILE] = N_ ("Deze mail is te groot of gemaakt zoals geen gewoon programma het doet; er is niets ingelezen. Bewaar de bijlage zelf en open die hier."),
};

static const guint8 zip[] = { 'P', 'K', 3, 4 };
static const guint8 winmail[] = { 0x78, 0x9f, 0x3e, 0x22 }; /* [MS-OXTNEF] */
/* A .msg is a compound file, as older .doc and .xls are ([MS-CFB]); the name of one of its streams tells it from those ([MS-OXMSG], 2.4). */
static const guint8 compound[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
static const guint8 outlook_stream[] = "_\0_\0p\0r\0o\0p\0e\0r\0t\0i\0e\0s\0_\0v\0e\0r\0s\0i\0o\0n";
static const guint8 byte_order_mark[] = { 0xef, 0xbb, 0xbf };

/* Headers that any mail has some of (RFC 5322, 3.6). */
static const char *const known_headers[]
    = { "From", "Date", "Message-ID", "Received", "Return-Path", "MIME-Version", "Delivered-To", "Subject", "To", "Content-Type" };

#define MAILBOX_START "From "
#define UUENCODE_START "begin "
#define PGP_START "-----BEGIN PGP MESSAGE-----"
#define ZIP_IN_BASE64 "UEsDB"
#define SEVEN_ZIP_IN_BASE64 "N3q8ryc"
#define HEADER_BYTES 4096 /* one of them must be this near to the start */
#define DEFAULT_NAME "bijlage"

/* What is found while going over the parts. */
typedef struct
{
  GPtrArray *packages;
  gsize total;
  guint n_parts;
  guint n_uuencoded;
  gboolean is_encrypted;
  gboolean is_outlook;
  gboolean is_hostile;
} Search;

static void look_into (Search *search, GMimeObject *object, guint depth);
static void search_mails (const guint8 *bytes, gsize size, Search *search, guint depth);

static gboolean
begins_with (const guint8 *bytes, gsize size, gconstpointer start, gsize length)
{
  return size >= length && memcmp (bytes, start, length) == 0;
}

#define BEGINS_WITH(bytes, size, start) begins_with (bytes, size, start, sizeof start)

/* Some programs save a mail with a byte order mark before it. */
static gsize
get_start (const guint8 *bytes, gsize size)
{
  return BEGINS_WITH (bytes, size, byte_order_mark) ? sizeof byte_order_mark : 0;
}

static gboolean
is_archive (GBytes *content)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (content, &size);

  return BEGINS_WITH (bytes, size, zip) || od_seven_zip_is_archive (content);
}

/* A mail, or the mails and attachments of one, in a form of Outlook's own. */
static gboolean
is_outlook (GBytes *content)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (content, &size);

  if (BEGINS_WITH (bytes, size, compound))
    return memmem (bytes, size, outlook_stream, sizeof outlook_stream) != NULL;
  return BEGINS_WITH (bytes, size, winmail);
}

/* The last part of a path of whatever system, of characters that are what they seem; (transfer full). */
static char *
clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : DEFAULT_NAME, -1);
  const char *start = valid;
  GString *clean = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at++)
    if (*at == '/' || *at == '\\')
      start = at + 1;
  for (const char *at = start; *at != '\0' && clean->len < OD_PACKAGE_MAX_NAME_BYTES - 4; at = g_utf8_next_char (at))
    if (g_unichar_isprint (g_utf8_get_char (at)))
      g_string_append_unichar (clean, g_utf8_get_char (at));
  if (clean->len == 0)
    g_string_append (clean, DEFAULT_NAME);
  return g_string_free (clean, FALSE);
}

static void
add_package (Search *search, const char *name, GBytes *content)
{
  OdMailPackage *package;

  search->total += g_bytes_get_size (content);
  if (search->packages->len >= OD_MAIL_MAX_PACKAGES || search->total > OD_MAIL_MAX_BYTES)
    {
      search->is_hostile = TRUE;
      return;
    }
  package = g_new (OdMailPackage, 1);
  package->name = clean_name (name);
  package->content = g_bytes_ref (content);
  g_ptr_array_add (search->packages, package);
}

/* The name on the line "begin 644 naam.zip"; (transfer full) (nullable). */
static char *
get_uuencode_name (const char *line, const char *next)
{
  g_autofree char *whole = g_strndup (line, next - line);
  g_auto (GStrv) words = g_strsplit (g_strchomp (whole), " ", 3);

  return g_strdup (g_strv_length (words) == 3 ? words[2] : NULL);
}

#define STARTS_WITH(line, end, start) begins_with ((const guint8 *) (line), (end) - (line), start, strlen (start))

static const char *
find_next_line (const char *line, const char *end)
{
  const char *newline = memchr (line, '\n', end - line);

  return newline != NULL ? newline + 1 : end;
}

/* Older programs put files in the text itself. */
static void
look_for_uuencode (Search *search, const char *text, const char *end)
{
  for (const char *line = text; line < end && !search->is_hostile; line = find_next_line (line, end))
    if (STARTS_WITH (line, end, UUENCODE_START))
      {
        g_autofree char *name = get_uuencode_name (line, find_next_line (line, end));
        g_autoptr (GBytes) decoded = NULL;

        if (++search->n_uuencoded > OD_MAIL_MAX_UUENCODED)
          search->is_hostile = TRUE;
        else
          decoded = od_mail_content_decode_text (line, end - line, GMIME_CONTENT_ENCODING_UUENCODE);
        if (decoded != NULL && is_archive (decoded))
          add_package (search, name, decoded);
      }
}

static gboolean
is_base64 (const char *line, const char *next)
{
  const char *at = line;

  while (at < next && (g_ascii_isalnum (*at) || *at == '+' || *at == '/' || *at == '='))
    at++;
  return at > line && (at == next || *at == '\r' || *at == '\n');
}

static const char *
find_base64_end (const char *line, const char *end)
{
  while (line < end && is_base64 (line, find_next_line (line, end)))
    line = find_next_line (line, end);
  return line;
}

/* A mail of which the boundaries are lost still has its attachments in it, without their names. */
static void
look_for_base64 (Search *search, const char *text, const char *end)
{
  const char *next;

  for (const char *line = text; line < end && !search->is_hostile; line = next)
    {
      next = find_next_line (line, end);
      if (STARTS_WITH (line, end, ZIP_IN_BASE64) || STARTS_WITH (line, end, SEVEN_ZIP_IN_BASE64))
        {
          g_autoptr (GBytes) decoded = NULL;

          next = MAX (next, find_base64_end (line, end));
          decoded = od_mail_content_decode_text (line, next - line, GMIME_CONTENT_ENCODING_BASE64);
          if (is_archive (decoded))
            add_package (search, NULL, decoded);
        }
    }
}

static void
look_into_part (Search *search, GMimePart *part, guint depth)
{
  g_autoptr (GBytes) content = od_mail_content_decode_part (part);
  gsize size;
  const char *text = g_bytes_get_data (content, &size);

  if (text == NULL) /* nothing in it */
    return;
  if (is_archive (content))
    add_package (search, g_mime_part_get_filename (part), content);
  else if (is_outlook (content))
    search->is_outlook = TRUE;
  else if (od_mail_is_mail (content)) /* attached as if it were just a file */
    search_mails ((const guint8 *) text, size, search, depth + 1);
  else if (memmem (text, size, PGP_START, strlen (PGP_START)) != NULL)
    search->is_encrypted = TRUE;
  else if (GMIME_IS_TEXT_PART (part))
    look_for_uuencode (search, text, text + size);
}

static gboolean
is_encrypted (GMimeObject *object)
{
  return GMIME_IS_MULTIPART_ENCRYPTED (object) || GMIME_IS_APPLICATION_PKCS7_MIME (object);
}

static void
look_into_parts (Search *search, GMimeMultipart *parts, guint depth)
{
  for (int i = 0; i < g_mime_multipart_get_count (parts) && !search->is_hostile; i++)
    look_into (search, g_mime_multipart_get_part (parts, i), depth + 1);
}

static void
look_into (Search *search, GMimeObject *object, guint depth)
{
  if (++search->n_parts > OD_MAIL_MAX_PARTS || depth > OD_MAIL_MAX_DEPTH)
    search->is_hostile = TRUE;
  else if (is_encrypted (object))
    search->is_encrypted = TRUE;
  else if (GMIME_IS_MULTIPART (object))
    look_into_parts (search, GMIME_MULTIPART (object), depth);
  else if (GMIME_IS_MESSAGE_PART (object))
    {
      GMimeMessage *message = g_mime_message_part_get_message (GMIME_MESSAGE_PART (object));

      if (message != NULL && g_mime_message_get_mime_part (message) != NULL)
        look_into (search, g_mime_message_get_mime_part (message), depth + 1);
    }
  else if (GMIME_IS_PART (object))
    look_into_part (search, GMIME_PART (object), depth);
}

static void
start_gmime (void)
{
  static gsize started;

  if (g_once_init_enter (&started))
    {
      g_mime_init ();
      g_once_init_leave (&started, 1);
    }
}

/* The next mail, if there is one. */
static gboolean
search_message (GMimeParser *parser, Search *search, guint depth)
{
  g_autoptr (GMimeMessage) message = g_mime_parser_construct_message (parser, NULL);

  if (message == NULL)
    return FALSE;
  if (g_mime_message_get_mime_part (message) != NULL)
    look_into (search, g_mime_message_get_mime_part (message), depth);
  return TRUE;
}

static void
search_mails (const guint8 *bytes, gsize size, Search *search, guint depth)
{
  gsize skip = get_start (bytes, size);
  gboolean is_mailbox = begins_with (bytes + skip, size - skip, MAILBOX_START, strlen (MAILBOX_START));
  OdLentStream lent;
  GMimeParser *parser;

  search->is_hostile = !od_mail_shape_is_modest (bytes, size);
  if (search->is_hostile)
    return;
  od_lent_stream_init (&lent, bytes + skip, size - skip);
  parser = g_mime_parser_new_with_stream (lent.stream);
  g_mime_parser_set_format (parser, is_mailbox ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
  while (search_message (parser, search, depth) && is_mailbox && !search->is_hostile && !g_mime_parser_eos (parser))
    if (++search->n_parts > OD_MAIL_MAX_PARTS)
      search->is_hostile = TRUE;
  g_object_unref (parser);
  od_lent_stream_clear (&lent);
}

static GPtrArray *
refuse (OdMailReaderError code, GError **error)
{
  g_set_error_literal (error, OD_MAIL_READER_ERROR, code, _ (sentences[code]));
  return NULL;
}

static gboolean
is_known_header (const char *line)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known_headers); i++)
    {
      gsize length = strlen (known_headers[i]);

      if (g_ascii_strncasecmp (line, known_headers[i], length) == 0 && line[length] == ':')
        return TRUE;
    }
  return FALSE;
}

/* "Name: value", or the line between the mails of a mailbox. */
static gboolean
begins_like_a_mail (const char *line)
{
  gsize name = 0;

  while (line[name] > ' ' && line[name] < 0x7f && line[name] != ':')
    name++;
  return g_str_has_prefix (line, MAILBOX_START) || (name > 0 && line[name] == ':');
}

void
od_mail_package_free (OdMailPackage *self)
{
  g_free (self->name);
  g_bytes_unref (self->content);
  g_free (self);
}

gboolean
od_mail_is_mail (GBytes *file)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (file, &size);
  gsize skip = get_start (bytes, size);
  g_autofree char *start = size > skip ? g_strndup ((const char *) bytes + skip, MIN (size - skip, HEADER_BYTES)) : g_strdup ("");
  g_auto (GStrv) lines = NULL;

  if (is_outlook (file))
    return TRUE;
  lines = g_strsplit (start, "\n", -1);
  if (lines[0] == NULL || !begins_like_a_mail (lines[0]))
    return FALSE;
  for (guint i = 0; lines[i] != NULL && *g_strchomp (lines[i]) != '\0'; i++)
    if (is_known_header (lines[i]))
      return TRUE;
  return FALSE;
}

GPtrArray *
od_mail_find_packages (GBytes *mail, GError **error)
{
  g_autoptr (GPtrArray) packages = g_ptr_array_new_with_free_func ((GDestroyNotify) od_mail_package_free);
  Search search = { .packages = packages };
  gsize size;
  const guint8 *bytes = g_bytes_get_data (mail, &size);

  if (size == get_start (bytes, size))
    return refuse (OD_MAIL_READER_ERROR_NO_PACKAGE, error);
  if (is_outlook (mail))
    return refuse (OD_MAIL_READER_ERROR_OUTLOOK, error);
  if (size > OD_MAIL_MAX_BYTES)
    return refuse (OD_MAIL_READER_ERROR_HOSTILE, error);
  start_gmime ();
  search_mails (bytes, size, &search, 0);
  if (packages->len == 0 && !search.is_hostile)
    look_for_base64 (&search, (const char *) bytes, (const char *) bytes + size);
  if (search.is_hostile)
    return refuse (OD_MAIL_READER_ERROR_HOSTILE, error);
  if (packages->len > 0)
    return g_steal_pointer (&packages);
  if (search.is_encrypted)
    return refuse (OD_MAIL_READER_ERROR_ENCRYPTED, error);
  return refuse (search.is_outlook ? OD_MAIL_READER_ERROR_OUTLOOK : OD_MAIL_READER_ERROR_NO_PACKAGE, error);
}
