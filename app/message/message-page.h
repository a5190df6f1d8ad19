#pragma once

#include "message.h"
#include "pdf-drawing.h"

/* The one A4 that a message is drawn on. A grid of two columns: what it is about on the left, what there is to say
 * on the right. */

#define OD_PAGE_MARGIN 60
#define OD_PAGE_BOTTOM (OD_PDF_A4_LONG - 38)
#define OD_PAGE_LEFT_WIDTH 106
#define OD_PAGE_RIGHT (OD_PAGE_MARGIN + OD_PAGE_LEFT_WIDTH + 16)
#define OD_PAGE_RIGHT_WIDTH (OD_PDF_A4_SHORT - OD_PAGE_MARGIN - OD_PAGE_RIGHT)

/* What a page is drawn of. */
typedef struct
{
  const OdMessage *message;
  const OdProtocolData *protocol;
} OdPageSource;

void od_page_add_space (OdPdfDrawing *page, double space);

/* A heading on the left; gives where it ends. What belongs to it goes on the right, from the same height on. */
double od_page_begin_section (OdPdfDrawing *page, const char *heading);
void od_page_end_section (OdPdfDrawing *page, double heading_end);

/* A section of one paragraph; and of a list, whose @items end with NULL. */
void od_page_add_section (OdPdfDrawing *page, const char *heading, const char *text);
void od_page_add_list (OdPdfDrawing *page, const char *heading, const char *const *items);

/* @person is (nullable). Kind en Gezin is known by its team, the party of the protocol is Opgroeien regie. */
void od_page_add_party (OdPdfDrawing *page, const OdPageSource *source, const char *heading, const OdParty *party, const char *person);

/* What every message begins with: title, reference, day; and what it ends with, at the foot: y then tells whether all fits. */
void od_page_add_head (OdPdfDrawing *page, const OdPageSource *source, const char *eyebrow, const char *title);
void od_page_add_foot (OdPdfDrawing *page, const OdPageSource *source);

/* A row of a table on the right, nothing when @value is empty; takes and wipes @value. */
void od_page_add_row (OdPdfDrawing *page, double label_width, OdPdfStyle style, const char *label, char *value);

/* The pages of the messages about a referral that was handed over before. */
void od_page_draw_return (OdPdfDrawing *page, gconstpointer source);
void od_page_draw_withdrawal (OdPdfDrawing *page, gconstpointer source);
void od_page_draw_quality_notice (OdPdfDrawing *page, gconstpointer source);
void od_page_draw_quality_answer (OdPdfDrawing *page, gconstpointer source);
