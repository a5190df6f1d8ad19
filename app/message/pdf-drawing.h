#pragma once

#include <gio/gio.h>

/* The documents that people read and print, drawn with Pango and cairo in memory: nothing of them touches the disk. They go to
 * people outside and are in the language of the protocol, nl-BE, so their texts are not translated. Lengths are in points. */

#define OD_PDF_A4_SHORT 595.28
#define OD_PDF_A4_LONG 841.89

typedef enum
{
  OD_PDF_TITLE,
  OD_PDF_EYEBROW,  /* above the title: what kind of document this is */
  OD_PDF_HEADING,
  OD_PDF_NAME,     /* whom it is about */
  OD_PDF_STRONG,
  OD_PDF_BODY,
  OD_PDF_LABEL,
  OD_PDF_CELL,
  OD_PDF_CELL_NAME,
  OD_PDF_CELL_HEADING,
  OD_PDF_SMALL,
  OD_PDF_READING,          /* for people who read little */
  OD_PDF_READING_HEADING,
  OD_PDF_N_STYLES,
} OdPdfStyle;

/**
 * OdPdfDrawing:
 * @width, @height: of each page
 * @scale: of letters and of the space between them; below 1 when one page would otherwise not hold everything
 * @y: where the next line goes, for the functions that draw to keep
 * @page: the one that is drawn, from 1
 * @n_pages: how many there are; 0 while measuring
 * @foot: (nullable): for the functions of pdf-pages.h
 *
 * A document while it is drawn. It is drawn twice or more: first only measured.
 */
typedef struct
{
  double width;
  double height;
  double scale;
  double y;
  guint page;
  guint n_pages;
  const char *foot;

  /*< private >*/
  struct _cairo *cairo;
  struct _PangoLayout *layout;
  gboolean measuring;
  GPtrArray *languages; /* of the elements "Sect", in order */
} OdPdfDrawing;

typedef void (*OdPdfDraw) (OdPdfDrawing *drawing, gconstpointer source);

/**
 * od_pdf_draw:
 * @title: of the document, for the reader's window; never the client
 * @bottom: on one page, the lowest point that @draw may leave @y at: everything is made smaller until it fits; 0 for as many
 *   pages as @draw asks for
 *
 * Returns: (transfer full) (nullable): the tagged PDF, which wipes itself when freed, or NULL with a G_IO_ERROR
 */
GBytes *od_pdf_draw (const char *title, double width, double height, double bottom, OdPdfDraw draw, gconstpointer source,
                     GError **error);

/* From now on each page of each document that this process makes bears @mark at its top, and so does the title: for a process in which people only
 * practise. (nullable) for no mark, as at the start. To be called while nothing is drawn. */
void od_pdf_set_mark (const char *mark);
#define OD_PDF_PRACTICE_MARK "OEFENING – verzonnen gezin"

/* Around what is drawn in another language than Dutch, "fr": a section that a screen reader reads out in that language. */
void od_pdf_begin_language (OdPdfDrawing *self, const char *language);
void od_pdf_end_language (OdPdfDrawing *self);

/* Around what is drawn: an element of the structure that a screen reader follows, "H1", "P", "Table", … What stands in none of
 * the innermost elements is decoration and is not read out. */
void od_pdf_begin (OdPdfDrawing *self, const char *element);
void od_pdf_end (OdPdfDrawing *self, const char *element);

/* Draws @text in lines of @width from (@x, @y) on, and breaks words that are longer; the height it takes. */
double od_pdf_show (OdPdfDrawing *self, OdPdfStyle style, double x, double y, double width, const char *text);

/* The same at the right end of @width, on one line. */
double od_pdf_show_right (OdPdfDrawing *self, OdPdfStyle style, double x, double y, double width, const char *text);

/* The same in an element of its own. */
double od_pdf_show_element (OdPdfDrawing *self, const char *element, OdPdfStyle style, double x, double y, double width,
                            const char *text);

/* The height that it would take. */
double od_pdf_measure (OdPdfDrawing *self, OdPdfStyle style, double width, const char *text);

/* Decoration: a hair line, and a bar of the accent colour. */
void od_pdf_rule (OdPdfDrawing *self, double x, double y, double width);
void od_pdf_bar (OdPdfDrawing *self, double x, double y, double width, double height);

void od_pdf_next_page (OdPdfDrawing *self);

/* "24 november 2026"; (transfer full), "" for what is no day. */
char *od_pdf_day (const char *day);

/* Overwrites @text (nullable) and frees it. */
void od_pdf_wipe (char *text);
