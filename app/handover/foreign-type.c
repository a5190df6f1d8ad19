#include "foreign-type.h"

#include "foreign-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define SNIFFED_BYTES (64 * 1024)

static const OdForeignType program = { "application/x-executable", OD_FOREIGN_PROGRAM, NULL, N_ ("Programma of script") };
static const OdForeignType text = { "text/plain", OD_FOREIGN_TEXT, "txt", N_ ("Tekst") };
static const OdForeignType other = { "application/octet-stream", OD_FOREIGN_OTHER, NULL, N_ ("Ander bestand") };

#define DOCUMENT OD_FOREIGN_DOCUMENT
#define PICTURE OD_FOREIGN_PICTURE
#define ARCHIVE OD_FOREIGN_ARCHIVE
#define OFFICE_XML "application/vnd.openxmlformats-officedocument."
#define OPEN_DOCUMENT "application/vnd.oasis.opendocument."

/* Only what stands here goes to a viewer, and under this extension. What is made of something else (a Word file is a ZIP) comes first. */
static const OdForeignType types[] = {
  { "application/pdf", DOCUMENT, "pdf", N_ ("PDF-document") },
  { OFFICE_XML "wordprocessingml.document", DOCUMENT, "docx", N_ ("Word-document") },
  { "application/msword", DOCUMENT, "doc", N_ ("Word-document") },
  { OPEN_DOCUMENT "text", DOCUMENT, "odt", N_ ("Tekstdocument (ODT)") },
  { "application/rtf", DOCUMENT, "rtf", N_ ("Tekstdocument (RTF)") },
  { OFFICE_XML "spreadsheetml.sheet", DOCUMENT, "xlsx", N_ ("Rekenblad") },
  { "application/vnd.ms-excel", DOCUMENT, "xls", N_ ("Rekenblad") },
  { OPEN_DOCUMENT "spreadsheet", DOCUMENT, "ods", N_ ("Rekenblad") },
  { OFFICE_XML "presentationml.presentation", DOCUMENT, "pptx", N_ ("Presentatie") },
  { "application/vnd.ms-powerpoint", DOCUMENT, "ppt", N_ ("Presentatie") },
  { OPEN_DOCUMENT "presentation", DOCUMENT, "odp", N_ ("Presentatie") },
  { "application/vnd.ms-xpsdocument", DOCUMENT, "xps", N_ ("XPS-document") },
  { "application/oxps", DOCUMENT, "oxps", N_ ("XPS-document") },
  { "image/png", PICTURE, "png", N_ ("Afbeelding") },
  { "image/jpeg", PICTURE, "jpg", N_ ("Afbeelding") },
  { "image/gif", PICTURE, "gif", N_ ("Afbeelding") },
  { "image/tiff", PICTURE, "tif", N_ ("Afbeelding") },
  { "image/webp", PICTURE, "webp", N_ ("Afbeelding") },
  { "image/heif", DOCUMENT, "heic", N_ ("Afbeelding") },
  { "image/avif", DOCUMENT, "avif", N_ ("Afbeelding") },
  { "image/bmp", DOCUMENT, "bmp", N_ ("Afbeelding") },
  { "application/zip", ARCHIVE, NULL, N_ ("Archief") },
  { "application/x-7z-compressed", ARCHIVE, NULL, N_ ("Archief") },
  { "application/vnd.rar", ARCHIVE, NULL, N_ ("Archief") },
  { "application/x-tar", ARCHIVE, NULL, N_ ("Archief") },
  { "application/gzip", ARCHIVE, NULL, N_ ("Archief") },
  { "application/x-xz", ARCHIVE, NULL, N_ ("Archief") },
  { "application/x-bzip", ARCHIVE, NULL, N_ ("Archief") },
  { "application/x-bzip2", ARCHIVE, NULL, N_ ("Archief") },
  { "application/zstd", ARCHIVE, NULL, N_ ("Archief") },
  { "application/vnd.ms-cab-compressed", ARCHIVE, NULL, N_ ("Archief") },
  { "application/x-cd-image", ARCHIVE, NULL, N_ ("Archief") },
  { "application/x-compress", ARCHIVE, NULL, N_ ("Archief") },
  { "application/x-lha", ARCHIVE, NULL, N_ ("Archief") },
};

/* What a computer runs when it is opened, here or elsewhere, documents with macros among it. */
static const char *const program_types[] = {
  "application/x-executable", "application/x-sharedlib", "application/x-pie-executable", "application/x-object",
  "application/x-shellscript", "application/vnd.microsoft.portable-executable", "application/x-ms-dos-executable",
  "application/x-msdownload", "application/x-msdos-program", "application/x-msi", "application/x-desktop",
  "application/javascript", "text/javascript", "application/x-java-archive", "application/java-archive", "application/x-java",
  "text/x-python", "application/x-perl", "application/x-ruby", "application/x-php", "application/x-awk",
  "application/x-ms-shortcut", "application/vnd.appimage", "application/x-rpm", "application/vnd.debian.binary-package",
  "application/vnd.flatpak.ref", "text/vbscript", "application/x-bat", "application/x-powershell",
  "application/vnd.ms-word.document.macroenabled.12", "application/vnd.ms-word.template.macroenabled.12",
  "application/vnd.ms-excel.sheet.macroenabled.12", "application/vnd.ms-excel.sheet.binary.macroenabled.12",
  "application/vnd.ms-powerpoint.presentation.macroenabled.12", "application/vnd.ms-powerpoint.slideshow.macroenabled.12",
};

/* Scripts that are nothing but text, known by their name alone; the database of types does not have them all. */
static const char *const program_extensions[] = {
  "exe", "com", "bat", "cmd", "scr", "pif", "cpl", "msi", "msp", "dll", "js", "jse", "vbs", "vbe", "wsf", "wsh", "ps1", "psm1",
  "hta", "lnk", "url", "reg", "jar", "sh", "bash", "py", "pl", "rb", "php", "run", "desktop", "appimage", "docm", "dotm", "xlsm",
  "xlsb", "xltm", "pptm", "ppsm", "chm", "inf", "scf", "sct", "application", "gadget", "iqy", "slk", "settingcontent-ms",
};

static gboolean
is_listed (const char *type, const char *const *list, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_content_type_is_a (type, list[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_program_extension (const char *name)
{
  g_autofree char *trimmed = g_strchomp (g_strdup (name));
  const char *dot;
  gsize length = strlen (trimmed);

  /* Windows drops dots and spaces at the end of a name. */
  while (length > 0 && (trimmed[length - 1] == '.' || trimmed[length - 1] == ' '))
    trimmed[--length] = '\0';
  dot = strrchr (trimmed, '.');
  for (gsize i = 0; dot != NULL && i < G_N_ELEMENTS (program_extensions); i++)
    if (g_ascii_strcasecmp (dot + 1, program_extensions[i]) == 0)
      return TRUE;
  return FALSE;
}

/* So that no missing database of types lets one through. */
static gboolean
begins_as_program (const char *bytes, gsize size)
{
  return (size >= 2 && (memcmp (bytes, "MZ", 2) == 0 || memcmp (bytes, "#!", 2) == 0))
         || (size >= 4 && memcmp (bytes, "\177ELF", 4) == 0);
}

static gboolean
is_text (GBytes *content)
{
  g_autoptr (GBytes) decoded = od_foreign_text_decode (content, NULL);

  return decoded != NULL;
}

static const OdForeignType *
find_type (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_content_type_is_a (type, types[i].content_type))
      return &types[i];
  return NULL;
}

/* What the name promises counts only as a kind of what the bytes are: a Word file is a kind of ZIP, but no kind of text. */
static const OdForeignType *
judge (const char *by_bytes, const char *by_both, GBytes *content)
{
  const OdForeignType *of_bytes = find_type (by_bytes);
  const OdForeignType *of_both = find_type (by_both);

  if (of_both != NULL && !g_content_type_is_unknown (by_bytes) && g_content_type_is_a (by_both, by_bytes))
    return of_both;
  if (of_bytes != NULL)
    return of_bytes;
  return is_text (content) ? &text : &other;
}

const OdForeignType *
od_foreign_type_find (const char *name, GBytes *content)
{
  gsize size;
  const char *bytes = g_bytes_get_data (content, &size);
  g_autofree char *by_bytes = NULL;
  g_autofree char *by_both = NULL;

  if (size == 0)
    return has_program_extension (name) ? &program : &text;
  by_bytes = g_content_type_guess (NULL, (const guchar *) bytes, MIN (size, SNIFFED_BYTES), NULL);
  by_both = g_content_type_guess (name, (const guchar *) bytes, MIN (size, SNIFFED_BYTES), NULL);
  if (begins_as_program (bytes, size) || has_program_extension (name)
      || is_listed (by_bytes, program_types, G_N_ELEMENTS (program_types))
      || is_listed (by_both, program_types, G_N_ELEMENTS (program_types)))
    return &program;
  return judge (by_bytes, by_both, content);
}
