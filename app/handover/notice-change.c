#include "notice-change.h"

#include "profile-private.h"
#include "profile-record.h"
#include "record-json.h"
#include "referral-change.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *id;
  char *reference;
  OdNoticeEdit edit;
  gpointer data;
  OdNoticeOutcome outcome;
} Changing;

static void
changing_free (gpointer data)
{
  Changing *changing = data;

  g_free (changing->id);
  g_free (changing->reference);
  g_clear_object (&changing->outcome.notice);
  g_clear_object (&changing->outcome.referral);
  g_clear_object (&changing->outcome.protocol);
  g_free (changing);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Changing *changing = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean applied = od_register_apply_finish (OD_REGISTER (source), result, &error);

  if (applied)
    {
      od_record_list_put (self->notices, changing->outcome.notice);
      if (changing->outcome.referral != NULL)
        od_record_list_put (self->referrals, changing->outcome.referral);
      if (changing->outcome.protocol != NULL)
        od_record_list_put (self->protocols, changing->outcome.protocol);
    }
  od_profile_end_turn (self, changing->reference);
  if (applied)
    g_task_return_pointer (task, g_steal_pointer (&changing->outcome.notice), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
put_protocol (OdProfile *self, OdChange *change, OdProtocol *protocol)
{
  g_autoptr (OdSecret) content = od_secret_from_bytes (od_protocol_to_json (protocol));

  od_profile_put_document (self, change, OD_RECORD_PROTOCOL, od_protocol_get_id (protocol), content);
}

static void
apply (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Changing *changing = g_task_get_task_data (task);
  OdChange *change = od_profile_new_change (self, changing->outcome.action, changing->reference);

  if (changing->outcome.referral != NULL)
    od_profile_put_referral (self, change, changing->outcome.referral);
  if (changing->outcome.protocol != NULL)
    put_protocol (self, change, changing->outcome.protocol);
  od_profile_put_notice (self, change, changing->outcome.notice);
  /* Not cancellable: whether the register has it must be certain. */
  od_register_apply_async (self->reg, change, NULL, on_applied, g_object_ref (task));
}

static gboolean
edit (OdProfile *self, Changing *changing, GCancellable *cancellable, GError **error)
{
  OdNotice *current = od_record_list_find (self->notices, changing->id);
  const char *referral_id = current != NULL ? od_notice_get_referral_id (current) : NULL;
  OdReferral *referral = referral_id != NULL ? od_record_list_find (self->referrals, referral_id) : NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (current != NULL)
    return changing->edit (self, current, referral, changing->data, &changing->outcome, error);
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE, _ ("Deze melding is hier niet meer; er is niets veranderd. Ga terug naar de lijst."));
  return FALSE;
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Changing *changing = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_profile_take_turn_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (edit (self, changing, g_task_get_cancellable (task), &error))
    {
      apply (task);
      return;
    }
  od_profile_end_turn (self, changing->reference);
  g_task_return_error (task, error);
}

void
od_notice_change_async (OdProfile *profile,
                        OdNotice *notice,
                        OdNoticeEdit edit_function,
                        gpointer data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer callback_data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, callback_data);
  Changing *changing = g_new0 (Changing, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, od_notice_change_async);
  g_task_set_check_cancellable (task, FALSE);
  changing->id = g_strdup (od_notice_get_id (notice));
  changing->reference = g_strdup (od_notice_get_reference (notice));
  changing->edit = edit_function;
  changing->data = data;
  g_task_set_task_data (task, changing, changing_free);
  if (!od_profile_check_desk (profile, od_notice_get_desk (notice), &error))
    g_task_return_error (task, error);
  else
    od_profile_take_turn_async (profile, changing->reference, cancellable, on_turn, g_object_ref (task));
}

OdNotice *
od_notice_change_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

OdNotice *
od_notice_let_happen (OdProfile *profile, OdNotice *current, OdNoticeEvent event, GError **error)
{
  g_autoptr (GDateTime) now = od_profile_get_now (profile);

  return od_notice_with_event (current, event, now, error);
}

/* A correction under way compares with what the OCMW has, which has these data too from now on; (transfer full). */
static OdReferral *
correct_handed_over (OdReferral *referral, GPtrArray *remarks, GDateTime *now)
{
  const OdReferralContent *handed_over = od_referral_get_handed_over (referral);
  g_autoptr (OdClient) changed = NULL;
  g_autoptr (OdReferralContent) content = NULL;

  if (handed_over == NULL)
    return g_object_ref (referral);
  changed = od_quality_remarks_apply (remarks, handed_over->client);
  content = od_referral_content_new (changed, handed_over->consent, handed_over->residence_reason);
  return od_referral_with_handed_over (referral, content, now);
}

OdReferral *
od_referral_correct (OdProfile *profile, OdReferral *referral, GPtrArray *remarks, GError **error)
{
  OdClient *client = od_referral_get_client (referral);
  g_autofree char *adapted = od_quality_remarks_describe (remarks);
  g_autoptr (GDateTime) now = od_profile_get_now (profile);
  g_autoptr (OdClient) changed = NULL;
  g_autoptr (OdReferral) filled = NULL;
  g_autoptr (OdReferral) corrected = NULL;

  if (client == NULL || adapted == NULL)
    return g_object_ref (referral);
  changed = od_quality_remarks_apply (remarks, client);
  filled = od_referral_with_client (referral, changed, now);
  corrected = correct_handed_over (filled, remarks, now);
  return od_referral_let_happen (profile, corrected, OD_EVENT_CORRECT, NULL, adapted, error);
}
