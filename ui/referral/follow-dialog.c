#include "follow-dialog.h"

#include <glib/gi18n-lib.h>

#include "day-row.h"
#include "error-dialog.h"
#include "field-row.h"
#include "finding-text.h"

/* One open question: the window, what was asked, and the rows that hold the answer. Counted by g_rc_box, since the window may be
 * closed while the answer is being kept. */
typedef struct
{
  GtkWindow *window;
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
  GtkWidget *day_row;
  GtkWidget *save_button;
} Asking;

/* In the order of the choices of the wish row. */
static const OdEvent wish_events[] = { OD_EVENT_CONTACT, OD_EVENT_WANT_HELP, OD_EVENT_WANT_NO_HELP };

static void
asking_clear (Asking *self)
{
  g_object_unref (self->profile);
  g_object_unref (self->referral);
  g_clear_object (&self->data);
}

static void
asking_unref (Asking *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) asking_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_unref)

static OdEvent
get_event (Asking *self)
{
  switch (self->question)
    {
    case OD_FOLLOW_ASSIGN:
      return OD_EVENT_ASSIGN;
    case OD_FOLLOW_ATTEMPT:
      return OD_EVENT_ATTEMPT;
    case OD_FOLLOW_CONTACT:
    default:
      return wish_events[adw_combo_row_get_selected (ADW_COMBO_ROW (self->wish_row))];
    }
}

static void
show_findings (Asking *self, const OdFindings *findings)
{
  if (self->worker_row != NULL)
    od_field_row_set_finding (OD_FIELD_ROW (self->worker_row), od_findings_find (findings, OD_FIELD_USER_NAME));
  if (self->file_number_row != NULL)
    od_field_row_set_finding (OD_FIELD_ROW (self->file_number_row), od_findings_find (findings, OD_FIELD_FILE_NUMBER));
  if (self->day_row != NULL)
    od_day_row_set_finding (OD_DAY_ROW (self->day_row), od_findings_find (findings, OD_FIELD_DATE));
}

static void
on_followed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asking) self = data;
  g_autoptr (GtkWindow) window = self->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) referral = od_follow_finish (OD_PROFILE (source), result, &error);

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (referral == NULL)
    {
      od_error_dialog_present (GTK_WIDGET (window), _ ("Het is niet genoteerd"), error);
      return;
    }

  self->done (referral, self->data);
  gtk_window_close (window);
}

static void
on_save (Asking *self)
{
  g_autofree char *today = od_profile_get_today (self->profile);
  g_autofree char *detail = NULL;
  g_autoptr (OdFindings) findings = NULL;
  OdFollowing what = { .event = get_event (self) };

  if (self->day_row != NULL)
    what.day = od_day_row_get_day (OD_DAY_ROW (self->day_row));
  if (self->worker_row != NULL)
    what.worker = od_field_row_get_text (OD_FIELD_ROW (self->worker_row));
  if (what.event == OD_EVENT_WANT_HELP)
    what.file_number = od_field_row_get_text (OD_FIELD_ROW (self->file_number_row));
  if (self->manner_row != NULL)
    what.detail = detail = od_follow_attempt_detail (adw_combo_row_get_selected (ADW_COMBO_ROW (self->manner_row)),
                                                     adw_combo_row_get_selected (ADW_COMBO_ROW (self->reached_row)) == 1);

  findings = od_follow_check (&what, self->referral, today);
  show_findings (self, findings);
  if (od_findings_has_errors (findings))
    return;

  gtk_widget_set_sensitive (self->save_button, FALSE);
  g_object_ref (self->window);
  od_follow_async (self->profile, self->referral, &what, NULL, on_followed, g_rc_box_acquire (self));
}

static void
on_wish_changed (Asking *self)
{
  gtk_widget_set_visible (self->file_number_row, get_event (self) == OD_EVENT_WANT_HELP);
}

static GtkWidget *
create_choice_row (const char *title, const char *const *choices)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  return row;
}

static GtkWidget *
create_day_row (Asking *self, const char *title)
{
  g_autofree char *today = od_profile_get_today (self->profile);
  GtkWidget *row = od_day_row_new (title);

  od_day_row_set_day (OD_DAY_ROW (row), today);
  return row;
}

static void
add_assign_rows (Asking *self, AdwPreferencesGroup *group)
{
  const char *worker = od_referral_get_worker (self->referral);

  adw_preferences_group_set_description (group, _ ("Alleen een maatschappelijk werker die door het beroepsgeheim gebonden is en de cliënt zal helpen (protocol, artikel 4)."));
  self->worker_row = od_field_row_new (_ ("Maatschappelijk werker"));
  od_field_row_set_text (OD_FIELD_ROW (self->worker_row), worker != NULL ? worker : od_profile_get_settings (self->profile)->user_name);
  adw_preferences_group_add (group, self->worker_row);
}

static void
add_attempt_rows (Asking *self, AdwPreferencesGroup *group)
{
  /* In the order of OdContactManner. */
  const char *const manners[] = { _ ("Telefoon"), _ ("Brief"), _ ("Huisbezoek"), _ ("E-mail"), NULL };
  const char *const reached[] = { _ ("Niet bereikt"), _ ("Bereikt"), NULL };

  self->manner_row = create_choice_row (_ ("Hoe"), manners);
  self->reached_row = create_choice_row (_ ("Resultaat"), reached);
  self->day_row = create_day_row (self, _ ("Wanneer"));
  adw_preferences_group_add (group, self->manner_row);
  adw_preferences_group_add (group, self->reached_row);
  adw_preferences_group_add (group, self->day_row);
}

static void
add_contact_rows (Asking *self, AdwPreferencesGroup *group)
{
  /* In the order of wish_events. */
  const char *const wishes[] = { _ ("Nog onduidelijk"), _ ("Wenst hulp"), _ ("Wenst geen hulp"), NULL };

  adw_preferences_group_set_description (group, _ ("De gegevens blijven bewaard tot er contact was en de wens duidelijk is (protocol, artikel 3)."));
  self->day_row = create_day_row (self, _ ("Datum van het contact"));
  self->wish_row = create_choice_row (_ ("Wat wenst de cliënt?"), wishes);
  self->file_number_row = od_field_row_new (_ ("Nummer van het cliëntdossier"));
  adw_preferences_group_add (group, self->day_row);
  adw_preferences_group_add (group, self->wish_row);
  adw_preferences_group_add (group, self->file_number_row);
  g_signal_connect_swapped (self->wish_row, "notify::selected", G_CALLBACK (on_wish_changed), self);
  on_wish_changed (self);
}

static const char *
get_title (OdFollowQuestion question)
{
  switch (question)
    {
    case OD_FOLLOW_ASSIGN:
      return _ ("Toewijzen");
    case OD_FOLLOW_ATTEMPT:
      return _ ("Contactpoging");
    case OD_FOLLOW_CONTACT:
    default:
      return _ ("Contact gehad");
    }
}

static GtkWidget *
create_header_bar (Asking *self)
{
  GtkWidget *header_bar = adw_header_bar_new ();
  GtkWidget *cancel_button = gtk_button_new_with_label (_ ("Annuleren"));

  self->save_button = gtk_button_new_with_label (_ ("Noteren"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel_button), "window.close");
  g_signal_connect_swapped (self->save_button, "clicked", G_CALLBACK (on_save), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header_bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header_bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header_bar), cancel_button);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header_bar), self->save_button);
  return header_bar;
}

static GtkWidget *
create_page (Asking *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  if (self->question == OD_FOLLOW_ASSIGN)
    add_assign_rows (self, group);
  else if (self->question == OD_FOLLOW_ATTEMPT)
    add_attempt_rows (self, group);
  else
    add_contact_rows (self, group);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static void
add_escape (GtkWindow *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

void
od_follow_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral, OdFollowQuestion question,
                          OdFollowDone done, GObject *data)
{
  Asking *self = g_rc_box_new0 (Asking);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  self->question = question;
  self->done = done;
  self->data = data != NULL ? g_object_ref (data) : NULL;
  self->window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "title", get_title (question),
                               "default-width", 460, "default-height", 380, NULL);
  gtk_box_append (GTK_BOX (box), create_header_bar (self));
  gtk_box_append (GTK_BOX (box), create_page (self));
  adw_window_set_content (ADW_WINDOW (self->window), box);
  add_escape (self->window);
  gtk_window_set_default_widget (self->window, self->save_button);
  g_object_weak_ref (G_OBJECT (self->window), (GWeakNotify) asking_unref, self);
  gtk_window_present (self->window);
}
