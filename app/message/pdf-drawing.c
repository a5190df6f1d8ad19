#include "pdf-drawing.h"

#include "pdf-finishing.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "day.h"

#define FAMILY "Cantarell, sans"
#define LANGUAGE "nl-BE"
#define SMALLEST_SCALE 0.4
#define SCALE_STEP 0.97
#define MARK_LEFT 60
#define MARK_TOP 22

static char *page_mark;

/* What cairo writes, in memory that never moves without being wiped. */
typedef struct
{
  guint8 *data;
  gsize length;
  gsize allocated;
} Sink;

typedef struct
{
  double red, green, blue;
} Colour;

static const Colour ink = { 0.11, 0.12, 0.14 };
static const Colour muted = { 0.33, 0.36, 0.39 };
static const Colour accent = { 0.04, 0.33, 0.39 };
static const Colour hair = { 0.78, 0.80, 0.82 };

static const struct
{
  double size;
  PangoWeight weight;
  float line_spacing;
  const Colour *colour;
} styles[OD_PDF_N_STYLES] = {
  [OD_PDF_TITLE] = { 25, PANGO_WEIGHT_BOLD, 1.15f, &ink },
  [OD_PDF_EYEBROW] = { 9.5, PANGO_WEIGHT_BOLD, 1.22f, &accent },
  [OD_PDF_HEADING] = { 10, PANGO_WEIGHT_BOLD, 1.22f, &accent },
  [OD_PDF_NAME] = { 14, PANGO_WEIGHT_BOLD, 1.2f, &ink },
  [OD_PDF_STRONG] = { 10, PANGO_WEIGHT_BOLD, 1.22f, &ink },
  [OD_PDF_BODY] = { 10, PANGO_WEIGHT_NORMAL, 1.22f, &ink },
  [OD_PDF_LABEL] = { 10, PANGO_WEIGHT_NORMAL, 1.22f, &muted },
  [OD_PDF_CELL] = { 9, PANGO_WEIGHT_NORMAL, 1.2f, &ink },
  [OD_PDF_CELL_NAME] = { 9, PANGO_WEIGHT_BOLD, 1.2f, &ink },
  [OD_PDF_CELL_HEADING] = { 9, PANGO_WEIGHT_BOLD, 1.2f, &accent },
  [OD_PDF_SMALL] = { 8, PANGO_WEIGHT_NORMAL, 1.2f, &muted },
  [OD_PDF_READING] = { 11.5, PANGO_WEIGHT_NORMAL, 1.25f, &ink },
  [OD_PDF_READING_HEADING] = { 12, PANGO_WEIGHT_BOLD, 1.2f, &accent },
};

static void
sink_clear (Sink *sink)
{
  if (sink->data != NULL)
    explicit_bzero (sink->data, sink->length);
  g_clear_pointer (&sink->data, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sink, sink_clear)

static cairo_status_t
sink_write (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;

  if (sink->length + length > sink->allocated)
    {
      Sink larger = { .length = sink->length, .allocated = MAX (2 * sink->allocated, sink->length + length) };

      larger.data = g_malloc (larger.allocated);
      memcpy (larger.data, sink->data, sink->length);
      sink_clear (sink);
      *sink = larger;
    }

  memcpy (sink->data + sink->length, data, length);
  sink->length += length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_t *
create_cairo (Sink *sink, const char *title, double width, double height)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (sink_write, sink, width, height);
  g_autofree char *marked = page_mark != NULL ? g_strdup_printf ("%s – %s", page_mark, title) : g_strdup (title);
  cairo_t *cairo;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, marked);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Overdracht");
  cairo = cairo_create (surface);
  cairo_surface_destroy (surface);
  return cairo;
}

/* Laid out for paper: letters stand where the font wants them, not on pixels of a screen. */
static PangoLayout *
create_layout (cairo_t *cairo)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  PangoContext *context = pango_layout_get_context (layout);
  cairo_font_options_t *options = cairo_font_options_create ();
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (LANGUAGE));

  /* A broken e-mail address gets no hyphen: it would be read as part of it. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (layout, FALSE);
  return layout;
}

/* Pango frees its copy of a text as it stands. */
static void
forget_text (PangoLayout *layout)
{
  char *text = (char *) pango_layout_get_text (layout);

  explicit_bzero (text, strlen (text));
  pango_layout_set_text (layout, "", 0);
}

static double
set_text (OdPdfDrawing *self, OdPdfStyle style, double width, const char *text)
{
  PangoFontDescription *font = pango_font_description_from_string (FAMILY);
  double spacing = styles[style].line_spacing;
  PangoRectangle logical;
  int n_lines;

  pango_font_description_set_weight (font, styles[style].weight);
  pango_font_description_set_absolute_size (font, styles[style].size * self->scale * PANGO_SCALE);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
  pango_layout_set_line_spacing (self->layout, styles[style].line_spacing);
  pango_layout_set_width (self->layout, pango_units_from_double (width));
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_extents (self->layout, NULL, &logical);
  n_lines = pango_layout_get_line_count (self->layout);

  /* Pango spaces the lines between them; with the same space below the last one, paragraphs stand in one rhythm. */
  return pango_units_to_double (logical.height) * n_lines * spacing / ((n_lines - 1) * spacing + 1);
}

static double
show (OdPdfDrawing *self, OdPdfStyle style, PangoAlignment alignment, double x, double y, double width, const char *text)
{
  double height;

  pango_layout_set_alignment (self->layout, alignment);
  height = set_text (self, style, width, text);
  if (!self->measuring)
    {
      const Colour *colour = styles[style].colour;

      cairo_set_source_rgb (self->cairo, colour->red, colour->green, colour->blue);
      cairo_move_to (self->cairo, x, y);
      pango_cairo_show_layout (self->cairo, self->layout);
    }
  forget_text (self->layout);
  return height;
}

/* Read out once; repeated on the pages after it, as decoration, in whatever element they begin. */
static void
show_mark (OdPdfDrawing *self)
{
  double width = self->width - 2 * MARK_LEFT;

  if (page_mark != NULL && self->page == 1)
    od_pdf_show_element (self, "P", OD_PDF_STRONG, MARK_LEFT, MARK_TOP, width, page_mark);
  else if (page_mark != NULL)
    od_pdf_show (self, OD_PDF_STRONG, MARK_LEFT, MARK_TOP, width, page_mark);
}

static void
run (OdPdfDrawing *self, gboolean measuring, OdPdfDraw draw, gconstpointer source)
{
  self->measuring = measuring;
  self->page = 1;
  self->y = 0;
  show_mark (self);
  draw (self, source);
}

static void
draw_all (OdPdfDrawing *self, double bottom, OdPdfDraw draw, gconstpointer source)
{
  run (self, TRUE, draw, source);
  while (bottom > 0 && self->y > bottom && self->scale > SMALLEST_SCALE)
    {
      self->scale *= SCALE_STEP;
      run (self, TRUE, draw, source);
    }
  self->n_pages = self->page;
  run (self, FALSE, draw, source);
}

void
od_pdf_set_mark (const char *mark)
{
  g_free (page_mark);
  page_mark = g_strdup (mark);
}

GBytes *
od_pdf_draw (const char *title, double width, double height, double bottom, OdPdfDraw draw, gconstpointer source, GError **error)
{
  g_auto (Sink) sink = { .data = g_malloc (1 << 18), .allocated = 1 << 18 };
  g_autoptr (GPtrArray) languages = g_ptr_array_new_with_free_func (g_free);
  OdPdfDrawing self = { .width = width, .height = height, .scale = 1, .languages = languages };
  cairo_status_t status;

  self.cairo = create_cairo (&sink, title, width, height);
  self.layout = create_layout (self.cairo);
  cairo_tag_begin (self.cairo, "Document", NULL);
  draw_all (&self, bottom, draw, source);
  cairo_tag_end (self.cairo, "Document");
  cairo_show_page (self.cairo);

  g_object_unref (self.layout);
  cairo_surface_finish (cairo_get_target (self.cairo));
  status = cairo_status (self.cairo);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (cairo_get_target (self.cairo));
  cairo_destroy (self.cairo);
  if (status == CAIRO_STATUS_SUCCESS)
    return od_pdf_finish (sink.data, sink.length, languages, error);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s\ncairo: %s", _ ("De PDF kon niet gemaakt worden. De gegevens zelf staan er nog; sluit andere programma’s en probeer opnieuw."),
               cairo_status_to_string (status));
  return NULL;
}

void
od_pdf_begin (OdPdfDrawing *self, const char *element)
{
  if (!self->measuring)
    cairo_tag_begin (self->cairo, element, NULL);
}

void
od_pdf_end (OdPdfDrawing *self, const char *element)
{
  if (!self->measuring)
    cairo_tag_end (self->cairo, element);
}

void
od_pdf_begin_language (OdPdfDrawing *self, const char *language)
{
  pango_context_set_language (pango_layout_get_context (self->layout), pango_language_from_string (language));
  od_pdf_begin (self, "Sect");
  if (!self->measuring)
    g_ptr_array_add (self->languages, g_strdup (language));
}

void
od_pdf_end_language (OdPdfDrawing *self)
{
  od_pdf_end (self, "Sect");
  pango_context_set_language (pango_layout_get_context (self->layout), pango_language_from_string (LANGUAGE));
}

double
od_pdf_show (OdPdfDrawing *self, OdPdfStyle style, double x, double y, double width, const char *text)
{
  return show (self, style, PANGO_ALIGN_LEFT, x, y, width, text);
}

double
od_pdf_show_right (OdPdfDrawing *self, OdPdfStyle style, double x, double y, double width, const char *text)
{
  return show (self, style, PANGO_ALIGN_RIGHT, x, y, width, text);
}

double
od_pdf_show_element (OdPdfDrawing *self, const char *element, OdPdfStyle style, double x, double y, double width,
                     const char *text)
{
  double height;

  od_pdf_begin (self, element);
  height = od_pdf_show (self, style, x, y, width, text);
  od_pdf_end (self, element);
  return height;
}

double
od_pdf_measure (OdPdfDrawing *self, OdPdfStyle style, double width, const char *text)
{
  double height = set_text (self, style, width, text);

  forget_text (self->layout);
  return height;
}

static void
fill (OdPdfDrawing *self, const Colour *colour, double x, double y, double width, double height)
{
  if (self->measuring)
    return;
  cairo_set_source_rgb (self->cairo, colour->red, colour->green, colour->blue);
  cairo_rectangle (self->cairo, x, y, width, height);
  cairo_fill (self->cairo);
}

void
od_pdf_rule (OdPdfDrawing *self, double x, double y, double width)
{
  fill (self, &hair, x, y, width, 0.6);
}

void
od_pdf_bar (OdPdfDrawing *self, double x, double y, double width, double height)
{
  fill (self, &accent, x, y, width, height);
}

void
od_pdf_next_page (OdPdfDrawing *self)
{
  self->page++;
  if (!self->measuring)
    cairo_show_page (self->cairo);
  show_mark (self);
}

char *
od_pdf_day (const char *day)
{
  static const char *const months[] = {
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
  };

  if (day == NULL || !od_day_is_valid (day))
    return g_strdup ("");
  return g_strdup_printf ("%d %s %.4s", atoi (day + 8), months[atoi (day + 5) - 1], day);
}

void
od_pdf_wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}
