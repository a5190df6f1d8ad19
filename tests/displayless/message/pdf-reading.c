#include "pdf-reading.h"

#include <string.h>

void
pdf_reading_keep (GBytes *pdf, const char *name)
{
  g_autofree char *path = NULL;

  if (g_getenv ("OD_TEST_PDF_FOLDER") == NULL)
    return;
  path = g_build_filename (g_getenv ("OD_TEST_PDF_FOLDER"), name, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL));
}

/* What the program @line, of words without spaces, says when it is given @input; NULL, after g_test_skip(), when it is not there. */
static GBytes *
ask_program (const char *line, GBytes *input)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autofree char *program = g_find_program_in_path (words[0]);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *output = NULL;

  if (program == NULL)
    {
      g_test_skip (words[0]);
      return NULL;
    }
  process = g_subprocess_newv ((const char *const *) words, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

char *
pdf_reading_read_text (GBytes *pdf)
{
  g_autoptr (GBytes) output = ask_program ("pdftotext -layout -enc UTF-8 - -", pdf);
  g_autofree char *text = output != NULL ? g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output)) : NULL;
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " \n\f", -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
  return g_string_free (joined, output == NULL);
}

char *
pdf_reading_read_code (GBytes *pdf)
{
  g_autoptr (GBytes) picture = ask_program ("pdftoppm -png -r 150 -singlefile -", pdf);
  g_autoptr (GBytes) code = picture != NULL ? ask_program ("zbarimg --quiet --raw png:-", picture) : NULL;

  return code != NULL ? g_strndup (g_bytes_get_data (code, NULL), g_bytes_get_size (code)) : NULL;
}

void
pdf_reading_assert_has (const char *text, const char *wanted)
{
  if (text != NULL && strstr (text, wanted) == NULL)
    g_error ("\"%s\" is not in: %s", wanted, text);
}

void
pdf_reading_assert_has_not (const char *text, const char *unwanted)
{
  if (text != NULL && strstr (text, unwanted) != NULL)
    g_error ("\"%s\" is in: %s", unwanted, text);
}

qpdf_data
pdf_reading_open (GBytes *pdf)
{
  qpdf_data opened = qpdf_init ();

  g_assert_cmpint (qpdf_read_memory (opened, "pdf", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL), ==, QPDF_SUCCESS);
  g_assert_cmpint (qpdf_check_pdf (opened), ==, QPDF_SUCCESS);
  return opened;
}

int
pdf_reading_count_pages (GBytes *pdf)
{
  qpdf_data opened = pdf_reading_open (pdf);
  int n_pages = qpdf_get_num_pages (opened);

  qpdf_cleanup (&opened);
  return n_pages;
}

/* All element names in the structure below @element, in reading order, each with a space after it. */
static void
append_elements (qpdf_data pdf, qpdf_oh element, GString *names)
{
  qpdf_oh inner = qpdf_oh_get_key_if_dict (pdf, element, "/K");
  qpdf_oh name = qpdf_oh_get_key_if_dict (pdf, element, "/S");

  if (qpdf_oh_is_name (pdf, name))
    g_string_append_printf (names, "%s ", qpdf_oh_get_name (pdf, name) + 1);
  if (qpdf_oh_is_dictionary (pdf, inner))
    append_elements (pdf, inner, names);
  for (int i = 0; qpdf_oh_is_array (pdf, inner) && i < qpdf_oh_get_array_n_items (pdf, inner); i++)
    append_elements (pdf, qpdf_oh_get_array_item (pdf, inner, i), names);
}

char *
pdf_reading_read_elements (GBytes *pdf)
{
  qpdf_data opened = pdf_reading_open (pdf);
  GString *names = g_string_new (NULL);

  append_elements (opened, qpdf_oh_get_key (opened, qpdf_get_root (opened), "/StructTreeRoot"), names);
  qpdf_cleanup (&opened);
  return g_string_free (names, FALSE);
}

char *
pdf_reading_read_information (GBytes *pdf)
{
  qpdf_data opened = pdf_reading_open (pdf);
  qpdf_oh information = qpdf_oh_get_key (opened, qpdf_get_trailer (opened), "/Info");
  GString *text = g_string_new (NULL);

  for (qpdf_oh_begin_dict_key_iter (opened, information); qpdf_oh_dict_more_keys (opened);)
    {
      const char *name = qpdf_oh_dict_next_key (opened);
      qpdf_oh value = qpdf_oh_get_key (opened, information, name);

      g_string_append_printf (text, "%s ", name);
      g_string_append_printf (text, "%s ", qpdf_oh_get_utf8_value (opened, value));
    }
  g_assert_false (qpdf_oh_has_key (opened, qpdf_get_root (opened), "/Metadata"));
  qpdf_cleanup (&opened);
  return g_string_free (text, FALSE);
}

/* Every font of the first page is embedded. */
static void
assert_fonts (qpdf_data pdf)
{
  qpdf_oh resources = qpdf_oh_get_key (pdf, qpdf_get_page_n (pdf, 0), "/Resources");
  qpdf_oh fonts = qpdf_oh_get_key (pdf, resources, "/Font");
  guint n_fonts = 0;

  g_assert_true (qpdf_oh_is_dictionary (pdf, fonts));
  for (qpdf_oh_begin_dict_key_iter (pdf, fonts); qpdf_oh_dict_more_keys (pdf); n_fonts++)
    {
      qpdf_oh font = qpdf_oh_get_key (pdf, fonts, qpdf_oh_dict_next_key (pdf));
      qpdf_oh descendants = qpdf_oh_get_key (pdf, font, "/DescendantFonts");
      qpdf_oh own = qpdf_oh_is_array (pdf, descendants) ? qpdf_oh_get_array_item (pdf, descendants, 0) : font;
      qpdf_oh descriptor = qpdf_oh_get_key (pdf, own, "/FontDescriptor");

      g_assert_true (qpdf_oh_has_key (pdf, descriptor, "/FontFile") || qpdf_oh_has_key (pdf, descriptor, "/FontFile2")
                     || qpdf_oh_has_key (pdf, descriptor, "/FontFile3"));
    }
  g_assert_cmpuint (n_fonts, >, 0);
}

void
pdf_reading_assert_document (GBytes *pdf, const char *title)
{
  qpdf_data opened = pdf_reading_open (pdf);
  qpdf_oh root = qpdf_get_root (opened);
  qpdf_oh info = qpdf_oh_get_key (opened, qpdf_get_trailer (opened), "/Info");
  qpdf_oh mark = qpdf_oh_get_key (opened, root, "/MarkInfo");
  qpdf_oh preferences = qpdf_oh_get_key (opened, root, "/ViewerPreferences");

  g_assert_cmpstr (qpdf_oh_get_utf8_value (opened, qpdf_oh_get_key (opened, info, "/Title")), ==, title);
  g_assert_cmpstr (qpdf_oh_get_utf8_value (opened, qpdf_oh_get_key (opened, root, "/Lang")), ==, "nl-BE");
  g_assert_true (qpdf_oh_get_bool_value (opened, qpdf_oh_get_key (opened, mark, "/Marked")));
  g_assert_true (qpdf_oh_get_bool_value (opened, qpdf_oh_get_key (opened, preferences, "/DisplayDocTitle")));
  assert_fonts (opened);
  qpdf_cleanup (&opened);
}

/* What a screen reader passes over must be no text, but for what stands on every page again. */
static void
assert_marked_line (const char *line, GArray *marks, gboolean may_be_repeated)
{
  gboolean decoration = TRUE, out = FALSE;

  if (g_str_has_suffix (line, " BMC") || g_str_has_suffix (line, " BDC"))
    {
      out = g_str_has_prefix (line, "/Artifact");
      g_assert_true (!out || marks->len == 0);
      g_array_append_val (marks, out);
      return;
    }
  if (*line != '\0')
    g_assert_cmpuint (marks->len, >, 0);
  for (guint i = 0; i < marks->len; i++)
    decoration = decoration && g_array_index (marks, gboolean, i);
  if (g_str_has_suffix (line, "Tj") || g_str_has_suffix (line, "TJ"))
    g_assert_true (!decoration || may_be_repeated);
  if (g_str_equal (line, "EMC"))
    g_array_set_size (marks, marks->len - 1);
}

/* Everything on every page stands in an element, or is marked as decoration. */
void
pdf_reading_assert_all_marked (GBytes *pdf, gboolean may_be_repeated)
{
  qpdf_data opened = pdf_reading_open (pdf);

  for (int page = 0; page < qpdf_get_num_pages (opened); page++)
    {
      unsigned char *content = NULL;
      gsize length = 0;
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;
      g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (gboolean));

      qpdf_oh_get_page_content_data (opened, qpdf_get_page_n (opened, page), &content, &length);
      text = g_strndup ((char *) content, length);
      free (content);
      lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        assert_marked_line (lines[i], marks, may_be_repeated);
      g_assert_cmpuint (marks->len, ==, 0);
    }
  qpdf_cleanup (&opened);
}
