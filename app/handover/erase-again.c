#include "erase-again.h"

#include "erasure-list.h"
#include "profile-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  char *path;
  GPtrArray *marks; /* of OdErasureMark */
  guint next;         /* after the one that is being erased */
  char *reference;    /* of that one, whose turn it is; NULL between two */
  OdReferral *erased; /* as it is to be */
} Erasing;

static void erase_next (GTask *task);

static void
erasing_free (gpointer data)
{
  Erasing *erasing = data;

  g_free (erasing->path);
  g_clear_pointer (&erasing->marks, g_ptr_array_unref);
  g_free (erasing->reference);
  g_clear_object (&erasing->erased);
  g_free (erasing);
}

static void
end_turn (GTask *task)
{
  Erasing *erasing = g_task_get_task_data (task);

  od_profile_end_turn (g_task_get_source_object (task), erasing->reference);
  g_clear_pointer (&erasing->reference, g_free);
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
      end_turn (task);
      g_task_return_error (task, error);
      return;
    }
  od_record_list_put (self->referrals, erasing->erased);
  od_profile_forget_notices (self, od_referral_get_id (erasing->erased));
  g_clear_object (&erasing->erased);
  end_turn (task);
  erase_next (task);
}

/* @referral as it was erased, whatever its state was when the backup was made: that it may be was decided then. */
static OdReferral *
make_erased (OdProfile *self, OdReferral *referral, OdRetentionGround ground, GDateTime *now)
{
  g_autoptr (OdSteps) steps = od_steps_ref (od_referral_get_steps (referral));
  const OdStep erased = { .at = od_recorded_time_new (now),
                          .event = OD_EVENT_ERASE,
                          .state = OD_STATE_ERASED,
                          .user = self->settings->user_name,
                          .detail = od_retention_ground_to_string (ground) };

  od_steps_append (&steps, &erased);
  return od_referral_restore (od_referral_get_desk (referral), od_referral_get_id (referral), od_referral_get_reference (referral),
                              od_referral_get_protocol_id (referral), od_referral_get_worker (referral), OD_STATE_ERASED,
                              od_referral_get_created (referral), erased.at, steps);
}

static void
apply (GTask *task, OdReferral *referral, OdRetentionGround ground)
{
  OdProfile *self = g_task_get_source_object (task);
  Erasing *erasing = g_task_get_task_data (task);
  const OdSealedPart nothing = { NULL, NULL };
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autoptr (OdErasureRecord) record = od_erasure_record_new (referral, ground, now, self->settings->user_name);
  OdChange *change = od_profile_new_change (self, od_event_to_string (OD_EVENT_ERASE), od_referral_get_reference (referral));

  erasing->erased = make_erased (self, referral, ground, now);
  od_change_put_referral (change, erasing->erased, &nothing);
  od_change_put_erasure (change, record);
  od_register_apply_async (self->reg, change, NULL, on_applied, g_object_ref (task));
}

/* Meanwhile somebody may have changed it, or erased it. */
static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Erasing *erasing = g_task_get_task_data (task);
  const OdErasureMark *mark = g_ptr_array_index (erasing->marks, erasing->next - 1);
  OdReferral *referral = od_record_list_find (self->referrals, mark->referral_id);
  GError *error = NULL;

  if (!od_profile_take_turn_finish (self, result, &error))
    g_task_return_error (task, error);
  else if (referral != NULL && od_referral_get_state (referral) != OD_STATE_ERASED)
    apply (task, referral, mark->ground);
  else
    {
      end_turn (task);
      erase_next (task);
    }
}

static void
erase_next (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Erasing *erasing = g_task_get_task_data (task);

  while (erasing->next < erasing->marks->len)
    {
      const OdErasureMark *mark = g_ptr_array_index (erasing->marks, erasing->next++);
      OdReferral *referral = od_record_list_find (self->referrals, mark->referral_id);

      if (referral != NULL && od_referral_get_state (referral) != OD_STATE_ERASED)
        {
          erasing->reference = g_strdup (od_referral_get_reference (referral));
          od_profile_take_turn_async (self, erasing->reference, NULL, on_turn, g_object_ref (task));
          return;
        }
    }
  g_unlink (erasing->path);
  g_task_return_boolean (task, TRUE);
}

static GPtrArray *
load_marks (OdProfile *self, const char *path)
{
  g_autoptr (GBytes) list = NULL;
  char *bytes;
  gsize length;

  if (self->recovery == NULL || !g_file_get_contents (path, &bytes, &length, NULL))
    return NULL;
  list = g_bytes_new_take (bytes, length);
  return od_erasure_list_read (list, self->recovery->key);
}

void
od_erase_again_async (OdProfile *profile, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, NULL, callback, data);
  g_autofree char *path = od_erasure_list_get_pending_path (profile->folder);
  Erasing *erasing = g_new0 (Erasing, 1);

  g_task_set_source_tag (task, od_erase_again_async);
  g_task_set_task_data (task, erasing, erasing_free);
  if (profile->settings == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  erasing->path = g_steal_pointer (&path);
  erasing->marks = load_marks (profile, erasing->path);
  if (erasing->marks != NULL)
    erase_next (task);
  else
    g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES,
                             _ ("Wat na deze reservekopie gewist was, kon niet opnieuw gewist worden: de lijst ervan is beschadigd. Zet de reservekopie opnieuw terug voor u verder werkt."));
}

gboolean
od_erase_again_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
