#include "file-actions.h"

#include <glib/gi18n-lib.h>
#include <libportal-gtk4/portal-gtk4.h>

#include "choose-file.h"
#include "error-dialog.h"
#include "pack.h"
#include "practice-mail.h"
#include "practice-mode.h"

struct _OdFileActions
{
  AdwBin parent_instance;

  OdMail *mail;
  char *path;
  XdpPortal *portal;

  GtkWidget *open_row;
};

G_DEFINE_FINAL_TYPE (OdFileActions, od_file_actions, ADW_TYPE_BIN)

static XdpParent *
get_parent (OdFileActions *self)
{
  return xdp_parent_new_gtk (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
show_failure (OdFileActions *self, const char *heading, const char *advice, const GError *error)
{
  g_autoptr (GError) shown = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  shown = g_error_new (error->domain, error->code, "%s\n%s", advice, error->message);
  od_error_dialog_present (GTK_WIDGET (self), heading, shown);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdFileActions) self = data;
  g_autoptr (GError) error = NULL;

  if (!xdp_portal_open_uri_finish (XDP_PORTAL (source), result, &error))
    show_failure (self, _ ("Het bestand ging niet open"),
                  _ ("Het is bewaard. Kies ‘Opslaan als…’ en open de kopie zelf."), error);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdFileActions *self = OD_FILE_ACTIONS (widget);
  g_autofree char *uri = g_filename_to_uri (self->path, NULL, NULL);
  XdpParent *parent = get_parent (self);

  xdp_portal_open_uri (self->portal, parent, uri, XDP_OPEN_URI_FLAG_NONE, NULL, on_opened, g_object_ref (self));
  xdp_parent_free (parent);
}

static void
on_composed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdFileActions) self = data;
  g_autoptr (GError) error = NULL;

  if (!xdp_portal_compose_email_finish (XDP_PORTAL (source), result, &error))
    show_failure (self, _ ("Uw mailprogramma ging niet open"),
                  _ ("Het bestand is bewaard. Kies ‘Opslaan als…’ en voeg het zelf als bijlage toe aan een mail."), error);
}

static void
mail_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdFileActions *self = OD_FILE_ACTIONS (widget);
  const char *const addresses[] = { self->mail->address, NULL };
  const char *const attachments[] = { self->path, NULL };
  XdpParent *parent;

  if (od_practice_mode_get () != NULL)
    {
      od_practice_mail_present (widget, self->mail, gtk_widget_get_visible (self->open_row) ? NULL : self->path);
      return;
    }
  parent = get_parent (self);
  xdp_portal_compose_email (self->portal, parent, *self->mail->address ? addresses : NULL, NULL, NULL, self->mail->subject,
                            self->mail->body, attachments, XDP_EMAIL_FLAG_NONE, NULL, on_composed, g_object_ref (self));
  xdp_parent_free (parent);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdFileActions) self = data;
  g_autoptr (GError) error = NULL;

  if (!od_pack_save_copy_finish (result, &error))
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het bestand is niet opgeslagen"), error);
}

static void
on_destination_chosen (GFile *destination, gpointer data)
{
  g_autoptr (OdFileActions) self = data;

  if (destination != NULL)
    od_pack_save_copy_async (self->path, destination, NULL, on_saved, g_object_ref (self));
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *file_name = g_path_get_basename (OD_FILE_ACTIONS (widget)->path);

  od_choose_destination (widget, file_name, on_destination_chosen, g_object_ref (widget));
}

static void
on_folder_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdFileActions) self = data;
  g_autoptr (GError) error = NULL;

  if (!xdp_portal_open_directory_finish (XDP_PORTAL (source), result, &error))
    show_failure (self, _ ("De map ging niet open"), _ ("Het bestand is bewaard. Kies ‘Opslaan als…’ om er een kopie van te maken."), error);
}

static void
show_in_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdFileActions *self = OD_FILE_ACTIONS (widget);
  g_autofree char *uri = g_filename_to_uri (self->path, NULL, NULL);
  XdpParent *parent = get_parent (self);

  xdp_portal_open_directory (self->portal, parent, uri, XDP_OPEN_URI_FLAG_NONE, NULL, on_folder_opened, g_object_ref (self));
  xdp_parent_free (parent);
}

static void
od_file_actions_finalize (GObject *object)
{
  OdFileActions *self = OD_FILE_ACTIONS (object);

  g_clear_pointer (&self->mail, od_mail_free);
  g_clear_object (&self->portal);
  g_free (self->path);

  G_OBJECT_CLASS (od_file_actions_parent_class)->finalize (object);
}

static void
od_file_actions_class_init (OdFileActionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = od_file_actions_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/common/file-actions.ui");
  gtk_widget_class_bind_template_child (widget_class, OdFileActions, open_row);
  gtk_widget_class_install_action (widget_class, "file.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "file.mail", NULL, mail_action);
  gtk_widget_class_install_action (widget_class, "file.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (widget_class, "file.show-in-folder", NULL, show_in_folder_action);
}

static void
od_file_actions_init (OdFileActions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->portal = xdp_portal_new ();
}

GtkWidget *
od_file_actions_new (const OdMail *mail, const char *path, gboolean readable)
{
  OdFileActions *self = g_object_new (OD_TYPE_FILE_ACTIONS, NULL);

  self->mail = g_new0 (OdMail, 1);
  self->mail->address = g_strdup (mail->address);
  self->mail->subject = g_strdup (mail->subject);
  self->mail->body = g_strdup (mail->body);
  self->path = g_strdup (path);
  gtk_widget_set_visible (self->open_row, readable);
  return GTK_WIDGET (self);
}
