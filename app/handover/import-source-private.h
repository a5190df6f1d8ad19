#pragma once

#include "import-source.h"

/* For this folder alone: the bytes of its package, or why there are none; (transfer full) (nullable). May be called on any thread. */
GBytes *od_import_source_load (OdImportSource *self, GCancellable *cancellable, GError **error);
