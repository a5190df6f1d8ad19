#pragma once

#include <glib.h>

/* What an archive may ask of this machine before anything in it is believed. Ours has two entries of a few kilobytes; a
 * colleague may add scans. All of it is held in memory. */

#define OD_PACKAGE_MAX_FILE_BYTES (64 * 1024 * 1024)     /* mailboxes take less */
#define OD_PACKAGE_MAX_ENTRIES 64
#define OD_PACKAGE_MAX_ENTRY_BYTES (64 * 1024 * 1024)
#define OD_PACKAGE_MAX_CONTENT_BYTES (128 * 1024 * 1024) /* of all entries together */
#define OD_PACKAGE_MAX_NAME_BYTES 255                    /* as on a disk */

/* Text shrinks ten times, an empty bitmap some hundreds of times; a bomb more than a thousand. Small entries may be anything. */
#define OD_PACKAGE_MAX_RATIO 400
#define OD_PACKAGE_RATIO_FREE_BYTES (1024 * 1024)
