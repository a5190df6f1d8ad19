#include "access.h"

#include "access-report.h"
#include "profile-private.h"
#include "referral-change.h"

/* Goes over the referrals: the messages of each are read, then the journal is told; at the end the documents are made. */
typedef struct
{
  GPtrArray *referrals;
  GPtrArray *protocols; /* of OdProtocol, NULL where there is none */
  GPtrArray *stored;    /* of arrays of OdStoredMessage */
  guint next;
} Collecting;

static void collect_next (GTask *task);

static void
unref_if_any (gpointer object)
{
  if (object != NULL)
    g_object_unref (object);
}

static void
unref_array (gpointer array)
{
  g_ptr_array_unref (array);
}

static void
collecting_free (gpointer data)
{
  Collecting *collecting = data;

  g_ptr_array_unref (collecting->referrals);
  g_ptr_array_unref (collecting->protocols);
  g_ptr_array_unref (collecting->stored);
  g_free (collecting);
}

static GPtrArray *
make_messages (GPtrArray *stored)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < stored->len; i++)
    {
      GPtrArray *of_one = g_ptr_array_index (stored, i);

      for (guint j = 0; j < of_one->len; j++)
        {
          const OdStoredMessage *one = g_ptr_array_index (of_one, j);
          OdReportedMessage *message = g_new0 (OdReportedMessage, 1);

          *message = (OdReportedMessage){ one->reference, one->kind, one->incoming, one->at };
          g_ptr_array_add (messages, message);
        }
    }
  return messages;
}

/* Of the first protocol that is still here: who works here is the same in all. */
static OdParty *
get_owner (OdProfile *self, const Collecting *collecting)
{
  OdProtocol *protocol = od_profile_find_protocol (self, self->settings->protocol_id);

  for (guint i = 0; protocol == NULL && i < collecting->protocols->len; i++)
    protocol = g_ptr_array_index (collecting->protocols, i);
  return protocol != NULL ? od_profile_get_own_party (self, protocol) : NULL;
}

static OdAccess *
make_access (OdProfile *self, const Collecting *collecting, GError **error)
{
  g_autoptr (GPtrArray) messages = make_messages (collecting->stored);
  g_autoptr (OdParty) owner = get_owner (self, collecting);
  g_autofree char *today = od_profile_get_today (self);
  const OdAccessReport report = { owner, today, collecting->referrals, collecting->protocols, messages };
  OdAccess *access;
  GBytes *pdf;

  if (owner == NULL)
    {
      od_set_referral_gone_error (error);
      return NULL;
    }
  pdf = od_access_report_to_pdf (&report, error);
  if (pdf == NULL)
    return NULL;
  access = g_new0 (OdAccess, 1);
  access->pdf = pdf;
  access->json = od_access_report_to_json (&report);
  return access;
}

static void
on_journalled (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Collecting *collecting = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_register_apply_finish (OD_REGISTER (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  collecting->next++;
  collect_next (task);
}

static void
on_messages (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Collecting *collecting = g_task_get_task_data (task);
  OdReferral *referral = g_ptr_array_index (collecting->referrals, collecting->next);
  GError *error = NULL;
  GPtrArray *stored = od_register_load_messages_finish (OD_REGISTER (source), result, &error);

  if (stored == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_add (collecting->stored, stored);
  od_register_apply_async (self->reg, od_profile_new_change (self, "inzage-opgemaakt", od_referral_get_reference (referral)), NULL,
                           on_journalled, g_object_ref (task));
}

static void
collect_next (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Collecting *collecting = g_task_get_task_data (task);
  OdAccess *access;
  GError *error = NULL;

  if (collecting->next < collecting->referrals->len)
    {
      OdReferral *referral = g_ptr_array_index (collecting->referrals, collecting->next);

      od_register_load_messages_async (self->reg, od_referral_get_id (referral), g_task_get_cancellable (task), on_messages,
                                       g_object_ref (task));
      return;
    }
  access = make_access (self, collecting, &error);
  if (access != NULL)
    g_task_return_pointer (task, access, (GDestroyNotify) od_access_free);
  else
    g_task_return_error (task, error);
}

/* As the list has them now. */
static Collecting *
collecting_new (OdProfile *self, GPtrArray *referrals)
{
  Collecting *collecting = g_new0 (Collecting, 1);

  collecting->referrals = g_ptr_array_new_with_free_func (g_object_unref);
  collecting->protocols = g_ptr_array_new_with_free_func (unref_if_any);
  collecting->stored = g_ptr_array_new_with_free_func (unref_array);
  for (guint i = 0; i < referrals->len; i++)
    {
      OdReferral *given = g_ptr_array_index (referrals, i);
      OdReferral *current = od_record_list_find (self->referrals, od_referral_get_id (given));
      OdProtocol *protocol = current != NULL ? od_profile_find_protocol (self, od_referral_get_protocol_id (current)) : NULL;

      if (current == NULL)
        continue;
      g_ptr_array_add (collecting->referrals, g_object_ref (current));
      g_ptr_array_add (collecting->protocols, protocol != NULL ? g_object_ref (protocol) : NULL);
    }
  return collecting;
}

void
od_access_free (OdAccess *self)
{
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->json, g_bytes_unref);
  g_free (self);
}

void
od_access_report_async (OdProfile *profile, GPtrArray *referrals, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Collecting *collecting = collecting_new (profile, referrals);
  GError *error = NULL;

  g_task_set_source_tag (task, od_access_report_async);
  g_task_set_task_data (task, collecting, collecting_free);
  if (collecting->referrals->len == 0)
    od_set_referral_gone_error (&error);
  if (error != NULL || !od_profile_check_set_up (profile, &error))
    g_task_return_error (task, error);
  else
    collect_next (task);
}

OdAccess *
od_access_report_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
