#include "recovery-group.h"

#include <glib/gi18n-lib.h>

#include "action-row.h"
#include "backup.h"
#include "choose-file.h"
#include "day-text.h"
#include "error-dialog.h"
#include "recovery-sheet.h"
#include "renew-keys.h"
#include "renew-keys-dialog.h"
#include "sheet-dialog.h"
#include "text-row.h"
#include "view-settings.h"

struct _OdRecoveryGroup
{
  AdwBin parent_instance;

  OdProfile *profile;
  GSettings *settings;
  GtkWidget *sheet_row;
  GtkWidget *folder_row;
  GtkWidget *make_row;
  GtkWidget *renew_row;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (OdRecoveryGroup, od_recovery_group, ADW_TYPE_BIN)

static void
show_sheet (OdRecoveryGroup *self)
{
  const char *day = od_recovery_sheet_get_day (self->profile);
  g_autofree char *made = od_day_to_text (day);
  g_autofree char *text = g_strdup_printf (_ ("Gemaakt op %s. Een nieuw blad vervangt het; maak dan ook een nieuwe reservekopie"), made);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sheet_row), day != NULL ? _ ("Nieuw herstelblad maken…") : _ ("Herstelblad maken…"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->sheet_row),
                               day != NULL ? text : _ ("Zonder herstelblad is alles weg als de computer of de sleutelbos verloren gaat"));
}

static char *
describe_last (OdRecoveryGroup *self, const char *folder)
{
  g_autoptr (GDateTime) last = od_backup_find_last (folder, od_profile_get_name (self->profile));
  g_autofree char *time = last != NULL ? od_time_to_text (last) : NULL;

  if (self->busy)
    return g_strdup (_ ("De reservekopie wordt gemaakt en nagekeken…"));
  return time != NULL ? g_strdup_printf (_ ("De laatste is van %s"), time) : g_strdup (_ ("Er is er nog geen"));
}

static void
show_keys (OdRecoveryGroup *self)
{
  gboolean begun = od_renew_keys_is_begun (self->profile);
  gboolean running = od_renew_keys_is_running (self->profile);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->renew_row), begun ? _ ("Sleutels verder vernieuwen…") : _ ("Sleutels vernieuwen…"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->renew_row),
                               running ? _ ("De sleutels worden nu vernieuwd…")
                               : begun ? _ ("Het vernieuwen is begonnen, en nog niet klaar")
                                       : _ ("Als iemand die deze computer kon lezen, vertrokken is, of na een diefstal"));
  gtk_widget_set_sensitive (self->renew_row, !running);
}

static void
show (OdRecoveryGroup *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "backup-folder");
  gboolean has_sheet = od_recovery_sheet_get_day (self->profile) != NULL;
  g_autofree char *last = describe_last (self, folder);

  show_sheet (self);
  show_keys (self);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder_row), *folder != '\0' ? folder : _ ("Kies een map op een andere schijf of op het netwerk"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->make_row),
                               !has_sheet ? _ ("Maak eerst een herstelblad") : *folder == '\0' ? _ ("Kies eerst een map") : last);
  gtk_widget_set_sensitive (self->make_row, has_sheet && *folder != '\0' && !self->busy);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdRecoveryGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = od_backup_make_finish (OD_PROFILE (source), result, &error);

  self->busy = FALSE;
  if (path == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("De reservekopie is niet gemaakt"), error);
  if (self->profile != NULL)
    show (self);
}

static void
on_make (OdRecoveryGroup *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "backup-folder");

  self->busy = TRUE;
  show (self);
  od_backup_make_async (self->profile, folder, NULL, on_made, g_object_ref (self));
}

static void
on_sheet (OdRecoveryGroup *self)
{
  od_sheet_dialog_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->profile);
}

static void
on_renew (OdRecoveryGroup *self)
{
  od_renew_keys_dialog_present (ADW_PREFERENCES_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->profile);
}

static void
on_folder_chosen (GFile *folder, gpointer data)
{
  g_autoptr (OdRecoveryGroup) self = data;
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  if (path != NULL && self->profile != NULL) /* the window is still open */
    {
      g_settings_set_string (self->settings, "backup-folder", path);
      od_backup_set_folder (self->profile, path);
      show (self);
    }
}

static void
on_folder (OdRecoveryGroup *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Map voor reservekopieën"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Kiezen"), _ ("_Annuleren"));

  od_choose (chooser, on_folder_chosen, g_object_ref (self));
}

/* Another window may have made a sheet meanwhile: its own closes over this one. */
static void
on_window_active (OdRecoveryGroup *self)
{
  if (self->profile != NULL)
    show (self);
}

static void
od_recovery_group_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (od_recovery_group_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::is-active", G_CALLBACK (on_window_active), widget, G_CONNECT_SWAPPED);
}

static void
od_recovery_group_dispose (GObject *object)
{
  OdRecoveryGroup *self = OD_RECOVERY_GROUP (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_recovery_group_parent_class)->dispose (object);
}

static void
od_recovery_group_class_init (OdRecoveryGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = od_recovery_group_dispose;
  GTK_WIDGET_CLASS (klass)->root = od_recovery_group_root;
}

static void
od_recovery_group_init (OdRecoveryGroup *self)
{
}

static GtkWidget *
create_row (OdRecoveryGroup *self, const char *title, const char *icon, void (*on_activated) (OdRecoveryGroup *self))
{
  GtkWidget *row = od_action_row_new (title, "", icon, NULL);

  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
create_daily_row (OdRecoveryGroup *self)
{
  GtkWidget *row = od_text_row_new (_ ("Elke dag een reservekopie"), _ ("Zolang Overdracht open is; de laatste tien blijven bewaard"));
  GtkWidget *toggle = gtk_switch_new ();

  g_settings_bind (self->settings, "backup-daily", toggle, "active", G_SETTINGS_BIND_DEFAULT);
  od_text_row_add_control (row, toggle, _ ("Elke dag een reservekopie"));
  return row;
}

GtkWidget *
od_recovery_group_new (OdProfile *profile)
{
  OdRecoveryGroup *self = g_object_new (OD_TYPE_RECOVERY_GROUP, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  AdwPreferencesGroup *sheet = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *backups = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *keys = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->profile = g_object_ref (profile);
  self->settings = od_view_settings_new (od_profile_get_name (profile));
  self->sheet_row = create_row (self, _ ("Herstelblad maken…"), "dialog-password-symbolic", on_sheet);
  self->folder_row = create_row (self, _ ("Map"), "folder-symbolic", on_folder);
  self->make_row = create_row (self, _ ("Nu een reservekopie maken"), "document-save-symbolic", on_make);
  self->renew_row = create_row (self, _ ("Sleutels vernieuwen…"), "view-refresh-symbolic", on_renew);
  adw_preferences_group_set_title (sheet, _ ("Herstelblad"));
  adw_preferences_group_set_description (sheet, _ ("Twaalf woorden op papier, die het register en de reservekopieën openen als de sleutelbos of de computer kwijt is."));
  adw_preferences_group_add (sheet, self->sheet_row);
  adw_preferences_group_set_title (backups, _ ("Reservekopieën"));
  adw_preferences_group_set_description (backups, _ ("Versleuteld met het herstelblad, en nagekeken nadat ze geschreven zijn."));
  adw_preferences_group_add (backups, self->folder_row);
  adw_preferences_group_add (backups, create_daily_row (self));
  adw_preferences_group_add (backups, self->make_row);
  adw_preferences_group_set_title (keys, _ ("Sleutels"));
  adw_preferences_group_set_description (keys, _ ("Alles staat versleuteld op deze computer; de sleutel zit in uw sleutelbos."));
  adw_preferences_group_add (keys, self->renew_row);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (sheet));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (backups));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (keys));
  adw_bin_set_child (ADW_BIN (self), box);
  show (self);
  return GTK_WIDGET (self);
}
