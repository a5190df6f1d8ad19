#include "change.h"

#include "document-store.h"
#include "erasure-store.h"
#include "journal.h"
#include "message-store.h"
#include "notice-store.h"
#include "referral-store.h"

typedef gboolean (*OperationFunc) (OdConnection *connection, gconstpointer subject, GError **error);

typedef struct
{
  OperationFunc apply;
  gpointer subject;
  GDestroyNotify free_subject;
} Operation;

struct _OdChange
{
  OdJournalEntry *entry;
  GArray *operations; /* of Operation, in order */
  gboolean erases;
};

static void
operation_clear (gpointer data)
{
  Operation *operation = data;

  operation->free_subject (operation->subject);
}

static gboolean
put_referral (OdConnection *connection, gconstpointer subject, GError **error)
{
  return od_referral_store_put (connection, subject, error);
}

static gboolean
put_erasure (OdConnection *connection, gconstpointer subject, GError **error)
{
  return od_erasure_store_put (connection, subject, error);
}

static gboolean
set_tidied (OdConnection *connection, gconstpointer subject, GError **error)
{
  return od_erasure_store_set_tidied (connection, subject, error);
}

static gboolean
delete_referral (OdConnection *connection, gconstpointer subject, GError **error)
{
  return od_referral_store_delete (connection, subject, error);
}

static gboolean
put_notice (OdConnection *connection, gconstpointer subject, GError **error)
{
  return od_notice_store_put (connection, subject, error);
}

static gboolean
put_document (OdConnection *connection, gconstpointer subject, GError **error)
{
  return od_document_store_put (connection, subject, error);
}

static gboolean
delete_document (OdConnection *connection, gconstpointer subject, GError **error)
{
  const OdStoredDocument *document = subject;

  return od_document_store_delete (connection, document->kind, document->id, error);
}

static gboolean
put_message (OdConnection *connection, gconstpointer subject, GError **error)
{
  return od_message_store_put (connection, subject, error);
}

static void
free_referral (gpointer subject)
{
  od_stored_referral_free (subject);
}

static void
free_erasure (gpointer subject)
{
  od_erasure_record_free (subject);
}

static void
free_notice (gpointer subject)
{
  od_stored_notice_free (subject);
}

static void
free_document (gpointer subject)
{
  od_stored_document_free (subject);
}

static void
free_message (gpointer subject)
{
  od_stored_message_free (subject);
}

static void
add (OdChange *self, OperationFunc apply, gpointer subject, GDestroyNotify free_subject)
{
  const Operation operation = { apply, subject, free_subject };

  g_array_append_val (self->operations, operation);
}

static GBytes *
ref_bytes (GBytes *bytes)
{
  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

static OdSealedPart
copy_part (const OdSealedPart *part)
{
  if (part == NULL)
    return (OdSealedPart){ NULL, NULL };
  return (OdSealedPart){ ref_bytes (part->wrapped_key), ref_bytes (part->sealed) };
}

static OdStoredDocument *
new_document (const char *kind, const char *id, const OdSealedPart *part)
{
  OdStoredDocument *document = g_new0 (OdStoredDocument, 1);

  document->kind = g_strdup (kind);
  document->id = g_strdup (id);
  document->part = copy_part (part);
  return document;
}

/* In the transaction. */
static gboolean
apply_operations (OdConnection *connection, gconstpointer data, GError **error)
{
  const OdChange *self = data;

  for (guint i = 0; i < self->operations->len; i++)
    {
      const Operation *operation = &g_array_index (self->operations, Operation, i);

      if (!operation->apply (connection, operation->subject, error))
        return FALSE;
    }
  return od_journal_append (connection, self->entry, error);
}

OdChange *
od_change_new (GDateTime *now, const char *user, const char *action, const char *reference)
{
  OdChange *self = g_new0 (OdChange, 1);

  self->entry = g_new0 (OdJournalEntry, 1);
  self->entry->at = g_date_time_ref (now);
  self->entry->user = g_utf8_make_valid (user != NULL ? user : "", -1);
  self->entry->action = g_utf8_make_valid (action, -1);
  self->entry->reference = g_utf8_make_valid (reference != NULL ? reference : "", -1);
  self->operations = g_array_new (FALSE, FALSE, sizeof (Operation));
  g_array_set_clear_func (self->operations, operation_clear);
  return self;
}

void
od_change_free (OdChange *self)
{
  od_journal_entry_free (self->entry);
  g_array_unref (self->operations);
  g_free (self);
}

void
od_change_put_referral (OdChange *self, OdReferral *referral, const OdSealedPart *part)
{
  OdStoredReferral *stored = g_new0 (OdStoredReferral, 1);

  stored->referral = g_object_ref (referral);
  stored->part = copy_part (part);
  self->erases |= stored->part.sealed == NULL;
  add (self, put_referral, stored, free_referral);
}

void
od_change_put_erasure (OdChange *self, const OdErasureRecord *record)
{
  add (self, put_erasure, od_erasure_record_copy (record), free_erasure);
}

void
od_change_set_tidied (OdChange *self, const char *id)
{
  add (self, set_tidied, g_strdup (id), g_free);
}

void
od_change_delete_referral (OdChange *self, const char *id)
{
  self->erases = TRUE;
  add (self, delete_referral, g_strdup (id), g_free);
}

void
od_change_put_notice (OdChange *self, OdNotice *notice, const OdSealedPart *part)
{
  OdStoredNotice *stored = g_new0 (OdStoredNotice, 1);

  stored->notice = g_object_ref (notice);
  stored->part = copy_part (part);
  self->erases |= stored->part.sealed == NULL;
  add (self, put_notice, stored, free_notice);
}

void
od_change_put_document (OdChange *self, const char *kind, const char *id, const OdSealedPart *part)
{
  add (self, put_document, new_document (kind, id, part), free_document);
}

void
od_change_delete_document (OdChange *self, const char *kind, const char *id)
{
  self->erases = TRUE;
  add (self, delete_document, new_document (kind, id, NULL), free_document);
}

void
od_change_put_message (OdChange *self, const OdStoredMessage *message)
{
  add (self, put_message,
       od_stored_message_new (message->id, message->kind, message->reference, message->referral_id, message->incoming,
                              message->at),
       free_message);
}

gboolean
od_change_apply (const OdChange *self, OdConnection *connection, GError **error)
{
  if (!od_connection_transact (connection, apply_operations, self, error))
    return FALSE;
  if (self->erases || od_connection_has_full_log (connection))
    od_connection_empty_log (connection);
  return TRUE;
}
