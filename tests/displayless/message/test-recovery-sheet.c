#include "pdf-reading.h"
#include "recovery-pdf.h"

/* The shortest and the longest words there are: the code grows with them. */
static const char *const short_words[] = { "aap", "bal", "dak", "eik", "fee", "gok", "hak", "iep", "jas", "kam", "lat", "mes", NULL };
static const char *const long_words[] = { "aanbevel", "bloemist", "computer", "draaibar", "eenvoudi", "fietsbel", "geheimen",
                                          "heuvelen", "indianen", "juwelier", "kastanje", "leeuwrik", NULL };

static GBytes *
draw (const char *const *words, const char *name)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = od_recovery_sheet_draw ("ocmw", "OCMW Hulshout", "2026-11-24", words, &error);

  g_assert_no_error (error);
  pdf_reading_keep (pdf, name);
  g_assert_cmpint (pdf_reading_count_pages (pdf), ==, 1);
  pdf_reading_assert_document (pdf, "Herstelblad");
  pdf_reading_assert_all_marked (pdf, FALSE);
  return pdf;
}

static void
test_text (void)
{
  g_autoptr (GBytes) pdf = draw (short_words, "herstelblad.pdf");
  g_autofree char *text = pdf_reading_read_text (pdf);

  for (guint i = 0; short_words[i] != NULL; i++)
    pdf_reading_assert_has (text, short_words[i]);
  pdf_reading_assert_has (text, "Van OCMW Hulshout, profiel “ocmw”. Gemaakt op 24 november 2026.");
  pdf_reading_assert_has (text, "nooit met een telefoon");
}

/* A scanner types the words that stand on the sheet, in their order. */
static void
test_code (gconstpointer data)
{
  const char *const *words = data;
  g_autoptr (GBytes) pdf = draw (words, words == long_words ? "herstelblad-lang.pdf" : "herstelblad.pdf");
  g_autofree char *code = pdf_reading_read_code (pdf);
  g_autofree char *joined = g_strjoinv (" ", (char **) words);
  g_autofree char *expected = g_ascii_strup (joined, -1);

  if (code != NULL)
    g_assert_cmpstr (g_strchomp (code), ==, expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recovery-sheet/text", test_text);
  g_test_add_data_func ("/recovery-sheet/code", short_words, test_code);
  g_test_add_data_func ("/recovery-sheet/code-of-long-words", long_words, test_code);
  return g_test_run ();
}
