#pragma once

#include "package-reader.h"
#include "package-writer.h"

#define SAMPLE_PASSPHRASE "appel boom citroen dorp ezel fiets gans"

/* A package like ours, on nobody; (transfer full). */
OdPackage *sample_package_new (void);

/* Its bytes under SAMPLE_PASSPHRASE; (transfer full). */
GBytes *sample_package_to_bytes (void);

/* That @bytes cannot be read with SAMPLE_PASSPHRASE, for this reason; and is seen so without passphrase when @seen. */
void assert_refused (const guint8 *bytes, gsize size, OdPackageError code, gboolean seen);
