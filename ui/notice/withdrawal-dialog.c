#include "withdrawal-dialog.h"

#include <glib/gi18n-lib.h>

#include "combo-row.h"
#include "day-row.h"
#include "notice-made.h"
#include "question-window.h"
#include "withdrawal.h"

typedef struct
{
  OdQuestionWindow *window;
  OdProfile *profile;
  OdReferral *referral;

  GtkWidget *manner_row;
  GtkWidget *day_row;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->profile);
  g_object_unref (self->referral);
  g_free (self);
}

static void
on_packed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackedNotice) packed = od_withdrawal_pack_finish (OD_PROFILE (source), result, &error);

  od_notice_made_in_window (window, packed, _ ("De intrekking is niet genoteerd"), error);
}

/* In the order of the choices of the manner row. */
static const OdConsentManner manners[] = { OD_CONSENT_ORAL, OD_CONSENT_WRITTEN };

static void
on_answered (gpointer data)
{
  Asking *self = data;
  OdConsentManner manner = manners[adw_combo_row_get_selected (ADW_COMBO_ROW (self->manner_row))];
  const char *day = od_day_row_get_day (OD_DAY_ROW (self->day_row));
  g_autofree char *today = od_profile_get_today (self->profile);
  g_autoptr (OdFindings) findings = od_withdrawal_check (self->referral, manner, day, today);

  od_day_row_set_finding (OD_DAY_ROW (self->day_row), od_findings_find (findings, OD_FIELD_DATE));
  if (od_findings_has_errors (findings))
    return;
  od_withdrawal_pack_async (self->profile, self->referral, manner, day, NULL, on_packed, od_question_window_begin_work (self->window));
}

static void
add_rows (Asking *self)
{
  /* In the order of manners. */
  const char *const texts[] = { _ ("Mondeling"), _ ("Schriftelijk"), NULL };
  g_autofree char *today = od_profile_get_today (self->profile);
  AdwPreferencesGroup *group
      = od_question_window_add_group (self->window, NULL,
                                      _ ("Een cliënt mag zich altijd bedenken. De doorverwijzing stopt meteen; het OCMW krijgt bericht en wist de gegevens, tenzij er al een dossier is: dan beslist daar iemand."));

  self->manner_row = od_combo_row_new (_ ("Hoe"), gtk_string_list_new (texts));
  self->day_row = od_day_row_new (_ ("Ingetrokken op"));
  od_day_row_set_day (OD_DAY_ROW (self->day_row), today);
  adw_preferences_group_add (group, self->manner_row);
  adw_preferences_group_add (group, self->day_row);
}

void
od_withdrawal_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral)
{
  Asking *self = g_new0 (Asking, 1);

  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  self->window = od_question_window_new (parent, _ ("Toestemming ingetrokken"), _ ("Intrekken"));
  add_rows (self);
  od_question_window_present (self->window, on_answered, self, asking_free);
}
