#include "restore-dialog.h"

#include <glib/gi18n-lib.h>

#include "choose-file.h"
#include "day-text.h"
#include "text-row.h"
#include "words-dialog.h"

typedef struct
{
  GtkWindow *parent;
  GWeakRef object;
  OdRestoreWanted wanted;
  char *path;
  OdBackup *backup;
  OdQuestionWindow *window; /* that shows what is in it */
} Restoring;

static void
restoring_clear (Restoring *self)
{
  g_object_unref (self->parent);
  g_weak_ref_clear (&self->object);
  g_free (self->path);
  g_clear_pointer (&self->backup, od_backup_free);
}

static void
restoring_unref (gpointer self)
{
  g_rc_box_release_full (self, (GDestroyNotify) restoring_clear);
}

static void
on_agreed (gpointer data)
{
  Restoring *self = data;
  g_autoptr (GObject) object = g_weak_ref_get (&self->object);

  if (object != NULL)
    self->wanted (self->backup, object);
  gtk_window_close (GTK_WINDOW (self->window));
}

static void
present_content (Restoring *self)
{
  AdwPreferencesGroup *group;
  GDateTime *last_at = od_backup_get_last_at (self->backup);
  g_autofree char *last = last_at != NULL ? od_time_to_text (last_at) : g_strdup ("");
  g_autofree char *n_referrals = g_strdup_printf ("%u", od_backup_get_n_referrals (self->backup));
  g_autofree char *n_erased = g_strdup_printf (_ ("%u; wat erin terugkomt, wordt meteen opnieuw gewist"), od_backup_get_n_erased_since (self->backup));

  self->window = od_question_window_new (self->parent, _ ("Reservekopie terugzetten"), _ ("Terugzetten"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 520, -1);
  group = od_question_window_add_group (self->window, _ ("In deze reservekopie"),
                                        _ ("Wat hier nu staat, blijft onder een andere naam in de map van het profiel."));
  adw_preferences_group_add (group, od_text_row_new (_ ("Laatst gewijzigd"), last));
  adw_preferences_group_add (group, od_text_row_new (_ ("Doorverwijzingen met gegevens"), n_referrals));
  adw_preferences_group_add (group, od_text_row_new (_ ("Gewiste doorverwijzingen"), n_erased));
  od_question_window_present (self->window, on_agreed, g_rc_box_acquire (self), restoring_unref);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) window = data;
  Restoring *self = g_object_get_data (G_OBJECT (window), "restoring");
  g_autoptr (GError) error = NULL;
  OdBackup *backup = od_backup_open_finish (result, &error);

  if (!od_question_window_end_work (window, backup != NULL, _ ("De reservekopie gaat niet open"), error))
    return;
  self->backup = backup;
  present_content (self);
  gtk_window_close (GTK_WINDOW (window));
}

static void
on_typed (OdQuestionWindow *window, OdSecret *words, gpointer data)
{
  Restoring *self = data;

  g_object_set_data_full (G_OBJECT (window), "restoring", g_rc_box_acquire (self), restoring_unref);
  od_backup_open_async (self->path, words, NULL, on_opened, od_question_window_begin_work (window));
}

static void
on_chosen (GFile *file, gpointer data)
{
  Restoring *self = data;

  self->path = file != NULL ? g_file_get_path (file) : NULL;
  if (self->path != NULL)
    od_words_dialog_present (self->parent, _ ("Reservekopie terugzetten"),
                             _ ("Typ de woorden van het herstelblad waarmee deze kopie gemaakt is."), _ ("Openen"), on_typed,
                             g_rc_box_acquire (self), restoring_unref);
  restoring_unref (self);
}

void
od_restore_dialog_present (GtkWindow *parent, OdRestoreWanted wanted, GObject *object)
{
  Restoring *self = g_rc_box_new0 (Restoring);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Reservekopie kiezen"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Openen"),
                                                               _ ("_Annuleren"));
  GtkFileFilter *backups = gtk_file_filter_new ();

  gtk_file_filter_set_name (backups, _ ("Reservekopieën"));
  gtk_file_filter_add_pattern (backups, "*" OD_BACKUP_ENDING);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), backups);
  self->parent = g_object_ref (parent);
  g_weak_ref_init (&self->object, object);
  self->wanted = wanted;
  od_choose (chooser, on_chosen, self);
}
