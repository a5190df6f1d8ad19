#include "register-fixture.h"

#include <string.h>

typedef struct
{
  char *folder;
  OdRegister *reg;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = od_fixture_make_folder ();
  fixture->reg = od_fixture_must_open (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  od_fixture_close (fixture->reg);
  od_fixture_remove_folder (fixture->folder);
}

static void
reopen (Fixture *fixture)
{
  od_fixture_close (fixture->reg);
  fixture->reg = od_fixture_must_open (fixture->folder);
}

static void
put (Fixture *fixture, OdReferral *referral, const char *text)
{
  OdChange *change = od_fixture_new_change ("bewaard");

  od_fixture_put (change, referral, text);
  od_fixture_must_apply (fixture->reg, change);
}

static void
assert_refused (Fixture *fixture, OdChange *change, OdRegisterError code)
{
  g_autoptr (GPtrArray) before = od_fixture_load_journal (fixture->reg);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (od_fixture_apply (fixture->reg, change, &error));
  g_assert_error (error, OD_REGISTER_ERROR, (int) code);
  after = od_fixture_load_journal (fixture->reg);
  g_assert_cmpuint (after->len, ==, before->len);
}

static void
assert_same_time (GDateTime *one, GDateTime *other)
{
  g_assert_true (g_date_time_equal (one, other));
  g_assert_cmpint (g_date_time_get_utc_offset (one), ==, g_date_time_get_utc_offset (other));
}

static void
assert_same_recorded_time (OdRecordedTime one, OdRecordedTime other)
{
  g_assert_cmpint (one.microseconds, ==, other.microseconds);
  g_assert_cmpint (one.offset, ==, other.offset);
}

static void
assert_same_referral (OdReferral *one, OdReferral *other)
{
  OdSteps *steps = od_referral_get_steps (one);
  OdSteps *other_steps = od_referral_get_steps (other);

  g_assert_cmpint (od_referral_get_desk (one), ==, od_referral_get_desk (other));
  g_assert_cmpint (od_referral_get_state (one), ==, od_referral_get_state (other));
  g_assert_cmpstr (od_referral_get_id (one), ==, od_referral_get_id (other));
  g_assert_cmpstr (od_referral_get_reference (one), ==, od_referral_get_reference (other));
  g_assert_cmpstr (od_referral_get_protocol_id (one), ==, od_referral_get_protocol_id (other));
  g_assert_cmpstr (od_referral_get_worker (one), ==, od_referral_get_worker (other));
  assert_same_recorded_time (od_referral_get_created (one), od_referral_get_created (other));
  assert_same_recorded_time (od_referral_get_changed (one), od_referral_get_changed (other));
  g_assert_cmpuint (steps->len, ==, other_steps->len);
  for (guint i = 0; i < steps->len; i++)
    {
      const OdStep *step = &steps->items[i];
      const OdStep *other_step = &other_steps->items[i];

      g_assert_cmpint (step->event, ==, other_step->event);
      g_assert_cmpint (step->state, ==, other_step->state);
      assert_same_recorded_time (step->at, other_step->at);
      g_assert_cmpuint (step->day, ==, other_step->day);
      g_assert_cmpstr (step->user, ==, other_step->user);
      g_assert_cmpstr (step->detail, ==, other_step->detail);
    }
}

static void
assert_bytes (GBytes *bytes, const char *text)
{
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdReferral) received = od_fixture_new_referral (OD_DESK_OCMW, "een");
  g_autoptr (OdReferral) draft = od_fixture_new_referral (OD_DESK_KIND_EN_GEZIN, "twee");
  g_autoptr (GPtrArray) referrals = NULL;
  const OdStoredReferral *stored;

  put (fixture, draft, "tweede");
  put (fixture, received, "eerste");
  od_fixture_happen (&received, OD_EVENT_ASSIGN);
  od_fixture_happen (&received, OD_EVENT_ATTEMPT);
  put (fixture, received, "eerste, anders");
  reopen (fixture);

  referrals = od_fixture_load_referrals (fixture->reg);
  g_assert_cmpuint (referrals->len, ==, 2);
  /* Last changed first. */
  stored = g_ptr_array_index (referrals, 0);
  assert_same_referral (stored->referral, received);
  assert_bytes (stored->part.sealed, "eerste, anders");
  assert_bytes (stored->part.wrapped_key, "sleutel van eerste, anders");
  stored = g_ptr_array_index (referrals, 1);
  assert_same_referral (stored->referral, draft);
  assert_bytes (stored->part.sealed, "tweede");
}

static void
test_times (Fixture *fixture, gconstpointer data)
{
  const char *const times[] = {
    "2026-11-24T10:00:00.123456+01", "2026-07-01T23:59:59.999999+02", "2028-02-29T00:00:00Z",
    "1969-12-31T23:59:59.000001-03:30", "2026-01-01T00:00:00+14",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *id = g_strdup_printf ("bericht-%" G_GSIZE_FORMAT, i);
      g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (times[i], NULL);
      g_autoptr (OdStoredMessage) message = od_stored_message_new (id, "soort", "kenmerk", NULL, TRUE, at);
      g_autoptr (OdStoredMessage) found = NULL;
      OdChange *change = od_fixture_new_change ("ontvangen");

      od_change_put_message (change, message);
      od_fixture_must_apply (fixture->reg, change);
      found = od_fixture_find_message (fixture->reg, id, TRUE);
      assert_same_time (found->at, at);
    }
}

#define N_REFERRALS 100

/* Every third with an open file. */
static void
put_many (Fixture *fixture)
{
  static const OdEvent events[] = { OD_EVENT_ASSIGN, OD_EVENT_WANT_HELP };
  OdChange *change = od_fixture_new_change ("bewaard");
  g_autoptr (GDateTime) now = od_fixture_time (0);

  for (guint i = 0; i < N_REFERRALS; i++)
    {
      g_autofree char *id = g_strdup_printf ("id-%u", i);
      g_autoptr (OdReferral) referral = od_fixture_new_referral (OD_DESK_OCMW, id);

      for (guint j = 0; i % 3 == 0 && j < G_N_ELEMENTS (events); j++)
        {
          g_autoptr (OdReferral) before = g_steal_pointer (&referral);
          referral = od_referral_with_event (before, events[j], now, "An Verzonnen", NULL, NULL, NULL);
        }
      od_fixture_put (change, referral, id);
    }
  od_fixture_must_apply (fixture->reg, change);
}

/* Reads @part by pages of @limit, and checks each of it; gives how many there were. */
static guint
read_pages (Fixture *fixture, OdReferralPart part, guint limit)
{
  gint64 last = 0;
  guint n_read = 0;

  while (TRUE)
    {
      g_autoptr (GPtrArray) page = od_fixture_load_page (fixture->reg, part, last, limit);

      for (guint i = 0; i < page->len; i++, n_read++)
        {
          const OdStoredReferral *stored = g_ptr_array_index (page, i);
          gboolean at_rest = od_referral_get_state (stored->referral) == OD_STATE_FILE_OPEN;

          g_assert_true (last == 0 || stored->number < last);
          last = stored->number;
          g_assert_true (part == OD_REFERRALS_ALL || at_rest == (part == OD_REFERRALS_AT_REST));
          g_assert_cmpuint (od_referral_get_steps (stored->referral)->len, ==, at_rest ? 3 : 1);
          assert_bytes (stored->part.sealed, od_referral_get_id (stored->referral));
        }
      if (page->len < limit)
        return n_read;
    }
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  static const guint limits[] = { 1, 7, 33, 34, N_REFERRALS - 1, N_REFERRALS, N_REFERRALS + 1, G_MAXUINT };

  put_many (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_assert_cmpuint (read_pages (fixture, OD_REFERRALS_ALL, limits[i]), ==, N_REFERRALS);
      g_assert_cmpuint (read_pages (fixture, OD_REFERRALS_AT_REST, limits[i]), ==, 34);
      g_assert_cmpuint (read_pages (fixture, OD_REFERRALS_TO_DO, limits[i]), ==, 66);
    }
}

static void
test_documents (Fixture *fixture, gconstpointer data)
{
  g_auto (OdSealedPart) part = { NULL, NULL };
  g_autoptr (GPtrArray) processors = NULL;
  g_autoptr (GPtrArray) protocols = NULL;
  const OdStoredDocument *document;
  OdChange *change = od_fixture_new_change ("verwerker-gewijzigd");

  od_fixture_part_init (&part, "inhoud");
  od_change_put_document (change, "verwerker", "b", &part);
  od_change_put_document (change, "verwerker", "a", &part);
  od_change_put_document (change, "verwerker", "c", &part);
  od_change_put_document (change, "protocol", "a", &part);
  od_fixture_must_apply (fixture->reg, change);
  change = od_fixture_new_change ("verwerker-gewijzigd");
  od_sealed_part_clear (&part);
  od_fixture_part_init (&part, "anders");
  od_change_put_document (change, "verwerker", "b", &part);
  od_change_delete_document (change, "verwerker", "c");
  od_fixture_must_apply (fixture->reg, change);
  reopen (fixture);

  processors = od_fixture_load_documents (fixture->reg, "verwerker");
  g_assert_cmpuint (processors->len, ==, 2);
  document = g_ptr_array_index (processors, 0);
  g_assert_cmpstr (document->id, ==, "a");
  g_assert_cmpstr (document->kind, ==, "verwerker");
  assert_bytes (document->part.sealed, "inhoud");
  document = g_ptr_array_index (processors, 1);
  assert_bytes (document->part.sealed, "anders");
  protocols = od_fixture_load_documents (fixture->reg, "protocol");
  g_assert_cmpuint (protocols->len, ==, 1);
}

static OdStoredMessage *
new_message (const char *id, const char *referral_id, gboolean incoming)
{
  g_autoptr (GDateTime) at = od_fixture_time (1);

  return od_stored_message_new (id, "doorverwijzing", "2026-00001-AAAA", referral_id, incoming, at);
}

static void
test_same_message_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdStoredMessage) message = new_message ("bericht", "een", TRUE);
  g_autoptr (OdStoredMessage) answer = new_message ("bericht", NULL, FALSE);
  g_autoptr (OdStoredMessage) found = NULL;
  g_autoptr (OdReferral) referral = od_fixture_new_referral (OD_DESK_OCMW, "een");
  g_autoptr (OdReferral) other = od_fixture_new_referral (OD_DESK_OCMW, "twee");
  g_autoptr (GPtrArray) referrals = NULL;
  OdChange *change = od_fixture_new_change ("ontvangen");

  g_assert_null (od_fixture_find_message (fixture->reg, "bericht", TRUE));
  /* In any order within a change. */
  od_change_put_message (change, message);
  od_fixture_put (change, referral, "eerste");
  od_fixture_must_apply (fixture->reg, change);

  change = od_fixture_new_change ("ontvangen");
  od_fixture_put (change, other, "tweede");
  od_change_put_message (change, message);
  assert_refused (fixture, change, OD_REGISTER_ERROR_EXISTS);
  referrals = od_fixture_load_referrals (fixture->reg);
  g_assert_cmpuint (referrals->len, ==, 1);

  /* The other way is another message. */
  g_assert_null (od_fixture_find_message (fixture->reg, "bericht", FALSE));
  change = od_fixture_new_change ("verzonden");
  od_change_put_message (change, answer);
  od_fixture_must_apply (fixture->reg, change);
  found = od_fixture_find_message (fixture->reg, "bericht", TRUE);
  g_assert_cmpstr (found->id, ==, "bericht");
  g_assert_cmpstr (found->kind, ==, "doorverwijzing");
  g_assert_cmpstr (found->reference, ==, "2026-00001-AAAA");
  g_assert_cmpstr (found->referral_id, ==, "een");
  g_assert_true (found->incoming);
  assert_same_time (found->at, message->at);
}

static void
put_message (Fixture *fixture, const char *id, const char *referral_id, gboolean incoming, int minute)
{
  g_autoptr (GDateTime) at = od_fixture_time (minute);
  g_autoptr (OdStoredMessage) message = od_stored_message_new (id, "doorverwijzing", "2026-00001-AAAA", referral_id, incoming, at);
  OdChange *change = od_fixture_new_change ("verpakt");

  od_change_put_message (change, message);
  od_fixture_must_apply (fixture->reg, change);
}

static char *
list_messages (Fixture *fixture, const char *referral_id)
{
  g_autoptr (GPtrArray) messages = od_fixture_load_messages (fixture->reg, referral_id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < messages->len; i++)
    {
      const OdStoredMessage *message = g_ptr_array_index (messages, i);

      g_assert_cmpstr (message->kind, ==, "doorverwijzing");
      g_assert_cmpstr (message->referral_id, ==, referral_id);
      g_string_append_printf (text, "%s %s\n", message->id, message->incoming ? "in" : "uit");
    }
  return g_string_free (text, FALSE);
}

/* Those of one referral and no other, by the time they were sent, in whatever order they were kept. */
static void
test_messages_of_referral (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdReferral) one = od_fixture_new_referral (OD_DESK_OCMW, "een");
  g_autoptr (OdReferral) other = od_fixture_new_referral (OD_DESK_OCMW, "twee");
  g_autofree char *of_one = NULL;
  g_autofree char *of_none = NULL;

  put (fixture, one, "eerste");
  put (fixture, other, "tweede");
  put_message (fixture, "c", "een", TRUE, 30);
  put_message (fixture, "a", "een", TRUE, 20);
  put_message (fixture, "x", "twee", TRUE, 15);
  put_message (fixture, "y", NULL, TRUE, 16);
  put_message (fixture, "b", "een", FALSE, 10);
  of_one = list_messages (fixture, "een");
  of_none = list_messages (fixture, "drie");
  g_assert_cmpstr (of_one, ==, "b uit\na in\nc in\n");
  g_assert_cmpstr (of_none, ==, "");
}

static void
test_message_of_no_referral (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdStoredMessage) message = new_message ("bericht", "er is er geen", TRUE);
  OdChange *change = od_fixture_new_change ("ontvangen");

  od_change_put_message (change, message);
  assert_refused (fixture, change, OD_REGISTER_ERROR_FAILED);
  g_assert_null (od_fixture_find_message (fixture->reg, "bericht", TRUE));
}

/* A change whose last part fails leaves nothing of the parts before. */
static void
test_whole_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_auto (OdSealedPart) part = { NULL, NULL };
  const OdSealedPart half = { NULL, NULL };
  g_autoptr (OdReferral) referral = od_fixture_new_referral (OD_DESK_OCMW, "een");
  g_autoptr (OdStoredMessage) message = new_message ("bericht", "een", TRUE);
  g_autoptr (GPtrArray) referrals = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  OdChange *change = od_fixture_new_change ("ontvangen");

  od_fixture_part_init (&part, "inhoud");
  od_fixture_put (change, referral, "eerste");
  od_change_put_document (change, "verwerker", "a", &part);
  od_change_put_message (change, message);
  od_change_put_document (change, "verwerker", "b", &half);
  assert_refused (fixture, change, OD_REGISTER_ERROR_FAILED);
  reopen (fixture);
  referrals = od_fixture_load_referrals (fixture->reg);
  documents = od_fixture_load_documents (fixture->reg, "verwerker");
  g_assert_cmpuint (referrals->len, ==, 0);
  g_assert_cmpuint (documents->len, ==, 0);
  g_assert_null (od_fixture_find_message (fixture->reg, "bericht", TRUE));

  /* And the register goes on working. */
  put (fixture, referral, "eerste");
  g_assert_cmpint (od_fixture_verify_journal (fixture->reg), ==, 0);
}

static void
test_key_without_content (Fixture *fixture, gconstpointer data)
{
  g_auto (OdSealedPart) part = { NULL, NULL };
  g_autoptr (OdReferral) referral = od_fixture_new_referral (OD_DESK_OCMW, "een");
  OdChange *change = od_fixture_new_change ("bewaard");

  od_fixture_part_init (&part, "inhoud");
  g_clear_pointer (&part.sealed, g_bytes_unref);
  od_change_put_referral (change, referral, &part);
  assert_refused (fixture, change, OD_REGISTER_ERROR_FAILED);
}

static void
test_delete_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdReferral) referral = od_fixture_new_referral (OD_DESK_KIND_EN_GEZIN, "een");
  g_autoptr (GPtrArray) referrals = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  OdChange *change;

  od_fixture_happen (&referral, OD_EVENT_COMPLETE);
  od_fixture_happen (&referral, OD_EVENT_REVISE);
  put (fixture, referral, "concept");
  change = od_fixture_new_change ("concept-verwijderd");
  od_change_delete_referral (change, "een");
  od_change_delete_referral (change, "er is er geen");
  od_fixture_must_apply (fixture->reg, change);
  referrals = od_fixture_load_referrals (fixture->reg);
  g_assert_cmpuint (referrals->len, ==, 0);
  entries = od_fixture_load_journal (fixture->reg);
  g_assert_cmpuint (entries->len, ==, 2);
  /* The same id again starts anew, without steps of before. */
  g_clear_object (&referral);
  referral = od_fixture_new_referral (OD_DESK_KIND_EN_GEZIN, "een");
  put (fixture, referral, "concept");
}

static void
test_delete_only_drafts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdReferral) packed = od_fixture_new_referral (OD_DESK_KIND_EN_GEZIN, "een");
  g_autoptr (OdReferral) received = od_fixture_new_referral (OD_DESK_OCMW, "twee");
  OdChange *change;

  od_fixture_happen (&packed, OD_EVENT_COMPLETE);
  od_fixture_happen (&packed, OD_EVENT_PACK);
  od_fixture_happen (&packed, OD_EVENT_REVISE);
  put (fixture, packed, "verpakt");
  put (fixture, received, "ontvangen");
  change = od_fixture_new_change ("concept-verwijderd");
  od_change_delete_referral (change, "een");
  assert_refused (fixture, change, OD_REGISTER_ERROR_FAILED);
  change = od_fixture_new_change ("concept-verwijderd");
  od_change_delete_referral (change, "twee");
  assert_refused (fixture, change, OD_REGISTER_ERROR_FAILED);
}

/* A referral from an older copy would forget what happened since. */
static void
test_other_timeline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OdReferral) referral = od_fixture_new_referral (OD_DESK_OCMW, "een");
  g_autoptr (OdReferral) older = g_object_ref (referral);
  g_autoptr (OdReferral) other = g_object_ref (referral);
  OdChange *change;

  od_fixture_happen (&referral, OD_EVENT_ASSIGN);
  put (fixture, referral, "eerste");
  change = od_fixture_new_change ("bewaard");
  od_fixture_put (change, older, "ouder");
  assert_refused (fixture, change, OD_REGISTER_ERROR_FAILED);
  od_fixture_happen (&other, OD_EVENT_ATTEMPT);
  change = od_fixture_new_change ("bewaard");
  od_fixture_put (change, other, "anders");
  assert_refused (fixture, change, OD_REGISTER_ERROR_FAILED);
  put (fixture, referral, "zonder nieuwe stap");
}

static void
test_erased_stays_erased (Fixture *fixture, gconstpointer data)
{
  const OdSealedPart nothing = { NULL, NULL };
  g_autoptr (OdReferral) referral = od_fixture_new_referral (OD_DESK_OCMW, "een");
  g_autoptr (GPtrArray) referrals = NULL;
  const OdStoredReferral *stored;
  OdChange *change;

  od_fixture_happen (&referral, OD_EVENT_WANT_NO_HELP);
  put (fixture, referral, "eerste");
  od_fixture_happen (&referral, OD_EVENT_ERASE);
  change = od_fixture_new_change ("gewist");
  od_change_put_referral (change, referral, &nothing);
  od_fixture_must_apply (fixture->reg, change);
  change = od_fixture_new_change ("bewaard");
  od_fixture_put (change, referral, "toch weer");
  assert_refused (fixture, change, OD_REGISTER_ERROR_FAILED);

  referrals = od_fixture_load_referrals (fixture->reg);
  stored = g_ptr_array_index (referrals, 0);
  g_assert_null (stored->part.sealed);
  g_assert_null (stored->part.wrapped_key);
  /* The timeline remains. */
  assert_same_referral (stored->referral, referral);
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (od_fixture_next_number (fixture->reg, 2026), ==, 1);
  g_assert_cmpuint (od_fixture_next_number (fixture->reg, 2026), ==, 2);
  g_assert_cmpuint (od_fixture_next_number (fixture->reg, 2027), ==, 1);
  reopen (fixture);
  g_assert_cmpuint (od_fixture_next_number (fixture->reg, 2026), ==, 3);
  g_assert_cmpuint (od_fixture_next_number (fixture->reg, 2027), ==, 2);
}

static void
add (const char *name, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_autofree char *path = g_strconcat ("/register/change/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("round-trip", test_round_trip);
  add ("times", test_times);
  add ("pages", test_pages);
  add ("documents", test_documents);
  add ("same-message-twice", test_same_message_twice);
  add ("message-of-no-referral", test_message_of_no_referral);
  add ("messages-of-referral", test_messages_of_referral);
  add ("whole-or-nothing", test_whole_or_nothing);
  add ("key-without-content", test_key_without_content);
  add ("delete-draft", test_delete_draft);
  add ("delete-only-drafts", test_delete_only_drafts);
  add ("other-timeline", test_other_timeline);
  add ("erased-stays-erased", test_erased_stays_erased);
  add ("numbers", test_numbers);
  return g_test_run ();
}
