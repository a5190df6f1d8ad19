#include "pack.h"

#include "agree-passphrase.h"
#include "arrival.h"
#include "difference.h"
#include "message.h"
#include "package-making.h"
#include "passphrase.h"
#include "profile-private.h"
#include "referral-change.h"
#include "referral-messages.h"

#include <glib/gi18n-lib.h>

/* Packing goes in this order; what fails undoes what stands before it:
 *
 *   turn -> messages before it -> rules -> passphrase, new or agreed -> package and register, as package-making.c does
 */
typedef struct
{
  char *id;
  char *reference;
  char *path;
  OdReferral *packed;
  OdProtocol *protocol;
  OdMessage *message;
  OdStoredMessage *stored;
  char *agreed; /* the reference of the agreed passphrase that it is packed with; NULL for one of its own */
  OdSecret *passphrase;
  OdPackProgress progress;
  gpointer progress_data;
} Packing;

static void
packing_free (gpointer data)
{
  Packing *packing = data;

  g_free (packing->id);
  g_free (packing->reference);
  g_free (packing->path);
  g_clear_object (&packing->packed);
  g_clear_object (&packing->protocol);
  g_clear_pointer (&packing->message, od_message_free);
  g_clear_pointer (&packing->stored, od_stored_message_free);
  g_free (packing->agreed);
  g_clear_pointer (&packing->passphrase, od_secret_unref);
  g_free (packing);
}

static void
fail (GTask *task, GError *error)
{
  Packing *packing = g_task_get_task_data (task);

  od_profile_end_turn (g_task_get_source_object (task), packing->reference);
  g_task_return_error (task, error);
}

static void
succeed (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Packing *packing = g_task_get_task_data (task);
  OdPacked *packed = g_new0 (OdPacked, 1);

  od_record_list_put (self->referrals, packing->packed);
  od_profile_end_turn (self, packing->reference);
  packed->referral = g_steal_pointer (&packing->packed);
  packed->path = g_steal_pointer (&packing->path);
  packed->passphrase = g_steal_pointer (&packing->passphrase);
  if (packing->progress != NULL)
    packing->progress (OD_PACK_DONE, packing->progress_data);
  g_task_return_pointer (task, packed, (GDestroyNotify) od_packed_free);
}

static void
on_package_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (od_package_make_finish (result, &error))
    succeed (task);
  else
    fail (task, error);
}

static OdChange *
make_change (OdProfile *self, gpointer data)
{
  Packing *packing = data;
  OdChange *change = od_profile_new_change (self, od_event_to_string (OD_EVENT_PACK), packing->reference);

  od_profile_put_referral (self, change, packing->packed);
  od_change_put_message (change, packing->stored);
  return change;
}

/* An agreed passphrase is kept for the package too: so the package and its receipt still open after the agreed one was forgotten. */
static void
make_package (GTask *task)
{
  Packing *packing = g_task_get_task_data (task);
  const OdPackageOrder order = {
    .message = g_steal_pointer (&packing->message),
    .protocol = packing->protocol,
    .path = packing->path,
    .passphrase = packing->passphrase,
    .keyring_reference = packing->reference,
    .make_change = make_change,
    .data = packing,
    .progress = packing->progress,
    .progress_data = packing->progress_data,
  };

  od_package_make_async (g_task_get_source_object (task), &order, g_task_get_cancellable (task), on_package_made, g_object_ref (task));
}

static void
on_agreed_recalled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Packing *packing = g_task_get_task_data (task);
  GError *error = NULL;

  packing->passphrase = od_passphrase_recall_agreed_finish (OD_PROFILE (source), result, &error);
  if (packing->passphrase != NULL)
    make_package (task);
  else
    fail (task, error);
}

/* The sentence about what keeps a referral from being packed. */
static const char *
describe (const OdFindings *findings)
{
  const OdFinding *finding = od_findings_find (findings, OD_FIELD_PROTOCOL);

  if (finding != NULL && finding->code == OD_FINDING_PROTOCOL_ENDED)
    return _ ("Het protocol met dit OCMW geldt niet meer. Er kan niets meer verpakt worden; het concept is bewaard.");
  if (finding != NULL && finding->code == OD_FINDING_PROTOCOL_NOT_YET_IN_FORCE)
    return _ ("Het protocol met dit OCMW geldt nog niet. Er kan nog niets verpakt worden; het concept is bewaard.");
  return _ ("Deze doorverwijzing kan nog niet verpakt worden: er is nog iets aan te vullen of te verbeteren.");
}

static gboolean
check_rules (OdProfile *self, OdReferral *referral, OdProtocol *protocol, GError **error)
{
  g_autofree char *today = od_profile_get_today (self);
  g_autoptr (OdFindings) findings = od_referral_check (referral, protocol, today);

  if (!od_findings_has_errors (findings))
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS, describe (findings));
  return FALSE;
}

/* The referral as the list has it, its client in the kept form; (transfer full). */
static OdReferral *
find_referral (OdProfile *self, const char *id, GError **error)
{
  OdReferral *current = od_record_list_find (self->referrals, id);
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (OdClient) client = NULL;

  if (current == NULL || od_referral_get_client (current) == NULL || od_referral_get_consent (current) == NULL)
    {
      od_set_referral_gone_error (error);
      return NULL;
    }
  now = od_profile_get_now (self);
  client = od_client_normalise (od_referral_get_client (current));
  return od_referral_with_client (current, client, now);
}

/* The code of what this package replaces, and which data it corrects; (transfer full) (nullable) for the first one. */
static char *
describe_replacing (OdReferral *referral, const OdMessage *message)
{
  const OdReferralContent *before = od_referral_get_handed_over (referral);
  g_autoptr (OdReferralContent) after = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  if (message->replaces == NULL)
    return NULL;
  if (before == NULL)
    return od_arrival_detail (message->id, NULL);
  after = od_referral_content_new (od_referral_get_client (referral), od_referral_get_consent (referral),
                                   od_referral_get_residence_reason (referral));
  differences = od_differences_find (before, after);
  return od_arrival_detail (message->id, differences);
}

/* Packs @referral with a passphrase of its own, or with the one that was agreed under its protocol, which the OCMW has already. */
static gboolean
choose_passphrase (OdProfile *self, Packing *packing, OdReferral *referral, GError **error)
{
  OdPassphraseAgreement *agreement = od_profile_find_agreement (self, od_referral_get_protocol_id (referral));
  const OdAgreedPassphrase *agreed = od_passphrase_agreement_get_current (agreement);
  g_autofree char *detail = describe_replacing (referral, packing->message);
  g_autoptr (OdReferral) packed = od_referral_let_happen (self, referral, OD_EVENT_PACK, NULL, detail, error);

  if (packed == NULL)
    return FALSE;
  if (agreed == NULL)
    {
      packing->packed = g_steal_pointer (&packed);
      return TRUE;
    }
  packing->agreed = g_strdup (agreed->reference);
  packing->packed = od_referral_let_happen (self, packed, OD_EVENT_GIVE_PASSPHRASE, agreed->since,
                                            od_channel_to_string (OD_CHANNEL_AGREED), error);
  return packing->packed != NULL;
}

static gboolean
prepare (OdProfile *self, Packing *packing, GPtrArray *messages, GError **error)
{
  g_autoptr (OdReferral) referral = find_referral (self, packing->id, error);
  OdProtocol *protocol;

  if (referral == NULL)
    return FALSE;
  protocol = od_profile_find_protocol (self, od_referral_get_protocol_id (referral));
  if (!check_rules (self, referral, protocol, error))
    return FALSE;
  packing->protocol = g_object_ref (protocol);
  packing->path = od_profile_get_package_path (self, od_protocol_get_id (protocol), packing->reference, NULL);
  packing->message = od_referral_message_new (self, referral, protocol, messages);
  if (!choose_passphrase (self, packing, referral, error))
    return FALSE;
  packing->stored = od_stored_message_new (packing->message->id, od_message_kind_to_string (OD_MESSAGE_REFERRAL),
                                           packing->reference, packing->id, FALSE, packing->message->sent);
  return TRUE;
}

static void
on_messages_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Packing *packing = g_task_get_task_data (task);
  g_autoptr (GPtrArray) messages = NULL;
  GError *error = NULL;

  messages = od_register_load_messages_finish (OD_REGISTER (source), result, &error);
  if (messages == NULL || !prepare (self, packing, messages, &error))
    {
      fail (task, error);
      return;
    }
  if (packing->agreed != NULL)
    {
      od_passphrase_recall_agreed_async (self, packing->agreed, g_task_get_cancellable (task), on_agreed_recalled, g_object_ref (task));
      return;
    }
  packing->passphrase = od_passphrase_new ();
  make_package (task);
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Packing *packing = g_task_get_task_data (task);
  GError *error = NULL;

  if (od_profile_take_turn_finish (self, result, &error))
    od_register_load_messages_async (self->reg, packing->id, g_task_get_cancellable (task), on_messages_loaded,
                                     g_object_ref (task));
  else
    g_task_return_error (task, error);
}

void
od_pack_async (OdProfile *profile, OdReferral *referral, OdPackProgress progress, gpointer progress_data,
               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Packing *packing = g_new0 (Packing, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, od_pack_async);
  g_task_set_check_cancellable (task, FALSE);
  packing->id = g_strdup (od_referral_get_id (referral));
  packing->reference = g_strdup (od_referral_get_reference (referral));
  packing->progress = progress;
  packing->progress_data = progress_data;
  g_task_set_task_data (task, packing, packing_free);
  if (!od_profile_check_desk (profile, OD_DESK_KIND_EN_GEZIN, &error))
    g_task_return_error (task, error);
  else
    od_profile_take_turn_async (profile, packing->reference, cancellable, on_turn, g_object_ref (task));
}

OdPacked *
od_pack_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
