#include "transcription.h"

#include "import-private.h"
#include "kept-passphrase.h"
#include "profile-private.h"
#include "reference.h"
#include "text-rules.h"

#include <glib/gi18n-lib.h>

/* Accepting goes in this order; what fails undoes what stands before it:
 *
 *   turn -> judge again, now that nothing can come between -> number -> passphrase in the keyring -> register
 */
typedef struct
{
  OdImport *import;
  OdReferral *typed;
  char *team_member;
  char *sent_on;
  OdReferral *accepted;
  OdKeptPassphrase *kept;
} Transcribing;

static void
transcribing_free (gpointer data)
{
  Transcribing *transcribing = data;

  g_object_unref (transcribing->import);
  g_object_unref (transcribing->typed);
  g_free (transcribing->team_member);
  g_free (transcribing->sent_on);
  g_clear_object (&transcribing->accepted);
  g_clear_pointer (&transcribing->kept, od_kept_passphrase_free);
  g_free (transcribing);
}

static const char *
get_id (Transcribing *transcribing)
{
  return od_import_get_message (transcribing->import)->id;
}

static void
fail (GTask *task, GError *error)
{
  od_profile_end_turn (g_task_get_source_object (task), get_id (g_task_get_task_data (task)));
  g_task_return_error (task, error);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Transcribing *transcribing = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_register_apply_finish (OD_REGISTER (source), result, &error))
    {
      od_passphrase_undo (transcribing->kept, task, error, fail);
      return;
    }
  od_record_list_put (self->referrals, transcribing->accepted);
  od_profile_end_turn (self, get_id (transcribing));
  g_task_return_pointer (task, g_steal_pointer (&transcribing->accepted), g_object_unref);
}

static void
apply (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Transcribing *transcribing = g_task_get_task_data (task);
  const char *reference = od_referral_get_reference (transcribing->accepted);
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autoptr (OdStoredMessage) stored = NULL;
  OdChange *change = od_profile_new_change (self, od_event_to_string (OD_EVENT_TRANSCRIBE), reference);

  stored = od_stored_message_new (get_id (transcribing), od_message_kind_to_string (OD_MESSAGE_REFERRAL), reference,
                                  od_referral_get_id (transcribing->accepted), TRUE, now);
  od_profile_put_referral (self, change, transcribing->accepted);
  od_change_put_message (change, stored);
  od_register_apply_async (self->reg, change, NULL, on_applied, g_object_ref (task));
}

static void
on_passphrase_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Transcribing *transcribing = g_task_get_task_data (task);
  GError *error = NULL;

  transcribing->kept = od_passphrase_keep_finish (result, &error);
  if (transcribing->kept != NULL)
    apply (task);
  else
    fail (task, error);
}

/* All that the OCMW gets to know of it; (transfer full). */
static OdConsent *
copy_consent (const OdConsent *typed)
{
  OdConsent *consent = od_consent_new ();

  consent->manner = typed->manner;
  g_free (consent->consent_on);
  consent->consent_on = g_strdup (typed->consent_on);
  return consent;
}

/* Received now, handed over by the team member on the day that it was sent, and typed over by who works here; (transfer full). */
static OdSteps *
make_steps (OdProfile *self, Transcribing *transcribing, OdRecordedTime now)
{
  OdSteps *steps = od_steps_new ();
  OdStep step = { .at = now,
                  .event = OD_EVENT_RECEIVE,
                  .state = OD_STATE_RECEIVED,
                  .day = od_day_to_number (transcribing->sent_on),
                  .user = self->settings->user_name,
                  .detail = transcribing->team_member };

  od_steps_append (&steps, &step);
  step.event = OD_EVENT_TRANSCRIBE;
  step.day = 0;
  step.detail = NULL;
  od_steps_append (&steps, &step);
  return steps;
}

static OdReferral *
make_referral (OdProfile *self, Transcribing *transcribing, const char *reference)
{
  OdReferral *typed = transcribing->typed;
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  const OdRecordedTime at = od_recorded_time_new (now);
  g_autoptr (OdSteps) steps = make_steps (self, transcribing, at);
  g_autoptr (OdClient) client = od_client_normalise (od_referral_get_client (typed));
  g_autoptr (OdConsent) consent = copy_consent (od_referral_get_consent (typed));
  g_autoptr (OdReferral) received = NULL;
  g_autoptr (OdReferral) with_client = NULL;
  g_autoptr (OdReferral) with_consent = NULL;

  received = od_referral_restore (OD_DESK_OCMW, get_id (transcribing), reference, od_referral_get_protocol_id (typed), NULL,
                                  OD_STATE_RECEIVED, at, at, steps);
  with_client = od_referral_with_client (received, client, now);
  with_consent = od_referral_with_consent (with_client, consent, now);
  return od_referral_with_residence_reason (with_consent, od_referral_get_residence_reason (typed), now);
}

static void
on_number (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Transcribing *transcribing = g_task_get_task_data (task);
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autofree char *reference = NULL;
  GError *error = NULL;
  guint number = od_register_next_number_finish (OD_REGISTER (source), result, &error);

  if (error != NULL)
    {
      fail (task, error);
      return;
    }
  reference = od_reference_new (g_date_time_get_year (now), number, g_random_int ());
  transcribing->accepted = make_referral (self, transcribing, reference);
  od_passphrase_keep_async (self->keyring, OD_KEYRING_PACKAGE, reference, od_import_get_passphrase (transcribing->import),
                            g_task_get_cancellable (task), on_passphrase_kept, g_object_ref (task));
}

/* Gives the referral that is here, when the package came in before. */
static void
return_already_here (GTask *task, OdReferral *here)
{
  od_profile_end_turn (g_task_get_source_object (task), get_id (g_task_get_task_data (task)));
  if (here != NULL)
    g_task_return_pointer (task, g_object_ref (here), g_object_unref);
  else
    g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                             _ ("Dit pakket is eerder al overgetypt, maar zijn doorverwijzing kan hier niet getoond worden. Er is niets veranderd; zoek het kenmerk in het logboek."));
}

static void
on_judged (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Transcribing *transcribing = g_task_get_task_data (task);
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  GError *error = NULL;

  if (!od_import_judge_finish (self, result, &error)
      || g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    fail (task, error);
  else if (od_import_is_already_here (transcribing->import))
    return_already_here (task, od_import_get_referral (transcribing->import));
  else
    od_register_next_number_async (self->reg, g_date_time_get_year (now), g_task_get_cancellable (task), on_number,
                                   g_object_ref (task));
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Transcribing *transcribing = g_task_get_task_data (task);
  GError *error = NULL;

  if (od_profile_take_turn_finish (self, result, &error))
    od_import_judge_async (self, transcribing->import, g_task_get_cancellable (task), on_judged, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static gboolean
check (OdProfile *self, OdReferral *typed, const OdHandingOver *handing_over, GError **error)
{
  g_autoptr (OdFindings) findings = NULL;

  if (!od_profile_check_desk (self, OD_DESK_OCMW, error))
    return FALSE;
  findings = od_transcription_check (self, typed, handing_over);
  if (!od_findings_has_errors (findings))
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                       _ ("Dit kan zo niet bewaard worden: er is nog iets aan te vullen of te verbeteren."));
  return FALSE;
}

OdReferral *
od_transcription_new_referral (OdProfile *profile)
{
  g_autoptr (GDateTime) now = od_profile_get_now (profile);

  return od_referral_new (OD_DESK_OCMW, "", "", NULL, now, profile->settings->user_name);
}

OdFindings *
od_transcription_check (OdProfile *profile, OdReferral *typed, const OdHandingOver *handing_over)
{
  OdProtocol *protocol = od_profile_find_protocol (profile, od_referral_get_protocol_id (typed));
  g_autofree char *today = od_profile_get_today (profile);

  return od_referral_check_typed_over (typed, protocol, handing_over, today);
}

void
od_transcription_accept_async (OdProfile *profile, OdImport *import, OdReferral *typed, const OdHandingOver *handing_over,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Transcribing *transcribing;
  GError *error = NULL;

  g_return_if_fail (od_import_get_kind (import) == OD_IMPORT_FOREIGN);

  task = g_task_new (profile, cancellable, callback, data);
  transcribing = g_new0 (Transcribing, 1);
  g_task_set_source_tag (task, od_transcription_accept_async);
  g_task_set_check_cancellable (task, FALSE);
  transcribing->import = g_object_ref (import);
  transcribing->typed = g_object_ref (typed);
  transcribing->team_member = od_text_normalise (handing_over->team_member != NULL ? handing_over->team_member : "");
  transcribing->sent_on = g_strdup (handing_over->sent_on);
  g_task_set_task_data (task, transcribing, transcribing_free);
  if (!check (profile, typed, handing_over, &error))
    g_task_return_error (task, error);
  else
    od_profile_take_turn_async (profile, get_id (transcribing), cancellable, on_turn, g_object_ref (task));
}

OdReferral *
od_transcription_accept_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
