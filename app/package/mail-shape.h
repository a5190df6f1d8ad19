#pragma once

#include <glib.h>

/**
 * od_mail_shape_is_modest:
 * @bytes: @size bytes of a mail that nothing has looked into yet
 *
 * Whether its headers are no longer and its parts no more than package-limits.h says. GMime takes a mail apart to the last part before it can be
 * asked anything, and goes one call deeper for each group in a list of addresses, so that this has to be known beforehand. For this folder
 * alone.
 */
gboolean od_mail_shape_is_modest (const guint8 *bytes, gsize size);
