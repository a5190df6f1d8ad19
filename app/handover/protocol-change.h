#pragma once

#include "profile.h"

/* How a protocol comes to be, or changes: one at a time -> register -> list. */

/**
 * OdProtocolMake:
 * @current: (nullable): the protocol as it is now; NULL when there is none with that id
 *
 * Returns: (transfer full) (nullable): the protocol as it is to be; @current itself when nothing changes, NULL with an error
 */
typedef OdProtocol *(*OdProtocolMake) (OdProfile *profile, OdProtocol *current, gconstpointer data, GError **error);

/* @make_data (transfer full) is freed with @free_make_data. Everything in the protocol is checked as if it came from outside. */
void od_protocol_change_async (OdProfile *profile, const char *protocol_id, OdProtocolMake make, gpointer make_data,
                               GDestroyNotify free_make_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

/* OD_PROFILE_ERROR_STATE: the protocol is not here any more. */
void od_set_protocol_gone_error (GError **error);

/* The protocol as it is kept; (transfer full) (nullable) with an error: then nothing changed. */
OdProtocol *od_protocol_change_finish (OdProfile *profile, GAsyncResult *result, GError **error);
