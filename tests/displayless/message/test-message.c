#include "json-editing.h"
#include "sample-messages.h"

#include <string.h>

/* 93 05 18 is the day of birth of nobody in particular; the check digits are right. */
#define NATIONAL_NUMBER "93.05.18-223.61"

static GBytes *
write_sample (const char *name)
{
  g_autoptr (OdMessage) message = sample_message_new (name);

  return od_message_to_json (message);
}

static void
assert_accepted (GBytes *json, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdMessage) message = od_message_from_json (json, &error);

  if (message == NULL)
    g_error ("%s: %s", what, error->message);
}

/* Refused with @code, a last line @detail (nullable), and nothing of what the message holds. */
static void
assert_refused (GBytes *json, const char *what, OdMessageError code, const char *detail)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdMessage) message = od_message_from_json (json, &error);

  if (message != NULL)
    g_error ("%s: not refused", what);
  g_assert_true (error->domain == OD_MESSAGE_ERROR);
  if (error->code != (int) code)
    g_error ("%s: code %d, not %d", what, error->code, code);
  if (detail != NULL && (strrchr (error->message, '\n') == NULL || strcmp (strrchr (error->message, '\n') + 1, detail) != 0))
    g_error ("%s: \"%s\" does not end in \"%s\"", what, error->message, detail);
  json_editing_assert_tells_nothing (json, error->message);
}

static void
assert_wrong (GBytes *json, const char *path)
{
  g_autofree char *detail = g_strconcat ("Klopt niet: ", path, NULL);

  assert_refused (json, path, OD_MESSAGE_ERROR_SCHEMA, detail);
}

static void
assert_same_party (const OdParty *one, const OdParty *other)
{
  g_assert_cmpstr (one->name, ==, other->name);
  g_assert_cmpstr (one->enterprise_number, ==, other->enterprise_number);
  g_assert_true (one->desk == other->desk);
}

static void
assert_same_remark (const OdQualityRemark *one, const OdQualityRemark *other)
{
  g_assert_cmpint (one->field, ==, other->field);
  g_assert_cmpint (one->kind, ==, other->kind);
  g_assert_cmpint (one->verdict, ==, other->verdict);
  g_assert_cmpstr (one->proposed, ==, other->proposed);
  g_assert_cmpstr (one->value, ==, other->value);
}

static void
assert_same_remarks (GPtrArray *one, GPtrArray *other)
{
  g_assert_true ((one == NULL) == (other == NULL));
  if (one == NULL)
    return;
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    assert_same_remark (g_ptr_array_index (one, i), g_ptr_array_index (other, i));
}

static void
assert_same (const OdMessage *one, const OdMessage *other)
{
  g_assert_cmpint (one->kind, ==, other->kind);
  g_assert_cmpstr (one->id, ==, other->id);
  g_assert_cmpstr (one->reference, ==, other->reference);
  g_assert_cmpstr (one->in_reply_to, ==, other->in_reply_to);
  g_assert_cmpstr (one->protocol_id, ==, other->protocol_id);
  assert_same_party (one->sender, other->sender);
  assert_same_party (one->recipient, other->recipient);
  g_assert_true (g_date_time_equal (one->sent, other->sent));
  g_assert_cmpint (g_date_time_get_utc_offset (one->sent), ==, g_date_time_get_utc_offset (other->sent));
  g_assert_cmpstr (one->program, ==, other->program);
  g_assert_cmpstr (one->readable_sha256, ==, other->readable_sha256);
  g_assert_cmpstr (one->team_member, ==, other->team_member);
  g_assert_true ((one->client == NULL) == (other->client == NULL));
  g_assert_true (one->client == NULL || od_client_equal (one->client, other->client));
  g_assert_cmpint (one->consent_manner, ==, other->consent_manner);
  g_assert_cmpstr (one->consent_on, ==, other->consent_on);
  g_assert_cmpstr (one->information_version, ==, other->information_version);
  g_assert_cmpint (one->residence_reason, ==, other->residence_reason);
  g_assert_true ((one->replaces == NULL) == (other->replaces == NULL));
  g_assert_true (one->replaces == NULL || g_strv_equal ((const char *const *) one->replaces, (const char *const *) other->replaces));
  g_assert_cmpstr (one->received_on, ==, other->received_on);
  g_assert_cmpint (one->return_reason, ==, other->return_reason);
  g_assert_cmpint (one->withdrawal_manner, ==, other->withdrawal_manner);
  g_assert_cmpstr (one->withdrawn_on, ==, other->withdrawn_on);
  assert_same_remarks (one->remarks, other->remarks);
}

static void
test_round_trip (void)
{
  g_auto (GStrv) names = sample_messages_list ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (OdMessage) message = sample_message_new (names[i]);
      g_autoptr (GBytes) json = od_message_to_json (message);
      g_autoptr (GError) error = NULL;
      g_autoptr (OdMessage) read = od_message_from_json (json, &error);
      g_autoptr (GBytes) again = NULL;

      g_test_message ("%s", names[i]);
      g_assert_no_error (error);
      assert_same (message, read);
      again = od_message_to_json (read);
      g_assert_true (g_bytes_equal (json, again));
    }
}

static void
test_kinds (void)
{
  static const char *const names[] = { [OD_MESSAGE_REFERRAL] = "doorverwijzing", [OD_MESSAGE_RECEIPT] = "ontvangstbevestiging",
                                        [OD_MESSAGE_RETURN] = "terugzending", [OD_MESSAGE_WITHDRAWAL] = "intrekking",
                                        [OD_MESSAGE_QUALITY_NOTICE] = "kwaliteitsmelding",
                                        [OD_MESSAGE_QUALITY_ANSWER] = "kwaliteitsantwoord",
                                        [OD_MESSAGE_PROCESSORS] = "verwerkersoverzicht", [OD_MESSAGE_BREACH] = "lekmelding",
                                        [OD_MESSAGE_CHANGE] = "wijzigingsmelding", [OD_MESSAGE_EVIDENCE_REQUEST] = "bewijsverzoek",
                                        [OD_MESSAGE_EVIDENCE] = "bewijs", [OD_MESSAGE_TERMINATION] = "beeindiging" };
  OdMessageKind kind;

  g_assert_cmpuint (G_N_ELEMENTS (names), ==, OD_N_MESSAGE_KINDS);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (od_message_kind_to_string (i), ==, names[i]);
      g_assert_true (od_message_kind_from_string (names[i], &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (od_message_kind_from_string ("Doorverwijzing", &kind));
  g_assert_false (od_message_kind_from_string ("", &kind));
  g_assert_false (od_message_kind_from_string (NULL, &kind));
}

/* What may be left out of the samples that have every member. */
static gboolean
may_be_left_out (const char *path)
{
  static const char *const optional[] = {
    "client.adres", "client.adres.busnummer", "client.contactgegevens", "client.contactgegevens.telefoon",
    "client.contactgegevens.email", "toestemming.versieInformatie", "verblijfsreden", "vervangt", "meldingen.voorstel",
    "antwoorden.waarde", NULL,
  };

  return g_strv_contains (optional, path);
}

static void
test_missing (gconstpointer sample)
{
  g_autoptr (GBytes) json = write_sample (sample);
  g_auto (GStrv) paths = json_editing_list_paths (json);

  g_assert_cmpuint (g_strv_length (paths), >, 29);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GBytes) without = json_editing_set (json, paths[i], NULL);
      g_autofree char *missing = g_strconcat ("Ontbreekt: ", paths[i], NULL);

      if (may_be_left_out (paths[i]))
        assert_accepted (without, paths[i]);
      else if (strcmp (paths[i], "versie") == 0 || strcmp (paths[i], "soort") == 0)
        assert_refused (without, paths[i], OD_MESSAGE_ERROR_NOT_A_MESSAGE, NULL);
      else if (strcmp (paths[i], "client.adres.straatnaam") == 0 || strcmp (paths[i], "client.adres.huisnummer") == 0)
        assert_wrong (without, paths[i]);
      else
        assert_refused (without, paths[i], OD_MESSAGE_ERROR_SCHEMA, missing);
    }
}

static void
test_doubled (gconstpointer sample)
{
  g_autoptr (GBytes) json = write_sample (sample);
  g_auto (GStrv) paths = json_editing_list_paths (json);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GBytes) twice = json_editing_double (json, paths[i]);

      assert_refused (twice, paths[i], OD_MESSAGE_ERROR_SCHEMA, "Een onderdeel staat er dubbel in.");
    }
}

/* A member that does not belong, in each object in turn. */
static void
test_unknown (gconstpointer sample)
{
  static const char *const names[] = { "rijksregisternummer", "Naam", "@type", "" };
  g_autoptr (GBytes) json = write_sample (sample);
  g_auto (GStrv) paths = json_editing_list_paths (json);
  guint n_objects = 0;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (JsonNode) node = json_editing_get (json, paths[i]);
      g_autofree char *detail = g_strconcat ("Daarin hoort iets niet: ", paths[i], NULL);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      n_objects++;
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          g_autofree char *path = g_strconcat (paths[i], ".", names[j], NULL);
          g_autoptr (GBytes) more = json_editing_set (json, path, "\"geheim\"");

          assert_refused (more, path, OD_MESSAGE_ERROR_SCHEMA, detail);
        }
    }
  g_assert_cmpuint (n_objects, >=, 3);
  /* But for the last: a path of nothing names nothing. */
  for (guint j = 0; j + 1 < G_N_ELEMENTS (names); j++)
    {
      g_autoptr (GBytes) more = json_editing_set (json, names[j], "null");

      assert_refused (more, names[j], OD_MESSAGE_ERROR_SCHEMA, "Er staat iets in wat er niet in hoort.");
    }
}

/* What another kind has is as unknown as anything else. */
static void
test_of_another_kind (void)
{
  static const struct
  {
    const char *sample, *from, *path;
  } cases[] = {
    { SAMPLE_RECEIPT, SAMPLE_RETURN, "reden" },         { SAMPLE_RETURN, SAMPLE_RECEIPT, "ontvangenOp" },
    { SAMPLE_RETURN, SAMPLE_REFERRAL, "client" },       { SAMPLE_RECEIPT, SAMPLE_QUALITY_NOTICE, "meldingen" },
    { SAMPLE_RETURN, SAMPLE_QUALITY_NOTICE, "meldingen" }, { SAMPLE_QUALITY_NOTICE, SAMPLE_QUALITY_ANSWER, "antwoorden" },
    { SAMPLE_QUALITY_ANSWER, SAMPLE_QUALITY_NOTICE, "meldingen" }, { SAMPLE_QUALITY_NOTICE, SAMPLE_REFERRAL, "client" },
    { SAMPLE_WITHDRAWAL, SAMPLE_REFERRAL, "client" },   { SAMPLE_WITHDRAWAL, SAMPLE_RECEIPT, "antwoordOp" },
    { SAMPLE_REFERRAL, SAMPLE_RECEIPT, "antwoordOp" },  { SAMPLE_REFERRAL, SAMPLE_RECEIPT, "ontvangenOp" },
    { SAMPLE_RECEIPT, SAMPLE_REFERRAL, "teamlid" },     { SAMPLE_RECEIPT, SAMPLE_REFERRAL, "client" },
    { SAMPLE_RECEIPT, SAMPLE_REFERRAL, "toestemming" }, { SAMPLE_RECEIPT, SAMPLE_REFERRAL, "verblijfsreden" },
    { SAMPLE_RECEIPT, SAMPLE_REFERRAL, "vervangt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) json = write_sample (cases[i].sample);
      g_autoptr (GBytes) other = write_sample (cases[i].from);
      g_autoptr (JsonNode) node = json_editing_get (other, cases[i].path);
      g_autofree char *value = json_to_string (node, FALSE);
      g_autoptr (GBytes) more = json_editing_set (json, cases[i].path, value);

      assert_refused (more, cases[i].path, OD_MESSAGE_ERROR_SCHEMA, "Er staat iets in wat er niet in hoort.");
    }
}

static void
test_wrong_type (gconstpointer sample)
{
  static const char *const values[] = { "null", "true", "7", "\"\"", "\" \"", "[]", "{}", "[\"Noor\"]", "[{}]" };
  g_autoptr (GBytes) json = write_sample (sample);
  g_auto (GStrv) paths = json_editing_list_paths (json);

  for (guint i = 0; paths[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      {
        g_autoptr (GBytes) wrong = json_editing_set (json, paths[i], values[j]);
        g_autoptr (JsonNode) node = json_editing_get (json, paths[i]);
        gboolean text = *values[j] == '"';

        if (strcmp (paths[i], "versie") == 0 || (strcmp (paths[i], "soort") == 0 && !text))
          assert_refused (wrong, paths[i], OD_MESSAGE_ERROR_NOT_A_MESSAGE, NULL);
        else if (strcmp (paths[i], "soort") == 0)
          assert_refused (wrong, paths[i], OD_MESSAGE_ERROR_UNKNOWN_KIND, NULL);
        else if (JSON_NODE_HOLDS_OBJECT (node) && strcmp (values[j], "{}") == 0)
          assert_refused (wrong, paths[i], OD_MESSAGE_ERROR_SCHEMA, NULL);
        else if (JSON_NODE_HOLDS_ARRAY (node) && strcmp (values[j], "[{}]") == 0)
          assert_refused (wrong, paths[i], OD_MESSAGE_ERROR_SCHEMA, NULL);
        else
          assert_wrong (wrong, paths[i]);
      }
}

/* As long as may be, and a sign more; each of two bytes, since characters count. */
static void
test_lengths (void)
{
  static const struct
  {
    const char *path;
    guint longest;
  } cases[] = {
    { "afzender.naam", 120 },       { "bestemmeling.naam", 120 },  { "programma", 80 },
    { "teamlid", 80 },              { "client.voornaam", 80 },     { "client.achternaam", 80 },
    { "client.adres.straatnaam", 80 }, { "client.adres.gemeentenaam", 60 }, { "toestemming.versieInformatie", 80 },
  };
  g_autoptr (GBytes) json = write_sample (SAMPLE_REFERRAL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GBytes) longest = NULL;
      g_autoptr (GBytes) longer = NULL;

      for (guint n = 0; n < cases[i].longest; n++)
        g_string_append (text, "é");
      longest = json_editing_set_text (json, cases[i].path, text->str);
      assert_accepted (longest, cases[i].path);
      g_string_append (text, "é");
      longer = json_editing_set_text (json, cases[i].path, text->str);
      assert_wrong (longer, cases[i].path);
    }
}

static void
test_long_identifier (void)
{
  g_autoptr (GBytes) json = write_sample (SAMPLE_REFERRAL);
  g_autofree char *longest = g_strnfill (100, 'a');
  g_autofree char *longer = g_strnfill (101, 'a');
  g_autoptr (GBytes) good = json_editing_set_text (json, "protocol", longest);
  g_autoptr (GBytes) bad = json_editing_set_text (json, "protocol", longer);

  assert_accepted (good, "protocol");
  assert_wrong (bad, "protocol");
}

static void
test_too_big (void)
{
  g_autoptr (GBytes) json = write_sample (SAMPLE_REFERRAL);
  gsize size = g_bytes_get_size (json);
  g_autofree char *text = g_strnfill (1024 * 1024 + 1, ' ');
  g_autoptr (GBytes) limit = NULL, beyond = NULL;

  memcpy (text, g_bytes_get_data (json, NULL), size);
  limit = g_bytes_new (text, 1024 * 1024);
  beyond = g_bytes_new (text, 1024 * 1024 + 1);
  assert_accepted (limit, "1 MiB");
  assert_refused (beyond, "a byte more", OD_MESSAGE_ERROR_NOT_A_MESSAGE, NULL);
}

typedef struct
{
  const char *path;
  const char *text;
} Value;

static const Value good_values[] = {
  { "kenmerk", "2026-00042-F33J" },
  { "verzonden", "2026-11-24T00:30:00Z" },
  { "verzonden", "2024-02-29T23:59:59-09:30" },
  { "verzonden", "9999-12-31T23:59:59-23:59" },
  { "verzonden", "1000-01-01T00:00:00+23:59" },
  { "toestemming.wijze", "schriftelijk" },
  { "toestemming.datum", "2024-02-29" },
  { "verblijfsreden", "verblijft-elders" },
  { "client.voornaam", "Noor Élise" },
  { "client.adres.huisnummer", "1 bus 2" },
  { "client.adres.busnummer", "0.1" },
  { "client.contactgegevens.telefoon", "+3214123456" },
  { "client.contactgegevens.telefoon", "+1234567" },
  { "client.contactgegevens.email", "o'noor@voor-beeld.be" },
  { "afzender.naam", "Team 7 & \"zo\" <b>" },
};

static const Value bad_values[] = {
  { "@context.voornaam", "http://voorbeeld.be/voornaam" },
  { "versie", "0.9" },
  { "bericht", "0F0E0D0C-1111-4222-8333-444455556666" },
  { "bericht", "0f0e0d0c-1111-4222-8333-44445555666" },
  { "bericht", "0f0e0d0c-1111-4222-8333-444455556666\n" },
  { "kenmerk", "2026-00042-F33K" },
  { "kenmerk", "2026-00042-f33j" },
  { "kenmerk", "2026-0042-F33J" },
  { "protocol", "Opgroeien" },
  { "protocol", "a--b" },
  { "protocol", "../a" },
  { "protocol", "a\n" },
  { "afzender.kboNummer", "0886886639" },
  { "afzender.kboNummer", "0886.886.638" },
  { "afzender.kboNummer", "886886638" },
  { "afzender.kboNummer", "BE0886886638" },
  { "afzender.naam", "Team\nzeven" },
  { "afzender.naam", "Team " NATIONAL_NUMBER },
  { "bestemmeling.naam", "OCMW\xe2\x80\xae Hulshout" },
  { "bestemmeling.naam", "OCMW\xe2\x80\x8b Hulshout" },
  { "verzonden", "2026-11-24T00:30:00" },
  { "verzonden", "2026-11-24 00:30:00Z" },
  { "verzonden", "2026-11-24T00:30:00.5Z" },
  { "verzonden", "20261124T003000Z" },
  { "verzonden", "2026-11-24T00:30:00+0100" },
  { "verzonden", "2026-11-24T00:30:00+24:00" },
  { "verzonden", "2026-11-24T24:00:00Z" },
  { "verzonden", "2026-11-24T23:59:60Z" },
  { "verzonden", "2025-02-29T00:30:00Z" },
  { "verzonden", "0999-01-01T00:00:00Z" },
  { "programma", "Over\tdracht" },
  { "leesbaarSha256", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD" },
  { "leesbaarSha256", "ba7816bf" },
  { "teamlid", NATIONAL_NUMBER },
  { "toestemming.wijze", "telefonisch" },
  { "toestemming.datum", "2025-02-29" },
  { "toestemming.datum", "24/11/2026" },
  { "toestemming.versieInformatie", "v\xe2\x80\xa8" "2" },
  { "verblijfsreden", "vakantie" },
};

/* What the domain's own rules say about a client. */
static const Value bad_client_values[] = {
  { "client.voornaam", "Noor " NATIONAL_NUMBER },
  { "client.voornaam", "Noor 2" },
  { "client.voornaam", "Noor; heeft schulden" },
  { "client.achternaam", "93051822361" },
  { "client.achternaam", "Proef\xe2\x80\xaepersoon" },
  { "client.achternaam", "Proef\x07persoon" },
  { "client.adres.straatnaam", "Vlinderlaan " NATIONAL_NUMBER },
  { "client.adres.straatnaam", "Vlinderlaan: sleutel onder de mat" },
  { "client.adres.huisnummer", "93051822361" },
  { "client.adres.huisnummer", "A1" },
  { "client.adres.huisnummer", "0" },
  { "client.adres.huisnummer", "123456789012" },
  { "client.adres.busnummer", "93051822361" },
  { "client.adres.busnummer", "2;3" },
  { "client.adres.busnummer", "ABCDEFGHIJKL" },
  { "client.adres.postcode", "0235" },
  { "client.adres.postcode", "22355" },
  { "client.adres.postcode", "B-2235" },
  { "client.adres.gemeentenaam", "Hulshout 2" },
  { "client.contactgegevens.telefoon", "0470 12 34 56" },
  { "client.contactgegevens.telefoon", "+32 470 12 34 56" },
  { "client.contactgegevens.telefoon", "+3247012345" },
  { "client.contactgegevens.telefoon", "+0123456789" },
  { "client.contactgegevens.telefoon", "+1234567890123456" },
  { "client.contactgegevens.telefoon", "+3214123456 (van de buren)" },
  { "client.contactgegevens.telefoon", NATIONAL_NUMBER },
  { "client.contactgegevens.email", "noor" },
  { "client.contactgegevens.email", "noor@voorbeeld" },
  { "client.contactgegevens.email", "noor@voorbeeld.be, jan@voorbeeld.be" },
  { "client.contactgegevens.email", "93051822361@voorbeeld.be" },
};

static void
test_good_values (void)
{
  g_autoptr (GBytes) json = write_sample (SAMPLE_REFERRAL);

  for (guint i = 0; i < G_N_ELEMENTS (good_values); i++)
    {
      g_autoptr (GBytes) changed = json_editing_set_text (json, good_values[i].path, good_values[i].text);
      g_autoptr (OdMessage) read = od_message_from_json (changed, NULL);
      g_autoptr (GBytes) written = NULL;

      assert_accepted (changed, good_values[i].text);
      written = od_message_to_json (read);
      assert_accepted (written, good_values[i].text);
    }
}

static void
test_bad_values (void)
{
  g_autoptr (GBytes) json = write_sample (SAMPLE_REFERRAL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_values); i++)
    {
      g_autoptr (GBytes) changed = json_editing_set_text (json, bad_values[i].path, bad_values[i].text);

      g_test_message ("%s", bad_values[i].text);
      assert_wrong (changed, bad_values[i].path);
    }
}

static void
test_bad_client_values (void)
{
  g_autoptr (GBytes) json = write_sample (SAMPLE_REFERRAL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_client_values); i++)
    {
      g_autoptr (GBytes) changed = json_editing_set_text (json, bad_client_values[i].path, bad_client_values[i].text);

      g_test_message ("%s", bad_client_values[i].text);
      assert_wrong (changed, bad_client_values[i].path);
    }
}

/* The other days and the other answer of a receipt. */
static void
test_bad_receipt_values (void)
{
  static const Value values[] = {
    { "antwoordOp", "2026-00042-F33J" },
    { "antwoordOp", "0F0E0D0C-1111-4222-8333-444455556666" },
    { "ontvangenOp", "2026-11-31" },
    { "ontvangenOp", "2026-11-24T00:00:00Z" },
  };
  g_autoptr (GBytes) json = write_sample (SAMPLE_RECEIPT);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GBytes) changed = json_editing_set_text (json, values[i].path, values[i].text);

      assert_wrong (changed, values[i].path);
    }
}

/* Who may send what is fixed: nobody answers himself, and no OCMW refers. */
static void
test_roles (gconstpointer sample)
{
  static const char *const roles[] = { "kind-en-gezin", "ocmw", "Opgroeien", "" };
  g_autoptr (OdMessage) message = sample_message_new (sample);
  g_autoptr (GBytes) json = write_sample (sample);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    for (guint j = 0; j < G_N_ELEMENTS (roles); j++)
      {
        g_autoptr (GBytes) sent = json_editing_set_text (json, "afzender.rol", roles[i]);
        g_autoptr (GBytes) both = json_editing_set_text (sent, "bestemmeling.rol", roles[j]);
        gboolean sender = i < 2 && od_message_kind_may_be_sent_by (message->kind, i == 0 ? OD_DESK_KIND_EN_GEZIN : OD_DESK_OCMW);
        gboolean recipient = i < 2 && j == 1 - i;

        if (sender && recipient)
          assert_accepted (both, roles[i]);
        else
          assert_wrong (both, sender ? "bestemmeling.rol" : "afzender.rol");
      }
}

static void
test_versions (void)
{
  static const struct
  {
    const char *version;
    OdMessageError code;
  } cases[] = {
    { "1.1", OD_MESSAGE_ERROR_NEWER },           { "1.10", OD_MESSAGE_ERROR_NEWER },
    { "2.0", OD_MESSAGE_ERROR_NEWER },           { "10.0", OD_MESSAGE_ERROR_NEWER },
    { "999999999.999999999", OD_MESSAGE_ERROR_NEWER },
    { "0.0", OD_MESSAGE_ERROR_SCHEMA },          { "0.9", OD_MESSAGE_ERROR_SCHEMA },
    { "1", OD_MESSAGE_ERROR_NOT_A_MESSAGE },     { "1.", OD_MESSAGE_ERROR_NOT_A_MESSAGE },
    { ".1", OD_MESSAGE_ERROR_NOT_A_MESSAGE },    { "1.0.0", OD_MESSAGE_ERROR_NOT_A_MESSAGE },
    { "01.0", OD_MESSAGE_ERROR_NOT_A_MESSAGE },  { "1.00", OD_MESSAGE_ERROR_NOT_A_MESSAGE },
    { "-1.0", OD_MESSAGE_ERROR_NOT_A_MESSAGE },  { "+2.0", OD_MESSAGE_ERROR_NOT_A_MESSAGE },
    { " 1.0", OD_MESSAGE_ERROR_NOT_A_MESSAGE },  { "1.0\n", OD_MESSAGE_ERROR_NOT_A_MESSAGE },
    { "twee", OD_MESSAGE_ERROR_NOT_A_MESSAGE },  { "1,1", OD_MESSAGE_ERROR_NOT_A_MESSAGE },
    { "1000000000.0", OD_MESSAGE_ERROR_NOT_A_MESSAGE },
  };
  g_autoptr (GBytes) json = write_sample (SAMPLE_REFERRAL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) changed = json_editing_set_text (json, "versie", cases[i].version);

      assert_refused (changed, cases[i].version, cases[i].code, NULL);
    }
}

/* Only the head of what is newer or of another kind is judged. */
static void
test_heads (void)
{
  static const struct
  {
    const char *json;
    OdMessageError code;
  } cases[] = {
    { "{\"versie\":\"2.0\",\"soort\":\"uitkomst\"}", OD_MESSAGE_ERROR_NEWER },
    { "{\"versie\":\"2.0\",\"soort\":\"doorverwijzing\",\"kleur\":[7,null,{\"tint\":true}]}", OD_MESSAGE_ERROR_NEWER },
    { "{\"versie\":\"2.0\"}", OD_MESSAGE_ERROR_NOT_A_MESSAGE },
    { "{\"versie\":2,\"soort\":\"uitkomst\"}", OD_MESSAGE_ERROR_NOT_A_MESSAGE },
    { "{\"versie\":\"1.0\",\"soort\":\"uitkomst\"}", OD_MESSAGE_ERROR_UNKNOWN_KIND },
    { "{\"versie\":\"1.0\",\"soort\":\"Doorverwijzing\"}", OD_MESSAGE_ERROR_UNKNOWN_KIND },
    { "{\"versie\":\"1.0\",\"soort\":7}", OD_MESSAGE_ERROR_NOT_A_MESSAGE },
    { "{\"soort\":\"doorverwijzing\"}", OD_MESSAGE_ERROR_NOT_A_MESSAGE },
    { "{\"versie\":\"1.0\",\"soort\":\"doorverwijzing\"}", OD_MESSAGE_ERROR_SCHEMA },
    { "{}", OD_MESSAGE_ERROR_NOT_A_MESSAGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (cases[i].json, strlen (cases[i].json));

      assert_refused (json, cases[i].json, cases[i].code, NULL);
    }
}

/* Each object of a client whole or not at all, and some way to reach the client. */
static void
test_client_as_a_whole (void)
{
  static const struct
  {
    const char *client;
    gboolean good;
  } cases[] = {
    { "{N,\"contactgegevens\":{\"email\":\"noor@voorbeeld.be\"}}", TRUE },
    { "{N,\"contactgegevens\":{\"telefoon\":\"+3214123456\"},\"adres\":{P}}", TRUE },
    { "{N,\"adres\":{P,\"straatnaam\":\"Vlinderlaan\",\"huisnummer\":\"7\"}}", TRUE },
    { "{N}", FALSE },
    { "{N,\"adres\":{P}}", FALSE },
    { "{N,\"adres\":{}}", FALSE },
    { "{N,\"contactgegevens\":{}}", FALSE },
    { "{N,\"contactgegevens\":{},\"adres\":{P,\"straatnaam\":\"Vlinderlaan\",\"huisnummer\":\"7\"}}", FALSE },
    { "{N,\"adres\":{},\"contactgegevens\":{\"telefoon\":\"+3214123456\"}}", FALSE },
    { "{N,\"adres\":{P,\"straatnaam\":\"Vlinderlaan\"}}", FALSE },
    { "{N,\"adres\":{P,\"huisnummer\":\"7\"},\"contactgegevens\":{\"telefoon\":\"+3214123456\"}}", FALSE },
    { "{N,\"adres\":{P,\"busnummer\":\"7\"},\"contactgegevens\":{\"telefoon\":\"+3214123456\"}}", FALSE },
    { "{N,\"adres\":{\"postcode\":\"2235\"},\"contactgegevens\":{\"telefoon\":\"+3214123456\"}}", FALSE },
  };
  g_autoptr (GBytes) json = write_sample (SAMPLE_REFERRAL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) client = g_string_new (cases[i].client);
      g_autoptr (GBytes) changed = NULL;

      g_string_replace (client, "N", "\"voornaam\":\"Noor\",\"achternaam\":\"Proefpersoon\"", 1);
      g_string_replace (client, "P}", "P,}", 1);
      g_string_replace (client, "P,", "\"postcode\":\"2235\",\"gemeentenaam\":\"Hulshout\",", 1);
      g_string_replace (client, ",}", "}", 1);
      changed = json_editing_set (json, "client", client->str);
      if (cases[i].good)
        assert_accepted (changed, cases[i].client);
      else
        assert_refused (changed, cases[i].client, OD_MESSAGE_ERROR_SCHEMA, NULL);
    }
}

/* Also from a program that does not see to it itself. */
static void
test_normalised_when_read (void)
{
  g_autoptr (GBytes) json = write_sample (SAMPLE_REFERRAL);
  g_autoptr (GBytes) named = json_editing_set_text (json, "client.voornaam", "  Zoe\xcc\x88  An ");
  g_autoptr (GBytes) changed = json_editing_set_text (named, "client.contactgegevens.email", "Noor@VOORBEELD.be");
  g_autoptr (GError) error = NULL;
  g_autoptr (OdMessage) read = od_message_from_json (changed, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (od_client_get (read->client, OD_FIELD_GIVEN_NAME), ==, "Zo\xc3\xab An");
  g_assert_cmpstr (od_client_get (read->client, OD_FIELD_EMAIL), ==, "Noor@voorbeeld.be");
}

static void
test_draft (void)
{
  g_autoptr (GBytes) json = write_sample (SAMPLE_REFERRAL);
  g_autoptr (GBytes) without = json_editing_set (json, "leesbaarSha256", NULL);
  g_autoptr (GBytes) wrong = json_editing_set (json, "leesbaarSha256", "\"geen\"");
  g_autoptr (GBytes) less = json_editing_set (without, "teamlid", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdMessage) draft = od_message_from_draft_json (without, &error);
  g_autoptr (OdMessage) whole = od_message_from_draft_json (json, NULL);
  g_autoptr (OdMessage) none = NULL;

  g_assert_no_error (error);
  g_assert_null (draft->readable_sha256);
  g_assert_nonnull (whole->readable_sha256);
  none = od_message_from_draft_json (wrong, &error);
  g_assert_error (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_SCHEMA);
  g_clear_error (&error);
  none = od_message_from_draft_json (less, &error);
  g_assert_error (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_SCHEMA);
  g_assert_null (none);
}

/* Part of a message is none; a changed one is refused, or says all that it says when written again. */
static void
test_damaged (gconstpointer sample)
{
  static const char bytes[] = "\0\n \"\\0Z{}[]:,\xff";
  g_autoptr (GBytes) json = write_sample (sample);
  gsize size = g_bytes_get_size (json);

  for (gsize length = 0; length < size - 2; length += 3)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (json, 0, length);
      g_autoptr (OdMessage) read = od_message_from_json (cut, NULL);

      g_assert_null (read);
    }
  for (gsize i = 0; i < size; i++)
    {
      guint8 *changed = g_memdup2 (g_bytes_get_data (json, NULL), size);
      g_autoptr (GBytes) damaged = g_bytes_new_take (changed, size);
      g_autoptr (OdMessage) read = NULL, again = NULL;
      g_autoptr (GBytes) written = NULL;

      changed[i] = (guint8) bytes[i % sizeof (bytes)];
      read = od_message_from_json (damaged, NULL);
      if (read == NULL)
        continue;
      written = od_message_to_json (read);
      again = od_message_from_json (written, NULL);
      g_assert_nonnull (again);
      assert_same (read, again);
    }
}

/* What the parties account for follows tables: check-schemas holds every member of it against its schema. */
static void
add_for_each_kind (const char *path, GTestDataFunc function)
{
  OdMessageKind end = function == test_missing || function == test_wrong_type || function == test_damaged ? OD_MESSAGE_PROCESSORS : OD_N_MESSAGE_KINDS;

  for (OdMessageKind kind = 0; kind < end; kind++)
    {
      const char *name = od_message_kind_to_string (kind);
      g_autofree char *whole = g_strconcat (path, "/", name, NULL);

      g_test_add_data_func (whole, name, function);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/message/round-trip", test_round_trip);
  g_test_add_func ("/message/kinds", test_kinds);
  add_for_each_kind ("/message/missing", test_missing);
  add_for_each_kind ("/message/doubled", test_doubled);
  add_for_each_kind ("/message/unknown", test_unknown);
  g_test_add_func ("/message/of-another-kind", test_of_another_kind);
  add_for_each_kind ("/message/wrong-type", test_wrong_type);
  g_test_add_func ("/message/lengths", test_lengths);
  g_test_add_func ("/message/long-identifier", test_long_identifier);
  g_test_add_func ("/message/too-big", test_too_big);
  g_test_add_func ("/message/good-values", test_good_values);
  g_test_add_func ("/message/bad-values", test_bad_values);
  g_test_add_func ("/message/bad-client-values", test_bad_client_values);
  g_test_add_func ("/message/bad-receipt-values", test_bad_receipt_values);
  add_for_each_kind ("/message/roles", test_roles);
  g_test_add_func ("/message/versions", test_versions);
  g_test_add_func ("/message/heads", test_heads);
  g_test_add_func ("/message/client-as-a-whole", test_client_as_a_whole);
  g_test_add_func ("/message/normalised-when-read", test_normalised_when_read);
  g_test_add_func ("/message/draft", test_draft);
  add_for_each_kind ("/message/damaged", test_damaged);
  return g_test_run ();
}
