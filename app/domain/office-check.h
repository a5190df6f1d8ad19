#pragma once

#include "finding.h"
#include "office-record.h"

/* Within how many days the end of an agreement or certificate is worth a look. */
#define OD_OFFICE_SOON_DAYS 90

/**
 * od_office_record_check:
 * @now: by whose clock
 *
 * The rules of a record: what must be filled in and has which shape; and by kind: of a processor its agreement and guarantees (GDPR art. 28),
 * of a measure and an activity their review, of a breach what GDPR art. 33 and 34 ask. Of what was ended only errors are found.
 *
 * Returns: (transfer full): findings, of which each field is OD_FIELD_OFFICE plus the place of the datum
 */
OdFindings *od_office_record_check (OdOfficeRecord *self, GDateTime *now);

/* Whether @time is a time as records keep it: "2026-11-25T14:05:00+01:00"; as a #GDateTime, (transfer full) (nullable) when not. */
GDateTime *od_office_time_parse (const char *time);

/* @time to the minute, at its own offset, as records keep it; (transfer full). */
char *od_office_time_format (GDateTime *time);
