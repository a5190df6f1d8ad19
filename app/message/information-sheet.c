#include "information-sheet.h"

#include "information-text.h"
#include "pdf-drawing.h"

/* A page for each language, in letters that are easy to read, with the headings on the left of what they say. */
#define MARGIN 54
#define TOP 48
#define BOTTOM (OD_PDF_A4_LONG - 36)
#define WIDTH (OD_PDF_A4_SHORT - 2 * MARGIN)
#define GUTTER 20
#define HEADING_WIDTH 128
#define TEXT_X (MARGIN + HEADING_WIDTH + GUTTER)
#define TEXT_WIDTH (WIDTH - HEADING_WIDTH - GUTTER)
#define AFTER_TITLE 8
#define AFTER_PART 9
#define BETWEEN_PARAGRAPHS 2
#define SIGNING_SPACE 26

#define DUTCH "nl"

typedef struct
{
  OdInformationText *text;
  OdProtocol *protocol;
  const char *other; /* (nullable): the language on the second page */
} Source;

/* What stands below the lines to write on, and in the foot. */
typedef struct
{
  const char *language;
  const char *name;
  const char *day;
  const char *signature;
  const char *foot;
} Labels;

static const Labels labels[] = {
  { DUTCH, "Naam", "Datum", "Handtekening", "Informatieblad voor de cliënt, versie %s" },
  { "fr", "Nom", "Date", "Signature", "Feuille d’information pour le client, version %s" },
  { "en", "Name", "Date", "Signature", "Information sheet for the client, version %s" },
  { "de", "Name", "Datum", "Unterschrift", "Informationsblatt für die Klientin oder den Klienten, Fassung %s" },
};

static const Labels *
get_labels (const char *language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].language, language))
      return &labels[i];
  return &labels[0];
}

static double
show_paragraphs (OdPdfDrawing *page, double x, double y, double width, const char *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);
  double height = 0;

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      height += i > 0 ? BETWEEN_PARAGRAPHS * page->scale : 0;
      height += od_pdf_show_element (page, "P", OD_PDF_READING, x, y + height, width, paragraphs[i]);
    }
  return height;
}

/* The title goes over the whole page, with what opens the sheet below it. */
static void
add_title (OdPdfDrawing *page, const char *heading, const char *text)
{
  page->y += od_pdf_show_element (page, "H1", OD_PDF_TITLE, MARGIN, page->y, WIDTH, heading) + AFTER_TITLE * page->scale;
  page->y += show_paragraphs (page, MARGIN, page->y, WIDTH, text);
}

static void
add_part (OdPdfDrawing *page, const char *heading, const char *text)
{
  double heading_height, text_height;

  page->y += AFTER_PART * page->scale;
  heading_height = od_pdf_show_element (page, "H2", OD_PDF_READING_HEADING, MARGIN, page->y, HEADING_WIDTH, heading);
  text_height = show_paragraphs (page, TEXT_X, page->y, TEXT_WIDTH, text);
  page->y += MAX (heading_height, text_height);
}

/* A line to write on, with what belongs there below it. */
static void
add_line (OdPdfDrawing *page, guint column, const char *label)
{
  double width = (WIDTH - 2 * GUTTER) / 3;
  double x = MARGIN + column * (width + GUTTER);

  od_pdf_rule (page, x, page->y, width);
  od_pdf_show_element (page, "P", OD_PDF_LABEL, x, page->y + 3, width, label);
}

static void
add_signing (OdPdfDrawing *page, const Labels *own)
{
  page->y += SIGNING_SPACE;
  add_line (page, 0, own->name);
  add_line (page, 1, own->day);
  add_line (page, 2, own->signature);
  page->y += 3 + od_pdf_measure (page, OD_PDF_LABEL, WIDTH, own->signature);
}

static void
add_foot (OdPdfDrawing *page, const Source *source, const Labels *own)
{
  g_autoptr (GString) text = g_string_new (own->foot);
  double height;

  g_string_replace (text, "%s", od_information_text_get_version (source->text), 1);
  height = od_pdf_measure (page, OD_PDF_SMALL, WIDTH, text->str);
  od_pdf_show_element (page, "P", OD_PDF_SMALL, MARGIN, BOTTOM - height, WIDTH, text->str);
  page->y += height + AFTER_PART;
}

static void
draw_page (OdPdfDrawing *page, const Source *source, const char *language)
{
  const Labels *own = get_labels (language);

  page->y = TOP;
  for (guint part = 0; part < od_information_text_get_n_parts (source->text); part++)
    {
      g_autofree char *heading = od_information_text_get_heading (source->text, part, language, source->protocol);
      g_autofree char *text = od_information_text_get_text (source->text, part, language, source->protocol);

      (part == 0 ? add_title : add_part) (page, heading, text);
    }
  add_signing (page, own);
  add_foot (page, source, own);
}

/* Both pages get letters of one size: y tells of the fuller one. */
static void
draw (OdPdfDrawing *page, gconstpointer data)
{
  const Source *source = data;
  double first_end;

  draw_page (page, source, DUTCH);
  if (source->other == NULL)
    return;
  first_end = page->y;
  od_pdf_next_page (page);
  od_pdf_begin_language (page, source->other);
  draw_page (page, source, source->other);
  od_pdf_end_language (page);
  page->y = MAX (page->y, first_end);
}

GBytes *
od_information_sheet_to_pdf (OdProtocol *protocol, const char *language, GError **error)
{
  g_autoptr (OdInformationText) text = od_information_text_load ();
  Source source = { .text = text, .protocol = protocol };

  g_return_val_if_fail (language == NULL || od_information_text_has_language (language), NULL);

  if (language != NULL && !g_str_equal (language, DUTCH))
    source.other = language;
  return od_pdf_draw ("Informatieblad voor de cliënt", OD_PDF_A4_SHORT, OD_PDF_A4_LONG, BOTTOM, draw, &source, error);
}
