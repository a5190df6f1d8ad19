#pragma once

#include <glib.h>

typedef enum
{
  ZIP_DESCRIPTOR_NONE,
  ZIP_DESCRIPTOR_SIGNED,
  ZIP_DESCRIPTOR_BARE,
  ZIP_DESCRIPTOR_SIGNED_64, /* with sizes of eight bytes */
  ZIP_DESCRIPTOR_BARE_64,
} ZipDescriptor;

/* Where the numbers of a header stand. */
typedef enum
{
  ZIP_64_NONE,
  ZIP_64_MARKED,   /* 0xffffffff in the header, the number in a Zip64 field behind the other fields */
  ZIP_64_UNMARKED, /* in both */
} Zip64;

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
  const guint8 *local_extra; /* NULL for the same */
  gsize local_extra_length;
  Zip64 local_zip64;       /* of both sizes */
  Zip64 central_zip64;     /* of both sizes and the offset */
  guint64 local_zip64_lie; /* added to the size in the field */
  guint64 central_zip64_lie;
  const char *comment;     /* NULL for none */
  gsize content_length;    /* bytes of content, whatever packed_size says */
  gint64 offset;           /* -1 for where it is */
  gsize gap;               /* bytes that belong to nothing, behind it */
  gint64 local_crc;        /* -1 for the same */
  gint64 local_packed_size;
  ZipDescriptor descriptor; /* of which the size is wrong when @descriptor_lies */
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
  Zip64 zip64;         /* with a Zip64 record and its locator */
  guint64 record_size; /* that the record says of itself; 0 for the right one */
  guint64 entries_lie; /* these are added to what the record, and the locator, should say */
  guint64 size_lie;
  guint64 offset_lie;
  guint64 locator_lie;
  guint32 disks_lie;
  gsize gap; /* bytes that belong to nothing, in front of the end record */
} ZipEnd;

/* (transfer full) */
GByteArray *zip_build (const ZipFile *files, gsize n_files, const ZipEnd *end);
