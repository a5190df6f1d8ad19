#include "made-up-referrals.h"

#include "day.h"
#include "reference.h"
#include "test-desk.h"

#define N_IN_CHANGE 500
#define YEARS 10
#define DAYS_UNDER_WAY 60
#define DAYS_IN_FILE 730
#define MAX_EVENTS 4

/* What happened to a referral that came in @days ago: each age has its own, of which one follows the other. */
static const struct
{
  gint days;
  guint n_courses;
  OdEvent courses[4][MAX_EVENTS + 1]; /* up to OD_N_EVENTS */
} ages[] = {
#define END OD_EVENT_ERASE
  { DAYS_UNDER_WAY,
    4,
    { { END },
      { OD_EVENT_ASSIGN, END },
      { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, END },
      { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, OD_EVENT_CONTACT, END } } },
  { DAYS_IN_FILE,
    2,
    { { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, OD_EVENT_WANT_HELP, END },
      { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, OD_EVENT_WANT_HELP, OD_EVENT_CLOSE_FILE, END } } },
  { G_MAXINT, 1, { { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, OD_EVENT_WANT_HELP, OD_EVENT_CLOSE_FILE, END } } },
};

static OdClient *
make_client (guint number)
{
  static const char *const given_names[] = { "Fien", "Bas", "Noor", "Siel", "Wout", "Jade", "Zoë", "Ilke", "Tuur", "Anaïs" };
  static const char *const family_names[]
      = { "Fictief", "Verzonnen", "Denkbeeld", "Voorbeeld", "Bedenksel", "Niemand", "Proefpersoon", "Çelebi-Schijn" };
  static const char *const towns[] = { "Hulshout", "Westmeerbeek", "Houtvenne" };
  g_autofree char *family_name
      = g_strdup_printf ("%s %c%c", family_names[number % G_N_ELEMENTS (family_names)], 'A' + number / 26 % 26, 'a' + number % 26);
  g_autofree char *house = g_strdup_printf ("%u", 1 + number % 200);
  g_autofree char *phone = g_strdup_printf ("+32470%06u", number * 7 % 1000000);
  g_autofree char *email = g_strdup_printf ("gezin.%u@voorbeeld.example", number);
  const char *const values[OD_CLIENT_N_FIELDS] = {
    [OD_FIELD_GIVEN_NAME] = given_names[number / G_N_ELEMENTS (family_names) % G_N_ELEMENTS (given_names)],
    [OD_FIELD_FAMILY_NAME] = family_name,
    [OD_FIELD_STREET] = "Voorbeeldstraat",
    [OD_FIELD_HOUSE_NUMBER] = house,
    [OD_FIELD_POSTCODE] = "2235",
    [OD_FIELD_MUNICIPALITY] = towns[number % G_N_ELEMENTS (towns)],
    [OD_FIELD_PHONE] = phone,
    [OD_FIELD_EMAIL] = email,
  };

  return od_client_new_filled (values);
}

static const OdEvent *
find_course (guint number, GDateTime *created)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint64 days = g_date_time_difference (now, created) / G_TIME_SPAN_DAY;
  gsize age = 0;

  while (days >= ages[age].days)
    age++;
  return ages[age].courses[number % ages[age].n_courses];
}

static OdReferral *
receive (const char *id, const char *reference, OdClient *client, GDateTime *created)
{
  g_autofree char *day = od_day_from_time (created);
  const OdConsent consent = { .manner = OD_CONSENT_ORAL, .consent_on = day };
  g_autoptr (OdReferral) received = od_referral_new (OD_DESK_OCMW, id, reference, MADE_UP_PROTOCOL, created, MADE_UP_WORKER);
  g_autoptr (OdReferral) with_client = od_referral_with_client (received, client, created);

  return od_referral_with_consent (with_client, &consent, created);
}

static const char *
get_detail (OdEvent event)
{
  if (event == OD_EVENT_ASSIGN)
    return MADE_UP_WORKER;
  return event == OD_EVENT_ATTEMPT ? "telefoon:niet-bereikt" : NULL;
}

OdReferral *
made_up_referral_new (guint number, GDateTime *created)
{
  const OdEvent *course = find_course (number, created);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *reference = od_reference_new (g_date_time_get_year (created), 1 + number % 99999, number);
  g_autoptr (OdClient) client = make_client (number);
  OdReferral *referral = receive (id, reference, client, created);

  for (guint i = 0; course[i] != END; i++)
    {
      g_autoptr (GDateTime) at = g_date_time_add_hours (created, i + 1);
      g_autofree char *day = od_day_from_time (at);
      g_autoptr (OdReferral) before = referral;
      g_autoptr (GError) error = NULL;
      referral = od_referral_with_event (before, course[i], at, MADE_UP_WORKER, day, get_detail (course[i]), &error);
      g_assert_no_error (error);
    }
  return referral;
}

static void
apply (OdProfile *profile, OdChange *change)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  od_register_apply_async (profile->reg, change, NULL, desk_take_result, &result);
  desk_wait (&result);
  od_register_apply_finish (profile->reg, result, &error);
  g_assert_no_error (error);
}

void
made_up_referrals_add (OdProfile *profile, guint n_referrals)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) first = g_date_time_add_years (now, -YEARS);
  double seconds = g_date_time_difference (now, first) / (double) G_TIME_SPAN_SECOND / n_referrals;

  for (guint number = 0; number < n_referrals;)
    {
      OdChange *change = od_profile_new_change (profile, "ontvangen", "proef");

      for (guint end = MIN (number + N_IN_CHANGE, n_referrals); number < end; number++)
        {
          g_autoptr (GDateTime) created = g_date_time_add_seconds (first, number * seconds);
          g_autoptr (OdReferral) referral = made_up_referral_new (number, created);

          od_profile_put_referral (profile, change, referral);
        }
      apply (profile, change);
    }
}

void
made_up_referral_save (OdProfile *profile, OdReferral *referral)
{
  OdChange *change = od_profile_new_change (profile, "ontvangen", od_referral_get_reference (referral));

  od_profile_put_referral (profile, change, referral);
  apply (profile, change);
  od_record_list_put (profile->referrals, referral);
}
