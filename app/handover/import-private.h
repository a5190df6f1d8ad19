#pragma once

#include "import.h"
#include "message.h"

/* For this folder alone. */

/* An import of @message (transfer full), opened with @passphrase; not yet judged; (transfer full). */
OdImport *od_import_new (OdMessage *message, GBytes *readable, OdSecret *passphrase);

const OdMessage *od_import_get_message (OdImport *self);
OdSecret *od_import_get_passphrase (OdImport *self);

/* What was found out about it; @refusal is (transfer full). */
void od_import_set_protocol (OdImport *self, OdProtocol *protocol);
void od_import_set_referral (OdImport *self, OdReferral *referral);
void od_import_set_already_here (OdImport *self);
void od_import_set_refusal (OdImport *self, GError *refusal);

/**
 * od_import_judge_async:
 *
 * Compares the message with what is here: whether it came in before, for whom it is meant, what it answers. Sets what
 * od_import_get_refusal(), od_import_is_already_here() and od_import_get_referral() give. Fails only when the register does.
 */
void od_import_judge_async (OdProfile *profile, OdImport *import, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_import_judge_finish (OdProfile *profile, GAsyncResult *result, GError **error);
