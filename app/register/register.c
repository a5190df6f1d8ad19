#include "register.h"

#include "change.h"
#include "document-store.h"
#include "erasure-store.h"
#include "image.h"
#include "job.h"
#include "journal.h"
#include "message-store.h"
#include "notice-store.h"
#include "number-store.h"
#include "opening.h"
#include "referral-store.h"
#include "reseal.h"

/* What the worker thread has to itself. */
typedef struct
{
  GAsyncQueue *jobs; /* of OdJob, and one END */
  char *folder;
  OdRegisterFile *file;
  OdConnection *connection;
} Worker;

struct _OdRegister
{
  GObject parent_instance;
  char *folder;
  GAsyncQueue *jobs;
  GThread *thread;
  GError *why_read_only; /* as far as it was told */
};

static guint read_only_signal;

G_DEFINE_FINAL_TYPE (OdRegister, od_register, G_TYPE_OBJECT)

/* Behind it there are no more jobs. */
static OdJob end;
#define END (&end)

typedef struct
{
  char *id;
  gboolean incoming;
} MessageKey;

typedef struct
{
  OdReferralPart part;
  gint64 before;
  guint limit;
} ReferralPage;

typedef struct
{
  char *kind;
  char *id;
} DocumentKey;

static void
document_key_free (gpointer data)
{
  DocumentKey *key = data;

  g_free (key->kind);
  g_free (key->id);
  g_free (key);
}

static void
message_key_free (gpointer data)
{
  MessageKey *key = data;

  g_free (key->id);
  g_free (key);
}

/* The connection first: when others may have the register, nothing of it is still being written. */
static void
worker_free (Worker *worker)
{
  g_clear_pointer (&worker->connection, od_connection_close);
  g_clear_pointer (&worker->file, od_register_file_free);
  g_async_queue_unref (worker->jobs);
  g_free (worker->folder);
  g_free (worker);
}

/* In the main context. */
static void
tell_read_only (gpointer source, const GError *why)
{
  OdRegister *self = OD_REGISTER (source);

  g_clear_error (&self->why_read_only);
  self->why_read_only = g_error_copy (why);
  g_signal_emit (self, read_only_signal, 0);
}

static gpointer
work (gpointer data)
{
  Worker *worker = data;
  OdJob *job;

  while ((job = g_async_queue_pop (worker->jobs)) != END)
    {
      od_job_run (job, worker->connection);
      od_job_answer (job, worker->connection != NULL ? od_connection_take_read_only_news (worker->connection) : NULL, tell_read_only);
    }
  worker_free (worker);
  return NULL;
}

static gpointer
do_apply (OdConnection *connection, gpointer change, GError **error)
{
  return GINT_TO_POINTER (od_change_apply (change, connection, error));
}

static gpointer
do_load_referrals (OdConnection *connection, gpointer input, GError **error)
{
  const ReferralPage *page = input;

  return od_referral_store_load (connection, page->part, page->before, page->limit, error);
}

static gpointer
do_load_notices (OdConnection *connection, gpointer input, GError **error)
{
  return od_notice_store_load (connection, error);
}

static gpointer
do_load_erasures (OdConnection *connection, gpointer input, GError **error)
{
  return od_erasure_store_load (connection, error);
}

static gpointer
do_load_documents (OdConnection *connection, gpointer kind, GError **error)
{
  return od_document_store_load (connection, kind, error);
}

static gpointer
do_find_document (OdConnection *connection, gpointer input, GError **error)
{
  const DocumentKey *key = input;

  return od_document_store_find (connection, key->kind, key->id, error);
}

static gpointer
do_find_message (OdConnection *connection, gpointer input, GError **error)
{
  const MessageKey *key = input;
  OdStoredMessage *message = NULL;

  od_message_store_find (connection, key->id, key->incoming, &message, error);
  return message;
}

static gpointer
do_next_number (OdConnection *connection, gpointer year, GError **error)
{
  guint number = 0;

  od_number_store_take (connection, GPOINTER_TO_UINT (year), &number, error);
  return GUINT_TO_POINTER (number);
}

static gpointer
do_load_journal (OdConnection *connection, gpointer input, GError **error)
{
  return od_journal_load (connection, error);
}

static gpointer
do_load_messages (OdConnection *connection, gpointer input, GError **error)
{
  return od_message_store_load (connection, input, error);
}

/* Which part of the journal is read. */
typedef struct
{
  guint64 before;
  guint limit;
  OdJournalWants wants;
  gpointer data;
  GDestroyNotify free_data;
} JournalPart;

static void
journal_part_free (gpointer data)
{
  JournalPart *part = data;

  if (part->free_data != NULL)
    part->free_data (part->data);
  g_free (part);
}

static gpointer
do_read_journal (OdConnection *connection, gpointer input, GError **error)
{
  const JournalPart *part = input;

  return od_journal_read (connection, part->before, part->limit, part->wants, part->data, error);
}

static gpointer
do_verify_journal (OdConnection *connection, gpointer input, GError **error)
{
  return od_journal_verify (connection, error);
}

static gpointer
do_take_image (OdConnection *connection, gpointer input, GError **error)
{
  return od_image_take (connection, error);
}

static gpointer
do_check (OdConnection *connection, gpointer input, GError **error)
{
  guint64 n_entries;
  g_autoptr (GError) found = NULL;

  if (od_image_check (connection, &n_entries, &found))
    return connection;
  if (g_error_matches (found, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED))
    od_connection_set_read_only (connection, found);
  g_propagate_error (error, g_steal_pointer (&found));
  return NULL;
}

/* A step of a pass over all sealed parts. */
typedef struct
{
  OdResealPass pass;
  OdReseal reseal;
  gpointer data;
  GDestroyNotify free_data;
} ResealStep;

static void
reseal_step_free (gpointer data)
{
  ResealStep *step = data;

  step->free_data (step->data);
  g_free (step);
}

static gpointer
do_reseal (OdConnection *connection, gpointer input, GError **error)
{
  ResealStep *step = input;

  return od_reseal_next (connection, &step->pass, step->reseal, step->data, error) ? g_memdup2 (&step->pass, sizeof step->pass) : NULL;
}

static void
free_bytes (gpointer bytes)
{
  g_bytes_unref (bytes);
}

static void
free_verdict (gpointer data)
{
  od_journal_verdict_free (data);
}

static void
free_change (gpointer change)
{
  od_change_free (change);
}

static void
free_array (gpointer array)
{
  g_ptr_array_unref (array);
}

static void
free_message (gpointer message)
{
  od_stored_message_free (message);
}

/* The register is not known outside yet, so there is no connection that the job could be given. */
typedef struct
{
  OdRegister *self;
  Worker *worker;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_object (&opening->self);
  g_free (opening);
}

static gpointer
do_open (OdConnection *connection, gpointer input, GError **error)
{
  Opening *opening = input;
  Worker *worker = opening->worker;

  worker->file = od_register_file_lock (worker->folder, error);
  if (worker->file != NULL)
    worker->connection = od_opening_connect (worker->file, error);
  if (worker->connection == NULL)
    return NULL;
  /* Nobody knows it yet. */
  opening->self->why_read_only = od_connection_take_read_only_news (worker->connection);
  return g_steal_pointer (&opening->self);
}

static void
od_register_dispose (GObject *object)
{
  OdRegister *self = OD_REGISTER (object);
  GThread *thread = g_steal_pointer (&self->thread);

  if (thread != NULL)
    {
      g_async_queue_push (self->jobs, END);
      /* Every job holds the register, so none is left; and the file is free when this returns. */
      if (thread != g_thread_self ())
        g_thread_join (thread);
      else
        g_thread_unref (thread);
    }
  G_OBJECT_CLASS (od_register_parent_class)->dispose (object);
}

static void
od_register_finalize (GObject *object)
{
  OdRegister *self = OD_REGISTER (object);

  g_async_queue_unref (self->jobs);
  g_clear_error (&self->why_read_only);
  g_free (self->folder);
  G_OBJECT_CLASS (od_register_parent_class)->finalize (object);
}

static void
od_register_class_init (OdRegisterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = od_register_dispose;
  object_class->finalize = od_register_finalize;
  read_only_signal = g_signal_new ("read-only", OD_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
od_register_init (OdRegister *self)
{
  self->jobs = g_async_queue_new ();
}

static Worker *
start_worker (OdRegister *self)
{
  Worker *worker = g_new0 (Worker, 1);

  worker->jobs = g_async_queue_ref (self->jobs);
  worker->folder = g_strdup (self->folder);
  self->thread = g_thread_new ("register", work, worker);
  return worker;
}

void
od_register_open_async (const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  OdRegister *self = g_object_new (OD_TYPE_REGISTER, NULL);
  Opening *opening = g_new0 (Opening, 1);

  self->folder = g_strdup (folder);
  opening->self = self;
  opening->worker = start_worker (self);
  g_async_queue_push (self->jobs, od_job_new (NULL, cancellable, callback, data, od_register_open_async, do_open, opening,
                                              opening_free, g_object_unref));
}

OdRegister *
od_register_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const GError *
od_register_get_read_only_reason (OdRegister *self)
{
  g_return_val_if_fail (OD_IS_REGISTER (self), NULL);

  return self->why_read_only;
}

void
od_register_apply_async (OdRegister *self, OdChange *change, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer data)
{
  g_return_if_fail (OD_IS_REGISTER (self) && change != NULL);

  g_async_queue_push (self->jobs, od_job_new (self, cancellable, callback, data, od_register_apply_async, do_apply, change,
                                              free_change, NULL));
}

gboolean
od_register_apply_finish (OdRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_apply_async), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

void
od_register_load_referrals_async (OdRegister *self, OdReferralPart part, gint64 before, guint limit, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data)
{
  const ReferralPage page = { part, before, limit };

  g_return_if_fail (OD_IS_REGISTER (self));

  g_async_queue_push (self->jobs, od_job_new (self, cancellable, callback, data, od_register_load_referrals_async,
                                              do_load_referrals, g_memdup2 (&page, sizeof page), g_free, free_array));
}

GPtrArray *
od_register_load_referrals_finish (OdRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_load_referrals_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_register_load_notices_async (OdRegister *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (OD_IS_REGISTER (self));

  g_async_queue_push (self->jobs, od_job_new (self, cancellable, callback, data, od_register_load_notices_async,
                                              do_load_notices, NULL, NULL, free_array));
}

GPtrArray *
od_register_load_notices_finish (OdRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_load_notices_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_register_load_erasures_async (OdRegister *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (OD_IS_REGISTER (self));

  g_async_queue_push (self->jobs, od_job_new (self, cancellable, callback, data, od_register_load_erasures_async,
                                              do_load_erasures, NULL, NULL, free_array));
}

GPtrArray *
od_register_load_erasures_finish (OdRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_load_erasures_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_register_load_documents_async (OdRegister *self, const char *kind, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer data)
{
  g_return_if_fail (OD_IS_REGISTER (self) && kind != NULL);

  g_async_queue_push (self->jobs, od_job_new (self, cancellable, callback, data, od_register_load_documents_async,
                                              do_load_documents, g_strdup (kind), g_free, free_array));
}

GPtrArray *
od_register_load_documents_finish (OdRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_load_documents_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
free_document (gpointer document)
{
  if (document != NULL)
    od_stored_document_free (document);
}

void
od_register_find_document_async (OdRegister *self, const char *kind, const char *id, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data)
{
  DocumentKey *key;

  g_return_if_fail (OD_IS_REGISTER (self) && kind != NULL && id != NULL);

  key = g_new0 (DocumentKey, 1);
  key->kind = g_strdup (kind);
  key->id = g_strdup (id);
  g_async_queue_push (self->jobs, od_job_new (self, cancellable, callback, data, od_register_find_document_async,
                                              do_find_document, key, document_key_free, free_document));
}

OdStoredDocument *
od_register_find_document_finish (OdRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_find_document_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_register_find_message_async (OdRegister *self, const char *id, gboolean incoming, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer data)
{
  MessageKey *key;

  g_return_if_fail (OD_IS_REGISTER (self) && id != NULL);

  key = g_new0 (MessageKey, 1);
  key->id = g_strdup (id);
  key->incoming = incoming;
  g_async_queue_push (self->jobs, od_job_new (self, cancellable, callback, data, od_register_find_message_async,
                                              do_find_message, key, message_key_free, free_message));
}

OdStoredMessage *
od_register_find_message_finish (OdRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_find_message_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_register_load_messages_async (OdRegister *self, const char *referral_id, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (OD_IS_REGISTER (self) && referral_id != NULL);

  g_async_queue_push (self->jobs, od_job_new (self, cancellable, callback, data, od_register_load_messages_async,
                                              do_load_messages, g_strdup (referral_id), g_free, free_array));
}

GPtrArray *
od_register_load_messages_finish (OdRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_load_messages_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_register_next_number_async (OdRegister *self, guint year, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data)
{
  g_return_if_fail (OD_IS_REGISTER (self));

  g_async_queue_push (self->jobs, od_job_new (self, cancellable, callback, data, od_register_next_number_async,
                                              do_next_number, GUINT_TO_POINTER (year), NULL, NULL));
}

guint
od_register_next_number_finish (OdRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_next_number_async), 0);

  return GPOINTER_TO_UINT (g_task_propagate_pointer (G_TASK (result), error));
}

void
od_register_load_journal_async (OdRegister *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (OD_IS_REGISTER (self));

  g_async_queue_push (self->jobs, od_job_new (self, cancellable, callback, data, od_register_load_journal_async,
                                              do_load_journal, NULL, NULL, free_array));
}

GPtrArray *
od_register_load_journal_finish (OdRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_load_journal_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_register_read_journal_async (OdRegister *self, guint64 before, guint limit, OdJournalWants wants, gpointer wants_data,
                                GDestroyNotify free_wants_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  JournalPart *part;

  g_return_if_fail (OD_IS_REGISTER (self));

  part = g_new (JournalPart, 1);
  *part = (JournalPart) { before, limit, wants, wants_data, free_wants_data };
  g_async_queue_push (self->jobs, od_job_new (self, cancellable, callback, data, od_register_read_journal_async, do_read_journal,
                                              part, journal_part_free, free_array));
}

GPtrArray *
od_register_read_journal_finish (OdRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_read_journal_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_register_verify_journal_async (OdRegister *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (OD_IS_REGISTER (self));

  g_async_queue_push (self->jobs, od_job_new (self, cancellable, callback, data, od_register_verify_journal_async,
                                              do_verify_journal, NULL, NULL, free_verdict));
}

OdJournalVerdict *
od_register_verify_journal_finish (OdRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_verify_journal_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_register_take_image_async (OdRegister *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (OD_IS_REGISTER (self));

  g_async_queue_push (self->jobs, od_job_new (self, cancellable, callback, data, od_register_take_image_async, do_take_image, NULL, NULL,
                                              free_bytes));
}

GBytes *
od_register_take_image_finish (OdRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_take_image_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_register_check_async (OdRegister *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (OD_IS_REGISTER (self));

  g_async_queue_push (self->jobs, od_job_new (self, cancellable, callback, data, od_register_check_async, do_check, NULL, NULL, NULL));
}

gboolean
od_register_check_finish (OdRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_check_async), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

void
od_register_reseal_async (OdRegister *self, const OdResealPass *pass, OdReseal reseal, gpointer data, GDestroyNotify free_data,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer callback_data)
{
  ResealStep *step;

  g_return_if_fail (OD_IS_REGISTER (self));

  step = g_new (ResealStep, 1);
  *step = (ResealStep){ *pass, reseal, data, free_data };
  g_async_queue_push (self->jobs, od_job_new (self, cancellable, callback, callback_data, od_register_reseal_async, do_reseal, step,
                                              reseal_step_free, g_free));
}

gboolean
od_register_reseal_finish (OdRegister *self, GAsyncResult *result, OdResealPass *pass, GError **error)
{
  g_autofree OdResealPass *now = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, od_register_reseal_async), FALSE);

  now = g_task_propagate_pointer (G_TASK (result), error);
  if (now != NULL)
    *pass = *now;
  return now != NULL;
}
