#include "fact-group.h"

#include <glib/gi18n-lib.h>

#include "group.h"
#include "label.h"
#include "phone-number.h"

GtkWidget *
od_fact_group_new (const char *title)
{
  return od_group_new (title, NULL);
}

void
od_fact_group_add (GtkWidget *group, const char *label, const char *value)
{
  g_autofree char *told = NULL;
  GtkWidget *row, *box, *label_widget, *value_widget;

  if (value == NULL || *value == '\0')
    return;

  told = g_strdup_printf ("%s: %s", label, value);
  row = adw_preferences_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  label_widget = od_label_new (label, "caption");
  value_widget = od_label_new (value, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (box, "fact");
  gtk_widget_add_css_class (label_widget, "dim-label");
  gtk_label_set_selectable (GTK_LABEL (value_widget), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (value_widget), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);

  gtk_box_append (GTK_BOX (box), label_widget);
  gtk_box_append (GTK_BOX (box), value_widget);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

void
od_fact_group_add_client (GtkWidget *group, OdClient *client)
{
  g_autofree char *name = od_client_get_name (client);
  g_autofree char *address = od_client_get_address_line (client);
  const char *phone = od_client_get (client, OD_FIELD_PHONE);
  g_autofree char *shown_phone = *phone ? od_phone_number_format (phone) : NULL;

  od_fact_group_add (group, _ ("Naam"), name);
  od_fact_group_add (group, _ ("Adres"), address);
  od_fact_group_add (group, _ ("Telefoon"), shown_phone);
  od_fact_group_add (group, _ ("E-mail"), od_client_get (client, OD_FIELD_EMAIL));
}
