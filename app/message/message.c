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
  [OD_MESSAGE_PROCESSORS] = "verwerkersoverzicht",
  [OD_MESSAGE_BREACH] = "lekmelding",
  [OD_MESSAGE_CHANGE] = "wijzigingsmelding",
  [OD_MESSAGE_EVIDENCE_REQUEST] = "bewijsverzoek",
  [OD_MESSAGE_EVIDENCE] = "bewijs",
  [OD_MESSAGE_TERMINATION] = "beeindiging",
};

/* By which desk, as bits. */
#define BY_TEAM (1 << OD_DESK_KIND_EN_GEZIN)
#define BY_OCMW (1 << OD_DESK_OCMW)

static const guint senders[OD_N_MESSAGE_KINDS] = {
  [OD_MESSAGE_REFERRAL] = BY_TEAM,
  [OD_MESSAGE_RECEIPT] = BY_OCMW,
  [OD_MESSAGE_RETURN] = BY_OCMW,
  [OD_MESSAGE_WITHDRAWAL] = BY_TEAM,
  [OD_MESSAGE_QUALITY_NOTICE] = BY_OCMW,
  [OD_MESSAGE_QUALITY_ANSWER] = BY_TEAM,
  [OD_MESSAGE_PROCESSORS] = BY_TEAM | BY_OCMW,
  [OD_MESSAGE_BREACH] = BY_TEAM | BY_OCMW,
  [OD_MESSAGE_CHANGE] = BY_TEAM | BY_OCMW,
  [OD_MESSAGE_EVIDENCE_REQUEST] = BY_TEAM,
  [OD_MESSAGE_EVIDENCE] = BY_OCMW,
  [OD_MESSAGE_TERMINATION] = BY_TEAM | BY_OCMW,
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

gboolean
od_message_kind_may_be_sent_by (OdMessageKind kind, OdDesk desk)
{
  return (senders[kind] & (1u << desk)) != 0;
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
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_free (self);
}

void
od_message_document_free (OdMessageDocument *self)
{
  g_free (self->id);
  g_free (self->entry);
  g_free (self->sha256);
  g_clear_pointer (&self->content, g_bytes_unref);
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
                       _ ("Het leesbare blad (leesbaar.pdf) ontbreekt of hoort niet bij dit bericht. Er is niets ingelezen. Vraag de afzender om een nieuw pakket."));
  return FALSE;
}

/* "bijlage-01.pdf": nothing of the name but its ending, which programs know a document by; (transfer full). */
static char *
get_entry_name (guint number, const char *name)
{
  g_autoptr (GRegex) ending = g_regex_new ("\\.([A-Za-z0-9]{1,10})$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *found = g_regex_match (ending, name, 0, &match) ? g_match_info_fetch (match, 0) : g_strdup ("");
  g_autofree char *lower = g_ascii_strdown (found, -1);

  return g_strdup_printf ("bijlage-%02u%s", number, lower);
}

void
od_message_add_document (OdMessage *self, const char *id, const char *name, GBytes *content)
{
  OdMessageDocument *document = g_new0 (OdMessageDocument, 1);

  if (self->documents == NULL)
    self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) od_message_document_free);
  document->id = g_strdup (id);
  document->entry = get_entry_name (self->documents->len + 1, name);
  document->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  document->content = g_bytes_ref (content);
  g_ptr_array_add (self->documents, document);
}

static OdMessageDocument *
find_document (OdMessage *self, const char *entry)
{
  for (guint i = 0; self->documents != NULL && i < self->documents->len; i++)
    {
      OdMessageDocument *document = g_ptr_array_index (self->documents, i);

      if (g_str_equal (document->entry, entry))
        return document;
    }
  return NULL;
}

gboolean
od_message_take_document (OdMessage *self, const char *name, GBytes *content, GError **error)
{
  OdMessageDocument *document = find_document (self, name);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);

  if (document != NULL && g_str_equal (sum, document->sha256))
    {
      g_clear_pointer (&document->content, g_bytes_unref);
      document->content = g_bytes_ref (content);
      return TRUE;
    }
  g_set_error_literal (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_DOCUMENTS,
                       _ ("Dit pakket bevat andere bestanden dan Overdracht erin zet. Er is niets ingelezen. Vraag de afzender "
                          "om het opnieuw te maken."));
  return FALSE;
}

gboolean
od_message_check_documents (const OdMessage *self, GError **error)
{
  for (guint i = 0; self->documents != NULL && i < self->documents->len; i++)
    if (((OdMessageDocument *) g_ptr_array_index (self->documents, i))->content == NULL)
      {
        g_set_error_literal (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_DOCUMENTS,
                             _ ("In dit pakket ontbreekt een document. Er is niets ingelezen. Vraag de afzender om het opnieuw te maken."));
        return FALSE;
      }
  return TRUE;
}

static gboolean
has_document (const OdMessage *self, const char *id)
{
  guint n_found = 0;

  for (guint i = 0; self->documents != NULL && i < self->documents->len; i++)
    n_found += g_str_equal (((OdMessageDocument *) g_ptr_array_index (self->documents, i))->id, id);
  return n_found == 1;
}

gboolean
od_message_fits_documents (const OdMessage *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; self->records != NULL && i < self->records->len; i++)
    {
      GPtrArray *attachments = od_office_record_get_attachments (g_ptr_array_index (self->records, i));

      for (guint j = 0; j < attachments->len; j++)
        {
          char *id = ((OdAttachment *) g_ptr_array_index (attachments, j))->id;

          if (!has_document (self, id) || !g_hash_table_add (ids, id))
            return FALSE;
        }
    }
  return g_hash_table_size (ids) == (self->documents != NULL ? self->documents->len : 0);
}
