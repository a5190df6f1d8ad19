#include "json-editing.h"
#include "message.h"
#include "record-json.h"

#include <string.h>

#define HULSHOUT "opgroeien-ocmw-hulshout-2025"

static GBytes *
write_hulshout (void)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);

  g_assert_nonnull (protocol);
  return od_protocol_to_json (protocol);
}

static OdProtocol *
read_protocol (GBytes *json, GError **error)
{
  return od_protocol_from_json (g_bytes_get_data (json, NULL), (gssize) g_bytes_get_size (json), error);
}

static void
assert_accepted (GBytes *json, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdProtocol) protocol = read_protocol (json, &error);

  if (protocol == NULL)
    g_error ("%s: %s", what, error->message);
}

/* Refused with a last line @detail (nullable), and nothing of what the file holds. */
static void
assert_refused (GBytes *json, const char *what, const char *detail)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdProtocol) protocol = read_protocol (json, &error);
  const char *last;

  if (protocol != NULL)
    g_error ("%s: not refused", what);
  g_assert_error (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_SCHEMA);
  last = strrchr (error->message, '\n');
  if (detail != NULL && (last == NULL || strcmp (last + 1, detail) != 0))
    g_error ("%s: \"%s\" does not end in \"%s\"", what, error->message, detail);
  json_editing_assert_tells_nothing (json, error->message);
}

static void
assert_wrong (GBytes *json, const char *path)
{
  g_autofree char *detail = g_strconcat ("Klopt niet: ", path, NULL);

  assert_refused (json, path, detail);
}

static void
test_bundled (void)
{
  g_autoptr (GPtrArray) protocols = od_bundled_protocols ();
  gboolean found = FALSE;

  g_assert_cmpuint (protocols->len, >, 0);
  for (guint i = 0; i < protocols->len; i++)
    found |= strcmp (od_protocol_get_id (protocols->pdata[i]), HULSHOUT) == 0;
  g_assert_true (found);
  g_assert_null (od_bundled_protocol_find ("opgroeien-ocmw-nergens-2025"));
  g_assert_null (od_bundled_protocol_find (""));
}

/* Art. by art. what the signed text says. */
static void
test_parties (void)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);
  const OdProtocolData *data = od_protocol_get_data (protocol);
  const OdProtocolParty *sender = &data->sender, *recipient = &data->recipient;

  g_assert_cmpstr (sender->name, ==, "Opgroeien regie");
  g_assert_cmpstr (sender->team, ==, "Lokaal team Kind en Gezin Zuiderkempen");
  g_assert_cmpstr (sender->enterprise_number, ==, "0886886638");
  g_assert_cmpstr (sender->address, ==, "Hallepoortlaan 27, 1060 Brussel");
  g_assert_cmpstr (sender->represented_by, ==, "Leo Van Loo, waarnemend administrateur-generaal");
  g_assert_cmpstr (sender->dpo_email, ==, "dpo@opgroeien.be");
  g_assert_cmpstr (sender->dpo_advice_on, ==, "2024-10-24");

  g_assert_cmpstr (recipient->name, ==, "OCMW Hulshout");
  g_assert_cmpstr (recipient->team, ==, "");
  g_assert_cmpstr (recipient->enterprise_number, ==, "0212221251");
  g_assert_cmpstr (recipient->address, ==, "Grote Baan 264, 2235 Hulshout");
  g_assert_nonnull (strstr (recipient->represented_by, "Elias De Wever"));
  g_assert_nonnull (strstr (recipient->represented_by, "Ria Van den Eynde, algemeen directeur"));
  g_assert_cmpstr (recipient->dpo_email, ==, "info@hulshout.be");
  g_assert_cmpstr (recipient->dpo_advice_on, ==, "2024-10-30");
  g_assert_cmpstr (data->mailbox, ==, "info@hulshout.be");
}

static void
test_terms (void)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);
  const OdProtocolData *data = od_protocol_get_data (protocol);

  g_assert_cmpstr (data->id, ==, HULSHOUT);
  g_assert_nonnull (strstr (data->title, "Zuiderkempen, naar OCMW Hulshout"));
  g_assert_nonnull (strstr (data->purpose, "raagverheldering en zoeken naar de meest passende hulpverlening"));
  g_assert_nonnull (strstr (data->legal_ground, "rtikel 10/1 van het decreet van 30 april 2004"));
  g_assert_nonnull (strstr (data->legal_ground, "artikel 8, § 1, van het decreet van 18 juli 2008"));
  g_assert_nonnull (strstr (data->law, "Belgisch recht"));
  g_assert_nonnull (strstr (data->law, "Brussel"));
  g_assert_cmpstr (data->cooperation_agreement_on, ==, "2024-10-28");
  g_assert_cmpstr (data->signed_on, ==, "2024-11-25");
  g_assert_cmpstr (data->in_force_on, ==, "2025-01-01");
  g_assert_cmpstr (data->notice_given_on, ==, "");
  g_assert_cmpstr (data->ended_on, ==, "");
  g_assert_cmpuint (data->notice_months, ==, 3);
  g_assert_cmpuint (data->retention_years, ==, 10);
  g_assert_cmpuint (data->n_places, ==, 1);
  g_assert_cmpstr (data->places[0].postcode, ==, "2235");
  g_assert_cmpstr (data->places[0].municipality, ==, "Hulshout");
  g_assert_cmpint (od_protocol_get_state (protocol, "2024-12-31"), ==, OD_PROTOCOL_DRAFT);
  g_assert_cmpint (od_protocol_get_state (protocol, "2025-01-01"), ==, OD_PROTOCOL_IN_FORCE);
}

static void
test_round_trip (void)
{
  static const char *const values[] = { "\"zip\"", "\"7z\"" };
  g_autoptr (GBytes) json = write_hulshout ();

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GBytes) packed = json_editing_set (json, "archiefformaat", values[i]);
      g_autoptr (GBytes) ended = json_editing_set (packed, "beeindigdOp", "\"2026-11-24\"");
      g_autoptr (GBytes) published = json_editing_set (ended, "ocmw.website", "\"https://ocmw.voorbeeld.be/\"");
      g_autoptr (GBytes) more = json_editing_set (published, "gemeenten",
                                                  "[{\"postcode\":\"2235\",\"gemeentenaam\":\"Hulshout\"},"
                                                  "{\"postcode\":\"2260\",\"gemeentenaam\":\"Westerlo\"}]");
      g_autoptr (GError) error = NULL;
      g_autoptr (OdProtocol) protocol = read_protocol (more, &error), again = NULL;
      g_autoptr (GBytes) written = NULL, twice = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (od_protocol_get_data (protocol)->archive_format, ==, i == 0 ? OD_ARCHIVE_ZIP : OD_ARCHIVE_7Z);
      g_assert_cmpstr (od_protocol_get_data (protocol)->ended_on, ==, "2026-11-24");
      g_assert_cmpstr (od_protocol_find_municipality (protocol, "2260"), ==, "Westerlo");
      written = od_protocol_to_json (protocol);
      again = read_protocol (written, &error);
      g_assert_no_error (error);
      twice = od_protocol_to_json (again);
      g_assert_true (g_bytes_equal (written, twice));
      g_assert_cmpstr (od_protocol_get_data (again)->recipient.website, ==, "https://ocmw.voorbeeld.be/");
    }
}

static gboolean
may_be_left_out (const char *path)
{
  static const char *const optional[] = {
    "volledigeNaam", "team", "adres", "vertegenwoordigdDoor", "contactGegevenslek", "adviesFgbOp", "website",
    "recht", "samenwerkingsovereenkomstOp", "ondertekendOp", "vanKrachtOp", "opgezegdOp", "beeindigdOp", NULL,
  };
  const char *dot = strrchr (path, '.');

  return g_strv_contains (optional, dot != NULL ? dot + 1 : path);
}

static void
test_missing (void)
{
  g_autoptr (GBytes) json = write_hulshout ();
  g_auto (GStrv) paths = json_editing_list_paths (json);

  g_assert_cmpuint (g_strv_length (paths), >=, 30);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GBytes) without = json_editing_set (json, paths[i], NULL);
      g_autofree char *missing = g_strconcat ("Ontbreekt: ", paths[i], NULL);

      if (may_be_left_out (paths[i]))
        assert_accepted (without, paths[i]);
      else
        assert_refused (without, paths[i], missing);
    }
}

/* What is not known is "", not NULL. */
static void
test_least (void)
{
  g_autoptr (GBytes) json = write_hulshout ();
  g_auto (GStrv) paths = json_editing_list_paths (json);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdProtocol) protocol = NULL;
  const OdProtocolData *data;

  for (guint i = 0; paths[i] != NULL; i++)
    if (may_be_left_out (paths[i]))
      {
        GBytes *less = json_editing_set (json, paths[i], NULL);

        g_bytes_unref (json);
        json = less;
      }
  protocol = read_protocol (json, &error);
  g_assert_no_error (error);
  data = od_protocol_get_data (protocol);
  g_assert_cmpstr (data->recipient.website, ==, "");
  g_assert_cmpstr (data->sender.team, ==, "");
  g_assert_cmpstr (data->law, ==, "");
  g_assert_cmpstr (data->in_force_on, ==, "");
}

static void
test_wrong_type (void)
{
  static const char *const values[] = { "null", "true", "-1", "1000", "\"\"", "\" \"", "[]", "{}", "[\"x\"]", "[{}]", "[null]" };
  g_autoptr (GBytes) json = write_hulshout ();
  g_auto (GStrv) paths = json_editing_list_paths (json);

  for (guint i = 0; paths[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      {
        g_autoptr (GBytes) wrong = json_editing_set (json, paths[i], values[j]);

        assert_refused (wrong, paths[i], NULL);
      }
}

static void
test_doubled (void)
{
  g_autoptr (GBytes) json = write_hulshout ();
  g_auto (GStrv) paths = json_editing_list_paths (json);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GBytes) twice = json_editing_double (json, paths[i]);

      assert_refused (twice, paths[i], "Een onderdeel staat er dubbel in.");
    }
}

static void
test_unknown (void)
{
  static const struct
  {
    const char *path, *detail;
  } cases[] = {
    { "wachtwoord", "Er staat iets in wat er niet in hoort." },
    { "opgeroeien", "Er staat iets in wat er niet in hoort." },
    { "ocmw.rekeningnummer", "Daarin hoort iets niet: ocmw" },
    { "opgroeien.rekeningnummer", "Daarin hoort iets niet: opgroeien" },
    { "gemeenten.deelgemeente", "Daarin hoort iets niet: gemeenten" },
  };
  g_autoptr (GBytes) json = write_hulshout ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) more = json_editing_set (json, cases[i].path, "\"geheim\"");

      assert_refused (more, cases[i].path, cases[i].detail);
    }
}

static void
test_bad_values (void)
{
  static const struct
  {
    const char *path, *text;
  } cases[] = {
    { "id", "Hulshout" },
    { "id", "../hulshout" },
    { "id", "hulshout-" },
    { "id", "hulshout\n" },
    { "titel", "Protocol\nvoor iets anders" },
    { "ocmw.naam", "OCMW\xe2\x80\xae Hulshout" },
    { "ocmw.naam", "OCMW van 93.05.18-223.61" },
    { "ocmw.kboNummer", "0212221252" },
    { "ocmw.kboNummer", "0212 221 251" },
    { "opgroeien.kboNummer", "886886638" },
    { "ocmw.contactGegevenslek", "info" },
    { "ocmw.contactGegevenslek", "in\xe2\x80\x8b" "fo@hulshout.be" },
    { "mailbox", "info@hulshout" },
    { "mailbox", "info@hulshout.be\nBcc: ander@voorbeeld.be" },
    { "mailbox", "info@hulshout.be,ander@voorbeeld.be" },
    { "mailbox", "info@hulshout.be?bcc=ander@voorbeeld.be" },
    { "mailbox", "\xe2\x80\xaeinfo@hulshout.be" },
    { "vanKrachtOp", "1/1/2025" },
    { "vanKrachtOp", "2025-02-29" },
    { "ocmw.adviesFgbOp", "onlangs" },
    { "archiefformaat", "rar" },
    { "archiefformaat", "ZIP" },
    { "gemeenten.postcode", "0235" },
    { "gemeenten.postcode", "22355" },
    { "gemeenten.postcode", "2235\n" },
    { "gemeenten.gemeentenaam", "Huls\x07hout" },
  };
  g_autoptr (GBytes) json = write_hulshout ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) changed = json_editing_set_text (json, cases[i].path, cases[i].text);

      g_test_message ("%s", cases[i].text);
      assert_wrong (changed, cases[i].path);
    }
}

static void
test_lengths (void)
{
  static const struct
  {
    const char *path;
    gsize longest;
  } cases[] = {
    { "id", 100 },           { "titel", 300 },     { "doel", 1000 },
    { "rechtsgrond", 1000 }, { "recht", 1000 },    { "ocmw.naam", 120 },
    { "ocmw.adres", 200 },   { "ocmw.team", 200 }, { "ocmw.volledigeNaam", 200 },
    { "ocmw.website", 200 }, { "ocmw.vertegenwoordigdDoor", 200 }, { "gemeenten.gemeentenaam", 60 },
  };
  g_autoptr (GBytes) json = write_hulshout ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *longest = g_strnfill (cases[i].longest, 'a');
      g_autofree char *longer = g_strnfill (cases[i].longest + 1, 'a');
      g_autoptr (GBytes) good = json_editing_set_text (json, cases[i].path, longest);
      g_autoptr (GBytes) bad = json_editing_set_text (json, cases[i].path, longer);

      assert_accepted (good, cases[i].path);
      assert_wrong (bad, cases[i].path);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *path, *value;
    gboolean good;
  } cases[] = {
    { "opzegtermijnMaanden", "0", TRUE },     { "opzegtermijnMaanden", "120", TRUE },
    { "opzegtermijnMaanden", "121", FALSE },  { "opzegtermijnMaanden", "-1", FALSE },
    { "opzegtermijnMaanden", "\"3\"", FALSE }, { "bewaartermijnJaren", "200", TRUE },
    { "bewaartermijnJaren", "201", FALSE },   { "bewaartermijnJaren", "999999999", FALSE },
  };
  g_autoptr (GBytes) json = write_hulshout ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) changed = json_editing_set (json, cases[i].path, cases[i].value);

      if (cases[i].good)
        assert_accepted (changed, cases[i].value);
      else
        assert_wrong (changed, cases[i].path);
    }
}

static GBytes *
with_places (GBytes *json, guint n_places)
{
  g_autoptr (GString) places = g_string_new ("[");

  for (guint i = 0; i < n_places; i++)
    g_string_append_printf (places, "%s{\"postcode\":\"%u\",\"gemeentenaam\":\"Proefdorp\"}", i > 0 ? "," : "", 2000 + i);
  g_string_append_c (places, ']');
  return json_editing_set (json, "gemeenten", places->str);
}

static void
test_number_of_places (void)
{
  g_autoptr (GBytes) json = write_hulshout ();
  g_autoptr (GBytes) none = with_places (json, 0);
  g_autoptr (GBytes) one = with_places (json, 1);
  g_autoptr (GBytes) most = with_places (json, 100);
  g_autoptr (GBytes) more = with_places (json, 101);

  assert_wrong (none, "gemeenten");
  assert_accepted (one, "1");
  assert_accepted (most, "100");
  assert_wrong (more, "gemeenten");
}

/* The second of them is looked at like the first. */
static void
test_second_place (void)
{
  g_autoptr (GBytes) json = write_hulshout ();
  g_autoptr (GBytes) bad = json_editing_set (json, "gemeenten",
                                             "[{\"postcode\":\"2235\",\"gemeentenaam\":\"Hulshout\"},{\"postcode\":\"2260\"}]");

  assert_refused (bad, "gemeenten", "Ontbreekt: gemeenten.gemeentenaam");
}

static void
test_not_json (void)
{
  static const char *const texts[] = { "", "{", "[]", "{}x", "{/* geheim */}", "{\"id\":\"geheim\",}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OdProtocol) protocol = od_protocol_from_json (texts[i], -1, &error);

      g_assert_null (protocol);
      g_assert_error (error, OD_MESSAGE_ERROR, OD_MESSAGE_ERROR_NOT_A_MESSAGE);
      g_assert_null (strstr (error->message, "geheim"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol-file/bundled", test_bundled);
  g_test_add_func ("/protocol-file/parties", test_parties);
  g_test_add_func ("/protocol-file/terms", test_terms);
  g_test_add_func ("/protocol-file/round-trip", test_round_trip);
  g_test_add_func ("/protocol-file/missing", test_missing);
  g_test_add_func ("/protocol-file/least", test_least);
  g_test_add_func ("/protocol-file/wrong-type", test_wrong_type);
  g_test_add_func ("/protocol-file/doubled", test_doubled);
  g_test_add_func ("/protocol-file/unknown", test_unknown);
  g_test_add_func ("/protocol-file/bad-values", test_bad_values);
  g_test_add_func ("/protocol-file/lengths", test_lengths);
  g_test_add_func ("/protocol-file/numbers", test_numbers);
  g_test_add_func ("/protocol-file/number-of-places", test_number_of_places);
  g_test_add_func ("/protocol-file/second-place", test_second_place);
  g_test_add_func ("/protocol-file/not-json", test_not_json);
  return g_test_run ();
}
