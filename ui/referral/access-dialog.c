#include "access-dialog.h"

#include <glib/gi18n-lib.h>

#include "access.h"
#include "document-row.h"
#include "question-window.h"
#include "state-text.h"
#include "text-row.h"

typedef struct
{
  OdQuestionWindow *window;
  OdProfile *profile;
  OdReferral *referral;
  GPtrArray *others; /* of OdReferral: perhaps the same person's */
  GPtrArray *checks; /* one for each of these */
  AdwPreferencesGroup *result_group;
  GtkWidget *rows[2];
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->profile);
  g_object_unref (self->referral);
  g_ptr_array_unref (self->others);
  g_ptr_array_unref (self->checks);
  g_free (self);
}

static void
remove_result (Asking *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->rows); i++)
    if (self->rows[i] != NULL)
      adw_preferences_group_remove (self->result_group, g_steal_pointer (&self->rows[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->result_group), FALSE);
}

/* The name of the file tells of no client. */
static GtkWidget *
add_document (Asking *self, const char *title, const char *extension, GBytes *content)
{
  g_autofree char *name = g_strdup_printf ("inzage-%s.%s", od_referral_get_reference (self->referral), extension);
  GtkWidget *row = od_document_row_new (self->profile, title, name, content, TRUE);

  adw_preferences_group_add (self->result_group, row);
  return row;
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) window = data;
  Asking *self = od_question_window_get_asking (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdAccess) access = od_access_report_finish (OD_PROFILE (source), result, &error);

  if (!od_question_window_end_work (window, access != NULL, _ ("Het document is niet gemaakt"), error))
    return;
  remove_result (self);
  self->rows[0] = add_document (self, _ ("Voor de cliënt (PDF)"), "pdf", access->pdf);
  self->rows[1] = add_document (self, _ ("Voor computers (JSON)"), "json", access->json);
  gtk_widget_set_visible (GTK_WIDGET (self->result_group), TRUE);
}

static void
on_answered (gpointer data)
{
  Asking *self = data;
  g_autoptr (GPtrArray) referrals = g_ptr_array_new ();

  g_ptr_array_add (referrals, self->referral);
  for (guint i = 0; i < self->others->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_ptr_array_add (referrals, g_ptr_array_index (self->others, i));
  od_access_report_async (self->profile, referrals, NULL, on_made, od_question_window_begin_work (self->window));
}

static void
add_other (Asking *self, AdwPreferencesGroup *group, OdReferral *other)
{
  g_autofree char *name = od_referral_get_name (other);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", od_referral_get_reference (other), od_state_to_text (od_referral_get_state (other)));
  GtkWidget *row = od_text_row_new (name, subtitle);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->checks, od_text_row_add_check (row, subtitle));
}

static void
add_others (Asking *self)
{
  AdwPreferencesGroup *group;

  if (self->others->len == 0)
    return;
  group = od_question_window_add_group (self->window, _ ("Misschien dezelfde persoon"), _ ("Kruis aan wat ook van deze cliënt is."));
  for (guint i = 0; i < self->others->len; i++)
    add_other (self, group, g_ptr_array_index (self->others, i));
}

void
od_access_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral)
{
  Asking *self = g_new0 (Asking, 1);

  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  self->others = od_profile_find_same_person (profile, referral);
  self->checks = g_ptr_array_new ();
  self->window = od_question_window_new (parent, _ ("Inzage voor de cliënt"), _ ("Opmaken"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 480, 420);
  od_question_window_add_group (self->window, NULL,
                                _ ("Wie zijn gegevens wil inkijken (AVG, artikel 15), krijgt alles wat hier over hem bekend is: gegevens, toestemming, verloop, doorgiften en verbeteringen. Ga eerst na wie het vraagt."));
  add_others (self);
  self->result_group = od_question_window_add_group (self->window, _ ("Klaar om te geven"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->result_group), FALSE);
  od_question_window_present (self->window, on_answered, self, asking_free);
}
