#include "pdf-pages.h"

#define TOP 54
#define FOOT (OD_PDF_A4_LONG - 46)
#define BOTTOM (FOOT - 20)
#define NUMBER_WIDTH 90
#define GUTTER 14

static void
add_foot (OdPdfDrawing *self)
{
  g_autofree char *number = g_strdup_printf ("Pagina %u van %u", self->page, self->n_pages);

  od_pdf_show (self, OD_PDF_SMALL, OD_PAGES_MARGIN, FOOT, OD_PAGES_WIDTH - NUMBER_WIDTH - GUTTER, self->foot);
  od_pdf_show_right (self, OD_PDF_SMALL, OD_PAGES_MARGIN + OD_PAGES_WIDTH - NUMBER_WIDTH, FOOT, NUMBER_WIDTH, number);
}

void
od_pages_begin (OdPdfDrawing *drawing, const char *foot)
{
  drawing->foot = foot;
  drawing->y = TOP;
}

void
od_pages_end (OdPdfDrawing *drawing)
{
  add_foot (drawing);
}

gboolean
od_pages_make_room (OdPdfDrawing *drawing, double height)
{
  if (drawing->y + height <= BOTTOM)
    return FALSE;
  add_foot (drawing);
  od_pdf_next_page (drawing);
  drawing->y = TOP;
  return TRUE;
}

void
od_pages_add_text (OdPdfDrawing *drawing, const char *element, OdPdfStyle style, const char *text)
{
  od_pages_make_room (drawing, od_pdf_measure (drawing, style, OD_PAGES_WIDTH, text));
  drawing->y += od_pdf_show_element (drawing, element, style, OD_PAGES_MARGIN, drawing->y, OD_PAGES_WIDTH, text);
}

void
od_pages_add_row (OdPdfDrawing *drawing, double label_width, const char *label, const char *value)
{
  double value_width = OD_PAGES_WIDTH - label_width - GUTTER;
  double height = MAX (od_pdf_measure (drawing, OD_PDF_LABEL, label_width, label),
                       od_pdf_measure (drawing, OD_PDF_BODY, value_width, value));

  od_pages_make_room (drawing, height);
  od_pdf_begin (drawing, "TR");
  od_pdf_show_element (drawing, "TH", OD_PDF_LABEL, OD_PAGES_MARGIN, drawing->y, label_width, label);
  od_pdf_show_element (drawing, "TD", OD_PDF_BODY, OD_PAGES_MARGIN + label_width + GUTTER, drawing->y, value_width, value);
  od_pdf_end (drawing, "TR");
  drawing->y += height + 2;
}
