#include "return-referral.h"

#include "notice-packing.h"
#include "profile-private.h"
#include "referral-change.h"

typedef struct
{
  char *id;
  OdReturnReason reason;
} Returning;

static void
returning_free (gpointer data)
{
  Returning *returning = data;

  g_free (returning->id);
  g_free (returning);
}

static gboolean
plan (OdProfile *self, gpointer data, OdNoticePlan *plan, GError **error)
{
  const Returning *returning = data;
  const OdNoticeContent content = { .return_reason = returning->reason };
  OdReferral *current = od_record_list_find (self->referrals, returning->id);
  /* Whether it may be returned; it is once that is sent. */
  g_autoptr (OdReferral) returned = od_referral_let_happen (self, current, OD_EVENT_RETURN, NULL, NULL, error);

  if (returned == NULL)
    return FALSE;
  plan->notice = od_notice_make (self, OD_NOTICE_RETURN, current, &content);
  plan->message_kind = OD_MESSAGE_RETURN;
  plan->action = "terugzending-verpakt";
  return TRUE;
}

void
od_return_pack_async (OdProfile *profile,
                      OdReferral *referral,
                      OdReturnReason reason,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  Returning *returning = g_new0 (Returning, 1);

  returning->id = g_strdup (od_referral_get_id (referral));
  returning->reason = reason;
  od_notice_packing_async (profile, od_referral_get_reference (referral), OD_DESK_OCMW, plan, returning, returning_free,
                           cancellable, callback, data);
}

OdPackedNotice *
od_return_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_notice_packing_finish (profile, result, error);
}
