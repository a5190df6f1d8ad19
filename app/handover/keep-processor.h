#pragma once

#include "profile.h"

/* Keeps a new or changed processor in the own overview (protocol art. 6). */
void od_processor_keep_async (OdProfile *profile, OdProcessor *processor, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean od_processor_keep_finish (OdProfile *profile, GAsyncResult *result, GError **error);

/* The overview as a PDF to print; (transfer full) (nullable). */
GBytes *od_processor_overview_pdf (OdProfile *profile, GError **error);
