#pragma once

#include <glib.h>

/**
 * OdSecret:
 *
 * Bytes that only memory may hold: immutable, reference-counted, in guarded and locked memory that is wiped when the last
 * reference goes. A key, or a passphrase as UTF-8. It has no string property and no conversion that makes a plain copy.
 * Each takes pages of its own (about 30 µs to make and free; some 16,000 may live at once with Linux's usual limit on
 * mappings), and without memory for it the program ends, as it does with g_malloc(). May be used from any thread.
 */
typedef struct _OdSecret OdSecret;

/* A copy of @length bytes of @bytes, with a NUL behind it; -1 for up to the first NUL; (transfer full). */
OdSecret *od_secret_new (const void *bytes, gssize length);

/* A copy of @length bytes of @bytes, which are then wiped: for a buffer that must not outlive this call; (transfer full). */
OdSecret *od_secret_take (void *bytes, gsize length);

/* @length bytes from the system's random source; (transfer full). */
OdSecret *od_secret_new_random (gsize length);

OdSecret *od_secret_ref (OdSecret *self);
void od_secret_unref (OdSecret *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OdSecret, od_secret_unref)

gsize od_secret_get_length (const OdSecret *self);

/* The bytes, NUL behind them; (transfer none): never copy them into unguarded memory that stays. */
const char *od_secret_peek (const OdSecret *self);

/* The word at @index, from 0, of a passphrase with spaces between; NULL after the last; (transfer full) (nullable). */
OdSecret *od_secret_get_word (const OdSecret *self, guint index);

/* In constant time. */
gboolean od_secret_equal (const OdSecret *one, const OdSecret *other);

/* Overwrites @length bytes of @bytes with zeros in a way that the compiler does not leave out. */
void od_secret_wipe (void *bytes, gsize length);
