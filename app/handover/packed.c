#include "pack.h"

#include "day.h"
#include "name-list.h"
#include "package-making.h"
#include "profile-private.h"
#include "referral-change.h"

#include <glib/gi18n-lib.h>

static const char *const channel_names[] = {
  [OD_CHANNEL_PHONE] = "telefoon",
  [OD_CHANNEL_SMS] = "sms",
  [OD_CHANNEL_IN_PERSON] = "persoonlijk",
  [OD_CHANNEL_AGREED] = "afgesproken",
};

typedef struct
{
  OdChannel channel;
  char *day;
} Given;

static void
given_free (gpointer data)
{
  Given *given = data;

  g_free (given->day);
  g_free (given);
}

static void
set_gone_error (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _ ("Het pakket of zijn wachtzin is niet meer op deze computer. De gegevens staan er nog; verpak de doorverwijzing opnieuw."));
}

static OdPacked *
packed_copy (const OdPacked *packed)
{
  OdPacked *copy = g_new0 (OdPacked, 1);

  copy->referral = g_object_ref (packed->referral);
  copy->path = g_strdup (packed->path);
  copy->passphrase = od_secret_ref (packed->passphrase);
  return copy;
}

static void
on_proved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (od_package_prove_finish (result, &error))
    {
      g_task_return_pointer (task, packed_copy (g_task_get_task_data (task)), (GDestroyNotify) od_packed_free);
      return;
    }
  if (error == NULL)
    set_gone_error (&error);
  g_task_return_error (task, error);
}

static void
on_passphrase_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdPacked *packed = g_task_get_task_data (task);
  GError *error = NULL;

  packed->passphrase = od_keyring_lookup_finish (OD_KEYRING (source), result, &error);
  if (error == NULL && packed->passphrase == NULL)
    set_gone_error (&error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    od_package_prove_async (packed->path, packed->passphrase, g_task_get_cancellable (task), on_proved, g_object_ref (task));
}

static gboolean
is_packed (OdReferral *referral)
{
  OdState state = od_referral_get_state (referral);

  return state == OD_STATE_PACKED || state == OD_STATE_SENT;
}

static OdReferral *
record_given (OdProfile *self, OdReferral *current, gpointer data, const char **action, GError **error)
{
  const Given *given = data;
  g_autofree char *today = od_profile_get_today (self);

  if (given->day != NULL && (!od_day_is_valid (given->day) || strcmp (given->day, today) > 0))
    {
      g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                           _ ("De dag waarop u de wachtzin doorgaf, kan niet in de toekomst liggen. Er is niets genoteerd; kies vandaag of een vroegere dag."));
      return NULL;
    }
  *action = od_event_to_string (OD_EVENT_GIVE_PASSPHRASE);
  return od_referral_let_happen (self, current, OD_EVENT_GIVE_PASSPHRASE, given->day != NULL ? given->day : today,
                                 od_channel_to_string (given->channel), error);
}

static OdReferral *
record_sent (OdProfile *self, OdReferral *current, gpointer data, const char **action, GError **error)
{
  *action = od_event_to_string (OD_EVENT_SEND);
  return od_referral_let_happen (self, current, OD_EVENT_SEND, NULL, NULL, error);
}

/* From where to where a package is copied. */
typedef struct
{
  char *path;
  GFile *destination;
} Copying;

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  g_free (copying->path);
  g_object_unref (copying->destination);
  g_free (copying);
}

static gboolean
write_whole (GFile *destination, const char *content, gsize length, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_path (destination);

  if (path == NULL)
    return g_file_replace_contents (destination, content, length, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                    cancellable, error);
  return g_file_set_contents_full (path, content, length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

static void
copy_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copying *copying = data;
  g_autofree char *content = NULL;
  g_autoptr (GError) failed = NULL;
  gsize length;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (g_file_get_contents (copying->path, &content, &length, &failed)
      && write_whole (copying->destination, content, length, cancellable, &failed))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, "%s\n%s",
                             _ ("Het pakket kon daar niet bewaard worden. Kies een andere map, of kijk na of er plaats is op de schijf."),
                             failed->message);
}

void
od_packed_free (OdPacked *self)
{
  g_clear_object (&self->referral);
  g_free (self->path);
  g_clear_pointer (&self->passphrase, od_secret_unref);
  g_free (self);
}

void
od_pack_recall_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  OdReferral *current = od_record_list_find (profile->referrals, od_referral_get_id (referral));
  OdPacked *packed;
  GError *error = NULL;

  g_task_set_source_tag (task, od_pack_recall_async);
  if (current == NULL || !is_packed (current))
    {
      set_gone_error (&error);
      g_task_return_error (task, error);
      return;
    }
  packed = g_new0 (OdPacked, 1);
  packed->referral = g_object_ref (current);
  packed->path = od_profile_find_package_path (profile, od_referral_get_protocol_id (current),
                                               od_referral_get_reference (current), NULL);
  g_task_set_task_data (task, packed, (GDestroyNotify) od_packed_free);
  od_keyring_lookup_async (profile->keyring, OD_KEYRING_PACKAGE, od_referral_get_reference (current), cancellable,
                           on_passphrase_found, g_object_ref (task));
}

OdPacked *
od_pack_recall_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
od_channel_to_string (OdChannel channel)
{
  g_return_val_if_fail (channel < G_N_ELEMENTS (channel_names), NULL);

  return channel_names[channel];
}

gboolean
od_channel_from_string (const char *text, OdChannel *channel)
{
  int found = od_names_find (channel_names, G_N_ELEMENTS (channel_names), text);

  if (found >= 0)
    *channel = found;
  return found >= 0;
}

void
od_pack_record_passphrase_given_async (OdProfile *profile, OdReferral *referral, OdChannel channel, const char *day,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  Given *given = g_new0 (Given, 1);

  given->channel = channel;
  given->day = g_strdup (day);
  od_referral_change_async (profile, referral, OD_DESK_KIND_EN_GEZIN, record_given, given, given_free, cancellable,
                            callback, data);
}

OdReferral *
od_pack_record_passphrase_given_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_referral_change_finish (profile, result, error);
}

void
od_pack_record_sent_async (OdProfile *profile, OdReferral *referral, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data)
{
  od_referral_change_async (profile, referral, OD_DESK_KIND_EN_GEZIN, record_sent, NULL, NULL, cancellable, callback, data);
}

OdReferral *
od_pack_record_sent_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return od_referral_change_finish (profile, result, error);
}

void
od_pack_save_copy_async (const char *path, GFile *destination, GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Copying *copying = g_new0 (Copying, 1);

  g_task_set_source_tag (task, od_pack_save_copy_async);
  copying->path = g_strdup (path);
  copying->destination = g_object_ref (destination);
  g_task_set_task_data (task, copying, copying_free);
  g_task_run_in_thread (task, copy_in_thread);
}

gboolean
od_pack_save_copy_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
