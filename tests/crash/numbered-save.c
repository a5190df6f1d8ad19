#include "numbered-save.h"

#include "profile-private.h"
#include "profile-record.h"
#include "record-json.h"

#include <string.h>

/* How many referrals are worked on in turn, and how often. */
#define N_TOGETHER 16
#define N_VERSIONS 4
#define N_IN_BLOCK (N_TOGETHER * N_VERSIONS)

#define USER "Mia Voorbeeld"
#define PROTOCOL "opgroeien-ocmw-voorbeeld"
#define MESSAGE_KIND "doorverwijzing"
#define ID_PREFIX "verwijzing-"

static guint
get_block (guint number)
{
  return (number - 1) / N_IN_BLOCK;
}

static guint
get_place (guint number)
{
  return (number - 1) % N_TOGETHER;
}

static guint
get_version (guint number)
{
  return (number - 1) % N_IN_BLOCK / N_TOGETHER;
}

/* The save of the same referral that left this version. */
static guint
get_number (guint block, guint version, guint place)
{
  return block * N_IN_BLOCK + version * N_TOGETHER + place + 1;
}

static guint
get_first (guint number)
{
  return get_number (get_block (number), 0, get_place (number));
}

static GDateTime *
get_time (guint number)
{
  g_autoptr (GDateTime) start = g_date_time_new_utc (2026, 11, 24, 9, 0, 0);

  return g_date_time_add_seconds (start, number);
}

static char *
get_id (guint number)
{
  return g_strdup_printf (ID_PREFIX "%u", get_first (number));
}

static char *
get_reference (guint number)
{
  return g_strdup_printf ("2026-%05u-AAAA", get_first (number));
}

static char *
get_action (guint number)
{
  return g_strdup_printf ("bewaard-%u", number);
}

static OdClient *
make_client (guint number)
{
  g_autofree char *house = g_strdup_printf ("%u", number);
  g_autofree char *email = g_strdup_printf ("fien.%u@voorbeeld.example", number);
  const char *const values[OD_CLIENT_N_FIELDS] = {
    [OD_FIELD_GIVEN_NAME] = "Fien",
    [OD_FIELD_FAMILY_NAME] = "Fictief",
    [OD_FIELD_STREET] = "Verzonnenstraat",
    [OD_FIELD_HOUSE_NUMBER] = house,
    [OD_FIELD_POSTCODE] = "2235",
    [OD_FIELD_MUNICIPALITY] = "Hulshout",
    [OD_FIELD_PHONE] = "+32470123456",
    [OD_FIELD_EMAIL] = email,
  };

  return od_client_new_filled (values);
}

static gboolean
are_same_steps (OdSteps *steps, OdSteps *others)
{
  if (steps->len != others->len)
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    {
      const OdStep *step = &steps->items[i];
      const OdStep *other = &others->items[i];

      if (step->event != other->event || step->state != other->state || step->at.microseconds != other->at.microseconds
          || g_strcmp0 (step->detail, other->detail) != 0)
        return FALSE;
    }
  return TRUE;
}

OdSecret *
numbered_save_new_key (void)
{
  return od_secret_new ("een vaste sleutel voor de proeven", 32);
}

/* The referral as save @number leaves it; (transfer full). */
static OdReferral *
new_referral (guint number)
{
  g_autofree char *id = get_id (number);
  g_autofree char *reference = get_reference (number);
  g_autoptr (GDateTime) created = get_time (get_first (number));
  g_autoptr (GDateTime) changed = get_time (number);
  g_autoptr (OdClient) client = make_client (number);
  g_autoptr (OdReferral) referral = od_referral_new (OD_DESK_OCMW, id, reference, PROTOCOL, created, USER);

  for (guint version = 1; version <= get_version (number); version++)
    {
      guint attempt = get_number (get_block (number), version, get_place (number));
      g_autofree char *detail = g_strdup_printf ("poging-%u", attempt);
      g_autoptr (GDateTime) at = get_time (attempt);
      g_autoptr (OdReferral) before = g_steal_pointer (&referral);
      referral = od_referral_with_event (before, OD_EVENT_ATTEMPT, at, USER, "2026-11-24", detail, NULL);
    }
  return od_referral_with_client (referral, client, changed);
}

OdChange *
numbered_save_new_change (guint number, const OdSecret *key)
{
  g_autofree char *action = get_action (number);
  g_autofree char *reference = get_reference (number);
  g_autofree char *message_id = numbered_save_get_message_id (number);
  g_autoptr (GDateTime) now = get_time (number);
  g_autoptr (OdReferral) referral = new_referral (number);
  g_autoptr (OdSecret) content = od_secret_from_bytes (od_referral_content_to_json (referral));
  const char *id = od_referral_get_id (referral);
  g_autoptr (OdStoredMessage) message = od_stored_message_new (message_id, MESSAGE_KIND, reference, id, TRUE, now);
  OdChange *change = od_change_new (now, USER, action, reference);
  g_auto (OdSealedPart) part = { NULL, NULL };

  od_record_seal (key, OD_RECORD_REFERRAL, id, content, &part);
  od_change_put_referral (change, referral, &part);
  od_change_put_message (change, message);
  return change;
}

guint
numbered_save_count_referrals (guint number)
{
  return number / N_IN_BLOCK * N_TOGETHER + MIN (number % N_IN_BLOCK, N_TOGETHER);
}

guint
numbered_save_find_last (guint number, guint last)
{
  guint version = N_VERSIONS - 1;

  while (version > 0 && get_number (get_block (number), version, get_place (number)) > last)
    version--;
  return get_number (get_block (number), version, get_place (number));
}

GPtrArray *
numbered_save_open_referrals (GPtrArray *stored, const OdSecret *key)
{
  g_autoptr (GPtrArray) damaged = g_ptr_array_new_with_free_func (g_free);

  return od_records_open_referrals (key, NULL, stored, damaged);
}

gboolean
numbered_save_is_as_left (guint number, OdReferral *referral)
{
  g_autoptr (OdReferral) expected = new_referral (number);
  OdClient *client = od_referral_get_client (referral);

  return g_str_equal (od_referral_get_id (referral), od_referral_get_id (expected))
         && g_str_equal (od_referral_get_reference (referral), od_referral_get_reference (expected))
         && od_referral_get_state (referral) == od_referral_get_state (expected)
         && od_referral_get_created (referral).microseconds == od_referral_get_created (expected).microseconds
         && od_referral_get_changed (referral).microseconds == od_referral_get_changed (expected).microseconds
         && are_same_steps (od_referral_get_steps (referral), od_referral_get_steps (expected)) && client != NULL
         && od_client_equal (client, od_referral_get_client (expected));
}

gboolean
numbered_save_is_entry (guint number, const OdJournalEntry *entry)
{
  g_autofree char *action = get_action (number);
  g_autofree char *reference = get_reference (number);

  return entry->number == number && g_str_equal (entry->action, action) && g_str_equal (entry->reference, reference)
         && g_str_equal (entry->user, USER);
}

gboolean
numbered_save_is_message (guint number, const OdStoredMessage *message)
{
  g_autofree char *id = get_id (number);
  g_autofree char *reference = get_reference (number);

  return g_str_equal (message->kind, MESSAGE_KIND) && g_str_equal (message->reference, reference)
         && g_strcmp0 (message->referral_id, id) == 0;
}

char *
numbered_save_get_message_id (guint number)
{
  return g_strdup_printf ("bericht-%u", number);
}

guint
numbered_save_find_first (const char *id)
{
  return g_str_has_prefix (id, ID_PREFIX) ? g_ascii_strtoull (id + strlen (ID_PREFIX), NULL, 10) : 0;
}
