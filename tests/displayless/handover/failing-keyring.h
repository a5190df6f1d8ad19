#pragma once

#include "keyring.h"

/* A keyring over another one, of which one call fails: to test what is left behind. */
#define TYPE_FAILING_KEYRING (failing_keyring_get_type ())
G_DECLARE_FINAL_TYPE (FailingKeyring, failing_keyring, FAILING, KEYRING, GObject)

OdKeyring *failing_keyring_new (OdKeyring *inner);

/* The @call-th call from now on (0 for the next) fails with OD_KEYRING_ERROR_LOCKED; -1 for none. */
void failing_keyring_fail_at (FailingKeyring *self, int call);

/* Whether that call has come. */
gboolean failing_keyring_has_failed (FailingKeyring *self);
