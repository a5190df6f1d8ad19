#include "style.h"

#include <adwaita.h>

#define OVER_STYLE (GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1)

void
od_style_set (GtkWidget *widget, const char *style, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, style);
  else
    gtk_widget_remove_css_class (widget, style);
}

static void
set_provider (AdwStyleManager *manager, const char *property, GtkStyleProvider *provider)
{
  GdkDisplay *display = gdk_display_get_default ();
  gboolean wanted;

  g_object_get (manager, property, &wanted, NULL);
  if (wanted)
    gtk_style_context_add_provider_for_display (display, provider, OVER_STYLE);
  else
    gtk_style_context_remove_provider_for_display (display, provider);
}

static void
on_changed (AdwStyleManager *manager, GParamSpec *property, GtkStyleProvider *provider)
{
  set_provider (manager, property->name, provider);
}

static void
follow (const char *property, const char *resource)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, resource);
  g_signal_connect_data (manager, signal, G_CALLBACK (on_changed), g_object_ref (provider),
                         (GClosureNotify) (GCallback) g_object_unref, 0);
  set_provider (manager, property, GTK_STYLE_PROVIDER (provider));
}

void
od_style_follow_desktop (void)
{
  follow ("dark", "/be/overdracht/Overdracht/dark.css");
  follow ("high-contrast", "/be/overdracht/Overdracht/high-contrast.css");
}
