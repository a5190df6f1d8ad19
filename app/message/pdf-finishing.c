#include "pdf-finishing.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "wiped-memory.h"

#define DEEPEST 32

static gboolean
ends_with (const char *line, gsize size, const char *end)
{
  gsize length = strlen (end);

  return size >= length && memcmp (line + size - length, end, length) == 0;
}

/* cairo marks what stands in an element and leaves the rest bare: between two elements it is decoration. It writes every operator at
 * the end of a line. Within an element there may be marks too, of a text that stands for others (ActualText). */
static GString *
mark_decoration (const char *content, gsize length)
{
  GString *marked = g_string_sized_new (2 * length + 64);
  const char *end = content + length;
  guint depth = 0;

  g_string_append (marked, "/Artifact BMC\n");
  for (const char *line = content; line < end;)
    {
      const char *stop = memchr (line, '\n', end - line);
      gsize size = (stop != NULL ? stop + 1 : end) - line;

      if (ends_with (line, size, " BDC\n") && depth++ == 0)
        g_string_append (marked, "EMC\n");
      g_string_append_len (marked, line, size);
      if (size == 4 && ends_with (line, size, "EMC\n") && --depth == 0)
        g_string_append (marked, "/Artifact BMC\n");
      line += size;
    }
  g_string_append (marked, "\nEMC\n");
  return marked;
}

static void
finish_page (qpdf_data pdf, qpdf_oh page)
{
  qpdf_oh contents = qpdf_oh_get_key (pdf, page, "/Contents");
  unsigned char *content = NULL;
  gsize length = 0;

  qpdf_oh_replace_key (pdf, page, "/Tabs", qpdf_oh_new_name (pdf, "/S"));
  if (qpdf_oh_is_stream (pdf, contents)
      && (qpdf_oh_get_page_content_data (pdf, page, &content, &length) & QPDF_ERRORS) == 0)
    {
      GString *marked = mark_decoration ((const char *) content, length);
      qpdf_oh null = qpdf_oh_new_null (pdf);

      qpdf_oh_replace_stream_data (pdf, contents, (const unsigned char *) marked->str, marked->len, null, null);
      explicit_bzero (marked->str, marked->len);
      g_string_free (marked, TRUE);
    }
  if (content != NULL)
    explicit_bzero (content, length);
  free (content);
}

/* A heading in a table that stands first in a row of data is the row's, and any other is its column's. */
static const char *
get_scope (qpdf_data pdf, qpdf_oh row)
{
  qpdf_oh cells = qpdf_oh_get_key (pdf, row, "/K");
  int last = qpdf_oh_is_array (pdf, cells) ? qpdf_oh_get_array_n_items (pdf, cells) - 1 : -1;
  qpdf_oh type;

  if (last < 1)
    return "<< /O /Table /Scope /Column >>";
  type = qpdf_oh_get_key_if_dict (pdf, qpdf_oh_get_array_item (pdf, cells, last), "/S");
  return qpdf_oh_is_name_and_equals (pdf, type, "/TD") ? "<< /O /Table /Scope /Row >>" : "<< /O /Table /Scope /Column >>";
}

/* What a document is while its elements are finished. */
typedef struct
{
  qpdf_data pdf;
  const GPtrArray *languages;
  guint n_sections;
} Finishing;

static void
finish_element (Finishing *finishing, qpdf_oh parent, qpdf_oh element)
{
  qpdf_data pdf = finishing->pdf;
  qpdf_oh type = qpdf_oh_get_key (pdf, element, "/S");

  if (qpdf_oh_is_name_and_equals (pdf, type, "/TH"))
    qpdf_oh_replace_key (pdf, element, "/A", qpdf_oh_parse (pdf, get_scope (pdf, parent)));
  if (qpdf_oh_is_name_and_equals (pdf, type, "/Sect") && finishing->n_sections < finishing->languages->len)
    qpdf_oh_replace_key (pdf, element, "/Lang",
                         qpdf_oh_new_string (pdf, finishing->languages->pdata[finishing->n_sections++]));
}

static void
finish_elements (Finishing *finishing, qpdf_oh element, guint depth)
{
  qpdf_data pdf = finishing->pdf;
  qpdf_oh inner = qpdf_oh_get_key_if_dict (pdf, element, "/K");
  int n_inner = qpdf_oh_is_array (pdf, inner) ? qpdf_oh_get_array_n_items (pdf, inner) : 0;

  if (depth > DEEPEST)
    return;
  if (qpdf_oh_is_dictionary (pdf, inner))
    {
      finish_element (finishing, element, inner);
      finish_elements (finishing, inner, depth + 1);
    }
  for (int i = 0; i < n_inner; i++)
    {
      qpdf_oh child = qpdf_oh_get_array_item (pdf, inner, i);

      if (!qpdf_oh_is_dictionary (pdf, child))
        continue;
      finish_element (finishing, element, child);
      finish_elements (finishing, child, depth + 1);
    }
}

static void
finish_document (qpdf_data pdf, const GPtrArray *languages)
{
  Finishing finishing = { .pdf = pdf, .languages = languages };
  qpdf_oh root = qpdf_get_root (pdf);
  int n_pages = qpdf_get_num_pages (pdf);

  /* A receipt that is made again is the same message: so nothing in it is of the second in which it is made. */
  qpdf_oh_remove_key (pdf, qpdf_oh_get_key (pdf, qpdf_get_trailer (pdf), "/Info"), "/CreationDate");
  qpdf_oh_replace_key (pdf, root, "/Lang", qpdf_oh_new_string (pdf, "nl-BE"));
  qpdf_oh_replace_key (pdf, root, "/MarkInfo", qpdf_oh_parse (pdf, "<< /Marked true >>"));
  qpdf_oh_replace_key (pdf, root, "/ViewerPreferences", qpdf_oh_parse (pdf, "<< /DisplayDocTitle true >>"));
  for (int i = 0; i < n_pages; i++)
    finish_page (pdf, qpdf_get_page_n (pdf, i));
  finish_elements (&finishing, qpdf_oh_get_key (pdf, root, "/StructTreeRoot"), 0);
}

static GBytes *
write_document (qpdf_data pdf)
{
  gsize length;
  unsigned char *buffer;
  GBytes *bytes;

  if (qpdf_has_error (pdf) || (qpdf_init_write_memory (pdf) & QPDF_ERRORS))
    return NULL;
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  if (qpdf_write (pdf) & QPDF_ERRORS)
    return NULL;
  length = qpdf_get_buffer_length (pdf);
  buffer = (unsigned char *) qpdf_get_buffer (pdf);
  if (buffer == NULL || length == 0)
    return NULL;
  bytes = od_wiped_bytes_new_take (g_memdup2 (buffer, length), length);
  explicit_bzero (buffer, length);
  return bytes;
}

GBytes *
od_pdf_finish (gconstpointer drawn, gsize length, const GPtrArray *languages, GError **error)
{
  qpdf_data pdf = qpdf_init ();
  GBytes *bytes = NULL;

  qpdf_silence_errors (pdf);
  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  if ((qpdf_read_memory (pdf, "pdf", drawn, length, NULL) & QPDF_ERRORS) == 0)
    {
      finish_document (pdf, languages);
      bytes = write_document (pdf);
    }
  qpdf_cleanup (&pdf);

  /* What libqpdf says may quote the document. */
  if (bytes == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("De PDF kon niet gemaakt worden. De gegevens zelf staan er nog; sluit andere programma’s en probeer opnieuw."));
  return bytes;
}
