#include "zip-directory.h"

#include "entry-rules.h"
#include "package-error.h"
#include "package-limits.h"

#include <string.h>

/* A ZIP is a row of files, each a local header, its data and perhaps a descriptor; then the central directory that lists them
 * again; then an end record. Readers that believe one of the two lists are led astray by the other, so both are read, and
 * every byte of the file must belong to one of them. */

#define LOCAL_SIGNATURE 0x04034b50
#define LOCAL_SIZE 30
#define CENTRAL_SIGNATURE 0x02014b50
#define CENTRAL_SIZE 46
#define DESCRIPTOR_SIGNATURE 0x08074b50
#define END_SIGNATURE 0x06054b50
#define END_SIZE 22
#define MAX_COMMENT 0xffff

#define FLAG_ENCRYPTED (1u << 0)
#define FLAG_DESCRIPTOR (1u << 3)
#define FLAG_STRONG (1u << 6)    /* PKWARE's own encryption */
#define FLAG_UTF8 (1u << 11)
#define FLAG_MASKED (1u << 13)

#define METHOD_STORED 0
#define METHOD_DEFLATED 8
#define METHOD_DEFLATED_64 9
#define METHOD_BZIP2 12
#define METHOD_LZMA 14
#define METHOD_ZSTANDARD 93
#define METHOD_XZ 95
#define METHOD_PPMD 98
#define METHOD_AES 99

#define EXTRA_AES 0x9901
#define AES_STRENGTH_256 3
#define AES_OVERHEAD (16 + 2 + 10) /* salt, verifier, authentication code */

#define MADE_ON_UNIX 3
#define UNIX_FOLDER 4
#define UNIX_FILE 8
#define DOS_VOLUME 0x08
#define DOS_FOLDER 0x10
#define DOS_LINK 0x400

#define NEEDED_LZMA 63 /* libarchive compresses by deflate alone; 7-Zip says of itself too that it is of this version */

#define MIDNIGHT_1980 0x00210000u /* date and time of an entry that was given none */

typedef struct
{
  const guint8 *bytes;
  gsize size;
} Span;

typedef struct
{
  guint16 needed;
  guint16 flags;
  guint16 method;
  guint32 time;
  guint32 crc;
  guint32 packed_size;
  guint32 size;
  Span name;
  Span extra;
} Header;

typedef struct
{
  Header header;
  guint16 made_by;
  guint16 internal_attributes;
  guint32 external_attributes;
  guint32 offset;
  guint16 aes_method; /* what is encrypted: stored, deflated, … */
  guint row;          /* in the central directory */
} Central;

static guint16
get_16 (const guint8 *at)
{
  return at[0] | at[1] << 8;
}

static guint32
get_32 (const guint8 *at)
{
  return get_16 (at) | (guint32) get_16 (at + 2) << 16;
}

static gboolean
equal_spans (Span one, Span other)
{
  return one.size == other.size && memcmp (one.bytes, other.bytes, one.size) == 0;
}

/* The twelve fields that both headers have begin with "version needed" at @at. */
static void
read_common (Header *header, const guint8 *at)
{
  header->needed = get_16 (at);
  header->flags = get_16 (at + 2);
  header->method = get_16 (at + 4);
  header->time = get_32 (at + 6);
  header->crc = get_32 (at + 10);
  header->packed_size = get_32 (at + 14);
  header->size = get_32 (at + 18);
  header->name.size = get_16 (at + 22);
  header->extra.size = get_16 (at + 24);
}

/* The end record closes the file exactly; its comment is nobody's business. */
static const guint8 *
find_end (Span file)
{
  if (file.size < END_SIZE)
    return NULL;
  for (gsize comment = 0; comment <= MIN (MAX_COMMENT, file.size - END_SIZE); comment++)
    {
      const guint8 *at = file.bytes + file.size - END_SIZE - comment;

      if (get_32 (at) == END_SIGNATURE && get_16 (at + 20) == comment)
        return at;
    }
  return NULL;
}

/* Goes over the extra fields; FALSE when they do not fill their span exactly. */
static gboolean
find_extra (Span extra, guint16 id, Span *found, guint *n_found)
{
  gsize at = 0;

  *n_found = 0;
  while (at + 4 <= extra.size)
    {
      Span field = { extra.bytes + at + 4, get_16 (extra.bytes + at + 2) };

      if (at + 4 + field.size > extra.size)
        return FALSE;
      if (get_16 (extra.bytes + at) == id)
        {
          *found = field;
          *n_found += 1;
        }
      at += 4 + field.size;
    }
  return at == extra.size;
}

static gboolean
check_aes (Span extra, Span *aes, GError **error)
{
  guint n_found;

  if (!find_extra (extra, EXTRA_AES, aes, &n_found))
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "extra field");
  if (n_found != 1 || aes->size != 7 || memcmp (aes->bytes + 2, "AE", 2) != 0 || get_16 (aes->bytes) < 1 || get_16 (aes->bytes) > 2)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "extra field 0x9901");
  if (aes->bytes[4] != AES_STRENGTH_256)
    return od_package_refuse (error, OD_PACKAGE_ERROR_TOO_WEAK, aes->bytes[4] == 1 ? "AES-128" : aes->bytes[4] == 2 ? "AES-192" : "0x9901");
  return TRUE;
}

/* What libarchive reads of AES entries, and what 7-Zip reads beyond it. */
static gboolean
find_reader (guint16 method, OdZipReader *reader)
{
  switch (method)
    {
    case METHOD_STORED:
    case METHOD_DEFLATED:
      *reader = OD_ZIP_READER_LIBARCHIVE;
      return TRUE;
    case METHOD_DEFLATED_64:
    case METHOD_BZIP2:
    case METHOD_LZMA:
    case METHOD_ZSTANDARD:
    case METHOD_XZ:
    case METHOD_PPMD:
      *reader = OD_ZIP_READER_SEVEN_ZIP;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
check_encryption (Central *central, OdZipReader *reader, GError **error)
{
  const Header *header = &central->header;
  Span aes;

  if ((header->flags & FLAG_ENCRYPTED) == 0)
    return od_package_refuse (error, OD_PACKAGE_ERROR_TOO_WEAK, "not encrypted");
  if ((header->flags & (FLAG_STRONG | FLAG_MASKED)) != 0)
    return od_package_refuse (error, OD_PACKAGE_ERROR_UNSUPPORTED, "PKWARE strong encryption");
  if (header->method != METHOD_AES)
    return od_package_refuse (error, OD_PACKAGE_ERROR_TOO_WEAK, "ZipCrypto");
  if (!check_aes (header->extra, &aes, error))
    return FALSE;
  central->aes_method = get_16 (aes.bytes + 5);
  if (!find_reader (central->aes_method, reader))
    return od_package_refuse (error, OD_PACKAGE_ERROR_UNSUPPORTED, "compression method");
  if (header->packed_size < AES_OVERHEAD)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "encrypted size");
  if (central->aes_method == METHOD_STORED && header->packed_size - AES_OVERHEAD != header->size)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "stored size");
  return TRUE;
}

/* UTF-8, or what MS-DOS wrote when the header does not say so. */
static char *
read_name (const Header *header)
{
  const char *bytes = (const char *) header->name.bytes;

  if (header->name.size == 0 || header->name.size > OD_PACKAGE_MAX_NAME_BYTES || memchr (bytes, '\0', header->name.size) != NULL)
    return NULL;
  if (g_utf8_validate (bytes, header->name.size, NULL))
    return g_strndup (bytes, header->name.size);
  return (header->flags & FLAG_UTF8) == 0 ? g_convert (bytes, header->name.size, "UTF-8", "CP437", NULL, NULL, NULL) : NULL;
}

/* Unix and DOS both say in the attributes what an entry is; nothing but files and folders may be in. */
static gboolean
is_file_or_folder (const Central *central, gboolean is_folder)
{
  guint type = central->external_attributes >> 28;

  if ((central->made_by >> 8) == MADE_ON_UNIX && type != 0 && type != (is_folder ? UNIX_FOLDER : UNIX_FILE))
    return FALSE;
  return (is_folder || (central->external_attributes & DOS_FOLDER) == 0)
         && (central->external_attributes & (DOS_VOLUME | DOS_LINK)) == 0;
}

static gboolean
check_entry (Central *central, OdZipEntry *entry, GError **error)
{
  g_autofree char *name = read_name (&central->header);
  gboolean is_folder = name != NULL && g_str_has_suffix (name, "/");

  if (is_folder)
    name[strlen (name) - 1] = '\0';
  if (name == NULL || !od_entry_name_is_honest (name))
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "name");
  if (!is_file_or_folder (central, is_folder))
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "file type");
  entry->name = g_steal_pointer (&name);
  entry->is_folder = is_folder;
  entry->row = central->row;
  entry->offset = central->offset;
  entry->packed_size = central->header.packed_size;
  entry->size = central->header.size;
  if (is_folder && entry->size == 0 && entry->packed_size == 0)
    return TRUE;
  if (is_folder)
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "folder with content");
  return check_encryption (central, &entry->reader, error) && od_entry_check_size (entry->size, entry->packed_size, error);
}

static gboolean
check_same_aes (Span local, Span central, GError **error)
{
  Span one, other;

  return check_aes (local, &one, error) && check_aes (central, &other, error)
         && (equal_spans (one, other) || od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "headers differ"));
}

/* What was not known yet when the local header was written is 0 there, and in the descriptor. */
static gboolean
is_said (guint32 local, guint32 central, gboolean later)
{
  return local == central || (later && local == 0);
}

static gboolean
check_local (Span local, const Header *central, GError **error)
{
  Header header;
  gboolean later;

  if (get_32 (local.bytes) != LOCAL_SIGNATURE)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "local header");
  read_common (&header, local.bytes + 4);
  header.name.bytes = local.bytes + LOCAL_SIZE;
  if (local.size < (gsize) LOCAL_SIZE + header.name.size + header.extra.size)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "local header");
  header.extra.bytes = header.name.bytes + header.name.size;
  if (header.needed != central->needed || header.flags != central->flags || header.method != central->method
      || header.time != central->time || !equal_spans (header.name, central->name))
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "headers differ");
  if (central->method == METHOD_AES && !check_same_aes (header.extra, central->extra, error))
    return FALSE;
  later = (header.flags & FLAG_DESCRIPTOR) != 0;
  return (is_said (header.crc, central->crc, later) && is_said (header.packed_size, central->packed_size, later)
          && is_said (header.size, central->size, later))
         || od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "headers differ");
}

static gboolean
check_descriptor (Span rest, const Header *central, GError **error)
{
  const guint8 *at = rest.bytes;

  if ((central->flags & FLAG_DESCRIPTOR) == 0 && rest.size == 0)
    return TRUE;
  if ((central->flags & FLAG_DESCRIPTOR) == 0 || (rest.size != 12 && rest.size != 16))
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "bytes between entries");
  if (rest.size == 16 && get_32 (at) != DESCRIPTOR_SIGNATURE)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "descriptor");
  at += rest.size - 12;
  return (get_32 (at) == central->crc && get_32 (at + 4) == central->packed_size && get_32 (at + 8) == central->size)
         || od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "descriptor");
}

/* The entry fills the file from its offset up to @end. */
static gboolean
check_place (Span file, const Central *central, gsize end, GError **error)
{
  gsize offset = central->offset;
  gsize content;

  if (offset + LOCAL_SIZE > end)
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "overlapping entries");
  content = offset + LOCAL_SIZE + get_16 (file.bytes + offset + 26) + get_16 (file.bytes + offset + 28);
  if (content > end || end - content < central->header.packed_size)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "overlapping entries");
  content += central->header.packed_size;
  return check_local ((Span) { file.bytes + offset, end - offset }, &central->header, error)
         && check_descriptor ((Span) { file.bytes + content, end - content }, &central->header, error);
}

static gboolean
are_alike (const Central *one, const Central *other)
{
  return one->made_by == other->made_by && one->header.needed == other->header.needed
         && (one->header.flags | FLAG_UTF8) == (other->header.flags | FLAG_UTF8)
         && one->header.time == other->header.time
         && one->internal_attributes == other->internal_attributes && one->external_attributes == other->external_attributes;
}

/* What nobody authenticates in a ZIP (who made it, attributes, times) may be anything in that of another program. In ours it is the
 * same for all entries and in both headers, and there is no time: a change of any byte of it shows. Ours is told by libarchive's
 * way to say who made it, and by the missing time; both stand there twice, so that one change does not hide it. (7-Zip gives the
 * missing time back to what it packs again.) */
static gboolean
is_ours (const GArray *centrals)
{
  gboolean by_libarchive = FALSE;
  gboolean without_time = FALSE;

  for (guint i = 0; i < centrals->len; i++)
    {
      const Central *central = &g_array_index (centrals, Central, i);

      by_libarchive = by_libarchive
                      || (central->made_by == (MADE_ON_UNIX << 8 | central->header.needed) && central->header.needed < NEEDED_LZMA);
      without_time = without_time || central->header.time == MIDNIGHT_1980;
    }
  return by_libarchive && without_time;
}

static gboolean
check_ours (Span file, const GArray *centrals, GError **error)
{
  if (!is_ours (centrals))
    return TRUE;
  for (guint i = 0; i < centrals->len; i++)
    {
      const Central *central = &g_array_index (centrals, Central, i);
      const guint8 *local = file.bytes + central->offset;
      Span extra = { local + LOCAL_SIZE + get_16 (local + 26), get_16 (local + 28) };

      if (!are_alike (central, &g_array_index (centrals, Central, 0)) || !equal_spans (extra, central->header.extra))
        return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "headers differ");
    }
  return TRUE;
}

static gboolean
read_central (Span rest, Central *central, gsize *length, GError **error)
{
  guint16 comment;

  if (rest.size < CENTRAL_SIZE || get_32 (rest.bytes) != CENTRAL_SIGNATURE)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "central directory");
  central->made_by = get_16 (rest.bytes + 4);
  read_common (&central->header, rest.bytes + 6);
  comment = get_16 (rest.bytes + 32);
  central->internal_attributes = get_16 (rest.bytes + 36);
  central->external_attributes = get_32 (rest.bytes + 38);
  central->offset = get_32 (rest.bytes + 42);
  *length = (gsize) CENTRAL_SIZE + central->header.name.size + central->header.extra.size + comment;
  if (*length > rest.size || get_16 (rest.bytes + 34) != 0)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "central directory");
  central->header.name.bytes = rest.bytes + CENTRAL_SIZE;
  central->header.extra.bytes = central->header.name.bytes + central->header.name.size;
  return TRUE;
}

static int
compare_places (gconstpointer one, gconstpointer other)
{
  const Central *first = one;
  const Central *second = other;

  return (first->offset > second->offset) - (first->offset < second->offset);
}

/* All rows of the central directory, in the order of the file. */
static GArray *
read_centrals (Span directory, guint n_entries, GError **error)
{
  g_autoptr (GArray) centrals = g_array_sized_new (FALSE, TRUE, sizeof (Central), n_entries);

  for (guint i = 0; i < n_entries; i++)
    {
      Central central = { 0 };
      gsize length = 0;

      if (!read_central (directory, &central, &length, error))
        return NULL;
      central.row = i;
      g_array_append_val (centrals, central);
      directory.bytes += length;
      directory.size -= length;
    }
  if (directory.size != 0)
    {
      od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "central directory");
      return NULL;
    }
  g_array_sort (centrals, compare_places);
  return g_steal_pointer (&centrals);
}

static void
clear_entry (gpointer data)
{
  g_free (((OdZipEntry *) data)->name);
}

static gboolean
check_names (const GArray *entries, GError **error)
{
  g_autoptr (GHashTable) names = od_entry_names_new ();

  for (guint i = 0; i < entries->len; i++)
    if (!od_entry_names_add (names, g_array_index (entries, OdZipEntry, i).name, error))
      return FALSE;
  return TRUE;
}

static GArray *
check_all (Span file, GArray *centrals, gsize directory_offset, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (OdZipEntry));
  gsize total = 0;

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < centrals->len; i++)
    {
      Central *central = &g_array_index (centrals, Central, i);
      gsize end = i + 1 < centrals->len ? g_array_index (centrals, Central, i + 1).offset : directory_offset;
      OdZipEntry entry = { 0 };
      gboolean good = check_entry (central, &entry, error);

      g_array_append_val (entries, entry);
      if (!good || !check_place (file, central, end, error))
        return NULL;
      total += entry.size;
    }
  if (total > OD_PACKAGE_MAX_CONTENT_BYTES)
    od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "content too large");
  else if (check_names (entries, error) && check_ours (file, centrals, error))
    return g_steal_pointer (&entries);
  return NULL;
}

static gboolean
is_zip (Span file)
{
  return file.size >= 4 && (get_32 (file.bytes) == LOCAL_SIGNATURE || get_32 (file.bytes) == END_SIGNATURE);
}

GArray *
od_zip_directory_read (GBytes *archive, GError **error)
{
  g_autoptr (GArray) centrals = NULL;
  Span file;
  const guint8 *end;
  guint n_entries;
  gsize size, offset;

  file.bytes = g_bytes_get_data (archive, &file.size);
  if (!is_zip (file))
    return od_package_refuse (error, OD_PACKAGE_ERROR_NOT_AN_ARCHIVE, NULL), NULL;
  end = find_end (file);
  if (end == NULL)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "end of central directory"), NULL;
  n_entries = get_16 (end + 10);
  size = get_32 (end + 12);
  offset = get_32 (end + 16);
  if (get_32 (end + 4) != 0 || get_16 (end + 8) != n_entries)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "several disks"), NULL;
  if (n_entries > OD_PACKAGE_MAX_ENTRIES)
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "too many entries"), NULL;
  if (offset + size != (gsize) (end - file.bytes) || n_entries == 0)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "central directory"), NULL;
  centrals = read_centrals ((Span) { file.bytes + offset, size }, n_entries, error);
  if (centrals == NULL)
    return NULL;
  if (g_array_index (centrals, Central, 0).offset != 0)
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "bytes before the first entry"), NULL;
  if (g_array_index (centrals, Central, n_entries - 1).offset >= offset)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "central directory"), NULL;
  return check_all (file, centrals, offset, error);
}
