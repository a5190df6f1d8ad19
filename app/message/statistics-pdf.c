#include "statistics-document.h"

#include <string.h>

#include "message-page.h"

#define TOP 54
#define WIDTH (OD_PDF_A4_SHORT - 2 * OD_PAGE_MARGIN)
#define LABEL_WIDTH 122
#define NUMBER_WIDTH 60
#define BAR_X (OD_PAGE_MARGIN + LABEL_WIDTH)
#define BAR_WIDTH (WIDTH - LABEL_WIDTH - NUMBER_WIDTH - 12)
#define NUMBER_X (OD_PDF_A4_SHORT - OD_PAGE_MARGIN - NUMBER_WIDTH)

typedef struct
{
  const OdStatistics *statistics;
  OdDesk desk;
  const char *owner;
} Source;

static char *
format_month (const char *month)
{
  g_autofree char *day = g_strconcat (month, "-01", NULL);
  g_autofree char *text = od_pdf_day (day);

  return g_strdup (text + strlen ("1 "));
}

static char *
format_count (const OdCount *count)
{
  if (!count->masked)
    return g_strdup_printf ("%u", count->number);
  return g_strdup (count->number < OD_SMALLEST_COUNT ? "minder dan 5" : "niet getoond");
}

/* The other bars must not tell how long a masked one would be. */
static guint
get_longer (guint longest, const OdCount *count)
{
  return count->masked ? longest : MAX (longest, count->number);
}

/* What is masked has no length to be measured by. */
static double
get_length (const OdCount *count, guint longest)
{
  return count->masked || longest == 0 ? 0 : BAR_WIDTH * count->number / longest;
}

static void
add_bar (OdPdfDrawing *page, const char *label, const OdCount *count, guint longest)
{
  g_autofree char *number = format_count (count);
  double height, length = get_length (count, longest);

  od_pdf_begin (page, "TR");
  height = od_pdf_show_element (page, "TH", OD_PDF_BODY, OD_PAGE_MARGIN, page->y, LABEL_WIDTH, label);
  od_pdf_begin (page, "TD");
  od_pdf_show_right (page, OD_PDF_BODY, NUMBER_X, page->y, NUMBER_WIDTH, number);
  od_pdf_end (page, "TD");
  od_pdf_end (page, "TR");
  if (length > 0)
    od_pdf_bar (page, BAR_X, page->y + height * 0.2, length, height * 0.6);
  page->y += height + 2 * page->scale;
}

static void
add_heading (OdPdfDrawing *page, const char *heading)
{
  od_page_add_space (page, 16);
  page->y += od_pdf_show_element (page, "H2", OD_PDF_HEADING, OD_PAGE_MARGIN, page->y, WIDTH, heading);
  od_page_add_space (page, 6);
}

static void
add_months (OdPdfDrawing *page, const OdStatistics *self, OdDesk desk)
{
  guint longest = 0;

  for (guint i = 0; i < self->months->len; i++)
    longest = get_longer (longest, &g_array_index (self->months, OdMonthCount, i).begun);
  add_heading (page, desk == OD_DESK_OCMW ? "Ontvangen per maand" : "Aangemaakt per maand");
  od_pdf_begin (page, "Table");
  for (guint i = 0; i < self->months->len; i++)
    {
      const OdMonthCount *month = &g_array_index (self->months, OdMonthCount, i);
      g_autofree char *label = format_month (month->month);

      add_bar (page, label, &month->begun, longest);
    }
  od_pdf_end (page, "Table");
}

static void
add_states (OdPdfDrawing *page, const OdStatistics *self)
{
  guint longest = 0;

  for (OdState state = 0; state < OD_N_STATES; state++)
    longest = get_longer (longest, &self->per_state[state]);
  add_heading (page, "Waar ze nu staan");
  od_pdf_begin (page, "Table");
  for (OdState state = 0; state < OD_N_STATES; state++)
    if (self->per_state[state].number > 0)
      add_bar (page, od_statistics_name_state (state), &self->per_state[state], longest);
  od_pdf_end (page, "Table");
}

static void
add_contact (OdPdfDrawing *page, const OdStatistics *self)
{
  g_autofree char *median = od_statistics_format_days (self->median_days);
  g_autofree char *mean = od_statistics_format_days (self->mean_days);
  g_autofree char *text = NULL;

  add_heading (page, "Tijd tot het eerste contact");
  if (od_statistics_shows_days (self))
    text = g_strdup_printf ("De helft van wie contact had, had dat binnen %s dagen; gemiddeld duurde het %s dagen.", median, mean);
  else
    text = g_strdup ("Te weinig contacten om iets over te zeggen zonder dat gezinnen herkenbaar worden.");
  page->y += od_pdf_show_element (page, "P", OD_PDF_BODY, OD_PAGE_MARGIN, page->y, WIDTH, text);
}

static void
add_foot (OdPdfDrawing *page)
{
  static const char text[] = "Aantallen van 1 tot 4 worden niet getoond, en soms ook een groter aantal waaruit ze te berekenen zijn: in een "
                             "kleine gemeente zouden gezinnen herkenbaar worden. Er staan geen namen in.";
  double height = od_pdf_measure (page, OD_PDF_SMALL, WIDTH, text);

  od_pdf_show_element (page, "P", OD_PDF_SMALL, OD_PAGE_MARGIN, OD_PAGE_BOTTOM - height, WIDTH, text);
  page->y += height + 7;
}

static void
draw (OdPdfDrawing *page, gconstpointer data)
{
  const Source *source = data;
  const OdStatistics *self = source->statistics;
  g_autofree char *first = format_month (self->first);
  g_autofree char *last = format_month (self->last);
  g_autofree char *total = format_count (&self->total);
  g_autofree char *period = g_strdup_printf ("Van %s tot en met %s: %s doorverwijzingen.", first, last, total);

  page->y = TOP;
  page->y += od_pdf_show_element (page, "P", OD_PDF_EYEBROW, OD_PAGE_MARGIN, page->y, WIDTH, source->owner);
  od_page_add_space (page, 4);
  page->y += od_pdf_show_element (page, "H1", OD_PDF_TITLE, OD_PAGE_MARGIN, page->y, WIDTH, "Doorverwijzingen in cijfers");
  od_page_add_space (page, 6);
  page->y += od_pdf_show_element (page, "P", OD_PDF_BODY, OD_PAGE_MARGIN, page->y, WIDTH, period);
  add_months (page, self, source->desk);
  add_states (page, self);
  if (source->desk == OD_DESK_OCMW)
    add_contact (page, self);
  add_foot (page);
}

GBytes *
od_statistics_to_pdf (const OdStatistics *self, OdDesk desk, const char *owner, GError **error)
{
  const Source source = { self, desk, owner };

  return od_pdf_draw ("Doorverwijzingen in cijfers", OD_PDF_A4_SHORT, OD_PDF_A4_LONG, OD_PAGE_BOTTOM, draw, &source, error);
}
