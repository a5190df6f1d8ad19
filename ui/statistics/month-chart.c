#include "month-chart.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "day-text.h"

#define BAR_SHARE 0.62 /* of the room for one month */
#define LABEL_GAP 2

typedef struct
{
  GArray *months; /* of OdMonthCount */
  guint highest;
} Chart;

static void
chart_free (gpointer data)
{
  Chart *chart = data;

  g_array_unref (chart->months);
  g_free (chart);
}

static void
draw_text (cairo_t *cairo, GtkWidget *widget, const char *text, double scale, double middle, double top)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  cairo_move_to (cairo, middle - width / 2.0, top);
  pango_cairo_show_layout (cairo, layout);
}

/* A line of text, as large as the user has it, with the gap that parts it from a bar. */
static int
get_label_height (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + LABEL_GAP;
}

static void
draw_month (const Chart *chart, cairo_t *cairo, GtkWidget *widget, guint index, double room, int height)
{
  const OdMonthCount *month = &g_array_index (chart->months, OdMonthCount, index);
  int label_height = get_label_height (widget);
  double scale = (height - 2 * label_height) / (double) MAX (chart->highest, 1);
  double bar = month->begun.number * scale;
  double left = index * room + room * (1 - BAR_SHARE) / 2;
  double top = height - label_height - bar;
  g_autofree char *number = g_strdup_printf ("%u", month->begun.number);
  GdkRGBA text, accent;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_bg_color", &accent))
    accent = text;
  gdk_cairo_set_source_rgba (cairo, &accent);
  cairo_rectangle (cairo, left, top, room * BAR_SHARE, bar);
  cairo_fill (cairo);
  gdk_cairo_set_source_rgba (cairo, &text);
  draw_text (cairo, widget, number, PANGO_SCALE_MEDIUM, left + room * BAR_SHARE / 2, top - label_height);
  draw_text (cairo, widget, od_month_to_short_text (month->month), PANGO_SCALE_SMALL, left + room * BAR_SHARE / 2, height - label_height + LABEL_GAP);
}

static void
draw (GtkDrawingArea *area, cairo_t *cairo, int width, int height, gpointer data)
{
  const Chart *chart = data;

  for (guint i = 0; i < chart->months->len; i++)
    draw_month (chart, cairo, GTK_WIDGET (area), i, width / (double) chart->months->len, height);
}

/* "2026-10: 3, 2026-11: 5" */
static char *
tell (GArray *months)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < months->len; i++)
    {
      const OdMonthCount *month = &g_array_index (months, OdMonthCount, i);

      g_string_append_printf (text, "%s%s: %u", i > 0 ? ", " : "", month->month, month->begun.number);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

GtkWidget *
od_month_chart_new (const OdStatistics *statistics)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  Chart *chart = g_new0 (Chart, 1);
  g_autofree char *told = tell (statistics->months);

  chart->months = g_array_copy (statistics->months);
  for (guint i = 0; i < chart->months->len; i++)
    chart->highest = MAX (chart->highest, g_array_index (chart->months, OdMonthCount, i).begun.number);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 180);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, chart, chart_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Doorverwijzingen per maand"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, -1);
  return area;
}
