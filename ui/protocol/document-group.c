#include "document-group.h"

#include <glib/gi18n-lib.h>

#include "choose-file.h"
#include "confirm.h"
#include "document-row.h"
#include "error-dialog.h"
#include "protocol-document.h"

typedef struct
{
  OdProfile *profile;
  char *protocol_id;
  GtkWidget *button; /* adds it, or takes it away */
  GtkWidget *row;    /* NULL while there is none */
} Group;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_object_unref (self->profile);
  g_free (self->protocol_id);
  g_free (self);
}

static Group *
get (GtkWidget *group)
{
  return g_object_get_data (G_OBJECT (group), "group");
}

/* @content (nullable): the document that is kept now. */
static void
show (GtkWidget *group, GBytes *content)
{
  Group *self = get (group);
  g_autofree char *name = g_strdup_printf ("%s.pdf", self->protocol_id);

  if (self->row != NULL)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), self->row);
  self->row = content != NULL ? od_document_row_new (self->profile, _ ("Ondertekend protocol (PDF)"), name, content, FALSE) : NULL;
  if (self->row != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->row);
  gtk_button_set_label (GTK_BUTTON (self->button), content != NULL ? _ ("Weghalen") : _ ("Toevoegen…"));
  gtk_widget_set_sensitive (self->button, TRUE);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) group = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = od_protocol_document_read_finish (OD_PROFILE (source), result, &error);

  if (error == NULL)
    {
      show (group, content);
      return;
    }
  od_error_dialog_present (group, _ ("De ondertekende tekst is niet te lezen"), error);
  gtk_widget_set_sensitive (get (group)->button, TRUE); /* another may take its place */
}

static void
read_document (GtkWidget *group)
{
  od_protocol_document_read_async (get (group)->profile, get (group)->protocol_id, NULL, on_read, g_object_ref (group));
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) group = data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (get (group)->button, TRUE);
  if (od_protocol_document_keep_finish (OD_PROFILE (source), result, &error))
    read_document (group);
  else
    od_error_dialog_present (group, _ ("Er is niets veranderd"), error);
}

/* @content (nullable) takes the place of what is there. */
static void
keep (GtkWidget *group, GBytes *content)
{
  gtk_widget_set_sensitive (get (group)->button, FALSE);
  od_protocol_document_keep_async (get (group)->profile, get (group)->protocol_id, content, NULL, on_kept, g_object_ref (group));
}

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWidget *group = GTK_WIDGET (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = od_choose_file_finish (group, result, NULL, &error);

  if (content != NULL)
    keep (group, content);
  else if (error != NULL)
    od_error_dialog_present (group, _ ("Het bestand is niet toegevoegd"), error);
}

static void
remove_document (GtkWidget *group)
{
  keep (group, NULL);
}

static void
on_clicked (GtkWidget *group)
{
  if (get (group)->row != NULL)
    od_confirm (group, _ ("De ondertekende tekst weghalen?"), _ ("Ze verdwijnt uit het register; alleen een reservekopie heeft ze dan nog."),
                _ ("_Weghalen"), ADW_RESPONSE_DESTRUCTIVE, G_CALLBACK (remove_document));
  else
    od_choose_file_async (group, _ ("Ondertekend protocol kiezen"), _ ("_Toevoegen"), on_chosen, NULL);
}

GtkWidget *
od_protocol_document_group_new (OdProfile *profile, OdProtocol *protocol)
{
  GtkWidget *group = adw_preferences_group_new ();
  Group *self = g_new0 (Group, 1);

  self->profile = g_object_ref (profile);
  self->protocol_id = g_strdup (od_protocol_get_id (protocol));
  self->button = gtk_button_new_with_label (_ ("Toevoegen…"));
  g_object_set_data_full (G_OBJECT (group), "group", self, group_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Ondertekende tekst"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("De scan van het protocol met de handtekeningen, verzegeld in het register."));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_sensitive (self->button, FALSE);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked), group, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), self->button);
  read_document (group);
  return group;
}
