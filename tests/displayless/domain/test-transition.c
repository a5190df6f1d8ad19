#include "transition.h"

#include <string.h>

/* A letter per state, in the order of OdState. */
static const char letters[] = "DRPSCratuoncxBWE";

typedef struct
{
  OdState from;
  const char *to;
} Row;

/* The state after each event, in the order of OdEvent, and a dot where it may not happen: those of Kind en Gezin
 * (complete, revise, pack, give passphrase, send, confirm, confirm earlier), those of the OCMW (receive, receive again, transcribe,
 * assign, attempt, contact, want help, want no help, close file, reopen file, give up, resume, review, disclose, correct, keep file,
 * end file), and those of both (return, withdraw, erase, undo). */
static const Row kind_en_gezin[] = {
  { OD_STATE_DRAFT, "R.....D ..............D.. .W.." },
  { OD_STATE_READY, ".DP...R ..............R.. .W.." },
  { OD_STATE_PACKED, ".DPPSCP ..............P.. BW.." },
  { OD_STATE_SENT, ".DPSSCS ..............S.. BW.." },
  { OD_STATE_CONFIRMED, ".DP...C ..............C.. BWE." },
  { OD_STATE_RETURNED, ".D...B. ..............B.. BWE." },
  { OD_STATE_WITHDRAWN, ".....W. ..............W.. W.E." },
  { OD_STATE_ERASED, "....... ................. ...." },
};

static const Row ocmw[] = {
  { OD_STATE_RECEIVED, "....... .rratuon......r.. BW.." },
  { OD_STATE_ASSIGNED, "....... .a.atuon..x..aa.. BW.." },
  { OD_STATE_ATTEMPTED, "....... .t.ttuon..x..tt.. BW.." },
  { OD_STATE_WISH_UNCLEAR, "....... .u.uuuon.....uu.. BW.." },
  { OD_STATE_FILE_OPEN, "....... .o.o....c....oooW .o.." },
  { OD_STATE_NO_HELP, "....... .n....o.......n.. .WE." },
  { OD_STATE_FILE_CLOSED, "....... .c.......o....ccW .cE." },
  { OD_STATE_UNREACHABLE, "....... .x.xxuon...tx.x.. BWE." },
  { OD_STATE_RETURNED, "....... ..............B.. .WE." },
  { OD_STATE_WITHDRAWN, "....... ..............W.. WWE." },
  { OD_STATE_ERASED, "....... ................. ...." },
};

/* The letters of @from's row without its gaps; all dots when the desk has no such state. */
static void
get_row (OdDesk desk, OdState from, char row[OD_N_EVENTS + 1])
{
  const Row *table = desk == OD_DESK_OCMW ? ocmw : kind_en_gezin;
  gsize length = desk == OD_DESK_OCMW ? G_N_ELEMENTS (ocmw) : G_N_ELEMENTS (kind_en_gezin);
  gsize n = 0;

  memset (row, '.', OD_N_EVENTS);
  row[OD_N_EVENTS] = '\0';
  for (gsize i = 0; i < length; i++)
    if (table[i].from == from)
      for (const char *at = table[i].to; *at; at++)
        if (*at != ' ')
          {
            g_assert_cmpuint (n, <, OD_N_EVENTS);
            row[n++] = *at;
          }
  g_assert_true (n == 0 || n == OD_N_EVENTS);
}

static void
assert_table (OdDesk desk)
{
  g_assert_cmpuint (strlen (letters), ==, OD_N_STATES);
  for (OdState from = 0; from < OD_N_STATES; from++)
    {
      char expected[OD_N_EVENTS + 1];
      char found[OD_N_EVENTS + 1] = { 0 };

      get_row (desk, from, expected);
      for (OdEvent event = 0; event < OD_N_EVENTS; event++)
        {
          OdState to = OD_N_STATES;
          gboolean allowed = od_transition_apply (desk, from, event, &to);

          g_assert_cmpint (allowed, ==, to != OD_N_STATES);
          g_assert_cmpint (od_transition_apply (desk, from, event, NULL), ==, allowed);
          found[event] = allowed ? letters[to] : '.';
        }
      if (strcmp (found, expected) != 0)
        g_test_message ("from %s", od_state_to_string (from));
      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_kind_en_gezin (void)
{
  assert_table (OD_DESK_KIND_EN_GEZIN);
}

static void
test_ocmw (void)
{
  assert_table (OD_DESK_OCMW);
}

/* What is erased stays so, whatever happens, and nothing but erasing does it. */
static void
test_erased (void)
{
  for (OdDesk desk = OD_DESK_KIND_EN_GEZIN; desk <= OD_DESK_OCMW; desk++)
    for (OdEvent event = 0; event < OD_N_EVENTS; event++)
      {
        g_assert_false (od_transition_apply (desk, OD_STATE_ERASED, event, NULL));
        for (OdState from = 0; from < OD_N_STATES; from++)
          {
            OdState to = OD_N_STATES;

            if (od_transition_apply (desk, from, event, &to))
              g_assert_cmpint (to == OD_STATE_ERASED, ==, event == OD_EVENT_ERASE);
          }
      }
}

/* Protocol art. 3: nothing is erased before it is known whether the client wants help, nor while there is a file. */
static void
test_not_erased_too_early (void)
{
  static const OdState states[] = {
    OD_STATE_RECEIVED, OD_STATE_ASSIGNED, OD_STATE_ATTEMPTED, OD_STATE_WISH_UNCLEAR, OD_STATE_FILE_OPEN,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_false (od_transition_apply (OD_DESK_OCMW, states[i], OD_EVENT_ERASE, NULL));
}

static void
mark_reachable (OdDesk desk, OdState from, gboolean reached[OD_N_STATES])
{
  reached[from] = TRUE;
  for (OdEvent event = 0; event < OD_N_EVENTS; event++)
    {
      OdState to;

      if (od_transition_apply (desk, from, event, &to) && !reached[to])
        mark_reachable (desk, to, reached);
    }
}

/* From the beginning every state of the desk can be reached and none of the other's; from each of them there is a way to
 * be erased, so that no data stay for ever. */
static void
assert_reachable (OdDesk desk, OdState beginning, const Row *table, gsize length)
{
  gboolean reached[OD_N_STATES] = { FALSE };
  gsize count = 0;

  mark_reachable (desk, beginning, reached);
  for (OdState state = 0; state < OD_N_STATES; state++)
    count += reached[state];
  g_assert_cmpuint (count, ==, length);
  for (gsize i = 0; i < length; i++)
    {
      gboolean onward[OD_N_STATES] = { FALSE };

      g_assert_true (reached[table[i].from]);
      mark_reachable (desk, table[i].from, onward);
      g_assert_true (onward[OD_STATE_ERASED]);
    }
}

static void
test_reachable (void)
{
  assert_reachable (OD_DESK_KIND_EN_GEZIN, OD_STATE_DRAFT, kind_en_gezin, G_N_ELEMENTS (kind_en_gezin));
  assert_reachable (OD_DESK_OCMW, OD_STATE_RECEIVED, ocmw, G_N_ELEMENTS (ocmw));
}

/* A package holds data only of what was complete: to be packed a referral was ready at some time. */
static void
test_packed_was_ready (void)
{
  gboolean reached[OD_N_STATES] = { FALSE };

  reached[OD_STATE_READY] = TRUE;
  mark_reachable (OD_DESK_KIND_EN_GEZIN, OD_STATE_DRAFT, reached);
  g_assert_false (reached[OD_STATE_PACKED]);
  g_assert_false (reached[OD_STATE_SENT]);
  g_assert_false (reached[OD_STATE_CONFIRMED]);
}

static void
test_unknown_events (void)
{
  static const int unknown[] = { OD_N_EVENTS, OD_N_EVENTS + 1, 1000, G_MAXINT, -1 };

  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    for (OdState from = 0; from < OD_N_STATES; from++)
      {
        g_assert_false (od_transition_apply (OD_DESK_OCMW, from, (OdEvent) unknown[i], NULL));
        g_assert_false (od_transition_apply (OD_DESK_KIND_EN_GEZIN, from, (OdEvent) unknown[i], NULL));
        g_assert_false (od_transition_apply (OD_DESK_OCMW, (OdState) (OD_N_STATES + i), OD_EVENT_ERASE, NULL));
      }
}

/* The register holds names: each must be one of its own and lead back, now and in later versions. */
static void
test_state_names (void)
{
  static const char *const names[OD_N_STATES] = {
    "concept", "klaar", "verpakt", "verzonden", "ontvangst-bevestigd", "ontvangen", "toegewezen", "contactpoging",
    "wens-onduidelijk", "dossier-open", "wenst-geen-hulp", "dossier-gesloten", "onbereikbaar", "teruggestuurd",
    "ingetrokken", "gewist",
  };

  for (OdState state = 0; state < OD_N_STATES; state++)
    {
      OdState back = OD_N_STATES;

      g_assert_cmpstr (od_state_to_string (state), ==, names[state]);
      g_assert_true (od_state_from_string (names[state], &back));
      g_assert_cmpint (back, ==, state);
    }
}

static void
test_event_names (void)
{
  static const char *const names[OD_N_EVENTS] = {
    "klaar", "hernomen", "verpakt", "wachtzin-doorgegeven", "verzonden", "ontvangst-bevestigd",
    "ontvangst-vorig-pakket-bevestigd", "ontvangen", "opnieuw-ontvangen", "overgetypt", "toegewezen",
    "contactpoging", "contact-wens-onduidelijk", "dossier-geopend", "wenst-geen-hulp", "dossier-gesloten",
    "dossier-heropend",
    "onbereikbaar", "hervat", "herzien", "doorgegeven", "verbeterd", "dossier-behouden", "dossier-beeindigd",
    "teruggestuurd", "ingetrokken", "gewist", "ongedaan-gemaakt",
  };

  for (OdEvent event = 0; event < OD_N_EVENTS; event++)
    {
      OdEvent back = OD_N_EVENTS;

      g_assert_cmpstr (od_event_to_string (event), ==, names[event]);
      g_assert_true (od_event_from_string (names[event], &back));
      g_assert_cmpint (back, ==, event);
    }
}

static void
test_unknown_names (void)
{
  static const char *const texts[] = {
    NULL, "", "Concept", "concept ", "draft", "0", "wis", "gewist\n", "kind en gezin",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      OdState state = OD_STATE_SENT;
      OdEvent event = OD_EVENT_SEND;
      OdDesk desk = OD_DESK_OCMW;

      g_assert_false (od_state_from_string (texts[i], &state));
      g_assert_false (od_event_from_string (texts[i], &event));
      g_assert_false (od_desk_from_string (texts[i], &desk));
      g_assert_cmpint (state, ==, OD_STATE_SENT);
      g_assert_cmpint (event, ==, OD_EVENT_SEND);
      g_assert_cmpint (desk, ==, OD_DESK_OCMW);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transition/kind-en-gezin", test_kind_en_gezin);
  g_test_add_func ("/transition/ocmw", test_ocmw);
  g_test_add_func ("/transition/erased", test_erased);
  g_test_add_func ("/transition/not-erased-too-early", test_not_erased_too_early);
  g_test_add_func ("/transition/reachable", test_reachable);
  g_test_add_func ("/transition/packed-was-ready", test_packed_was_ready);
  g_test_add_func ("/transition/unknown-events", test_unknown_events);
  g_test_add_func ("/transition/state-names", test_state_names);
  g_test_add_func ("/transition/event-names", test_event_names);
  g_test_add_func ("/transition/unknown-names", test_unknown_names);
  return g_test_run ();
}
