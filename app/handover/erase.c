#include "erase.h"

#include "backup.h"
#include "erasure-pdf.h"
#include "profile-private.h"
#include "referral-change.h"
#include "tidy.h"
#include "work-list.h"

#include <glib/gi18n-lib.h>

/* Erasing goes in this order. Once the register has it the client's data are gone, whatever comes after:
 *
 *   turn -> rules -> register (content and key, record, journal) -> packages -> passphrase -> register (tidied) -> the list beside the backups
 */
typedef struct
{
  char *id;
  char *reference;
  OdErased *erased;
} Erasing;

static void
erasing_free (gpointer data)
{
  Erasing *erasing = data;

  g_free (erasing->id);
  g_free (erasing->reference);
  g_clear_pointer (&erasing->erased, od_erased_free);
  g_free (erasing);
}

static const char *
describe (const OdRetention *retention)
{
  if (retention->state == OD_RETENTION_ERASED)
    return _ ("Deze gegevens zijn al gewist; er blijft niets te wissen.");
  if (retention->state == OD_RETENTION_LATER)
    return _ ("De bewaartermijn loopt nog. Er is niets gewist; de doorverwijzing komt vanzelf bij ‘Te wissen’.");
  switch (retention->ground)
    {
    case OD_GROUND_NOT_SENT:
      return _ ("Deze doorverwijzing is nog niet verzonden. Er is niets gewist; gooi het concept weg, of trek de toestemming in.");
    case OD_GROUND_NOT_CONFIRMED:
      return _ ("Het OCMW heeft de ontvangst nog niet bevestigd. Er is niets gewist; vraag eerst de ontvangstbevestiging.");
    case OD_GROUND_WISH_UNCLEAR:
      return _ ("Het is nog niet duidelijk of de cliënt hulp wenst. Er is niets gewist; noteer eerst de wens van de cliënt.");
    case OD_GROUND_FILE_OPEN:
      return _ ("Het cliëntdossier is nog open. Er is niets gewist; sluit eerst het dossier.");
    case OD_GROUND_TO_REVIEW:
      return _ ("De cliënt was onbereikbaar. Er is niets gewist; bekijk eerst opnieuw of de gegevens weg mogen, en kies de grond.");
    case OD_GROUND_TO_DECIDE:
      return _ ("De toestemming is ingetrokken terwijl er een dossier is. Er is niets gewist; beslis eerst wat er met het dossier gebeurt.");
    case OD_GROUND_NO_CONTACT:
    default:
      return _ ("Er was nog geen contact met de cliënt. Er is niets gewist; contacteer eerst de cliënt.");
    }
}

/* A notice that is packed and not sent needs the passphrase, and the other party still has to learn of it. */
static gboolean
has_unsent_notice (OdProfile *self, const char *id)
{
  GListModel *notices = G_LIST_MODEL (self->notices);

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (OdNotice) notice = g_list_model_get_item (notices, i);
      OdNoticeState state = od_notice_get_state (notice);

      if (g_strcmp0 (od_notice_get_referral_id (notice), id) == 0
          && (state == OD_NOTICE_STATE_PACKED || state == OD_NOTICE_STATE_ANSWER_PACKED))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check (OdProfile *self, OdReferral *current, OdRetention *retention, GError **error)
{
  g_autofree char *today = od_profile_get_today (self);

  if (current == NULL)
    {
      od_set_referral_gone_error (error);
      return FALSE;
    }
  *retention = od_work_list_get_retention (self, current, today);
  if (retention->state != OD_RETENTION_DUE)
    g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE, describe (retention));
  else if (has_unsent_notice (self, od_referral_get_id (current)))
    g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                         _ ("Er is nog een melding over deze doorverwijzing die niet verzonden is. Er is niets gewist; verzend eerst de "
                            "melding, of annuleer ze."));
  else
    return TRUE;
  return FALSE;
}

static void
fail (GTask *task, GError *error)
{
  Erasing *erasing = g_task_get_task_data (task);

  od_profile_end_turn (g_task_get_source_object (task), erasing->reference);
  g_task_return_error (task, error);
}

static void
end (GTask *task)
{
  Erasing *erasing = g_task_get_task_data (task);

  od_profile_end_turn (g_task_get_source_object (task), erasing->reference);
  g_task_return_pointer (task, g_steal_pointer (&erasing->erased), (GDestroyNotify) od_erased_free);
}

static void
on_noted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdErased *erased = ((Erasing *) g_task_get_task_data (task))->erased;
  g_autoptr (GError) error = NULL;

  od_backup_note_erasures_finish (OD_PROFILE (source), result, erased->leftover == NULL ? &erased->leftover : &error);
  end (task);
}

/* A backup that is put back must not bring back what goes now. */
static void
on_tidied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  OdErased *erased = ((Erasing *) g_task_get_task_data (task))->erased;

  erased->record->tidied = od_tidy_finish (result, &erased->leftover);
  if (self->backup_folder != NULL && self->recovery != NULL)
    od_backup_note_erasures_async (self, self->backup_folder, NULL, on_noted, g_object_ref (task));
  else
    end (task);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Erasing *erasing = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_register_apply_finish (OD_REGISTER (source), result, &error))
    {
      fail (task, error);
      return;
    }
  od_record_list_put (self->referrals, erasing->erased->referral);
  od_profile_forget_notices (self, erasing->id);
  od_tidy_async (self, erasing->id, erasing->reference, on_tidied, g_object_ref (task));
}

static void
apply (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Erasing *erasing = g_task_get_task_data (task);
  const OdSealedPart nothing = { NULL, NULL };
  OdChange *change = od_profile_new_change (self, od_event_to_string (OD_EVENT_ERASE), erasing->reference);

  od_change_put_referral (change, erasing->erased->referral, &nothing);
  od_change_put_erasure (change, erasing->erased->record);
  /* Not cancellable: whether they are gone must be certain. */
  od_register_apply_async (self->reg, change, NULL, on_applied, g_object_ref (task));
}

static OdErased *
make_erased (OdProfile *self, OdReferral *current, GError **error)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autoptr (OdReferral) referral = NULL;
  OdRetention retention;
  OdErased *erased;

  if (!check (self, current, &retention, error))
    return NULL;
  referral = od_referral_let_happen (self, current, OD_EVENT_ERASE, NULL, od_retention_ground_to_string (retention.ground), error);
  if (referral == NULL)
    return NULL;
  erased = g_new0 (OdErased, 1);
  erased->referral = g_steal_pointer (&referral);
  erased->record = od_erasure_record_new (current, retention.ground, now, self->settings->user_name);
  return erased;
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Erasing *erasing = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_profile_take_turn_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    erasing->erased = make_erased (self, od_record_list_find (self->referrals, erasing->id), &error);
  if (erasing->erased != NULL)
    apply (task);
  else
    fail (task, error);
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GPtrArray *records = od_register_load_erasures_finish (OD_REGISTER (source), result, &error);

  if (records != NULL)
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
od_erased_free (OdErased *self)
{
  g_clear_object (&self->referral);
  g_clear_pointer (&self->record, od_erasure_record_free);
  g_clear_error (&self->leftover);
  g_free (self);
}

gboolean
od_erase_check (OdProfile *profile, OdReferral *referral, GError **error)
{
  OdRetention retention;

  return check (profile, referral, &retention, error);
}

void
od_erase_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Erasing *erasing = g_new0 (Erasing, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, od_erase_async);
  g_task_set_check_cancellable (task, FALSE);
  erasing->id = g_strdup (od_referral_get_id (referral));
  erasing->reference = g_strdup (od_referral_get_reference (referral));
  g_task_set_task_data (task, erasing, erasing_free);
  if (!od_profile_check_set_up (profile, &error))
    g_task_return_error (task, error);
  else
    od_profile_take_turn_async (profile, erasing->reference, cancellable, on_turn, g_object_ref (task));
}

OdErased *
od_erase_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const GError *
od_erase_get_leftover (OdProfile *profile)
{
  return profile->leftover;
}

void
od_erase_load_records_async (OdProfile *profile, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);

  g_task_set_source_tag (task, od_erase_load_records_async);
  od_register_load_erasures_async (profile->reg, cancellable, on_records, g_object_ref (task));
}

GPtrArray *
od_erase_load_records_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GBytes *
od_erase_record_to_pdf (OdProfile *profile, const OdErasureRecord *record, GError **error)
{
  OdProtocol *protocol = od_profile_find_protocol (profile, record->protocol_id);
  const OdChoice *detail = record->ground_detail != NULL
                               ? od_choices_find (profile->settings->choices, OD_CHOICE_ERASE_GROUND, record->ground_detail)
                               : NULL;

  return od_erasure_record_to_pdf (record, protocol, detail != NULL ? detail->label : record->ground_detail, error);
}
