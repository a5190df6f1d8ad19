#include "keep-processor.h"

#include "processor-pdf.h"
#include "profile-private.h"
#include "profile-record.h"
#include "record-json.h"

#include <glib/gi18n-lib.h>

static gboolean
check (OdProfile *self, OdProcessor *processor, GError **error)
{
  g_autofree char *today = od_profile_get_today (self);
  g_autoptr (OdFindings) findings = NULL;

  if (!od_profile_check_set_up (self, error))
    return FALSE;
  findings = od_processor_check (processor, today);
  if (!od_findings_has_errors (findings))
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                       _ ("Deze verwerker kan zo niet bewaard worden: er is nog iets aan te vullen of te verbeteren."));
  return FALSE;
}

/* What the journal calls it; its reference there is the processor's id. */
static const char *
get_action (OdProfile *self, OdProcessor *processor)
{
  OdProcessor *current = od_record_list_find (self->processors, od_processor_get_id (processor));

  if (current == NULL)
    return "verwerker-toegevoegd";
  if (*od_processor_get_data (current)->ended_on == '\0' && *od_processor_get_data (processor)->ended_on != '\0')
    return "verwerker-beeindigd";
  return "verwerker-gewijzigd";
}

static OdChange *
make_change (OdProfile *self, OdProcessor *processor)
{
  const char *id = od_processor_get_id (processor);
  OdChange *change = od_profile_new_change (self, get_action (self, processor), id);
  g_autoptr (OdSecret) content = od_secret_from_bytes (od_processor_to_json (processor));

  od_profile_put_document (self, change, OD_RECORD_PROCESSOR, id, content);
  return change;
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  OdProcessor *processor = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean applied = od_register_apply_finish (OD_REGISTER (source), result, &error);

  if (applied)
    od_record_list_put (self->processors, processor);
  od_profile_end_turn (self, od_processor_get_id (processor));
  if (applied)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  OdProcessor *processor = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_profile_take_turn_finish (self, result, &error))
    g_task_return_error (task, error);
  else
    od_register_apply_async (self->reg, make_change (self, processor), NULL, on_applied, g_object_ref (task));
}

void
od_processor_keep_async (OdProfile *profile, OdProcessor *processor, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  GError *error = NULL;

  g_task_set_source_tag (task, od_processor_keep_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (processor), g_object_unref);
  if (!check (profile, processor, &error))
    g_task_return_error (task, error);
  else
    od_profile_take_turn_async (profile, od_processor_get_id (processor), cancellable, on_turn, g_object_ref (task));
}

gboolean
od_processor_keep_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GBytes *
od_processor_overview_pdf (OdProfile *profile, GError **error)
{
  OdProtocol *protocol;
  g_autoptr (OdParty) owner = NULL;
  g_autofree char *today = NULL;

  if (!od_profile_check_set_up (profile, error))
    return NULL;
  protocol = od_profile_find_protocol (profile, profile->settings->protocol_id);
  if (protocol == NULL)
    {
      g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE, _ ("Het protocol van dit bureau is hier niet."));
      return NULL;
    }
  owner = od_profile_get_own_party (profile, protocol);
  today = od_profile_get_today (profile);
  return od_processors_to_pdf (G_LIST_MODEL (profile->processors), owner, today, error);
}
