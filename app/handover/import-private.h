#pragma once

#include "import.h"
#include "message.h"
#include "register.h"

/* For this folder alone. */

/* An import of @message (transfer full), opened with @passphrase; not yet judged; (transfer full). */
OdImport *od_import_new (OdMessage *message, OdSecret *passphrase);

/* An import of a package that was not made with this program: its @entries (of OdForeignEntry) and its @archive, by the digest of which it
 * is known again; not yet judged; (transfer full). */
OdImport *od_import_new_foreign (GListModel *entries, GBytes *archive, OdSecret *passphrase);

/* Of a foreign package only the id is filled in. */
const OdMessage *od_import_get_message (OdImport *self);
OdSecret *od_import_get_passphrase (OdImport *self);

/* What was found out about it; @refusal is (transfer full). */
void od_import_set_protocol (OdImport *self, OdProtocol *protocol);
void od_import_set_referral (OdImport *self, OdReferral *referral);
void od_import_set_notice (OdImport *self, OdNotice *notice);
void od_import_set_already_here (OdImport *self);
void od_import_set_differences (OdImport *self, OdImportNovelty novelty, GPtrArray *differences);
void od_import_set_answers_earlier (OdImport *self, gboolean answers_earlier);
void od_import_set_refusal (OdImport *self, GError *refusal);

/**
 * od_import_judge_async:
 *
 * Compares the message with what is here: whether it came in before, for whom it is meant, what it answers. Sets what
 * od_import_get_refusal(), od_import_is_already_here() and od_import_get_referral() give. Fails only when the register does.
 */
void od_import_judge_async (OdProfile *profile, OdImport *import, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_import_judge_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Whether the message is a notice about a referral, or the answer to one. */
gboolean od_import_is_notice (OdImport *self);

/* Why such a message may not be taken in, and sets what it is about; @answered is the outgoing message that it answers, NULL when it is
 * not known here; (transfer full) (nullable). */
GError *od_import_judge_notice (OdProfile *profile, OdImport *import, const OdStoredMessage *answered);

/* Why a referral may not be taken in when its consent was withdrawn before it came; (transfer full) (nullable). */
GError *od_import_judge_withdrawn (OdProfile *profile, OdImport *import);

/* What taking in a notice changes: it, the referral (nullable) with it, the documents (nullable, of OdMessageDocument, by the ids that they get
 * here) that come with it; and the journal's code. */
typedef struct
{
  OdNotice *notice;
  OdReferral *referral;
  GPtrArray *documents;
  const char *action;
} OdImportChange;

/* Fills @change (transfer full) for a judged notice; FALSE with an error. */
gboolean od_import_take_notice (OdProfile *profile, OdImport *import, OdImportChange *change, GError **error);

/* Why a referral may not be taken in whose reference is that of @here, and sets what it would bring; @messages are those about @here; (transfer
 * full) (nullable). */
GError *od_import_judge_resend (OdImport *import, OdReferral *here, GPtrArray *messages);

/* Why a referral of which the message came in before by its id may not be the same one; (transfer full) (nullable) when it is. */
GError *od_import_judge_same_message (OdImport *import, OdReferral *here);

/* Fills @change (transfer full) for such a referral; FALSE with an error. */
gboolean od_import_take_resend (OdProfile *profile, OdImport *import, OdImportChange *change, GError **error);

/* Why a receipt may not be taken in, and sets what it is about; @messages are those about the referral @here (nullable), one of which it
 * answers; (transfer full) (nullable). */
GError *od_import_judge_receipt (OdImport *import, OdReferral *here, GPtrArray *messages);

/* Fills @change (transfer full) for a judged receipt; FALSE with an error. */
gboolean od_import_take_receipt (OdProfile *profile, OdImport *import, OdImportChange *change, GError **error);
