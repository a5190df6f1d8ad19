#pragma once

#include "secret.h"

/* For this folder alone: to fill a secret in place, so that no copy of it is made elsewhere. */

/* A secret of @length bytes, zero and still writable, with a NUL behind them; (transfer full). */
OdSecret *od_secret_allocate (gsize length);

/* Its bytes, until od_secret_freeze() makes them read-only for good. */
void *od_secret_get_writable (OdSecret *self);
void od_secret_freeze (OdSecret *self);
