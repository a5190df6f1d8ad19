#include "mail-shape.h"

#include "package-limits.h"

#include <string.h>

/* What GMime reads as addresses (RFC 5322, 3.6.2 and 3.6.3). */
static const char *const address_headers[] = { "From", "Sender", "Reply-To", "To", "Cc", "Bcc" };

/* What has been seen up to a line. Which lines are headers only the whole structure tells; what looks like one counts. */
typedef struct
{
  gsize headers;        /* bytes of headers one after the other */
  gsize addresses;      /* bytes of the header with addresses that this is in */
  gboolean in_addresses;
  guint marks;
} Shape;

/* How long the name is that @line begins with, when a colon comes after it; 0 otherwise. */
static gsize
measure_name (const char *line, gsize length)
{
  gsize name = 0;
  gsize at;

  while (name < length && line[name] > ' ' && line[name] < 0x7f && line[name] != ':')
    name++;
  for (at = name; at < length && (line[at] == ' ' || line[at] == '\t'); at++)
    ;
  return at < length && line[at] == ':' ? name : 0;
}

static gboolean
is_name (const char *line, gsize length, const char *name)
{
  return length == strlen (name) && g_ascii_strncasecmp (line, name, length) == 0;
}

static gboolean
has_addresses (const char *line, gsize name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (address_headers); i++)
    if (is_name (line, name, address_headers[i]))
      return TRUE;
  return FALSE;
}

/* What a new part or mail may begin with. */
static gboolean
is_mark (const char *line, gsize length, gsize name)
{
  return is_name (line, name, "Content-Type") || (length >= 2 && memcmp (line, "--", 2) == 0);
}

static void
add_line (Shape *shape, const char *line, gsize length)
{
  gsize name = measure_name (line, length);
  gboolean continues = shape->headers > 0 && (*line == ' ' || *line == '\t');

  shape->headers = name > 0 || continues ? shape->headers + length : 0;
  if (!continues)
    {
      shape->in_addresses = has_addresses (line, name);
      shape->addresses = 0;
    }
  if (shape->in_addresses)
    shape->addresses += length;
  if (is_mark (line, length, name))
    shape->marks++;
}

gboolean
od_mail_shape_is_modest (const guint8 *bytes, gsize size)
{
  Shape shape = { 0 };
  gsize length;

  for (gsize at = 0; at < size; at += length)
    {
      const guint8 *newline = memchr (bytes + at, '\n', size - at);

      length = newline != NULL ? (gsize) (newline - bytes) + 1 - at : size - at;
      add_line (&shape, (const char *) bytes + at, length);
      if (shape.headers > OD_MAIL_MAX_HEADER_BYTES || shape.addresses > OD_MAIL_MAX_ADDRESS_BYTES || shape.marks > OD_MAIL_MAX_MARKS)
        return FALSE;
    }
  return TRUE;
}
