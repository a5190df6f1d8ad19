#include "test-desk.h"

#include "correct.h"
#include "journal-action.h"
#include "package-writer.h"
#include "profile-record.h"
#include "record-json.h"
#include "recovery-sheet.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

static GDateTime *
read_clock (gpointer data)
{
  Desk *self = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  return g_date_time_new_from_iso8601 (self->now, zone);
}

void
desk_take_result (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **taken = data;

  g_assert_null (*taken);
  *taken = g_object_ref (result);
}

void
desk_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
desk_open (Desk *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_profile_open_async ("proef", self->folder, self->keyring, NULL, desk_take_result, &result);
  desk_wait (&result);
  self->profile = od_profile_open_finish (result, error);
  if (self->profile == NULL)
    return FALSE;
  od_profile_set_clock (self->profile, read_clock, self);
  return TRUE;
}

gboolean
desk_set_up (Desk *self, const OdSettings *settings, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_profile_set_up_async (self->profile, settings, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_profile_set_up_finish (self->profile, result, error);
}

void
desk_wait_loaded (Desk *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_profile_wait_loaded_async (self->profile, NULL, desk_take_result, &result);
  desk_wait (&result);
  g_assert_true (od_profile_wait_loaded_finish (self->profile, result, NULL));
}

Desk *
desk_new_bare (OdDesk desk, char *folder, OdKeyring *keyring)
{
  Desk *self = g_new0 (Desk, 1);

  self->desk = desk;
  self->folder = folder;
  self->keyring = g_object_ref (keyring);
  self->now = NOON;
  return self;
}

Desk *
desk_new (OdDesk desk)
{
  g_autoptr (OdKeyring) keyring = od_memory_keyring_new ();
  Desk *self = desk_new_bare (desk, g_dir_make_tmp ("overdracht-XXXXXX", NULL), keyring);
  g_autoptr (OdSettings) settings = NULL;
  g_autoptr (GError) error = NULL;

  settings = desk == OD_DESK_OCMW ? od_settings_new (desk, HULSHOUT, "Wilma Werkster", "maatschappelijk werker")
                                  : od_settings_new (desk, HULSHOUT, "Tina Teamlid", "verpleegkundige");
  desk_open (self, &error);
  g_assert_no_error (error);
  desk_set_up (self, settings, &error);
  g_assert_no_error (error);
  return self;
}

/* The last to let go of the profile may be another thread: only then is the register free. */
static void
wait_unlocked (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "register.lock", NULL);
  int lock = open (path, O_RDONLY | O_CLOEXEC);

  for (guint i = 0; lock >= 0 && flock (lock, LOCK_EX | LOCK_NB) != 0 && i < 5000; i++)
    g_usleep (1000);
  if (lock >= 0)
    close (lock);
}

void
desk_close (Desk *self)
{
  gpointer watched = self->profile;

  if (self->profile == NULL)
    return;
  desk_wait_loaded (self);
  g_object_add_weak_pointer (G_OBJECT (self->profile), &watched);
  g_object_unref (g_steal_pointer (&self->profile));
  for (guint i = 0; watched != NULL && i < 5000; i++)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_null (watched);
  wait_unlocked (self->folder);
}

void
desk_reopen (Desk *self)
{
  g_autoptr (GError) error = NULL;

  desk_close (self);
  desk_open (self, &error);
  g_assert_no_error (error);
  desk_wait_loaded (self);
}

void
desk_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        desk_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* Everything that a use case tells the journal, a person can read there. */
static void
check_actions (Desk *self)
{
  g_autofree char *journal = desk_read_journal (self);
  g_auto (GStrv) lines = g_strsplit (journal, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autofree char *action = g_strndup (lines[i], strcspn (lines[i], " "));

      if (od_journal_action_to_text (action) == NULL)
        g_error ("The action %s has no text in journal-action.c", action);
    }
}

void
desk_free (Desk *self)
{
  if (self->profile != NULL)
    check_actions (self);
  desk_close (self);
  desk_remove_folder (self->folder);
  g_free (self->folder);
  g_object_unref (self->keyring);
  g_free (self);
}

OdReferral *
desk_new_draft (Desk *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_draft_new_async (self->profile, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_draft_new_finish (self->profile, result, error);
}

static OdClient *
make_client (void)
{
  static const char *const values[OD_CLIENT_N_FIELDS] = {
    [OD_FIELD_GIVEN_NAME] = "Fien",
    [OD_FIELD_FAMILY_NAME] = MARKER,
    [OD_FIELD_STREET] = "Verzonnenstraat",
    [OD_FIELD_HOUSE_NUMBER] = "12",
    [OD_FIELD_POSTCODE] = "2235",
    [OD_FIELD_MUNICIPALITY] = "Hulshout",
    [OD_FIELD_PHONE] = "0470 12 34 56",
    [OD_FIELD_EMAIL] = "fien@voorbeeld.example",
  };

  return od_client_new_filled (values);
}

static OdConsent *
make_consent (void)
{
  OdConsent *consent = od_consent_new ();

  consent->informed = OD_INFORMED_ALL;
  consent->informed_by = g_strdup ("Tina Teamlid");
  consent->informed_on = g_strdup ("2026-11-23");
  consent->manner = OD_CONSENT_ORAL;
  consent->consent_on = g_strdup ("2026-11-23");
  consent->information_version = g_strdup ("1");
  return consent;
}

OdReferral *
desk_complete (Desk *self, OdReferral *draft)
{
  g_autoptr (OdClient) client = make_client ();
  g_autoptr (OdConsent) consent = make_consent ();
  g_autoptr (GDateTime) now = od_profile_get_now (self->profile);
  g_autoptr (OdReferral) one = NULL;
  g_autoptr (OdReferral) two = NULL;

  one = od_referral_with_client (draft, client, now);
  two = od_referral_with_consent (one, consent, now);
  return od_referral_with_protocol (two, HULSHOUT, now);
}

OdReferral *
desk_make_complete (Desk *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) draft = desk_new_draft (self, &error);

  g_assert_no_error (error);
  return desk_complete (self, draft);
}

OdReferral *
desk_save (Desk *self, OdReferral *referral, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_draft_save_async (self->profile, referral, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_draft_save_finish (self->profile, result, error);
}

gboolean
desk_discard (Desk *self, OdReferral *referral, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_draft_discard_async (self->profile, referral, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_draft_discard_finish (self->profile, result, error);
}

OdReferral *
desk_revise (Desk *self, OdReferral *referral, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_draft_revise_async (self->profile, referral, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_draft_revise_finish (self->profile, result, error);
}

OdPacked *
desk_pack (Desk *self, OdReferral *referral, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_pack_async (self->profile, referral, NULL, NULL, cancellable, desk_take_result, &result);
  desk_wait (&result);
  return od_pack_finish (self->profile, result, error);
}

OdPacked *
desk_recall (Desk *self, OdReferral *referral, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_pack_recall_async (self->profile, referral, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_pack_recall_finish (self->profile, result, error);
}

OdReferral *
desk_give_passphrase (Desk *self, OdReferral *referral, OdChannel channel, const char *day, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_pack_record_passphrase_given_async (self->profile, referral, channel, day, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_pack_record_passphrase_given_finish (self->profile, result, error);
}

OdReferral *
desk_send (Desk *self, OdReferral *referral, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_pack_record_sent_async (self->profile, referral, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_pack_record_sent_finish (self->profile, result, error);
}

gboolean
desk_save_copy (const char *path, const char *destination, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (destination);

  od_pack_save_copy_async (path, file, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_pack_save_copy_finish (result, error);
}

OdPacked *
desk_make_sent (Desk *self)
{
  g_autoptr (OdReferral) complete = desk_make_complete (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) ready = desk_save (self, complete, &error);
  g_autoptr (OdReferral) sent = NULL;
  OdPacked *packed;

  g_assert_no_error (error);
  packed = desk_pack (self, ready, NULL, &error);
  g_assert_no_error (error);
  sent = desk_send (self, ready, &error);
  g_assert_no_error (error);
  return packed;
}

OdImport *
desk_open_import (Desk *self, const char *path, OdSecret *passphrase, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_autoptr (OdImportSource) source = od_import_source_new_for_file (file);

  od_import_open_async (self->profile, source, passphrase, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_import_open_finish (self->profile, result, error);
}

OdReferral *
desk_accept (Desk *self, OdImport *import, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_import_accept_async (self->profile, import, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_import_accept_finish (self->profile, result, error);
}

OdReferral *
desk_hand_over (Desk *team, Desk *ocmw, OdPacked **packed)
{
  g_autoptr (OdPacked) sent = desk_make_sent (team);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdImport) import = desk_open_import (ocmw, sent->path, sent->passphrase, &error);
  OdReferral *accepted;

  g_assert_no_error (error);
  accepted = desk_accept (ocmw, import, &error);
  g_assert_no_error (error);
  if (packed != NULL)
    *packed = g_steal_pointer (&sent);
  return accepted;
}

OdPacked *
desk_make_receipt (Desk *self, OdReferral *referral, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_receipt_pack_async (self->profile, referral, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_receipt_pack_finish (self->profile, result, error);
}

OdReferral *
desk_follow (Desk *self, OdReferral *referral, const OdFollowing *what, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_follow_async (self->profile, referral, what, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_follow_finish (self->profile, result, error);
}

OdReferral *
desk_undo (Desk *self, OdReferral *referral, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_follow_undo_async (self->profile, referral, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_follow_undo_finish (self->profile, result, error);
}

OdErased *
desk_erase (Desk *self, OdReferral *referral, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_erase_async (self->profile, referral, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_erase_finish (self->profile, result, error);
}

OdReferral *
desk_correct (Desk *self, OdReferral *referral, OdField field, const char *value, GError **error)
{
  OdReferral *current = od_profile_find_referral (self->profile, od_referral_get_id (referral));
  g_autoptr (OdClient) client = od_client_with (od_referral_get_client (current), field, value);
  g_autoptr (GAsyncResult) result = NULL;

  od_correct_async (self->profile, referral, client, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_correct_finish (self->profile, result, error);
}

OdOfficeRecord *
desk_make_processor (const char *name)
{
  OdOfficeRecord *record = od_office_record_new (OD_OFFICE_PROCESSOR, NULL);

  record = desk_fill (record, OD_PROCESSOR_NAME, name);
  record = desk_fill (record, OD_PROCESSOR_ENTERPRISE_NUMBER, "0123456749");
  record = desk_fill (record, OD_PROCESSOR_SERVICE, "hosting");
  record = desk_fill (record, OD_PROCESSOR_DATA, "naam");
  return desk_fill (record, OD_PROCESSOR_PLACE, "België");
}

OdOfficeRecord *
desk_fill (OdOfficeRecord *record, guint datum, const char *value)
{
  g_autoptr (OdOfficeRecord) before = record;

  return od_office_record_with (before, datum, value);
}

OdOfficeRecord *
desk_keep_record (Desk *self, OdOfficeRecord *record, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_office_keep_async (self->profile, record, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_office_keep_finish (self->profile, result, error);
}

char *
desk_read_journal (Desk *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  od_register_load_journal_async (self->profile->reg, NULL, desk_take_result, &result);
  desk_wait (&result);
  entries = od_register_load_journal_finish (self->profile->reg, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const OdJournalEntry *entry = g_ptr_array_index (entries, i);
      g_string_append_printf (text, "%s %s\n", entry->action, entry->reference);
    }
  return g_string_free (text, FALSE);
}

void
desk_put_protocol (Desk *self, OdProtocol *protocol)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (OdSecret) content = od_secret_from_bytes (od_protocol_to_json (protocol));
  OdChange *change = od_profile_new_change (self->profile, "protocol-gewijzigd", od_protocol_get_id (protocol));
  g_autoptr (GError) error = NULL;

  od_profile_put_document (self->profile, change, OD_RECORD_PROTOCOL, od_protocol_get_id (protocol), content);
  od_register_apply_async (self->profile->reg, change, NULL, desk_take_result, &result);
  desk_wait (&result);
  od_register_apply_finish (self->profile->reg, result, &error);
  g_assert_no_error (error);
  od_record_list_put (self->profile->protocols, protocol);
}

OdProtocol *
desk_make_protocol (const char *from, const char *to)
{
  g_autoptr (GPtrArray) bundled = od_profile_get_bundled_protocols ();
  g_autoptr (GBytes) json = od_protocol_to_json (g_ptr_array_index (bundled, 0));
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  g_autoptr (GError) error = NULL;
  OdProtocol *protocol;

  g_assert_cmpuint (g_string_replace (text, from, to, 0), >, 0);
  protocol = od_protocol_from_json (text->str, text->len, &error);
  g_assert_no_error (error);
  return protocol;
}

OdSecret *
desk_find_passphrase (Desk *self, const char *reference)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  OdSecret *secret;

  od_keyring_lookup_async (self->keyring, OD_KEYRING_PACKAGE, reference, NULL, desk_take_result, &result);
  desk_wait (&result);
  secret = od_keyring_lookup_finish (self->keyring, result, &error);
  g_assert_no_error (error);
  return secret;
}

void
desk_store_key (OdKeyring *keyring, OdSecret *key)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  od_keyring_store_async (keyring, OD_KEYRING_REGISTER_KEY, OD_REGISTER_KEY_REFERENCE, key, NULL, desk_take_result, &result);
  desk_wait (&result);
  od_keyring_store_finish (keyring, result, &error);
  g_assert_no_error (error);
}

OdState
desk_get_state (Desk *self, const char *id)
{
  OdReferral *referral = od_profile_find_referral (self->profile, id);

  g_assert_nonnull (referral);
  return od_referral_get_state (referral);
}

OdReferral *
desk_find_in_state (Desk *self, OdState state)
{
  GListModel *referrals = G_LIST_MODEL (od_profile_get_referrals (self->profile));

  for (guint i = 0; i < g_list_model_get_n_items (referrals); i++)
    {
      g_autoptr (OdReferral) referral = g_list_model_get_item (referrals, i);

      if (od_referral_get_state (referral) == state)
        return od_profile_find_referral (self->profile, od_referral_get_id (referral));
    }
  return NULL;
}

void
desk_assert_sound (Desk *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  od_profile_check_register_async (self->profile, NULL, desk_take_result, &result);
  desk_wait (&result);
  od_profile_check_register_finish (self->profile, result, &error);
  g_assert_no_error (error);
}

guint
desk_count (Desk *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (od_profile_get_referrals (self->profile)));
}

static gboolean
file_has (const char *path, const void *bytes, gsize length)
{
  g_autofree char *content = NULL;
  gsize content_length;

  g_assert_true (g_file_get_contents (path, &content, &content_length, NULL));
  return memmem (content, content_length, bytes, length) != NULL;
}

gboolean
desk_folder_has (const char *folder, const void *bytes, gsize length)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (memmem (name, strlen (name), bytes, length) != NULL
          || (g_file_test (path, G_FILE_TEST_IS_DIR) ? desk_folder_has : file_has) (path, bytes, length))
        return TRUE;
    }
  return FALSE;
}

gboolean
desk_folder_has_text (const char *folder, const char *text)
{
  return desk_folder_has (folder, text, strlen (text));
}

OdMessage *
desk_make_message (Desk *self, OdReferral *referral)
{
  OdProtocol *protocol = od_profile_find_protocol (self->profile, HULSHOUT);
  g_autoptr (OdClient) client = od_client_normalise (od_referral_get_client (referral));
  OdMessage *message = od_message_new (OD_MESSAGE_REFERRAL);

  message->id = g_uuid_string_random ();
  message->reference = g_strdup (od_referral_get_reference (referral));
  message->protocol_id = g_strdup (HULSHOUT);
  message->sender = od_protocol_get_party (protocol, OD_DESK_KIND_EN_GEZIN);
  message->recipient = od_protocol_get_party (protocol, OD_DESK_OCMW);
  message->sent = od_profile_get_now (self->profile);
  message->program = g_strdup ("Proef 1.0");
  message->team_member = g_strdup ("Tina Teamlid");
  message->client = g_steal_pointer (&client);
  message->consent_manner = OD_CONSENT_ORAL;
  message->consent_on = g_strdup ("2026-11-23");
  message->information_version = g_strdup ("1");
  message->residence_reason = OD_RESIDENCE_AS_ADDRESSED;
  return message;
}

char *
desk_pack_message (const char *folder, OdMessage *message, const char *json, OdSecret *passphrase)
{
  g_autoptr (OdPackage) package = od_package_new ();
  g_autoptr (GBytes) readable = g_bytes_new_static ("%PDF-1.7 leesbaar", 17);
  g_autofree char *name = g_strconcat ("overdracht-", message->reference, ".zip", NULL);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;

  od_message_set_readable (message, readable);
  content = json != NULL ? g_bytes_new (json, strlen (json)) : od_message_to_json (message);
  od_package_add (package, OD_PACKAGE_MESSAGE_NAME, content);
  od_package_add (package, OD_PACKAGE_READABLE_NAME, readable);
  od_package_write (package, path, od_secret_peek (passphrase), NULL, &error);
  g_assert_no_error (error);
  return path;
}

OdSecret *
desk_keep_sheet (Desk *self)
{
  OdSecret *words = od_recovery_words_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  od_recovery_sheet_keep_async (self->profile, words, NULL, desk_take_result, &result);
  desk_wait (&result);
  od_recovery_sheet_keep_finish (self->profile, result, &error);
  g_assert_no_error (error);
  return words;
}
