#pragma once

#include "profile.h"

/**
 * OdPractice:
 *
 * Both desks to practise at, with plainly made up families in the states that they come through. Their registers are in a folder of their own
 * beside all profiles, their keys and passphrases nowhere but in memory: with the last reference everything is gone, whatever was typed there.
 * Nothing of it can get among what is real: see od_protocol_id_is_practice().
 */
#define OD_TYPE_PRACTICE (od_practice_get_type ())
G_DECLARE_FINAL_TYPE (OdPractice, od_practice, OD, PRACTICE, GObject)

/* To be called once, before anything else, by a process that only practises: marks all documents that it makes, and removes what one that was
 * killed left. */
void od_practice_prepare (void);

/* One that begins from the start. */
OdPractice *od_practice_new (void);

/* The name of the profile at @desk, which no real profile can have; (transfer none). */
const char *od_practice_get_profile_name (OdDesk desk);

/**
 * od_practice_open_async:
 *
 * Opens a desk, to be called on the main context; the first call fills both desks, on a thread, which takes a second or so. Fails as
 * od_profile_open_async() and the use cases do.
 *
 * od_practice_open_finish() returns: (transfer full) (nullable): a profile that is set up
 */
void od_practice_open_async (OdPractice *self, OdDesk desk, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
OdProfile *od_practice_open_finish (OdPractice *self, GAsyncResult *result, GError **error);

/* The package that waits to be imported at the OCMW; (transfer none) (nullable) before a desk was opened. */
const char *od_practice_get_exercise (OdPractice *self);

/**
 * od_practice_find_passphrase_async:
 * @name: of a package's file
 *
 * What the colleague at the other desk than @desk says on the phone: the passphrase of the package.
 *
 * od_practice_find_passphrase_finish() returns: (transfer full) (nullable) when that desk does not know it
 */
void od_practice_find_passphrase_async (OdPractice *self, OdDesk desk, const char *name, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer data);
OdSecret *od_practice_find_passphrase_finish (OdPractice *self, GAsyncResult *result, GError **error);
