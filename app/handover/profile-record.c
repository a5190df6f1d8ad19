#include "profile-record.h"

#include "notice-json.h"
#include "profile-private.h"
#include "record-json.h"
#include "seal.h"
#include "wiped-memory.h"

#define USUAL_RECORD_BYTES 4096

/* Memory for the content of one record after another: makes @buffer large enough for the next. */
static void
reserve (OdWipedMemory **buffer, gsize length)
{
  if ((*buffer)->size >= length)
    return;
  od_wiped_memory_free (*buffer);
  *buffer = od_wiped_memory_new (length);
}

static char *
bind (const char *kind, const char *id)
{
  return g_strconcat (kind, ":", id, NULL);
}

static gboolean
is_whole (const OdSealedPart *part)
{
  return part->wrapped_key != NULL && part->sealed != NULL;
}

static OdReferral *
open_referral (const OdSecret *register_key, const OdSecret *other_key, OdStoredReferral *stored, OdWipedMemory **buffer)
{
  g_autofree char *bound_to = bind (OD_RECORD_REFERRAL, od_referral_get_id (stored->referral));
  const OdWipedMemory *plain;
  gsize length;

  if (stored->part.wrapped_key == NULL && stored->part.sealed == NULL) /* erased */
    return g_object_ref (stored->referral);
  if (!is_whole (&stored->part))
    return NULL;
  reserve (buffer, od_seal_get_plain_length (stored->part.sealed));
  plain = *buffer;
  if (!od_seal_open_wrapped (register_key, stored->part.wrapped_key, stored->part.sealed, bound_to, plain->bytes, plain->size, &length, NULL)
      && (other_key == NULL
          || !od_seal_open_wrapped (other_key, stored->part.wrapped_key, stored->part.sealed, bound_to, plain->bytes, plain->size, &length,
                                    NULL)))
    return NULL;
  return od_referral_content_from_json (stored->referral, (const char *) plain->bytes, length, NULL);
}

/* (transfer full) (nullable) when it cannot be opened, or holds something else. */
static OdNotice *
open_notice (const OdSecret *register_key, const OdSecret *other_key, OdStoredNotice *stored)
{
  g_autoptr (OdSecret) secret = NULL;
  g_auto (OdNoticeContent) content = { 0 };

  if (stored->part.wrapped_key == NULL && stored->part.sealed == NULL) /* erased */
    return g_object_ref (stored->notice);
  secret = od_record_open_either (register_key, other_key, OD_RECORD_NOTICE, od_notice_get_id (stored->notice), &stored->part, NULL);
  if (secret == NULL
      || !od_notice_content_from_json (&content, (const char *) od_secret_peek (secret), od_secret_get_length (secret), NULL))
    return NULL;
  return od_notice_with_content (stored->notice, &content, od_notice_get_changed (stored->notice));
}

void
od_record_seal (const OdSecret *register_key, const char *kind, const char *id, const OdSecret *content, OdSealedPart *part)
{
  g_autoptr (OdSecret) key = od_secret_new_random (OD_SEAL_KEY_LENGTH);
  g_autofree char *bound_to = bind (kind, id);

  part->wrapped_key = od_seal (register_key, key, bound_to);
  part->sealed = od_seal (key, content, bound_to);
}

OdSecret *
od_record_open (const OdSecret *register_key, const char *kind, const char *id, const OdSealedPart *part, GError **error)
{
  g_autofree char *bound_to = bind (kind, id);
  g_autoptr (OdSecret) key = NULL;

  if (!is_whole (part))
    {
      g_set_error_literal (error, OD_SEAL_ERROR, OD_SEAL_ERROR_OPEN, "Sealed part missing");
      return NULL;
    }
  key = od_seal_open (register_key, part->wrapped_key, bound_to, error);
  if (key == NULL)
    return NULL;
  if (od_secret_get_length (key) != OD_SEAL_KEY_LENGTH)
    {
      g_set_error_literal (error, OD_SEAL_ERROR, OD_SEAL_ERROR_OPEN, "Not a key");
      return NULL;
    }
  return od_seal_open (key, part->sealed, bound_to, error);
}

OdSecret *
od_record_open_either (const OdSecret *register_key, const OdSecret *other_key, const char *kind, const char *id, const OdSealedPart *part,
                       GError **error)
{
  OdSecret *content = od_record_open (register_key, kind, id, part, other_key == NULL ? error : NULL);

  return content != NULL || other_key == NULL ? content : od_record_open (other_key, kind, id, part, error);
}

OdSecret *
od_secret_from_bytes (GBytes *bytes)
{
  gsize length;
  gpointer data = g_bytes_unref_to_data (bytes, &length);
  OdSecret *secret = od_secret_take (data, length);

  g_free (data);
  return secret;
}

GBytes *
od_secret_to_bytes (const OdSecret *secret)
{
  gsize length = od_secret_get_length (secret);

  return od_wiped_bytes_new_take (g_memdup2 (od_secret_peek (secret), length), length);
}

GPtrArray *
od_records_open_referrals (const OdSecret *register_key, const OdSecret *other_key, GPtrArray *stored, GPtrArray *damaged)
{
  GPtrArray *referrals = g_ptr_array_new_full (stored->len, g_object_unref);
  OdWipedMemory *buffer = od_wiped_memory_new (USUAL_RECORD_BYTES);

  for (guint i = 0; i < stored->len; i++)
    {
      OdStoredReferral *one = g_ptr_array_index (stored, i);
      OdReferral *referral = one->referral != NULL ? open_referral (register_key, other_key, one, &buffer) : NULL;
      if (referral != NULL)
        g_ptr_array_add (referrals, referral);
      else
        g_ptr_array_add (damaged, g_strdup (one->referral != NULL ? od_referral_get_reference (one->referral) : one->unreadable));
    }
  od_wiped_memory_free (buffer);
  return referrals;
}

GPtrArray *
od_records_open_notices (const OdSecret *register_key, const OdSecret *other_key, GPtrArray *stored, GPtrArray *damaged)
{
  GPtrArray *notices = g_ptr_array_new_full (stored->len, g_object_unref);

  for (guint i = 0; i < stored->len; i++)
    {
      OdStoredNotice *one = g_ptr_array_index (stored, i);
      OdNotice *notice = one->notice != NULL ? open_notice (register_key, other_key, one) : NULL;
      if (notice != NULL)
        g_ptr_array_add (notices, notice);
      else
        g_ptr_array_add (damaged, g_strdup (one->notice != NULL ? od_notice_get_reference (one->notice) : one->unreadable));
    }
  return notices;
}
