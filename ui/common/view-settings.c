#include "view-settings.h"

GSettings *
od_view_settings_new (const char *profile_name)
{
  g_autofree char *path = g_strdup_printf ("/be/overdracht/Overdracht/%s/", profile_name);

  return g_settings_new_with_path ("be.overdracht.Overdracht.View", path);
}

void
od_view_settings_bind_size (const char *profile_name, GObject *window)
{
  g_autoptr (GSettings) settings = od_view_settings_new (profile_name);

  g_settings_bind (settings, "width", window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "height", window, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "is-maximized", window, "maximized", G_SETTINGS_BIND_DEFAULT);
}
