#pragma once

#include "pdf-drawing.h"

/* A document on as many A4 pages as it needs, each with the foot that @drawing->foot says and its number. */

#define OD_PAGES_MARGIN 60
#define OD_PAGES_WIDTH (OD_PDF_A4_SHORT - 2 * OD_PAGES_MARGIN)

/* The first page; @foot stays the caller's while the document is drawn. */
void od_pages_begin (OdPdfDrawing *drawing, const char *foot);

/* The foot of the last page. */
void od_pages_end (OdPdfDrawing *drawing);

/* Goes to the next page when @height does not fit on this one; TRUE when it did. */
gboolean od_pages_make_room (OdPdfDrawing *drawing, double height);

/* @text over the whole width. */
void od_pages_add_text (OdPdfDrawing *drawing, const char *element, OdPdfStyle style, const char *text);

/* A row of a table. */
void od_pages_add_row (OdPdfDrawing *drawing, double label_width, const char *label, const char *value);
