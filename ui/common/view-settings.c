#include "view-settings.h"

GSettings *
od_view_settings_new (const char *profile_name)
{
  g_autofree char *path = g_strdup_printf ("/be/overdracht/Overdracht/%s/", profile_name);

  return g_settings_new_with_path ("be.overdracht.Overdracht.View", path);
}
