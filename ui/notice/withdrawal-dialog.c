#include "withdrawal-dialog.h"

#include <glib/gi18n-lib.h>

#include "day-row.h"
#include "notice-made.h"
#include "question-window.h"
#include "withdrawal.h"

/* Counted by g_rc_box, since the window may be closed while the answer is being kept. */
typedef struct
{
  OdQuestionWindow *window;
  GtkWindow *parent;
  OdProfile *profile;
  OdReferral *referral;

  GtkWidget *manner_row;
  GtkWidget *day_row;
} Asking;

static void
asking_clear (Asking *self)
{
  g_object_unref (self->parent);
  g_object_unref (self->profile);
  g_object_unref (self->referral);
}

static void
asking_unref (Asking *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) asking_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_unref)

static void
on_packed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asking) self = data;
  g_autoptr (OdQuestionWindow) window = self->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackedNotice) packed = od_withdrawal_pack_finish (OD_PROFILE (source), result, &error);

  od_notice_made_in_window (window, self->parent, packed, _ ("De intrekking is niet genoteerd"), error);
}

/* In the order of the choices of the manner row. */
static const OdConsentManner manners[] = { OD_CONSENT_ORAL, OD_CONSENT_WRITTEN };

static void
on_answered (Asking *self)
{
  OdConsentManner manner = manners[adw_combo_row_get_selected (ADW_COMBO_ROW (self->manner_row))];
  const char *day = od_day_row_get_day (OD_DAY_ROW (self->day_row));
  g_autofree char *today = od_profile_get_today (self->profile);
  g_autoptr (OdFindings) findings = od_withdrawal_check (self->referral, manner, day, today);

  od_day_row_set_finding (OD_DAY_ROW (self->day_row), od_findings_find (findings, OD_FIELD_DATE));
  if (od_findings_has_errors (findings))
    return;
  od_question_window_set_busy (self->window, TRUE);
  g_object_ref (self->window);
  od_withdrawal_pack_async (self->profile, self->referral, manner, day, NULL, on_packed, g_rc_box_acquire (self));
}

static void
add_rows (Asking *self)
{
  /* In the order of manners. */
  const char *const texts[] = { _ ("Mondeling"), _ ("Schriftelijk"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (texts);
  g_autofree char *today = od_profile_get_today (self->profile);
  AdwPreferencesGroup *group
      = od_question_window_add_group (self->window, NULL,
                                      _ ("Een cliënt mag zich altijd bedenken. De doorverwijzing stopt meteen; het OCMW krijgt bericht en wist de gegevens, tenzij er al een dossier is: dan beslist daar iemand."));

  self->manner_row = adw_combo_row_new ();
  self->day_row = od_day_row_new (_ ("Ingetrokken op"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->manner_row), _ ("Hoe"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->manner_row), G_LIST_MODEL (model));
  od_day_row_set_day (OD_DAY_ROW (self->day_row), today);
  adw_preferences_group_add (group, self->manner_row);
  adw_preferences_group_add (group, self->day_row);
}

void
od_withdrawal_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral)
{
  Asking *self = g_rc_box_new0 (Asking);

  self->parent = g_object_ref (parent);
  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  self->window = OD_QUESTION_WINDOW (od_question_window_new (parent, _ ("Toestemming ingetrokken"), _ ("Intrekken")));
  add_rows (self);
  g_signal_connect_swapped (self->window, "answered", G_CALLBACK (on_answered), self);
  g_object_weak_ref (G_OBJECT (self->window), (GWeakNotify) asking_unref, self);
  gtk_window_present (GTK_WINDOW (self->window));
}
