#pragma once

#include <gio/gio.h>

#include "client.h"
#include "consent.h"
#include "message-limits.h"
#include "office-record.h"
#include "party.h"
#include "protocol.h"
#include "quality-remark.h"
#include "referral.h"
#include "return-reason.h"

#define OD_MESSAGE_ERROR (od_message_error_quark ())
GQuark od_message_error_quark (void);

/**
 * OdMessageError:
 * @OD_MESSAGE_ERROR_NOT_A_MESSAGE: not JSON, or no object with "soort" and "versie"
 * @OD_MESSAGE_ERROR_NEWER: of a version that this program does not know yet: update, and read the PDF meanwhile
 * @OD_MESSAGE_ERROR_UNKNOWN_KIND: of a kind that this program does not know
 * @OD_MESSAGE_ERROR_SCHEMA: something the schema does not allow, or lacks
 * @OD_MESSAGE_ERROR_READABLE: leesbaar.pdf is missing or is not the one that the message names
 * @OD_MESSAGE_ERROR_DOCUMENTS: a document is missing, or is none that the message names
 */
typedef enum
{
  OD_MESSAGE_ERROR_NOT_A_MESSAGE,
  OD_MESSAGE_ERROR_NEWER,
  OD_MESSAGE_ERROR_UNKNOWN_KIND,
  OD_MESSAGE_ERROR_SCHEMA,
  OD_MESSAGE_ERROR_READABLE,
  OD_MESSAGE_ERROR_DOCUMENTS,
} OdMessageError;

/**
 * OdMessageKind:
 *
 * What a package brings (design: a package). Further kinds are added here, in the schemas and in the tables of message.c.
 */
typedef enum
{
  OD_MESSAGE_REFERRAL,  /* doorverwijzing */
  OD_MESSAGE_RECEIPT,   /* ontvangstbevestiging */
  OD_MESSAGE_RETURN,          /* terugzending */
  OD_MESSAGE_WITHDRAWAL,      /* intrekking */
  OD_MESSAGE_QUALITY_NOTICE,  /* kwaliteitsmelding */
  OD_MESSAGE_QUALITY_ANSWER,  /* kwaliteitsantwoord */
  OD_MESSAGE_PROCESSORS,        /* verwerkersoverzicht */
  OD_MESSAGE_BREACH,            /* lekmelding */
  OD_MESSAGE_CHANGE,            /* wijzigingsmelding */
  OD_MESSAGE_EVIDENCE_REQUEST,  /* bewijsverzoek */
  OD_MESSAGE_EVIDENCE,          /* bewijs */
  OD_MESSAGE_TERMINATION,       /* beeindiging */
  OD_N_MESSAGE_KINDS,
} OdMessageKind;

const char *od_message_kind_to_string (OdMessageKind kind);
gboolean od_message_kind_from_string (const char *text, OdMessageKind *kind);

/* Whether @desk may send messages of @kind to the other one. */
gboolean od_message_kind_may_be_sent_by (OdMessageKind kind, OdDesk desk);

/**
 * OdMessageDocument:
 * @id: of an attachment of one of the records
 * @entry: of the package, that holds it: "bijlage-01.pdf"
 * @sha256: of @content, 64 hexadecimal digits
 * @content: (nullable) while only bericht.json was read
 */
typedef struct
{
  char *id;
  char *entry;
  char *sha256;
  GBytes *content;
} OdMessageDocument;

/**
 * OdMessage:
 * @id: UUID
 * @reference: the readable reference (kenmerk) of the referral that it is about, or of its own
 * @in_reply_to: (nullable): the UUID of the message that this one answers
 * @replaces: (nullable): referral: the UUIDs of the earlier messages of the same referral that went out, oldest first, in the
 *   place of which this one comes: all of them, since none needs to have arrived
 * @protocol_id: the protocol under which it is sent
 * @sent: when, with offset
 * @program: name and version of the program that made it
 * @readable_sha256: (nullable) before od_message_set_readable(): of leesbaar.pdf, 64 hexadecimal digits
 * @team_member: (nullable): referral: who hands over
 * @client: (nullable): referral: protocol art. 3's data
 * @consent_manner, @consent_on, @information_version: referral: all that the OCMW gets of the consent; the version is (nullable)
 * @residence_reason: referral: why, when the postcode is of another OCMW
 * @received_on: (nullable): receipt: the day on which it was accepted, ISO 8601
 * @return_reason: return: why it is sent back
 * @withdrawal_manner, @withdrawn_on: (nullable): withdrawal: how and on which day the client withdrew the consent
 * @remarks: (nullable): of OdQualityRemark: quality notice: the data that are reported, without verdict; quality answer: the
 *   verdicts, without kind or proposal. A datum stands in it once
 * @records: (nullable): of OdOfficeRecord: what one party tells the other: processors, or the statement that there are none; one breach, change
 *   or termination; evidence: measures, activities, processors and figures
 * @documents: (nullable): of OdMessageDocument: evidence: one for each attachment of its records
 *
 * One message, of any kind; what is not of its kind is NULL. Wiped when freed as far as it holds a client.
 */
typedef struct
{
  OdMessageKind kind;
  char *id;
  char *reference;
  char *in_reply_to;
  GStrv replaces;
  char *protocol_id;
  OdParty *sender;
  OdParty *recipient;
  GDateTime *sent;
  char *program;
  char *readable_sha256;

  char *team_member;
  OdClient *client;
  OdConsentManner consent_manner;
  char *consent_on;
  char *information_version;
  OdResidenceReason residence_reason;

  char *received_on;

  OdReturnReason return_reason;

  OdConsentManner withdrawal_manner;
  char *withdrawn_on;

  GPtrArray *remarks;

  GPtrArray *records;
  GPtrArray *documents;
} OdMessage;

OdMessage *od_message_new (OdMessageKind kind);
void od_message_free (OdMessage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdMessage, od_message_free)

/* bericht.json of @self, indented UTF-8, wiped when freed; (transfer full). The message must be complete. */
GBytes *od_message_to_json (const OdMessage *self);

/**
 * od_message_from_json:
 *
 * Reads bericht.json, allowing exactly what data/schemas allows: unknown, doubled or missing members, other types and values
 * that the domain's rules refuse are OD_MESSAGE_ERROR_SCHEMA. No error text holds a value of the message.
 *
 * Returns: (transfer full) (nullable)
 */
OdMessage *od_message_from_json (GBytes *json, GError **error);

/* The same for a message of which leesbaar.pdf is still to be made: "leesbaarSha256" may be absent; (transfer full) (nullable). */
OdMessage *od_message_from_draft_json (GBytes *json, GError **error);

/* Sets @self's readable_sha256 to that of @readable; and sees whether it is that of @readable, (nullable) when there is none. */
void od_message_set_readable (OdMessage *self, GBytes *readable);
gboolean od_message_check_readable (const OdMessage *self, GBytes *readable, GError **error);

/* Adds the content of the attachment with @id of one of its records; the entry that holds it ends as @name does. */
void od_message_add_document (OdMessage *self, const char *id, const char *name, GBytes *content);

/* Takes the entry @name of its package as a document; FALSE when @self names none so, or with another content. */
gboolean od_message_take_document (OdMessage *self, const char *name, GBytes *content, GError **error);

/* Whether it was given all the documents that it names. */
gboolean od_message_check_documents (const OdMessage *self, GError **error);

/* Whether each attachment of its records has its document, and each document its attachment. */
gboolean od_message_fits_documents (const OdMessage *self);

void od_message_document_free (OdMessageDocument *self);
