#include "import-private.h"

#include "day.h"
#include "profile-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_party (const OdParty *named, const OdParty *expected)
{
  return named != NULL && named->desk == expected->desk
         && g_strcmp0 (named->enterprise_number, expected->enterprise_number) == 0;
}

/* Whether both parties are those of @protocol, this desk as the recipient; (transfer full) (nullable) why not. */
static GError *
judge_parties (OdProfile *self, OdProtocol *protocol, const OdMessage *message)
{
  g_autoptr (OdParty) own = od_profile_get_own_party (self, protocol);
  g_autoptr (OdParty) other = od_profile_get_other_party (self, protocol);

  if (!is_party (message->recipient, own))
    return g_error_new_literal (OD_IMPORT_ERROR, OD_IMPORT_ERROR_OTHER_RECIPIENT,
                                _ ("Dit pakket is niet voor u bestemd maar voor een andere organisatie. Er is niets ingelezen. "
                                   "Laat het de afzender weten."));
  if (!is_party (message->sender, other))
    return g_error_new_literal (OD_IMPORT_ERROR, OD_IMPORT_ERROR_OTHER_RECIPIENT,
                                _ ("De afzender van dit pakket is geen partij bij het protocol waarnaar het verwijst. Er is niets ingelezen. Bel de afzender op een nummer dat u al kent."));
  if (!od_message_kind_may_be_sent_by (message->kind, other->desk))
    return g_error_new_literal (OD_IMPORT_ERROR, OD_IMPORT_ERROR_OTHER_RECIPIENT,
                                own->desk == OD_DESK_OCMW
                                    ? _ ("Dit pakket is bestemd voor Kind en Gezin, niet voor een OCMW. Er is niets ingelezen. Laat het de afzender weten.")
                                    : _ ("Dit pakket is bestemd voor een OCMW, niet voor Kind en Gezin. Er is niets ingelezen. Laat het de afzender weten."));
  return NULL;
}

/* A referral needs a protocol in force on the day it was sent; a receipt only answers one. */
static GError *
judge_day (OdProtocol *protocol, const OdMessage *message)
{
  g_autofree char *sent_on = od_day_from_time (message->sent);
  g_autoptr (OdFindings) findings = od_protocol_check (protocol, sent_on);

  if (message->kind != OD_MESSAGE_REFERRAL || !od_findings_has_errors (findings))
    return NULL;
  return g_error_new_literal (OD_IMPORT_ERROR, OD_IMPORT_ERROR_REFUSED,
                              _ ("Het protocol gold niet op de dag waarop dit pakket gemaakt is, dus mochten deze gegevens niet "
                                 "doorgegeven worden. Er is niets ingelezen. Laat het de afzender weten."));
}

static GError *
judge_general (OdProfile *self, OdImport *import)
{
  const OdMessage *message = od_import_get_message (import);
  OdProtocol *protocol = od_import_get_protocol (import);
  GError *refusal;

  if (protocol == NULL)
    return g_error_new_literal (OD_IMPORT_ERROR, OD_IMPORT_ERROR_OTHER_RECIPIENT,
                                _ ("Dit pakket verwijst naar een protocol dat hier niet bekend is. Er is niets ingelezen. Laat het "
                                   "de afzender weten."));
  refusal = judge_parties (self, protocol, message);
  return refusal != NULL ? refusal : judge_day (protocol, message);
}

/* What is known here about the same reference or the answered message: the referral, and every message about it. */
static void
on_messages_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  OdImport *import = g_task_get_task_data (task);
  OdReferral *here = od_profile_find_referral_by_reference (self, od_import_get_reference (import));
  g_autoptr (GPtrArray) messages = NULL;
  GError *error = NULL;

  messages = od_register_load_messages_finish (OD_REGISTER (source), result, &error);
  if (messages == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  od_import_set_refusal (import, od_import_get_kind (import) == OD_IMPORT_RECEIPT
                                     ? od_import_judge_receipt (import, here, messages)
                                     : od_import_judge_resend (import, here, messages));
  g_task_return_boolean (task, TRUE);
}

static void
load_messages (GTask *task, OdReferral *here)
{
  OdProfile *self = g_task_get_source_object (task);

  od_register_load_messages_async (self->reg, od_referral_get_id (here), g_task_get_cancellable (task), on_messages_loaded,
                                   g_object_ref (task));
}

/* @answered is the outgoing message that the receipt answers; NULL when it is not known here, so that it cannot be ours. */
static void
judge_receipt (GTask *task, const OdStoredMessage *answered)
{
  OdProfile *self = g_task_get_source_object (task);
  OdImport *import = g_task_get_task_data (task);
  OdReferral *here = answered != NULL ? od_profile_find_referral (self, answered->referral_id) : NULL;

  if (here != NULL && g_strcmp0 (od_referral_get_reference (here), od_import_get_reference (import)) == 0)
    {
      load_messages (task, here);
      return;
    }
  od_import_set_refusal (import, od_import_judge_receipt (import, NULL, NULL));
  g_task_return_boolean (task, TRUE);
}

static void
on_answered_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  OdImport *import = g_task_get_task_data (task);
  g_autoptr (OdStoredMessage) answered = NULL;
  GError *error = NULL;

  answered = od_register_find_message_finish (OD_REGISTER (source), result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!od_import_is_notice (import))
    {
      judge_receipt (task, answered);
      return;
    }
  od_import_set_refusal (import, od_import_judge_notice (self, import, answered));
  g_task_return_boolean (task, TRUE);
}

/* Whether the register must say which message @message answers. */
static gboolean
answers_message (const OdMessage *message)
{
  return message->in_reply_to != NULL && message->kind != OD_MESSAGE_QUALITY_ANSWER && message->kind != OD_MESSAGE_EVIDENCE;
}

static void
judge_referral (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  OdImport *import = g_task_get_task_data (task);
  OdReferral *here = od_profile_find_referral_by_reference (self, od_import_get_reference (import));
  GError *refusal = od_import_judge_withdrawn (self, import);

  if (refusal == NULL && here != NULL)
    {
      load_messages (task, here);
      return;
    }
  od_import_set_refusal (import, refusal);
  g_task_return_boolean (task, TRUE);
}

/* Compares what did not come in before; the register answers for what is an answer itself. */
static void
judge_new (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  OdImport *import = g_task_get_task_data (task);
  const OdMessage *message = od_import_get_message (import);
  GError *refusal;

  if (od_import_get_kind (import) == OD_IMPORT_FOREIGN)
    {
      g_task_return_boolean (task, TRUE); /* it says of itself neither who sent it nor to whom */
      return;
    }
  refusal = judge_general (self, import);
  if (refusal == NULL && answers_message (message))
    {
      od_register_find_message_async (self->reg, message->in_reply_to, FALSE, g_task_get_cancellable (task),
                                      on_answered_found, g_object_ref (task));
      return;
    }
  if (refusal == NULL && message->kind == OD_MESSAGE_REFERRAL)
    {
      judge_referral (task);
      return;
    }
  if (refusal == NULL)
    refusal = od_import_judge_notice (self, import, NULL);
  od_import_set_refusal (import, refusal);
  g_task_return_boolean (task, TRUE);
}

/* Its id came in before: then it is the same message, or it lies; that of a foreign package is its digest, which cannot. */
static void
judge_found (OdProfile *self, OdImport *import, const OdStoredMessage *found)
{
  OdReferral *here = od_profile_find_referral (self, found->referral_id);
  gboolean foreign = od_import_get_kind (import) == OD_IMPORT_FOREIGN;
  GError *refusal = foreign ? NULL : od_import_judge_same_message (import, here);

  od_import_set_referral (import, here);
  od_import_set_notice (import, od_record_list_find (self->notices, found->id));
  if (refusal == NULL)
    od_import_set_already_here (import);
  else
    od_import_set_refusal (import, refusal);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  OdImport *import = g_task_get_task_data (task);
  g_autoptr (OdStoredMessage) found = NULL;
  GError *error = NULL;

  found = od_register_find_message_finish (OD_REGISTER (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (found == NULL)
    judge_new (task);
  else
    {
      judge_found (self, import, found);
      g_task_return_boolean (task, TRUE);
    }
}

void
od_import_judge_async (OdProfile *profile, OdImport *import, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  const OdMessage *message = od_import_get_message (import);

  g_task_set_source_tag (task, od_import_judge_async);
  g_task_set_task_data (task, g_object_ref (import), g_object_unref);
  od_import_set_refusal (import, NULL);
  od_import_set_referral (import, NULL);
  od_import_set_notice (import, NULL);
  od_import_set_differences (import, OD_IMPORT_NEW, NULL);
  od_import_set_answers_earlier (import, FALSE);
  od_import_set_protocol (import, od_profile_find_protocol (profile, message->protocol_id));
  od_register_find_message_async (profile->reg, message->id, TRUE, cancellable, on_found, g_object_ref (task));
}

gboolean
od_import_judge_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
