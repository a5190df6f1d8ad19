#pragma once

#include <glib.h>

/* A disk that fails. What changes a file is counted, below one folder and in this process alone: writing, keeping on the disk, cutting off,
 * making, renaming and removing. */
typedef enum
{
  FAILING_DISK_KILLS,   /* at that change the program is killed, as kill -9 does */
  FAILING_DISK_FAILS,   /* that change and no other fails with EIO */
  FAILING_DISK_IS_FULL, /* from then on nothing can be written: ENOSPC */
  FAILING_DISK_IS_READ_ONLY, /* from then on nothing can be changed: EROFS */
  FAILING_DISK_N_WAYS,
} FailingDiskWay;

/* From now on, below @folder, at the change @at, counted from 1. */
void failing_disk_start (const char *folder, FailingDiskWay way, guint at);

/* Everything works again; the number of changes since it was started. */
guint failing_disk_stop (void);
