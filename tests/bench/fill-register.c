#include "profile-private.h"
#include "system-keyring.h"

#include <stdlib.h>

/* Fills a new profile of an OCMW with referrals that nobody made: fill-register PROFILE N. For measuring, not for
 * anybody's desk. */

#define PROTOCOL "opgroeien-ocmw-hulshout-2025"
#define USER "Wilma Werkster"
#define N_IN_CHANGE 500
#define SECONDS_BETWEEN 3600

/* What happens to one referral after the other: how far its follow-up got. */
static const struct
{
  guint n_events;
  OdEvent events[4];
} courses[] = {
  { 0, { 0 } },
  { 1, { OD_EVENT_ASSIGN } },
  { 2, { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT } },
  { 3, { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, OD_EVENT_CONTACT } },
  { 3, { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, OD_EVENT_WANT_NO_HELP } },
  { 3, { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, OD_EVENT_WANT_HELP } },
  { 4, { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, OD_EVENT_WANT_HELP, OD_EVENT_CLOSE_FILE } },
  { 3, { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, OD_EVENT_GIVE_UP } },
};

static void
take_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
end_on_error (const GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

static OdProfile *
open_profile (const char *name)
{
  g_autofree char *folder = od_profile_default_folder (name);
  g_autoptr (OdKeyring) keyring = od_system_keyring_new (name);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  OdProfile *profile;

  od_profile_open_async (name, folder, keyring, NULL, take_result, &result);
  profile = od_profile_open_finish (wait_for (&result), &error);
  end_on_error (error);
  return profile;
}

static void
set_up (OdProfile *profile)
{
  g_autoptr (OdSettings) settings = od_settings_new (OD_DESK_OCMW, PROTOCOL, USER, "maatschappelijk werker");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  od_profile_set_up_async (profile, settings, NULL, take_result, &result);
  od_profile_set_up_finish (profile, wait_for (&result), &error);
  end_on_error (error);
}

static OdClient *
make_client (guint number)
{
  static const char *const given_names[] = { "Fien", "Bas", "Noor", "Siel", "Wout", "Jade", "Ilke", "Tuur" };
  static const char *const family_names[]
      = { "Fictief", "Verzonnen", "Denkbeeld", "Voorbeeld", "Bedenksel", "Niemand", "Proefpersoon" };
  g_autofree char *family_name = g_strdup_printf ("%s-%u", family_names[number % G_N_ELEMENTS (family_names)], number);
  g_autofree char *house = g_strdup_printf ("%u", 900 + number % 100);
  g_autofree char *email = g_strdup_printf ("gezin.%u@voorbeeld.example", number);
  const struct
  {
    OdField field;
    const char *value;
  } data[] = {
    { OD_FIELD_GIVEN_NAME, given_names[number / G_N_ELEMENTS (courses) % G_N_ELEMENTS (given_names)] },
    { OD_FIELD_FAMILY_NAME, family_name },
    { OD_FIELD_STREET, "Voorbeeldstraat" },
    { OD_FIELD_HOUSE_NUMBER, house },
    { OD_FIELD_POSTCODE, "2235" },
    { OD_FIELD_MUNICIPALITY, "Hulshout" },
    { OD_FIELD_PHONE, "+32470000000" },
    { OD_FIELD_EMAIL, email },
  };
  OdClient *client = od_client_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (data); i++)
    {
      OdClient *more = od_client_with (client, data[i].field, data[i].value);
      od_client_unref (client);
      client = more;
    }
  return client;
}

static OdReferral *
make_referral (guint number, GDateTime *created)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *reference = g_strdup_printf ("2026-%05u-AAAA", number + 1);
  g_autoptr (OdClient) client = make_client (number);
  g_autoptr (OdReferral) received = od_referral_new (OD_DESK_OCMW, id, reference, PROTOCOL, created, USER);
  OdReferral *referral = od_referral_with_client (received, client, created);
  gsize course = number % G_N_ELEMENTS (courses);

  for (guint i = 0; i < courses[course].n_events; i++)
    {
      g_autoptr (GDateTime) at = g_date_time_add_days (created, i + 1);
      g_autoptr (OdReferral) before = referral;
      g_autoptr (GError) error = NULL;
      referral = od_referral_with_event (before, courses[course].events[i], at, USER, NULL, NULL, &error);
      end_on_error (error);
    }
  return referral;
}

static void
add_referrals (OdProfile *profile, guint first, guint end, GDateTime *start)
{
  OdChange *change = od_profile_new_change (profile, "gevuld", "proef");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint number = first; number < end; number++)
    {
      g_autoptr (GDateTime) created = g_date_time_add_seconds (start, (double) number * SECONDS_BETWEEN);
      g_autoptr (OdReferral) referral = make_referral (number, created);
      od_profile_put_referral (profile, change, referral);
    }
  od_register_apply_async (profile->reg, change, NULL, take_result, &result);
  od_register_apply_finish (profile->reg, wait_for (&result), &error);
  end_on_error (error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (OdProfile) profile = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) start = NULL;
  guint n_referrals;

  if (argc != 3)
    {
      g_printerr ("fill-register PROFILE N\n");
      return 2;
    }
  n_referrals = g_ascii_strtoull (argv[2], NULL, 10);
  start = g_date_time_add_seconds (now, -(double) n_referrals * SECONDS_BETWEEN);
  profile = open_profile (argv[1]);
  set_up (profile);
  for (guint first = 0; first < n_referrals; first += N_IN_CHANGE)
    add_referrals (profile, first, MIN (first + N_IN_CHANGE, n_referrals), start);
  return 0;
}
