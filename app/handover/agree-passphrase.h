#pragma once

#include "profile.h"

/* Passphrases that are agreed per protocol (protocol art. 6): the words go to the keyring and nowhere else, everything else about them to the
 * register. What fails undoes what stands before it, so that the two keep telling the same. */

/* Findings about a passphrase that is to be agreed: see od_passphrase_agreement_check(), and OD_FIELD_PASSPHRASE about @words (nullable
 * when they are made here): required, and where packages are made with it strong; (transfer full). */
OdFindings *od_passphrase_agree_check (OdProfile *profile, const char *protocol_id, const OdSecret *words, const char *since, const char *until);

/**
 * od_passphrase_agree_async:
 * @words: (nullable): as they were told and typed; NULL to make new ones here
 * @since: from when it holds
 * @until: (nullable): until when the one in use is kept for packages under way; not looked at when none is
 *
 * Agrees a new passphrase, or renews the one in use.
 */
void od_passphrase_agree_async (OdProfile *profile, const char *protocol_id, OdSecret *words, const char *since, const char *until,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

/* The words, to be told by another channel than the mail; (transfer full) (nullable). */
OdSecret *od_passphrase_agree_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Goes back to a passphrase per package; the one in use is kept until @until. */
void od_passphrase_stop_agreed_async (OdProfile *profile, const char *protocol_id, const char *until, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data);
gboolean od_passphrase_stop_agreed_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Forgets the old passphrase of @reference now: its words leave the keyring. Well when it is gone already. */
void od_passphrase_forget_async (OdProfile *profile, const char *protocol_id, const char *reference, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data);
gboolean od_passphrase_forget_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Forgets all old passphrases whose last day has passed; to be called at start and every day. When one cannot be forgotten the others
 * still are; it stays in the list, and the first such error is given. */
void od_passphrase_forget_expired_async (OdProfile *profile, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_passphrase_forget_expired_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* The words of an agreed passphrase, to show; (transfer full); G_IO_ERROR_NOT_FOUND when the keyring does not have them. */
void od_passphrase_recall_agreed_async (OdProfile *profile, const char *reference, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer data);
OdSecret *od_passphrase_recall_agreed_finish (OdProfile *profile, GAsyncResult *result, GError **error);
