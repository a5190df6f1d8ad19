#include "mail-shape.h"

#include "package-limits.h"

#include <string.h>

/* What GMime reads as addresses (RFC 5322, 3.6.2 and 3.6.3), and what may have parameters (RFC 2045 and 2183); for both, the time or the
 * stack that it takes grows faster than the header. */
static const struct
{
  const char *name;
  gsize max_bytes;
} costly_headers[] = {
  { "From", OD_MAIL_MAX_ADDRESS_BYTES },
  { "Sender", OD_MAIL_MAX_ADDRESS_BYTES },
  { "Reply-To", OD_MAIL_MAX_ADDRESS_BYTES },
  { "To", OD_MAIL_MAX_ADDRESS_BYTES },
  { "Cc", OD_MAIL_MAX_ADDRESS_BYTES },
  { "Bcc", OD_MAIL_MAX_ADDRESS_BYTES },
  { "Content-Type", OD_MAIL_MAX_PARAMETER_BYTES },
  { "Content-Disposition", OD_MAIL_MAX_PARAMETER_BYTES },
};

/* What has been seen up to a line. Which lines are headers only the whole structure tells; what looks like one counts. */
typedef struct
{
  gsize headers; /* bytes of headers one after the other */
  gsize header;  /* bytes of the one that this is in */
  gsize max_header;
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

static gsize
get_max_bytes (const char *line, gsize name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (costly_headers); i++)
    if (is_name (line, name, costly_headers[i].name))
      return costly_headers[i].max_bytes;
  return OD_MAIL_MAX_HEADER_BYTES;
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
      shape->max_header = get_max_bytes (line, name);
      shape->header = 0;
    }
  shape->header = name > 0 || continues ? shape->header + length : 0;
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
      if (shape.headers > OD_MAIL_MAX_HEADER_BYTES || shape.header > shape.max_header || shape.marks > OD_MAIL_MAX_MARKS)
        return FALSE;
    }
  return TRUE;
}
