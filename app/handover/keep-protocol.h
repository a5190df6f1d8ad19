#pragma once

#include "profile.h"

/* Protocols that did not come with the program: filled in by a person after the model, or taken over from a file of somebody else. */

/* A form for a new protocol, after the own one or else one that came with the program; (transfer full), of kind OD_OFFICE_PROTOCOL. */
OdOfficeRecord *od_protocol_propose_form (OdProfile *profile);

/**
 * od_protocol_keep_form_async:
 * @form: without errors
 * @protocol: (nullable): the one that is changed; NULL for a new one
 *
 * od_protocol_keep_finish() returns: (transfer full) (nullable): the protocol as it is kept
 */
void od_protocol_keep_form_async (OdProfile *profile, OdOfficeRecord *form, OdProtocol *protocol, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data);

/* Keeps @protocol, from a file, in place of the one with the same id if there is any. */
void od_protocol_take_over_async (OdProfile *profile, OdProtocol *protocol, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer data);
OdProtocol *od_protocol_keep_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* @protocol as a file, to give to the other party; (transfer full). And back, everything in it checked: (transfer full) (nullable) with an
 * error. */
GBytes *od_protocol_to_file (OdProtocol *protocol);
OdProtocol *od_protocol_from_file (GBytes *file, GError **error);
