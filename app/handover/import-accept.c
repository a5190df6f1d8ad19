#include "import-private.h"

#include "day.h"
#include "kept-passphrase.h"
#include "profile-private.h"

#include <glib/gi18n-lib.h>

/* Accepting goes in this order; what fails undoes what stands before it:
 *
 *   turn -> judge again, now that nothing can come between -> (referral) passphrase in the keyring -> register
 */
typedef struct
{
  OdImport *import;
  OdImportChange change;
  OdKeptPassphrase *kept;
} Accepting;

static void
accepting_free (gpointer data)
{
  Accepting *accepting = data;

  g_object_unref (accepting->import);
  g_clear_object (&accepting->change.notice);
  g_clear_object (&accepting->change.referral);
  g_clear_pointer (&accepting->change.documents, g_ptr_array_unref);
  g_clear_pointer (&accepting->kept, od_kept_passphrase_free);
  g_free (accepting);
}

static void
fail (GTask *task, GError *error)
{
  Accepting *accepting = g_task_get_task_data (task);

  od_profile_end_turn (g_task_get_source_object (task), od_import_get_reference (accepting->import));
  g_task_return_error (task, error);
}

/* Gives the referral that is here, when the message came in before. */
static void
return_already_here (GTask *task, OdImport *import)
{
  OdReferral *here = od_import_get_referral (import);

  if (here != NULL)
    g_task_return_pointer (task, g_object_ref (here), g_object_unref);
  else if (od_import_is_notice (import))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                             _ ("Dit pakket is eerder al ingelezen, maar zijn doorverwijzing kan hier niet getoond worden. Er is niets veranderd; zoek het kenmerk in het logboek."));
}

/* The referral is given too when only its notice is new. */
static void
take_into_lists (OdProfile *self, Accepting *accepting)
{
  if (accepting->change.notice != NULL)
    {
      od_record_list_put (self->notices, accepting->change.notice);
      od_import_set_notice (accepting->import, accepting->change.notice);
    }
  if (accepting->change.referral != NULL)
    od_record_list_put (self->referrals, accepting->change.referral);
  else
    g_set_object (&accepting->change.referral, od_import_get_referral (accepting->import));
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Accepting *accepting = g_task_get_task_data (task);
  GError *error = NULL;

  if (od_register_apply_finish (OD_REGISTER (source), result, &error))
    {
      take_into_lists (self, accepting);
      od_profile_end_turn (self, od_import_get_reference (accepting->import));
      g_task_return_pointer (task, g_steal_pointer (&accepting->change.referral), g_object_unref);
    }
  else
    od_passphrase_undo (accepting->kept, task, error, fail);
}

static void
put_documents (OdProfile *self, OdChange *change, GPtrArray *documents)
{
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      const OdMessageDocument *document = g_ptr_array_index (documents, i);
      g_autoptr (OdSecret) content = od_secret_new (g_bytes_get_data (document->content, NULL), g_bytes_get_size (document->content));

      od_profile_put_document (self, change, OD_RECORD_ATTACHMENT, document->id, content);
    }
}

static void
apply (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Accepting *accepting = g_task_get_task_data (task);
  const OdMessage *message = od_import_get_message (accepting->import);
  OdReferral *changed = accepting->change.referral;
  OdReferral *about = changed != NULL ? changed : od_import_get_referral (accepting->import);
  g_autoptr (OdStoredMessage) stored = NULL;
  OdChange *change;

  stored = od_stored_message_new (message->id, od_message_kind_to_string (message->kind), message->reference,
                                  about != NULL ? od_referral_get_id (about) : NULL, TRUE, message->sent);
  change = od_profile_new_change (self, accepting->change.action, message->reference);
  if (changed != NULL)
    od_profile_put_referral (self, change, changed);
  if (accepting->change.notice != NULL)
    od_profile_put_notice (self, change, accepting->change.notice);
  put_documents (self, change, accepting->change.documents);
  od_change_put_message (change, stored);
  od_register_apply_async (self->reg, change, NULL, on_applied, g_object_ref (task));
}

static void
on_passphrase_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Accepting *accepting = g_task_get_task_data (task);
  GError *error = NULL;

  accepting->kept = od_passphrase_keep_finish (result, &error);
  if (accepting->kept != NULL)
    apply (task);
  else
    fail (task, error);
}

/* The referral without content: received now, handed over by the team member on the day that it was sent; (transfer full). */
static OdReferral *
make_received (OdProfile *self, const OdMessage *message)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autofree char *sent_on = od_day_from_time (message->sent);
  g_autoptr (OdSteps) steps = od_steps_new ();
  const OdStep received = { .at = od_recorded_time_new (now),
                            .event = OD_EVENT_RECEIVE,
                            .state = OD_STATE_RECEIVED,
                            .day = od_day_to_number (sent_on),
                            .user = self->settings->user_name,
                            .detail = message->team_member };

  od_steps_append (&steps, &received);
  return od_referral_restore (OD_DESK_OCMW, message->id, message->reference, message->protocol_id, NULL, OD_STATE_RECEIVED,
                              received.at, received.at, steps);
}

static OdReferral *
make_referral (OdProfile *self, OdImport *import)
{
  const OdMessage *message = od_import_get_message (import);
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autoptr (OdReferral) received = make_received (self, message);
  g_autoptr (OdReferral) with_client = od_referral_with_client (received, message->client, now);
  g_autoptr (OdReferral) with_consent = od_referral_with_consent (with_client, od_import_get_consent (import), now);

  return od_referral_with_residence_reason (with_consent, message->residence_reason, now);
}

static gboolean
take_referral (OdProfile *self, OdImport *import, OdImportChange *change, GError **error)
{
  if (od_import_get_novelty (import) != OD_IMPORT_NEW)
    return od_import_take_resend (self, import, change, error);
  change->referral = make_referral (self, import);
  change->action = od_event_to_string (OD_EVENT_RECEIVE);
  return TRUE;
}

/* The passphrase of the newest package is the one that receipts bear from then on. */
static void
accept_referral (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Accepting *accepting = g_task_get_task_data (task);
  GError *error = NULL;

  if (take_referral (self, accepting->import, &accepting->change, &error))
    od_passphrase_keep_async (self->keyring, OD_KEYRING_PACKAGE, od_import_get_reference (accepting->import),
                              od_import_get_passphrase (accepting->import), g_task_get_cancellable (task),
                              on_passphrase_kept, g_object_ref (task));
  else
    fail (task, error);
}

/* Its own passphrase stays as it is in the keyring: the receipt may bear that of an earlier package. */
static void
accept_receipt (GTask *task)
{
  Accepting *accepting = g_task_get_task_data (task);
  GError *error = NULL;

  if (od_import_take_receipt (g_task_get_source_object (task), accepting->import, &accepting->change, &error))
    apply (task);
  else
    fail (task, error);
}

/* What opened a request opens the answer to it too. */
static void
accept_notice (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Accepting *accepting = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_import_take_notice (self, accepting->import, &accepting->change, &error))
    fail (task, error);
  else if (od_import_get_kind (accepting->import) == OD_IMPORT_EVIDENCE_REQUEST)
    od_passphrase_keep_async (self->keyring, OD_KEYRING_PACKAGE, od_import_get_reference (accepting->import),
                              od_import_get_passphrase (accepting->import), g_task_get_cancellable (task),
                              on_passphrase_kept, g_object_ref (task));
  else
    apply (task);
}

static void
on_judged (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Accepting *accepting = g_task_get_task_data (task);
  const GError *refusal;
  GError *error = NULL;

  if (!od_import_judge_finish (self, result, &error)
      || g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    {
      fail (task, error);
      return;
    }
  refusal = od_import_get_refusal (accepting->import);
  if (od_import_is_already_here (accepting->import))
    {
      od_profile_end_turn (self, od_import_get_reference (accepting->import));
      return_already_here (task, accepting->import);
    }
  else if (refusal != NULL)
    fail (task, g_error_copy (refusal));
  else if (od_import_is_notice (accepting->import))
    accept_notice (task);
  else if (od_import_get_kind (accepting->import) == OD_IMPORT_RECEIPT)
    accept_receipt (task);
  else
    accept_referral (task);
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Accepting *accepting = g_task_get_task_data (task);
  GError *error = NULL;

  if (od_profile_take_turn_finish (self, result, &error))
    od_import_judge_async (self, accepting->import, g_task_get_cancellable (task), on_judged, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

void
od_import_accept_async (OdProfile *profile, OdImport *import, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Accepting *accepting = g_new0 (Accepting, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, od_import_accept_async);
  g_task_set_check_cancellable (task, FALSE);
  accepting->import = g_object_ref (import);
  g_task_set_task_data (task, accepting, accepting_free);
  if (!od_profile_check_set_up (profile, &error))
    g_task_return_error (task, error);
  else if (od_import_get_kind (import) == OD_IMPORT_FOREIGN)
    g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                             _ ("Dit pakket is met de hand gemaakt. Typ eerst over wat erin staat. Er is niets ingelezen."));
  else
    od_profile_take_turn_async (profile, od_import_get_reference (import), cancellable, on_turn, g_object_ref (task));
}

OdReferral *
od_import_accept_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
