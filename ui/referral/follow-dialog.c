#include "follow-dialog.h"

#include <glib/gi18n-lib.h>

#include "choice-row.h"
#include "combo-row.h"
#include "day-row.h"
#include "field-row.h"
#include "question-window.h"
#include "review.h"

/* One open question: the window, what was asked, and the rows that hold the answer. */
typedef struct
{
  OdQuestionWindow *window;
  OdProfile *profile;
  OdReferral *referral;
  OdFollowQuestion question;
  OdFollowDone done;
  GObject *data;

  GtkWidget *worker_row;
  GtkWidget *manner_row;
  GtkWidget *reached_row;
  GtkWidget *wish_row;
  GtkWidget *file_number_row;
  GtkWidget *decision_row;
  GtkWidget *keep_ground_row;
  GtkWidget *erase_ground_row;
  GtkWidget *day_row; /* when it happened */
  GtkWidget *until_row;
} Asking;

typedef void (*AddRows) (Asking *self);

static void add_assign_rows (Asking *self);
static void add_attempt_rows (Asking *self);
static void add_contact_rows (Asking *self);
static void add_close_rows (Asking *self);
static void add_reopen_rows (Asking *self);
static void add_give_up_rows (Asking *self);
static void add_review_rows (Asking *self);

static const struct
{
  const char *title;
  OdEvent event; /* that of the contact is chosen */
  AddRows add_rows;
} questions[] = {
  [OD_FOLLOW_ASSIGN] = { N_ ("Toewijzen"), OD_EVENT_ASSIGN, add_assign_rows },
  [OD_FOLLOW_ATTEMPT] = { N_ ("Contactpoging"), OD_EVENT_ATTEMPT, add_attempt_rows },
  [OD_FOLLOW_CONTACT] = { N_ ("Contact gehad"), OD_EVENT_CONTACT, add_contact_rows },
  [OD_FOLLOW_CLOSE] = { N_ ("Dossier sluiten"), OD_EVENT_CLOSE_FILE, add_close_rows },
  [OD_FOLLOW_REOPEN] = { N_ ("Dossier heropenen"), OD_EVENT_REOPEN_FILE, add_reopen_rows },
  [OD_FOLLOW_GIVE_UP] = { N_ ("Onbereikbaar"), OD_EVENT_GIVE_UP, add_give_up_rows },
  [OD_FOLLOW_REVIEW] = { N_ ("Opnieuw bekijken"), OD_EVENT_REVIEW, add_review_rows },
};

/* In the order of the choices of the wish row. */
static const OdEvent wish_events[] = { OD_EVENT_CONTACT, OD_EVENT_WANT_HELP, OD_EVENT_WANT_NO_HELP };

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->profile);
  g_object_unref (self->referral);
  g_clear_object (&self->data);
  g_free (self);
}

/* The answer */

static guint
get_selected (GtkWidget *row)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (row));
}

static OdEvent
get_event (Asking *self)
{
  return self->question == OD_FOLLOW_CONTACT ? wish_events[get_selected (self->wish_row)] : questions[self->question].event;
}

static gboolean
may_go (Asking *self)
{
  return get_selected (self->decision_row) == 1;
}

/* The code of what was chosen; (transfer full) (nullable). */
static char *
get_detail (Asking *self)
{
  if (self->question == OD_FOLLOW_ATTEMPT)
    return od_follow_attempt_format (od_choice_row_get_code (self->manner_row), get_selected (self->reached_row) == 1);
  if (self->question == OD_FOLLOW_REVIEW)
    {
      const OdReview review = {
        .erase = may_go (self),
        .ground = (char *) od_choice_row_get_code (may_go (self) ? self->erase_ground_row : self->keep_ground_row),
        .until = may_go (self) ? NULL : (char *) od_day_row_get_day (OD_DAY_ROW (self->until_row)),
      };

      return od_review_to_detail (&review);
    }
  return NULL;
}

static void
show_findings (Asking *self, const OdFindings *findings)
{
  GtkWidget *day_row = self->until_row != NULL ? self->until_row : self->day_row;

  if (self->worker_row != NULL)
    od_field_row_set_finding (OD_FIELD_ROW (self->worker_row), od_findings_find (findings, OD_FIELD_USER_NAME));
  if (self->file_number_row != NULL)
    od_field_row_set_finding (OD_FIELD_ROW (self->file_number_row), od_findings_find (findings, OD_FIELD_FILE_NUMBER));
  if (day_row == NULL)
    return;
  if (od_findings_find (findings, OD_FIELD_DATE) != NULL)
    od_day_row_set_finding (OD_DAY_ROW (day_row), od_findings_find (findings, OD_FIELD_DATE));
  else /* a day that is none makes the whole decision unreadable */
    od_day_row_set_finding (OD_DAY_ROW (day_row), self->until_row != NULL ? od_findings_find (findings, OD_FIELD_GROUND) : NULL);
}

static void
on_followed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) window = data;
  Asking *self = od_question_window_get_asking (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) referral = od_follow_finish (OD_PROFILE (source), result, &error);

  if (!od_question_window_end_work (window, referral != NULL, _ ("Het is niet genoteerd"), error))
    return;
  self->done (referral, self->data);
  gtk_window_close (GTK_WINDOW (window));
}

static void
on_answered (gpointer data)
{
  Asking *self = data;
  g_autofree char *today = od_profile_get_today (self->profile);
  g_autofree char *detail = get_detail (self);
  g_autoptr (OdFindings) findings = NULL;
  OdFollowing what = { .event = get_event (self), .detail = detail };

  if (self->day_row != NULL)
    what.day = od_day_row_get_day (OD_DAY_ROW (self->day_row));
  if (self->worker_row != NULL)
    what.worker = od_field_row_get_text (OD_FIELD_ROW (self->worker_row));
  if (what.event == OD_EVENT_WANT_HELP)
    what.file_number = od_field_row_get_text (OD_FIELD_ROW (self->file_number_row));

  findings = od_follow_check (&what, self->referral, today);
  show_findings (self, findings);
  if (od_findings_has_errors (findings))
    return;

  od_follow_async (self->profile, self->referral, &what, NULL, on_followed, od_question_window_begin_work (self->window));
}

/* The rows */

static GtkWidget *
create_combo_row (const char *title, const char *const *choices)
{
  GtkWidget *row = od_combo_row_new (title, gtk_string_list_new (choices));

  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE); /* as the choices of the office beside it */
  return row;
}

static void
add_day_row (Asking *self, AdwPreferencesGroup *group, const char *title)
{
  g_autofree char *today = od_profile_get_today (self->profile);

  self->day_row = od_day_row_new (title);
  od_day_row_set_day (OD_DAY_ROW (self->day_row), today);
  adw_preferences_group_add (group, self->day_row);
}

static void
add_assign_rows (Asking *self)
{
  const char *worker = od_referral_get_worker (self->referral);
  AdwPreferencesGroup *group
      = od_question_window_add_group (self->window, NULL,
                                      _ ("Alleen een maatschappelijk werker die door het beroepsgeheim gebonden is en de cliënt zal helpen (protocol, artikel 4)."));

  self->worker_row = od_field_row_new (_ ("Maatschappelijk werker"));
  od_field_row_set_text (OD_FIELD_ROW (self->worker_row), worker != NULL ? worker : od_profile_get_settings (self->profile)->user_name);
  adw_preferences_group_add (group, self->worker_row);
}

static void
add_attempt_rows (Asking *self)
{
  AdwPreferencesGroup *group = od_question_window_add_group (self->window, NULL, NULL);
  const char *const reached[] = { _ ("Niet bereikt"), _ ("Bereikt"), NULL };

  self->manner_row = od_choice_row_new (_ ("Hoe"), od_profile_get_settings (self->profile)->choices, OD_CHOICE_CONTACT_MANNER);
  self->reached_row = create_combo_row (_ ("Resultaat"), reached);
  adw_preferences_group_add (group, self->manner_row);
  adw_preferences_group_add (group, self->reached_row);
  add_day_row (self, group, _ ("Wanneer"));
}

static void
on_wish_changed (Asking *self)
{
  gtk_widget_set_visible (self->file_number_row, get_event (self) == OD_EVENT_WANT_HELP);
}

static void
add_contact_rows (Asking *self)
{
  /* In the order of wish_events. */
  const char *const wishes[] = { _ ("Nog onduidelijk"), _ ("Wenst hulp"), _ ("Wenst geen hulp"), NULL };
  AdwPreferencesGroup *group
      = od_question_window_add_group (self->window, NULL,
                                      _ ("De gegevens blijven bewaard tot er contact was en de wens duidelijk is (protocol, artikel 3)."));

  add_day_row (self, group, _ ("Datum van het contact"));
  self->wish_row = create_combo_row (_ ("Wat wenst de cliënt?"), wishes);
  self->file_number_row = od_field_row_new (_ ("Nummer van het cliëntdossier"));
  adw_preferences_group_add (group, self->wish_row);
  adw_preferences_group_add (group, self->file_number_row);
  g_signal_connect_swapped (self->wish_row, "notify::selected", G_CALLBACK (on_wish_changed), self);
  on_wish_changed (self);
}

static void
add_close_rows (Asking *self)
{
  OdProtocol *protocol = od_profile_find_protocol (self->profile, od_referral_get_protocol_id (self->referral));
  guint years = protocol != NULL ? od_protocol_get_data (protocol)->retention_years : 0;
  g_autofree char *kept = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "De gegevens blijven na deze dag nog %u jaar bewaard en komen dan bij ‘Te wissen’ (protocol, artikel 3).",
                   "De gegevens blijven na deze dag nog %u jaar bewaard en komen dan bij ‘Te wissen’ (protocol, artikel 3).", years),
      years);

  add_day_row (self, od_question_window_add_group (self->window, NULL, years > 0 ? kept : NULL), _ ("Gesloten op"));
}

static void
add_reopen_rows (Asking *self)
{
  add_day_row (self, od_question_window_add_group (self->window, NULL, _ ("De bewaartermijn begint opnieuw wanneer het dossier weer gesloten wordt.")),
               _ ("Heropend op"));
}

static void
add_give_up_rows (Asking *self)
{
  add_day_row (self, od_question_window_add_group (self->window, NULL, _ ("De gegevens blijven bewaard. Na een tijd bekijkt u opnieuw of u het nog eens probeert, of dat ze weg mogen.")),
               _ ("Vanaf"));
}

static void
on_decision_changed (Asking *self)
{
  gtk_widget_set_visible (self->erase_ground_row, may_go (self));
  gtk_widget_set_visible (self->keep_ground_row, !may_go (self));
  gtk_widget_set_visible (self->until_row, !may_go (self));
}

static void
add_review_rows (Asking *self)
{
  const OdSettings *settings = od_profile_get_settings (self->profile);
  const char *const decisions[] = { _ ("Langer bewaren"), _ ("De gegevens mogen weg"), NULL };
  g_autofree char *today = od_profile_get_today (self->profile);
  g_autofree char *until = od_deadlines_add (&settings->deadlines, OD_DEADLINE_REVIEW, today);
  AdwPreferencesGroup *group
      = od_question_window_add_group (self->window, NULL, _ ("Van wie onbereikbaar is, wordt niets vanzelf gewist: u beslist, op een van deze gronden."));

  self->decision_row = create_combo_row (_ ("Beslissing"), decisions);
  self->keep_ground_row = od_choice_row_new (_ ("Waarom"), settings->choices, OD_CHOICE_KEEP_GROUND);
  self->erase_ground_row = od_choice_row_new (_ ("Waarom"), settings->choices, OD_CHOICE_ERASE_GROUND);
  self->until_row = od_day_row_new (_ ("Opnieuw bekijken op"));
  od_day_row_set_day (OD_DAY_ROW (self->until_row), until);
  adw_preferences_group_add (group, self->decision_row);
  adw_preferences_group_add (group, self->keep_ground_row);
  adw_preferences_group_add (group, self->erase_ground_row);
  adw_preferences_group_add (group, self->until_row);
  g_signal_connect_swapped (self->decision_row, "notify::selected", G_CALLBACK (on_decision_changed), self);
  on_decision_changed (self);
}

void
od_follow_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral, OdFollowQuestion question,
                          OdFollowDone done, GObject *data)
{
  Asking *self = g_new0 (Asking, 1);

  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  self->question = question;
  self->done = done;
  self->data = data != NULL ? g_object_ref (data) : NULL;
  self->window = od_question_window_new (parent, _ (questions[question].title), _ ("Noteren"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 480, 420);
  questions[question].add_rows (self);
  od_question_window_present (self->window, on_answered, self, asking_free);
}
