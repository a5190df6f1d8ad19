#include "json-editing.h"
#include "message-error.h"
#include "record-json.h"

#define PROTOCOL "opgroeien-ocmw-proefdorp-2025"

static OdPassphraseAgreement *
make_agreement (void)
{
  OdPassphraseAgreementData data = { .protocol_id = g_strdup (PROTOCOL) };
  g_autoptr (OdPassphraseAgreement) none = od_passphrase_agreement_new (&data);
  g_autoptr (OdPassphraseAgreement) one = od_passphrase_agreement_with (none, "2026-11-01", NULL, OD_PASSPHRASE_ENTERED);
  g_autoptr (OdPassphraseAgreement) two = od_passphrase_agreement_with (one, "2026-11-25", "2026-12-25", OD_PASSPHRASE_MADE);

  return od_passphrase_agreement_with (two, "2026-11-25", "2026-12-25", OD_PASSPHRASE_ENTERED);
}

static OdPassphraseAgreement *
read_back (GBytes *json, GError **error)
{
  return od_passphrase_agreement_from_json (g_bytes_get_data (json, NULL), (gssize) g_bytes_get_size (json), error);
}

static void
assert_round_trip (OdPassphraseAgreement *agreement)
{
  const OdPassphraseAgreementData *data = od_passphrase_agreement_get_data (agreement);
  g_autoptr (GBytes) json = od_passphrase_agreement_to_json (agreement);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPassphraseAgreement) read = read_back (json, &error);
  const OdPassphraseAgreementData *read_data;

  g_assert_no_error (error);
  read_data = od_passphrase_agreement_get_data (read);
  g_assert_cmpstr (read_data->protocol_id, ==, data->protocol_id);
  g_assert_cmpuint (read_data->n_passphrases, ==, data->n_passphrases);
  for (gsize i = 0; i < data->n_passphrases; i++)
    {
      g_assert_cmpstr (read_data->passphrases[i].reference, ==, data->passphrases[i].reference);
      g_assert_cmpstr (read_data->passphrases[i].since, ==, data->passphrases[i].since);
      g_assert_cmpstr (read_data->passphrases[i].until, ==, data->passphrases[i].until);
      g_assert_cmpint (read_data->passphrases[i].origin, ==, data->passphrases[i].origin);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (OdPassphraseAgreement) agreement = make_agreement ();
  g_autoptr (OdPassphraseAgreement) stopped = od_passphrase_agreement_with_none (agreement, "2026-12-01");
  OdPassphraseAgreementData data = { .protocol_id = g_strdup (PROTOCOL) };
  g_autoptr (OdPassphraseAgreement) none = od_passphrase_agreement_new (&data);

  assert_round_trip (agreement);
  assert_round_trip (stopped);
  assert_round_trip (none);
}

static void
test_damaged (void)
{
  static const struct
  {
    const char *path;
    const char *value;
  } damages[] = {
    { "protocol", NULL },
    { "protocol", "\"Hulshout\"" },
    { "wachtzinnen", NULL },
    { "wachtzinnen", "{}" },
    { "wachtzinnen", "[{}]" },
    { "wachtzinnen", "[7]" },
    { "woorden", "\"geheim\"" },
    { "wachtzinnen", "[{\"kenmerk\":\"een 2026-01-01\",\"vanaf\":\"2026-01-01\",\"herkomst\":\"geraden\"}]" },
    { "wachtzinnen", "[{\"kenmerk\":\"een 2026-01-01\",\"vanaf\":\"2026-02-30\",\"herkomst\":\"gemaakt\"}]" },
    { "wachtzinnen", "[{\"kenmerk\":\"Fien Verzonnen\",\"vanaf\":\"2026-01-01\",\"herkomst\":\"gemaakt\"}]" },
    { "wachtzinnen", "[{\"kenmerk\":\"een 2026-01-01\",\"vanaf\":\"2026-01-01\",\"herkomst\":\"gemaakt\",\"woorden\":\"geheim\"}]" },
    { "wachtzinnen", "[{\"kenmerk\":\"een 2026-01-01\",\"vanaf\":\"2026-01-01\",\"herkomst\":\"gemaakt\"},"
                     "{\"kenmerk\":\"een 2026-01-02\",\"vanaf\":\"2026-01-02\",\"herkomst\":\"gemaakt\"}]" },
    { "wachtzinnen", "[{\"kenmerk\":\"een 2026-01-01\",\"vanaf\":\"2026-01-01\",\"herkomst\":\"gemaakt\"},"
                     "{\"kenmerk\":\"een 2026-01-01\",\"vanaf\":\"2026-01-01\",\"tot\":\"2026-02-01\",\"herkomst\":\"gemaakt\"}]" },
  };
  g_autoptr (OdPassphraseAgreement) agreement = make_agreement ();
  g_autoptr (GBytes) json = od_passphrase_agreement_to_json (agreement);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GBytes) damaged = json_editing_set (json, damages[i].path, damages[i].value);
      g_autoptr (GError) error = NULL;
      g_autoptr (OdPassphraseAgreement) read = read_back (damaged, &error);
      g_assert_null (read);
      g_assert_error (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_SCHEMA);
      g_assert_null (strstr (error->message, "geheim"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/round-trip", test_round_trip);
  g_test_add_func ("/agreement/damaged", test_damaged);
  return g_test_run ();
}
