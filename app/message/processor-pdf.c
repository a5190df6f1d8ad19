#include "processor-pdf.h"

#include "enterprise-number.h"
#include "pdf-drawing.h"

#define WIDTH OD_PDF_A4_LONG
#define HEIGHT OD_PDF_A4_SHORT
#define MARGIN 48
#define TOP 46
#define FOOT (HEIGHT - 42)
#define BOTTOM (FOOT - 16)
#define GUTTER 10
#define ROW_PADDING 5

typedef struct
{
  GPtrArray *processors;
  const OdParty *owner;
  const char *today;
} Source;

typedef char *(*MakeText) (const OdProcessorData *data);

static char *
make_name (const OdProcessorData *data)
{
  return g_strdup (data->name);
}

/* Once normalised it has ten digits; what is not one stands as it was typed. */
static char *
make_enterprise_number (const OdProcessorData *data)
{
  g_autofree char *digits = od_enterprise_number_parse (data->enterprise_number);

  return digits != NULL ? od_enterprise_number_format (digits) : g_strdup (data->enterprise_number);
}

static char *
make_service (const OdProcessorData *data)
{
  return g_strdup (data->service);
}

static char *
make_data (const OdProcessorData *data)
{
  static const struct
  {
    OdDataCategories category;
    const char *name;
  } names[] = {
    { OD_DATA_NAME, "naam" },
    { OD_DATA_ADDRESS, "adres" },
    { OD_DATA_PHONE, "telefoon" },
    { OD_DATA_EMAIL, "e-mail" },
  };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (data->data & names[i].category)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", names[i].name);
  if (text->len == 0)
    g_string_append (text, "geen gegevens");
  return g_string_free (text, FALSE);
}

static char *
make_agreement (const OdProcessorData *data)
{
  g_autofree char *start = od_pdf_day (data->agreement_on);
  g_autofree char *end = od_pdf_day (data->agreement_end);

  if (*start == '\0')
    return g_strdup ("geen overeenkomst");
  return *end != '\0' ? g_strdup_printf ("van %s\ntot en met %s", start, end) : g_strdup_printf ("sinds %s,\nzonder einddatum", start);
}

static char *
make_place (const OdProcessorData *data)
{
  return g_strdup (data->place);
}

/* The widths and the space between make up the page's width. */
static const struct
{
  const char *heading;
  double width;
  MakeText make_text;
} columns[] = {
  { "Verwerker", 155, make_name },
  { "KBO-nummer", 74, make_enterprise_number },
  { "Dienst", 155, make_service },
  { "Gegevens", 90, make_data },
  { "Overeenkomst", 130, make_agreement },
  { "Plaats van verwerking", WIDTH - 2 * MARGIN - 604 - 5 * GUTTER, make_place },
};

/* A row of @texts in elements of @cell, or in none on the pages that repeat it; y is then below it. */
static void
add_row (OdPdfDrawing *page, OdPdfStyle style, const char *cell, char **texts)
{
  double x = MARGIN;
  double height = 0;

  if (cell != NULL)
    od_pdf_begin (page, "TR");
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      /* The name of the processor is what its row is found by. */
      OdPdfStyle own = style == OD_PDF_CELL && i == 0 ? OD_PDF_CELL_NAME : style;
      double width = columns[i].width;
      double taken = cell != NULL ? od_pdf_show_element (page, i == 0 ? "TH" : cell, own, x, page->y, width, texts[i])
                                  : od_pdf_show (page, own, x, page->y, width, texts[i]);

      height = MAX (height, taken);
      x += width + GUTTER;
    }
  if (cell != NULL)
    od_pdf_end (page, "TR");
  page->y += height + ROW_PADDING;
  od_pdf_rule (page, MARGIN, page->y, WIDTH - 2 * MARGIN);
  page->y += ROW_PADDING;
}

static double
measure_row (OdPdfDrawing *page, char **texts)
{
  double height = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    height = MAX (height, od_pdf_measure (page, i == 0 ? OD_PDF_CELL_NAME : OD_PDF_CELL, columns[i].width, texts[i]));
  return height + ROW_PADDING;
}

/* Read out once, and for the eye on every page. */
static void
add_headings (OdPdfDrawing *page)
{
  char *texts[G_N_ELEMENTS (columns)];

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    texts[i] = (char *) columns[i].heading;
  add_row (page, OD_PDF_CELL_HEADING, page->page == 1 ? "TH" : NULL, texts);
}

static void
add_foot (OdPdfDrawing *page, const Source *source)
{
  g_autofree char *day = od_pdf_day (source->today);
  g_autofree char *left = g_strdup_printf ("Overzicht van verwerkers van %s, %s", source->owner->name, day);
  g_autofree char *right = g_strdup_printf ("Pagina %u van %u", page->page, page->n_pages);

  od_pdf_show (page, OD_PDF_SMALL, MARGIN, FOOT, WIDTH - 2 * MARGIN - 100, left);
  od_pdf_show_right (page, OD_PDF_SMALL, WIDTH - MARGIN - 90, FOOT, 90, right);
}

static void
add_processor (OdPdfDrawing *page, const Source *source, OdProcessor *processor)
{
  char *texts[G_N_ELEMENTS (columns)];

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    texts[i] = columns[i].make_text (od_processor_get_data (processor));
  if (page->y + measure_row (page, texts) > BOTTOM)
    {
      add_foot (page, source);
      od_pdf_next_page (page);
      page->y = TOP;
      add_headings (page);
    }
  add_row (page, OD_PDF_CELL, "TD", texts);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_free (texts[i]);
}

static void
add_head (OdPdfDrawing *page, const Source *source)
{
  g_autofree char *number = od_enterprise_number_format (source->owner->enterprise_number);
  g_autofree char *day = od_pdf_day (source->today);
  g_autofree char *owner = g_strdup_printf ("%s, KBO %s", source->owner->name, number);
  g_autofree char *date = g_strdup_printf ("Stand op %s", day);
  double width = WIDTH - 2 * MARGIN;

  page->y = TOP;
  page->y += od_pdf_show_element (page, "H1", OD_PDF_TITLE, MARGIN, page->y, width, "Overzicht van verwerkers") + 4;
  page->y += od_pdf_show_element (page, "P", OD_PDF_STRONG, MARGIN, page->y, width, owner);
  page->y += od_pdf_show_element (page, "P", OD_PDF_LABEL, MARGIN, page->y, width, date) + 18;
}

static void
draw (OdPdfDrawing *page, gconstpointer data)
{
  const Source *source = data;

  add_head (page, source);
  if (source->processors->len == 0)
    {
      g_autofree char *none = g_strdup_printf ("%s doet voor deze gegevens geen beroep op verwerkers.", source->owner->name);

      od_pdf_show_element (page, "P", OD_PDF_BODY, MARGIN, page->y, WIDTH - 2 * MARGIN, none);
    }
  else
    {
      od_pdf_begin (page, "Table");
      add_headings (page);
      for (guint i = 0; i < source->processors->len; i++)
        add_processor (page, source, source->processors->pdata[i]);
      od_pdf_end (page, "Table");
    }
  add_foot (page, source);
}

/* Those that still are one on @today. */
static GPtrArray *
get_current (GListModel *processors, const char *today)
{
  GPtrArray *current = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_items = g_list_model_get_n_items (processors);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (OdProcessor) processor = g_list_model_get_item (processors, i);
      const char *ended_on = od_processor_get_data (processor)->ended_on;

      if (*ended_on == '\0' || g_strcmp0 (ended_on, today) > 0)
        g_ptr_array_add (current, g_steal_pointer (&processor));
    }
  return current;
}

GBytes *
od_processors_to_pdf (GListModel *processors, const OdParty *owner, const char *today, GError **error)
{
  g_autoptr (GPtrArray) current = get_current (processors, today);
  Source source = { .processors = current, .owner = owner, .today = today };
  g_autofree char *title = g_strdup_printf ("Overzicht van verwerkers van %s", owner->name);

  return od_pdf_draw (title, WIDTH, HEIGHT, 0, draw, &source, error);
}
