#pragma once

#include "keyring.h"

/* A keyring that forgets everything with its last reference: for tests, and for who only practises. */
#define OD_TYPE_MEMORY_KEYRING (od_memory_keyring_get_type ())
G_DECLARE_FINAL_TYPE (OdMemoryKeyring, od_memory_keyring, OD, MEMORY_KEYRING, GObject)

OdKeyring *od_memory_keyring_new (void);

/* From now on every call fails with @error's code and message, or works again with NULL: to test what a user then sees. */
void od_memory_keyring_set_failure (OdMemoryKeyring *self, const GError *error);

/* How many secrets of @kind it holds. */
guint od_memory_keyring_count (OdMemoryKeyring *self, OdKeyringKind kind);
