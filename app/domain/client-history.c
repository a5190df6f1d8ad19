#include "client-history.h"

#include "name-list.h"

struct _OdClientHistory
{
  GPtrArray *disclosures; /* of OdDisclosure */
  GPtrArray *corrections; /* of OdCorrection */
};

static const char *const grounds[OD_N_DISCLOSURE_GROUNDS] = {
  [OD_DISCLOSURE_CONSENT] = "toestemming",
  [OD_DISCLOSURE_LOCAL_SOCIAL_POLICY] = "decreet-lokaal-sociaal-beleid",
};

static void
disclosure_free (gpointer data)
{
  OdDisclosure *self = data;

  g_free (self->actor);
  g_free (self->day);
  g_free (self->recorded_at);
  g_free (self->user);
  g_free (self);
}

static gpointer
disclosure_copy (gconstpointer source, gpointer data)
{
  const OdDisclosure *self = source;
  OdDisclosure *copy = g_memdup2 (self, sizeof *self);

  copy->actor = g_strdup (self->actor);
  copy->day = g_strdup (self->day);
  copy->recorded_at = g_strdup (self->recorded_at);
  copy->user = g_strdup (self->user);
  return copy;
}

static void
correction_free (gpointer data)
{
  OdCorrection *self = data;

  g_free (self->recorded_at);
  g_free (self->user);
  g_ptr_array_unref (self->differences);
  g_free (self);
}

/* The differences are never changed, so they are shared. */
static gpointer
correction_copy (gconstpointer source, gpointer data)
{
  const OdCorrection *self = source;
  OdCorrection *copy = g_new0 (OdCorrection, 1);

  copy->recorded_at = g_strdup (self->recorded_at);
  copy->user = g_strdup (self->user);
  copy->differences = g_ptr_array_ref (self->differences);
  return copy;
}

static void
clear (gpointer data)
{
  OdClientHistory *self = data;

  g_ptr_array_unref (self->disclosures);
  g_ptr_array_unref (self->corrections);
}

static void
copy_all (GPtrArray *from, gpointer (*copy) (gconstpointer, gpointer), GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, copy (g_ptr_array_index (from, i), NULL));
}

static OdClientHistory *
make (void)
{
  OdClientHistory *self = g_atomic_rc_box_new0 (OdClientHistory);

  self->disclosures = g_ptr_array_new_with_free_func (disclosure_free);
  self->corrections = g_ptr_array_new_with_free_func (correction_free);
  return self;
}

static OdClientHistory *
history_copy (OdClientHistory *self)
{
  OdClientHistory *copied = make ();

  copy_all (self->disclosures, disclosure_copy, copied->disclosures);
  copy_all (self->corrections, correction_copy, copied->corrections);
  return copied;
}

const char *
od_disclosure_ground_to_string (OdDisclosureGround ground)
{
  return grounds[ground];
}

gboolean
od_disclosure_ground_from_string (const char *text, OdDisclosureGround *ground)
{
  int found = od_names_find (grounds, OD_N_DISCLOSURE_GROUNDS, text);

  if (found >= 0)
    *ground = found;
  return found >= 0;
}

/* Most are empty, and what is never changed may be shared. */
OdClientHistory *
od_client_history_new (void)
{
  static OdClientHistory *empty;

  if (g_once_init_enter (&empty))
    g_once_init_leave (&empty, make ());
  return od_client_history_ref (empty);
}

OdClientHistory *
od_client_history_ref (OdClientHistory *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
od_client_history_unref (OdClientHistory *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

GPtrArray *
od_client_history_get_disclosures (OdClientHistory *self)
{
  return self->disclosures;
}

GPtrArray *
od_client_history_get_corrections (OdClientHistory *self)
{
  return self->corrections;
}

gboolean
od_client_history_is_empty (OdClientHistory *self)
{
  return self->disclosures->len == 0 && self->corrections->len == 0;
}

OdClientHistory *
od_client_history_with_disclosure (OdClientHistory *self, const OdDisclosure *disclosure)
{
  OdClientHistory *changed = history_copy (self);

  g_ptr_array_add (changed->disclosures, disclosure_copy (disclosure, NULL));
  return changed;
}

OdClientHistory *
od_client_history_with_correction (OdClientHistory *self, const OdCorrection *correction)
{
  OdClientHistory *changed = history_copy (self);

  g_ptr_array_add (changed->corrections, correction_copy (correction, NULL));
  return changed;
}

OdClientHistory *
od_client_history_without_last_disclosure (OdClientHistory *self)
{
  OdClientHistory *changed = history_copy (self);

  if (changed->disclosures->len > 0)
    g_ptr_array_remove_index (changed->disclosures, changed->disclosures->len - 1);
  return changed;
}
