#include "foreign-preview.h"

#include <glib/gi18n-lib.h>

#include "document.h"
#include "error-dialog.h"
#include "foreign-picture.h"
#include "foreign-text.h"

struct _OdForeignPreview
{
  AdwBin parent_instance;

  OdForeignEntry *entry;
  OdViewingFolder *folder;   /* NULL when there is none in memory */
  GCancellable *cancellable; /* of what is done for this entry */

  GtkLabel *name_label;
  GtkLabel *type_label;
  GtkWidget *open_button;
  GtkWidget *save_button;
  GtkToggleButton *full_size_button;
  GtkStack *stack;
  GtkTextView *text_view;
  GtkPicture *picture;
  AdwStatusPage *message_page;
  GtkWidget *cut_label;
  GtkWidget *opened_label;
};

G_DEFINE_FINAL_TYPE (OdForeignPreview, od_foreign_preview, ADW_TYPE_BIN)

/* "68 bytes", "34,5 kB", "2,1 MB" in every locale. */
static char *
size_to_text (gsize size)
{
  gsize unit = size < 1000 * 1000 ? 1000 : 1000 * 1000;
  gsize tenths = (size * 10 + unit / 2) / unit;

  if (size < 1000)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u byte", "%u bytes", size), (guint) size);
  return g_strdup_printf (unit == 1000 ? _ ("%u,%u kB") : _ ("%u,%u MB"), (guint) (tenths / 10), (guint) (tenths % 10));
}

char *
od_foreign_entry_to_text (OdForeignEntry *entry)
{
  g_autofree char *size = size_to_text (od_foreign_entry_get_size (entry));

  return g_strdup_printf ("%s · %s", _ (od_foreign_entry_get_file_type (entry)->name), size);
}

const char *
od_foreign_entry_to_icon (OdForeignEntry *entry)
{
  static const char *const icons[] = {
    [OD_FOREIGN_TEXT] = "text-x-generic-symbolic",
    [OD_FOREIGN_PICTURE] = "image-x-generic-symbolic",
    [OD_FOREIGN_DOCUMENT] = "x-office-document-symbolic",
    [OD_FOREIGN_ARCHIVE] = "package-x-generic-symbolic",
    [OD_FOREIGN_PROGRAM] = "application-x-executable-symbolic",
    [OD_FOREIGN_OTHER] = "text-x-generic-symbolic",
  };

  return icons[od_foreign_entry_get_file_type (entry)->kind];
}

static gboolean
may_open (OdForeignPreview *self)
{
  return self->folder != NULL && od_foreign_entry_may_be_opened (self->entry);
}

/* What is said in the place of a file that is not shown here. */
static const char *
get_message (OdForeignPreview *self)
{
  switch (od_foreign_entry_get_file_type (self->entry)->kind)
    {
    case OD_FOREIGN_ARCHIVE:
      return _ ("Dit is een pakket in het pakket. Het wordt hier niet geopend. Vraag de afzender om het bestand zelf, of sla het op.");
    case OD_FOREIGN_PROGRAM:
      return _ ("Dit is een programma of een script, of een document met macro’s. Het wordt nooit geopend. Verwacht u dit niet, laat het dan de afzender weten.");
    case OD_FOREIGN_OTHER:
      return _ ("Dit bestand is van een soort die niet veilig geopend kan worden. U kunt het opslaan.");
    default:
      return self->folder != NULL
                 ? _ ("Kies ‘Openen’ om dit bestand in een ander programma te lezen. Het komt daarbij niet op de schijf.")
                 : _ ("Deze computer heeft geen map die alleen in het geheugen bestaat. Daarom opent dit bestand niet vanzelf in een ander programma. U kunt het wel opslaan.");
    }
}

static void
show_message (OdForeignPreview *self, const char *message)
{
  adw_status_page_set_icon_name (self->message_page, od_foreign_entry_to_icon (self->entry));
  adw_status_page_set_description (self->message_page, message);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
show_text (OdForeignPreview *self)
{
  gboolean cut = FALSE;
  g_autoptr (GBytes) text = od_foreign_text_decode (od_foreign_entry_get_content (self->entry), &cut);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text != NULL ? g_bytes_get_data (text, NULL) : "",
                            text != NULL ? (int) g_bytes_get_size (text) : 0);
  gtk_widget_set_visible (self->cut_label, cut);
  if (od_foreign_entry_get_size (self->entry) > 0)
    gtk_stack_set_visible_child_name (self->stack, "text");
  else
    show_message (self, _ ("Dit bestand is leeg."));
}

static void
on_picture_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdForeignPreview) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = od_foreign_picture_load_finish (OD_FOREIGN_ENTRY (source), result, &error);

  /* Whoever went on to another file, or back to this one, has asked anew. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->entry != OD_FOREIGN_ENTRY (source))
    return;
  if (texture == NULL)
    {
      g_autofree char *sentence = od_error_to_sentence (error, NULL);

      show_message (self, sentence);
      return;
    }
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->full_size_button), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "picture");
}

static void
show_picture (OdForeignPreview *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  od_foreign_picture_load_async (self->entry, self->cancellable, on_picture_loaded, g_object_ref (self));
}

/* What was shown before leaves as little behind as can be. */
static void
forget_shown (OdForeignPreview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), "", 0);
  gtk_picture_set_paintable (self->picture, NULL);
  gtk_toggle_button_set_active (self->full_size_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->full_size_button), FALSE);
  gtk_widget_set_visible (self->cut_label, FALSE);
}

static void
on_full_size_toggled (OdForeignPreview *self)
{
  gtk_picture_set_can_shrink (self->picture, !gtk_toggle_button_get_active (self->full_size_button));
}

/* In a viewer */

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  OdForeignPreview *self = OD_FOREIGN_PREVIEW (source);
  g_autoptr (GError) error = NULL;
  gboolean opened = od_document_open_finish (GTK_WIDGET (self), result, &error);

  gtk_widget_set_sensitive (self->open_button, TRUE);
  if (opened)
    gtk_widget_set_visible (self->opened_label, TRUE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het bestand ging niet open"), error);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdForeignPreview *self = OD_FOREIGN_PREVIEW (widget);

  gtk_widget_set_sensitive (self->open_button, FALSE);
  od_document_open_async (widget, self->folder, self->entry, on_opened, NULL);
}

/* The name that is proposed is ours: that of its maker may be a client's. */
static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdForeignPreview *self = OD_FOREIGN_PREVIEW (widget);
  const char *extension = od_foreign_entry_get_file_type (self->entry)->extension;
  g_autofree char *proposed = extension != NULL ? g_strconcat (_ ("document"), ".", extension, NULL) : g_strdup (_ ("bestand"));

  od_document_save (widget, self->entry, proposed, TRUE);
}

/* Whoever leaves the page is done with what a viewer shows of it. */
static void
od_foreign_preview_unroot (GtkWidget *widget)
{
  OdForeignPreview *self = OD_FOREIGN_PREVIEW (widget);

  forget_shown (self);
  if (self->folder != NULL)
    od_viewing_folder_close (self->folder);
  g_clear_object (&self->folder);
  g_clear_object (&self->entry);

  GTK_WIDGET_CLASS (od_foreign_preview_parent_class)->unroot (widget);
}

static void
od_foreign_preview_dispose (GObject *object)
{
  OdForeignPreview *self = OD_FOREIGN_PREVIEW (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (od_foreign_preview_parent_class)->dispose (object);
}

static void
od_foreign_preview_class_init (OdForeignPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_foreign_preview_dispose;
  widget_class->unroot = od_foreign_preview_unroot;

  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/referral/foreign-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, OdForeignPreview, name_label);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPreview, type_label);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPreview, open_button);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPreview, save_button);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPreview, full_size_button);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPreview, text_view);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPreview, picture);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPreview, message_page);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPreview, cut_label);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPreview, opened_label);
  gtk_widget_class_bind_template_callback (widget_class, on_full_size_toggled);
  gtk_widget_class_install_action (widget_class, "preview.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "preview.save", NULL, save_action);
}

static void
od_foreign_preview_init (OdForeignPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

void
od_foreign_preview_set_profile_name (OdForeignPreview *self, const char *profile_name)
{
  g_return_if_fail (OD_IS_FOREIGN_PREVIEW (self) && self->folder == NULL);

  self->folder = od_viewing_folder_new (profile_name, NULL); /* what it would complain of stands in get_message () */
}

void
od_foreign_preview_show (OdForeignPreview *self, OdForeignEntry *entry)
{
  OdForeignKind kind = od_foreign_entry_get_file_type (entry)->kind;
  g_autofree char *text = od_foreign_entry_to_text (entry);

  forget_shown (self);
  g_set_object (&self->entry, entry);
  gtk_label_set_text (self->name_label, od_foreign_entry_get_name (entry));
  gtk_label_set_text (self->type_label, text);
  gtk_widget_set_visible (self->open_button, may_open (self));
  gtk_widget_set_visible (self->save_button, od_foreign_entry_may_be_saved (entry));
  if (kind == OD_FOREIGN_TEXT)
    show_text (self);
  else if (kind == OD_FOREIGN_PICTURE)
    show_picture (self);
  else
    show_message (self, get_message (self));
}
