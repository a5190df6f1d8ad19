#include "job.h"

OdJob *
od_job_new (gpointer source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data, gpointer tag,
            OdJobFunc func, gpointer input, GDestroyNotify free_input, GDestroyNotify free_result)
{
  OdJob *self = g_new0 (OdJob, 1);

  self->task = g_task_new (source, cancellable, callback, data);
  g_task_set_source_tag (self->task, tag);
  /* What was done is told as done, also when it is cancelled after. */
  g_task_set_check_cancellable (self->task, FALSE);
  self->func = func;
  self->input = input;
  self->free_input = free_input;
  self->free_result = free_result;
  return self;
}

static void
job_free (gpointer data)
{
  OdJob *self = data;

  if (self->free_input != NULL)
    self->free_input (self->input);
  if (self->free_result != NULL)
    g_clear_pointer (&self->result, self->free_result);
  g_clear_error (&self->error);
  g_clear_error (&self->news);
  g_object_unref (self->task);
  g_free (self);
}

static gboolean
answer (gpointer data)
{
  OdJob *self = data;

  if (self->news != NULL)
    self->tell (g_task_get_source_object (self->task), self->news);
  if (self->error != NULL)
    g_task_return_error (self->task, g_steal_pointer (&self->error));
  else
    g_task_return_pointer (self->task, g_steal_pointer (&self->result), self->free_result);
  return G_SOURCE_REMOVE;
}

void
od_job_run (OdJob *self, OdConnection *connection)
{
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  if (g_cancellable_set_error_if_cancelled (cancellable, &self->error))
    return;
  if (connection != NULL)
    od_connection_set_cancellable (connection, cancellable);
  self->result = self->func (connection, self->input, &self->error);
  if (connection != NULL)
    od_connection_set_cancellable (connection, NULL);
}

void
od_job_answer (OdJob *self, GError *news, OdJobTell tell)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  self->news = news;
  self->tell = tell;
  g_source_set_priority (source, g_task_get_priority (self->task));
  g_source_set_static_name (source, "register");
  g_source_set_callback (source, answer, self, job_free);
  g_source_attach (source, g_task_get_context (self->task));
}
