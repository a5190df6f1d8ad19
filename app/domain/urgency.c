#include "urgency.h"

/* What asks for the user's hand comes first; what is done last. */
static const guint8 urgency[OD_N_STATES] = {
  [OD_STATE_RECEIVED] = 0, [OD_STATE_RETURNED] = 0,
  [OD_STATE_PACKED] = 1, [OD_STATE_ASSIGNED] = 1, [OD_STATE_ATTEMPTED] = 1,
  [OD_STATE_READY] = 2, [OD_STATE_WISH_UNCLEAR] = 2,
  [OD_STATE_DRAFT] = 3, [OD_STATE_UNREACHABLE] = 3,
  [OD_STATE_SENT] = 4, [OD_STATE_FILE_OPEN] = 4,
  [OD_STATE_NO_HELP] = 5,
  [OD_STATE_CONFIRMED] = 6, [OD_STATE_FILE_CLOSED] = 6, [OD_STATE_WITHDRAWN] = 6,
  [OD_STATE_ERASED] = 7,
};

int
od_referral_compare_urgency (OdReferral *one, OdReferral *other)
{
  int difference = urgency[od_referral_get_state (one)] - urgency[od_referral_get_state (other)];

  return difference != 0 ? difference : g_date_time_compare (od_referral_get_created (one), od_referral_get_created (other));
}
