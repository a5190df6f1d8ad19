#include "return-reason.h"

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
  for (guint i = 0; i < OD_N_RETURN_REASONS; i++)
    if (g_strcmp0 (text, reasons[i]) == 0)
      {
        *reason = i;
        return TRUE;
      }

  return FALSE;
}
