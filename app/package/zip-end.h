#pragma once

#include "zip-bytes.h"

/* Where the central directory of a ZIP stands, as its last record says, or its Zip64 record: for this folder alone. */
typedef struct
{
  guint64 n_entries;
  guint64 directory_offset;
  guint64 directory_size;
  gsize directory_end; /* where the end records begin */
} OdZipEnd;

/* Whether @file ends as a ZIP of one piece does, so that every reader finds the same end; else OD_PACKAGE_ERROR. */
gboolean od_zip_end_read (OdZipSpan file, OdZipEnd *end, GError **error);
