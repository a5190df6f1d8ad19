#pragma once

#include "profile.h"
#include "secret.h"

/* What all notices have in common once they are packed; see return-referral.h, withdrawal.h and quality.h for making them. */

/**
 * OdPackedNotice:
 * @notice: (nullable): as it is now; NULL when there was nobody to tell: see od_withdrawal_pack_async()
 * @referral: (nullable): as it is now
 * @path: (nullable): the package; in the profile's folder, named after the reference and its kind alone
 * @passphrase: (nullable): that of the referral's own package, which the other party has
 * @passphrase_is_new: the referral's own passphrase was not in the keyring any more, so this one must be told by another channel
 */
typedef struct
{
  OdNotice *notice;
  OdReferral *referral;
  char *path;
  OdSecret *passphrase;
  gboolean passphrase_is_new;
} OdPackedNotice;

void od_packed_notice_free (OdPackedNotice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdPackedNotice, od_packed_notice_free)

/**
 * od_notice_pack_again_async:
 * @notice: one that is packed or sent, or whose answer is
 *
 * Makes its package again, for when it got lost: the same message, so that it changes nothing when both arrive.
 */
void od_notice_pack_again_async (OdProfile *profile, OdNotice *notice, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer data);
OdPackedNotice *od_notice_pack_again_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* The same for who only looks at it: the package that is on the disk, or else a new one. */
void od_notice_recall_async (OdProfile *profile, OdNotice *notice, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdPackedNotice *od_notice_recall_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/**
 * od_notice_record_sent_async:
 *
 * Records the user's word that it, or the answer to it, was sent. With that a return makes the referral *teruggestuurd*, and an answer
 * changes the client at Kind en Gezin.
 *
 * od_notice_record_sent_finish() returns: (transfer full) (nullable): the changed notice
 */
void od_notice_record_sent_async (OdProfile *profile, OdNotice *notice, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer data);
OdNotice *od_notice_record_sent_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Undoes what was not sent yet, and removes its package: a withdrawal is taken back, an answer is to be given anew; (transfer
 * full) (nullable) the changed notice. */
void od_notice_cancel_async (OdProfile *profile, OdNotice *notice, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdNotice *od_notice_cancel_finish (OdProfile *profile, GAsyncResult *result, GError **error);
