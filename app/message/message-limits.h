#pragma once

/* What JSON from outside may ask of this machine, as package-limits.h says of the archive around it; that folder is a sibling, and neither
 * sees the other's headers. What a field of a person may hold is a rule of the domain, and stands there. */

#define OD_MESSAGE_MAX_BYTES (1024 * 1024)      /* an overview of all the processors that it may hold, each at length */
#define OD_RECORD_MAX_BYTES (16 * 1024 * 1024)  /* of our own making: fifteen entries of GTK, each full, escaped */

/* Nothing of ours nests deeper than five levels, and JsonParser calls itself for each. */
#define OD_STRICT_JSON_MAX_DEPTH 8

/* How many messages one may replace: who corrects a referral more often than this makes a new one. */
#define OD_MESSAGE_MAX_REPLACES 32

/* How many processors, or measures, one overview may name. */
#define OD_MESSAGE_MAX_RECORDS 200

/* How many documents go with evidence: with bericht.json and leesbaar.pdf they fit in a package. */
#define OD_MESSAGE_MAX_DOCUMENTS 60
