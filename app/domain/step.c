#include "step.h"

#include <string.h>

static OdSteps *
allocate (guint len, gsize length_of_texts)
{
  OdSteps *self = g_malloc (sizeof *self + len * sizeof (OdStep) + length_of_texts);

  g_atomic_ref_count_init (&self->references);
  self->len = len;
  return self;
}

OdSteps *
od_steps_new (void)
{
  return allocate (0, 0);
}

OdSteps *
od_steps_ref (OdSteps *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
od_steps_unref (OdSteps *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint i = 0; i < self->len; i++)
    if (self->items[i].user != NULL)
      g_ref_string_release ((GRefString *) self->items[i].user);
  g_free (self);
}

static gsize
measure (const char *text)
{
  return text != NULL ? strlen (text) + 1 : 0;
}

static const char *
copy_text (char **end, const char *text)
{
  gsize length = measure (text);
  const char *copy = length > 0 ? memcpy (*end, text, length) : NULL;

  *end += length;
  return copy;
}

static void
copy_step (OdStep *to, char **end, const OdStep *step)
{
  *to = *step;
  to->day = copy_text (end, step->day);
  to->user = step->user != NULL ? g_ref_string_new_intern (step->user) : NULL; /* a few people record all steps */
  to->detail = copy_text (end, step->detail);
}

void
od_steps_append (OdSteps **self, const OdStep *step)
{
  g_autoptr (OdSteps) before = *self;
  gsize length = measure (step->day) + measure (step->detail);
  char *end;

  for (guint i = 0; i < before->len; i++)
    length += measure (before->items[i].day) + measure (before->items[i].detail);
  *self = allocate (before->len + 1, length);
  end = (char *) &(*self)->items[(*self)->len];
  for (guint i = 0; i < before->len; i++)
    copy_step (&(*self)->items[i], &end, &before->items[i]);
  copy_step (&(*self)->items[before->len], &end, step);
}
