#include "consent.h"

#include "day.h"
#include "name-list.h"
#include "text-rules.h"

#define MAX_NAME_CHARACTERS 80

static const char *const manners[] = {
  [OD_CONSENT_NOT_GIVEN] = "",
  [OD_CONSENT_ORAL] = "mondeling",
  [OD_CONSENT_WRITTEN] = "schriftelijk",
};

OdConsent *
od_consent_new (void)
{
  return g_new0 (OdConsent, 1);
}

OdConsent *
od_consent_copy (const OdConsent *self)
{
  OdConsent *copy = od_consent_new ();

  copy->informed = self->informed;
  copy->informed_by = g_strdup (self->informed_by);
  copy->informed_on = g_strdup (self->informed_on);
  copy->manner = self->manner;
  copy->consent_on = g_strdup (self->consent_on);
  copy->information_version = g_strdup (self->information_version);
  return copy;
}

void
od_consent_free (OdConsent *self)
{
  g_free (self->informed_by);
  g_free (self->informed_on);
  g_free (self->consent_on);
  g_free (self->information_version);
  g_free (self);
}

gboolean
od_consent_equal (const OdConsent *one, const OdConsent *other)
{
  return one->informed == other->informed && g_strcmp0 (one->informed_by, other->informed_by) == 0
         && g_strcmp0 (one->informed_on, other->informed_on) == 0 && one->manner == other->manner
         && g_strcmp0 (one->consent_on, other->consent_on) == 0
         && g_strcmp0 (one->information_version, other->information_version) == 0;
}

/* A consent that is shared, and by how many. */
typedef struct
{
  OdConsent *consent;
  guint users;
} Shared;

G_LOCK_DEFINE_STATIC (shared);
static GHashTable *shared; /* consent, owned by its Shared -> Shared */

static void
shared_free (gpointer data)
{
  Shared *self = data;

  od_consent_free (self->consent);
  g_free (self);
}

static guint
hash (gconstpointer key)
{
  const OdConsent *self = key;
  const char *const texts[] = { self->informed_by, self->informed_on, self->consent_on, self->information_version };
  guint result = self->informed * 8 + self->manner;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    result = result * 31 + (texts[i] != NULL ? g_str_hash (texts[i]) : 0);
  return result;
}

static gboolean
equal (gconstpointer one, gconstpointer other)
{
  return od_consent_equal (one, other);
}

const OdConsent *
od_consent_share (const OdConsent *self)
{
  Shared *found;

  G_LOCK (shared);
  if (shared == NULL)
    shared = g_hash_table_new_full (hash, equal, NULL, shared_free);
  found = g_hash_table_lookup (shared, self);
  if (found == NULL)
    {
      found = g_new0 (Shared, 1);
      found->consent = od_consent_copy (self);
      g_hash_table_insert (shared, found->consent, found);
    }
  found->users++;
  G_UNLOCK (shared);
  return found->consent;
}

void
od_consent_release (const OdConsent *consent)
{
  Shared *found;

  G_LOCK (shared);
  found = g_hash_table_lookup (shared, consent);
  if (--found->users == 0)
    g_hash_table_remove (shared, consent);
  G_UNLOCK (shared);
}

const char *
od_consent_manner_to_string (OdConsentManner manner)
{
  return manners[manner];
}

gboolean
od_consent_manner_from_string (const char *text, OdConsentManner *manner)
{
  int found = od_names_find (manners, G_N_ELEMENTS (manners), text);

  if (found >= 0)
    *manner = found;
  return found >= 0;
}

static void
check_given (const OdConsent *self, const char *today, OdFindings *findings)
{
  if (self->manner == OD_CONSENT_NOT_GIVEN)
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_CONSENT_MANNER, OD_SEVERITY_ERROR);
  od_day_check_past (self->consent_on, OD_FIELD_CONSENT_ON, NULL, today, findings);
}

OdFindings *
od_consent_check_given (const OdConsent *self, const char *today)
{
  OdFindings *findings = od_findings_new ();

  check_given (self, today, findings);
  return findings;
}

OdFindings *
od_consent_check (const OdConsent *self, const char *today)
{
  OdFindings *findings = od_findings_new ();

  if (self->informed != OD_INFORMED_ALL)
    od_findings_add (findings, OD_FINDING_INCOMPLETE, OD_FIELD_INFORMED_POINTS, OD_SEVERITY_ERROR);
  od_text_check_required (self->informed_by, OD_FIELD_INFORMED_BY, MAX_NAME_CHARACTERS, findings);
  od_day_check_past (self->informed_on, OD_FIELD_INFORMED_ON, NULL, today, findings);
  check_given (self, today, findings);
  if (self->informed_on != NULL && self->consent_on != NULL && *self->consent_on && g_strcmp0 (self->consent_on, self->informed_on) < 0)
    od_findings_add (findings, OD_FINDING_BEFORE_INFORMED, OD_FIELD_CONSENT_ON, OD_SEVERITY_ERROR);

  return findings;
}
