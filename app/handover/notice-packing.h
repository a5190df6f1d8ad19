#pragma once

#include "message.h"
#include "send-notice.h"

/* For this folder alone: how notices and answers to them are packed. */

/**
 * OdNoticePlan:
 * @notice: (nullable): as it is once packed; NULL when nobody is to be told
 * @referral: (nullable): as it is once packed, when that changes it
 * @message_kind: of the package: the notice's own, or that of its answer
 * @is_again: the message was made before, and nothing changes but the package
 * @is_recall: the package that is there will do, when it opens
 * @action: the journal's code
 */
typedef struct
{
  OdNotice *notice;
  OdReferral *referral;
  OdMessageKind message_kind;
  gboolean is_again;
  gboolean is_recall;
  const char *action;
} OdNoticePlan;

/* Fills @plan from what the lists have now; FALSE with an error, then nothing happens. */
typedef gboolean (*OdNoticePlanFunc) (OdProfile *profile, gpointer data, OdNoticePlan *plan, GError **error);

/**
 * od_notice_packing_async:
 * @reference: whose turn is waited for
 * @data: (transfer full): for @plan, freed with @destroy
 *
 * Packs what @plan says, with the passphrase of the referral's own package, and keeps it. When any of it fails all stays as it was.
 */
void od_notice_packing_async (OdProfile *profile, const char *reference, OdDesk desk, OdNoticePlanFunc plan, gpointer data,
                              GDestroyNotify destroy, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer callback_data);
OdPackedNotice *od_notice_packing_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* The notice of @kind about @referral that goes out now, packed; (transfer full). */
OdNotice *od_notice_make (OdProfile *profile, OdNoticeKind kind, OdReferral *referral, const OdNoticeContent *content);

/* Where its package, or that of the answer to it, is kept; (transfer full). */
char *od_notice_get_package_path (OdProfile *profile, OdNotice *notice, OdMessageKind kind);

/* What goes out about it: its own message, or of one that came in the answer. */
OdMessageKind od_notice_get_outgoing_kind (OdNotice *notice);
