#pragma once

#include <glib-object.h>

#include "finding.h"

/* Which of the data of protocol art. 3 a processor gets. */
typedef enum
{
  OD_DATA_NAME = 1 << 0,
  OD_DATA_ADDRESS = 1 << 1,
  OD_DATA_PHONE = 1 << 2,
  OD_DATA_EMAIL = 1 << 3,
} OdDataCategories;

/**
 * OdProcessor:
 *
 * A processor (verwerker) that works with the data on behalf of this party (protocol art. 6, GDPR art. 28). Immutable. All
 * strings are never NULL, "" for not filled in; days are ISO 8601. Each is also a read-only property of its name.
 */
#define OD_TYPE_PROCESSOR (od_processor_get_type ())
G_DECLARE_FINAL_TYPE (OdProcessor, od_processor, OD, PROCESSOR, GObject)

typedef struct
{
  char *id;                 /* UUID */
  char *name;
  char *enterprise_number;  /* as typed, or ten digits once normalised */
  char *service;
  OdDataCategories data;
  char *agreement_on;
  char *agreement_end;      /* "" for without end */
  char *place;              /* of processing: a country or place in the EEA, or a third country */
  char *ended_on;           /* "" while it is one */
} OdProcessorData;

void od_processor_data_clear (OdProcessorData *data);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OdProcessorData, od_processor_data_clear)

/* A copy of @data with texts and KBO number in their kept form; (transfer full). */
OdProcessor *od_processor_new (const OdProcessorData *data);
const OdProcessorData *od_processor_get_data (OdProcessor *self);
const char *od_processor_get_id (OdProcessor *self);

/* Findings on @today: required fields, KBO number, order of the days, agreement missing or ended; (transfer full). */
OdFindings *od_processor_check (OdProcessor *self, const char *today);
