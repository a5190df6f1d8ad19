#include "difference.h"

/* What the OCMW is shown of a correction: each datum that is not what it was, and nothing else. */

typedef struct
{
  OdField field;
  const char *before;
  const char *after;
} Row;

static OdReferralContent *
make_content (void)
{
  static const char *const values[OD_CLIENT_N_FIELDS] = {
    "Fien", "Fictief", "Verzonnenstraat", "12", "", "2235", "Hulshout", "+32470123456", "fien@voorbeeld.example",
  };
  g_autoptr (OdClient) client = od_client_new_filled (values);
  g_autoptr (OdConsent) consent = od_consent_new ();

  consent->manner = OD_CONSENT_ORAL;
  consent->consent_on = g_strdup ("2026-11-23");
  consent->information_version = g_strdup ("1");
  return od_referral_content_new (client, consent, OD_RESIDENCE_AS_ADDRESSED);
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
set_value (OdReferralContent *content, OdField field, const char *value)
{
  OdClient *client;

  if (field == OD_FIELD_CONSENT_MANNER)
    g_assert_true (od_consent_manner_from_string (value, &content->consent->manner));
  else if (field == OD_FIELD_CONSENT_ON)
    set_text (&content->consent->consent_on, value);
  else if (field == OD_FIELD_INFORMATION_VERSION)
    set_text (&content->consent->information_version, value);
  else if (field == OD_FIELD_RESIDENCE)
    g_assert_true (od_residence_reason_from_string (value, &content->residence_reason));
  else
    {
      client = od_client_with (content->client, field, value);
      od_client_unref (content->client);
      content->client = client;
    }
}

static const Row rows[] = {
  { OD_FIELD_GIVEN_NAME, "Fien", "Fientje" },
  { OD_FIELD_FAMILY_NAME, "Fictief", "Fictiefs" },
  { OD_FIELD_STREET, "Verzonnenstraat", "Bedachte Weg" },
  { OD_FIELD_HOUSE_NUMBER, "12", "12A" },
  { OD_FIELD_BOX_NUMBER, "", "3" },
  { OD_FIELD_POSTCODE, "2235", "2230" },
  { OD_FIELD_MUNICIPALITY, "Hulshout", "Herselt" },
  { OD_FIELD_PHONE, "+32470123456", "" },
  { OD_FIELD_EMAIL, "fien@voorbeeld.example", "Fien@voorbeeld.example" },
  { OD_FIELD_CONSENT_MANNER, "mondeling", "schriftelijk" },
  { OD_FIELD_CONSENT_ON, "2026-11-23", "2026-11-24" },
  { OD_FIELD_INFORMATION_VERSION, "1", "2" },
  { OD_FIELD_RESIDENCE, "", "verhuist" },
};

static void
assert_difference (const OdDifference *found, const Row *row)
{
  g_assert_cmpint (found->field, ==, row->field);
  g_assert_cmpstr (found->before, ==, row->before);
  g_assert_cmpstr (found->after, ==, row->after);
}

static void
test_none (void)
{
  g_autoptr (OdReferralContent) before = make_content ();
  g_autoptr (OdReferralContent) after = od_referral_content_copy (before);
  g_autoptr (GPtrArray) found = od_differences_find (before, after);

  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_each (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (OdReferralContent) before = make_content ();
      g_autoptr (OdReferralContent) after = make_content ();
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (GPtrArray) back = NULL;

      set_value (after, rows[i].field, rows[i].after);
      found = od_differences_find (before, after);
      g_assert_cmpuint (found->len, ==, 1);
      assert_difference (found->pdata[0], &rows[i]);
      back = od_differences_find (after, before);
      g_assert_cmpuint (back->len, ==, 1);
      assert_difference (back->pdata[0], &(Row){ rows[i].field, rows[i].after, rows[i].before });
    }
}

static void
test_all (void)
{
  g_autoptr (OdReferralContent) before = make_content ();
  g_autoptr (OdReferralContent) after = make_content ();
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    set_value (after, rows[i].field, rows[i].after);
  found = od_differences_find (before, after);
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_difference (found->pdata[i], &rows[i]);
}

/* The OCMW does not get who informed the client, nor on which points: at the other desk they are there. */
static void
test_not_handed_over (void)
{
  g_autoptr (OdReferralContent) before = make_content ();
  g_autoptr (OdReferralContent) after = make_content ();
  g_autoptr (GPtrArray) found = NULL;

  after->consent->informed = OD_INFORMED_ALL;
  set_text (&after->consent->informed_by, "Tina Teamlid");
  set_text (&after->consent->informed_on, "2026-11-22");
  found = od_differences_find (before, after);
  g_assert_cmpuint (found->len, ==, 0);
}

/* Nothing and an empty text are the same. */
static void
test_nothing_is_empty (void)
{
  g_autoptr (OdReferralContent) before = make_content ();
  g_autoptr (OdReferralContent) after = make_content ();
  g_autoptr (GPtrArray) found = NULL;

  set_text (&before->consent->information_version, NULL);
  set_text (&after->consent->information_version, "");
  found = od_differences_find (before, after);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_codes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *name = od_difference_field_to_string (rows[i].field);
      OdField back;

      g_assert_nonnull (name);
      g_assert_true (od_difference_field_from_string (name, &back));
      g_assert_cmpint (back, ==, rows[i].field);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (name, !=, od_difference_field_to_string (rows[j].field));
    }
  g_assert_null (od_difference_field_to_string (OD_FIELD_INFORMED_BY));
  g_assert_false (od_difference_field_from_string ("geinformeerdDoor", &(OdField){ 0 }));
  g_assert_false (od_difference_field_from_string ("", &(OdField){ 0 }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/difference/none", test_none);
  g_test_add_func ("/difference/each", test_each);
  g_test_add_func ("/difference/all", test_all);
  g_test_add_func ("/difference/not-handed-over", test_not_handed_over);
  g_test_add_func ("/difference/nothing-is-empty", test_nothing_is_empty);
  g_test_add_func ("/difference/codes", test_codes);
  return g_test_run ();
}
