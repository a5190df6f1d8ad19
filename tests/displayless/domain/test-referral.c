#include "referral.h"

#include <string.h>

#include "assert-findings.h"

#define ID "00000000-0000-4000-8000-000000000042"
#define REFERENCE "2026-00042-K7QM"
#define TODAY "2026-11-24"
#define NOON "2026-11-24T12:00:00+01:00"
#define LATER "2026-11-25T09:00:00+01:00"

static GDateTime *
make_time (const char *text)
{
  return g_date_time_new_from_iso8601 (text, NULL);
}

static OdProtocol *
make_protocol (const char *in_force_on, const char *ended_on)
{
  OdProtocolData data = { .id = g_strdup ("verzonnen-protocol") };

  data.in_force_on = g_strdup (in_force_on);
  data.ended_on = g_strdup (ended_on);
  data.places = g_new0 (OdProtocolPlace, 1);
  data.places[0] = (OdProtocolPlace) { g_strdup ("2235"), g_strdup ("Hulshout") };
  data.n_places = 1;
  return od_protocol_new (&data);
}

static OdClient *
make_client (void)
{
  static const char *const values[OD_CLIENT_N_FIELDS] = {
    "Fien", "Fictief", "Verzonnenstraat", "12", "3", "2235", "Hulshout", "0470 12 34 56", "fien@example.be",
  };

  return od_client_new_filled (values);
}

static OdConsent *
make_consent (void)
{
  OdConsent *self = od_consent_new ();

  self->informed = OD_INFORMED_ALL;
  self->informed_by = g_strdup ("Tina Teamlid");
  self->informed_on = g_strdup ("2026-11-23");
  self->manner = OD_CONSENT_ORAL;
  self->consent_on = g_strdup (TODAY);
  return self;
}

/* Filled in whole. */
static OdReferral *
make_referral (OdDesk desk)
{
  g_autoptr (GDateTime) now = make_time (NOON);
  g_autoptr (OdClient) client = make_client ();
  g_autoptr (OdConsent) consent = make_consent ();
  g_autoptr (OdReferral) empty = od_referral_new (desk, ID, REFERENCE, "verzonnen-protocol", now, "Tina Teamlid");
  g_autoptr (OdReferral) with_client = od_referral_with_client (empty, client, now);

  return od_referral_with_consent (with_client, consent, now);
}

/* Replaces @referral by what it is after @event. */
static gboolean
let_happen (OdReferral **referral, OdEvent event, GError **error)
{
  g_autoptr (GDateTime) now = make_time (LATER);
  OdReferral *changed;

  if (event == OD_EVENT_UNDO)
    changed = od_referral_with_undo (*referral, now, "Tom Teamlid", error);
  else
    changed = od_referral_with_event (*referral, event, now, "Tom Teamlid", NULL, NULL, error);
  if (changed == NULL)
    return FALSE;
  g_object_unref (*referral);
  *referral = changed;
  return TRUE;
}

static OdReferral *
replace_client (OdReferral *referral, OdField field, const char *value)
{
  g_autoptr (GDateTime) now = make_time (NOON);
  g_autoptr (OdClient) client = od_client_with (od_referral_get_client (referral), field, value);

  return od_referral_with_client (referral, client, now);
}

/* Whether it may be packed */

static void
test_nothing_yet (void)
{
  g_autoptr (GDateTime) now = make_time (NOON);
  g_autoptr (OdReferral) referral = od_referral_new (OD_DESK_KIND_EN_GEZIN, ID, REFERENCE, NULL, now, "Tina Teamlid");

  assert_findings (od_referral_check (referral, NULL, TODAY),
                   "given-name=required family-name=required contact-details=required informed-points=incomplete "
                   "informed-by=required informed-on=required consent-manner=required consent-on=required "
                   "protocol=required");
}

/* Of a client and a protocol that are well, each datum that lacks or is wrong keeps it from being packed. */
static void
test_client_must_be_well (void)
{
  static const struct
  {
    OdField field;
    const char *value;
    const char *expected;
  } cases[] = {
    { OD_FIELD_GIVEN_NAME, "Fien", "" },
    { OD_FIELD_GIVEN_NAME, "", "given-name=required" },
    { OD_FIELD_FAMILY_NAME, " ", "family-name=required" },
    { OD_FIELD_FAMILY_NAME, "Fictief 85.07.30-033.28", "family-name=national-number" },
    { OD_FIELD_STREET, "", "street=required" },
    { OD_FIELD_STREET, "Straat\342\200\256", "street=control" },
    { OD_FIELD_PHONE, "0470", "phone=shape" },
    { OD_FIELD_EMAIL, "fien@", "email=shape" },
    { OD_FIELD_PHONE, "", "" },
    { OD_FIELD_EMAIL, "", "" },
  };
  g_autoptr (OdProtocol) protocol = make_protocol ("2025-01-01", NULL);
  g_autoptr (OdReferral) referral = make_referral (OD_DESK_KIND_EN_GEZIN);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdReferral) changed = replace_client (referral, cases[i].field, cases[i].value);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      assert_findings (od_referral_check (changed, protocol, TODAY), cases[i].expected);
    }
}

static void
test_consent_must_be_well (void)
{
  static const struct
  {
    OdInformedPoints informed;
    const char *informed_by;
    OdConsentManner manner;
    const char *today;
    const char *expected;
  } cases[] = {
    { OD_INFORMED_ALL, "Tina Teamlid", OD_CONSENT_WRITTEN, TODAY, "" },
    { OD_INFORMED_ALL & ~OD_INFORMED_EXPECTATION, "Tina Teamlid", OD_CONSENT_ORAL, TODAY,
      "informed-points=incomplete" },
    { OD_INFORMED_ALL, "", OD_CONSENT_ORAL, TODAY, "informed-by=required" },
    { OD_INFORMED_ALL, "Tina Teamlid", OD_CONSENT_NOT_GIVEN, TODAY, "consent-manner=required" },
    { OD_INFORMED_ALL, "Tina Teamlid", OD_CONSENT_ORAL, "2026-11-23", "consent-on=in-future" },
    { OD_INFORMED_ALL, "Tina Teamlid", OD_CONSENT_ORAL, "2026-11-22", "informed-on=in-future consent-on=in-future" },
  };
  g_autoptr (GDateTime) now = make_time (NOON);
  g_autoptr (OdProtocol) protocol = make_protocol ("2025-01-01", NULL);
  g_autoptr (OdReferral) referral = make_referral (OD_DESK_KIND_EN_GEZIN);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdConsent) consent = make_consent ();
      g_autoptr (OdReferral) changed = NULL;

      consent->informed = cases[i].informed;
      consent->manner = cases[i].manner;
      g_free (consent->informed_by);
      consent->informed_by = g_strdup (cases[i].informed_by);
      changed = od_referral_with_consent (referral, consent, now);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      assert_findings (od_referral_check (changed, protocol, cases[i].today), cases[i].expected);
    }
}

static void
test_protocol_must_be_in_force (void)
{
  static const struct
  {
    const char *in_force_on;
    const char *ended_on;
    const char *expected;
  } cases[] = {
    { TODAY, NULL, "" },
    { "2026-11-25", NULL, "protocol=not-yet-in-force" },
    { NULL, NULL, "protocol=not-yet-in-force" },
    { "2025-01-01", TODAY, "protocol=ended-protocol" },
    { "2025-01-01", "2026-11-25", "" },
  };
  g_autoptr (OdReferral) referral = make_referral (OD_DESK_KIND_EN_GEZIN);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdProtocol) protocol = make_protocol (cases[i].in_force_on, cases[i].ended_on);

      assert_findings (od_referral_check (referral, protocol, TODAY), cases[i].expected);
    }
  assert_findings (od_referral_check (referral, NULL, TODAY), "protocol=required");
}

/* Who lives elsewhere goes only with a reason; who has no known postcode may go, but is worth a look. */
static void
test_residence (void)
{
  static const struct
  {
    const char *postcode;
    OdResidenceReason reason;
    const char *expected;
  } cases[] = {
    { "2235", OD_RESIDENCE_AS_ADDRESSED, "" },
    { "2235", OD_RESIDENCE_MOVES, "" },
    { "2236", OD_RESIDENCE_AS_ADDRESSED, "residence=outside-protocol" },
    { "2236", OD_RESIDENCE_STAYS_ELSEWHERE, "residence=overridden?" },
    { "2236", OD_RESIDENCE_MOVES, "residence=overridden?" },
    { NULL, OD_RESIDENCE_AS_ADDRESSED, "residence=incomplete?" },
    { NULL, OD_RESIDENCE_STAYS_ELSEWHERE, "residence=overridden?" },
    /* A reason mends no wrong postcode. */
    { "0235", OD_RESIDENCE_AS_ADDRESSED, "postcode=shape residence=outside-protocol" },
    { "0235", OD_RESIDENCE_MOVES, "postcode=shape residence=overridden?" },
  };
  g_autoptr (GDateTime) now = make_time (NOON);
  g_autoptr (OdProtocol) protocol = make_protocol ("2025-01-01", NULL);
  g_autoptr (OdReferral) referral = make_referral (OD_DESK_KIND_EN_GEZIN);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdReferral) filled = g_object_ref (referral);
      g_autoptr (OdReferral) reasoned = NULL;

      for (OdField field = OD_FIELD_STREET; field <= OD_FIELD_MUNICIPALITY; field++)
        if (cases[i].postcode == NULL || field == OD_FIELD_POSTCODE)
          {
            OdReferral *changed = replace_client (filled, field, cases[i].postcode);

            g_object_unref (filled);
            filled = changed;
          }
      reasoned = od_referral_with_residence_reason (filled, cases[i].reason, now);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      assert_findings (od_referral_check (reasoned, protocol, TODAY), cases[i].expected);
    }
}

/* Fixed reasons, no free text. */
static void
test_residence_reasons (void)
{
  static const char *const names[] = { "", "verblijft-elders", "verhuist" };
  static const char *const others[] = { NULL, "Verhuist", "verhuist ", "is op de vlucht", "1" };
  OdResidenceReason reason = OD_RESIDENCE_MOVES;

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (od_residence_reason_from_string (others[i], &reason));
  g_assert_cmpint (reason, ==, OD_RESIDENCE_MOVES);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (od_residence_reason_from_string (names[i], &reason));
      g_assert_cmpint (reason, ==, i);
      g_assert_cmpstr (od_residence_reason_to_string (reason), ==, names[i]);
    }
}

/* What happens to it */

static void
test_beginning (void)
{
  g_autoptr (OdReferral) draft = make_referral (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) received = make_referral (OD_DESK_OCMW);
  const OdStep *step = od_referral_find_step (received, OD_EVENT_RECEIVE);

  g_assert_cmpint (od_referral_get_state (draft), ==, OD_STATE_DRAFT);
  g_assert_cmpuint (od_referral_get_steps (draft)->len, ==, 0);
  g_assert_cmpint (od_referral_get_state (received), ==, OD_STATE_RECEIVED);
  g_assert_cmpuint (od_referral_get_steps (received)->len, ==, 1);
  g_assert_nonnull (step);
  g_assert_cmpint (step->state, ==, OD_STATE_RECEIVED);
  g_assert_cmpstr (step->user, ==, "Tina Teamlid");
}

/* A new step, dated and signed; the referral that it was stays as it was. */
static void
test_event (void)
{
  g_autoptr (GDateTime) later = make_time (LATER);
  g_autoptr (OdReferral) before = make_referral (OD_DESK_OCMW);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) after = od_referral_with_event (before, OD_EVENT_ATTEMPT, later, "Mona Werker", "2026-11-20",
                                                         "telefoon:niet-bereikt", &error);
  g_autoptr (GDateTime) at = NULL;
  const OdStep *step;

  g_assert_no_error (error);
  g_assert_cmpint (od_referral_get_state (before), ==, OD_STATE_RECEIVED);
  g_assert_cmpuint (od_referral_get_steps (before)->len, ==, 1);
  g_assert_cmpint (od_referral_get_state (after), ==, OD_STATE_ATTEMPTED);
  g_assert_cmpuint (od_referral_get_steps (after)->len, ==, 2);
  g_assert_cmpint (od_referral_get_changed (after).microseconds, ==, od_recorded_time_new (later).microseconds);
  g_assert_cmpint (od_referral_get_created (after).microseconds, ==, od_referral_get_created (before).microseconds);
  step = od_referral_find_step (after, OD_EVENT_ATTEMPT);
  g_assert_cmpint (step->state, ==, OD_STATE_ATTEMPTED);
  at = od_recorded_time_to_date_time (step->at);
  g_assert_true (g_date_time_equal (at, later));
  g_assert_cmpuint (step->day, ==, od_day_to_number ("2026-11-20"));
  g_assert_cmpstr (step->user, ==, "Mona Werker");
  g_assert_cmpstr (step->detail, ==, "telefoon:niet-bereikt");
  g_assert_cmpstr (od_referral_get_reference (after), ==, REFERENCE);
  g_assert_true (od_client_equal (od_referral_get_client (after), od_referral_get_client (before)));
  g_assert_true (od_consent_equal (od_referral_get_consent (after), od_referral_get_consent (before)));
}

/* The last of several steps with the same event is what counts. */
static void
test_find_step (void)
{
  static const char *const details[] = { "sms", "telefoon:niet-bereikt", "huisbezoek" };
  g_autoptr (GDateTime) later = make_time (LATER);
  g_autoptr (OdReferral) referral = make_referral (OD_DESK_OCMW);

  for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
    {
      OdReferral *changed = od_referral_with_event (referral, OD_EVENT_ATTEMPT, later, "Mona Werker", NULL, details[i],
                                                    NULL);

      g_object_unref (referral);
      referral = changed;
      g_assert_cmpstr (od_referral_find_step (referral, OD_EVENT_ATTEMPT)->detail, ==, details[i]);
    }
  g_assert_null (od_referral_find_step (referral, OD_EVENT_ASSIGN));
}

/* What may not happen changes nothing, and the sentence for the user names no client. */
static void
test_refused_event (void)
{
  static const struct
  {
    OdDesk desk;
    OdEvent event;
  } cases[] = {
    { OD_DESK_KIND_EN_GEZIN, OD_EVENT_PACK }, { OD_DESK_KIND_EN_GEZIN, OD_EVENT_SEND },
    { OD_DESK_KIND_EN_GEZIN, OD_EVENT_ERASE },
    { OD_DESK_KIND_EN_GEZIN, OD_EVENT_UNDO }, { OD_DESK_KIND_EN_GEZIN, OD_EVENT_ASSIGN },
    { OD_DESK_OCMW, OD_EVENT_ERASE },
    { OD_DESK_OCMW, OD_EVENT_RECEIVE }, { OD_DESK_OCMW, OD_EVENT_CLOSE_FILE }, { OD_DESK_OCMW, OD_EVENT_UNDO },
    { OD_DESK_OCMW, OD_EVENT_COMPLETE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OdReferral) referral = make_referral (cases[i].desk);
      OdReferral *before = referral;
      guint n_steps = od_referral_get_steps (referral)->len;
      g_autoptr (GError) error = NULL;

      g_assert_false (let_happen (&referral, cases[i].event, &error));
      g_assert_error (error, OD_REFERRAL_ERROR, OD_REFERRAL_ERROR_TRANSITION);
      g_assert_nonnull (strstr (error->message, REFERENCE));
      g_assert_null (strstr (error->message, "Fien"));
      g_assert_null (strstr (error->message, "Fictief"));
      g_assert_true (referral == before);
      g_assert_cmpuint (od_referral_get_steps (referral)->len, ==, n_steps);
      g_assert_false (let_happen (&referral, cases[i].event, NULL));
    }
}

/* Erasing takes client, consent and file number away for good; the steps remain. */
static void
test_erasure (void)
{
  static const OdEvent way[] = { OD_EVENT_ASSIGN, OD_EVENT_WANT_HELP, OD_EVENT_CLOSE_FILE, OD_EVENT_ERASE };
  g_autoptr (GDateTime) now = make_time (NOON);
  g_autoptr (OdReferral) received = make_referral (OD_DESK_OCMW);
  g_autoptr (OdReferral) referral = od_referral_with_file_number (received, "VERZONNEN-7", now);
  g_autofree char *name = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (way); i++)
    {
      name = od_referral_get_name (referral);
      g_assert_cmpstr (name, ==, "Fien Fictief");
      g_clear_pointer (&name, g_free);
      g_assert_cmpstr (od_referral_get_file_number (referral), ==, "VERZONNEN-7");
      g_assert_true (let_happen (&referral, way[i], NULL));
    }
  name = od_referral_get_name (referral);
  g_assert_cmpstr (name, ==, "");
  g_assert_null (od_referral_get_client (referral));
  g_assert_null (od_referral_get_consent (referral));
  g_assert_null (od_referral_get_file_number (referral));
  g_assert_cmpuint (od_referral_get_steps (referral)->len, ==, 1 + G_N_ELEMENTS (way));
  g_assert_cmpstr (od_referral_get_reference (referral), ==, REFERENCE);
  for (OdEvent event = 0; event < OD_N_EVENTS; event++)
    g_assert_false (let_happen (&referral, event, NULL));
}

/* What is taken back */

/* One with a timeline of two steps, of which the last led to @from. */
static OdReferral *
restore_in (OdDesk desk, OdState from)
{
  OdEvent event = desk == OD_DESK_OCMW ? OD_EVENT_RECEIVE : OD_EVENT_COMPLETE;
  OdState beginning = desk == OD_DESK_OCMW ? OD_STATE_RECEIVED : OD_STATE_READY;
  g_autoptr (GDateTime) now = make_time (NOON);
  g_autoptr (OdSteps) steps = od_steps_new ();
  const OdRecordedTime at = od_recorded_time_new (now);

  od_steps_append (&steps, &(OdStep){ .at = at, .event = event, .state = beginning, .user = "Tina Teamlid" });
  od_steps_append (&steps, &(OdStep){ .at = at, .event = OD_EVENT_CORRECT, .state = from, .user = "Tina Teamlid" });
  return od_referral_restore (desk, ID, REFERENCE, NULL, NULL, from, at, at, steps);
}

static gboolean
may_be_undone (OdEvent event)
{
  static const OdEvent events[] = {
    OD_EVENT_GIVE_PASSPHRASE, OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, OD_EVENT_CONTACT, OD_EVENT_WANT_HELP,
    OD_EVENT_WANT_NO_HELP,
    OD_EVENT_CLOSE_FILE,      OD_EVENT_REOPEN_FILE, OD_EVENT_GIVE_UP, OD_EVENT_RESUME,
    OD_EVENT_REVIEW,          OD_EVENT_DISCLOSE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    if (events[i] == event)
      return TRUE;

  return FALSE;
}

/* From every state, whatever may happen: either it is taken back, to just where it was, or the undoing is refused; what
 * the other party has seen, and what is gone, stay. */
static void
test_undo_of_every_transition (void)
{
  for (OdDesk desk = OD_DESK_KIND_EN_GEZIN; desk <= OD_DESK_OCMW; desk++)
    for (OdState from = 0; from < OD_N_STATES; from++)
      for (OdEvent event = 0; event < OD_N_EVENTS; event++)
        {
          g_autoptr (OdReferral) referral = restore_in (desk, from);
          g_autoptr (GError) error = NULL;
          OdState after;

          if (!od_transition_apply (desk, from, event, &after))
            continue;
          g_assert_true (let_happen (&referral, event, NULL));
          g_assert_cmpint (let_happen (&referral, OD_EVENT_UNDO, &error), ==, may_be_undone (event));
          g_assert_cmpint (od_referral_get_state (referral), ==, may_be_undone (event) ? from : after);
          g_assert_cmpuint (od_referral_get_steps (referral)->len, ==, may_be_undone (event) ? 4 : 3);
          if (!may_be_undone (event))
            g_assert_error (error, OD_REFERRAL_ERROR, OD_REFERRAL_ERROR_TRANSITION);
        }
}

/* A way from the beginning, and the state at its end. OD_EVENT_UNDO takes back; OD_N_EVENTS ends the way. */
typedef struct
{
  OdDesk desk;
  OdEvent way[10];
  OdState state;
  gboolean may_undo; /* once more at the end */
} Way;

static const Way ways[] = {
  { OD_DESK_KIND_EN_GEZIN, { OD_N_EVENTS }, OD_STATE_DRAFT, FALSE },
  { OD_DESK_KIND_EN_GEZIN, { OD_EVENT_COMPLETE, OD_EVENT_PACK, OD_EVENT_SEND, OD_EVENT_CONFIRM, OD_N_EVENTS },
    OD_STATE_CONFIRMED, FALSE },
  { OD_DESK_KIND_EN_GEZIN, { OD_EVENT_COMPLETE, OD_EVENT_REVISE, OD_EVENT_COMPLETE, OD_EVENT_PACK, OD_N_EVENTS },
    OD_STATE_PACKED, FALSE },
  { OD_DESK_KIND_EN_GEZIN, { OD_EVENT_COMPLETE, OD_EVENT_PACK, OD_EVENT_GIVE_PASSPHRASE, OD_EVENT_UNDO, OD_N_EVENTS },
    OD_STATE_PACKED, FALSE },
  { OD_DESK_OCMW, { OD_N_EVENTS }, OD_STATE_RECEIVED, FALSE },
  { OD_DESK_OCMW, { OD_EVENT_ASSIGN, OD_EVENT_UNDO, OD_N_EVENTS }, OD_STATE_RECEIVED, FALSE },
  { OD_DESK_OCMW, { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, OD_EVENT_UNDO, OD_N_EVENTS }, OD_STATE_ASSIGNED, TRUE },
  { OD_DESK_OCMW, { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, OD_EVENT_UNDO, OD_EVENT_UNDO, OD_N_EVENTS }, OD_STATE_RECEIVED,
    FALSE },
  { OD_DESK_OCMW,
    { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, OD_EVENT_UNDO, OD_EVENT_CONTACT, OD_EVENT_UNDO, OD_N_EVENTS },
    OD_STATE_ASSIGNED,
    TRUE },
  { OD_DESK_OCMW,
    { OD_EVENT_ASSIGN, OD_EVENT_ATTEMPT, OD_EVENT_UNDO, OD_EVENT_CONTACT, OD_EVENT_UNDO, OD_EVENT_UNDO, OD_N_EVENTS },
    OD_STATE_RECEIVED,
    FALSE },
  { OD_DESK_OCMW, { OD_EVENT_WANT_HELP, OD_EVENT_CLOSE_FILE, OD_EVENT_UNDO, OD_N_EVENTS }, OD_STATE_FILE_OPEN, TRUE },
  { OD_DESK_OCMW, { OD_EVENT_WANT_HELP, OD_EVENT_CLOSE_FILE, OD_EVENT_REOPEN_FILE, OD_EVENT_UNDO, OD_N_EVENTS },
    OD_STATE_FILE_CLOSED, TRUE },
  { OD_DESK_OCMW, { OD_EVENT_ATTEMPT, OD_EVENT_GIVE_UP, OD_EVENT_RESUME, OD_EVENT_UNDO, OD_EVENT_UNDO, OD_N_EVENTS },
    OD_STATE_ATTEMPTED, TRUE },
  /* Nothing goes back past what cannot be undone. */
  { OD_DESK_OCMW, { OD_EVENT_ASSIGN, OD_EVENT_CORRECT, OD_N_EVENTS }, OD_STATE_ASSIGNED, FALSE },
  { OD_DESK_OCMW, { OD_EVENT_ASSIGN, OD_EVENT_DISCLOSE, OD_EVENT_ATTEMPT, OD_EVENT_UNDO, OD_N_EVENTS },
    OD_STATE_ASSIGNED, TRUE },
  { OD_DESK_OCMW, { OD_EVENT_ASSIGN, OD_EVENT_RETURN, OD_N_EVENTS }, OD_STATE_RETURNED, FALSE },
  { OD_DESK_OCMW, { OD_EVENT_ASSIGN, OD_EVENT_WITHDRAW, OD_N_EVENTS }, OD_STATE_WITHDRAWN, FALSE },
  { OD_DESK_OCMW, { OD_EVENT_WANT_NO_HELP, OD_EVENT_ERASE, OD_N_EVENTS }, OD_STATE_ERASED, FALSE },
};

static void
test_ways (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (OdReferral) referral = make_referral (ways[i].desk);
      guint n_steps = od_referral_get_steps (referral)->len;

      g_test_message ("way %" G_GSIZE_FORMAT, i);
      for (const OdEvent *event = ways[i].way; *event != OD_N_EVENTS; event++)
        {
          g_assert_true (let_happen (&referral, *event, NULL));
          n_steps++;
          g_assert_cmpuint (od_referral_get_steps (referral)->len, ==, n_steps);
        }
      g_assert_cmpint (od_referral_get_state (referral), ==, ways[i].state);
      g_assert_cmpint (let_happen (&referral, OD_EVENT_UNDO, NULL), ==, ways[i].may_undo);
    }
}

/* Nothing forgets: the undoing is a step of its own that says what was taken back and who did it. */
static void
test_undo_is_recorded (void)
{
  g_autoptr (OdReferral) referral = make_referral (OD_DESK_OCMW);
  const OdStep *step;

  let_happen (&referral, OD_EVENT_ASSIGN, NULL);
  let_happen (&referral, OD_EVENT_WANT_NO_HELP, NULL);
  g_assert_true (let_happen (&referral, OD_EVENT_UNDO, NULL));
  g_assert_nonnull (od_referral_find_step (referral, OD_EVENT_WANT_NO_HELP));
  step = od_referral_find_step (referral, OD_EVENT_UNDO);
  g_assert_cmpstr (step->detail, ==, "wenst-geen-hulp");
  g_assert_cmpstr (step->user, ==, "Tom Teamlid");
  g_assert_cmpint (step->state, ==, OD_STATE_ASSIGNED);
  g_assert_nonnull (od_referral_get_client (referral));
}

/* What changes is the copy alone, and nothing else in it. */
static void
test_changed_copies (void)
{
  g_autoptr (GDateTime) later = make_time (LATER);
  g_autoptr (OdReferral) first = make_referral (OD_DESK_OCMW);
  g_autoptr (OdReferral) worker = od_referral_with_worker (first, "Mona Werker", later);
  g_autoptr (OdReferral) file = od_referral_with_file_number (worker, "VERZONNEN-7", later);
  g_autoptr (OdReferral) reason = od_referral_with_residence_reason (file, OD_RESIDENCE_MOVES, later);
  g_autoptr (OdReferral) protocol = od_referral_with_protocol (reason, "ander-protocol", later);
  g_autoptr (OdReferral) nobody = od_referral_with_worker (protocol, NULL, later);

  g_assert_null (od_referral_get_worker (first));
  g_assert_null (od_referral_get_file_number (first));
  g_assert_cmpint (od_referral_get_residence_reason (first), ==, OD_RESIDENCE_AS_ADDRESSED);
  g_assert_cmpstr (od_referral_get_protocol_id (first), ==, "verzonnen-protocol");
  g_assert_cmpstr (od_referral_get_worker (protocol), ==, "Mona Werker");
  g_assert_cmpstr (od_referral_get_file_number (nobody), ==, "VERZONNEN-7");
  g_assert_cmpint (od_referral_get_residence_reason (nobody), ==, OD_RESIDENCE_MOVES);
  g_assert_cmpstr (od_referral_get_protocol_id (nobody), ==, "ander-protocol");
  g_assert_null (od_referral_get_worker (nobody));
  g_assert_true (od_client_equal (od_referral_get_client (nobody), od_referral_get_client (first)));
  g_assert_cmpint (od_referral_get_state (nobody), ==, OD_STATE_RECEIVED);
  g_assert_cmpint (od_referral_get_changed (nobody).microseconds, ==, od_recorded_time_new (later).microseconds);
}

/* At the OCMW: the same rules as far as it may know, on the day that it was sent. */
static void
test_typed_over (void)
{
  static const struct
  {
    const char *consent_on;
    const char *team_member;
    const char *sent_on;
    const char *findings;
  } cases[] = {
    { "2026-11-20", "Tina Teamlid", "2026-11-23", "" },
    { "2026-11-23", "Tina Teamlid", "2026-11-23", "" },
    { "2026-11-24", "Tina Teamlid", "2026-11-23", "sent-on=end-before-start" },
    { "2026-11-25", "Tina Teamlid", "2026-11-24", "consent-on=in-future sent-on=end-before-start" },
    { "2026-11-20", "", "", "team-member=required sent-on=required" },
    { "2026-11-20", " ", NULL, "team-member=required sent-on=required" },
    { "2026-11-20", "85.07.30-033.28", "2026-11-25", "team-member=national-number sent-on=in-future" },
    { "2026-11-20", "Tina", "gisteren", "sent-on=shape" },
    { "", "Tina", "2026-11-24", "consent-on=required" },
    { "2024-11-20", "Tina", "2024-12-31", "sender=not-yet-in-force" },
    { "2024-11-20", "Tina", "2027-01-01", "sender=ended-protocol sent-on=in-future" },
  };
  g_autoptr (OdProtocol) protocol = make_protocol ("2025-01-01", "2027-01-01");
  g_autoptr (GDateTime) now = make_time (NOON);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const OdHandingOver handing_over = { cases[i].team_member, cases[i].sent_on };
      g_autoptr (OdReferral) referral = make_referral (OD_DESK_OCMW);
      g_autoptr (OdConsent) consent = od_consent_new ();
      g_autoptr (OdReferral) filled = NULL;

      consent->manner = OD_CONSENT_WRITTEN;
      consent->consent_on = g_strdup (cases[i].consent_on);
      filled = od_referral_with_consent (referral, consent, now);
      assert_findings (od_referral_check_typed_over (filled, protocol, &handing_over, TODAY), cases[i].findings);
    }
}

static void
test_nothing_typed_over (void)
{
  const OdHandingOver handing_over = { "Tina Teamlid", TODAY };
  g_autoptr (GDateTime) now = make_time (NOON);
  g_autoptr (OdReferral) referral = od_referral_new (OD_DESK_OCMW, ID, REFERENCE, NULL, now, "Wilma Werkster");

  assert_findings (od_referral_check_typed_over (referral, NULL, &handing_over, TODAY),
                   "given-name=required family-name=required contact-details=required sender=required consent-manner=required "
                   "consent-on=required");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/referral/nothing-yet", test_nothing_yet);
  g_test_add_func ("/referral/client-must-be-well", test_client_must_be_well);
  g_test_add_func ("/referral/consent-must-be-well", test_consent_must_be_well);
  g_test_add_func ("/referral/protocol-must-be-in-force", test_protocol_must_be_in_force);
  g_test_add_func ("/referral/residence", test_residence);
  g_test_add_func ("/referral/residence-reasons", test_residence_reasons);
  g_test_add_func ("/referral/beginning", test_beginning);
  g_test_add_func ("/referral/event", test_event);
  g_test_add_func ("/referral/find-step", test_find_step);
  g_test_add_func ("/referral/refused-event", test_refused_event);
  g_test_add_func ("/referral/erasure", test_erasure);
  g_test_add_func ("/referral/undo-of-every-transition", test_undo_of_every_transition);
  g_test_add_func ("/referral/ways", test_ways);
  g_test_add_func ("/referral/undo-is-recorded", test_undo_is_recorded);
  g_test_add_func ("/referral/typed-over", test_typed_over);
  g_test_add_func ("/referral/nothing-typed-over", test_nothing_typed_over);
  g_test_add_func ("/referral/changed-copies", test_changed_copies);
  return g_test_run ();
}
