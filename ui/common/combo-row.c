#include "combo-row.h"

GtkWidget *
od_combo_row_new (const char *title, GtkStringList *choices)
{
  g_autoptr (GtkStringList) model = choices;

  return g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", model, NULL);
}
