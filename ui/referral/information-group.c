#include "information-group.h"

#include <glib/gi18n-lib.h>

#include "email-address.h"
#include "error-dialog.h"
#include "file-actions.h"
#include "information.h"

struct _OdInformationGroup
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdProtocol *protocol;
  char *address;
  char *path; /* of the sheet that is shown */

  GtkWidget *choose_row;
  AdwComboRow *language_row;
  AdwBin *actions_bin;
};

G_DEFINE_FINAL_TYPE (OdInformationGroup, od_information_group, ADW_TYPE_BIN)

/* The first item is Dutch alone. */
static const char *
get_language (OdInformationGroup *self)
{
  guint selected = adw_combo_row_get_selected (self->language_row);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? NULL : od_information_get_other_languages ()[selected - 1];
}

static const char *
get_language_name (const char *language)
{
  static const struct
  {
    const char *language;
    const char *name;
  } names[] = {
    { "fr", N_ ("Nederlands en Frans") },
    { "en", N_ ("Nederlands en Engels") },
    { "de", N_ ("Nederlands en Duits") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].language, language))
      return _ (names[i].name);
  return language;
}

static void
show_actions (OdInformationGroup *self)
{
  OdMail *mail = od_mail_new_information (self->profile, self->protocol, get_language (self), self->address, self->path);

  adw_bin_set_child (self->actions_bin, od_file_actions_new (mail, self->path, TRUE));
  od_mail_free (mail);
}

/* While it was made another language or OCMW may have been chosen: then that one is made now. */
static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdInformationGroup) self = data;
  g_autoptr (GError) error = NULL;
  char *path = od_information_make_sheet_finish (OD_PROFILE (source), result, &error);

  if (self->protocol == NULL)
    {
      g_free (path);
      return;
    }
  if (path == NULL)
    {
      od_error_dialog_present (GTK_WIDGET (self), _ ("Het informatieblad is niet gemaakt"), error);
      return;
    }
  g_free (self->path);
  self->path = path;
  show_actions (self);
}

static void
make (OdInformationGroup *self)
{
  gtk_widget_set_visible (self->choose_row, self->protocol == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->language_row), self->protocol != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->actions_bin), self->protocol != NULL);
  if (self->protocol != NULL)
    od_information_make_sheet_async (self->profile, self->protocol, get_language (self), NULL, on_made, g_object_ref (self));
}

static void
fill_languages (OdInformationGroup *self)
{
  const char *const *languages = od_information_get_other_languages ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Nederlands"));
  for (guint i = 0; languages[i] != NULL; i++)
    gtk_string_list_append (names, get_language_name (languages[i]));
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
}

static void
od_information_group_dispose (GObject *object)
{
  OdInformationGroup *self = OD_INFORMATION_GROUP (object);

  g_clear_object (&self->protocol);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (od_information_group_parent_class)->dispose (object);
}

static void
od_information_group_class_init (OdInformationGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_information_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/referral/information-group.ui");
  gtk_widget_class_bind_template_child (widget_class, OdInformationGroup, choose_row);
  gtk_widget_class_bind_template_child (widget_class, OdInformationGroup, language_row);
  gtk_widget_class_bind_template_child (widget_class, OdInformationGroup, actions_bin);
}

static void
od_information_group_init (OdInformationGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_languages (self);
  g_signal_connect_object (self->language_row, "notify::selected", G_CALLBACK (make), self, G_CONNECT_SWAPPED);
}

void
od_information_group_set_protocol (OdInformationGroup *self, OdProfile *profile, OdProtocol *protocol)
{
  gboolean changed = g_set_object (&self->protocol, protocol);

  g_set_object (&self->profile, profile);
  if (changed || protocol == NULL)
    make (self);
}

void
od_information_group_set_address (OdInformationGroup *self, const char *address)
{
  const char *usable = address != NULL && od_email_address_is_valid (address) ? address : NULL;

  if (g_strcmp0 (self->address, usable) == 0)
    return;
  g_free (self->address);
  self->address = g_strdup (usable);
  if (self->path != NULL && self->protocol != NULL)
    show_actions (self);
}
