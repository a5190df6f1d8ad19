#include "review.h"

#include "choice.h"
#include "day.h"

#define ERASE "wissen"
#define KEEP "bewaren"

void
od_review_clear (OdReview *self)
{
  g_clear_pointer (&self->ground, g_free);
  g_clear_pointer (&self->until, g_free);
  self->erase = FALSE;
}

char *
od_review_to_detail (const OdReview *self)
{
  if (self->erase)
    return g_strconcat (ERASE, ":", self->ground, NULL);
  return g_strconcat (KEEP, ":", self->ground, ":", self->until, NULL);
}

gboolean
od_review_from_detail (const char *detail, OdReview *self)
{
  g_auto (GStrv) parts = g_strsplit (detail != NULL ? detail : "", ":", -1);
  guint n_parts = g_strv_length (parts);
  gboolean erases = n_parts == 2 && g_str_equal (parts[0], ERASE);

  *self = (OdReview){ 0 };
  if (!erases && (n_parts != 3 || !g_str_equal (parts[0], KEEP) || !od_day_is_valid (parts[2])))
    return FALSE;
  if (!od_choice_code_is_valid (parts[1]))
    return FALSE;
  self->erase = erases;
  self->ground = g_strdup (parts[1]);
  self->until = erases ? NULL : g_strdup (parts[2]);
  return TRUE;
}
