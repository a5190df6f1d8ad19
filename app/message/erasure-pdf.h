#pragma once

#include <gio/gio.h>

#include "erasure-record.h"
#include "protocol.h"

/**
 * od_erasure_record_to_pdf:
 * @protocol: (nullable): under which the data were shared; NULL when it is not here any more
 * @ground_detail: (nullable): what people read for @record's ground_detail
 *
 * The attest of an erasure, to print and sign: one A4 that says that, why, when and by whom the data under a reference were erased.
 *
 * Returns: (transfer full) (nullable): the PDF, or NULL with a G_IO_ERROR
 */
GBytes *od_erasure_record_to_pdf (const OdErasureRecord *record, OdProtocol *protocol, const char *ground_detail, GError **error);
