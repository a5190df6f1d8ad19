#include "notice-packing.h"

#include "agree-passphrase.h"
#include "message-limits.h"
#include "office.h"
#include "package-making.h"
#include "passphrase.h"
#include "profile-private.h"
#include "referral-change.h"

#include <glib/gi18n-lib.h>

/* Of all documents together: encoded for a mail they take a third more, and mailboxes refuse more than some 25 MB. */
#define MAX_DOCUMENT_BYTES (18 * 1024 * 1024)

/* Packing goes in this order; what fails undoes what stands before it:
 *
 *   turn -> plan -> passphrase from the keyring, agreed or new -> documents -> package and register, as package-making.c does; a package
 *   that is only looked at is the one on the disk, when it opens
 */
typedef struct
{
  char *reference;
  OdNoticePlanFunc make_plan;
  gpointer data;
  GDestroyNotify destroy;
  OdNoticePlan plan;
  OdProtocol *protocol;
  OdMessage *message;
  GPtrArray *attachments; /* of OdAttachment: those of its documents that are still to be read */
  gsize n_bytes;          /* of the documents that were */
  OdStoredMessage *stored;
  OdSecret *passphrase;
  gboolean passphrase_is_new;
  char *path;
} Packing;

static void
packing_free (gpointer data)
{
  Packing *packing = data;

  g_free (packing->reference);
  if (packing->destroy != NULL)
    packing->destroy (packing->data);
  g_clear_object (&packing->plan.notice);
  g_clear_object (&packing->plan.referral);
  g_clear_object (&packing->protocol);
  g_clear_pointer (&packing->message, od_message_free);
  g_clear_pointer (&packing->attachments, g_ptr_array_unref);
  g_clear_pointer (&packing->stored, od_stored_message_free);
  g_clear_pointer (&packing->passphrase, od_secret_unref);
  g_free (packing->path);
  g_free (packing);
}

static void read_documents (GTask *task);

static void
fail (GTask *task, GError *error)
{
  Packing *packing = g_task_get_task_data (task);

  od_profile_end_turn (g_task_get_source_object (task), packing->reference);
  g_task_return_error (task, error);
}

static void
succeed (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Packing *packing = g_task_get_task_data (task);
  OdPackedNotice *packed = g_new0 (OdPackedNotice, 1);

  if (packing->plan.notice != NULL)
    od_record_list_put (self->notices, packing->plan.notice);
  if (packing->plan.referral != NULL)
    od_record_list_put (self->referrals, packing->plan.referral);
  od_profile_end_turn (self, packing->reference);
  packed->notice = g_steal_pointer (&packing->plan.notice);
  packed->referral = g_steal_pointer (&packing->plan.referral);
  packed->path = g_steal_pointer (&packing->path);
  packed->passphrase = g_steal_pointer (&packing->passphrase);
  packed->passphrase_is_new = packing->passphrase_is_new;
  g_task_return_pointer (task, packed, (GDestroyNotify)od_packed_notice_free);
}

static OdChange *
make_change (OdProfile *self, gpointer data)
{
  Packing *packing = data;
  OdChange *change = od_profile_new_change (self, packing->plan.action, packing->reference);

  if (packing->plan.referral != NULL)
    od_profile_put_referral (self, change, packing->plan.referral);
  if (packing->plan.notice != NULL && !packing->plan.is_again)
    {
      od_profile_put_notice (self, change, packing->plan.notice);
      od_change_put_message (change, packing->stored);
    }
  return change;
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (od_register_apply_finish (OD_REGISTER (source), result, &error))
    succeed (task);
  else
    fail (task, error);
}

static void
on_package_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (od_package_make_finish (result, &error))
    succeed (task);
  else
    fail (task, error);
}

static void
make_package (GTask *task)
{
  Packing *packing = g_task_get_task_data (task);
  const OdPackageOrder order = {
    .message = g_steal_pointer (&packing->message),
    .protocol = packing->protocol,
    .path = packing->path,
    .passphrase = packing->passphrase,
    .keyring_reference = packing->passphrase_is_new ? packing->reference : NULL,
    .make_change = make_change,
    .data = packing,
  };

  od_package_make_async (g_task_get_source_object (task), &order, g_task_get_cancellable (task), on_package_made, g_object_ref (task));
}

static GError *
new_too_many_error (void)
{
  return g_error_new_literal (OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES,
                              _ ("De documenten zijn samen te groot voor een mail. Er is niets verpakt; haal bij de maatregelen een document weg "
                                 "en bezorg het apart."));
}

static void
on_document_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Packing *packing = g_task_get_task_data (task);
  const OdAttachment *attachment = g_ptr_array_index (packing->attachments, 0);
  GError *error = NULL;
  g_autoptr (GBytes) content = od_office_read_attachment_finish (OD_PROFILE (source), result, &error);

  if (content != NULL)
    packing->n_bytes += g_bytes_get_size (content);
  if (packing->n_bytes > MAX_DOCUMENT_BYTES)
    error = new_too_many_error ();
  if (error != NULL)
    {
      fail (task, error);
      return;
    }
  od_message_add_document (packing->message, attachment->id, attachment->name, content);
  g_ptr_array_remove_index (packing->attachments, 0);
  read_documents (task);
}

/* One after the other; then the package. */
static void
read_documents (GTask *task)
{
  Packing *packing = g_task_get_task_data (task);

  if (packing->attachments->len > OD_MESSAGE_MAX_DOCUMENTS)
    fail (task, new_too_many_error ());
  else if (packing->attachments->len > 0)
    od_office_read_attachment_async (g_task_get_source_object (task), ((OdAttachment *) g_ptr_array_index (packing->attachments, 0))->id,
                                     g_task_get_cancellable (task), on_document_read, g_object_ref (task));
  else
    make_package (task);
}

static void
on_proved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  if (od_package_prove_finish (result, NULL))
    succeed (task);
  else
    read_documents (task);
}

/* Looking at a package is no reason to make another. */
static void
recall_or_make (GTask *task)
{
  Packing *packing = g_task_get_task_data (task);

  if (packing->plan.is_recall && g_file_test (packing->path, G_FILE_TEST_EXISTS))
    od_package_prove_async (packing->path, packing->passphrase, g_task_get_cancellable (task), on_proved, g_object_ref (task));
  else
    read_documents (task);
}

/* What was agreed is what the other party has, also for the answer or another package with this reference. */
static void
on_agreed_recalled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Packing *packing = g_task_get_task_data (task);
  GError *error = NULL;

  packing->passphrase = od_passphrase_recall_agreed_finish (OD_PROFILE (source), result, &error);
  if (packing->passphrase != NULL)
    recall_or_make (task);
  else
    fail (task, error);
}

static void
on_passphrase_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Packing *packing = g_task_get_task_data (task);
  const OdAgreedPassphrase *agreed
      = od_passphrase_agreement_get_current (od_profile_find_agreement (self, od_protocol_get_id (packing->protocol)));
  GError *error = NULL;

  packing->passphrase = od_keyring_lookup_finish (OD_KEYRING (source), result, &error);
  if (error != NULL)
    fail (task, error);
  else if (packing->passphrase != NULL)
    recall_or_make (task);
  else if (!od_notice_kind_is_about_referral (od_notice_get_kind (packing->plan.notice)) && agreed != NULL)
    od_passphrase_recall_agreed_async (self, agreed->reference, g_task_get_cancellable (task), on_agreed_recalled, g_object_ref (task));
  else
    {
      packing->passphrase = od_passphrase_new ();
      packing->passphrase_is_new = TRUE;
      read_documents (task);
    }
}

static gboolean
is_answer (OdMessageKind kind)
{
  return kind == OD_MESSAGE_QUALITY_ANSWER || kind == OD_MESSAGE_EVIDENCE;
}

/* What the notice, or the answer to it, says to the other party; (transfer full). */
static OdMessage *
make_message (OdProfile *self, OdNotice *notice, OdMessageKind kind, OdProtocol *protocol)
{
  const OdNoticeContent *content = od_notice_get_content (notice);
  OdMessage *message = od_message_new (kind);

  message->id = g_strdup (is_answer (kind) ? content->answer_id : od_notice_get_id (notice));
  message->reference = g_strdup (od_notice_get_reference (notice));
  message->protocol_id = g_strdup (od_protocol_get_id (protocol));
  message->sender = od_profile_get_own_party (self, protocol);
  message->recipient = od_profile_get_other_party (self, protocol);
  message->sent = od_profile_get_now (self);
  message->program = g_strdup (OD_PROGRAM);
  /* A referral at the OCMW has the id of the message that it came by, a notice everywhere that of its own. */
  if (is_answer (kind))
    message->in_reply_to = g_strdup (od_notice_get_id (notice));
  else if (kind != OD_MESSAGE_WITHDRAWAL && od_notice_get_referral_id (notice) != NULL)
    message->in_reply_to = g_strdup (od_notice_get_referral_id (notice));
  message->return_reason = content->return_reason;
  message->withdrawal_manner = content->manner;
  message->withdrawn_on = g_strdup (content->withdrawn_on);
  message->remarks = content->remarks != NULL ? od_quality_remarks_copy (content->remarks) : NULL;
  message->records = content->records != NULL ? g_ptr_array_ref (content->records) : NULL;
  return message;
}

/* The documents of evidence; (transfer full), of OdAttachment. */
static GPtrArray *
get_attachments (const OdMessage *message)
{
  GPtrArray *attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) od_attachment_free);

  for (guint i = 0; message->kind == OD_MESSAGE_EVIDENCE && i < message->records->len; i++)
    {
      GPtrArray *of_record = od_office_record_get_attachments (g_ptr_array_index (message->records, i));

      for (guint j = 0; j < of_record->len; j++)
        {
          const OdAttachment *attachment = g_ptr_array_index (of_record, j);

          g_ptr_array_add (attachments, od_attachment_new (attachment->id, attachment->name));
        }
    }
  return attachments;
}

static gboolean
prepare (OdProfile *self, Packing *packing, GError **error)
{
  OdNotice *notice;
  OdProtocol *protocol;

  if (!packing->make_plan (self, packing->data, &packing->plan, error))
    return FALSE;
  notice = packing->plan.notice;
  if (notice == NULL)
    return TRUE;
  protocol = od_profile_find_protocol (self, od_notice_get_protocol_id (notice));
  if (protocol == NULL || od_notice_get_content (notice) == NULL)
    {
      od_set_referral_gone_error (error);
      return FALSE;
    }
  packing->protocol = g_object_ref (protocol);
  packing->path = od_notice_get_package_path (self, notice, packing->plan.message_kind);
  packing->message = make_message (self, notice, packing->plan.message_kind, protocol);
  packing->attachments = get_attachments (packing->message);
  packing->stored
      = od_stored_message_new (packing->message->id, od_message_kind_to_string (packing->plan.message_kind),
                               packing->reference, od_notice_get_referral_id (notice), FALSE, packing->message->sent);
  return TRUE;
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Packing *packing = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_profile_take_turn_finish (self, result, &error))
    g_task_return_error (task, error);
  else if (!prepare (self, packing, &error))
    fail (task, error);
  else if (packing->plan.notice == NULL)
    od_register_apply_async (self->reg, make_change (self, packing), NULL, on_applied, g_object_ref (task));
  else
    od_keyring_lookup_async (self->keyring, OD_KEYRING_PACKAGE, packing->reference, g_task_get_cancellable (task),
                             on_passphrase_found, g_object_ref (task));
}

void
od_notice_packing_async (OdProfile *profile,
                         const char *reference,
                         OdDesk desk,
                         OdNoticePlanFunc plan,
                         gpointer data,
                         GDestroyNotify destroy,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer callback_data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, callback_data);
  Packing *packing = g_new0 (Packing, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, od_notice_packing_async);
  g_task_set_check_cancellable (task, FALSE);
  packing->reference = g_strdup (reference);
  packing->make_plan = plan;
  packing->data = data;
  packing->destroy = destroy;
  g_task_set_task_data (task, packing, packing_free);
  if (!od_profile_check_desk (profile, desk, &error))
    g_task_return_error (task, error);
  else
    od_profile_take_turn_async (profile, reference, cancellable, on_turn, g_object_ref (task));
}

OdPackedNotice *
od_notice_packing_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

OdNotice *
od_notice_make (OdProfile *profile, OdNoticeKind kind, OdReferral *referral, const OdNoticeContent *content)
{
  g_autoptr (GDateTime) now = od_profile_get_now (profile);
  g_autofree char *id = g_uuid_string_random ();

  return od_notice_new (profile->settings->desk, kind, FALSE, id, od_referral_get_reference (referral),
                        od_referral_get_id (referral), od_referral_get_protocol_id (referral), OD_NOTICE_STATE_PACKED,
                        now, now, content);
}

OdMessageKind
od_notice_get_outgoing_kind (OdNotice *notice)
{
  static const OdMessageKind kinds[] = {
    [OD_NOTICE_RETURN] = OD_MESSAGE_RETURN,
    [OD_NOTICE_WITHDRAWAL] = OD_MESSAGE_WITHDRAWAL,
    [OD_NOTICE_QUALITY] = OD_MESSAGE_QUALITY_NOTICE,
    [OD_NOTICE_PROCESSORS] = OD_MESSAGE_PROCESSORS,
    [OD_NOTICE_BREACH] = OD_MESSAGE_BREACH,
    [OD_NOTICE_CHANGE] = OD_MESSAGE_CHANGE,
    [OD_NOTICE_EVIDENCE] = OD_MESSAGE_EVIDENCE_REQUEST,
    [OD_NOTICE_TERMINATION] = OD_MESSAGE_TERMINATION,
  };

  if (!od_notice_get_incoming (notice))
    return kinds[od_notice_get_kind (notice)];
  return od_notice_get_kind (notice) == OD_NOTICE_EVIDENCE ? OD_MESSAGE_EVIDENCE : OD_MESSAGE_QUALITY_ANSWER;
}

char *
od_notice_get_package_path (OdProfile *profile, OdNotice *notice, OdMessageKind kind)
{
  /* A referral may have several quality notices at a time. */
  gboolean is_quality = kind == OD_MESSAGE_QUALITY_NOTICE || kind == OD_MESSAGE_QUALITY_ANSWER;
  g_autofree char *number = is_quality ? g_strdup_printf ("-%.4s", od_notice_get_id (notice)) : g_strdup ("");
  g_autofree char *suffix = g_strdup_printf ("-%s%s", od_message_kind_to_string (kind), number);

  return od_profile_get_package_path (profile, od_notice_get_protocol_id (notice), od_notice_get_reference (notice), suffix);
}
