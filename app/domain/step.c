#include "step.h"

#include "day.h"
#include "journal-entry.h"

OdStep *
od_step_new (OdEvent event, OdState state, GDateTime *at, const char *day, const char *user, const char *detail)
{
  OdStep *self = g_new0 (OdStep, 1);

  self->event = event;
  self->state = state;
  self->at = od_time_get_microseconds (at);
  self->offset = od_time_get_offset (at);
  self->day = g_strdup (day);
  self->user = user != NULL ? g_ref_string_new_intern (user) : NULL; /* a few people record all steps */
  self->detail = g_strdup (detail);
  return self;
}

OdStep *
od_step_copy (const OdStep *self)
{
  OdStep *copy = g_memdup2 (self, sizeof *self);

  copy->day = g_strdup (self->day);
  copy->user = self->user != NULL ? g_ref_string_acquire (self->user) : NULL;
  copy->detail = g_strdup (self->detail);
  return copy;
}

void
od_step_free (OdStep *self)
{
  g_free (self->day);
  g_clear_pointer (&self->user, g_ref_string_release);
  g_free (self->detail);
  g_free (self);
}

GDateTime *
od_step_get_time (const OdStep *self)
{
  g_autoptr (GTimeZone) time_zone = g_time_zone_new_offset (self->offset);

  return od_time_new (self->at, time_zone);
}

char *
od_step_get_recorded_day (const OdStep *self)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_from_unix_utc (0);
  g_autoptr (GDateTime) then = g_date_time_add (epoch, self->at + self->offset * G_TIME_SPAN_SECOND);

  return od_day_from_time (then != NULL ? then : epoch);
}
