#include "client.h"

#include <string.h>

#include "assert-findings.h"
#include "text-rules.h"

#define N_CHANGES 6

/* Of nobody: fits every rule. */
static const char *const complete[OD_CLIENT_N_FIELDS] = {
  "Fien", "Fictief", "Verzonnenstraat", "12", "3", "2235", "Hulshout", "0470 12 34 56", "fien@example.be",
};

typedef struct
{
  OdField field;
  const char *value; /* NULL after the last */
} Change;

static OdClient *
make_complete (void)
{
  return od_client_new_filled (complete);
}

static OdClient *
make_with (OdField field, const char *value)
{
  g_autoptr (OdClient) client = make_complete ();

  return od_client_with (client, field, value);
}

/* For the log, in which no control character may stand. */
static void
say_case (OdField field, const char *value)
{
  g_autofree char *escaped = g_strescape (value, NULL);

  g_test_message ("%s “%s”", od_client_field_get_name (field), escaped);
}

static void
assert_field (OdField field, const char *value, const char *expected)
{
  g_autoptr (OdClient) client = make_with (field, value);
  OdFindings *findings = od_client_check_field (client, field);

  say_case (field, value);
  assert_findings (findings, expected);
}

/* Whatever else is found about it: this comes first. */
static void
assert_refuses (OdField field, const char *value, OdFindingCode code)
{
  g_autoptr (OdClient) client = make_with (field, value);
  g_autoptr (OdFindings) findings = od_client_check (client);
  const OdFinding *finding = od_findings_find (findings, field);

  say_case (field, value);
  g_assert_nonnull (finding);
  g_assert_cmpint (finding->code, ==, code);
  g_assert_cmpint (finding->severity, ==, OD_SEVERITY_ERROR);
}

/* Who must be filled in, and how the client must be reachable. */
static void
test_required (void)
{
  static const struct
  {
    const char *values[OD_CLIENT_N_FIELDS];
    const char *expected;
  } cases[] = {
    { { "Fien", "Fictief", "Verzonnenstraat", "12", "3", "2235", "Hulshout", "0470 12 34 56", "fien@example.be" }, "" },
    { { "Fien", "Fictief", "Verzonnenstraat", "12", "", "2235", "Hulshout", "", "" }, "" },
    { { "Fien", "Fictief", "", "", "", "", "", "0470 12 34 56", "" }, "" },
    { { "Fien", "Fictief", "", "", "", "", "", "", "fien@example.be" }, "" },
    { { "Fien", "Fictief", "", "", "", "2235", "Hulshout", "", "fien@example.be" }, "" },
    { { "" }, "given-name=required family-name=required contact-details=required" },
    { { " ", "\302\240", " ", " ", " ", " ", " ", " ", " " },
      "given-name=required family-name=required contact-details=required" },
    { { "", "Fictief", "", "", "", "", "", "0470 12 34 56", "" }, "given-name=required" },
    { { "Fien", " ", "", "", "", "", "", "0470 12 34 56", "" }, "family-name=required" },
    { { "Fien", "Fictief", "", "", "", "", "", "", "" }, "contact-details=required" },
    /* Where somebody lives is not how to reach them. */
    { { "Fien", "Fictief", "", "", "", "2235", "Hulshout", "", "" }, "contact-details=required" },
    { { "Fien", "Fictief", "", "", "", "2235", "Hulshout", "  ", " " }, "contact-details=required" },
    /* An address whole or not at all. */
    { { "Fien", "Fictief", "Verzonnenstraat", "", "", "", "", "", "" },
      "house-number=required postcode=required municipality=required" },
    { { "Fien", "Fictief", "Verzonnenstraat", "12", "", "", "Hulshout", "0470 12 34 56", "" }, "postcode=required" },
    { { "Fien", "Fictief", "Verzonnenstraat", "12", "", "2235", "", "0470 12 34 56", "" }, "municipality=required" },
    { { "Fien", "Fictief", "Verzonnenstraat", "", "3", "2235", "Hulshout", "", "" }, "house-number=required" },
    { { "Fien", "Fictief", "", "12", "", "2235", "Hulshout", "", "" }, "street=required contact-details=required" },
    { { "Fien", "Fictief", "", "", "3", "", "", "0470 12 34 56", "" },
      "street=required house-number=required postcode=required municipality=required" },
    { { "Fien", "Fictief", "", "", "", "2235", "", "0470 12 34 56", "" }, "municipality=required" },
    { { "Fien", "Fictief", "", "", "", "", "Hulshout", "0470 12 34 56", "" }, "postcode=required" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdClient) client = od_client_new_filled (cases[i].values);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      assert_findings (od_client_check (client), cases[i].expected);
    }
}

/* A way to reach the client that does not fit its shape holds the referral up, also beside another that does. */
static void
test_all_are_checked (void)
{
  static const struct
  {
    Change changes[N_CHANGES];
    const char *expected;
  } cases[] = {
    { { { OD_FIELD_PHONE, "12345" } }, "phone=shape" },
    { { { OD_FIELD_EMAIL, "fien" } }, "email=shape" },
    { { { OD_FIELD_POSTCODE, "0999" } }, "postcode=shape" },
    { { { OD_FIELD_EMAIL, "fien" }, { OD_FIELD_PHONE, "12345" } }, "phone=shape email=shape" },
    { { { OD_FIELD_GIVEN_NAME, "F1en" }, { OD_FIELD_FAMILY_NAME, "" } }, "given-name=characters family-name=required" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdClient) client = make_complete ();

      for (const Change *change = cases[i].changes; change->value != NULL; change++)
        {
          OdClient *changed = od_client_with (client, change->field, change->value);

          od_client_unref (client);
          client = changed;
        }
      assert_findings (od_client_check (client), cases[i].expected);
    }
}

static void
test_names (void)
{
  static const char *const fitting[] = {
    "Fien", "Van den Fictief", "D'Hondt", "D’Hondt", "Jean-Luc", "J. M.", "Zoë", "Zoe\314\210", "Ångström",
    "Łukasz", "Nguyễn", "Таня", "\331\201\330\247\330\267\331\205\330\251", "陈", " Fien ",
  };
  static const char *const refused[] = {
    "F1en", "Fien 2", "fien@example", "Fien; Fictief", "<Fien>", "Fien/Fictief", "Fien\\", "\"Fien\"", "Fien_Fictief",
    "Fien, F.",
    "Fien (mama)", "Fien = hulpvraag", "Fien!", "Fien€", "😀", "\331\241\331\242",
  };
  static const struct
  {
    OdField field;
    const char *expected;
  } fields[] = {
    { OD_FIELD_GIVEN_NAME, "given-name=characters" },
    { OD_FIELD_FAMILY_NAME, "family-name=characters" },
    { OD_FIELD_MUNICIPALITY, "municipality=characters" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (fitting); j++)
        assert_field (fields[i].field, fitting[j], "");
      for (gsize j = 0; j < G_N_ELEMENTS (refused); j++)
        assert_field (fields[i].field, refused[j], fields[i].expected);
    }
}

static void
test_address (void)
{
  static const struct
  {
    OdField field;
    const char *value;
    gboolean fits;
  } cases[] = {
    { OD_FIELD_HOUSE_NUMBER, "1", TRUE }, { OD_FIELD_HOUSE_NUMBER, "12A", TRUE },
    { OD_FIELD_HOUSE_NUMBER, "12 a", TRUE },
    { OD_FIELD_HOUSE_NUMBER, "12bis", TRUE }, { OD_FIELD_HOUSE_NUMBER, "12/14", TRUE },
    { OD_FIELD_HOUSE_NUMBER, "12-14", TRUE },
    { OD_FIELD_HOUSE_NUMBER, "12345", TRUE }, { OD_FIELD_HOUSE_NUMBER, " 12 ", TRUE },
    { OD_FIELD_HOUSE_NUMBER, "0", FALSE },
    { OD_FIELD_HOUSE_NUMBER, "012", FALSE }, { OD_FIELD_HOUSE_NUMBER, "A12", FALSE },
    { OD_FIELD_HOUSE_NUMBER, "A", FALSE },
    { OD_FIELD_HOUSE_NUMBER, "-1", FALSE }, { OD_FIELD_HOUSE_NUMBER, "/12", FALSE },
    { OD_FIELD_HOUSE_NUMBER, "12;", FALSE },
    { OD_FIELD_HOUSE_NUMBER, "12.5", FALSE },  { OD_FIELD_HOUSE_NUMBER, "12ë", FALSE },
    { OD_FIELD_HOUSE_NUMBER, "１", FALSE },
    { OD_FIELD_BOX_NUMBER, "3", TRUE }, { OD_FIELD_BOX_NUMBER, "A", TRUE }, { OD_FIELD_BOX_NUMBER, "0.1", TRUE },
    { OD_FIELD_BOX_NUMBER, "B3/2", TRUE }, { OD_FIELD_BOX_NUMBER, "3é", FALSE }, { OD_FIELD_BOX_NUMBER, "3;4", FALSE },
    { OD_FIELD_BOX_NUMBER, "#3", FALSE },
    { OD_FIELD_POSTCODE, "1000", TRUE }, { OD_FIELD_POSTCODE, "2235", TRUE }, { OD_FIELD_POSTCODE, "9999", TRUE },
    { OD_FIELD_POSTCODE, "0999", FALSE }, { OD_FIELD_POSTCODE, "0000", FALSE }, { OD_FIELD_POSTCODE, "999", FALSE },
    { OD_FIELD_POSTCODE, "223a", FALSE }, { OD_FIELD_POSTCODE, "-999", FALSE }, { OD_FIELD_POSTCODE, "1e3", FALSE },
    { OD_FIELD_POSTCODE, "22 5", FALSE },      { OD_FIELD_POSTCODE, "+123", FALSE },
    { OD_FIELD_POSTCODE, "２２３５", FALSE },
    { OD_FIELD_STREET, "1 Meistraat", TRUE }, { OD_FIELD_STREET, "St.-Jansplein", TRUE },
    { OD_FIELD_STREET, "'t Hofke", TRUE },
    { OD_FIELD_STREET, "Zoëstraat (achter)", TRUE }, { OD_FIELD_STREET, "Straat <b>", FALSE },
    { OD_FIELD_STREET, "Straat; 12", FALSE }, { OD_FIELD_STREET, "Straat: ziek", FALSE },
    { OD_FIELD_STREET, "Straat=1", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      OdField field = cases[i].field;
      const char *refusal = field == OD_FIELD_STREET         ? "street=characters"
                            : field == OD_FIELD_HOUSE_NUMBER ? "house-number=shape"
                            : field == OD_FIELD_BOX_NUMBER   ? "box-number=shape"
                                                             : "postcode=shape";

      assert_field (field, cases[i].value, cases[i].fits ? "" : refusal);
    }
  assert_field (OD_FIELD_POSTCODE, "10000", "postcode=too-long");
}

/* Protocol art. 3 does not allow it: no field lets one through. */
static void
test_national_number_in_each_field (void)
{
  static const char *const numbers[] = { "85073003328", "17073003384", "00000000097", "00073003318", "00120503327" };
  static const char *const punctuated[] = {
    "85.07.30-033.28", "17 07 30 033 84", "Fien 85.07.30-033.28", "12, 850730-033-28",
  };

  for (OdField field = 0; field < OD_CLIENT_N_FIELDS; field++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
        assert_refuses (field, numbers[i], OD_FINDING_NATIONAL_REGISTER_NUMBER);
      for (gsize i = 0; i < G_N_ELEMENTS (punctuated); i++)
        assert_refuses (field, punctuated[i], OD_FINDING_NATIONAL_REGISTER_NUMBER);
    }
}

/* With its country code a mobile number has eleven digits too, of which two in a hundred fit as a national register
 * number. */
static void
test_phone_is_no_national_number (void)
{
  guint like_national_number = 0;

  for (guint last = 0; last < 10000; last++)
    {
      g_autofree char *number = g_strdup_printf ("+3247012%04u", last);
      g_autofree char *zeros = g_strdup_printf ("0032 470 12 %04u", last);
      g_autofree char *foreign = g_strdup_printf ("+316%08u", last);
      g_autoptr (OdClient) client = make_with (OD_FIELD_PHONE, number);
      g_autoptr (OdClient) with_zeros = make_with (OD_FIELD_PHONE, zeros);
      g_autoptr (OdClient) with_foreign = make_with (OD_FIELD_PHONE, foreign);

      like_national_number += od_text_has_national_register_number (number);
      assert_findings (od_client_check (client), "");
      assert_findings (od_client_check (with_zeros), "");
      assert_findings (od_client_check (with_foreign), "");
    }
  g_assert_cmpuint (like_national_number, >, 0);
}

static void
test_invisible_in_each_field (void)
{
  static const char *const marks[] = {
    "\342\200\256", "\342\201\246", "\342\200\213", "\357\273\277", "\n", "\001", "\377",
  };

  for (OdField field = 0; field < OD_CLIENT_N_FIELDS; field++)
    for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
      {
        g_autofree char *before = g_strconcat (marks[i], complete[field], NULL);
        g_autofree char *after = g_strconcat (complete[field], marks[i], NULL);

        assert_refuses (field, before, OD_FINDING_CONTROL_CHARACTERS);
        assert_refuses (field, after, OD_FINDING_CONTROL_CHARACTERS);
      }
}

/* The longest that fits passes, one character more does not. */
static void
test_length_of_each_field (void)
{
  static const char *const beginnings[OD_CLIENT_N_FIELDS] = { "F", "F", "V", "1", "3", "2", "H", "7", "f" };

  for (OdField field = 0; field < OD_CLIENT_N_FIELDS; field++)
    {
      gsize longest = od_client_field_get_max_characters (field);
      g_autofree char *fits = g_strnfill (longest, *beginnings[field]);
      g_autofree char *too_long = g_strnfill (longest + 1, *beginnings[field]);
      g_autoptr (OdClient) client = make_with (field, fits);
      g_autoptr (OdFindings) findings = od_client_check_field (client, field);

      assert_refuses (field, too_long, OD_FINDING_TOO_LONG);
      g_assert_true (findings->len == 0 || g_array_index (findings, OdFinding, 0).code == OD_FINDING_SHAPE);
    }
}

/* The names of the data that may be handed over: these nine and nothing else (protocol art. 3). */
static void
test_closed_set (void)
{
  static const char *const names[] = {
    "voornaam", "achternaam", "straatnaam", "huisnummer", "busnummer", "postcode", "gemeentenaam", "telefoon", "email",
  };
  static const char *const others[] = {
    NULL, "", "rijksregisternummer", "geboortedatum", "opmerking", "Voornaam", "voornaam ",
  };

  g_assert_cmpint (OD_CLIENT_N_FIELDS, ==, G_N_ELEMENTS (names));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      OdField field = OD_CLIENT_N_FIELDS;

      g_assert_true (od_client_field_from_name (names[i], &field));
      g_assert_cmpint (field, ==, i);
      g_assert_cmpstr (od_client_field_get_name (field), ==, names[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      OdField field = OD_FIELD_EMAIL;

      g_assert_false (od_client_field_from_name (others[i], &field));
    }
}

static void
test_normalise (void)
{
  static const char *const typed[OD_CLIENT_N_FIELDS] = {
    " Zoe\314\210 ", "Van  den\302\240" "Fictief", " Verzonnenstraat", "12 A ", " 3", " 2235 ", "Hulshout ",
    " 0470/12.34.56 ", " Fien.F@EXAMPLE.Be ",
  };
  static const char *const kept[OD_CLIENT_N_FIELDS] = {
    "Zoë", "Van den Fictief", "Verzonnenstraat", "12 A", "3", "2235", "Hulshout", "+32470123456", "Fien.F@example.be",
  };
  g_autoptr (OdClient) client = od_client_new_filled (typed);
  g_autoptr (OdClient) expected = od_client_new_filled (kept);
  g_autoptr (OdClient) normalised = od_client_normalise (client);
  g_autoptr (OdClient) again = od_client_normalise (normalised);

  for (OdField field = 0; field < OD_CLIENT_N_FIELDS; field++)
    {
      g_assert_cmpstr (od_client_get (normalised, field), ==, kept[field]);
      g_assert_cmpstr (od_client_get (client, field), ==, typed[field]);
    }
  g_assert_true (od_client_equal (normalised, expected));
  g_assert_true (od_client_equal (again, expected));
  g_assert_false (od_client_equal (client, expected));
  assert_findings (od_client_check (normalised), "");
}

/* What has no shape yet stays as it was typed, so that it can be mended. */
static void
test_normalise_of_other_text (void)
{
  g_autoptr (OdClient) phone = make_with (OD_FIELD_PHONE, "014 12 34 5");
  g_autoptr (OdClient) email = od_client_with (phone, OD_FIELD_EMAIL, "FIEN");
  g_autoptr (OdClient) two = od_client_with (email, OD_FIELD_GIVEN_NAME, NULL);
  g_autoptr (OdClient) normalised = od_client_normalise (two);

  g_assert_cmpstr (od_client_get (normalised, OD_FIELD_PHONE), ==, "014 12 34 5");
  g_assert_cmpstr (od_client_get (normalised, OD_FIELD_EMAIL), ==, "FIEN");
  g_assert_cmpstr (od_client_get (normalised, OD_FIELD_GIVEN_NAME), ==, "");
}

/* Each datum counts, an absent one is an empty one, and what changes leaves the first as it was. */
static void
test_equal_and_immutable (void)
{
  g_autoptr (OdClient) client = make_complete ();
  g_autoptr (OdClient) same = make_complete ();
  g_autoptr (OdClient) none = od_client_new ();

  g_assert_true (od_client_equal (client, same));
  for (OdField field = 0; field < OD_CLIENT_N_FIELDS; field++)
    {
      g_autoptr (OdClient) changed = od_client_with (client, field, "anders");
      g_autoptr (OdClient) emptied = od_client_with (none, field, "");

      g_assert_false (od_client_equal (client, changed));
      g_assert_cmpstr (od_client_get (changed, field), ==, "anders");
      g_assert_true (od_client_equal (client, same));
      g_assert_true (od_client_equal (none, emptied));
    }
}

static void
test_lines (void)
{
  static const struct
  {
    const char *values[OD_CLIENT_N_FIELDS];
    const char *name;
    const char *address;
  } cases[] = {
    { { "Fien", "Fictief", "Verzonnenstraat", "12", "3", "2235", "Hulshout" }, "Fien Fictief",
      "Verzonnenstraat 12 bus 3, 2235 Hulshout" },
    { { "Fien", "Fictief", "Verzonnenstraat", "12", "", "2235", "Hulshout" }, "Fien Fictief",
      "Verzonnenstraat 12, 2235 Hulshout" },
    { { "Fien", "", "", "", "", "2235", "Hulshout" }, "Fien", "2235 Hulshout" },
    { { "", "Fictief", "Verzonnenstraat", "12" }, "Fictief", "Verzonnenstraat 12" },
    { { NULL }, "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdClient) client = od_client_new_filled (cases[i].values);
      g_autofree char *name = od_client_get_name (client);
      g_autofree char *address = od_client_get_address_line (client);

      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

/* Warns of a second referral of the same person, never of two people of whom nothing is known. */
static void
test_same_person (void)
{
  static const struct
  {
    const char *one[4]; /* given name, family name, phone, e-mail */
    const char *other[4];
    gboolean same;
  } cases[] = {
    { { "Fien", "Fictief" }, { "Fien", "Fictief" }, TRUE },
    { { "Zoë", "D'Hondt" }, { "ZOE", "d’hondt" }, TRUE },
    { { "Fien", "Fictief" }, { "Fien", "Verzonnen" }, FALSE },
    { { "Fien", "Fictief" }, { "Fleur", "Fictief" }, FALSE },
    { { "Fien", "Fictief" }, { "Fictief", "Fien" }, FALSE },
    { { "Fien", "" }, { "Fien", "" }, FALSE },
    { { "Fien", "Fictief", "0470 12 34 56" }, { "Fleur", "Verzonnen", "+32 470 12 34 56" }, TRUE },
    { { "Fien", "Fictief", "0470 12 34 56" }, { "Fleur", "Verzonnen", "0470 12 34 57" }, FALSE },
    { { "Fien", "Fictief", "", "f@example.be" }, { "Fleur", "Verzonnen", "", "F@Example.be" }, TRUE },
    { { "Fien", "Fictief", "", "f@example.be" }, { "Fleur", "Verzonnen", "", "g@example.be" }, FALSE },
    { { "" }, { "" }, FALSE },
    { { "Fien", "Fictief" }, { "" }, FALSE },
    { { "-", "." }, { "-", "." }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *one = cases[i].one, *const *other = cases[i].other;
      const char *const first[OD_CLIENT_N_FIELDS] = {
        one[0], one[1], "A", "1", "", "2235", "Hulshout", one[2], one[3],
      };
      const char *const second[OD_CLIENT_N_FIELDS] = {
        other[0], other[1], "A", "1", "", "2235", "Hulshout", other[2], other[3],
      };
      g_autoptr (OdClient) a = od_client_new_filled (first);
      g_autoptr (OdClient) b = od_client_new_filled (second);
      g_autoptr (OdClient) kept_a = od_client_normalise (a);
      g_autoptr (OdClient) kept_b = od_client_normalise (b);

      g_assert_cmpint (od_client_may_be_same_person (kept_a, kept_b), ==, cases[i].same);
      g_assert_cmpint (od_client_may_be_same_person (kept_b, kept_a), ==, cases[i].same);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client/required", test_required);
  g_test_add_func ("/client/all-are-checked", test_all_are_checked);
  g_test_add_func ("/client/names", test_names);
  g_test_add_func ("/client/address", test_address);
  g_test_add_func ("/client/national-number-in-each-field", test_national_number_in_each_field);
  g_test_add_func ("/client/phone-is-no-national-number", test_phone_is_no_national_number);
  g_test_add_func ("/client/invisible-in-each-field", test_invisible_in_each_field);
  g_test_add_func ("/client/length-of-each-field", test_length_of_each_field);
  g_test_add_func ("/client/closed-set", test_closed_set);
  g_test_add_func ("/client/normalise", test_normalise);
  g_test_add_func ("/client/normalise-of-other-text", test_normalise_of_other_text);
  g_test_add_func ("/client/equal-and-immutable", test_equal_and_immutable);
  g_test_add_func ("/client/lines", test_lines);
  g_test_add_func ("/client/same-person", test_same_person);
  return g_test_run ();
}
