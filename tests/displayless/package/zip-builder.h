#pragma once

#include <glib.h>

/* One file in a ZIP of which every header field may be a lie. The local header takes the central one's values but for those
 * that are given apart. */
typedef struct
{
  const char *name;
  gssize name_length;      /* -1 for up to the first NUL */
  const char *local_name;  /* NULL for the same */
  guint16 made_by;
  guint16 flags;
  int local_flags;         /* -1 for the same */
  guint16 method;
  int local_method;        /* -1 for the same */
  guint32 crc;
  guint32 packed_size;
  guint32 size;
  gint64 local_size;       /* -1 for the same */
  guint32 external_attributes;
  const guint8 *extra;
  gsize extra_length;
  gsize content_length;    /* bytes of content, whatever packed_size says */
  gint64 offset;           /* -1 for where it is */
  gsize gap;               /* bytes that belong to nothing, behind it */
  gboolean descriptor;     /* with one, of which the size is wrong when @descriptor_lies */
  gboolean descriptor_lies;
} ZipFile;

/* A file as 7-Zip encrypts it with AES-256, of which the content is no such thing. */
ZipFile zip_file_new (const char *name);

typedef struct
{
  guint16 n_entries;  /* 0 for how many there are */
  guint32 offset;     /* of the central directory; 0 for where it is */
  const char *comment;
  guint16 comment_length;
} ZipEnd;

/* (transfer full) */
GByteArray *zip_build (const ZipFile *files, gsize n_files, const ZipEnd *end);
