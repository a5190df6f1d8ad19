#include "import-private.h"

#include "notice-change.h"
#include "profile-private.h"
#include "referral-change.h"

/* The notice that @message brings, in @state; (transfer full). */
static OdNotice *
make_notice (OdProfile *self, const OdMessage *message, OdReferral *referral, OdNoticeKind kind, OdNoticeState state)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autofree char *sent_at = g_date_time_format (message->sent, "%Y-%m-%dT%H:%M:%S%:z");
  const OdNoticeContent content = {
    .return_reason = message->return_reason,
    .manner = message->withdrawal_manner,
    .withdrawn_on = message->withdrawn_on,
    .remarks = message->remarks,
    .records = message->records,
    .sent_at = sent_at,
  };

  return od_notice_new (self->settings->desk, kind, TRUE, message->id, message->reference,
                        referral != NULL ? od_referral_get_id (referral) : NULL, message->protocol_id, state, now, now,
                        &content);
}

static gboolean
has_file (OdReferral *referral)
{
  OdState state = od_referral_get_state (referral);

  return state == OD_STATE_FILE_OPEN || state == OD_STATE_FILE_CLOSED;
}

static gboolean
take_return (OdProfile *self, OdImport *import, OdImportChange *change, GError **error)
{
  const OdMessage *message = od_import_get_message (import);
  OdReferral *referral = od_import_get_referral (import);

  change->notice = make_notice (self, message, referral, OD_NOTICE_RETURN, OD_NOTICE_STATE_SETTLED);
  change->action = "terugzending-ontvangen";
  change->referral = od_referral_let_happen (self, referral, OD_EVENT_RETURN, NULL,
                                             od_return_reason_to_string (message->return_reason), error);
  return change->referral != NULL;
}

/* With a file a person decides; what is erased already stays as it is. */
static gboolean
take_withdrawal (OdProfile *self, OdImport *import, OdImportChange *change, GError **error)
{
  const OdMessage *message = od_import_get_message (import);
  OdReferral *referral = od_import_get_referral (import);
  OdNoticeState state = OD_NOTICE_STATE_SETTLED;

  if (referral == NULL)
    state = OD_NOTICE_STATE_REMEMBERED;
  else if (has_file (referral))
    state = OD_NOTICE_STATE_RECEIVED;
  change->notice = make_notice (self, message, referral, OD_NOTICE_WITHDRAWAL, state);
  change->action = referral != NULL ? "intrekking-ontvangen" : "intrekking-onthouden";
  if (referral == NULL || od_referral_get_state (referral) == OD_STATE_ERASED)
    return TRUE;
  change->referral = od_referral_let_happen (self, referral, OD_EVENT_WITHDRAW, message->withdrawn_on,
                                             od_consent_manner_to_string (message->withdrawal_manner), error);
  return change->referral != NULL;
}

static gboolean
take_quality_notice (OdProfile *self, OdImport *import, OdImportChange *change, GError **error)
{
  change->notice = make_notice (self, od_import_get_message (import), od_import_get_referral (import),
                                OD_NOTICE_QUALITY, OD_NOTICE_STATE_RECEIVED);
  change->action = "kwaliteitsmelding-ontvangen";
  return TRUE;
}

/* @notice with the verdicts of @message; (transfer full). */
static OdNotice *
with_verdicts (OdNotice *notice, const OdMessage *message)
{
  const OdNoticeContent *before = od_notice_get_content (notice);
  g_auto (OdNoticeContent) content = { 0 };

  if (before == NULL)
    return g_object_ref (notice);
  content.remarks = od_quality_remarks_copy (before->remarks);
  content.answer_id = g_strdup (message->id);
  for (guint i = 0; i < content.remarks->len; i++)
    {
      OdQualityRemark *remark = g_ptr_array_index (content.remarks, i);
      const OdQualityRemark *answer = od_quality_remarks_find (message->remarks, remark->field);

      od_quality_remark_answer (remark, answer->verdict, answer->value);
    }
  return od_notice_with_content (notice, &content, od_notice_get_changed (notice));
}

static gboolean
take_answer (OdProfile *self, OdImport *import, OdImportChange *change, GError **error)
{
  const OdMessage *message = od_import_get_message (import);
  OdReferral *referral = od_import_get_referral (import);
  g_autoptr (OdNotice) answered
      = od_notice_let_happen (self, od_import_get_notice (import), OD_NOTICE_EVENT_RECEIVE_ANSWER, error);

  if (answered == NULL)
    return FALSE;
  change->notice = with_verdicts (answered, message);
  change->action = "kwaliteitsantwoord-ontvangen";
  if (referral == NULL || od_referral_get_client (referral) == NULL)
    return TRUE;
  change->referral = od_referral_correct (self, referral, message->remarks, error);
  if (change->referral == referral)
    g_clear_object (&change->referral);
  else if (change->referral == NULL)
    return FALSE;
  return TRUE;
}

/* What one party tells the other; but for an overview, which is only kept, a person decides what comes of it. */
static gboolean
take_told (OdProfile *self, OdImport *import, OdImportChange *change)
{
  static const struct
  {
    OdMessageKind message_kind;
    OdNoticeKind kind;
    OdNoticeState state;
    const char *action;
  } kinds[] = {
    { OD_MESSAGE_PROCESSORS, OD_NOTICE_PROCESSORS, OD_NOTICE_STATE_SETTLED, "verwerkersoverzicht-ontvangen" },
    { OD_MESSAGE_BREACH, OD_NOTICE_BREACH, OD_NOTICE_STATE_RECEIVED, "lekmelding-ontvangen" },
    { OD_MESSAGE_CHANGE, OD_NOTICE_CHANGE, OD_NOTICE_STATE_RECEIVED, "wijzigingsmelding-ontvangen" },
    { OD_MESSAGE_EVIDENCE_REQUEST, OD_NOTICE_EVIDENCE, OD_NOTICE_STATE_RECEIVED, "bewijsverzoek-ontvangen" },
    { OD_MESSAGE_TERMINATION, OD_NOTICE_TERMINATION, OD_NOTICE_STATE_RECEIVED, "beeindiging-ontvangen" },
  };
  const OdMessage *message = od_import_get_message (import);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].message_kind == message->kind)
      {
        change->notice = make_notice (self, message, NULL, kinds[i].kind, kinds[i].state);
        change->action = kinds[i].action;
      }
  return TRUE;
}

static GBytes *
find_content (const OdMessage *message, const char *attachment_id)
{
  for (guint i = 0; i < message->documents->len; i++)
    {
      const OdMessageDocument *document = g_ptr_array_index (message->documents, i);

      if (g_str_equal (document->id, attachment_id))
        return document->content;
    }
  return NULL;
}

/* @record with ids of our own for its attachments, and what they stand for in @documents: an id from outside may be that of a document that is
 * here. (transfer full) */
static OdOfficeRecord *
take_documents (OdOfficeRecord *record, const OdMessage *message, GPtrArray *documents)
{
  g_autoptr (GPtrArray) attachments = g_ptr_array_ref (od_office_record_get_attachments (record));
  OdOfficeRecord *taken = g_object_ref (record);

  for (guint i = 0; i < attachments->len; i++)
    {
      const OdAttachment *told = g_ptr_array_index (attachments, i);
      OdMessageDocument *document = g_new0 (OdMessageDocument, 1);
      const OdAttachment kept = { .id = g_uuid_string_random (), .name = told->name };
      g_autoptr (OdOfficeRecord) before = taken;
      g_autoptr (OdOfficeRecord) without = od_office_record_without_attachment (before, told->id);

      document->id = kept.id;
      document->content = g_bytes_ref (find_content (message, told->id));
      g_ptr_array_add (documents, document);
      taken = od_office_record_with_attachment (without, &kept);
    }
  return taken;
}

static GPtrArray *
take_records (const OdMessage *message, GPtrArray *documents)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < message->records->len; i++)
    g_ptr_array_add (records, take_documents (g_ptr_array_index (message->records, i), message, documents));
  return records;
}

static gboolean
take_evidence (OdProfile *self, OdImport *import, OdImportChange *change, GError **error)
{
  const OdMessage *message = od_import_get_message (import);
  g_autofree char *sent_at = g_date_time_format (message->sent, "%Y-%m-%dT%H:%M:%S%:z");
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) od_message_document_free);
  g_autoptr (GPtrArray) records = take_records (message, documents);
  const OdNoticeContent content = { .records = records, .answer_id = message->id, .sent_at = sent_at };
  g_autoptr (OdNotice) answered = od_notice_let_happen (self, od_import_get_notice (import), OD_NOTICE_EVENT_RECEIVE_ANSWER, error);

  if (answered == NULL)
    return FALSE;
  change->documents = g_steal_pointer (&documents);
  change->notice = od_notice_with_content (answered, &content, od_notice_get_changed (answered));
  change->action = "bewijs-ontvangen";
  return TRUE;
}

gboolean
od_import_take_notice (OdProfile *profile, OdImport *import, OdImportChange *change, GError **error)
{
  switch (od_import_get_message (import)->kind)
    {
    case OD_MESSAGE_RETURN:
      return take_return (profile, import, change, error);
    case OD_MESSAGE_WITHDRAWAL:
      return take_withdrawal (profile, import, change, error);
    case OD_MESSAGE_QUALITY_NOTICE:
      return take_quality_notice (profile, import, change, error);
    case OD_MESSAGE_EVIDENCE:
      return take_evidence (profile, import, change, error);
    case OD_MESSAGE_PROCESSORS:
    case OD_MESSAGE_BREACH:
    case OD_MESSAGE_CHANGE:
    case OD_MESSAGE_EVIDENCE_REQUEST:
    case OD_MESSAGE_TERMINATION:
      return take_told (profile, import, change);
    case OD_MESSAGE_QUALITY_ANSWER:
    case OD_MESSAGE_REFERRAL:
    case OD_MESSAGE_RECEIPT:
    case OD_N_MESSAGE_KINDS:
    default:
      return take_answer (profile, import, change, error);
    }
}
