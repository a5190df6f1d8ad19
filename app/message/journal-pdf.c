#include "journal-document.h"

#include "journal-action.h"
#include "pdf-pages.h"

#define GUTTER 8
#define N_COLUMNS 5

typedef struct
{
  GPtrArray *entries;
  const OdJournalVerdict *verdict;
  const OdParty *owner;
  const char *day;
} Source;

static const struct
{
  const char *title;
  double width;
} columns[N_COLUMNS] = {
  { "Nr.", 34 }, { "Wanneer", 88 }, { "Wat", 152 }, { "Kenmerk", 96 }, { "Wie", 72 },
};

static void
draw_cells (OdPdfDrawing *page, const char *element, OdPdfStyle style, const char *const *texts)
{
  double x = OD_PAGES_MARGIN, height = 0;

  od_pdf_begin (page, "TR");
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      double taken = od_pdf_show_element (page, element, style, x, page->y, columns[i].width, texts[i]);

      height = MAX (height, taken);
      x += columns[i].width + GUTTER;
    }
  od_pdf_end (page, "TR");
  page->y += height + 2;
}

static void
add_heading (OdPdfDrawing *page)
{
  const char *titles[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    titles[i] = columns[i].title;
  draw_cells (page, "TH", OD_PDF_CELL_HEADING, titles);
}

static double
measure (OdPdfDrawing *page, const char *const *texts)
{
  double height = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    height = MAX (height, od_pdf_measure (page, OD_PDF_CELL, columns[i].width, texts[i]));
  return height;
}

static void
add_entry (OdPdfDrawing *page, const OdJournalEntry *entry)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, entry->number);
  g_autofree char *time = g_date_time_format (entry->at, "%d/%m/%Y %H:%M:%S");
  const char *text = od_journal_action_to_text (entry->action);
  const char *const texts[N_COLUMNS] = { number, time, text != NULL ? text : entry->action, entry->reference, entry->user };

  if (od_pages_make_room (page, measure (page, texts)))
    add_heading (page);
  draw_cells (page, "TD", OD_PDF_CELL, texts);
}

static char *
describe_verdict (const OdJournalVerdict *verdict)
{
  if (verdict->misfit > 0)
    return g_strdup_printf ("Het logboek is niet ongeschonden: regel %" G_GUINT64_FORMAT " klopt niet met wat ervoor staat.", verdict->misfit);
  return g_strdup ("Nagekeken: elke regel sluit aan op de vorige.");
}

static void
add_head (OdPdfDrawing *page, const Source *source)
{
  g_autofree char *day = od_pdf_day (source->day);
  g_autofree char *intro = g_strdup_printf ("Wie deed wat met welk kenmerk, van %s, op %s. Er staan geen cliënten in.", source->owner->name, day);
  g_autofree char *verdict = describe_verdict (source->verdict);
  g_autofree char *hash = g_strdup_printf ("Laatste regel: %" G_GUINT64_FORMAT ". Controlegetal (SHA-256): %s. Bewaar dit blad: een later "
                                           "logboek moet op die regel hetzelfde controlegetal hebben.",
                                           source->verdict->n_entries, source->verdict->hash);

  od_pages_add_text (page, "H1", OD_PDF_TITLE, "Logboek");
  page->y += 8;
  od_pages_add_text (page, "P", OD_PDF_BODY, intro);
  page->y += 3;
  od_pages_add_text (page, "P", OD_PDF_STRONG, verdict);
  page->y += 3;
  od_pages_add_text (page, "P", OD_PDF_SMALL, hash);
  page->y += 12;
}

static void
draw (OdPdfDrawing *page, gconstpointer data)
{
  const Source *source = data;
  g_autofree char *foot = g_strdup_printf ("Logboek van %s", source->owner->name);

  od_pages_begin (page, foot);
  add_head (page, source);
  od_pdf_begin (page, "Table");
  add_heading (page);
  for (guint i = 0; i < source->entries->len; i++)
    add_entry (page, g_ptr_array_index (source->entries, i));
  od_pdf_end (page, "Table");
  od_pages_end (page);
}

GBytes *
od_journal_to_pdf (GPtrArray *entries, const OdJournalVerdict *verdict, const OdParty *owner, const char *day, GError **error)
{
  const Source source = { entries, verdict, owner, day };

  return od_pdf_draw ("Logboek", OD_PDF_A4_SHORT, OD_PDF_A4_LONG, 0, draw, &source, error);
}
