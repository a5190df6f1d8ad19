#pragma once

#include <glib.h>

/* A package of one entry, made by somebody who knows the passphrase: what is in it is authentic, and may be any lie. */
typedef struct
{
  guint16 vendor_version; /* 1 for AE-1, that has a CRC; 2 for AE-2, that has none */
  guint16 method;         /* by which @stream is said to be compressed */
  guint32 crc;
  guint32 size; /* that it is said to have */
} Forgery;

/* Encrypts @length bytes at @stream as they are, under SAMPLE_PASSPHRASE, and says of them what @forgery does;
 * (transfer full). */
GByteArray *forge_package (const guint8 *stream, gsize length, const Forgery *forgery);

/* What deflate makes of @size zeros, in a small part of the memory; (transfer full). */
GByteArray *forge_deflated_zeros (gsize size);
