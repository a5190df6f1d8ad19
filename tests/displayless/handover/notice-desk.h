#pragma once

#include "quality.h"
#include "return-referral.h"
#include "send-notice.h"
#include "test-desk.h"
#include "withdrawal.h"

/* The use cases of notices as calls that wait. */

OdPackedNotice *desk_return (Desk *self, OdReferral *referral, OdReturnReason reason, GError **error);
OdPackedNotice *desk_withdraw (Desk *self, OdReferral *referral, OdConsentManner manner, const char *day, GError **error);
OdPackedNotice *desk_report (Desk *self, OdReferral *referral, GPtrArray *remarks, GError **error);
OdPackedNotice *desk_answer (Desk *self, OdNotice *notice, GPtrArray *answered, GError **error);
OdPackedNotice *desk_pack_notice_again (Desk *self, OdNotice *notice, GError **error);
OdPackedNotice *desk_recall_notice (Desk *self, OdNotice *notice, GError **error);
OdNotice *desk_record_notice_sent (Desk *self, OdNotice *notice, GError **error);
OdNotice *desk_cancel_notice (Desk *self, OdNotice *notice, GError **error);
OdNotice *desk_decide (Desk *self, OdNotice *notice, OdWithdrawalDecision decision, GError **error);
OdNotice *desk_take_back (Desk *self, OdNotice *notice, GError **error);

/* Opens the package at @path with the kept passphrase, or with @passphrase (nullable), and accepts it. FALSE with why it is refused, or
 * fails; TRUE also when it is here already. */
gboolean desk_take_in (Desk *self, const char *path, OdSecret *passphrase, GError **error);

/* The notice @id as the desk's list has it, and its state; it must be there. */
OdNotice *desk_get_notice (Desk *self, const char *id);
OdNoticeState desk_get_notice_state (Desk *self, const char *id);

/* One remark; and one answered: (transfer full) arrays. */
GPtrArray *desk_make_remarks (OdField field, OdQualityKind kind, const char *proposed);
GPtrArray *desk_make_answers (OdNotice *notice, OdQualityVerdict verdict, const char *value);
