#include "protocol-document.h"

#include "foreign-type.h"
#include "profile-private.h"
#include "profile-record.h"

#include <glib/gi18n-lib.h>

#define MAX_BYTES (20 * 1024 * 1024)

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (od_register_apply_finish (OD_REGISTER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
check (GBytes *content, GError **error)
{
  if (content == NULL)
    return TRUE;
  if (g_bytes_get_size (content) > MAX_BYTES)
    g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES,
                         _ ("Dit bestand is groter dan 20 MB. Er is niets veranderd; kies een kleiner bestand."));
  else if (!g_str_equal (od_foreign_type_find ("", content)->content_type, "application/pdf"))
    g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, _ ("Dit is geen PDF. Er is niets veranderd; scan de tekst als PDF."));
  else
    return TRUE;
  return FALSE;
}

void
od_protocol_document_keep_async (OdProfile *profile, const char *protocol_id, GBytes *content, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  g_autoptr (OdSecret) secret = NULL;
  GError *error = NULL;
  OdChange *change;

  g_task_set_source_tag (task, od_protocol_document_keep_async);
  g_task_set_check_cancellable (task, FALSE);
  if (!od_profile_check_set_up (profile, &error) || !check (content, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  change = od_profile_new_change (profile, content != NULL ? "protocoltekst-bewaard" : "protocoltekst-weggehaald", protocol_id);
  if (content != NULL)
    {
      secret = od_secret_new (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
      od_profile_put_document (profile, change, OD_RECORD_PROTOCOL_DOCUMENT, protocol_id, secret);
    }
  else
    od_change_delete_document (change, OD_RECORD_PROTOCOL_DOCUMENT, protocol_id);
  od_register_apply_async (profile->reg, change, NULL, on_applied, g_object_ref (task));
}

gboolean
od_protocol_document_keep_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  GError *error = NULL;
  OdStoredDocument *stored = od_register_find_document_finish (OD_REGISTER (source), result, &error);
  g_autoptr (OdSecret) content = NULL;

  if (stored == NULL && error != NULL)
    g_task_return_error (task, error);
  else if (stored == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    {
      content = od_record_open_either (self->key, od_profile_get_other_key (self), OD_RECORD_PROTOCOL_DOCUMENT, stored->id, &stored->part, &error);
      if (content == NULL)
        od_profile_tell_unopened (self, OD_RECORD_PROTOCOL_DOCUMENT, stored->id);
      od_stored_document_free (stored);
      if (content == NULL)
        g_task_return_error (task, error);
      else
        g_task_return_pointer (task, od_secret_to_bytes (content), (GDestroyNotify) g_bytes_unref);
    }
}

void
od_protocol_document_read_async (OdProfile *profile, const char *protocol_id, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);

  g_task_set_source_tag (task, od_protocol_document_read_async);
  od_register_find_document_async (profile->reg, OD_RECORD_PROTOCOL_DOCUMENT, protocol_id, cancellable, on_found, g_object_ref (task));
}

GBytes *
od_protocol_document_read_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
