#include "residence-reason.h"

#include "name-list.h"

static const char *const residence_reasons[] = {
  [OD_RESIDENCE_AS_ADDRESSED] = "",
  [OD_RESIDENCE_STAYS_ELSEWHERE] = "verblijft-elders",
  [OD_RESIDENCE_MOVES] = "verhuist",
};

const char *
od_residence_reason_to_string (OdResidenceReason reason)
{
  return residence_reasons[reason];
}

gboolean
od_residence_reason_from_string (const char *text, OdResidenceReason *reason)
{
  int found = od_names_find (residence_reasons, G_N_ELEMENTS (residence_reasons), text);

  if (found >= 0)
    *reason = found;
  return found >= 0;
}
