#include "register.h"

void
od_sealed_part_clear (OdSealedPart *part)
{
  g_clear_pointer (&part->wrapped_key, g_bytes_unref);
  g_clear_pointer (&part->sealed, g_bytes_unref);
}

void
od_stored_referral_free (OdStoredReferral *self)
{
  g_clear_object (&self->referral);
  od_sealed_part_clear (&self->part);
  g_free (self->unreadable);
  g_free (self);
}

void
od_stored_notice_free (OdStoredNotice *self)
{
  g_clear_object (&self->notice);
  od_sealed_part_clear (&self->part);
  g_free (self->unreadable);
  g_free (self);
}

void
od_stored_document_free (OdStoredDocument *self)
{
  g_free (self->kind);
  g_free (self->id);
  od_sealed_part_clear (&self->part);
  g_free (self);
}

OdStoredMessage *
od_stored_message_new (const char *id, const char *kind, const char *reference, const char *referral_id, gboolean incoming,
                       GDateTime *at)
{
  OdStoredMessage *self = g_new0 (OdStoredMessage, 1);

  self->id = g_strdup (id);
  self->kind = g_strdup (kind);
  self->reference = g_strdup (reference);
  self->referral_id = g_strdup (referral_id);
  self->incoming = incoming;
  self->at = g_date_time_ref (at);
  return self;
}

void
od_stored_message_free (OdStoredMessage *self)
{
  g_free (self->id);
  g_free (self->kind);
  g_free (self->reference);
  g_free (self->referral_id);
  g_clear_pointer (&self->at, g_date_time_unref);
  g_free (self);
}
