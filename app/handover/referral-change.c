#include "referral-change.h"

#include "profile-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *id;
  char *reference;
  OdReferralEdit edit;
  gpointer data;
  GDestroyNotify destroy;
  OdReferral *changed;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->id);
  g_free (change->reference);
  if (change->destroy != NULL)
    change->destroy (change->data);
  g_clear_object (&change->changed);
  g_free (change);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Change *change = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean applied = od_register_apply_finish (OD_REGISTER (source), result, &error);

  if (applied)
    od_record_list_put (self->referrals, change->changed);
  od_profile_end_turn (self, change->reference);
  if (applied)
    g_task_return_pointer (task, g_steal_pointer (&change->changed), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
apply (GTask *task, const char *action)
{
  OdProfile *self = g_task_get_source_object (task);
  Change *change = g_task_get_task_data (task);
  OdChange *to_apply = od_profile_new_change (self, action, change->reference);

  od_profile_put_referral (self, to_apply, change->changed);
  /* Not cancellable: whether the register has it must be certain. */
  od_register_apply_async (self->reg, to_apply, NULL, on_applied, g_object_ref (task));
}

static gboolean
edit (OdProfile *self, Change *change, OdReferral *current, const char **action, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  change->changed = change->edit (self, current, change->data, action, error);
  return change->changed != NULL;
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Change *change = g_task_get_task_data (task);
  OdReferral *current = od_record_list_find (self->referrals, change->id);
  const char *action = NULL;
  GError *error = NULL;

  if (!od_profile_take_turn_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (edit (self, change, current, &action, g_task_get_cancellable (task), &error) && change->changed != current)
    {
      apply (task, action);
      return;
    }
  od_profile_end_turn (self, change->reference);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&change->changed), g_object_unref);
}

void
od_referral_change_async (OdProfile *profile, OdReferral *referral, OdDesk desk, OdReferralEdit edit_function, gpointer data,
                          GDestroyNotify destroy, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer callback_data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, callback_data);
  Change *change = g_new0 (Change, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, od_referral_change_async);
  g_task_set_check_cancellable (task, FALSE);
  change->id = g_strdup (od_referral_get_id (referral));
  change->reference = g_strdup (od_referral_get_reference (referral));
  change->edit = edit_function;
  change->data = data;
  change->destroy = destroy;
  g_task_set_task_data (task, change, change_free);
  if (!od_profile_check_desk (profile, desk, &error))
    g_task_return_error (task, error);
  else
    od_profile_take_turn_async (profile, change->reference, cancellable, on_turn, g_object_ref (task));
}

OdReferral *
od_referral_change_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

OdReferral *
od_referral_let_happen (OdProfile *profile, OdReferral *current, OdEvent event, const char *day, const char *detail,
                        GError **error)
{
  g_autoptr (GDateTime) now = od_profile_get_now (profile);

  if (current != NULL)
    return od_referral_with_event (current, event, now, profile->settings->user_name, day, detail, error);
  od_set_referral_gone_error (error);
  return NULL;
}

void
od_set_referral_gone_error (GError **error)
{
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE, _ ("Deze doorverwijzing is hier niet meer; er is niets veranderd. Ga terug naar de lijst."));
}
