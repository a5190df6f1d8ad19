#include "return-reason.h"

#include "name-list.h"

static const char *const reasons[OD_N_RETURN_REASONS] = {
  [OD_RETURN_WRONG_OCMW] = "verkeerd-ocmw",
  [OD_RETURN_UNREADABLE] = "onleesbaar",
  [OD_RETURN_NO_PROTOCOL] = "geen-protocol",
};

const char *
od_return_reason_to_string (OdReturnReason reason)
{
  g_return_val_if_fail (reason < OD_N_RETURN_REASONS, NULL);

  return reasons[reason];
}

gboolean
od_return_reason_from_string (const char *text, OdReturnReason *reason)
{
  int found = od_names_find (reasons, OD_N_RETURN_REASONS, text);

  if (found >= 0)
    *reason = found;
  return found >= 0;
}
