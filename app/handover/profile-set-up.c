#include "profile-private.h"

#include "profile-record.h"
#include "record-json.h"
#include "settings-private.h"

#include <glib/gi18n-lib.h>

/* What setting up changes, for when the register has it. */
typedef struct
{
  OdSettings *settings;
  OdProtocol *protocol; /* (nullable): one that is new here */
} SetUp;

static void
set_up_free (gpointer data)
{
  SetUp *set_up = data;

  g_clear_pointer (&set_up->settings, od_settings_free);
  g_clear_object (&set_up->protocol);
  g_free (set_up);
}

/* The desk is chosen once: what is in the register belongs to it. */
static gboolean
check_same_desk (OdProfile *self, const OdSettings *settings, GError **error)
{
  g_autoptr (OdReferral) any = g_list_model_get_item (G_LIST_MODEL (self->referrals), 0);

  if ((self->settings == NULL || self->settings->desk == settings->desk)
      && (any == NULL || od_referral_get_desk (any) == settings->desk))
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                       _ ("Dit profiel is al in gebruik aan het andere bureau. Gebruik voor dit bureau een ander profiel."));
  return FALSE;
}

static gboolean
check (OdProfile *self, const OdSettings *settings, GError **error)
{
  g_autoptr (OdFindings) findings = od_settings_check (settings);

  if (!od_findings_has_errors (findings) && od_deadlines_are_valid (&settings->deadlines))
    return check_same_desk (self, settings, error);
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                       _ ("Kijk uw naam, uw functie, het gekozen team of OCMW en de termijnen na. Er is niets bewaard."));
  return FALSE;
}

static gboolean
choose_protocol (OdProfile *self, SetUp *set_up, GError **error)
{
  if (od_profile_find_protocol (self, set_up->settings->protocol_id) != NULL)
    return TRUE;
  set_up->protocol = od_bundled_protocol_find (set_up->settings->protocol_id);
  if (set_up->protocol == NULL)
    g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS, _ ("Dit protocol is hier niet bekend."));
  return set_up->protocol != NULL;
}

static OdChange *
make_change (OdProfile *self, const SetUp *set_up)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  OdChange *change = od_change_new (now, set_up->settings->user_name,
                                    self->settings == NULL ? "profiel-ingesteld" : "profiel-gewijzigd",
                                    set_up->settings->protocol_id);
  g_autoptr (OdSecret) settings = od_settings_to_secret (set_up->settings);

  od_profile_put_document (self, change, OD_RECORD_SETTINGS, OD_SETTINGS_ID, settings);
  if (set_up->protocol != NULL)
    {
      g_autoptr (OdSecret) protocol = od_secret_from_bytes (od_protocol_to_json (set_up->protocol));
      od_profile_put_document (self, change, OD_RECORD_PROTOCOL, od_protocol_get_id (set_up->protocol), protocol);
    }
  return change;
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  SetUp *set_up = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_register_apply_finish (OD_REGISTER (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (set_up->protocol != NULL)
    od_record_list_put (self->protocols, set_up->protocol);
  od_profile_take_settings (self, g_steal_pointer (&set_up->settings));
  g_task_return_boolean (task, TRUE);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  SetUp *set_up = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_profile_wait_loaded_finish (self, result, &error) || !check (self, set_up->settings, &error)
      || !choose_protocol (self, set_up, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  od_register_apply_async (self->reg, make_change (self, set_up), NULL, on_applied, g_object_ref (task));
}

void
od_profile_set_up_async (OdProfile *self, const OdSettings *settings, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  SetUp *set_up = g_new0 (SetUp, 1);

  g_task_set_source_tag (task, od_profile_set_up_async);
  g_task_set_check_cancellable (task, FALSE);
  set_up->settings = od_settings_copy (settings);
  g_task_set_task_data (task, set_up, set_up_free);
  od_profile_wait_loaded_async (self, cancellable, on_loaded, g_object_ref (task));
}

gboolean
od_profile_set_up_finish (OdProfile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GPtrArray *
od_profile_get_bundled_protocols (void)
{
  return od_bundled_protocols ();
}
