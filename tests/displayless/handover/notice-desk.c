#include "notice-desk.h"

/* Starts @call, whose last arguments are filled in, and waits for what @finish gives. */
#define WAIT(finish, ...)                                                                                              \
  g_autoptr (GAsyncResult) result = NULL;                                                                              \
                                                                                                                       \
  __VA_ARGS__;                                                                                                         \
  desk_wait (&result);                                                                                                 \
  return finish (self->profile, result, error);

OdPackedNotice *
desk_return (Desk *self, OdReferral *referral, OdReturnReason reason, GError **error)
{
  WAIT (od_return_pack_finish, od_return_pack_async (self->profile, referral, reason, NULL, desk_take_result, &result));
}

OdPackedNotice *
desk_withdraw (Desk *self, OdReferral *referral, OdConsentManner manner, const char *day, GError **error)
{
  WAIT (od_withdrawal_pack_finish,
        od_withdrawal_pack_async (self->profile, referral, manner, day, NULL, desk_take_result, &result));
}

OdPackedNotice *
desk_report (Desk *self, OdReferral *referral, GPtrArray *remarks, GError **error)
{
  WAIT (od_quality_pack_finish,
        od_quality_pack_async (self->profile, referral, remarks, NULL, desk_take_result, &result));
}

OdPackedNotice *
desk_answer (Desk *self, OdNotice *notice, GPtrArray *answered, GError **error)
{
  WAIT (od_quality_answer_pack_finish,
        od_quality_answer_pack_async (self->profile, notice, answered, NULL, desk_take_result, &result));
}

OdPackedNotice *
desk_pack_notice_again (Desk *self, OdNotice *notice, GError **error)
{
  WAIT (od_notice_pack_again_finish,
        od_notice_pack_again_async (self->profile, notice, NULL, desk_take_result, &result));
}

OdPackedNotice *
desk_recall_notice (Desk *self, OdNotice *notice, GError **error)
{
  WAIT (od_notice_recall_finish,
        od_notice_recall_async (self->profile, notice, NULL, desk_take_result, &result));
}

OdNotice *
desk_record_notice_sent (Desk *self, OdNotice *notice, GError **error)
{
  WAIT (od_notice_record_sent_finish,
        od_notice_record_sent_async (self->profile, notice, NULL, desk_take_result, &result));
}

OdNotice *
desk_cancel_notice (Desk *self, OdNotice *notice, GError **error)
{
  WAIT (od_notice_cancel_finish, od_notice_cancel_async (self->profile, notice, NULL, desk_take_result, &result));
}

OdNotice *
desk_decide (Desk *self, OdNotice *notice, OdWithdrawalDecision decision, GError **error)
{
  WAIT (od_withdrawal_decide_finish,
        od_withdrawal_decide_async (self->profile, notice, decision, NULL, desk_take_result, &result));
}

OdNotice *
desk_take_back (Desk *self, OdNotice *notice, GError **error)
{
  WAIT (od_withdrawal_take_back_finish,
        od_withdrawal_take_back_async (self->profile, notice, NULL, desk_take_result, &result));
}

gboolean
desk_take_in (Desk *self, const char *path, OdSecret *passphrase, GError **error)
{
  g_autoptr (OdImport) import = desk_open_import (self, path, passphrase, error);
  g_autoptr (OdReferral) referral = NULL;
  GError *failed = NULL;

  if (import == NULL)
    return FALSE;
  referral = desk_accept (self, import, &failed);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

OdNotice *
desk_get_notice (Desk *self, const char *id)
{
  OdNotice *notice = od_profile_find_notice (self->profile, id);

  g_assert_nonnull (notice);
  return notice;
}

OdNoticeState
desk_get_notice_state (Desk *self, const char *id)
{
  return od_notice_get_state (desk_get_notice (self, id));
}

GPtrArray *
desk_make_remarks (OdField field, OdQualityKind kind, const char *proposed)
{
  GPtrArray *remarks = od_quality_remarks_new ();

  g_ptr_array_add (remarks, od_quality_remark_new (field, kind, proposed));
  return remarks;
}

GPtrArray *
desk_make_answers (OdNotice *notice, OdQualityVerdict verdict, const char *value)
{
  GPtrArray *answers = od_quality_remarks_copy (od_notice_get_content (notice)->remarks);

  for (guint i = 0; i < answers->len; i++)
    od_quality_remark_answer (g_ptr_array_index (answers, i), verdict, value);
  return answers;
}
