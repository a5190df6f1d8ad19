#include "zip-end.h"

#include "package-error.h"

#include <string.h>

/* The end record closes the file, with a comment behind it that is nobody's business. Where numbers are too large for
 * it, or a program does not know them yet, a Zip64 record stands before it, and between the two a locator that says
 * where that begins (APPNOTE.TXT 4.3.14 to 4.3.16). */

#define END_SIGNATURE 0x06054b50
#define END_SIZE 22
#define MAX_COMMENT 0xffff

#define LOCATOR_SIGNATURE 0x07064b50
#define LOCATOR_SIZE 20
#define END_64_SIGNATURE 0x06064b50
#define END_64_SIZE 56
#define END_64_LEADING 12 /* signature and size, which the size leaves out */

static gboolean
refuse (GError **error, const char *detail)
{
  return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, detail);
}

static gboolean
closes_file (OdZipSpan file, gsize comment)
{
  const guint8 *at = file.bytes + file.size - END_SIZE - comment;

  return od_zip_get_32 (at) == END_SIGNATURE && od_zip_get_16 (at + 20) == comment;
}

/* How long the comment behind the last end record is; FALSE when there is no such record, or more than one could be it. */
static gboolean
find_comment (OdZipSpan file, gsize *found, GError **error)
{
  guint n_found = 0;

  for (gsize comment = 0; file.size >= END_SIZE && comment <= MIN (MAX_COMMENT, file.size - END_SIZE); comment++)
    if (closes_file (file, comment) && n_found++ == 0)
      *found = comment;
  if (n_found == 0)
    return refuse (error, "end of central directory");
  return n_found == 1 || od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "two end records");
}

/* libarchive takes the last signature for the end record, whatever length of comment stands in it: a second archive
 * could stand in the comment, which it would read instead of the one that is checked here. */
static gboolean
check_comment (OdZipSpan file, gsize length, GError **error)
{
  static const guint8 signature[] = { 'P', 'K', 5, 6 };
  const guint8 *comment = file.bytes + file.size - length;

  return memmem (comment, length, signature, sizeof signature) == NULL
         || od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "end record in the comment");
}

static gboolean
read_plain (const guint8 *at, OdZipEnd *end, GError **error)
{
  end->n_entries = od_zip_get_16 (at + 10);
  end->directory_size = od_zip_get_32 (at + 12);
  end->directory_offset = od_zip_get_32 (at + 16);
  if (od_zip_get_32 (at + 4) != 0 || od_zip_get_16 (at + 8) != end->n_entries)
    return refuse (error, "several disks");
  return TRUE;
}

/* What both records say is the same, but for what is too large for the plain one; FALSE when it is something else. */
static gboolean
replaces (guint64 *plain, guint64 large, guint64 mark)
{
  gboolean fits = *plain == mark || *plain == large;

  *plain = large;
  return fits;
}

static gboolean
read_record_64 (const guint8 *at, OdZipEnd *end, GError **error)
{
  guint64 n_entries = od_zip_get_64 (at + 32);

  if (od_zip_get_32 (at) != END_64_SIGNATURE || od_zip_get_64 (at + 4) != END_64_SIZE - END_64_LEADING)
    return refuse (error, "Zip64 end record");
  if (od_zip_get_64 (at + 16) != 0 || od_zip_get_64 (at + 24) != n_entries)
    return refuse (error, "several disks");
  return (replaces (&end->n_entries, n_entries, 0xffff)
          && replaces (&end->directory_size, od_zip_get_64 (at + 40), 0xffffffff)
          && replaces (&end->directory_offset, od_zip_get_64 (at + 48), 0xffffffff))
         || refuse (error, "end records differ");
}

/* A locator is believed by every reader, so that it may stand nowhere but where it belongs. */
static gboolean
read_zip64 (OdZipSpan file, OdZipEnd *end, GError **error)
{
  const guint8 *locator = file.bytes + end->directory_end - LOCATOR_SIZE;

  if (end->directory_end < LOCATOR_SIZE || od_zip_get_32 (locator) != LOCATOR_SIGNATURE)
    return TRUE;
  if (end->directory_end < LOCATOR_SIZE + END_64_SIZE)
    return refuse (error, "Zip64 end record");
  end->directory_end -= LOCATOR_SIZE + END_64_SIZE;
  if (od_zip_get_32 (locator + 4) != 0 || od_zip_get_64 (locator + 8) != end->directory_end
      || od_zip_get_32 (locator + 16) != 1)
    return refuse (error, "Zip64 locator");
  return read_record_64 (file.bytes + end->directory_end, end, error);
}

gboolean
od_zip_end_read (OdZipSpan file, OdZipEnd *end, GError **error)
{
  gsize comment = 0;

  if (!find_comment (file, &comment, error) || !check_comment (file, comment, error))
    return FALSE;
  end->directory_end = file.size - END_SIZE - comment;
  return read_plain (file.bytes + end->directory_end, end, error) && read_zip64 (file, end, error);
}
