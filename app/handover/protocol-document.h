#pragma once

#include "profile.h"

/* The signed text of a protocol: a PDF, sealed in the register beside the data that the program works with. */

/* Keeps @content in place of what is there; NULL takes it away. Fails with OD_PROFILE_ERROR_FILES when it is no PDF, or larger than anything that
 * people sign, and then nothing changed. */
void od_protocol_document_keep_async (OdProfile *profile, const char *protocol_id, GBytes *content, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data);
gboolean od_protocol_document_keep_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* (transfer full) (nullable), which wipes itself; NULL without an error when there is none. */
void od_protocol_document_read_async (OdProfile *profile, const char *protocol_id, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer data);
GBytes *od_protocol_document_read_finish (OdProfile *profile, GAsyncResult *result, GError **error);
