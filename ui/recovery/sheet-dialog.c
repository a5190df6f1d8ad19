#include "sheet-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document-row.h"
#include "entry-name.h"
#include "error-dialog.h"
#include "passphrase-word.h"
#include "question-window.h"
#include "recovery-sheet.h"
#include "screen-reader.h"
#include "style.h"
#include "unkept.h"

#define N_ASKED 2

/* Counted by g_rc_box: the first window shows the words, the second asks two of them. */
typedef struct
{
  OdQuestionWindow *window; /* the one that is open */
  GtkWindow *parent;
  OdProfile *profile;
  OdSecret *words;
  guint asked[N_ASKED];     /* which words, from 0 */
  GtkWidget *rows[N_ASKED];
  AdwPreferencesGroup *group;
} Making;

static void ask (Making *self);

static void
making_clear (Making *self)
{
  g_object_unref (self->parent);
  g_object_unref (self->profile);
  od_secret_unref (self->words);
}

static void
making_unref (gpointer self)
{
  g_rc_box_release_full (self, (GDestroyNotify) making_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_unref)

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) window = data;
  g_autoptr (GError) error = NULL;
  gboolean kept = od_recovery_sheet_keep_finish (OD_PROFILE (source), result, &error);

  if (od_question_window_end_work (window, kept, _ ("Het herstelblad is niet bewaard"), error))
    gtk_window_close (GTK_WINDOW (window));
}

/* Capitals and spaces around it do not matter. */
static gboolean
is_right (Making *self, guint i)
{
  char *lower = g_ascii_strdown (gtk_editable_get_text (GTK_EDITABLE (self->rows[i])), -1);
  gsize length = strlen (lower);
  g_autoptr (OdSecret) word = od_secret_get_word (self->words, self->asked[i]);
  gboolean right = g_str_equal (g_strstrip (lower), od_secret_peek (word));

  od_secret_wipe (lower, length);
  g_free (lower);
  return right;
}

static void
on_typed (gpointer data)
{
  Making *self = data;
  const char *problem = _ ("Dat is niet wat er op het blad staat. Kijk het nummer van het woord na.");
  GtkWidget *wrong = NULL;

  for (guint i = 0; i < N_ASKED; i++)
    {
      GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->rows[i])));
      gboolean fits = is_right (self, i);

      od_style_set (self->rows[i], "error", !fits);
      od_screen_reader_set_invalid (text, !fits);
      od_screen_reader_describe (text, fits ? NULL : problem);
      if (!fits && wrong == NULL)
        wrong = self->rows[i];
    }
  if (wrong != NULL)
    {
      adw_preferences_group_set_description (self->group, problem);
      gtk_widget_grab_focus (wrong);
      return;
    }
  od_recovery_sheet_keep_async (self->profile, self->words, NULL, on_kept, od_question_window_begin_work (self->window));
}

/* Two different words, never the last, which follows from the others. */
static void
choose_words (Making *self)
{
  self->asked[0] = (guint) g_random_int_range (0, OD_RECOVERY_WORDS - 2);
  self->asked[1] = (guint) g_random_int_range ((gint32) self->asked[0] + 1, OD_RECOVERY_WORDS - 1);
}

static void
ask (Making *self)
{
  self->window = od_question_window_new (self->parent, _ ("Herstelblad"), _ ("Bevestigen"));
  od_unkept_mark (GTK_WINDOW (self->window));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 520, -1);
  self->group = od_question_window_add_group (self->window, NULL, _ ("Neem het blad erbij, en typ twee woorden over. Zo weet u dat het te lezen is."));
  choose_words (self);
  for (guint i = 0; i < N_ASKED; i++)
    {
      g_autofree char *title = g_strdup_printf (_ ("Woord %u"), self->asked[i] + 1);

      self->rows[i] = adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]), title);
      od_entry_name_follow_title (self->rows[i]);
      adw_preferences_group_add (self->group, self->rows[i]);
    }
  od_question_window_present (self->window, on_typed, g_rc_box_acquire (self), making_unref);
}

static void
on_seen (gpointer data)
{
  Making *self = data;

  gtk_window_close (GTK_WINDOW (self->window));
  ask (self);
}

static GtkWidget *
create_words (const OdSecret *words)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("De twaalf woorden"), -1);
  for (guint i = 0; i < OD_RECOVERY_WORDS; i++)
    {
      g_autoptr (OdSecret) word = od_secret_get_word (words, i);

      gtk_flow_box_append (GTK_FLOW_BOX (flow), od_passphrase_word_new (i + 1, word));
    }
  return flow;
}

void
od_sheet_dialog_present (GtkWindow *parent, OdProfile *profile)
{
  g_autoptr (Making) self = g_rc_box_new0 (Making);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  AdwPreferencesGroup *group;

  self->parent = g_object_ref (parent);
  self->profile = g_object_ref (profile);
  self->words = od_recovery_words_new ();
  pdf = od_recovery_sheet_to_pdf (profile, self->words, &error);
  if (pdf == NULL)
    {
      od_error_dialog_present (GTK_WIDGET (parent), _ ("Het herstelblad is niet gemaakt"), error);
      return;
    }
  self->window = od_question_window_new (parent, _ ("Herstelblad"), _ ("Volgende"));
  od_unkept_mark (GTK_WINDOW (self->window)); /* they may be on paper already */
  gtk_window_set_default_size (GTK_WINDOW (self->window), 520, -1);
  group = od_question_window_add_group (self->window, _ ("De twaalf woorden"), _ ("Ze worden maar één keer getoond. Druk het blad af, of schrijf ze over, en leg het achter slot: niet bij de computer."));
  adw_preferences_group_add (group, create_words (self->words));
  group = od_question_window_add_group (self->window, NULL, NULL);
  adw_preferences_group_add (group, od_document_row_new (profile, _ ("Herstelblad (PDF)"), "herstelblad.pdf", pdf, TRUE));
  od_question_window_present (self->window, on_seen, g_rc_box_acquire (self), making_unref);
}
