#pragma once

#include "package.h"

/* Sets the sentence for people that goes with @code, and beneath it @detail for whoever helps them. Always returns FALSE. */
gboolean od_package_refuse (GError **error, OdPackageError code, const char *detail);
