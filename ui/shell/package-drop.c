#include "package-drop.h"

#include <glib/gi18n-lib.h>

#include "error-dialog.h"
#include "import-source.h"

#define MAIL_TYPE "message/rfc822"

/* Where things may be dropped. */
typedef struct
{
  GtkWidget *area; /* (unowned): it owns this */
  GtkWidget *sign; /* (unowned): inside it */
  OdPackageDropped dropped;
  GObject *data; /* (unowned): it owns the area */
} Target;

/* A drop that is being read. */
typedef struct
{
  GtkWidget *area;
  GdkDrop *drop;
  OdPackageDropped dropped;
  GObject *data;
} Drop;

static Drop *
drop_new (const Target *target, GdkDrop *drop)
{
  Drop *self = g_new (Drop, 1);

  self->area = g_object_ref (target->area);
  self->drop = g_object_ref (drop);
  self->dropped = target->dropped;
  self->data = g_object_ref (target->data);
  return self;
}

static void
drop_free (Drop *self)
{
  g_object_unref (self->area);
  g_object_unref (self->drop);
  g_object_unref (self->data);
  g_free (self);
}

static void
fail (Drop *self, const GError *reason)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "%s\n%s",
                                          _ ("Het andere programma gaf geen bestand en geen mail door; er is niets ingelezen. Bewaar de bijlage en open ze met ‘Importeren’."),
                                          reason != NULL ? reason->message : "empty drop");

  gdk_drop_finish (self->drop, 0);
  od_error_dialog_present (self->area, _ ("Hier is niets neergezet dat een pakket kan zijn"), error);
  drop_free (self);
}

static void
on_sources_found (GObject *source, GAsyncResult *result, gpointer data)
{
  Drop *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = od_import_find_sources_finish (result, &error);

  if (sources == NULL || sources->len == 0)
    {
      fail (self, error);
      return;
    }
  gdk_drop_finish (self->drop, GDK_ACTION_COPY);
  self->dropped (sources, self->data);
  drop_free (self);
}

static void
on_files_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Drop *self = data;
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_drop_read_value_finish (GDK_DROP (source), result, &error);

  for (GSList *at = value != NULL ? g_value_get_boxed (value) : NULL; at != NULL; at = at->next)
    g_ptr_array_add (files, at->data);
  if (files->len > 0)
    od_import_find_sources_async ((GFile **) files->pdata, files->len, NULL, on_sources_found, self);
  else
    fail (self, error);
}

static void
on_mail_offered (GObject *source, GAsyncResult *result, gpointer data)
{
  Drop *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) mail = gdk_drop_read_finish (GDK_DROP (source), result, NULL, &error);

  if (mail != NULL)
    od_import_find_sources_in_mail_async (_ ("mail"), mail, NULL, on_sources_found, self);
  else
    fail (self, error);
}

/* Files first: there may be several, of a single mail no more than one. */
static gboolean
on_drop (GtkDropTargetAsync *controller, GdkDrop *drop, double x, double y, Target *target)
{
  static const char *mail_types[] = { MAIL_TYPE, NULL };
  g_autoptr (GdkContentFormats) files = gdk_content_formats_union_deserialize_mime_types (gdk_content_formats_new_for_gtype (GDK_TYPE_FILE_LIST));

  gtk_widget_hide (target->sign);
  if (gdk_content_formats_match (files, gdk_drop_get_formats (drop)))
    gdk_drop_read_value_async (drop, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, on_files_read, drop_new (target, drop));
  else
    gdk_drop_read_async (drop, mail_types, G_PRIORITY_DEFAULT, NULL, on_mail_offered, drop_new (target, drop));
  return TRUE;
}

static GdkDragAction
on_enter (GtkDropTargetAsync *controller, GdkDrop *drop, double x, double y, Target *target)
{
  gtk_widget_show (target->sign);
  return GDK_ACTION_COPY;
}

static void
on_leave (GtkDropTargetAsync *controller, GdkDrop *drop, Target *target)
{
  gtk_widget_hide (target->sign);
}

static GdkContentFormats *
create_formats (void)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
  gdk_content_formats_builder_add_mime_type (builder, MAIL_TYPE);
  return gdk_content_formats_union_deserialize_mime_types (gdk_content_formats_builder_free_to_formats (builder));
}

void
od_package_drop_add (GtkWidget *area, GtkWidget *sign, OdPackageDropped dropped, GObject *data)
{
  GtkDropTargetAsync *controller = gtk_drop_target_async_new (create_formats (), GDK_ACTION_COPY);
  Target *target = g_new (Target, 1);

  *target = (Target) { area, sign, dropped, data };
  g_object_set_data_full (G_OBJECT (controller), "target", target, g_free);
  g_signal_connect (controller, "drag-enter", G_CALLBACK (on_enter), target);
  g_signal_connect (controller, "drag-leave", G_CALLBACK (on_leave), target);
  g_signal_connect (controller, "drop", G_CALLBACK (on_drop), target);
  gtk_widget_add_controller (area, GTK_EVENT_CONTROLLER (controller));
}
