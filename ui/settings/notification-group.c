#include "notification-group.h"

#include <glib/gi18n-lib.h>

#include "error-dialog.h"
#include "text-row.h"

struct _OdNotificationGroup
{
  AdwBin parent_instance;

  OdProfile *profile;
  GtkWidget *toggle;
};

G_DEFINE_FINAL_TYPE (OdNotificationGroup, od_notification_group, ADW_TYPE_BIN)

static void on_switched (OdNotificationGroup *self);

/* What is kept, without keeping it anew. */
static void
show (OdNotificationGroup *self)
{
  g_signal_handlers_block_by_func (self->toggle, on_switched, self);
  gtk_switch_set_active (GTK_SWITCH (self->toggle), od_profile_get_settings (self->profile)->notifies);
  g_signal_handlers_unblock_by_func (self->toggle, on_switched, self);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdNotificationGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (od_profile_set_up_finish (OD_PROFILE (source), result, &error))
    return;
  od_error_dialog_present (GTK_WIDGET (self), _ ("De voorkeur is niet bewaard"), error);
  if (self->profile != NULL) /* the window is still open */
    show (self);
}

/* Not compared with what is kept, which an earlier switch may still be changing. */
static void
on_switched (OdNotificationGroup *self)
{
  g_autoptr (OdSettings) changed
      = od_settings_with_notification (od_profile_get_settings (self->profile), gtk_switch_get_active (GTK_SWITCH (self->toggle)));

  od_profile_set_up_async (self->profile, changed, NULL, on_kept, g_object_ref (self));
}

static void
od_notification_group_dispose (GObject *object)
{
  g_clear_object (&OD_NOTIFICATION_GROUP (object)->profile);

  G_OBJECT_CLASS (od_notification_group_parent_class)->dispose (object);
}

static void
od_notification_group_class_init (OdNotificationGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = od_notification_group_dispose;
}

static void
od_notification_group_init (OdNotificationGroup *self)
{
}

GtkWidget *
od_notification_group_new (OdProfile *profile)
{
  OdNotificationGroup *self = g_object_new (OD_TYPE_NOTIFICATION_GROUP, NULL);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = od_text_row_new (_ ("Bericht bij het openen"), _ ("Hoeveel er te doen is, in aantallen en zonder namen"));

  self->profile = g_object_ref (profile);
  self->toggle = gtk_switch_new ();
  show (self);
  od_text_row_add_control (row, self->toggle, _ ("Bericht bij het openen"));
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (on_switched), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Bureaublad"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_bin_set_child (ADW_BIN (self), group);
  return GTK_WIDGET (self);
}
