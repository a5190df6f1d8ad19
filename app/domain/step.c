#include "step.h"

static OdSteps *
allocate (guint len)
{
  OdSteps *self = g_malloc (sizeof *self + len * sizeof (OdStep));

  g_atomic_ref_count_init (&self->references);
  self->len = len;
  return self;
}

OdSteps *
od_steps_new (void)
{
  return allocate (0);
}

OdSteps *
od_steps_ref (OdSteps *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
release (const char *text)
{
  if (text != NULL)
    g_ref_string_release ((GRefString *) text);
}

void
od_steps_unref (OdSteps *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint i = 0; i < self->len; i++)
    {
      release (self->items[i].user);
      release (self->items[i].detail);
    }
  g_free (self);
}

/* A few people record all steps, and most details are a word of a fixed list. */
static const char *
share (const char *text)
{
  return text != NULL ? g_ref_string_new_intern (text) : NULL;
}

static void
copy_step (OdStep *to, const OdStep *step)
{
  *to = *step;
  to->user = share (step->user);
  to->detail = share (step->detail);
}

void
od_steps_append (OdSteps **self, const OdStep *step)
{
  g_autoptr (OdSteps) before = *self;

  *self = allocate (before->len + 1);
  for (guint i = 0; i < before->len; i++)
    copy_step (&(*self)->items[i], &before->items[i]);
  copy_step (&(*self)->items[before->len], step);
}
