#include "desk.h"

#include "name-list.h"

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
  int found = od_names_find (names, G_N_ELEMENTS (names), text);

  if (found >= 0)
    *desk = found;
  return found >= 0;
}

OdDesk
od_desk_get_other (OdDesk desk)
{
  return desk == OD_DESK_OCMW ? OD_DESK_KIND_EN_GEZIN : OD_DESK_OCMW;
}
