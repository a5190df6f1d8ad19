#pragma once

#include <gio/gio.h>

#include "office-record.h"

/**
 * OdOverviewChange:
 * @OD_OVERVIEW_NEW: it was not in the overview before
 * @OD_OVERVIEW_CHANGED: it was, with other data
 * @OD_OVERVIEW_ENDED: it is in it no more
 */
typedef enum
{
  OD_OVERVIEW_NEW,
  OD_OVERVIEW_CHANGED,
  OD_OVERVIEW_ENDED,
} OdOverviewChange;

/* How one record differs between two overviews. @changes is of OdOfficeChange, empty but when it changed. */
typedef struct
{
  OdOverviewChange change;
  OdOfficeRecord *record;
  GPtrArray *changes;
} OdOverviewDifference;

void od_overview_difference_free (OdOverviewDifference *self);

/* What is in the overview of processors on @today: those of @processors (of OdOfficeRecord) that have not ended; (transfer full). */
GPtrArray *od_overview_make (GListModel *processors, const char *today);

/* How @after differs from @before (nullable: nothing was exchanged yet), both of OdOfficeRecord: what is new, changed and ended; (transfer
 * full), of OdOverviewDifference. The statement that there are no processors counts as one. */
GPtrArray *od_overview_compare (GPtrArray *before, GPtrArray *after);
