#include "due-work.h"

#include <glib/gi18n-lib.h>

#include "agree-passphrase.h"
#include "backup.h"
#include "error-dialog.h"
#include "recovery-sheet.h"
#include "view-settings.h"

/* A computer that slept does not count the hours it slept, so a new day is looked for every hour. */
#define SECONDS_BETWEEN_LOOKS 3600

/* Counted by g_rc_box, since it may end while a backup is being made. */
struct _OdDueWork
{
  GtkWidget *window;    /* weak: it owns this */
  OdProfile *profile;   /* (nullable) */
  gboolean told_backup; /* that the last daily backup did not succeed */
  guint timeout;
};

static void
due_work_clear (OdDueWork *self)
{
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->profile);
}

static void
due_work_unref (OdDueWork *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) due_work_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdDueWork, due_work_unref)

/* An old passphrase that the keyring does not let go stays in its protocol's page, which tells so; the next time tries again. */
static void
on_expired_forgotten (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  od_passphrase_forget_expired_finish (OD_PROFILE (source), result, &error);
}

static void
on_backup_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdDueWork) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = od_backup_make_finish (OD_PROFILE (source), result, &error);

  if (path == NULL && !self->told_backup && self->window != NULL)
    od_error_dialog_present (self->window, _ ("De dagelijkse reservekopie is niet gemaakt"), error);
  self->told_backup = path == NULL; /* a disk that is away is told once, not every hour */
}

static void
make_backup_when_due (OdDueWork *self)
{
  const char *name = od_profile_get_name (self->profile);
  g_autoptr (GSettings) settings = od_view_settings_new (name);
  g_autofree char *folder = g_settings_get_string (settings, "backup-folder");
  g_autoptr (GDateTime) last = NULL;
  g_autoptr (GDateTime) now = od_profile_get_now (self->profile);

  od_backup_set_folder (self->profile, *folder != '\0' ? folder : NULL);
  if (od_profile_is_read_only (self->profile))
    return;
  if (*folder == '\0' || !g_settings_get_boolean (settings, "backup-daily") || od_recovery_sheet_get_day (self->profile) == NULL)
    return;
  last = od_backup_find_last (folder, name);
  if (od_backup_is_due (last, now))
    od_backup_make_async (self->profile, folder, NULL, on_backup_made, g_rc_box_acquire (self));
}

static gboolean
do_what_is_due (gpointer data)
{
  OdDueWork *self = data;

  if (!od_profile_is_read_only (self->profile)) /* which the window says all the time */
    od_passphrase_forget_expired_async (self->profile, NULL, on_expired_forgotten, NULL);
  make_backup_when_due (self);
  return G_SOURCE_CONTINUE;
}

OdDueWork *
od_due_work_new (GtkWidget *window)
{
  OdDueWork *self = g_rc_box_new0 (OdDueWork);

  g_set_weak_pointer (&self->window, window);
  return self;
}

void
od_due_work_end (OdDueWork *self)
{
  od_due_work_set_profile (self, NULL);
  due_work_unref (self);
}

void
od_due_work_set_profile (OdDueWork *self, OdProfile *profile)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (!g_set_object (&self->profile, profile) || profile == NULL)
    return;
  self->timeout = g_timeout_add_seconds (SECONDS_BETWEEN_LOOKS, do_what_is_due, self);
  do_what_is_due (self);
}
