#include "section-count.h"

#include <glib/gi18n-lib.h>

#include "notice-section.h"
#include "overview-exchange.h"

#define PROFILE "overdracht-profile"

static void
show_count (GtkWidget *label, guint n, const char *told)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  gtk_label_set_text (GTK_LABEL (label), number);
  gtk_widget_set_tooltip_text (label, told);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  gtk_widget_set_visible (label, n > 0);
}

static void
show_open (GtkWidget *label)
{
  guint n = od_notice_section_count_open (G_LIST_MODEL (od_profile_get_notices (g_object_get_data (G_OBJECT (label), PROFILE))));
  g_autofree char *told = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open melding", "%u open meldingen", n), n);

  show_count (label, n, told);
}

static void
show_unsent (GtkWidget *label)
{
  guint n = od_overview_count_unsent (g_object_get_data (G_OBJECT (label), PROFILE));
  g_autofree char *told = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u verandering nog niet doorgegeven", "%u veranderingen nog niet doorgegeven", n), n);

  show_count (label, n, told);
}

static GtkWidget *
create (OdProfile *profile)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "section-count");
  g_object_set_data_full (G_OBJECT (label), PROFILE, g_object_ref (profile), g_object_unref);
  return label;
}

static void
follow (GtkWidget *label, OdRecordList *list, void (*show) (GtkWidget *label))
{
  g_signal_connect_object (list, "items-changed", G_CALLBACK (show), label, G_CONNECT_SWAPPED);
}

GtkWidget *
od_open_count_new (OdProfile *profile)
{
  GtkWidget *label = create (profile);

  follow (label, od_profile_get_notices (profile), show_open);
  show_open (label);
  return label;
}

GtkWidget *
od_unsent_count_new (OdProfile *profile)
{
  GtkWidget *label = create (profile);

  follow (label, od_profile_get_notices (profile), show_unsent);
  follow (label, od_profile_get_protocols (profile), show_unsent);
  follow (label, od_profile_get_office_records (profile, OD_OFFICE_PROCESSOR), show_unsent);
  follow (label, od_profile_get_office_records (profile, OD_OFFICE_NO_PROCESSORS), show_unsent);
  show_unsent (label);
  return label;
}
