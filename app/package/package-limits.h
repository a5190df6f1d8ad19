#pragma once

#include <glib.h>

/* What an archive may ask of this machine before anything in it is believed. Ours has two entries of a few kilobytes, and the documents of evidence; a
 * colleague may add scans. All of it is held in memory. An archive in an archive is content, and never opened by
 * itself, so that there is no depth to limit. What bericht.json may ask stands in message-limits.h. */

#define OD_PACKAGE_MAX_FILE_BYTES (128 * 1024 * 1024)    /* mailboxes take less, a shared folder holds more than anyone scans */
#define OD_PACKAGE_MAX_ENTRIES 64
#define OD_PACKAGE_MAX_ENTRY_BYTES (128 * 1024 * 1024)
#define OD_PACKAGE_MAX_CONTENT_BYTES (192 * 1024 * 1024) /* of all entries together */
#define OD_PACKAGE_MAX_NAME_BYTES 255                    /* as on a disk */

/* Text shrinks ten times, an empty bitmap some hundreds of times; a bomb more than a thousand. Small entries may be anything. */
#define OD_PACKAGE_MAX_RATIO 400
#define OD_PACKAGE_RATIO_FREE_BYTES (1024 * 1024)

/* Time follows from the sizes: each entry is read once, and derives one key. When none of them opens, so many are tried
 * once more to tell a wrong passphrase from damage. Our own packages have two, and sixty-four derivations for each
 * passphrase that is kept would be felt. */
#define OD_PACKAGE_MAX_JUDGED 4

/* What the 7-Zip child may take. Its largest dictionary at its best setting is 256 MB, of which it keeps a few; an archive may ask for
 * 4 GB. Derivation of a key takes it a tenth of a second, and up to 32 times that in an archive that asks for it. */
#define OD_SEVEN_ZIP_MAX_SECONDS 120
#define OD_SEVEN_ZIP_MAX_MEMORY_BYTES (2048ull * 1024 * 1024)
#define OD_SEVEN_ZIP_MAX_FILE_BYTES (256 * 1024 * 1024)  /* when it writes an archive */
#define OD_SEVEN_ZIP_MAX_DESCRIPTORS 128                 /* it lends itself some to every entry that it packs */
#define OD_SEVEN_ZIP_MAX_PASSPHRASE_BYTES 1024           /* twice that fits in a pipe that nobody reads yet */

/* What a mail may ask. An attachment takes a third more in base64 than it has; honest mails nest a few levels, and who forwards a
 * whole afternoon's work sends some tens of packages. */
#define OD_MAIL_MAX_BYTES (180 * 1024 * 1024)
#define OD_MAIL_MAX_PARTS 1000
#define OD_MAIL_MAX_MARKS 10000                /* lines that may begin a part, known before the parts are: in a text they are just lines */
#define OD_MAIL_MAX_HEADER_BYTES (512 * 1024)  /* one after the other; the time for them grows with their square */
#define OD_MAIL_MAX_ADDRESS_BYTES (16 * 1024)  /* of one header: some hundreds of recipients; GMime calls itself for each group in it */
#define OD_MAIL_MAX_PARAMETER_BYTES (16 * 1024) /* of one header: the longest name some times over; GMime holds each parameter against all others */
#define OD_MAIL_MAX_DEPTH 32
#define OD_MAIL_MAX_PACKAGES 100
#define OD_MAIL_MAX_UUENCODED 16 /* each is looked for to the end of its text */
