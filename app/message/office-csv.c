#include "office-csv.h"

#include "day.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define BYTE_ORDER_MARK "\357\273\277"
#define MAX_BYTES (4 * 1024 * 1024)
#define MAX_LINES 10000

G_DEFINE_QUARK (od-office-csv-error-quark, od_office_csv_error)

/* Writing */

/* A spreadsheet runs what begins like this. */
static gboolean
is_like_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

static void
add_field (GString *csv, const char *text)
{
  g_string_append_c (csv, '"');
  if (is_like_formula (text))
    g_string_append_c (csv, '\'');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *at);
    }
  g_string_append_c (csv, '"');
}

static char *
write_value (OdOfficeRecord *record, guint index)
{
  const OdDatum *datum = od_office_kind_get_datum (od_office_record_get_kind (record), index);

  if (datum->shape == OD_SHAPE_TIME)
    return g_strdup (od_office_record_get (record, index));
  return od_office_record_describe (record, index, NULL);
}

GBytes *
od_office_records_to_csv (OdOfficeKind kind, GPtrArray *records)
{
  GString *csv = g_string_new (BYTE_ORDER_MARK);
  guint n_data = od_office_kind_get_n_data (kind);

  for (guint i = 0; i < n_data; i++)
    g_string_append_printf (csv, "%s%s", i > 0 ? ";" : "", od_office_kind_get_datum (kind, i)->code);
  for (guint row = 0; row < records->len; row++)
    for (guint i = 0; i < n_data; i++)
      {
        g_autofree char *value = write_value (g_ptr_array_index (records, row), i);

        g_string_append (csv, i > 0 ? ";" : "\r\n");
        add_field (csv, value);
      }
  g_string_append (csv, "\r\n");
  return g_string_free_to_bytes (csv);
}

/* Reading: RFC 4180 */

typedef struct
{
  const char *at;
  char separator;
  guint line;
} Reader;

/* One field; @ends_line tells whether it was the last of its line. */
static char *
read_field (Reader *reader, gboolean *ends_line)
{
  GString *field = g_string_new (NULL);
  gboolean quoted = *reader->at == '"';

  if (quoted)
    reader->at++;
  while (*reader->at != '\0' && (quoted || (*reader->at != reader->separator && *reader->at != '\r' && *reader->at != '\n')))
    {
      if (quoted && reader->at[0] == '"' && reader->at[1] != '"')
        {
          quoted = FALSE;
          reader->at++;
          continue;
        }
      if (quoted && *reader->at == '"')
        reader->at++;
      if (*reader->at == '\n')
        reader->line++;
      g_string_append_c (field, *reader->at++);
    }
  *ends_line = *reader->at != reader->separator;
  if (*reader->at == '\r' && reader->at[1] == '\n')
    reader->at++;
  if (*reader->at != '\0')
    {
      if (*ends_line)
        reader->line++;
      reader->at++;
    }
  return g_string_free (field, FALSE);
}

static GPtrArray *
read_row (Reader *reader)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  gboolean ends_line;

  do
    g_ptr_array_add (row, read_field (reader, &ends_line));
  while (!ends_line);
  return row;
}

static gboolean
is_empty (GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (*(const char *) g_ptr_array_index (row, i) != '\0')
      return FALSE;
  return TRUE;
}

/* What stands most in the first line; it holds codes alone. */
static char
find_separator (const char *text)
{
  const char *end = strpbrk (text, "\r\n");
  gsize length = end != NULL ? (gsize) (end - text) : strlen (text);
  guint counts[] = { 0, 0, 0 };
  static const char separators[] = { ';', ',', '\t' };
  guint best = 0;

  for (gsize i = 0; i < length; i++)
    for (guint j = 0; j < G_N_ELEMENTS (separators); j++)
      counts[j] += text[i] == separators[j] ? 1 : 0;
  for (guint j = 1; j < G_N_ELEMENTS (separators); j++)
    if (counts[j] > counts[best])
      best = j;
  return separators[best];
}

static int
find_datum (OdOfficeKind kind, const char *code)
{
  for (guint i = 0; i < od_office_kind_get_n_data (kind); i++)
    if (g_ascii_strcasecmp (od_office_kind_get_datum (kind, i)->code, code) == 0)
      return (int) i;
  return -1;
}

static gboolean
has_column (GArray *columns, int datum)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, int, i) == datum)
      return TRUE;
  return FALSE;
}

/* Which datum each column of the first line is; (transfer full) (nullable) with an error. */
static GArray *
read_columns (OdOfficeKind kind, GPtrArray *row, GError **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < row->len; i++)
    {
      g_autofree char *code = g_strstrip (g_strdup (g_ptr_array_index (row, i)));
      int datum = find_datum (kind, code);

      if (datum < 0)
        {
          g_set_error (error, OD_OFFICE_CSV_ERROR, OD_OFFICE_CSV_ERROR_TABLE,
                       _ ("Kolom %u van de eerste regel heeft geen naam die Overdracht kent. Er is niets veranderd; sla eerst een tabel op, en vul die aan."), i + 1);
          return NULL;
        }
      if (has_column (columns, datum))
        {
          g_set_error (error, OD_OFFICE_CSV_ERROR, OD_OFFICE_CSV_ERROR_TABLE,
                       _ ("Kolom %u van de eerste regel heeft dezelfde naam als een kolom ervoor. Er is niets veranderd; haal er een weg."), i + 1);
          return NULL;
        }
      g_array_append_val (columns, datum);
    }
  return g_steal_pointer (&columns);
}

/* "25/11/2026", "25-11-2026" or "2026-11-25"; (transfer full) (nullable) when it is no day. */
static char *
read_day (const char *text)
{
  guint day, month, year;
  char first[2], second[2];
  int length = 0;
  g_autofree char *iso = NULL;

  if (od_day_is_valid (text))
    return g_strdup (text);
  if (sscanf (text, "%2u%1[-/.]%2u%1[-/.]%4u%n", &day, first, &month, second, &year, &length) != 5 || *first != *second || text[length] != '\0')
    return NULL;
  iso = g_strdup_printf ("%04u-%02u-%02u", year, month, day);
  return od_day_is_valid (iso) ? g_steal_pointer (&iso) : NULL;
}

static gboolean
is_option (const OdDatumOption *option, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *label = g_utf8_casefold (option->label, -1);

  return g_ascii_strcasecmp (option->code, text) == 0 || g_str_equal (folded, label);
}

static const char *
find_option (const OdDatum *datum, const char *text)
{
  for (const OdDatumOption *option = datum->options; option->code != NULL; option++)
    if (is_option (option, text))
      return option->code;
  return NULL;
}

/* Codes or labels with commas between; (transfer full) (nullable). */
static char *
read_several (const OdDatum *datum, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  GString *codes = g_string_new (NULL);

  for (char **part = parts; *part != NULL; part++)
    {
      const char *code = find_option (datum, g_strstrip (*part));

      if (code == NULL)
        {
          g_string_free (codes, TRUE);
          return NULL;
        }
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", code);
    }
  return g_string_free (codes, FALSE);
}

/* (transfer full) (nullable) when the column does not take it; shapes that the rules judge are taken as they are. */
static char *
read_value (const OdDatum *datum, const char *field)
{
  const char *text = field[0] == '\'' && is_like_formula (field + 1) ? field + 1 : field;
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped == '\0')
    return g_strdup ("");
  switch (datum->shape)
    {
    case OD_SHAPE_DAY:
      return read_day (stripped);
    case OD_SHAPE_CHOICE:
      return g_strdup (find_option (datum, stripped));
    case OD_SHAPE_SEVERAL:
      return read_several (datum, stripped);
    case OD_SHAPE_TEXT:
    case OD_SHAPE_PARAGRAPH:
    case OD_SHAPE_TIME:
    case OD_SHAPE_NUMBER:
    case OD_SHAPE_ENTERPRISE_NUMBER:
    case OD_SHAPE_EMAIL:
    default:
      return g_steal_pointer (&stripped);
    }
}

static void
line_free (gpointer data)
{
  OdOfficeCsvLine *line = data;

  for (guint i = 0; i < line->n_values; i++)
    g_free (line->values[i]);
  g_free (line->values);
  g_free (line);
}

static OdOfficeCsvLine *
line_new (OdOfficeKind kind, guint number)
{
  OdOfficeCsvLine *line = g_new0 (OdOfficeCsvLine, 1);

  line->number = number;
  line->n_values = od_office_kind_get_n_data (kind);
  line->values = g_new0 (char *, line->n_values);
  return line;
}

static gboolean
fill_line (OdOfficeCsvLine *line, OdOfficeKind kind, GArray *columns, GPtrArray *row, GError **error)
{
  for (guint i = 0; i < row->len; i++)
    {
      const OdDatum *datum = i < columns->len ? od_office_kind_get_datum (kind, (guint) g_array_index (columns, int, i)) : NULL;
      char *value = datum != NULL ? read_value (datum, g_ptr_array_index (row, i)) : NULL;

      if (value == NULL)
        {
          g_set_error (error, OD_OFFICE_CSV_ERROR, OD_OFFICE_CSV_ERROR_VALUE,
                       _ ("Regel %u, kolom %s: hier staat iets dat niet past. Er is niets veranderd; kijk die regel na."), line->number,
                       datum != NULL ? datum->code : "?");
          return FALSE;
        }
      g_free (line->values[g_array_index (columns, int, i)]);
      line->values[g_array_index (columns, int, i)] = value;
    }
  return TRUE;
}

/* As UTF-8 without a byte order mark; (transfer full) (nullable). */
static char *
take_text (GBytes *csv)
{
  gsize length;
  const char *bytes = g_bytes_get_data (csv, &length);
  char *text;

  if (length == 0 || length > MAX_BYTES || memchr (bytes, '\0', length) != NULL)
    return NULL;
  text = g_utf8_validate (bytes, (gssize) length, NULL) ? g_strndup (bytes, length)
                                                        : g_convert (bytes, (gssize) length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  if (text != NULL && g_str_has_prefix (text, BYTE_ORDER_MARK))
    memmove (text, text + strlen (BYTE_ORDER_MARK), strlen (text) - strlen (BYTE_ORDER_MARK) + 1);
  return text;
}

static void
refuse_table (GError **error)
{
  g_set_error_literal (error, OD_OFFICE_CSV_ERROR, OD_OFFICE_CSV_ERROR_TABLE, _ ("Dit bestand is geen tabel, of ze is te groot. Er is niets veranderd; sla eerst een tabel op, en vul die aan."));
}

/* The next line, unless it is empty. */
static gboolean
add_line (GPtrArray *lines, OdOfficeKind kind, GArray *columns, Reader *reader, GError **error)
{
  guint number = reader->line;
  g_autoptr (GPtrArray) row = read_row (reader);
  OdOfficeCsvLine *line;

  if (is_empty (row))
    return TRUE;
  if (lines->len == MAX_LINES)
    {
      refuse_table (error);
      return FALSE;
    }
  line = line_new (kind, number);
  g_ptr_array_add (lines, line);
  return fill_line (line, kind, columns, row, error);
}

GPtrArray *
od_office_csv_read (OdOfficeKind kind, GBytes *csv, GError **error)
{
  g_autofree char *text = take_text (csv);
  Reader reader = { text, text != NULL ? find_separator (text) : ';', 1 };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GPtrArray) first = text != NULL ? read_row (&reader) : NULL;
  g_autoptr (GArray) columns = NULL;

  if (first == NULL)
    {
      refuse_table (error);
      return NULL;
    }
  columns = read_columns (kind, first, error);
  while (columns != NULL && *reader.at != '\0')
    if (!add_line (lines, kind, columns, &reader, error))
      return NULL;
  return columns != NULL ? g_steal_pointer (&lines) : NULL;
}
