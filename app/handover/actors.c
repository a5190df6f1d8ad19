#include "disclose.h"

#include "profile-private.h"
#include "profile-record.h"
#include "record-json.h"
#include "text-rules.h"

#include <glib/gi18n-lib.h>

#define MAX_ACTORS 50
#define MAX_CHARACTERS 80

static void
check_actor (const char *const *actors, guint index, OdFindings *findings)
{
  g_autofree char *folded = od_text_fold (actors[index]);

  od_text_check (actors[index], OD_FIELD_ACTOR, MAX_CHARACTERS, findings);
  if (*folded == '\0')
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_ACTOR, OD_SEVERITY_ERROR);
  for (guint i = 0; i < index; i++)
    {
      g_autofree char *other = od_text_fold (actors[i]);

      if (g_str_equal (folded, other))
        od_findings_add (findings, OD_FINDING_DOUBLE, OD_FIELD_ACTOR, OD_SEVERITY_ERROR);
    }
}

/* @protocol with other actors, by way of what it is kept as: so nothing of it is forgotten; (transfer full). */
static OdProtocol *
with_actors (OdProtocol *protocol, const char *const *actors, GError **error)
{
  OdProtocolData data = *od_protocol_get_data (protocol);
  g_auto (GStrv) normal = g_strdupv ((char **) actors);
  g_autoptr (GBytes) json = NULL;

  for (char **actor = normal; *actor != NULL; actor++)
    {
      char *text = od_text_normalise (*actor);
      g_free (*actor);
      *actor = text;
    }
  data.actors = normal;
  json = od_protocol_data_to_json (&data);
  return od_protocol_from_json (g_bytes_get_data (json, NULL), g_bytes_get_size (json), error);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  OdProtocol *protocol = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_register_apply_finish (OD_REGISTER (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  od_record_list_put (self->protocols, protocol);
  g_task_return_boolean (task, TRUE);
}

static void
apply (GTask *task, OdProtocol *changed)
{
  OdProfile *self = g_task_get_source_object (task);
  const char *id = od_protocol_get_id (changed);
  g_autoptr (OdSecret) content = od_secret_from_bytes (od_protocol_to_json (changed));
  OdChange *change = od_profile_new_change (self, "protocol-gewijzigd", id);

  od_profile_put_document (self, change, OD_RECORD_PROTOCOL, id, content);
  g_task_set_task_data (task, changed, g_object_unref);
  od_register_apply_async (self->reg, change, NULL, on_applied, g_object_ref (task));
}

OdFindings *
od_actors_check (const char *const *actors)
{
  OdFindings *findings = od_findings_new ();
  guint n_actors = g_strv_length ((char **) actors);

  if (n_actors == 0)
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_ACTOR, OD_SEVERITY_ERROR);
  if (n_actors > MAX_ACTORS)
    od_findings_add (findings, OD_FINDING_TOO_LONG, OD_FIELD_ACTOR, OD_SEVERITY_ERROR);
  for (guint i = 0; i < n_actors; i++)
    check_actor (actors, i, findings);
  return findings;
}

void
od_actors_keep_async (OdProfile *profile, OdProtocol *protocol, const char *const *actors, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  g_autoptr (OdFindings) findings = od_actors_check (actors);
  OdProtocol *changed = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, od_actors_keep_async);
  g_task_set_check_cancellable (task, FALSE);
  if (od_findings_has_errors (findings))
    g_set_error_literal (&error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                         _ ("De lijst van partners kan zo niet bewaard worden. De vorige lijst is gebleven; kijk ze na."));
  else if (od_profile_check_set_up (profile, &error))
    changed = with_actors (protocol, actors, &error);
  if (changed != NULL)
    apply (task, changed);
  else
    g_task_return_error (task, error);
}

gboolean
od_actors_keep_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
