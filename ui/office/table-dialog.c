#include "table-dialog.h"

#include <glib/gi18n-lib.h>

#include "choose-file.h"
#include "error-dialog.h"
#include "office-table.h"
#include "office-text.h"
#include "question-window.h"

/* Counted by g_rc_box, since the window may be closed while it is kept. */
typedef struct
{
  GtkWindow *parent;
  OdProfile *profile;
  OdOfficeKind kind;
  GPtrArray *differences;
  OdQuestionWindow *window;
} Reading;

static void
reading_clear (Reading *self)
{
  g_object_unref (self->parent);
  g_object_unref (self->profile);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
}

static void
reading_unref (Reading *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) reading_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_unref)

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) self = data;
  g_autoptr (OdQuestionWindow) window = self->window;
  g_autoptr (GError) error = NULL;

  od_question_window_set_busy (window, FALSE);
  if (od_office_table_keep_finish (OD_PROFILE (source), result, &error))
    gtk_window_close (GTK_WINDOW (window));
  else
    od_error_dialog_present (GTK_WIDGET (window), _ ("Niet alles is bewaard"), error);
}

static void
on_answered (Reading *self)
{
  od_question_window_set_busy (self->window, TRUE);
  g_object_ref (self->window);
  od_office_table_keep_async (self->profile, self->differences, NULL, on_kept, g_rc_box_acquire (self));
}

/* Takes @self. */
static void
present (Reading *self)
{
  AdwPreferencesGroup *group;
  gboolean differs = self->differences->len > 0;

  self->window = OD_QUESTION_WINDOW (od_question_window_new (self->parent, _ ("Tabel overnemen"), _ ("Overnemen")));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 520, -1);
  group = od_question_window_add_group (self->window, NULL, differs ? _ ("Dit verandert er. Wat niet in de tabel staat, blijft zoals het is.")
                                                                    : _ ("De tabel zegt hetzelfde als wat hier staat: er verandert niets."));
  od_overview_add_differences (group, self->differences);
  g_signal_connect_swapped (self->window, "answered", G_CALLBACK (on_answered), self);
  g_object_weak_ref (G_OBJECT (self->window), (GWeakNotify) reading_unref, self);
  gtk_window_present (GTK_WINDOW (self->window));
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
  Reading *self = g_rc_box_new0 (Reading);

  self->parent = g_object_ref (parent);
  self->profile = g_object_ref (profile);
  self->kind = kind;
  od_choose_file_async (GTK_WIDGET (parent), _ ("Tabel kiezen"), _ ("_Openen"), on_chosen, self);
}
