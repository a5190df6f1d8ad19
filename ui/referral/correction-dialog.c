#include "correction-dialog.h"

#include <glib/gi18n-lib.h>

#include "correct.h"
#include "field-row.h"
#include "field-text.h"
#include "phone-number.h"
#include "question-window.h"

typedef struct
{
  OdQuestionWindow *window;
  OdProfile *profile;
  OdReferral *referral;
  OdFollowDone done;
  GObject *data;

  GtkWidget *rows[OD_CLIENT_N_FIELDS];
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->profile);
  g_object_unref (self->referral);
  g_clear_object (&self->data);
  g_free (self);
}

/* In its kept form; (transfer full). */
static OdClient *
get_client (Asking *self)
{
  g_autoptr (OdClient) client = od_client_new ();

  for (OdField field = 0; field < OD_CLIENT_N_FIELDS; field++)
    {
      OdClient *with = od_client_with (client, field, od_field_row_get_text (OD_FIELD_ROW (self->rows[field])));

      od_client_unref (client);
      client = with;
    }
  return od_client_normalise (client);
}

/* What is said of all the ways of reaching a client together stands at the first of them. */
static void
show_findings (Asking *self, const OdFindings *findings)
{
  for (OdField field = 0; field < OD_CLIENT_N_FIELDS; field++)
    {
      const OdFinding *finding = od_findings_find (findings, field);

      if (finding == NULL && field == OD_FIELD_PHONE)
        finding = od_findings_find (findings, OD_FIELD_CONTACT_DETAILS);
      od_field_row_set_finding (OD_FIELD_ROW (self->rows[field]), finding);
    }
}

static void
on_left (Asking *self)
{
  g_autoptr (OdClient) client = get_client (self);
  g_autoptr (OdFindings) findings = od_client_check (client);

  show_findings (self, findings);
}

static void
on_corrected (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) window = data;
  Asking *self = od_question_window_get_asking (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) referral = od_correct_finish (OD_PROFILE (source), result, &error);

  if (!od_question_window_end_work (window, referral != NULL, _ ("De gegevens zijn niet verbeterd"), error))
    return;
  if (!od_client_equal (od_referral_get_client (referral), od_referral_get_client (self->referral)))
    self->done (referral, self->data);
  gtk_window_close (GTK_WINDOW (window));
}

static void
on_answered (gpointer data)
{
  Asking *self = data;
  g_autoptr (OdClient) client = get_client (self);
  g_autoptr (OdFindings) findings = od_client_check (client);

  show_findings (self, findings);
  if (od_findings_has_errors (findings))
    return;
  od_correct_async (self->profile, self->referral, client, NULL, on_corrected, od_question_window_begin_work (self->window));
}

static void
add_rows (Asking *self, const char *title, const char *description, OdField first, OdField last)
{
  OdClient *client = od_referral_get_client (self->referral);
  AdwPreferencesGroup *group = od_question_window_add_group (self->window, title, description);

  for (OdField field = first; field <= last; field++)
    {
      const char *value = od_client_get (client, field);
      g_autofree char *phone = field == OD_FIELD_PHONE && *value != '\0' ? od_phone_number_format (value) : NULL;

      self->rows[field] = od_field_row_new (od_field_to_text (field));
      od_field_row_set_text (OD_FIELD_ROW (self->rows[field]), phone != NULL ? phone : value);
      g_signal_connect_swapped (self->rows[field], "left", G_CALLBACK (on_left), self);
      adw_preferences_group_add (group, self->rows[field]);
    }
}

void
od_correction_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral, OdFollowDone done, GObject *data)
{
  Asking *self;

  g_return_if_fail (od_referral_get_client (referral) != NULL);

  self = g_new0 (Asking, 1);
  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  self->done = done;
  self->data = data != NULL ? g_object_ref (data) : NULL;
  self->window = od_question_window_new (parent, _ ("Gegevens verbeteren"), _ ("Bewaren"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 480, 700);
  add_rows (self, NULL, _ ("Wat het was en wat het werd, blijft bij de cliënt staan. Laat het Kind en Gezin weten met een kwaliteitsmelding."),
            OD_FIELD_GIVEN_NAME, OD_FIELD_FAMILY_NAME);
  add_rows (self, _ ("Adres"), NULL, OD_FIELD_STREET, OD_FIELD_MUNICIPALITY);
  add_rows (self, _ ("Hoe te bereiken"), NULL, OD_FIELD_PHONE, OD_FIELD_EMAIL);
  od_question_window_present (self->window, on_answered, self, asking_free);
}
