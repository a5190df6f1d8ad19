#include "information-sheet.h"
#include "information-text.h"
#include "pdf-reading.h"
#include "record-json.h"

#include <string.h>

#define HULSHOUT "opgroeien-ocmw-hulshout-2025"

/* Every part says something in every language, and nothing in braces is left that was not filled in. */
static void
test_text (void)
{
  g_autoptr (OdInformationText) text = od_information_text_load ();
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);
  const char *const *languages = od_information_text_get_languages ();

  g_assert_cmpstr (od_information_text_get_version (text), ==, "2026-1");
  g_assert_cmpuint (od_information_text_get_n_parts (text), >, 5);
  for (guint part = 0; part < od_information_text_get_n_parts (text); part++)
    for (guint i = 0; languages[i] != NULL; i++)
      {
        g_autofree char *heading = od_information_text_get_heading (text, part, languages[i], protocol);
        g_autofree char *content = od_information_text_get_text (text, part, languages[i], protocol);

        g_assert_cmpuint (strlen (heading), >, 3);
        g_assert_cmpuint (strlen (content), >, 20);
        g_assert_null (strpbrk (heading, "{}"));
        g_assert_null (strpbrk (content, "{}"));
      }
}

static GBytes *
draw (const char *language)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);
  g_autofree char *name = g_strdup_printf ("informatieblad-%s.pdf", language != NULL ? language : "nl");
  g_autoptr (GError) error = NULL;
  GBytes *pdf = od_information_sheet_to_pdf (protocol, language, &error);

  g_assert_no_error (error);
  pdf_reading_keep (pdf, name);
  pdf_reading_assert_document (pdf, "Informatieblad voor de cliënt");
  pdf_reading_assert_all_marked (pdf, FALSE);
  g_assert_cmpint (pdf_reading_count_pages (pdf), ==, language != NULL ? 2 : 1);
  return pdf;
}

/* Purpose, data, who, how long, rights, how to withdraw (GDPR art. 13), and whom to turn to. */
static void
test_dutch (void)
{
  static const char *const wanted[] = {
    "Mogen wij uw gegevens doorgeven aan het OCMW?", "uw telefoonnummer", "beroepsgeheim", "10 jaar nadat", "Gegevensbeschermingsautoriteit",
    "van gedachten veranderen", "Lokaal team Kind en Gezin Zuiderkempen", "dpo@opgroeien.be", "Grote Baan 264", "info@hulshout.be",
    "Handtekening", "versie 2026-1",
  };
  g_autoptr (GBytes) pdf = draw (NULL);
  g_autofree char *text = pdf_reading_read_text (pdf);

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    pdf_reading_assert_has (text, wanted[i]);
  pdf_reading_assert_has_not (text, "Signature");
}

/* The languages of the sections, in order, each with a space after it. */
static void
append_languages (qpdf_data pdf, qpdf_oh element, GString *languages)
{
  qpdf_oh inner = qpdf_oh_get_key_if_dict (pdf, element, "/K");

  if (qpdf_oh_is_dictionary (pdf, element) && qpdf_oh_has_key (pdf, element, "/Lang"))
    g_string_append_printf (languages, "%s ", qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_key (pdf, element, "/Lang")));
  if (qpdf_oh_is_dictionary (pdf, inner))
    append_languages (pdf, inner, languages);
  for (int i = 0; qpdf_oh_is_array (pdf, inner) && i < qpdf_oh_get_array_n_items (pdf, inner); i++)
    append_languages (pdf, qpdf_oh_get_array_item (pdf, inner, i), languages);
}

/* A screen reader reads all the Dutch first, and then the other language in its own voice. */
static void
test_other_languages (void)
{
  static const struct
  {
    const char *language;
    const char *title;
    const char *foot;
  } cases[] = {
    { "fr", "Pouvons-nous", "Feuille d’information pour le client, version 2026-1" },
    { "en", "May we pass", "Information sheet for the client" },
    { "de", "Dürfen wir", "Unterschrift" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) pdf = draw (cases[i].language);
      g_autofree char *text = pdf_reading_read_text (pdf);
      g_autofree char *elements = pdf_reading_read_elements (pdf);
      g_autofree char *expected = g_strconcat (cases[i].language, " ", NULL);
      g_autoptr (GString) languages = g_string_new (NULL);
      qpdf_data opened = pdf_reading_open (pdf);

      pdf_reading_assert_has (text, "Mogen wij");
      pdf_reading_assert_has (text, cases[i].title);
      pdf_reading_assert_has (text, cases[i].foot);
      g_assert_true (g_str_has_prefix (elements, "Document H1 P P H2 "));
      g_assert_nonnull (strstr (elements, "P Sect H1 P P H2 "));
      append_languages (opened, qpdf_oh_get_key (opened, qpdf_get_root (opened), "/StructTreeRoot"), languages);
      g_assert_cmpstr (languages->str, ==, expected);
      qpdf_cleanup (&opened);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/information/text", test_text);
  g_test_add_func ("/information/dutch", test_dutch);
  g_test_add_func ("/information/other-languages", test_other_languages);
  return g_test_run ();
}
