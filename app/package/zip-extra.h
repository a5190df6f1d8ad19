#pragma once

#include "zip-bytes.h"

/* The extra fields of a header in a ZIP: for this folder alone. */

/* Goes over all fields and finds those of @id, the last of them in @found; FALSE when they do not fill @extra exactly.
 */
gboolean od_zip_extra_find (OdZipSpan extra, guint16 id, OdZipSpan *found, guint *n_found);

/**
 * od_zip_extra_read_zip64:
 * @extra: of one header
 * @values: what may be said in 64 bits, in the order of APPNOTE.TXT 4.5.3; each that is marked by 0xffffffff is
 * replaced
 * @complete: whether the field holds all of @values once it is there, as in a local header, or those that are marked
 * @is_there: (out): whether there is such a field
 * @error: OD_PACKAGE_ERROR
 *
 * Reads the Zip64 field. What it says beyond what is marked must be what the header says already; a value that is
 * marked without a field stays so.
 */
gboolean od_zip_extra_read_zip64 (
    OdZipSpan extra, guint64 *const *values, guint n_values, gboolean complete, gboolean *is_there, GError **error);

/**
 * od_zip_extra_read_path:
 * @extra: of one header
 * @name: its name, as its bytes are
 * @is_utf8: whether the header says of which characters the name is
 * @path: (out) (transfer full) (nullable): the name in Unicode, when there is such a field (Info-ZIP, 0x7075)
 *
 * Reads the name a second time. It stands in for letters of an old code page alone; FALSE when it says anything else
 * than the header does.
 */
gboolean od_zip_extra_read_path (OdZipSpan extra, OdZipSpan name, gboolean is_utf8, char **path);
