#include "protocol-change.h"

#include "profile-private.h"
#include "profile-record.h"
#include "record-json.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *protocol_id;
  OdProtocolMake make;
  gpointer data;
  GDestroyNotify free_data;
  OdProtocol *changed; /* NULL until it is made */
} Changing;

static void
changing_free (gpointer data)
{
  Changing *changing = data;

  if (changing->free_data != NULL)
    changing->free_data (changing->data);
  g_free (changing->protocol_id);
  g_clear_object (&changing->changed);
  g_free (changing);
}

static void
end (GTask *task, GError *error)
{
  Changing *changing = g_task_get_task_data (task);

  od_profile_end_turn (g_task_get_source_object (task), changing->protocol_id);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_object_ref (changing->changed), g_object_unref);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Changing *changing = g_task_get_task_data (task);
  GError *error = NULL;

  if (od_register_apply_finish (OD_REGISTER (source), result, &error))
    od_record_list_put (self->protocols, changing->changed);
  end (task, error);
}

/* Kept as it will be read: what could not be read again is not kept. */
static void
apply (GTask *task, const char *action)
{
  OdProfile *self = g_task_get_source_object (task);
  Changing *changing = g_task_get_task_data (task);
  g_autoptr (GBytes) json = od_protocol_to_json (changing->changed);
  GError *error = NULL;
  g_autoptr (OdProtocol) read = od_protocol_from_json (g_bytes_get_data (json, NULL), (gssize) g_bytes_get_size (json), &error);
  g_autoptr (OdSecret) content = NULL;
  OdChange *change;

  if (read == NULL)
    {
      end (task, error);
      return;
    }
  content = od_secret_from_bytes (g_bytes_ref (json));
  change = od_profile_new_change (self, action, changing->protocol_id);
  od_profile_put_document (self, change, OD_RECORD_PROTOCOL, changing->protocol_id, content);
  od_register_apply_async (self->reg, change, NULL, on_applied, g_object_ref (task));
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Changing *changing = g_task_get_task_data (task);
  OdProtocol *current = od_profile_find_protocol (self, changing->protocol_id);
  GError *error = NULL;

  if (!od_profile_take_turn_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  changing->changed = changing->make (self, current, changing->data, &error);
  if (changing->changed == NULL || changing->changed == current)
    end (task, error);
  else
    apply (task, current == NULL ? "protocol-toegevoegd" : "protocol-gewijzigd");
}

void
od_protocol_change_async (OdProfile *profile, const char *protocol_id, OdProtocolMake make, gpointer make_data,
                          GDestroyNotify free_make_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Changing *changing = g_new0 (Changing, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, od_protocol_change_async);
  g_task_set_check_cancellable (task, FALSE);
  *changing = (Changing) { g_strdup (protocol_id), make, make_data, free_make_data, NULL };
  g_task_set_task_data (task, changing, changing_free);
  if (od_profile_check_set_up (profile, &error))
    od_profile_take_turn_async (profile, protocol_id, cancellable, on_turn, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

void
od_set_protocol_gone_error (GError **error)
{
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE, _ ("Dit protocol is hier niet meer. Er is niets veranderd."));
}

OdProtocol *
od_protocol_change_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
