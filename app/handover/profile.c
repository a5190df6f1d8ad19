#include "profile-private.h"

#include "client.h"
#include "day.h"
#include "notice-json.h"
#include "package-writer.h"
#include "profile-record.h"
#include "record-json.h"

#include <glib/gi18n-lib.h>

#define MAX_NAME_LENGTH 32

typedef enum
{
  PROP_DAMAGE = 1,
  PROP_SET_UP,
  PROP_DESK,
  PROP_USER_NAME,
  N_PROPERTIES,
} Property;

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_QUARK (od-profile-error-quark, od_profile_error)

G_DEFINE_FINAL_TYPE (OdProfile, od_profile, G_TYPE_OBJECT)

static const char *
get_referral_id (gpointer record)
{
  return od_referral_get_id (record);
}

static const char *
get_referral_reference (gpointer record)
{
  return od_referral_get_reference (record);
}

static const char *
get_protocol_id (gpointer record)
{
  return od_protocol_get_id (record);
}

static const char *
get_office_record_id (gpointer record)
{
  return od_office_record_get_id (record);
}

static const char *
get_agreement_id (gpointer record)
{
  return od_passphrase_agreement_get_protocol_id (record);
}

static const char *
get_notice_id (gpointer record)
{
  return od_notice_get_id (record);
}

static void
queue_free (gpointer queue)
{
  g_queue_free_full (queue, g_object_unref);
}

/* The next task that waits and was not cancelled meanwhile; the cancelled ones are told. */
static GTask *
pop_waiting (GQueue *queue)
{
  GTask *task;

  while ((task = g_queue_pop_head (queue)) != NULL)
    {
      if (!g_task_return_error_if_cancelled (task))
        return task;
      g_object_unref (task);
    }
  return NULL;
}

static gint
compare_changed (gconstpointer one, gconstpointer other)
{
  OdReferral *first = *(OdReferral *const *) one;
  OdReferral *second = *(OdReferral *const *) other;

  gint64 first_changed = od_referral_get_changed (first).microseconds;
  gint64 second_changed = od_referral_get_changed (second).microseconds;

  return (first_changed < second_changed) - (first_changed > second_changed);
}

static gboolean
may_be_same_person (OdReferral *one, OdReferral *other)
{
  OdClient *client = od_referral_get_client (one);
  OdClient *other_client = od_referral_get_client (other);

  return client != NULL && other_client != NULL && !g_str_equal (od_referral_get_id (one), od_referral_get_id (other))
         && od_client_may_be_same_person (client, other_client);
}

static void
od_profile_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  OdProfile *self = OD_PROFILE (object);

  switch ((Property) id)
    {
    case PROP_DAMAGE:
      g_value_set_boxed (value, self->damage);
      break;
    case PROP_SET_UP:
      g_value_set_boolean (value, self->settings != NULL);
      break;
    case PROP_DESK:
      g_value_set_int (value, self->settings != NULL ? (int) self->settings->desk : -1);
      break;
    case PROP_USER_NAME:
      g_value_set_string (value, self->settings != NULL ? self->settings->user_name : "");
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
od_profile_finalize (GObject *object)
{
  OdProfile *self = OD_PROFILE (object);

  g_free (self->name);
  g_free (self->folder);
  g_clear_object (&self->reg);
  g_clear_object (&self->keyring);
  g_clear_pointer (&self->key, od_secret_unref);
  g_clear_pointer (&self->next_key, od_secret_unref);
  g_clear_pointer (&self->old_key, od_secret_unref);
  g_clear_pointer (&self->settings, od_settings_free);
  g_object_unref (self->referrals);
  g_object_unref (self->protocols);
  for (guint i = 0; i < OD_N_OFFICE_KINDS; i++)
    g_clear_object (&self->office[i]);
  g_object_unref (self->agreements);
  g_object_unref (self->notices);
  g_clear_error (&self->load_error);
  g_clear_error (&self->leftover);
  g_clear_error (&self->broken);
  g_clear_error (&self->unwritable);
  g_hash_table_unref (self->unopened);
  g_clear_error (&self->damage);
  g_ptr_array_unref (self->unreadable);
  g_clear_pointer (&self->recovery, od_recovery_key_free);
  g_free (self->backup_folder);
  g_ptr_array_unref (self->load_waiters);
  g_hash_table_unref (self->turns);
  g_hash_table_unref (self->discarded);
  G_OBJECT_CLASS (od_profile_parent_class)->finalize (object);
}

static void
od_profile_class_init (OdProfileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = od_profile_get_property;
  object_class->finalize = od_profile_finalize;
  properties[PROP_DAMAGE] = g_param_spec_boxed ("damage", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_SET_UP] = g_param_spec_boolean ("set-up", NULL, NULL, FALSE, flags);
  properties[PROP_DESK] = g_param_spec_int ("desk", NULL, NULL, -1, OD_DESK_OCMW, -1, flags);
  properties[PROP_USER_NAME] = g_param_spec_string ("user-name", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
od_profile_init (OdProfile *self)
{
  self->referrals = od_record_list_new (OD_TYPE_REFERRAL, get_referral_id, get_referral_reference);
  self->protocols = od_record_list_new (OD_TYPE_PROTOCOL, get_protocol_id, NULL);
  for (guint i = OD_OFFICE_PROCESSOR; i <= OD_OFFICE_BREACH; i++)
    self->office[i] = od_record_list_new (OD_TYPE_OFFICE_RECORD, get_office_record_id, NULL);
  self->agreements = od_record_list_new (OD_TYPE_PASSPHRASE_AGREEMENT, get_agreement_id, NULL);
  self->notices = od_record_list_new (OD_TYPE_NOTICE, get_notice_id, NULL);
  self->load_waiters = g_ptr_array_new_with_free_func (g_object_unref);
  self->unreadable = g_ptr_array_new_with_free_func (g_free);
  self->unopened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->turns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, queue_free);
  self->discarded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

OdProfile *
od_profile_new (const char *name, const char *folder, OdKeyring *keyring)
{
  OdProfile *self = g_object_new (OD_TYPE_PROFILE, NULL);

  self->name = g_strdup (name);
  self->folder = g_strdup (folder);
  self->keyring = g_object_ref (keyring);
  return self;
}

char *
od_profile_default_folder (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "overdracht", name, NULL);
}

gboolean
od_profile_name_is_valid (const char *name)
{
  gsize length = strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return length >= 1 && length <= MAX_NAME_LENGTH && name[length] == '\0';
}

const char *
od_profile_get_name (OdProfile *self)
{
  g_return_val_if_fail (OD_IS_PROFILE (self), NULL);

  return self->name;
}

gboolean
od_profile_is_practice (OdProfile *self)
{
  g_return_val_if_fail (OD_IS_PROFILE (self), FALSE);

  return self->settings != NULL && od_protocol_id_is_practice (self->settings->protocol_id);
}

void
od_profile_set_clock (OdProfile *self, OdClock clock, gpointer data)
{
  g_return_if_fail (OD_IS_PROFILE (self));

  self->clock = clock;
  self->clock_data = data;
}

GDateTime *
od_profile_get_now (OdProfile *self)
{
  g_return_val_if_fail (OD_IS_PROFILE (self), NULL);

  return self->clock != NULL ? self->clock (self->clock_data) : g_date_time_new_now_local ();
}

char *
od_profile_get_today (OdProfile *self)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self);

  return od_day_from_time (now);
}

const OdSettings *
od_profile_get_settings (OdProfile *self)
{
  g_return_val_if_fail (OD_IS_PROFILE (self), NULL);

  return self->settings;
}

OdRecordList *
od_profile_get_referrals (OdProfile *self)
{
  g_return_val_if_fail (OD_IS_PROFILE (self), NULL);

  return self->referrals;
}

OdRecordList *
od_profile_get_protocols (OdProfile *self)
{
  g_return_val_if_fail (OD_IS_PROFILE (self), NULL);

  return self->protocols;
}

OdRecordList *
od_profile_get_office_records (OdProfile *self, OdOfficeKind kind)
{
  g_return_val_if_fail (OD_IS_PROFILE (self), NULL);

  return self->office[kind];
}

OdRecordList *
od_profile_get_agreements (OdProfile *self)
{
  g_return_val_if_fail (OD_IS_PROFILE (self), NULL);

  return self->agreements;
}

OdRecordList *
od_profile_get_notices (OdProfile *self)
{
  g_return_val_if_fail (OD_IS_PROFILE (self), NULL);

  return self->notices;
}

OdReferral *
od_profile_find_referral (OdProfile *self, const char *id)
{
  g_return_val_if_fail (OD_IS_PROFILE (self), NULL);

  return id != NULL ? od_record_list_find (self->referrals, id) : NULL;
}

OdReferral *
od_profile_find_referral_by_reference (OdProfile *self, const char *reference)
{
  return od_record_list_find_by_reference (self->referrals, reference);
}

OdProtocol *
od_profile_find_protocol (OdProfile *self, const char *id)
{
  g_return_val_if_fail (OD_IS_PROFILE (self), NULL);

  return id != NULL ? od_record_list_find (self->protocols, id) : NULL;
}

OdPassphraseAgreement *
od_profile_find_agreement (OdProfile *self, const char *protocol_id)
{
  g_return_val_if_fail (OD_IS_PROFILE (self), NULL);

  return od_record_list_find (self->agreements, protocol_id);
}

OdNotice *
od_profile_find_notice (OdProfile *self, const char *id)
{
  g_return_val_if_fail (OD_IS_PROFILE (self) && id != NULL, NULL);

  return od_record_list_find (self->notices, id);
}

OdOfficeRecord *
od_profile_find_office_record (OdProfile *self, const char *id)
{
  OdOfficeRecord *found = NULL;

  g_return_val_if_fail (OD_IS_PROFILE (self) && id != NULL, NULL);

  for (guint i = 0; i < OD_N_OFFICE_KINDS && found == NULL; i++)
    if (self->office[i] != NULL)
      found = od_record_list_find (self->office[i], id);
  return found;
}

GPtrArray *
od_profile_find_notices (OdProfile *self, OdReferral *referral)
{
  GListModel *model = G_LIST_MODEL (self->notices);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OdNotice) notice = g_list_model_get_item (model, i);
      if (g_strcmp0 (od_notice_get_referral_id (notice), od_referral_get_id (referral)) == 0)
        g_ptr_array_add (found, g_steal_pointer (&notice));
    }
  return found;
}

OdProtocol *
od_profile_propose_protocol (OdProfile *self, const char *postcode)
{
  GListModel *model = G_LIST_MODEL (self->protocols);
  g_autofree char *today = od_profile_get_today (self);
  OdProtocol *proposed = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OdProtocol) protocol = g_list_model_get_item (model, i);
      if (od_protocol_find_municipality (protocol, postcode) == NULL)
        continue;
      if (od_protocol_is_in_force (protocol, today))
        return protocol; /* the list still holds it */
      if (proposed == NULL)
        proposed = protocol;
    }
  return proposed;
}

GPtrArray *
od_profile_find_same_person (OdProfile *self, OdReferral *referral)
{
  GListModel *model = G_LIST_MODEL (self->referrals);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OdReferral) other = g_list_model_get_item (model, i);
      if (may_be_same_person (referral, other))
        g_ptr_array_add (found, g_steal_pointer (&other));
    }
  g_ptr_array_sort (found, compare_changed);
  return found;
}

OdParty *
od_profile_get_own_party (OdProfile *self, OdProtocol *protocol)
{
  g_return_val_if_fail (OD_IS_PROFILE (self) && self->settings != NULL, NULL);

  return od_protocol_get_party (protocol, self->settings->desk);
}

OdParty *
od_profile_get_other_party (OdProfile *self, OdProtocol *protocol)
{
  g_return_val_if_fail (OD_IS_PROFILE (self) && self->settings != NULL, NULL);

  return od_protocol_get_party (protocol, od_desk_get_other (self->settings->desk));
}

void
od_profile_take_settings (OdProfile *self, OdSettings *settings)
{
  g_clear_pointer (&self->settings, od_settings_free);
  self->settings = settings;
  for (guint i = PROP_SET_UP; i < N_PROPERTIES; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

void
od_profile_notify_damage (OdProfile *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAMAGE]);
}

void
od_profile_wait_loaded_async (OdProfile *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, od_profile_wait_loaded_async);
  if (od_record_list_get_loading (self->referrals))
    g_ptr_array_add (self->load_waiters, g_steal_pointer (&task));
  else if (self->load_error != NULL)
    g_task_return_error (task, g_error_copy (self->load_error));
  else
    g_task_return_boolean (task, TRUE);
}

gboolean
od_profile_wait_loaded_finish (OdProfile *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
od_profile_take_turn_async (OdProfile *self, const char *key, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  GQueue *queue = g_hash_table_lookup (self->turns, key);

  g_task_set_source_tag (task, od_profile_take_turn_async);
  /* A turn that was given is given, or nobody would end it. */
  g_task_set_check_cancellable (task, FALSE);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (queue != NULL)
    {
      g_queue_push_tail (queue, g_steal_pointer (&task));
      return;
    }
  g_hash_table_insert (self->turns, g_strdup (key), g_queue_new ());
  g_task_return_boolean (task, TRUE);
}

gboolean
od_profile_take_turn_finish (OdProfile *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
od_profile_end_turn (OdProfile *self, const char *key)
{
  GQueue *queue = g_hash_table_lookup (self->turns, key);
  g_autoptr (GTask) next = NULL;

  g_return_if_fail (queue != NULL);

  next = pop_waiting (queue);
  if (next != NULL)
    g_task_return_boolean (next, TRUE);
  else
    g_hash_table_remove (self->turns, key);
}

gboolean
od_profile_check_set_up (OdProfile *self, GError **error)
{
  if (self->settings != NULL)
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                       _ ("Vul eerst in wie hier werkt en voor welk team of OCMW."));
  return FALSE;
}

gboolean
od_profile_check_desk (OdProfile *self, OdDesk desk, GError **error)
{
  if (!od_profile_check_set_up (self, error))
    return FALSE;
  if (self->settings->desk == desk)
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE,
                       desk == OD_DESK_OCMW ? _ ("Dit kan alleen aan het bureau van het OCMW.")
                                            : _ ("Dit kan alleen aan het bureau van Kind en Gezin."));
  return FALSE;
}

OdChange *
od_profile_new_change (OdProfile *self, const char *action, const char *reference)
{
  g_autoptr (GDateTime) now = od_profile_get_now (self);

  return od_change_new (now, self->settings->user_name, action, reference);
}

void
od_profile_put_referral (OdProfile *self, OdChange *change, OdReferral *referral)
{
  g_autoptr (OdSecret) content = od_secret_from_bytes (od_referral_content_to_json (referral));
  g_auto (OdSealedPart) part = { NULL, NULL };

  od_record_seal (self->key, OD_RECORD_REFERRAL, od_referral_get_id (referral), content, &part);
  od_change_put_referral (change, referral, &part);
}

void
od_profile_put_notice (OdProfile *self, OdChange *change, OdNotice *notice)
{
  const OdNoticeContent *content = od_notice_get_content (notice);
  g_autoptr (OdSecret) secret = content != NULL ? od_secret_from_bytes (od_notice_content_to_json (content)) : NULL;
  g_auto (OdSealedPart) part = { NULL, NULL };

  if (secret != NULL)
    od_record_seal (self->key, OD_RECORD_NOTICE, od_notice_get_id (notice), secret, &part);
  od_change_put_notice (change, notice, secret != NULL ? &part : NULL);
}

OdSecret *
od_profile_get_other_key (OdProfile *self)
{
  return self->next_key != NULL ? self->next_key : self->old_key;
}

OdSecret *
od_profile_get_opening_key (OdProfile *self)
{
  return self->next_key != NULL ? self->next_key : self->key;
}

void
od_profile_forget_notices (OdProfile *self, const char *id)
{
  GListModel *model = G_LIST_MODEL (self->notices);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OdNotice) notice = g_list_model_get_item (model, i);
      g_autoptr (OdNotice) bare = NULL;
      if (g_strcmp0 (od_notice_get_referral_id (notice), id) != 0 || od_notice_get_content (notice) == NULL)
        continue;
      bare = od_notice_with_content (notice, NULL, od_notice_get_changed (notice));
      od_record_list_put (self->notices, bare);
    }
}

void
od_profile_put_document (OdProfile *self, OdChange *change, const char *kind, const char *id, const OdSecret *content)
{
  g_auto (OdSealedPart) part = { NULL, NULL };

  od_record_seal (self->key, kind, id, content, &part);
  od_change_put_document (change, kind, id, &part);
}

const char *
od_profile_get_package_prefix (OdProfile *self)
{
  return od_profile_is_practice (self) ? "overdracht-oefening-" : "overdracht-";
}

static char *
make_package_path (OdProfile *self, OdArchiveFormat format, const char *reference, const char *suffix)
{
  g_autofree char *name = g_strconcat (od_profile_get_package_prefix (self), reference, suffix != NULL ? suffix : "",
                                       od_package_get_ending (format), NULL);

  return g_build_filename (self->folder, OD_PROFILE_PACKAGES, name, NULL);
}

static OdArchiveFormat
get_format (OdProfile *self, const char *protocol_id)
{
  OdProtocol *protocol = od_profile_find_protocol (self, protocol_id);

  return protocol != NULL ? od_protocol_get_data (protocol)->archive_format : OD_ARCHIVE_ZIP;
}

char *
od_profile_get_package_path (OdProfile *self, const char *protocol_id, const char *reference, const char *suffix)
{
  return make_package_path (self, get_format (self, protocol_id), reference, suffix);
}

char *
od_profile_find_package_path (OdProfile *self, const char *protocol_id, const char *reference, const char *suffix)
{
  OdArchiveFormat format = get_format (self, protocol_id);
  g_autofree char *expected = make_package_path (self, format, reference, suffix);
  g_autofree char *other
      = make_package_path (self, format == OD_ARCHIVE_ZIP ? OD_ARCHIVE_7Z : OD_ARCHIVE_ZIP, reference, suffix);

  if (!g_file_test (expected, G_FILE_TEST_EXISTS) && g_file_test (other, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&other);
  return g_steal_pointer (&expected);
}
