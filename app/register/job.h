#pragma once

#include "connection.h"

typedef struct _OdJob OdJob;

/* What a job does on the worker thread. Its result is (transfer full), and not looked at when @error is set. */
typedef gpointer (*OdJobFunc) (OdConnection *connection, gpointer input, GError **error);

/* Tells @news to @source in its main context. */
typedef void (*OdJobTell) (gpointer source, const GError *news);

/**
 * OdJob:
 *
 * One call that the register's thread answers. The task is only touched in the main context that is answered: so its last
 * reference, and the register's that it holds, never goes on the worker thread.
 */
struct _OdJob
{
  GTask *task;
  OdJobFunc func;
  gpointer input;
  GDestroyNotify free_input;
  gpointer result;
  GDestroyNotify free_result;
  GError *error;
  OdJobTell tell;
  GError *news; /* (nullable) */
};

/* Takes over @input; @free_input and @free_result may be NULL; (transfer full). */
OdJob *od_job_new (gpointer source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data, gpointer tag,
                   OdJobFunc func, gpointer input, GDestroyNotify free_input, GDestroyNotify free_result);

/* On the worker thread: does it, unless it was cancelled before. */
void od_job_run (OdJob *self, OdConnection *connection);

/* On the worker thread: has the caller answered in its main context; before that @news (transfer full) (nullable) is told; (transfer full) of @self. */
void od_job_answer (OdJob *self, GError *news, OdJobTell tell);
