#include "return-dialog.h"

#include <glib/gi18n-lib.h>

#include "combo-row.h"
#include "notice-made.h"
#include "question-window.h"
#include "return-referral.h"
#include "state-text.h"

typedef struct
{
  OdQuestionWindow *window;
  OdProfile *profile;
  OdReferral *referral;

  GtkWidget *reason_row;
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
  g_autoptr (OdPackedNotice) packed = od_return_pack_finish (OD_PROFILE (source), result, &error);

  od_notice_made_in_window (window, packed, _ ("De terugzending is niet verpakt"), error);
}

static void
on_answered (gpointer data)
{
  Asking *self = data;

  od_return_pack_async (self->profile, self->referral, adw_combo_row_get_selected (ADW_COMBO_ROW (self->reason_row)), NULL, on_packed,
                        od_question_window_begin_work (self->window));
}

static void
add_rows (Asking *self)
{
  GtkStringList *reasons = gtk_string_list_new (NULL);
  AdwPreferencesGroup *group
      = od_question_window_add_group (self->window, NULL,
                                      _ ("Kind en Gezin krijgt het kenmerk en de reden, niets over de cliënt. Pas als u zegt dat het verzonden is, staat de doorverwijzing op ‘teruggestuurd’ en mogen de gegevens hier weg."));

  for (OdReturnReason reason = 0; reason < OD_N_RETURN_REASONS; reason++)
    gtk_string_list_append (reasons, od_return_reason_to_text (reason));
  self->reason_row = od_combo_row_new (_ ("Reden"), reasons);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self->reason_row), TRUE);
  adw_preferences_group_add (group, self->reason_row);
}

void
od_return_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral)
{
  Asking *self = g_new0 (Asking, 1);

  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  self->window = od_question_window_new (parent, _ ("Terugsturen"), _ ("Verpakken"));
  add_rows (self);
  od_question_window_present (self->window, on_answered, self, asking_free);
}
