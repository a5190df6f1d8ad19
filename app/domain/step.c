#include "step.h"

OdStep *
od_step_new (OdEvent event, OdState state, GDateTime *at, const char *day, const char *user, const char *detail)
{
  OdStep *self = g_new0 (OdStep, 1);

  self->event = event;
  self->state = state;
  self->at = g_date_time_ref (at);
  self->day = g_strdup (day);
  self->user = user != NULL ? g_ref_string_new_intern (user) : NULL; /* a few people record all steps */
  self->detail = g_strdup (detail);
  return self;
}

OdStep *
od_step_copy (const OdStep *self)
{
  return od_step_new (self->event, self->state, self->at, self->day, self->user, self->detail);
}

void
od_step_free (OdStep *self)
{
  g_date_time_unref (self->at);
  g_free (self->day);
  g_clear_pointer (&self->user, g_ref_string_release);
  g_free (self->detail);
  g_free (self);
}
