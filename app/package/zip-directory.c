#include "zip-directory.h"

#include "entry-rules.h"
#include "package-error.h"
#include "package-limits.h"
#include "zip-end.h"
#include "zip-extra.h"

#include <string.h>

/* A ZIP is a row of files, each a local header, its data and perhaps a descriptor; then the central directory that lists them
 * again; then an end record. Readers that believe one of the two lists are led astray by the other, so both are read, and
 * every byte of the file must belong to one of them. */

#define LOCAL_SIGNATURE 0x04034b50
#define LOCAL_SIZE 30
#define CENTRAL_SIGNATURE 0x02014b50
#define CENTRAL_SIZE 46
#define DESCRIPTOR_SIGNATURE 0x08074b50
#define DESCRIPTOR_SIZE 12
#define DESCRIPTOR_SIZE_64 20
#define END_SIGNATURE 0x06054b50

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
  guint16 needed;
  guint16 flags;
  guint16 method;
  guint32 time;
  guint32 crc;
  guint64 packed_size;
  guint64 size;
  OdZipSpan name;
  OdZipSpan extra;
} Header;

typedef struct
{
  Header header;
  guint16 made_by;
  guint16 internal_attributes;
  guint32 external_attributes;
  guint64 offset;
  guint16 aes_method; /* what is encrypted: stored, deflated, … */
  guint row;          /* in the central directory */
} Central;

static gboolean
equal_spans (OdZipSpan one, OdZipSpan other)
{
  return one.size == other.size && memcmp (one.bytes, other.bytes, one.size) == 0;
}

/* The twelve fields that both headers have begin with "version needed" at @at. */
static void
read_common (Header *header, const guint8 *at)
{
  header->needed = od_zip_get_16 (at);
  header->flags = od_zip_get_16 (at + 2);
  header->method = od_zip_get_16 (at + 4);
  header->time = od_zip_get_32 (at + 6);
  header->crc = od_zip_get_32 (at + 10);
  header->packed_size = od_zip_get_32 (at + 14);
  header->size = od_zip_get_32 (at + 18);
  header->name.size = od_zip_get_16 (at + 22);
  header->extra.size = od_zip_get_16 (at + 24);
}

static gboolean
check_aes (OdZipSpan extra, OdZipSpan *aes, GError **error)
{
  guint n_found;

  if (!od_zip_extra_find (extra, EXTRA_AES, aes, &n_found))
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "extra field");
  if (n_found != 1 || aes->size != 7 || memcmp (aes->bytes + 2, "AE", 2) != 0 || od_zip_get_16 (aes->bytes) < 1
      || od_zip_get_16 (aes->bytes) > 2)
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
  OdZipSpan aes;

  if ((header->flags & FLAG_ENCRYPTED) == 0)
    return od_package_refuse (error, OD_PACKAGE_ERROR_TOO_WEAK, "not encrypted");
  if ((header->flags & (FLAG_STRONG | FLAG_MASKED)) != 0)
    return od_package_refuse (error, OD_PACKAGE_ERROR_UNSUPPORTED, "PKWARE strong encryption");
  if (header->method != METHOD_AES)
    return od_package_refuse (error, OD_PACKAGE_ERROR_TOO_WEAK, "ZipCrypto");
  if (!check_aes (header->extra, &aes, error))
    return FALSE;
  central->aes_method = od_zip_get_16 (aes.bytes + 5);
  if (!find_reader (central->aes_method, reader))
    return od_package_refuse (error, OD_PACKAGE_ERROR_UNSUPPORTED, "compression method");
  if (header->packed_size < AES_OVERHEAD)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "encrypted size");
  if (central->aes_method == METHOD_STORED && header->packed_size - AES_OVERHEAD != header->size)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "stored size");
  return TRUE;
}

/* UTF-8, or what MS-DOS wrote when the header does not say so and no extra field says it better. */
static char *
read_name (const Header *header)
{
  const char *bytes = (const char *) header->name.bytes;
  gboolean is_utf8 = (header->flags & FLAG_UTF8) != 0 || g_utf8_validate (bytes, header->name.size, NULL);
  char *path;

  if (header->name.size == 0 || header->name.size > OD_PACKAGE_MAX_NAME_BYTES
      || memchr (bytes, '\0', header->name.size) != NULL
      || !od_zip_extra_read_path (header->extra, header->name, is_utf8, &path))
    return NULL;
  if (path != NULL)
    return path;
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
check_same_aes (OdZipSpan local, OdZipSpan central, GError **error)
{
  OdZipSpan one, other;

  return check_aes (local, &one, error) && check_aes (central, &other, error)
         && (equal_spans (one, other) || od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "headers differ"));
}

/* What was not known yet when the local header was written is 0 there, and in the descriptor. */
static gboolean
is_said (guint64 local, guint64 central, gboolean later)
{
  return local == central || (later && local == 0);
}

/* The header at the begin of @local; FALSE when it is none. */
static gboolean
read_local (OdZipSpan local, Header *header, GError **error)
{
  if (od_zip_get_32 (local.bytes) != LOCAL_SIGNATURE)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "local header");
  read_common (header, local.bytes + 4);
  header->name.bytes = local.bytes + LOCAL_SIZE;
  header->extra.bytes = header->name.bytes + header->name.size;
  return local.size >= (gsize) LOCAL_SIZE + header->name.size + header->extra.size
         || od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "local header");
}

/* The name in the header is the same already; here, that in an extra field. */
static gboolean
check_same_name (const Header *local, const Header *central, GError **error)
{
  g_autofree char *one = read_name (local);
  g_autofree char *other = read_name (central);

  return (one != NULL && g_strcmp0 (one, other) == 0) || od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "name");
}

/* That the local header says what the central one says; whether it has a Zip64 field goes to @is_zip64. */
static gboolean
check_local (OdZipSpan local, const Header *central, gboolean *is_zip64, GError **error)
{
  Header header;
  guint64 *const values[] = { &header.size, &header.packed_size };
  gboolean later;

  if (!read_local (local, &header, error))
    return FALSE;
  if (header.needed != central->needed || header.flags != central->flags || header.method != central->method
      || header.time != central->time || !equal_spans (header.name, central->name))
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "headers differ");
  if (!check_same_name (&header, central, error)
      || (central->method == METHOD_AES && !check_same_aes (header.extra, central->extra, error))
      || !od_zip_extra_read_zip64 (header.extra, values, G_N_ELEMENTS (values), TRUE, is_zip64, error))
    return FALSE;
  later = (header.flags & FLAG_DESCRIPTOR) != 0;
  return (is_said (header.crc, central->crc, later) && is_said (header.packed_size, central->packed_size, later)
          && is_said (header.size, central->size, later))
         || od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "headers differ");
}

/* A descriptor is CRC and both sizes, with a signature in front or not, in 64 bits where the local header has a Zip64
 * field. */
static gboolean
check_descriptor (OdZipSpan rest, const Header *central, gboolean is_zip64, GError **error)
{
  const guint8 *at = rest.bytes;
  gsize length = rest.size % 8 == 0 ? rest.size - 4 : rest.size;
  gboolean said;

  if ((central->flags & FLAG_DESCRIPTOR) == 0 && rest.size == 0)
    return TRUE;
  if ((central->flags & FLAG_DESCRIPTOR) == 0
      || (length != DESCRIPTOR_SIZE && !(is_zip64 && length == DESCRIPTOR_SIZE_64)))
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "bytes between entries");
  if (length != rest.size && od_zip_get_32 (at) != DESCRIPTOR_SIGNATURE)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "descriptor");
  at += rest.size - length;
  said = length == DESCRIPTOR_SIZE
             ? od_zip_get_32 (at + 4) == central->packed_size && od_zip_get_32 (at + 8) == central->size
             : od_zip_get_64 (at + 4) == central->packed_size && od_zip_get_64 (at + 12) == central->size;
  return (said && od_zip_get_32 (at) == central->crc)
         || od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "descriptor");
}

/* The entry fills the file from its offset up to @end. */
static gboolean
check_place (OdZipSpan file, const Central *central, gsize end, GError **error)
{
  gsize offset = central->offset;
  gsize content;
  gboolean is_zip64 = FALSE;

  if (offset > end || end - offset < LOCAL_SIZE)
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "overlapping entries");
  content = offset + LOCAL_SIZE + od_zip_get_16 (file.bytes + offset + 26) + od_zip_get_16 (file.bytes + offset + 28);
  if (content > end || end - content < central->header.packed_size)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "overlapping entries");
  content += central->header.packed_size;
  return check_local ((OdZipSpan) { file.bytes + offset, end - offset }, &central->header, &is_zip64, error)
         && check_descriptor ((OdZipSpan) { file.bytes + content, end - content }, &central->header, is_zip64, error);
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
check_ours (OdZipSpan file, const GArray *centrals, GError **error)
{
  if (!is_ours (centrals))
    return TRUE;
  for (guint i = 0; i < centrals->len; i++)
    {
      const Central *central = &g_array_index (centrals, Central, i);
      const guint8 *local = file.bytes + central->offset;
      OdZipSpan extra = { local + LOCAL_SIZE + od_zip_get_16 (local + 26), od_zip_get_16 (local + 28) };

      if (!are_alike (central, &g_array_index (centrals, Central, 0)) || !equal_spans (extra, central->header.extra))
        return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "headers differ");
    }
  return TRUE;
}

static gboolean
read_central (OdZipSpan rest, Central *central, gsize *length, GError **error)
{
  guint64 *const values[] = { &central->header.size, &central->header.packed_size, &central->offset };
  gboolean is_zip64;
  guint16 comment;

  if (rest.size < CENTRAL_SIZE || od_zip_get_32 (rest.bytes) != CENTRAL_SIGNATURE)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "central directory");
  central->made_by = od_zip_get_16 (rest.bytes + 4);
  read_common (&central->header, rest.bytes + 6);
  comment = od_zip_get_16 (rest.bytes + 32);
  central->internal_attributes = od_zip_get_16 (rest.bytes + 36);
  central->external_attributes = od_zip_get_32 (rest.bytes + 38);
  central->offset = od_zip_get_32 (rest.bytes + 42);
  *length = (gsize) CENTRAL_SIZE + central->header.name.size + central->header.extra.size + comment;
  if (*length > rest.size || od_zip_get_16 (rest.bytes + 34) != 0)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "central directory");
  central->header.name.bytes = rest.bytes + CENTRAL_SIZE;
  central->header.extra.bytes = central->header.name.bytes + central->header.name.size;
  return od_zip_extra_read_zip64 (central->header.extra, values, G_N_ELEMENTS (values), FALSE, &is_zip64, error);
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
read_centrals (OdZipSpan directory, guint n_entries, GError **error)
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
check_all (OdZipSpan file, GArray *centrals, gsize directory_offset, GError **error)
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
is_zip (OdZipSpan file)
{
  return file.size >= 4
         && (od_zip_get_32 (file.bytes) == LOCAL_SIGNATURE || od_zip_get_32 (file.bytes) == END_SIGNATURE);
}

/* The first entry begins the file, and the last one begins before the directory. */
static gboolean
check_bounds (const GArray *centrals, gsize directory_offset, GError **error)
{
  if (g_array_index (centrals, Central, 0).offset != 0)
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "bytes before the first entry");
  return g_array_index (centrals, Central, centrals->len - 1).offset < directory_offset
         || od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "central directory");
}

static gboolean
check_end (const OdZipEnd *end, GError **error)
{
  if (end->n_entries > OD_PACKAGE_MAX_ENTRIES)
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "too many entries");
  return (end->n_entries > 0 && end->directory_offset <= end->directory_end
          && end->directory_size == end->directory_end - end->directory_offset)
         || od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "central directory");
}

GArray *
od_zip_directory_read (GBytes *archive, GError **error)
{
  g_autoptr (GArray) centrals = NULL;
  OdZipSpan file;
  OdZipEnd end = { 0 };

  file.bytes = g_bytes_get_data (archive, &file.size);
  if (!is_zip (file))
    return od_package_refuse (error, OD_PACKAGE_ERROR_NOT_AN_ARCHIVE, NULL), NULL;
  if (!od_zip_end_read (file, &end, error) || !check_end (&end, error))
    return NULL;
  centrals = read_centrals ((OdZipSpan) { file.bytes + end.directory_offset, end.directory_size }, end.n_entries, error);
  if (centrals == NULL || !check_bounds (centrals, end.directory_offset, error))
    return NULL;
  return check_all (file, centrals, end.directory_offset, error);
}
