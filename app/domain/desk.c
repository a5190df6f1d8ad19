#include "desk.h"

static const char *const names[] = {
  [OD_DESK_KIND_EN_GEZIN] = "kind-en-gezin",
  [OD_DESK_OCMW] = "ocmw",
};

const char *
od_desk_to_string (OdDesk desk)
{
  return names[desk];
}

gboolean
od_desk_from_string (const char *text, OdDesk *desk)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      {
        *desk = i;
        return TRUE;
      }

  return FALSE;
}
