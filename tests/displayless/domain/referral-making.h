#pragma once

#include "referral.h"

/* A step to make a referral with: @at is "2026-11-24" (then 10:00 in UTC) or a whole ISO 8601 time; @day and @detail are (nullable). */
typedef struct
{
  OdEvent event;
  const char *at;
  const char *day;
  const char *detail;
} MadeStep;

/* A referral to which @n_steps happened, OD_EVENT_UNDO included; the first one at the OCMW is OD_EVENT_RECEIVE; (transfer full). */
OdReferral *make_referral (OdDesk desk, const MadeStep *steps, gsize n_steps);
