#include "message.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (od-message-error-quark, od_message_error)

static const char *const kinds[] = {
  [OD_MESSAGE_REFERRAL] = "doorverwijzing",
  [OD_MESSAGE_RECEIPT] = "ontvangstbevestiging",
  [OD_MESSAGE_RETURN] = "terugzending",
  [OD_MESSAGE_WITHDRAWAL] = "intrekking",
  [OD_MESSAGE_QUALITY_NOTICE] = "kwaliteitsmelding",
  [OD_MESSAGE_QUALITY_ANSWER] = "kwaliteitsantwoord",
};

static const OdDesk senders[] = {
  [OD_MESSAGE_REFERRAL] = OD_DESK_KIND_EN_GEZIN,
  [OD_MESSAGE_RECEIPT] = OD_DESK_OCMW,
  [OD_MESSAGE_RETURN] = OD_DESK_OCMW,
  [OD_MESSAGE_WITHDRAWAL] = OD_DESK_KIND_EN_GEZIN,
  [OD_MESSAGE_QUALITY_NOTICE] = OD_DESK_OCMW,
  [OD_MESSAGE_QUALITY_ANSWER] = OD_DESK_KIND_EN_GEZIN,
};

const char *
od_message_kind_to_string (OdMessageKind kind)
{
  return kinds[kind];
}

gboolean
od_message_kind_from_string (const char *text, OdMessageKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (text, kinds[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

OdDesk
od_message_kind_get_sender (OdMessageKind kind)
{
  return senders[kind];
}

OdMessage *
od_message_new (OdMessageKind kind)
{
  OdMessage *self = g_new0 (OdMessage, 1);

  self->kind = kind;
  return self;
}

void
od_message_free (OdMessage *self)
{
  g_clear_pointer (&self->sender, od_party_free);
  g_clear_pointer (&self->recipient, od_party_free);
  g_clear_pointer (&self->sent, g_date_time_unref);
  g_clear_pointer (&self->client, od_client_unref);
  g_free (self->id);
  g_free (self->reference);
  g_free (self->in_reply_to);
  g_strfreev (self->replaces);
  g_free (self->protocol_id);
  g_free (self->program);
  g_free (self->readable_sha256);
  g_free (self->team_member);
  g_free (self->consent_on);
  g_free (self->information_version);
  g_free (self->received_on);
  g_free (self->withdrawn_on);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self);
}

void
od_message_set_readable (OdMessage *self, GBytes *readable)
{
  g_free (self->readable_sha256);
  self->readable_sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, readable);
}

gboolean
od_message_check_readable (const OdMessage *self, GBytes *readable, GError **error)
{
  g_autofree char *sum = readable != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, readable) : NULL;

  if (sum != NULL && g_strcmp0 (sum, self->readable_sha256) == 0)
    return TRUE;
  g_set_error_literal (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_READABLE,
                       _ ("Het leesbare blad (leesbaar.pdf) ontbreekt of hoort niet bij dit bericht. Vraag de afzender om een nieuw pakket."));
  return FALSE;
}
