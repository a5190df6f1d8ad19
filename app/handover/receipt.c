#include "receipt.h"

#include "arrival.h"
#include "derived-id.h"
#include "message.h"
#include "package-making.h"
#include "profile-private.h"
#include "referral-change.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  OdReferral *referral;
  OdProtocol *protocol;
  OdStoredMessage *stored;
  gboolean is_recorded; /* made before, so that the register has the message */
  OdSecret *passphrase;
  char *path;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_clear_object (&making->referral);
  g_clear_object (&making->protocol);
  g_clear_pointer (&making->stored, od_stored_message_free);
  g_clear_pointer (&making->passphrase, od_secret_unref);
  g_free (making->path);
  g_free (making);
}

/* The id of the receipt for the message @id: always the same one, so that a receipt that is made again is the same message. */
static char *
derive_id (const char *id)
{
  g_autofree char *text = g_strconcat ("ontvangstbevestiging:", id, NULL);

  return od_derive_id (text);
}

static void
fail (GTask *task, GError *error)
{
  Making *making = g_task_get_task_data (task);

  od_profile_end_turn (g_task_get_source_object (task), od_referral_get_reference (making->referral));
  g_task_return_error (task, error);
}

static void
on_package_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  OdPacked *packed;
  GError *error = NULL;

  if (!od_package_make_finish (result, &error))
    {
      fail (task, error);
      return;
    }
  od_profile_end_turn (g_task_get_source_object (task), od_referral_get_reference (making->referral));
  packed = g_new0 (OdPacked, 1);
  packed->referral = g_steal_pointer (&making->referral);
  packed->path = g_steal_pointer (&making->path);
  packed->passphrase = g_steal_pointer (&making->passphrase);
  g_task_return_pointer (task, packed, (GDestroyNotify) od_packed_free);
}

static OdChange *
make_change (OdProfile *self, gpointer data)
{
  const Making *making = data;
  OdChange *change = od_profile_new_change (self, "ontvangstbevestiging-verpakt", od_referral_get_reference (making->referral));

  if (!making->is_recorded)
    od_change_put_message (change, making->stored);
  return change;
}

/* The receipt for the newest package: the reference and the day, never the client nor what became of the help. Its time is that of the acceptance, so that
 * it stays the same message; (transfer full). */
static OdMessage *
make_message (OdProfile *self, Making *making)
{
  g_autofree char *answered = NULL;
  const OdStep *received = od_arrival_find_last (making->referral, &answered);
  OdMessage *message = od_message_new (OD_MESSAGE_RECEIPT);

  message->id = g_strdup (making->stored->id);
  message->reference = g_strdup (od_referral_get_reference (making->referral));
  message->in_reply_to = g_steal_pointer (&answered);
  message->protocol_id = g_strdup (od_protocol_get_id (making->protocol));
  message->sender = od_profile_get_own_party (self, making->protocol);
  message->recipient = od_profile_get_other_party (self, making->protocol);
  message->sent = od_recorded_time_to_date_time (received->at);
  message->program = g_strdup (OD_PROGRAM);
  message->received_on = od_recorded_time_get_day (received->at);
  return message;
}

static void
make_package (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Making *making = g_task_get_task_data (task);
  const OdPackageOrder order = {
    .message = make_message (self, making),
    .protocol = making->protocol,
    .path = making->path,
    .passphrase = making->passphrase,
    .make_change = make_change,
    .data = making,
  };

  od_package_make_async (self, &order, g_task_get_cancellable (task), on_package_made, g_object_ref (task));
}

static void
on_message_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Making *making = g_task_get_task_data (task);
  g_autoptr (OdStoredMessage) found = NULL;
  GError *error = NULL;

  found = od_register_find_message_finish (OD_REGISTER (source), result, &error);
  if (error != NULL)
    {
      fail (task, error);
      return;
    }
  making->is_recorded = found != NULL;
  make_package (task);
}

static void
on_passphrase_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  making->passphrase = od_keyring_lookup_finish (OD_KEYRING (source), result, &error);
  if (error == NULL && making->passphrase == NULL)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("De wachtzin van dit pakket zit niet meer in de sleutelbos. Bevestig de ontvangst met een mail "
                            "die alleen het kenmerk noemt."));
  if (error != NULL)
    fail (task, error);
  else
    od_register_find_message_async (self->reg, making->stored->id, FALSE, g_task_get_cancellable (task), on_message_found,
                                    g_object_ref (task));
}

static gboolean
prepare (OdProfile *self, Making *making, GError **error)
{
  OdReferral *current = od_record_list_find (self->referrals, od_referral_get_id (making->referral));
  g_autofree char *answered = NULL;
  const OdStep *received = current != NULL ? od_arrival_find_last (current, &answered) : NULL;
  OdProtocol *protocol = received != NULL ? od_profile_find_protocol (self, od_referral_get_protocol_id (current)) : NULL;
  g_autoptr (GDateTime) received_at = NULL;
  g_autofree char *id = NULL;

  if (protocol == NULL)
    {
      od_set_referral_gone_error (error);
      return FALSE;
    }
  g_set_object (&making->referral, current);
  making->protocol = g_object_ref (protocol);
  making->path = od_profile_get_package_path (self, od_protocol_get_id (protocol), od_referral_get_reference (current),
                                              "-ontvangst");
  id = derive_id (answered);
  received_at = od_recorded_time_to_date_time (received->at);
  making->stored = od_stored_message_new (id, od_message_kind_to_string (OD_MESSAGE_RECEIPT),
                                          od_referral_get_reference (current), od_referral_get_id (current), FALSE,
                                          received_at);
  return TRUE;
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_profile_take_turn_finish (self, result, &error))
    g_task_return_error (task, error);
  else if (!prepare (self, making, &error))
    fail (task, error);
  else
    od_keyring_lookup_async (self->keyring, OD_KEYRING_PACKAGE, od_referral_get_reference (making->referral),
                             g_task_get_cancellable (task), on_passphrase_found, g_object_ref (task));
}

void
od_receipt_pack_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Making *making = g_new0 (Making, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, od_receipt_pack_async);
  g_task_set_check_cancellable (task, FALSE);
  making->referral = g_object_ref (referral);
  g_task_set_task_data (task, making, making_free);
  if (!od_profile_check_desk (profile, OD_DESK_OCMW, &error))
    g_task_return_error (task, error);
  else
    od_profile_take_turn_async (profile, od_referral_get_reference (referral), cancellable, on_turn, g_object_ref (task));
}

OdPacked *
od_receipt_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
