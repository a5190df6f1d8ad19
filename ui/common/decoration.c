#include "decoration.h"

GtkWidget *
od_decoration_new (const char *icon)
{
  return g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name", icon, NULL);
}
