#include "recovery-pdf.h"

#include "message-page.h"
#include "qr-code.h"

#include <glib/gi18n-lib.h>

#define TOP 54
#define WIDTH (OD_PDF_A4_SHORT - 2 * OD_PAGE_MARGIN)
#define COLUMN_WIDTH (WIDTH / 3)
#define NUMBER_WIDTH 22
#define ROW_HEIGHT 26
#define ROWS 4
#define MODULE 2.1 /* 0.74 mm: for a scanner in the hand, and for a worn print */

typedef struct
{
  const char *profile;
  const char *owner;
  const char *day;
  const char *const *words;
  const OdQrCode *code;
} Source;

static void
add_paragraph (OdPdfDrawing *page, OdPdfStyle style, const char *text)
{
  page->y += od_pdf_show_element (page, "P", style, OD_PAGE_MARGIN, page->y, WIDTH, text);
  od_page_add_space (page, 6);
}

static void
add_heading (OdPdfDrawing *page, const char *text)
{
  od_page_add_space (page, 12);
  page->y += od_pdf_show_element (page, "H2", OD_PDF_HEADING, OD_PAGE_MARGIN, page->y, WIDTH, text);
  od_page_add_space (page, 4);
}

/* Read out in the order of the numbers, which goes down the columns. */
static void
add_words (OdPdfDrawing *page, const char *const *words)
{
  double top = page->y;

  od_pdf_begin (page, "L");
  for (guint i = 0; words[i] != NULL; i++)
    {
      double x = OD_PAGE_MARGIN + i / ROWS * COLUMN_WIDTH;
      double y = top + i % ROWS * ROW_HEIGHT;
      g_autofree char *number = g_strdup_printf ("%u.", i + 1);

      od_pdf_begin (page, "LI");
      od_pdf_show_element (page, "Lbl", OD_PDF_LABEL, x, y + 4, NUMBER_WIDTH, number);
      od_pdf_show_element (page, "LBody", OD_PDF_NAME, x + NUMBER_WIDTH, y, COLUMN_WIDTH - NUMBER_WIDTH - 8, words[i]);
      od_pdf_end (page, "LI");
    }
  od_pdf_end (page, "L");
  page->y = top + ROWS * ROW_HEIGHT;
}

/* In capitals, which take the least room; to who types them they do not matter. */
static OdQrCode *
make_code (const char *const *words)
{
  char *text = g_strjoinv (" ", (char **) words);
  OdQrCode *code;

  for (char *letter = text; *letter != '\0'; letter++)
    *letter = g_ascii_toupper (*letter);
  code = od_qr_code_new (text);
  od_pdf_wipe (text);
  return code;
}

/* The code on the left, what it is for beside it. */
static void
add_code (OdPdfDrawing *page, const OdQrCode *code)
{
  static const char *const paragraphs[] = {
    "In deze code staan dezelfde twaalf woorden. Een scanner die met een kabel aan de computer hangt, typt ze in uw plaats: zet de cursor in het "
    "vak voor de woorden en scan de code. Lukt dat niet, typ ze dan zelf.",
    "Lees de code nooit met een telefoon: die bewaart wat haar camera leest, of geeft het door aan anderen.",
  };
  double side = od_qr_code_get_width (code) * MODULE;
  double x = OD_PAGE_MARGIN + side + OD_QR_CODE_QUIET * MODULE + 10;
  double top = page->y + OD_QR_CODE_QUIET * MODULE;

  od_pdf_qr_code (page, OD_PAGE_MARGIN, top, MODULE, code);
  page->y = top;
  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    {
      page->y += od_pdf_show_element (page, "P", OD_PDF_BODY, x, page->y, OD_PAGE_MARGIN + WIDTH - x, paragraphs[i]);
      od_page_add_space (page, 6);
    }
  page->y = MAX (page->y, top + side + OD_QR_CODE_QUIET * MODULE);
}

static void
draw (OdPdfDrawing *page, gconstpointer data)
{
  const Source *source = data;
  g_autofree char *day = od_pdf_day (source->day);
  g_autofree char *about = g_strdup_printf ("Van %s, profiel “%s”. Gemaakt op %s.", source->owner != NULL ? source->owner : "deze dienst",
                                            source->profile, day);

  page->y = TOP;
  page->y += od_pdf_show_element (page, "P", OD_PDF_EYEBROW, OD_PAGE_MARGIN, page->y, WIDTH, "Overdracht. Geheim: bewaar dit blad achter slot.");
  od_page_add_space (page, 4);
  page->y += od_pdf_show_element (page, "H1", OD_PDF_TITLE, OD_PAGE_MARGIN, page->y, WIDTH, "Herstelblad");
  od_page_add_space (page, 6);
  add_paragraph (page, OD_PDF_BODY, about);
  add_heading (page, "De twaalf woorden");
  od_page_add_space (page, 6);
  add_words (page, source->words);
  add_heading (page, "De woorden voor een scanner");
  add_code (page, source->code);
  add_heading (page, "Waarvoor");
  add_paragraph (page, OD_PDF_BODY, "Is de sleutelbos van de computer kwijt? Open Overdracht en kies ‘Herstelblad gebruiken’. Typ de woorden in hun volgorde.");
  add_paragraph (page, OD_PDF_BODY, "Is de computer zelf kwijt? Installeer Overdracht op een andere, kies bij de eerste start ‘Reservekopie terugzetten’, en neem de "
                                    "nieuwste reservekopie. Zonder reservekopie brengen de woorden niets terug.");
  add_heading (page, "Hoe te bewaren");
  add_paragraph (page, OD_PDF_BODY, "In een gesloten omslag, in een kast op slot of een kluis, niet bij de computer en niet bij de reservekopieën. Neem er geen foto van.");
  add_paragraph (page, OD_PDF_BODY, "Wie dit blad en een reservekopie heeft, kan de gegevens van alle cliënten lezen. Is het blad kwijt of misschien door iemand gezien? "
                                    "Maak dan in de Voorkeuren meteen een nieuw; dit blad opent daarna alleen nog de oudere reservekopieën. Verwijder die.");
}

GBytes *
od_recovery_sheet_draw (const char *profile, const char *owner, const char *day, const char *const *words, GError **error)
{
  g_autoptr (OdQrCode) code = make_code (words);
  const Source source = { profile, owner, day, words, code };

  if (code == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s\nQR code", _ ("De PDF kon niet gemaakt worden. De gegevens zelf staan er nog; sluit andere programma’s en probeer opnieuw."));
      return NULL;
    }
  return od_pdf_draw ("Herstelblad", OD_PDF_A4_SHORT, OD_PDF_A4_LONG, OD_PAGE_BOTTOM, draw, &source, error);
}
