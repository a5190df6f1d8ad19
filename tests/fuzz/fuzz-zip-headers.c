#include "fuzzing.h"
#include "zip-builder.h"
#include "zip-oracle.h"

/* A ZIP that is made as it should be but for the lies that the input chooses, so that those are reached that only tell
 * when all else fits. */

#define MAX_FILES 4

static const char *const names[]
    = { "bericht.json", "leesbaar.pdf", "BERICHT.JSON", "../x", "map/", "map/x", "/x", "\x82n.txt", "\xc3\xa9", "x:y" };

static const guint8 extras[][24] = {
  { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 0, 0 },
  { 0x01, 0x99, 7, 0, 1, 0, 'A', 'E', 3, 8, 0 },
  { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 1, 8, 0 },
  { 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 14, 0 },
  { 0x75, 0x70, 6, 0, 1, 1, 2, 3, 4, 'x', 0x01, 0x99, 7, 0, 2, 0, 'A', 'E', 3, 0, 0 },
  { 0x01, 0x00, 16, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 40 },
  { 0x78, 0x6c, 8, 0, 4, 0, 0, 0, 0xed, 0xa1, 0, 0 },
};
static const guint8 extra_lengths[] = { 11, 11, 11, 11, 21, 20, 12 };

static const guint8 *
choose_extra (FuzzChoices *choices, gsize *length)
{
  guint32 index = fuzz_choose (choices, 1) % G_N_ELEMENTS (extras);

  *length = extra_lengths[index];
  return extras[index];
}

static gint64
choose_number (FuzzChoices *choices, gint64 honest)
{
  return fuzz_choose_lie (choices) ? (gint64) fuzz_choose (choices, 4) : honest;
}

static void
lie_in_headers (FuzzChoices *choices, ZipFile *file)
{
  file->flags = choose_number (choices, file->flags);
  file->local_flags = choose_number (choices, file->local_flags);
  file->method = choose_number (choices, file->method);
  file->local_method = choose_number (choices, file->local_method);
  file->crc = choose_number (choices, file->crc);
  file->local_crc = choose_number (choices, file->local_crc);
  file->packed_size = choose_number (choices, file->packed_size);
  file->local_packed_size = choose_number (choices, file->local_packed_size);
  file->size = choose_number (choices, file->size);
  file->local_size = choose_number (choices, file->local_size);
  file->made_by = choose_number (choices, file->made_by);
  file->external_attributes = choose_number (choices, file->external_attributes);
}

static void
lie_in_places (FuzzChoices *choices, ZipFile *file)
{
  if (fuzz_choose_lie (choices))
    file->extra = choose_extra (choices, &file->extra_length);
  if (fuzz_choose_lie (choices))
    file->local_extra = choose_extra (choices, &file->local_extra_length);
  if (fuzz_choose_lie (choices))
    file->comment = "PK\5\6PK\6\7";
  file->local_zip64 = fuzz_choose (choices, 1) % 3;
  file->central_zip64 = fuzz_choose (choices, 1) % 3;
  file->local_zip64_lie = choose_number (choices, 0);
  file->central_zip64_lie = choose_number (choices, 0);
  file->descriptor = fuzz_choose_lie (choices) ? fuzz_choose (choices, 1) % 5 : ZIP_DESCRIPTOR_NONE;
  if (file->descriptor != ZIP_DESCRIPTOR_NONE)
    file->flags |= 8;
  file->descriptor_lies = fuzz_choose_lie (choices);
  file->content_length = choose_number (choices, file->content_length) % 4096;
  file->gap = choose_number (choices, 0) % 64;
  file->offset = choose_number (choices, file->offset);
}

static ZipFile
choose_file (FuzzChoices *choices)
{
  ZipFile file = zip_file_new (names[fuzz_choose (choices, 1) % G_N_ELEMENTS (names)]);

  if (fuzz_choose_lie (choices))
    file.local_name = names[fuzz_choose (choices, 1) % G_N_ELEMENTS (names)];
  if (fuzz_choose_lie (choices))
    lie_in_headers (choices, &file);
  if (fuzz_choose_lie (choices))
    lie_in_places (choices, &file);
  return file;
}

static ZipEnd
choose_end (FuzzChoices *choices)
{
  ZipEnd end = { .zip64 = fuzz_choose (choices, 1) % 3 };

  if (!fuzz_choose_lie (choices))
    return end;
  end.n_entries = choose_number (choices, 0);
  end.offset = choose_number (choices, 0);
  end.record_size = choose_number (choices, 0);
  end.entries_lie = choose_number (choices, 0);
  end.size_lie = choose_number (choices, 0);
  end.offset_lie = choose_number (choices, 0);
  end.locator_lie = choose_number (choices, 0);
  end.disks_lie = choose_number (choices, 0);
  end.gap = choose_number (choices, 0) % 64;
  return end;
}

/* What remains of the input is the comment: the place for a second end record. */
int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  FuzzChoices choices = { bytes, size };
  ZipFile files[MAX_FILES];
  guint n_files = 1 + fuzz_choose (&choices, 1) % MAX_FILES;
  ZipEnd end;
  g_autoptr (GByteArray) made = NULL;
  g_autoptr (GBytes) archive = NULL;

  for (guint i = 0; i < n_files; i++)
    files[i] = choose_file (&choices);
  end = choose_end (&choices);
  end.comment = (const char *) choices.bytes;
  end.comment_length = MIN (choices.size, 0xffff);
  made = zip_build (files, n_files, &end);
  archive = g_bytes_new_static (made->data, made->len);
  zip_oracle_try (archive);
  return 0;
}
