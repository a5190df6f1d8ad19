#include "message-page.h"

#include "day.h"
#include "enterprise-number.h"

#define TOP 54
#define BULLET_WIDTH 12

void
od_page_add_space (OdPdfDrawing *page, double space)
{
  page->y += space * page->scale;
}

double
od_page_begin_section (OdPdfDrawing *page, const char *heading)
{
  return page->y
         + od_pdf_show_element (page, "H2", OD_PDF_HEADING, OD_PAGE_MARGIN, page->y, OD_PAGE_LEFT_WIDTH, heading);
}

void
od_page_end_section (OdPdfDrawing *page, double heading_end)
{
  page->y = MAX (page->y, heading_end);
  od_page_add_space (page, 9);
}

static void
add_paragraph (OdPdfDrawing *page, OdPdfStyle style, const char *text)
{
  page->y += od_pdf_show_element (page, "P", style, OD_PAGE_RIGHT, page->y, OD_PAGE_RIGHT_WIDTH, text);
}

void
od_page_add_section (OdPdfDrawing *page, const char *heading, const char *text)
{
  double heading_end = od_page_begin_section (page, heading);

  add_paragraph (page, OD_PDF_BODY, text);
  od_page_end_section (page, heading_end);
}

void
od_page_add_list (OdPdfDrawing *page, const char *heading, const char *const *items)
{
  double heading_end = od_page_begin_section (page, heading);

  od_pdf_begin (page, "L");
  for (guint i = 0; items[i] != NULL; i++)
    {
      od_page_add_space (page, i > 0 ? 1 : 0);
      od_pdf_begin (page, "LI");
      od_pdf_show_element (page, "Lbl", OD_PDF_LABEL, OD_PAGE_RIGHT, page->y, BULLET_WIDTH, "•");
      page->y += od_pdf_show_element (page, "LBody", OD_PDF_BODY, OD_PAGE_RIGHT + BULLET_WIDTH, page->y,
                                      OD_PAGE_RIGHT_WIDTH - BULLET_WIDTH, items[i]);
      od_pdf_end (page, "LI");
    }
  od_pdf_end (page, "L");
  od_page_end_section (page, heading_end);
}

void
od_page_add_party (
    OdPdfDrawing *page, const OdPageSource *source, const char *heading, const OdParty *party, const char *person)
{
  gboolean has_team = party->desk == OD_DESK_KIND_EN_GEZIN && *source->protocol->sender.team != '\0';
  g_autofree char *number = od_enterprise_number_format (party->enterprise_number);
  g_autofree char *identity
      = has_team ? g_strdup_printf ("%s, KBO %s", party->name, number) : g_strdup_printf ("KBO %s", number);
  double heading_end = od_page_begin_section (page, heading);

  add_paragraph (page, OD_PDF_STRONG, has_team ? source->protocol->sender.team : party->name);
  if (person != NULL)
    add_paragraph (page, OD_PDF_BODY, person);
  add_paragraph (page, OD_PDF_LABEL, identity);
  od_page_end_section (page, heading_end);
}

void
od_page_add_head (OdPdfDrawing *page, const OdPageSource *source, const char *eyebrow, const char *title)
{
  g_autofree char *day = od_day_from_time (source->message->sent);
  g_autofree char *sent = od_pdf_day (day);
  double width = OD_PDF_A4_SHORT - 2 * OD_PAGE_MARGIN;

  page->y = TOP;
  page->y += od_pdf_show_element (page, "P", OD_PDF_EYEBROW, OD_PAGE_MARGIN, page->y, width, eyebrow);
  od_page_add_space (page, 4);
  page->y += od_pdf_show_element (page, "H1", OD_PDF_TITLE, OD_PAGE_MARGIN, page->y, width, title);
  od_page_add_space (page, 12);
  od_pdf_rule (page, OD_PAGE_MARGIN, page->y, width);
  od_page_add_space (page, 12);
  od_page_add_section (page, "Kenmerk", source->message->reference);
  od_page_add_space (page, -7);
  od_page_add_section (page, "Datum", sent);
  od_page_add_space (page, -2);
}

void
od_page_add_foot (OdPdfDrawing *page, const OdPageSource *source)
{
  const OdMessage *message = source->message;
  g_autofree char *text
      = g_strdup_printf ("%s.\nBericht %s, gemaakt met %s.", source->protocol->title, message->id, message->program);
  double width = OD_PDF_A4_SHORT - 2 * OD_PAGE_MARGIN;
  double height = od_pdf_measure (page, OD_PDF_SMALL, width, text);

  od_pdf_rule (page, OD_PAGE_MARGIN, OD_PAGE_BOTTOM - height - 7, width);
  od_pdf_show_element (page, "P", OD_PDF_SMALL, OD_PAGE_MARGIN, OD_PAGE_BOTTOM - height, width, text);
  page->y += height + 7;
}

void
od_page_add_row (OdPdfDrawing *page, double label_width, OdPdfStyle style, const char *label, char *value)
{
  double label_offset = style == OD_PDF_NAME ? 3.6 * page->scale : 0;

  if (*value != '\0')
    {
      od_pdf_begin (page, "TR");
      od_pdf_show_element (page, "TH", OD_PDF_LABEL, OD_PAGE_RIGHT, page->y + label_offset, label_width, label);
      page->y += od_pdf_show_element (page, "TD", style, OD_PAGE_RIGHT + label_width, page->y,
                                      OD_PAGE_RIGHT_WIDTH - label_width, value);
      od_pdf_end (page, "TR");
      od_page_add_space (page, 1);
    }
  od_pdf_wipe (value);
}
