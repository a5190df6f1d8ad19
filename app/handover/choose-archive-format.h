#pragma once

#include "profile.h"

/* Makes the packages under a protocol in @format from now on; those that are packed stay as they are. */
void od_protocol_choose_archive_format_async (OdProfile *profile, const char *protocol_id, OdArchiveFormat format,
                                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_protocol_choose_archive_format_finish (OdProfile *profile, GAsyncResult *result, GError **error);
