#include "residence-reason.h"

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
  for (gsize i = 0; i < G_N_ELEMENTS (residence_reasons); i++)
    if (g_strcmp0 (text, residence_reasons[i]) == 0)
      {
        *reason = i;
        return TRUE;
      }

  return FALSE;
}
