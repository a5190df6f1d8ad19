#include "profile-private.h"

#include "erase-again.h"
#include "next-step.h"
#include "profile-record.h"
#include "tidy-unknown.h"
#include "tidy.h"

/* Once a profile is open its referrals come in, while the first of them are looked at already:
 *
 *   those with something to do -> in the order of the work list -> the first few unsealed and shown, then the others
 *   -> those at rest, a page at a time -> the notices -> done
 *
 * The register's thread reads, another one sorts and unseals, and the main thread only adds to the list.
 */

#define N_FIRST 16   /* more than a window shows */
#define N_IN_PAGE 2000 /* what the main thread adds to the list without anybody noticing */

static void
return_loaded (gpointer waiter, gpointer error)
{
  if (error != NULL)
    g_task_return_error (waiter, g_error_copy (error));
  else
    g_task_return_boolean (waiter, TRUE);
}

static void
on_unknown_tidied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdProfile) self = data;

  od_tidy_unknown_finish (result);
}

static void
on_tidied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdProfile) self = data;
  g_autoptr (GError) error = NULL;

  od_tidy_all_finish (result, self->leftover == NULL ? &self->leftover : &error);
  od_tidy_unknown_async (self, on_unknown_tidied, g_object_ref (self));
}

static void
on_erased_again (GObject *source, GAsyncResult *result, gpointer data)
{
  OdProfile *self = data;

  g_clear_error (&self->leftover);
  od_erase_again_finish (result, &self->leftover);
  od_tidy_all_async (self, on_tidied, self);
}

/* What came back with a backup, what an erasure left because the program ended, or the keyring did not answer, and what packing left. */
static void
start_tidying (OdProfile *self)
{
  if (self->settings != NULL && !od_profile_is_read_only (self))
    od_erase_again_async (self, on_erased_again, g_object_ref (self));
}

/* Ends loading; @error (nullable) is why there is nothing. */
static void
end_loading (OdProfile *self, GError *error)
{
  g_autoptr (GPtrArray) waiters = g_steal_pointer (&self->load_waiters);

  self->load_waiters = g_ptr_array_new_with_free_func (g_object_unref);
  self->load_error = error;
  if (error != NULL)
    od_record_list_set_error (self->referrals, error);
  od_record_list_set_loading (self->referrals, FALSE);
  g_ptr_array_foreach (waiters, return_loaded, error);
  if (error == NULL)
    start_tidying (self);
}

/* The thread that unseals works with it, but touches nothing of the profile. */
typedef struct
{
  OdProfile *profile;
  OdSecret *key;
  OdSecret *other_key; /* (nullable) */
  OdDeadlines deadlines;
  guint retention_years; /* of the protocol by which this desk was chosen: close enough for which ones come first */
  char *today;
  OdReferralPart part;
  GPtrArray *stored; /* of OdStoredReferral: what was read last, as the work list has it */
  gint64 before;     /* the number of the last that was read; 0 at first */
  guint n_opened;    /* of stored */
  GPtrArray *damaged; /* the references of those that cannot be shown, of all */
} Loading;

/* A referral that was read, and its place in the work list. */
typedef struct
{
  guint64 place;
  OdStoredReferral *stored;
} Placed;

static void load_page (Loading *loading);
static void unseal_next (Loading *loading);

static void
loading_free (Loading *loading)
{
  g_object_unref (loading->profile);
  od_secret_unref (loading->key);
  g_clear_pointer (&loading->other_key, od_secret_unref);
  g_free (loading->today);
  g_clear_pointer (&loading->stored, g_ptr_array_unref);
  g_ptr_array_unref (loading->damaged);
  g_free (loading);
}

static void
take_notices (OdProfile *self, GPtrArray *stored)
{
  g_autoptr (GPtrArray) damaged = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) notices = od_records_open_notices (self->key, od_profile_get_other_key (self), stored, damaged);

  od_profile_tell_unreadable (self, self->notices, damaged->len, damaged);
  od_record_list_add_older (self->notices, notices);
}

static void
on_notices_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  Loading *loading = data;
  OdProfile *self = loading->profile;
  g_autoptr (GPtrArray) stored = NULL;
  GError *error = NULL;

  stored = od_register_load_notices_finish (OD_REGISTER (source), result, &error);
  if (stored != NULL)
    take_notices (self, stored);
  else
    od_record_list_set_error (self->notices, error);
  od_profile_tell_unreadable (self, self->referrals, loading->damaged->len, loading->damaged);
  end_loading (self, error);
  loading_free (loading);
}

static int
compare_places (gconstpointer one, gconstpointer other)
{
  const Placed *first = one;
  const Placed *second = other;

  return (first->place > second->place) - (first->place < second->place);
}

/* Of one that cannot be read: behind all others. */
static guint64
get_place (const Loading *loading, const OdStoredReferral *stored)
{
  OdNextStep next;

  if (stored->referral == NULL)
    return G_MAXUINT64;
  next = od_next_step_get (stored->referral, loading->retention_years, &loading->deadlines, loading->today);
  return od_next_step_get_place (&next, stored->referral, loading->today);
}

/* Each place is found once, and not at each comparison. */
static void
sort (Loading *loading)
{
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));

  for (guint i = 0; i < loading->stored->len; i++)
    {
      OdStoredReferral *stored = g_ptr_array_index (loading->stored, i);
      const Placed one = { get_place (loading, stored), stored };

      g_array_append_val (placed, one);
    }
  g_array_sort (placed, compare_places);
  for (guint i = 0; i < placed->len; i++)
    loading->stored->pdata[i] = g_array_index (placed, Placed, i).stored;
}

static guint
count_next (const Loading *loading)
{
  guint n_next = loading->n_opened == 0 && loading->part == OD_REFERRALS_TO_DO ? N_FIRST : N_IN_PAGE;

  return MIN (n_next, loading->stored->len - loading->n_opened);
}

static void
unseal (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Loading *loading = data;
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();
  GPtrArray *referrals;

  if (loading->n_opened == 0)
    sort (loading);
  for (guint n = count_next (loading); n > 0; n--)
    g_ptr_array_add (batch, g_ptr_array_index (loading->stored, loading->n_opened++));
  referrals = od_records_open_referrals (loading->key, loading->other_key, batch, loading->damaged);
  for (guint i = 0; i < referrals->len; i++)
    od_referral_get_search_text (g_ptr_array_index (referrals, i));
  g_task_return_pointer (task, referrals, (GDestroyNotify) g_ptr_array_unref);
}

/* After the last page of one part comes the first of the next. The notices come before loading ends: whether a referral may come in
 * depends on what was withdrawn. */
static void
go_on (Loading *loading)
{
  gboolean to_do = loading->part == OD_REFERRALS_TO_DO;

  if (loading->n_opened < loading->stored->len)
    unseal_next (loading);
  else if (to_do || loading->stored->len == N_IN_PAGE)
    {
      loading->part = OD_REFERRALS_AT_REST;
      loading->before = to_do ? 0 : loading->before;
      load_page (loading);
    }
  else
    od_register_load_notices_async (loading->profile->reg, NULL, on_notices_loaded, loading);
}

static void
on_unsealed (GObject *source, GAsyncResult *result, gpointer data)
{
  Loading *loading = data;
  g_autoptr (GPtrArray) referrals = g_task_propagate_pointer (G_TASK (result), NULL);

  if (referrals->len > 0)
    od_record_list_add_older (loading->profile->referrals, referrals);
  go_on (loading);
}

static void
unseal_next (Loading *loading)
{
  g_autoptr (GTask) task = g_task_new (loading->profile, NULL, on_unsealed, loading);

  g_task_set_task_data (task, loading, NULL);
  g_task_run_in_thread (task, unseal);
}

static void
on_page_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  Loading *loading = data;
  GError *error = NULL;

  g_clear_pointer (&loading->stored, g_ptr_array_unref);
  loading->stored = od_register_load_referrals_finish (OD_REGISTER (source), result, &error);
  loading->n_opened = 0;
  if (loading->stored == NULL)
    {
      end_loading (loading->profile, error);
      loading_free (loading);
      return;
    }
  if (loading->stored->len > 0)
    loading->before = ((OdStoredReferral *) g_ptr_array_index (loading->stored, loading->stored->len - 1))->number;
  go_on (loading);
}

/* Of what there is to do all at once: what comes first of it depends on all. */
static void
load_page (Loading *loading)
{
  guint limit = loading->part == OD_REFERRALS_TO_DO ? G_MAXUINT : N_IN_PAGE;

  od_register_load_referrals_async (loading->profile->reg, loading->part, loading->before, limit, NULL, on_page_loaded, loading);
}

/* Before the first set-up there is nothing to sort. */
static void
set_terms (OdProfile *self, Loading *loading)
{
  OdProtocol *protocol = self->settings != NULL ? od_profile_find_protocol (self, self->settings->protocol_id) : NULL;

  od_deadlines_set_defaults (&loading->deadlines);
  if (self->settings != NULL)
    loading->deadlines = self->settings->deadlines;
  loading->retention_years = protocol != NULL ? od_protocol_get_data (protocol)->retention_years : 0;
}

void
od_profile_start_loading (OdProfile *self)
{
  Loading *loading = g_new0 (Loading, 1);
  OdSecret *other_key = od_profile_get_other_key (self);

  loading->profile = g_object_ref (self);
  loading->damaged = g_ptr_array_new_with_free_func (g_free);
  loading->key = od_secret_ref (self->key);
  loading->other_key = other_key != NULL ? od_secret_ref (other_key) : NULL;
  loading->today = od_profile_get_today (self);
  loading->part = OD_REFERRALS_TO_DO;
  set_terms (self, loading);
  od_record_list_set_loading (self->referrals, TRUE);
  load_page (loading);
}
