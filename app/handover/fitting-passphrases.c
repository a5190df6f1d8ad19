#include "fitting-passphrases.h"

#include "kept-passphrase.h"
#include "profile-private.h"

#include <string.h>

/* Where a passphrase is in the keyring. */
typedef struct
{
  OdKeyringKind kind;
  char *reference;
  char *since;
  gboolean in_use;
} Place;

typedef struct
{
  GPtrArray *places; /* of Place, in the order of trying */
  guint next;
  GPtrArray *found; /* of OdSecret */
} Finding;

static void find_next (GTask *task);

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->reference);
  g_free (place->since);
  g_free (place);
}

static Place *
place_new (OdKeyringKind kind, const char *reference, const char *since, gboolean in_use)
{
  Place *place = g_new0 (Place, 1);

  place->kind = kind;
  place->reference = g_strdup (reference);
  place->since = g_strdup (since);
  place->in_use = in_use;
  return place;
}

static void
finding_free (gpointer data)
{
  Finding *finding = data;

  g_ptr_array_unref (finding->places);
  g_ptr_array_unref (finding->found);
  g_free (finding);
}

/* The package's own first; then the newest, of which those in use before the old ones of that day. */
static int
compare_places (gconstpointer one, gconstpointer other)
{
  const Place *first = *(const Place *const *)one;
  const Place *second = *(const Place *const *)other;
  int order;

  if (first->kind != second->kind)
    return first->kind == OD_KEYRING_PACKAGE ? -1 : 1;
  order = strcmp (second->since, first->since);
  if (order == 0)
    order = second->in_use - first->in_use;
  return order != 0 ? order : strcmp (second->reference, first->reference);
}

static void
collect (GPtrArray *places, OdPassphraseAgreement *agreement, const char *today)
{
  const OdPassphraseAgreementData *data = od_passphrase_agreement_get_data (agreement);

  for (gsize i = 0; i < data->n_passphrases; i++)
    {
      const OdAgreedPassphrase *passphrase = &data->passphrases[i];
      if (!od_agreed_passphrase_has_expired (passphrase, today))
        g_ptr_array_add (places, place_new (OD_KEYRING_PROTOCOL, passphrase->reference, passphrase->since,
                                            *passphrase->until == '\0'));
    }
}

static GPtrArray *
list_places (OdProfile *self, const char *reference)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (place_free);
  GListModel *agreements = G_LIST_MODEL (self->agreements);
  g_autofree char *today = od_profile_get_today (self);

  if (reference != NULL)
    {
      g_autofree char *previous = od_passphrase_get_previous_reference (reference);

      g_ptr_array_add (places, place_new (OD_KEYRING_PACKAGE, reference, "", TRUE));
      g_ptr_array_add (places, place_new (OD_KEYRING_PACKAGE, previous, "", FALSE));
    }
  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      g_autoptr (OdPassphraseAgreement) agreement = g_list_model_get_item (agreements, i);
      collect (places, agreement, today);
    }
  g_ptr_array_sort (places, compare_places);
  return places;
}

/* Adds @passphrase (transfer full) unless it is there: a package's own may be an agreed one. */
static void
add_found (GPtrArray *found, OdSecret *passphrase)
{
  for (guint i = 0; i < found->len; i++)
    if (od_secret_equal (g_ptr_array_index (found, i), passphrase))
      {
        od_secret_unref (passphrase);
        return;
      }
  g_ptr_array_add (found, passphrase);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Finding *finding = g_task_get_task_data (task);
  GError *error = NULL;
  OdSecret *passphrase = od_keyring_lookup_finish (OD_KEYRING (source), result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (passphrase != NULL)
    add_found (finding->found, passphrase);
  find_next (task);
}

static void
find_next (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Finding *finding = g_task_get_task_data (task);
  const Place *place;

  if (finding->next == finding->places->len)
    {
      g_task_return_pointer (task, g_ptr_array_ref (finding->found), (GDestroyNotify)g_ptr_array_unref);
      return;
    }
  place = g_ptr_array_index (finding->places, finding->next++);
  od_keyring_lookup_async (self->keyring, place->kind, place->reference, g_task_get_cancellable (task), on_found,
                           g_object_ref (task));
}

void
od_fitting_passphrases_find_async (
    OdProfile *profile, const char *reference, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Finding *finding = g_new0 (Finding, 1);

  g_task_set_source_tag (task, od_fitting_passphrases_find_async);
  finding->places = list_places (profile, reference);
  finding->found = g_ptr_array_new_with_free_func ((GDestroyNotify)od_secret_unref);
  g_task_set_task_data (task, finding, finding_free);
  find_next (task);
}

GPtrArray *
od_fitting_passphrases_find_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
