#pragma once

#include "profile.h"

/* For this folder alone: how one notice changes, and its referral with it. */

/**
 * OdNoticeOutcome:
 * @notice: the changed notice
 * @referral: (nullable): the referral when it changes too
 * @protocol: (nullable): the protocol when it does
 * @action: the journal's code
 */
typedef struct
{
  OdNotice *notice;
  OdReferral *referral;
  OdProtocol *protocol;
  const char *action;
} OdNoticeOutcome;

/* Fills @outcome (transfer full) from @current and @referral (nullable), as the lists have them now; FALSE with an error. */
typedef gboolean (*OdNoticeEdit) (OdProfile *profile, OdNotice *current, OdReferral *referral, gpointer data,
                                  OdNoticeOutcome *outcome, GError **error);

/* Changes one notice in its turn, first in the register and then in the lists. @data must outlive it: a number, or static. */
void od_notice_change_async (OdProfile *profile, OdNotice *notice, OdNoticeEdit edit, gpointer data, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer callback_data);
OdNotice *od_notice_change_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* @current with @event and now; (transfer full), or NULL with OD_NOTICE_ERROR. */
OdNotice *od_notice_let_happen (OdProfile *profile, OdNotice *current, OdNoticeEvent event, GError **error);

/* @referral with the data that @remarks adapt and a step that names them; @referral itself (transfer full) when nothing is adapted or
 * it was erased; NULL with an error. */
OdReferral *od_referral_correct (OdProfile *profile, OdReferral *referral, GPtrArray *remarks, GError **error);
