#include "text-size.h"

#include <adwaita.h>

#define USUAL_DPI 96

double
od_text_size_get_scale (GtkWidget *widget)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? (double) dpi / (USUAL_DPI * PANGO_SCALE) : 1;
}

/* GTK itself keeps it within the screen. */
static void
on_realized (GtkWindow *window)
{
  double scale = MAX (od_text_size_get_scale (GTK_WIDGET (window)), 1);
  int width, height;

  g_signal_handlers_disconnect_by_func (window, on_realized, NULL);
  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window, width > 0 ? width * scale : width, height > 0 ? height * scale : height);
}

static void
on_windows_changed (GListModel *windows, guint position, guint n_removed, guint n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!ADW_IS_APPLICATION_WINDOW (window))
        g_signal_connect (window, "realize", G_CALLBACK (on_realized), NULL);
    }
}

void
od_text_size_grow_windows (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (on_windows_changed), NULL);
}
