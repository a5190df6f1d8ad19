#include "passphrase-agreement.h"

#include <string.h>

#include "day.h"

struct _OdPassphraseAgreement
{
  GObject parent_instance;

  OdPassphraseAgreementData data;
};

G_DEFINE_FINAL_TYPE (OdPassphraseAgreement, od_passphrase_agreement, G_TYPE_OBJECT)

void
od_passphrase_agreement_data_clear (OdPassphraseAgreementData *data)
{
  for (gsize i = 0; i < data->n_passphrases; i++)
    {
      g_free (data->passphrases[i].reference);
      g_free (data->passphrases[i].since);
      g_free (data->passphrases[i].until);
    }
  g_free (data->passphrases);
  g_free (data->protocol_id);
  memset (data, 0, sizeof *data);
}

static void
copy_passphrase (OdAgreedPassphrase *copy, const OdAgreedPassphrase *passphrase)
{
  copy->reference = g_strdup (passphrase->reference);
  copy->since = g_strdup (passphrase->since);
  copy->until = g_strdup (passphrase->until);
  copy->origin = passphrase->origin;
}

static gboolean
is_in_use (const OdAgreedPassphrase *passphrase)
{
  return *passphrase->until == '\0';
}

/* Room for @n_more before the passphrases of @self, which are copied; the one in use becomes an old one when @until is
 * not NULL. */
static void
copy_data (OdPassphraseAgreementData *copy, OdPassphraseAgreement *self, gsize n_more, const char *until)
{
  const OdPassphraseAgreementData *data = &self->data;

  copy->protocol_id = g_strdup (data->protocol_id);
  copy->n_passphrases = data->n_passphrases + n_more;
  copy->passphrases = g_new0 (OdAgreedPassphrase, copy->n_passphrases);
  for (gsize i = 0; i < data->n_passphrases; i++)
    {
      OdAgreedPassphrase *at = &copy->passphrases[i + n_more];
      copy_passphrase (at, &data->passphrases[i]);
      if (until != NULL && is_in_use (at))
        {
          g_free (at->until);
          at->until = g_strdup (until);
        }
    }
}

/* A reference that no passphrase of @self has: a second one on a day gets a number; (transfer full). */
static char *
make_reference (OdPassphraseAgreement *self, const char *since)
{
  char *reference = g_strdup_printf ("%s %s", self->data.protocol_id, since);

  for (guint number = 2; od_passphrase_agreement_find (self, reference) != NULL; number++)
    {
      g_free (reference);
      reference = g_strdup_printf ("%s %s %u", self->data.protocol_id, since, number);
    }
  return reference;
}

static void
check_until (const char *until, const char *today, OdFindings *findings)
{
  if (until == NULL || *until == '\0')
    od_findings_add (findings, OD_FINDING_REQUIRED, OD_FIELD_PASSPHRASE_UNTIL, OD_SEVERITY_ERROR);
  else if (!od_day_is_valid (until))
    od_findings_add (findings, OD_FINDING_SHAPE, OD_FIELD_PASSPHRASE_UNTIL, OD_SEVERITY_ERROR);
  else if (strcmp (until, today) < 0)
    od_findings_add (findings, OD_FINDING_END_BEFORE_START, OD_FIELD_PASSPHRASE_UNTIL, OD_SEVERITY_ERROR);
  else if (od_day_difference (today, until) > OD_PASSPHRASE_KEPT_DAYS_MAX)
    od_findings_add (findings, OD_FINDING_TOO_LONG, OD_FIELD_PASSPHRASE_UNTIL, OD_SEVERITY_ERROR);
}

static void
od_passphrase_agreement_finalize (GObject *object)
{
  od_passphrase_agreement_data_clear (&OD_PASSPHRASE_AGREEMENT (object)->data);

  G_OBJECT_CLASS (od_passphrase_agreement_parent_class)->finalize (object);
}

static void
od_passphrase_agreement_class_init (OdPassphraseAgreementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_passphrase_agreement_finalize;
}

static void
od_passphrase_agreement_init (OdPassphraseAgreement *self)
{
}

OdPassphraseAgreement *
od_passphrase_agreement_new (OdPassphraseAgreementData *data)
{
  OdPassphraseAgreement *self = g_object_new (OD_TYPE_PASSPHRASE_AGREEMENT, NULL);

  self->data = *data;
  memset (data, 0, sizeof *data);
  for (gsize i = 0; i < self->data.n_passphrases; i++)
    if (self->data.passphrases[i].until == NULL)
      self->data.passphrases[i].until = g_strdup ("");
  return self;
}

const OdPassphraseAgreementData *
od_passphrase_agreement_get_data (OdPassphraseAgreement *self)
{
  return &self->data;
}

const char *
od_passphrase_agreement_get_protocol_id (OdPassphraseAgreement *self)
{
  return self->data.protocol_id;
}

gboolean
od_passphrase_agreement_data_is_valid (const OdPassphraseAgreementData *data)
{
  for (gsize i = 0; i < data->n_passphrases; i++)
    {
      const char *until = data->passphrases[i].until;
      if (i > 0 && (until == NULL || *until == '\0'))
        return FALSE;
      for (gsize j = 0; j < i; j++)
        if (g_str_equal (data->passphrases[i].reference, data->passphrases[j].reference))
          return FALSE;
    }
  return TRUE;
}

const OdAgreedPassphrase *
od_passphrase_agreement_get_current (OdPassphraseAgreement *self)
{
  if (self == NULL || self->data.n_passphrases == 0 || !is_in_use (&self->data.passphrases[0]))
    return NULL;
  return &self->data.passphrases[0];
}

const OdAgreedPassphrase *
od_passphrase_agreement_find (OdPassphraseAgreement *self, const char *reference)
{
  for (gsize i = 0; i < self->data.n_passphrases; i++)
    if (g_str_equal (self->data.passphrases[i].reference, reference))
      return &self->data.passphrases[i];
  return NULL;
}

gboolean
od_agreed_passphrase_has_expired (const OdAgreedPassphrase *passphrase, const char *today)
{
  return !is_in_use (passphrase) && strcmp (passphrase->until, today) < 0;
}

char *
od_passphrase_agreement_propose_until (const char *today)
{
  return od_day_add_days (today, OD_PASSPHRASE_KEPT_DAYS);
}

OdFindings *
od_passphrase_agreement_check (OdPassphraseAgreement *self, const char *since, const char *until, const char *today)
{
  const OdAgreedPassphrase *current = od_passphrase_agreement_get_current (self);
  OdFindings *findings = od_findings_new ();

  if (since != NULL)
    od_day_check_past (since, OD_FIELD_PASSPHRASE_SINCE, current != NULL ? current->since : NULL, today, findings);
  if (current != NULL)
    check_until (until, today, findings);
  return findings;
}

OdPassphraseAgreement *
od_passphrase_agreement_with (OdPassphraseAgreement *self,
                              const char *since,
                              const char *until,
                              OdPassphraseOrigin origin)
{
  g_auto (OdPassphraseAgreementData) data = { 0 };

  copy_data (&data, self, 1, until);
  data.passphrases[0].reference = make_reference (self, since);
  data.passphrases[0].since = g_strdup (since);
  data.passphrases[0].origin = origin;
  return od_passphrase_agreement_new (&data);
}

OdPassphraseAgreement *
od_passphrase_agreement_with_none (OdPassphraseAgreement *self, const char *until)
{
  g_auto (OdPassphraseAgreementData) data = { 0 };

  copy_data (&data, self, 0, until);
  return od_passphrase_agreement_new (&data);
}

OdPassphraseAgreement *
od_passphrase_agreement_without (OdPassphraseAgreement *self, const char *reference)
{
  g_auto (OdPassphraseAgreementData) data = { 0 };

  data.protocol_id = g_strdup (self->data.protocol_id);
  data.passphrases = g_new0 (OdAgreedPassphrase, self->data.n_passphrases + 1);
  for (gsize i = 0; i < self->data.n_passphrases; i++)
    if (!g_str_equal (self->data.passphrases[i].reference, reference))
      copy_passphrase (&data.passphrases[data.n_passphrases++], &self->data.passphrases[i]);
  return od_passphrase_agreement_new (&data);
}
