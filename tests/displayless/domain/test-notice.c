#include "notice.h"

#define ID "0f0e0d0c-1111-4222-8333-444455556666"
#define REFERENCE "2026-00042-F33J"

/* The state after each event in the order of OdNoticeEvent (send, cancel, pack answer, receive answer, decide, take back) as
 * the letter of a state in the order of OdNoticeState, and a dot where it may not happen. */
static const char letters[] = "psxrmafb";

typedef struct
{
  gboolean incoming;
  OdNoticeKind kind;
  OdNoticeState from;
  const char *to;
} Row;

static const Row rows[] = {
  { FALSE, OD_NOTICE_RETURN, OD_NOTICE_STATE_PACKED, "sx...." },
  { FALSE, OD_NOTICE_RETURN, OD_NOTICE_STATE_SENT, "s....." },
  { FALSE, OD_NOTICE_WITHDRAWAL, OD_NOTICE_STATE_PACKED, "sx...." },
  { FALSE, OD_NOTICE_WITHDRAWAL, OD_NOTICE_STATE_SENT, "s....." },
  { FALSE, OD_NOTICE_QUALITY, OD_NOTICE_STATE_PACKED, "sx.b.." },
  { FALSE, OD_NOTICE_QUALITY, OD_NOTICE_STATE_SENT, "s..b.." },
  { FALSE, OD_NOTICE_QUALITY, OD_NOTICE_STATE_CANCELLED, "...b.." },
  { FALSE, OD_NOTICE_PROCESSORS, OD_NOTICE_STATE_PACKED, "sx...." },
  { FALSE, OD_NOTICE_PROCESSORS, OD_NOTICE_STATE_SENT, "s....." },
  { FALSE, OD_NOTICE_BREACH, OD_NOTICE_STATE_PACKED, "sx...." },
  { FALSE, OD_NOTICE_BREACH, OD_NOTICE_STATE_SENT, "s....." },
  { FALSE, OD_NOTICE_CHANGE, OD_NOTICE_STATE_PACKED, "sx...." },
  { FALSE, OD_NOTICE_CHANGE, OD_NOTICE_STATE_SENT, "s....." },
  { FALSE, OD_NOTICE_EVIDENCE, OD_NOTICE_STATE_PACKED, "sx.b.." },
  { FALSE, OD_NOTICE_EVIDENCE, OD_NOTICE_STATE_SENT, "s..b.." },
  { FALSE, OD_NOTICE_EVIDENCE, OD_NOTICE_STATE_CANCELLED, "...b.." },
  { FALSE, OD_NOTICE_TERMINATION, OD_NOTICE_STATE_PACKED, "sx...." },
  { FALSE, OD_NOTICE_TERMINATION, OD_NOTICE_STATE_SENT, "s....." },
  { TRUE, OD_NOTICE_WITHDRAWAL, OD_NOTICE_STATE_RECEIVED, "....f." },
  { TRUE, OD_NOTICE_WITHDRAWAL, OD_NOTICE_STATE_SETTLED, ".....r" },
  { TRUE, OD_NOTICE_QUALITY, OD_NOTICE_STATE_RECEIVED, "..a..." },
  { TRUE, OD_NOTICE_QUALITY, OD_NOTICE_STATE_ANSWER_PACKED, "br...." },
  { TRUE, OD_NOTICE_QUALITY, OD_NOTICE_STATE_ANSWERED, "b....." },
  { TRUE, OD_NOTICE_BREACH, OD_NOTICE_STATE_RECEIVED, "....f." },
  { TRUE, OD_NOTICE_CHANGE, OD_NOTICE_STATE_RECEIVED, "....f." },
  { TRUE, OD_NOTICE_EVIDENCE, OD_NOTICE_STATE_RECEIVED, "..a..." },
  { TRUE, OD_NOTICE_EVIDENCE, OD_NOTICE_STATE_ANSWER_PACKED, "br...." },
  { TRUE, OD_NOTICE_EVIDENCE, OD_NOTICE_STATE_ANSWERED, "b....." },
  { TRUE, OD_NOTICE_TERMINATION, OD_NOTICE_STATE_RECEIVED, "....f." },
};

static const char *
find_row (gboolean incoming, OdNoticeKind kind, OdNoticeState from)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].incoming == incoming && rows[i].kind == kind && rows[i].from == from)
      return rows[i].to;
  return "......";
}

static void
assert_row (gboolean incoming, OdNoticeKind kind, OdNoticeState from)
{
  char found[OD_N_NOTICE_EVENTS + 1] = { 0 };

  for (OdNoticeEvent event = 0; event < OD_N_NOTICE_EVENTS; event++)
    {
      OdNoticeState to = OD_N_NOTICE_STATES;
      gboolean allowed = od_notice_transition_apply (incoming, kind, from, event, &to);

      g_assert_cmpint (allowed, ==, to != OD_N_NOTICE_STATES);
      found[event] = allowed ? letters[to] : '.';
    }
  g_assert_cmpstr (found, ==, find_row (incoming, kind, from));
}

static void
test_table (void)
{
  for (gboolean incoming = FALSE; incoming <= TRUE; incoming++)
    for (OdNoticeKind kind = 0; kind < OD_N_NOTICE_KINDS; kind++)
      for (OdNoticeState from = 0; from < OD_N_NOTICE_STATES; from++)
        assert_row (incoming, kind, from);
}

/* The register holds names: each must lead back, now and in later versions. */
static void
test_names (void)
{
  static const char *const states[OD_N_NOTICE_STATES] = {
    "verpakt", "verzonden", "geannuleerd", "ontvangen", "onthouden", "antwoord-verpakt", "afgehandeld", "beantwoord",
  };
  static const char *const kinds[OD_N_NOTICE_KINDS] = {
    "terugzending", "intrekking", "kwaliteitsmelding", "verwerkersoverzicht", "lekmelding", "wijzigingsmelding", "bewijsverzoek", "beeindiging",
  };

  for (OdNoticeState state = 0; state < OD_N_NOTICE_STATES; state++)
    {
      OdNoticeState back = OD_N_NOTICE_STATES;

      g_assert_cmpstr (od_notice_state_to_string (state), ==, states[state]);
      g_assert_true (od_notice_state_from_string (states[state], &back));
      g_assert_cmpint (back, ==, state);
    }
  for (OdNoticeKind kind = 0; kind < OD_N_NOTICE_KINDS; kind++)
    {
      OdNoticeKind back = OD_N_NOTICE_KINDS;

      g_assert_cmpstr (od_notice_kind_to_string (kind), ==, kinds[kind]);
      g_assert_true (od_notice_kind_from_string (kinds[kind], &back));
      g_assert_cmpint (back, ==, kind);
    }
  g_assert_false (od_notice_state_from_string ("Verpakt", &(OdNoticeState){ 0 }));
  g_assert_false (od_notice_kind_from_string (NULL, &(OdNoticeKind){ 0 }));
}

static OdNotice *
make_notice (OdDesk desk, gboolean incoming, OdNoticeKind kind, OdNoticeState state, const OdNoticeContent *content)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) now = g_date_time_new (zone, 2026, 11, 24, 12, 0, 0);

  return od_notice_new (desk, kind, incoming, ID, REFERENCE, "referral", "protocol", state, now, now, content);
}

static void
test_event (void)
{
  g_auto (OdNoticeContent) content = { .manner = OD_CONSENT_ORAL, .withdrawn_on = g_strdup ("2026-11-23") };
  g_autoptr (OdNotice) packed = make_notice (OD_DESK_KIND_EN_GEZIN, FALSE, OD_NOTICE_WITHDRAWAL, OD_NOTICE_STATE_PACKED, &content);
  g_autoptr (GDateTime) later = g_date_time_add_days (od_notice_get_created (packed), 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdNotice) sent = od_notice_with_event (packed, OD_NOTICE_EVENT_SEND, later, &error);
  g_autoptr (OdNotice) none = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (od_notice_get_state (packed), ==, OD_NOTICE_STATE_PACKED);
  g_assert_cmpint (od_notice_get_state (sent), ==, OD_NOTICE_STATE_SENT);
  g_assert_true (g_date_time_equal (od_notice_get_created (sent), od_notice_get_created (packed)));
  g_assert_true (g_date_time_equal (od_notice_get_changed (sent), later));
  g_assert_cmpstr (od_notice_get_content (sent)->withdrawn_on, ==, "2026-11-23");
  none = od_notice_with_event (sent, OD_NOTICE_EVENT_CANCEL, later, &error);
  g_assert_null (none);
  g_assert_error (error, OD_NOTICE_ERROR, OD_NOTICE_ERROR_TRANSITION);
}

static void
test_direction (void)
{
  g_autoptr (OdNotice) ours = make_notice (OD_DESK_OCMW, FALSE, OD_NOTICE_QUALITY, OD_NOTICE_STATE_SENT, NULL);
  g_autoptr (OdNotice) theirs = make_notice (OD_DESK_OCMW, TRUE, OD_NOTICE_WITHDRAWAL, OD_NOTICE_STATE_SETTLED, NULL);

  g_assert_false (od_notice_get_incoming (ours));
  g_assert_true (od_notice_get_incoming (theirs));
  g_assert_true (od_notice_is_open (ours));
  g_assert_false (od_notice_is_open (theirs));
  g_assert_null (od_notice_get_content (ours));
}

static void
add (GPtrArray *remarks, OdField field, OdQualityKind kind, const char *proposed)
{
  g_ptr_array_add (remarks, od_quality_remark_new (field, kind, proposed));
}

static void
assert_finding (GPtrArray *remarks, OdField field, OdFindingCode code)
{
  g_autoptr (OdFindings) findings = od_quality_remarks_check (remarks);
  const OdFinding *finding = od_findings_find (findings, field);

  g_assert_nonnull (finding);
  g_assert_cmpint (finding->code, ==, code);
}

static void
test_remark_findings (void)
{
  static const struct
  {
    OdField field;
    OdQualityKind kind;
    const char *proposed;
    OdFindingCode code;
  } wrong[] = {
    { OD_FIELD_PHONE, OD_QUALITY_WRONG, "12", OD_FINDING_SHAPE },
    { OD_FIELD_STREET, OD_QUALITY_WRONG, "93.05.18-223.61", OD_FINDING_NATIONAL_REGISTER_NUMBER },
    { OD_FIELD_GIVEN_NAME, OD_QUALITY_WRONG, "Noor 2", OD_FINDING_CHARACTERS },
    { OD_FIELD_EMAIL, OD_QUALITY_SUPERFLUOUS, "noor@voorbeeld.be", OD_FINDING_SHAPE },
  };
  g_autoptr (GPtrArray) none = od_quality_remarks_new ();
  g_autoptr (GPtrArray) good = od_quality_remarks_new ();
  g_autoptr (OdFindings) findings = NULL;

  assert_finding (none, OD_FIELD_CONTACT_DETAILS, OD_FINDING_REQUIRED);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GPtrArray) remarks = od_quality_remarks_new ();

      add (remarks, wrong[i].field, wrong[i].kind, wrong[i].proposed);
      assert_finding (remarks, wrong[i].field, wrong[i].code);
    }
  add (good, OD_FIELD_PHONE, OD_QUALITY_OUTDATED, "0470 65 43 21");
  add (good, OD_FIELD_EMAIL, OD_QUALITY_SUPERFLUOUS, NULL);
  findings = od_quality_remarks_check (good);
  g_assert_cmpuint (findings->len, ==, 0);
  add (good, OD_FIELD_PHONE, OD_QUALITY_WRONG, NULL);
  assert_finding (good, OD_FIELD_CONTACT_DETAILS, OD_FINDING_SHAPE);
}

static void
test_remarks_applied (void)
{
  g_autoptr (OdClient) nobody = od_client_new ();
  g_autoptr (OdClient) named = od_client_with (nobody, OD_FIELD_GIVEN_NAME, "Noor");
  g_autoptr (OdClient) client = od_client_with (named, OD_FIELD_EMAIL, "noor@voorbeeld.be");
  g_autoptr (GPtrArray) remarks = od_quality_remarks_new ();
  g_autoptr (OdClient) changed = NULL;
  g_autofree char *before = NULL;
  g_autofree char *described = NULL;

  add (remarks, OD_FIELD_GIVEN_NAME, OD_QUALITY_WRONG, "Noortje");
  add (remarks, OD_FIELD_EMAIL, OD_QUALITY_SUPERFLUOUS, NULL);
  add (remarks, OD_FIELD_PHONE, OD_QUALITY_MISSING, "+3214123456");
  before = od_quality_remarks_describe (remarks);
  g_assert_null (before);
  od_quality_remark_answer (g_ptr_array_index (remarks, 0), OD_QUALITY_UNFOUNDED, "Noortje");
  od_quality_remark_answer (g_ptr_array_index (remarks, 1), OD_QUALITY_ADAPTED, NULL);
  od_quality_remark_answer (g_ptr_array_index (remarks, 2), OD_QUALITY_ADAPTED, "+3214123457");
  changed = od_quality_remarks_apply (remarks, client);
  described = od_quality_remarks_describe (remarks);
  g_assert_cmpstr (od_client_get (changed, OD_FIELD_GIVEN_NAME), ==, "Noor");
  g_assert_cmpstr (od_client_get (changed, OD_FIELD_EMAIL), ==, "");
  g_assert_cmpstr (od_client_get (changed, OD_FIELD_PHONE), ==, "+3214123457");
  g_assert_cmpstr (described, ==, "email,telefoon");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice/table", test_table);
  g_test_add_func ("/notice/names", test_names);
  g_test_add_func ("/notice/event", test_event);
  g_test_add_func ("/notice/direction", test_direction);
  g_test_add_func ("/notice/remark-findings", test_remark_findings);
  g_test_add_func ("/notice/remarks-applied", test_remarks_applied);
  return g_test_run ();
}
