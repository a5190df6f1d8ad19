#include "import-private.h"

#include "derived-id.h"

struct _OdImport
{
  GObject parent_instance;

  OdMessage *message;
  OdConsent *consent; /* what the message tells of it */
  OdSecret *passphrase; /* what opened it */
  GListModel *entries;  /* of a foreign package; else NULL */

  OdProtocol *protocol;
  OdReferral *referral;
  OdNotice *notice;
  gboolean already_here;
  OdImportNovelty novelty;
  GPtrArray *differences;
  gboolean answers_earlier;
  GError *refusal;
};

G_DEFINE_QUARK (od-import-error-quark, od_import_error)

G_DEFINE_FINAL_TYPE (OdImport, od_import, G_TYPE_OBJECT)

static OdConsent *
make_consent (const OdMessage *message)
{
  OdConsent *consent = od_consent_new ();

  consent->manner = message->consent_manner;
  g_free (consent->consent_on);
  consent->consent_on = g_strdup (message->consent_on);
  g_free (consent->information_version);
  consent->information_version = g_strdup (message->information_version);
  return consent;
}

static void
od_import_finalize (GObject *object)
{
  OdImport *self = OD_IMPORT (object);

  g_clear_pointer (&self->message, od_message_free);
  g_clear_pointer (&self->consent, od_consent_free);
  g_clear_pointer (&self->passphrase, od_secret_unref);
  g_clear_object (&self->entries);
  g_clear_object (&self->protocol);
  g_clear_object (&self->referral);
  g_clear_object (&self->notice);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_error (&self->refusal);
  G_OBJECT_CLASS (od_import_parent_class)->finalize (object);
}

static void
od_import_class_init (OdImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_import_finalize;
}

static void
od_import_init (OdImport *self)
{
}

OdImport *
od_import_new (OdMessage *message, OdSecret *passphrase)
{
  OdImport *self = g_object_new (OD_TYPE_IMPORT, NULL);

  self->message = message;
  self->consent = message->kind == OD_MESSAGE_REFERRAL ? make_consent (message) : NULL;
  self->passphrase = od_secret_ref (passphrase);
  return self;
}

OdImport *
od_import_new_foreign (GListModel *entries, GBytes *archive, OdSecret *passphrase)
{
  OdImport *self = g_object_new (OD_TYPE_IMPORT, NULL);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, archive);
  g_autofree char *text = g_strconcat ("met-de-hand:", digest, NULL);

  self->message = od_message_new (OD_MESSAGE_REFERRAL);
  self->message->id = od_derive_id (text);
  self->entries = g_object_ref (entries);
  self->passphrase = od_secret_ref (passphrase);
  return self;
}

const OdMessage *
od_import_get_message (OdImport *self)
{
  return self->message;
}

OdSecret *
od_import_get_passphrase (OdImport *self)
{
  return self->passphrase;
}

void
od_import_set_protocol (OdImport *self, OdProtocol *protocol)
{
  g_set_object (&self->protocol, protocol);
}

void
od_import_set_referral (OdImport *self, OdReferral *referral)
{
  g_set_object (&self->referral, referral);
}

void
od_import_set_notice (OdImport *self, OdNotice *notice)
{
  g_set_object (&self->notice, notice);
}

void
od_import_set_already_here (OdImport *self)
{
  self->already_here = TRUE;
}

void
od_import_set_differences (OdImport *self, OdImportNovelty novelty, GPtrArray *differences)
{
  self->novelty = novelty;
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  self->differences = differences != NULL ? g_ptr_array_ref (differences) : NULL;
}

void
od_import_set_answers_earlier (OdImport *self, gboolean answers_earlier)
{
  self->answers_earlier = answers_earlier;
}

void
od_import_set_refusal (OdImport *self, GError *refusal)
{
  g_clear_error (&self->refusal);
  self->refusal = refusal;
}

OdImportKind
od_import_get_kind (OdImport *self)
{
  static const OdImportKind kinds[] = {
    [OD_MESSAGE_REFERRAL] = OD_IMPORT_REFERRAL,
    [OD_MESSAGE_RECEIPT] = OD_IMPORT_RECEIPT,
    [OD_MESSAGE_RETURN] = OD_IMPORT_RETURN,
    [OD_MESSAGE_WITHDRAWAL] = OD_IMPORT_WITHDRAWAL,
    [OD_MESSAGE_QUALITY_NOTICE] = OD_IMPORT_QUALITY_NOTICE,
    [OD_MESSAGE_QUALITY_ANSWER] = OD_IMPORT_QUALITY_ANSWER,
    [OD_MESSAGE_PROCESSORS] = OD_IMPORT_PROCESSORS,
    [OD_MESSAGE_BREACH] = OD_IMPORT_BREACH,
    [OD_MESSAGE_CHANGE] = OD_IMPORT_CHANGE,
    [OD_MESSAGE_EVIDENCE_REQUEST] = OD_IMPORT_EVIDENCE_REQUEST,
    [OD_MESSAGE_EVIDENCE] = OD_IMPORT_EVIDENCE,
    [OD_MESSAGE_TERMINATION] = OD_IMPORT_TERMINATION,
  };

  g_return_val_if_fail (OD_IS_IMPORT (self), OD_IMPORT_REFERRAL);

  return self->entries != NULL ? OD_IMPORT_FOREIGN : kinds[self->message->kind];
}

GListModel *
od_import_get_foreign_entries (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->entries;
}

const char *
od_import_get_reference (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->message->reference;
}

OdParty *
od_import_get_sender (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->message->sender;
}

OdParty *
od_import_get_recipient (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->message->recipient;
}

const char *
od_import_get_team_member (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->message->team_member;
}

GDateTime *
od_import_get_sent (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->message->sent;
}

OdProtocol *
od_import_get_protocol (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->protocol;
}

OdClient *
od_import_get_client (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->message->client;
}

const OdConsent *
od_import_get_consent (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->consent;
}

OdResidenceReason
od_import_get_residence_reason (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), OD_RESIDENCE_AS_ADDRESSED);

  return self->message->residence_reason;
}

OdReturnReason
od_import_get_return_reason (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), OD_RETURN_WRONG_OCMW);

  return self->message->return_reason;
}

OdConsentManner
od_import_get_withdrawal_manner (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), OD_CONSENT_NOT_GIVEN);

  return self->message->withdrawal_manner;
}

const char *
od_import_get_withdrawn_on (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->message->withdrawn_on;
}

GPtrArray *
od_import_get_remarks (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->message->remarks;
}

GPtrArray *
od_import_get_records (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->message->records;
}

OdNotice *
od_import_get_notice (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->notice;
}

OdImportNovelty
od_import_get_novelty (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), OD_IMPORT_NEW);

  return self->novelty;
}

GPtrArray *
od_import_get_differences (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->differences;
}

gboolean
od_import_answers_earlier (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), FALSE);

  return self->answers_earlier;
}

OdReferral *
od_import_get_referral (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->referral;
}

gboolean
od_import_is_already_here (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), FALSE);

  return self->already_here;
}

const GError *
od_import_get_refusal (OdImport *self)
{
  g_return_val_if_fail (OD_IS_IMPORT (self), NULL);

  return self->refusal;
}
