#include "seven-zip-listing.h"

#include "entry-rules.h"
#include "package-error.h"
#include "package-limits.h"

#include <string.h>

/* The list is a heading with what is told of the archive, a line of hyphens, and for each entry a block of lines "Name = value", with
 * an empty line behind it. 7-Zip writes no line break within a value: it puts another sign in its place. */

#define HEADING_END "\n----------\n"
#define TYPE_LINE "\nType = 7z\n"
#define SEPARATOR " = "

/* "7zAES:19": AES-256, its key from 2^19 rounds of SHA-256. ZIP has 1,000 rounds of PBKDF2; 63 stands for no rounds at all. */
#define CODER_AES "7zAES:"
#define MIN_ROUNDS_POWER 10
#define NO_ROUNDS_POWER 63

#define FILE_TYPES "-0" /* 0 where the archive gives the permissions alone */
#define FOLDER_TYPES "d0"
#define HOSTILE_ATTRIBUTES "L8d" /* a link (reparse point), a volume's label, a device */
#define NUMBER_LENGTH 8          /* a mode has ten characters */

typedef enum
{
  PATH,
  SIZE,
  ATTRIBUTES,
  CHECKSUM,
  ANTI,
  ENCRYPTED,
  METHOD,
  N_FIELDS,
} Field;

static const char *const field_names[N_FIELDS] = {
  [PATH] = "Path", [SIZE] = "Size", [ATTRIBUTES] = "Attributes", [CHECKSUM] = "CRC", [ANTI] = "Anti",
  [ENCRYPTED] = "Encrypted", [METHOD] = "Method",
};

/* The lines of one block; what is not there is "". */
typedef struct
{
  const char *values[N_FIELDS];
} Block;

static void
clear_entry (gpointer data)
{
  g_free (((OdSevenZipEntry *) data)->name);
}

static int
find_field (const char *line, gsize length)
{
  for (int field = 0; field < N_FIELDS; field++)
    if (strlen (field_names[field]) == length && strncmp (line, field_names[field], length) == 0)
      return field;
  return -1;
}

/* Lines of other names are passed over: newer versions of 7-Zip tell more. */
static gboolean
read_line (const char *line, Block *block)
{
  const char *separator = strstr (line, " =");
  int field;

  if (separator == NULL || (separator[2] != ' ' && separator[2] != '\0'))
    return FALSE;
  field = find_field (line, separator - line);
  if (field < 0)
    return TRUE;
  if (block->values[field] != NULL)
    return FALSE;
  block->values[field] = separator[2] == ' ' ? separator + strlen (SEPARATOR) : "";
  return TRUE;
}

/* A block begins with the name of its entry. */
static gboolean
read_block (char **lines, guint n_lines, Block *block)
{
  if (n_lines == 0 || !g_str_has_prefix (lines[0], "Path" SEPARATOR))
    return FALSE;
  for (guint i = 0; i < n_lines; i++)
    if (!read_line (lines[i], block))
      return FALSE;
  for (int field = 0; field < N_FIELDS; field++)
    if (block->values[field] == NULL)
      block->values[field] = "";
  return TRUE;
}

static gboolean
is_of_type (const char *mode, gboolean is_folder)
{
  return strchr (is_folder ? FOLDER_TYPES : FILE_TYPES, *mode) != NULL;
}

/* "A -rw-r--r--": the attributes of Windows, those that have no letter as a number, and the mode of Unix where there is one. */
static gboolean
check_attributes (const char *attributes, gboolean *is_folder, GError **error)
{
  g_auto (GStrv) words = g_strsplit (attributes, " ", -1);
  const char *windows = words[0] != NULL ? words[0] : "";

  *is_folder = strchr (windows, 'D') != NULL;
  if (strpbrk (windows, HOSTILE_ATTRIBUTES) != NULL)
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "file type");
  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    if (strlen (words[i]) != NUMBER_LENGTH && !is_of_type (words[i], *is_folder))
      return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "file type");
  return TRUE;
}

/* An anti-item stands for something to be removed where the archive is unpacked. */
static gboolean
check_kind (const Block *block, gboolean *is_folder, GError **error)
{
  if (g_str_equal (block->values[ANTI], "+"))
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "anti-item");
  return check_attributes (block->values[ATTRIBUTES], is_folder, error);
}

/* Each content goes through a row of coders, "LZMA2:12 7zAES:19". */
static gboolean
is_strong (const char *method)
{
  g_auto (GStrv) coders = g_strsplit (method, " ", -1);

  for (guint i = 0; coders[i] != NULL; i++)
    if (g_str_has_prefix (coders[i], CODER_AES))
      {
        guint64 power = 0;

        return g_ascii_string_to_unsigned (coders[i] + strlen (CODER_AES), 10, MIN_ROUNDS_POWER, NO_ROUNDS_POWER - 1, &power, NULL);
      }
  return FALSE;
}

/* A coder that this 7-Zip does not know has its number for a name. With such a one the passphrase would be told to be wrong. */
static gboolean
has_unknown_coder (const char *method)
{
  g_auto (GStrv) coders = g_strsplit (method, " ", -1);

  for (guint i = 0; coders[i] != NULL; i++)
    if (*coders[i] != '\0' && coders[i][strspn (coders[i], "0123456789ABCDEF")] == '\0')
      return TRUE;
  return FALSE;
}

static gboolean
check_strength (const Block *block, const OdSevenZipEntry *entry, GError **error)
{
  if (entry->size == 0)
    return TRUE; /* there is nothing to encrypt */
  if (!g_str_equal (block->values[ENCRYPTED], "+") || !is_strong (block->values[METHOD]))
    return od_package_refuse (error, OD_PACKAGE_ERROR_TOO_WEAK, NULL);
  return !has_unknown_coder (block->values[METHOD]) || od_package_refuse (error, OD_PACKAGE_ERROR_UNSUPPORTED, NULL);
}

static gboolean
read_numbers (const Block *block, OdSevenZipEntry *entry, GError **error)
{
  const char *checksum = block->values[CHECKSUM];
  guint64 value = 0;

  if ((*block->values[SIZE] != '\0' || !entry->is_folder)
      && !g_ascii_string_to_unsigned (block->values[SIZE], 10, 0, G_MAXINT64, &entry->size, NULL))
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "size");
  entry->has_checksum = *checksum != '\0';
  if (entry->has_checksum && (strlen (checksum) != 8 || !g_ascii_string_to_unsigned (checksum, 16, 0, G_MAXUINT32, &value, NULL)))
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "checksum");
  entry->checksum = value;
  return !(entry->is_folder && entry->size > 0) || od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "folder with content");
}

static gboolean
read_entry (const Block *block, gsize archive_size, OdSevenZipEntry *entry, GError **error)
{
  entry->name = g_strdup (block->values[PATH]);
  return (od_entry_name_is_honest (entry->name) || od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "name"))
         && check_kind (block, &entry->is_folder, error) && read_numbers (block, entry, error)
         && check_strength (block, entry, error) && od_entry_check_size (entry->size, archive_size, error);
}

static gboolean
append_entry (GArray *entries, char **lines, guint n_lines, gsize archive_size, GError **error)
{
  Block block = { 0 };
  OdSevenZipEntry entry = { 0 };
  gboolean good;

  if (entries->len >= OD_PACKAGE_MAX_ENTRIES)
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "too many entries");
  if (!read_block (lines, n_lines, &block))
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "list of entries");
  good = read_entry (&block, archive_size, &entry, error);
  g_array_append_val (entries, entry);
  return good;
}

static gboolean
read_blocks (char **lines, gsize archive_size, GArray *entries, GError **error)
{
  while (*lines != NULL)
    {
      guint n_lines = 0;

      while (lines[n_lines] != NULL && *lines[n_lines] != '\0')
        n_lines++;
      if (n_lines > 0 && !append_entry (entries, lines, n_lines, archive_size, error))
        return FALSE;
      lines += n_lines + (lines[n_lines] != NULL ? 1 : 0);
    }
  return TRUE;
}

static gboolean
check_all (const GArray *entries, gsize archive_size, GError **error)
{
  g_autoptr (GHashTable) names = od_entry_names_new ();
  guint64 total = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const OdSevenZipEntry *entry = &g_array_index (entries, OdSevenZipEntry, i);

      if (!od_entry_names_add (names, entry->name, error))
        return FALSE;
      total += entry->size;
    }
  if (entries->len == 0)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "no entries");
  if (total > OD_PACKAGE_MAX_CONTENT_BYTES)
    return od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "content too large");
  return total <= OD_PACKAGE_RATIO_FREE_BYTES || total / OD_PACKAGE_MAX_RATIO <= archive_size
         || od_package_refuse (error, OD_PACKAGE_ERROR_HOSTILE, "ratio");
}

/* Up to a NUL, if any; (transfer full). */
static char *
get_text (GBytes *listing)
{
  gsize size;
  const char *bytes = g_bytes_get_data (listing, &size);

  return size > 0 ? g_strndup (bytes, size) : g_strdup ("");
}

GArray *
od_seven_zip_listing_parse (GBytes *listing, gsize archive_size, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (OdSevenZipEntry));
  g_autofree char *text = get_text (listing);
  char *blocks = strstr (text, HEADING_END);
  g_auto (GStrv) lines = NULL;

  g_array_set_clear_func (entries, clear_entry);
  if (blocks == NULL || strstr (text, TYPE_LINE) == NULL || strstr (text, TYPE_LINE) > blocks)
    return od_package_refuse (error, OD_PACKAGE_ERROR_DAMAGED, "list of entries"), NULL;
  lines = g_strsplit (blocks + strlen (HEADING_END), "\n", -1);
  if (!read_blocks (lines, archive_size, entries, error) || !check_all (entries, archive_size, error))
    return NULL;
  return g_steal_pointer (&entries);
}
