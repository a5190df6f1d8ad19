#include "attachment-group.h"

#include <glib/gi18n-lib.h>

#include "choose-file.h"
#include "document-row.h"
#include "error-dialog.h"
#include "foreign-entry.h"
#include "office.h"
#include "text-row.h"

typedef struct
{
  OdProfile *profile;
  OdOfficeRecord *record;
  gboolean may_change;
} Belonging;

static void
belonging_free (gpointer data)
{
  Belonging *belonging = data;

  g_object_unref (belonging->profile);
  g_object_unref (belonging->record);
  g_free (belonging);
}

static Belonging *
get (GtkWidget *group)
{
  return g_object_get_data (G_OBJECT (group), "belonging");
}

/* Documents that are here */

static void
on_detached (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) group = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdOfficeRecord) kept = od_office_detach_finish (OD_PROFILE (source), result, &error);

  if (kept == NULL)
    od_error_dialog_present (group, _ ("De bijlage is niet weggehaald"), error);
}

static void
on_take_away (GtkWidget *button, GtkWidget *group)
{
  od_office_detach_async (get (group)->profile, get (group)->record, g_object_get_data (G_OBJECT (button), "id"), NULL, on_detached,
                          g_object_ref (group));
}

static void
add_take_away (GtkWidget *group, GtkWidget *row, const OdAttachment *attachment)
{
  g_autofree char *name = g_strdup_printf (_ ("Weghalen: %s"), attachment->name);
  GtkWidget *button = od_text_row_add_button (row, "user-trash-symbolic", _ ("Weghalen"), name);

  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (attachment->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_take_away), group, 0);
}

typedef struct
{
  GtkWidget *group;
  OdAttachment *attachment;
} Reading;

/* A document of the other party may be a program, which is named and no more. */
static gboolean
may_be_kept (GtkWidget *group, const char *name, GBytes *content)
{
  g_autoptr (OdForeignEntry) entry = od_foreign_entry_new (name, content);

  return get (group)->may_change || od_foreign_entry_may_be_saved (entry);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  g_autoptr (GtkWidget) group = reading->group;
  const char *name = reading->attachment->name;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = od_office_read_attachment_finish (OD_PROFILE (source), result, &error);
  GtkWidget *row;

  if (content == NULL)
    row = od_text_row_new (name, error->message);
  else if (!may_be_kept (group, name, content))
    row = od_text_row_new (name, _ ("Dit is een programma, geen document; het gaat hier niet open"));
  else
    row = od_document_row_new (OD_PROFILE (source), name, name, content, FALSE);
  if (get (group)->may_change)
    add_take_away (group, row, reading->attachment);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  od_attachment_free (reading->attachment);
  g_free (reading);
}

static void
read_attachment (GtkWidget *group, const OdAttachment *attachment)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->group = g_object_ref (group);
  reading->attachment = od_attachment_new (attachment->id, attachment->name);
  od_office_read_attachment_async (get (group)->profile, attachment->id, NULL, on_read, reading);
}

/* A new one */

static void
on_attached (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) group = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdOfficeRecord) kept = od_office_attach_finish (OD_PROFILE (source), result, &error);

  if (kept == NULL)
    od_error_dialog_present (group, _ ("De bijlage is niet toegevoegd"), error);
}

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWidget *group = GTK_WIDGET (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) content = od_choose_file_finish (group, result, &name, &error);

  if (content != NULL)
    od_office_attach_async (get (group)->profile, get (group)->record, name, content, NULL, on_attached, g_object_ref (group));
  else if (error != NULL)
    od_error_dialog_present (group, _ ("De bijlage is niet toegevoegd"), error);
}

static void
on_add (GtkWidget *group)
{
  od_choose_file_async (group, _ ("Bijlage kiezen"), _ ("_Toevoegen"), on_chosen, NULL);
}

static GtkWidget *
create (OdProfile *profile, OdOfficeRecord *record, gboolean may_change)
{
  GtkWidget *group = adw_preferences_group_new ();
  Belonging *belonging = g_new0 (Belonging, 1);
  GPtrArray *attachments = od_office_record_get_attachments (record);

  belonging->profile = g_object_ref (profile);
  belonging->record = g_object_ref (record);
  belonging->may_change = may_change;
  g_object_set_data_full (G_OBJECT (group), "belonging", belonging, belonging_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Bijlagen"));
  for (guint i = 0; i < attachments->len; i++)
    read_attachment (group, g_ptr_array_index (attachments, i));
  return group;
}

GtkWidget *
od_attachment_group_new (OdProfile *profile, OdOfficeRecord *record)
{
  GtkWidget *group = create (profile, record, TRUE);
  GtkWidget *button = gtk_button_new_with_label (_ ("Bijlage toevoegen…"));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("Worden verzegeld in het register bewaard."));
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add), group, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  return group;
}

GtkWidget *
od_attachment_group_new_to_read (OdProfile *profile, OdOfficeRecord *record)
{
  return create (profile, record, FALSE);
}
