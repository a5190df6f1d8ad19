#include "choose-archive-format.h"

#include "profile-private.h"
#include "profile-record.h"
#include "record-json.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *protocol_id;
  OdArchiveFormat format;
  OdProtocol *changed;
} Choosing;

static void
choosing_free (gpointer data)
{
  Choosing *choosing = data;

  g_free (choosing->protocol_id);
  g_clear_object (&choosing->changed);
  g_free (choosing);
}

static void
end (GTask *task, GError *error)
{
  Choosing *choosing = g_task_get_task_data (task);

  od_profile_end_turn (g_task_get_source_object (task), choosing->protocol_id);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Choosing *choosing = g_task_get_task_data (task);
  GError *error = NULL;

  if (od_register_apply_finish (OD_REGISTER (source), result, &error))
    od_record_list_put (self->protocols, choosing->changed);
  end (task, error);
}

static void
apply (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Choosing *choosing = g_task_get_task_data (task);
  OdChange *change = od_profile_new_change (self, "protocol-gewijzigd", choosing->protocol_id);
  g_autoptr (OdSecret) content = od_secret_from_bytes (od_protocol_to_json (choosing->changed));

  od_profile_put_document (self, change, OD_RECORD_PROTOCOL, choosing->protocol_id, content);
  od_register_apply_async (self->reg, change, NULL, on_applied, g_object_ref (task));
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Choosing *choosing = g_task_get_task_data (task);
  OdProtocol *protocol = od_profile_find_protocol (self, choosing->protocol_id);
  GError *error = NULL;

  if (!od_profile_take_turn_finish (self, result, &error))
    g_task_return_error (task, error);
  else if (protocol == NULL)
    end (task, g_error_new_literal (OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                                    _ ("Dit protocol is hier niet meer. Er is niets veranderd.")));
  else if (od_protocol_get_data (protocol)->archive_format == choosing->format)
    end (task, NULL);
  else
    {
      choosing->changed = od_protocol_with_archive_format (protocol, choosing->format);
      apply (task);
    }
}

void
od_protocol_choose_archive_format_async (OdProfile *profile,
                                         const char *protocol_id,
                                         OdArchiveFormat format,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Choosing *choosing = g_new0 (Choosing, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, od_protocol_choose_archive_format_async);
  g_task_set_check_cancellable (task, FALSE);
  choosing->protocol_id = g_strdup (protocol_id);
  choosing->format = format;
  g_task_set_task_data (task, choosing, choosing_free);
  if (!od_profile_check_set_up (profile, &error))
    g_task_return_error (task, error);
  else
    od_profile_take_turn_async (profile, protocol_id, cancellable, on_turn, g_object_ref (task));
}

gboolean
od_protocol_choose_archive_format_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
