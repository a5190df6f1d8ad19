#include "table-dialog.h"

#include <glib/gi18n-lib.h>

#include "choose-file.h"
#include "error-dialog.h"
#include "office-table.h"
#include "office-text.h"
#include "question-window.h"

typedef struct
{
  GtkWindow *parent;
  OdProfile *profile;
  OdOfficeKind kind;
  GPtrArray *differences;
  OdQuestionWindow *window;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_object_unref (self->parent);
  g_object_unref (self->profile);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) window = data;
  g_autoptr (GError) error = NULL;
  gboolean kept = od_office_table_keep_finish (OD_PROFILE (source), result, &error);

  if (od_question_window_end_work (window, kept, _ ("Niet alles is bewaard"), error))
    gtk_window_close (GTK_WINDOW (window));
}

static void
on_answered (gpointer data)
{
  Reading *self = data;

  od_office_table_keep_async (self->profile, self->differences, NULL, on_kept, od_question_window_begin_work (self->window));
}

/* Takes @self. */
static void
present (Reading *self)
{
  AdwPreferencesGroup *group;
  gboolean differs = self->differences->len > 0;

  self->window = od_question_window_new (self->parent, _ ("Tabel overnemen"), _ ("Overnemen"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 520, -1);
  group = od_question_window_add_group (self->window, NULL, differs ? _ ("Dit verandert er. Wat niet in de tabel staat, blijft zoals het is.")
                                                                    : _ ("De tabel zegt hetzelfde als wat hier staat: er verandert niets."));
  od_overview_add_differences (group, self->differences);
  od_question_window_present (self->window, on_answered, self, reading_free);
}

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = od_choose_file_finish (GTK_WIDGET (source), result, NULL, &error);

  if (csv != NULL)
    self->differences = od_office_table_read (self->profile, self->kind, csv, &error);
  if (self->differences != NULL)
    present (g_steal_pointer (&self));
  else if (error != NULL)
    od_error_dialog_present (GTK_WIDGET (self->parent), _ ("De tabel is niet overgenomen"), error);
}

void
od_table_dialog_present (GtkWindow *parent, OdProfile *profile, OdOfficeKind kind)
{
  Reading *self = g_new0 (Reading, 1);

  self->parent = g_object_ref (parent);
  self->profile = g_object_ref (profile);
  self->kind = kind;
  od_choose_file_async (GTK_WIDGET (parent), _ ("Tabel kiezen"), _ ("_Openen"), on_chosen, self);
}
