#include "words-dialog.h"

#include <glib/gi18n-lib.h>

#include "entry-name.h"
#include "question-window.h"
#include "tooltip-name.h"

typedef struct
{
  OdQuestionWindow *window;
  GtkWidget *row;
  OdWordsTyped typed;
  gpointer data;
  GDestroyNotify free_data;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  asking->free_data (asking->data);
  g_free (asking);
}

static void
on_answered (gpointer data)
{
  Asking *asking = data;
  g_autoptr (OdSecret) words = od_secret_new (gtk_editable_get_text (GTK_EDITABLE (asking->row)), -1);

  asking->typed (asking->window, words, asking->data);
}

void
od_words_dialog_present (GtkWindow *parent, const char *title, const char *explanation, const char *action, OdWordsTyped typed, gpointer data,
                         GDestroyNotify free_data)
{
  Asking *asking = g_new0 (Asking, 1);
  AdwPreferencesGroup *group;

  *asking = (Asking) { od_question_window_new (parent, title, action), adw_password_entry_row_new (), typed, data, free_data };
  gtk_window_set_default_size (GTK_WINDOW (asking->window), 520, -1);
  group = od_question_window_add_group (asking->window, NULL, explanation);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (asking->row), _ ("De twaalf woorden, met spaties ertussen"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (asking->row), TRUE); /* as a scanner ends what it types */
  adw_preferences_group_add (group, asking->row);
  od_tooltip_name_buttons (asking->row);
  od_entry_name_follow_title (asking->row);
  od_question_window_present (asking->window, on_answered, asking, asking_free);
}
