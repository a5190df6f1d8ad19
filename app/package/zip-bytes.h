#pragma once

#include <glib.h>

/* Bytes of a ZIP, and the numbers in them and in a 7z, lowest byte first: for this folder alone. */

typedef struct
{
  const guint8 *bytes;
  gsize size;
} OdZipSpan;

static inline guint16
od_zip_get_16 (const guint8 *at)
{
  return at[0] | at[1] << 8;
}

static inline guint32
od_zip_get_32 (const guint8 *at)
{
  return od_zip_get_16 (at) | (guint32) od_zip_get_16 (at + 2) << 16;
}

static inline guint64
od_zip_get_64 (const guint8 *at)
{
  return od_zip_get_32 (at) | (guint64) od_zip_get_32 (at + 4) << 32;
}
