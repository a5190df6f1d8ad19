#include "disclose.h"

#include "protocol-change.h"
#include "text-rules.h"

#include <glib/gi18n-lib.h>

static void
check_actor (const char *const *actors, guint index, OdFindings *findings)
{
  g_autofree char *folded = od_text_fold (actors[index]);

  od_text_check (actors[index], OD_FIELD_ACTOR, OD_PROTOCOL_MAX_ACTOR_CHARACTERS, findings);
  if (*folded == '\0')
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_ACTOR, OD_SEVERITY_ERROR);
  for (guint i = 0; i < index; i++)
    {
      g_autofree char *other = od_text_fold (actors[i]);

      if (g_str_equal (folded, other))
        od_findings_add (findings, OD_FINDING_DOUBLE, OD_FIELD_ACTOR, OD_SEVERITY_ERROR);
    }
}

static OdProtocol *
with_actors (OdProfile *self, OdProtocol *current, gconstpointer actors, GError **error)
{
  if (current != NULL)
    return od_protocol_with_actors (current, actors);
  od_set_protocol_gone_error (error);
  return NULL;
}

static char **
normalise (const char *const *actors)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (; *actors != NULL; actors++)
    {
      g_autofree char *text = od_text_normalise (*actors);

      g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

static void
free_actors (gpointer actors)
{
  g_strfreev (actors);
}

static void
on_changed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (OdProtocol) protocol = od_protocol_change_finish (OD_PROFILE (source), result, &error);

  if (protocol != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

OdFindings *
od_actors_check (const char *const *actors)
{
  OdFindings *findings = od_findings_new ();
  guint n_actors = g_strv_length ((char **) actors);

  if (n_actors == 0)
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_ACTOR, OD_SEVERITY_ERROR);
  if (n_actors > OD_PROTOCOL_MAX_ACTORS)
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

  g_task_set_source_tag (task, od_actors_keep_async);
  g_task_set_check_cancellable (task, FALSE);
  if (od_findings_has_errors (findings))
    g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                             _ ("De lijst van partners kan zo niet bewaard worden. De vorige lijst is gebleven; kijk ze na."));
  else
    od_protocol_change_async (profile, od_protocol_get_id (protocol), with_actors, normalise (actors), free_actors, cancellable, on_changed,
                              g_object_ref (task));
}

gboolean
od_actors_keep_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
