#pragma once

#include <gio/gio.h>

#include "wiped-memory.h"

/* The real 7-Zip as a child process: for this folder alone. It gets the passphrase on its standard input, archives and content as sealed
 * files in memory, and nothing else of ours: no shell, no other descriptors, no environment. */

/**
 * OdSevenZipOutcome:
 * @OD_SEVEN_ZIP_GOOD: it ended well
 * @OD_SEVEN_ZIP_FAILED: it ended with an error: a wrong passphrase or damage, which it does not tell apart
 * @OD_SEVEN_ZIP_ASKED: it asked for a passphrase and got none
 * @OD_SEVEN_ZIP_TOO_MUCH: it wrote more than it may, and was killed
 * @OD_SEVEN_ZIP_TOO_LONG: it took longer than it may, and was killed
 * @OD_SEVEN_ZIP_MISSING: there is no 7-Zip here
 * @OD_SEVEN_ZIP_NOT_STARTED: there is, but it did not start: no memory, no descriptors
 * @OD_SEVEN_ZIP_CANCELLED: killed on request
 */
typedef enum
{
  OD_SEVEN_ZIP_GOOD,
  OD_SEVEN_ZIP_FAILED,
  OD_SEVEN_ZIP_ASKED,
  OD_SEVEN_ZIP_TOO_MUCH,
  OD_SEVEN_ZIP_TOO_LONG,
  OD_SEVEN_ZIP_MISSING,
  OD_SEVEN_ZIP_NOT_STARTED,
  OD_SEVEN_ZIP_CANCELLED,
} OdSevenZipOutcome;

/* The number of the first of the descriptors that the child gets, and the path by which it opens it. */
#define OD_SEVEN_ZIP_FIRST_DESCRIPTOR 3
#define OD_SEVEN_ZIP_FIRST_PATH "/proc/self/fd/3"

/**
 * OdSevenZipCall:
 * @arguments: NULL-terminated, without the program; never a passphrase or a name that says something
 * @folder: (nullable): where it works; NULL for nowhere
 * @descriptors: (nullable): that it gets, from OD_SEVEN_ZIP_FIRST_DESCRIPTOR on; they stay the caller's
 * @passphrase: (nullable): UTF-8 without line break
 * @times: how often it asks for it
 * @output: (nullable): takes what it writes; when that fills it, it is too much
 */
typedef struct
{
  const char *const *arguments;
  const char *folder;
  const int *descriptors;
  guint n_descriptors;
  const char *passphrase;
  guint times;
  OdWipedMemory *output;
} OdSevenZipCall;

/**
 * od_seven_zip_run:
 * @n_written: (out) (optional): how many bytes are in the call's output
 *
 * Runs 7-Zip within the limits of package-limits.h and waits for it. What it says is in no place shown nor kept, since it names entries.
 * May be called on any thread but one that must not block.
 */
OdSevenZipOutcome od_seven_zip_run (const OdSevenZipCall *call, gsize *n_written, GCancellable *cancellable);

/* Whether 7-Zip can be given @passphrase at all: it reads one line. */
gboolean od_seven_zip_takes_passphrase (const char *passphrase);

/* A sealed file in memory with @content; -1 when there is none to be had. To be closed by the caller. */
int od_seven_zip_lend (GBytes *content);

/* Sets the error for an @outcome that is not good; @failed is what a failure means here. Always FALSE. */
gboolean od_seven_zip_refuse (GError **error, OdSevenZipOutcome outcome, int failed);
