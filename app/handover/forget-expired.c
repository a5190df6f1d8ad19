#include "agree-passphrase.h"

#include "profile-private.h"

/* What is to be forgotten, as pairs of protocol and reference, one after the other. */
typedef struct
{
  GPtrArray *protocol_ids;
  GPtrArray *references;
  guint next;
  GError *error; /* the first */
} Forgetting;

static void forget_next (GTask *task);

static void
forgetting_free (gpointer data)
{
  Forgetting *forgetting = data;

  g_ptr_array_unref (forgetting->protocol_ids);
  g_ptr_array_unref (forgetting->references);
  g_clear_error (&forgetting->error);
  g_free (forgetting);
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Forgetting *forgetting = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!od_passphrase_forget_finish (OD_PROFILE (source), result, &error) && forgetting->error == NULL)
    forgetting->error = g_steal_pointer (&error);
  forget_next (task);
}

static void
forget_next (GTask *task)
{
  Forgetting *forgetting = g_task_get_task_data (task);
  guint index = forgetting->next++;

  if (index < forgetting->references->len)
    od_passphrase_forget_async (g_task_get_source_object (task), g_ptr_array_index (forgetting->protocol_ids, index),
                                g_ptr_array_index (forgetting->references, index), g_task_get_cancellable (task),
                                on_forgotten, g_object_ref (task));
  else if (forgetting->error != NULL)
    g_task_return_error (task, g_steal_pointer (&forgetting->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
collect (Forgetting *forgetting, OdPassphraseAgreement *agreement, const char *today)
{
  const OdPassphraseAgreementData *data = od_passphrase_agreement_get_data (agreement);

  for (gsize i = 0; i < data->n_passphrases; i++)
    if (od_agreed_passphrase_has_expired (&data->passphrases[i], today))
      {
        g_ptr_array_add (forgetting->protocol_ids, g_strdup (data->protocol_id));
        g_ptr_array_add (forgetting->references, g_strdup (data->passphrases[i].reference));
      }
}

void
od_passphrase_forget_expired_async (OdProfile *profile,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  g_autofree char *today = od_profile_get_today (profile);
  GListModel *agreements = G_LIST_MODEL (profile->agreements);
  Forgetting *forgetting = g_new0 (Forgetting, 1);

  g_task_set_source_tag (task, od_passphrase_forget_expired_async);
  forgetting->protocol_ids = g_ptr_array_new_with_free_func (g_free);
  forgetting->references = g_ptr_array_new_with_free_func (g_free);
  g_task_set_task_data (task, forgetting, forgetting_free);
  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      g_autoptr (OdPassphraseAgreement) agreement = g_list_model_get_item (agreements, i);
      collect (forgetting, agreement, today);
    }
  forget_next (task);
}

gboolean
od_passphrase_forget_expired_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
