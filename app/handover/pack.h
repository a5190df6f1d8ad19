#pragma once

#include "profile.h"

/* What packing is doing, for a progress display; each is reached once, in this order. */
typedef enum
{
  OD_PACK_READABLE,  /* making leesbaar.pdf */
  OD_PACK_ENCRYPT,   /* writing the AES-256 archive and proving it */
  OD_PACK_KEEP,      /* keeping passphrase and state */
  OD_PACK_DONE,
} OdPackStage;

typedef void (*OdPackProgress) (OdPackStage stage, gpointer data);

/**
 * OdPacked:
 * @referral: as it is now
 * @path: the package; in the profile's folder, named after the reference alone
 * @passphrase: to be told by another channel
 */
typedef struct
{
  OdReferral *referral;
  char *path;
  OdSecret *passphrase;
} OdPacked;

void od_packed_free (OdPacked *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdPacked, od_packed_free)

/**
 * od_pack_async:
 * @referral: ready, or packed, sent or confirmed before: then with a new message that names those before it, and a new passphrase
 * @progress: (nullable): called on the caller's main context
 *
 * Packs the referral (protocol A-C, art. 1, 3, 5, 6): checks every rule once more, makes the message and its readable copy, a
 * new passphrase (or takes the one that is agreed under the protocol, and records that it was given so), the package, proves it, keeps the passphrase in the keyring and the state in the register. When any of it
 * fails the referral stays as it was and no package is left.
 */
void od_pack_async (OdProfile *profile, OdReferral *referral, OdPackProgress progress, gpointer progress_data,
                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdPacked *od_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* The package and passphrase of a referral that is packed or sent, to show again; fails with G_IO_ERROR_NOT_FOUND when either is gone. */
void od_pack_recall_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdPacked *od_pack_recall_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* By which channel the passphrase was told. */
typedef enum
{
  OD_CHANNEL_PHONE,
  OD_CHANNEL_SMS,
  OD_CHANNEL_IN_PERSON,
  OD_CHANNEL_AGREED,  /* agreed before */
} OdChannel;

const char *od_channel_to_string (OdChannel channel);
gboolean od_channel_from_string (const char *text, OdChannel *channel);

/* Records that the passphrase was told, when and how, never the words; (transfer full) the changed referral. */
void od_pack_record_passphrase_given_async (OdProfile *profile, OdReferral *referral, OdChannel channel, const char *day,
                                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdReferral *od_pack_record_passphrase_given_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Records the user's word that it was sent; (transfer full) the changed referral. */
void od_pack_record_sent_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdReferral *od_pack_record_sent_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* Copies the package at @path to @destination, in one go or not at all; for "Opslaan als". */
void od_pack_save_copy_async (const char *path, GFile *destination, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_pack_save_copy_finish (GAsyncResult *result, GError **error);
