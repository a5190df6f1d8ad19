#pragma once

#include "send-notice.h"

/* What the parties to a protocol tell each other, about no client: processors, breaches, changes, evidence, the end (protocol art. 6, 8, 9, 11).
 * Sending, making again and cancelling are as for all notices: see send-notice.h. */

/**
 * od_party_notice_pack_async:
 * @kind: one that is between the parties
 * @protocol_id: under which protocol, and so to whom
 * @records: (nullable): of OdOfficeRecord: what is told; NULL for a request of evidence
 *
 * Packs a new notice, under a reference of its own, with the passphrase that was agreed or else with a new one.
 */
void od_party_notice_pack_async (OdProfile *profile, OdNoticeKind kind, const char *protocol_id, GPtrArray *records, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data);
OdPackedNotice *od_party_notice_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Verifies the journal, collects the evidence and packs it as the answer to @notice, a request that came in. */
void od_evidence_pack_async (OdProfile *profile, OdNotice *notice, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdPackedNotice *od_evidence_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/**
 * od_party_notice_decide_async:
 * @notice: a change, termination or breach that came in
 * @take_over: whether what it tells is taken over in the protocol here; of a breach it is not looked at
 *
 * Records that a person saw it and decided. Until then it changes nothing here.
 */
void od_party_notice_decide_async (OdProfile *profile, OdNotice *notice, gboolean take_over, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer data);
OdNotice *od_party_notice_decide_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* The protocol of @notice as it is once what the notice tells is taken over; (transfer full) (nullable) when nothing changes. */
OdProtocol *od_party_notice_change_protocol (OdProfile *profile, OdNotice *notice);
