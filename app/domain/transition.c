#include "transition.h"

typedef struct
{
  OdEvent event;
  OdState from;
  OdState to;
} Transition;

static const Transition kind_en_gezin[] = {
  { OD_EVENT_COMPLETE, OD_STATE_DRAFT, OD_STATE_READY },
  { OD_EVENT_REVISE, OD_STATE_READY, OD_STATE_DRAFT },
  { OD_EVENT_REVISE, OD_STATE_PACKED, OD_STATE_DRAFT },
  { OD_EVENT_REVISE, OD_STATE_RETURNED, OD_STATE_DRAFT },
  { OD_EVENT_PACK, OD_STATE_READY, OD_STATE_PACKED },
  { OD_EVENT_PACK, OD_STATE_PACKED, OD_STATE_PACKED },
  { OD_EVENT_PACK, OD_STATE_SENT, OD_STATE_PACKED },
  { OD_EVENT_GIVE_PASSPHRASE, OD_STATE_PACKED, OD_STATE_PACKED },
  { OD_EVENT_GIVE_PASSPHRASE, OD_STATE_SENT, OD_STATE_SENT },
  { OD_EVENT_SEND, OD_STATE_PACKED, OD_STATE_SENT },
  { OD_EVENT_SEND, OD_STATE_SENT, OD_STATE_SENT },
  /* A receipt may come in before the user said that the package was sent. */
  { OD_EVENT_CONFIRM, OD_STATE_PACKED, OD_STATE_CONFIRMED },
  { OD_EVENT_CONFIRM, OD_STATE_SENT, OD_STATE_CONFIRMED },
  { OD_EVENT_RETURN, OD_STATE_PACKED, OD_STATE_RETURNED },
  { OD_EVENT_RETURN, OD_STATE_SENT, OD_STATE_RETURNED },
  { OD_EVENT_RETURN, OD_STATE_CONFIRMED, OD_STATE_RETURNED },
  { OD_EVENT_WITHDRAW, OD_STATE_DRAFT, OD_STATE_WITHDRAWN },
  { OD_EVENT_WITHDRAW, OD_STATE_READY, OD_STATE_WITHDRAWN },
  { OD_EVENT_WITHDRAW, OD_STATE_PACKED, OD_STATE_WITHDRAWN },
  { OD_EVENT_WITHDRAW, OD_STATE_SENT, OD_STATE_WITHDRAWN },
  { OD_EVENT_WITHDRAW, OD_STATE_CONFIRMED, OD_STATE_WITHDRAWN },
  { OD_EVENT_WITHDRAW, OD_STATE_RETURNED, OD_STATE_WITHDRAWN },
  { OD_EVENT_CORRECT, OD_STATE_CONFIRMED, OD_STATE_CONFIRMED },
  { OD_EVENT_ERASE, OD_STATE_CONFIRMED, OD_STATE_ERASED },
  { OD_EVENT_ERASE, OD_STATE_RETURNED, OD_STATE_ERASED },
  { OD_EVENT_ERASE, OD_STATE_WITHDRAWN, OD_STATE_ERASED },
};

static const Transition ocmw[] = {
  { OD_EVENT_ASSIGN, OD_STATE_RECEIVED, OD_STATE_ASSIGNED },
  /* Handed over to another worker. */
  { OD_EVENT_ASSIGN, OD_STATE_ASSIGNED, OD_STATE_ASSIGNED },
  { OD_EVENT_ASSIGN, OD_STATE_ATTEMPTED, OD_STATE_ATTEMPTED },
  { OD_EVENT_ASSIGN, OD_STATE_WISH_UNCLEAR, OD_STATE_WISH_UNCLEAR },
  { OD_EVENT_ASSIGN, OD_STATE_FILE_OPEN, OD_STATE_FILE_OPEN },
  { OD_EVENT_ASSIGN, OD_STATE_UNREACHABLE, OD_STATE_UNREACHABLE },
  { OD_EVENT_ATTEMPT, OD_STATE_RECEIVED, OD_STATE_ATTEMPTED },
  { OD_EVENT_ATTEMPT, OD_STATE_ASSIGNED, OD_STATE_ATTEMPTED },
  { OD_EVENT_ATTEMPT, OD_STATE_ATTEMPTED, OD_STATE_ATTEMPTED },
  /* To learn the wish. */
  { OD_EVENT_ATTEMPT, OD_STATE_WISH_UNCLEAR, OD_STATE_WISH_UNCLEAR },
  { OD_EVENT_ATTEMPT, OD_STATE_UNREACHABLE, OD_STATE_UNREACHABLE },
  { OD_EVENT_CONTACT, OD_STATE_RECEIVED, OD_STATE_WISH_UNCLEAR },
  { OD_EVENT_CONTACT, OD_STATE_ASSIGNED, OD_STATE_WISH_UNCLEAR },
  { OD_EVENT_CONTACT, OD_STATE_ATTEMPTED, OD_STATE_WISH_UNCLEAR },
  { OD_EVENT_CONTACT, OD_STATE_UNREACHABLE, OD_STATE_WISH_UNCLEAR },
  { OD_EVENT_CONTACT, OD_STATE_WISH_UNCLEAR, OD_STATE_WISH_UNCLEAR },
  { OD_EVENT_WANT_HELP, OD_STATE_RECEIVED, OD_STATE_FILE_OPEN },
  { OD_EVENT_WANT_HELP, OD_STATE_ASSIGNED, OD_STATE_FILE_OPEN },
  { OD_EVENT_WANT_HELP, OD_STATE_ATTEMPTED, OD_STATE_FILE_OPEN },
  { OD_EVENT_WANT_HELP, OD_STATE_WISH_UNCLEAR, OD_STATE_FILE_OPEN },
  { OD_EVENT_WANT_HELP, OD_STATE_UNREACHABLE, OD_STATE_FILE_OPEN },
  { OD_EVENT_WANT_HELP, OD_STATE_NO_HELP, OD_STATE_FILE_OPEN },
  { OD_EVENT_WANT_NO_HELP, OD_STATE_RECEIVED, OD_STATE_NO_HELP },
  { OD_EVENT_WANT_NO_HELP, OD_STATE_ASSIGNED, OD_STATE_NO_HELP },
  { OD_EVENT_WANT_NO_HELP, OD_STATE_ATTEMPTED, OD_STATE_NO_HELP },
  { OD_EVENT_WANT_NO_HELP, OD_STATE_WISH_UNCLEAR, OD_STATE_NO_HELP },
  { OD_EVENT_WANT_NO_HELP, OD_STATE_UNREACHABLE, OD_STATE_NO_HELP },
  { OD_EVENT_CLOSE_FILE, OD_STATE_FILE_OPEN, OD_STATE_FILE_CLOSED },
  { OD_EVENT_REOPEN_FILE, OD_STATE_FILE_CLOSED, OD_STATE_FILE_OPEN },
  { OD_EVENT_GIVE_UP, OD_STATE_ASSIGNED, OD_STATE_UNREACHABLE },
  { OD_EVENT_GIVE_UP, OD_STATE_ATTEMPTED, OD_STATE_UNREACHABLE },
  { OD_EVENT_RESUME, OD_STATE_UNREACHABLE, OD_STATE_ATTEMPTED },
  { OD_EVENT_DISCLOSE, OD_STATE_ASSIGNED, OD_STATE_ASSIGNED },
  { OD_EVENT_DISCLOSE, OD_STATE_ATTEMPTED, OD_STATE_ATTEMPTED },
  { OD_EVENT_DISCLOSE, OD_STATE_WISH_UNCLEAR, OD_STATE_WISH_UNCLEAR },
  { OD_EVENT_DISCLOSE, OD_STATE_FILE_OPEN, OD_STATE_FILE_OPEN },
  { OD_EVENT_CORRECT, OD_STATE_RECEIVED, OD_STATE_RECEIVED },
  { OD_EVENT_CORRECT, OD_STATE_ASSIGNED, OD_STATE_ASSIGNED },
  { OD_EVENT_CORRECT, OD_STATE_ATTEMPTED, OD_STATE_ATTEMPTED },
  { OD_EVENT_CORRECT, OD_STATE_WISH_UNCLEAR, OD_STATE_WISH_UNCLEAR },
  { OD_EVENT_CORRECT, OD_STATE_FILE_OPEN, OD_STATE_FILE_OPEN },
  { OD_EVENT_CORRECT, OD_STATE_NO_HELP, OD_STATE_NO_HELP },
  { OD_EVENT_CORRECT, OD_STATE_FILE_CLOSED, OD_STATE_FILE_CLOSED },
  { OD_EVENT_CORRECT, OD_STATE_UNREACHABLE, OD_STATE_UNREACHABLE },
  { OD_EVENT_RETURN, OD_STATE_RECEIVED, OD_STATE_RETURNED },
  { OD_EVENT_RETURN, OD_STATE_ASSIGNED, OD_STATE_RETURNED },
  { OD_EVENT_RETURN, OD_STATE_ATTEMPTED, OD_STATE_RETURNED },
  { OD_EVENT_RETURN, OD_STATE_WISH_UNCLEAR, OD_STATE_RETURNED },
  { OD_EVENT_RETURN, OD_STATE_UNREACHABLE, OD_STATE_RETURNED },
  { OD_EVENT_WITHDRAW, OD_STATE_RECEIVED, OD_STATE_WITHDRAWN },
  { OD_EVENT_WITHDRAW, OD_STATE_ASSIGNED, OD_STATE_WITHDRAWN },
  { OD_EVENT_WITHDRAW, OD_STATE_ATTEMPTED, OD_STATE_WITHDRAWN },
  { OD_EVENT_WITHDRAW, OD_STATE_WISH_UNCLEAR, OD_STATE_WITHDRAWN },
  { OD_EVENT_WITHDRAW, OD_STATE_UNREACHABLE, OD_STATE_WITHDRAWN },
  { OD_EVENT_WITHDRAW, OD_STATE_NO_HELP, OD_STATE_WITHDRAWN },
  /* Erases nothing by itself while there is a file: a person decides. */
  { OD_EVENT_WITHDRAW, OD_STATE_FILE_OPEN, OD_STATE_FILE_OPEN },
  { OD_EVENT_WITHDRAW, OD_STATE_FILE_CLOSED, OD_STATE_FILE_CLOSED },
  /* Not before contact, nor while the wish is unclear (protocol art. 3). */
  { OD_EVENT_ERASE, OD_STATE_NO_HELP, OD_STATE_ERASED },
  { OD_EVENT_ERASE, OD_STATE_FILE_CLOSED, OD_STATE_ERASED },
  { OD_EVENT_ERASE, OD_STATE_UNREACHABLE, OD_STATE_ERASED },
  { OD_EVENT_ERASE, OD_STATE_RETURNED, OD_STATE_ERASED },
  { OD_EVENT_ERASE, OD_STATE_WITHDRAWN, OD_STATE_ERASED },
};

static const char *const state_names[OD_N_STATES] = {
  [OD_STATE_DRAFT] = "concept",
  [OD_STATE_READY] = "klaar",
  [OD_STATE_PACKED] = "verpakt",
  [OD_STATE_SENT] = "verzonden",
  [OD_STATE_CONFIRMED] = "ontvangst-bevestigd",
  [OD_STATE_RECEIVED] = "ontvangen",
  [OD_STATE_ASSIGNED] = "toegewezen",
  [OD_STATE_ATTEMPTED] = "contactpoging",
  [OD_STATE_WISH_UNCLEAR] = "wens-onduidelijk",
  [OD_STATE_FILE_OPEN] = "dossier-open",
  [OD_STATE_NO_HELP] = "wenst-geen-hulp",
  [OD_STATE_FILE_CLOSED] = "dossier-gesloten",
  [OD_STATE_UNREACHABLE] = "onbereikbaar",
  [OD_STATE_RETURNED] = "teruggestuurd",
  [OD_STATE_WITHDRAWN] = "ingetrokken",
  [OD_STATE_ERASED] = "gewist",
};

static const char *const event_names[OD_N_EVENTS] = {
  [OD_EVENT_COMPLETE] = "klaar",
  [OD_EVENT_REVISE] = "hernomen",
  [OD_EVENT_PACK] = "verpakt",
  [OD_EVENT_GIVE_PASSPHRASE] = "wachtzin-doorgegeven",
  [OD_EVENT_SEND] = "verzonden",
  [OD_EVENT_CONFIRM] = "ontvangst-bevestigd",
  [OD_EVENT_RECEIVE] = "ontvangen",
  [OD_EVENT_ASSIGN] = "toegewezen",
  [OD_EVENT_ATTEMPT] = "contactpoging",
  [OD_EVENT_CONTACT] = "contact-wens-onduidelijk",
  [OD_EVENT_WANT_HELP] = "dossier-geopend",
  [OD_EVENT_WANT_NO_HELP] = "wenst-geen-hulp",
  [OD_EVENT_CLOSE_FILE] = "dossier-gesloten",
  [OD_EVENT_REOPEN_FILE] = "dossier-heropend",
  [OD_EVENT_GIVE_UP] = "onbereikbaar",
  [OD_EVENT_RESUME] = "hervat",
  [OD_EVENT_DISCLOSE] = "doorgegeven",
  [OD_EVENT_CORRECT] = "verbeterd",
  [OD_EVENT_RETURN] = "teruggestuurd",
  [OD_EVENT_WITHDRAW] = "ingetrokken",
  [OD_EVENT_ERASE] = "gewist",
  [OD_EVENT_UNDO] = "ongedaan-gemaakt",
};

static const Transition *
get_table (OdDesk desk, gsize *length)
{
  *length = desk == OD_DESK_OCMW ? G_N_ELEMENTS (ocmw) : G_N_ELEMENTS (kind_en_gezin);
  return desk == OD_DESK_OCMW ? ocmw : kind_en_gezin;
}

gboolean
od_transition_apply (OdDesk desk, OdState from, OdEvent event, OdState *to)
{
  gsize length;
  const Transition *table = get_table (desk, &length);

  for (gsize i = 0; i < length; i++)
    if (table[i].event == event && table[i].from == from)
      {
        if (to != NULL)
          *to = table[i].to;
        return TRUE;
      }

  return FALSE;
}

static int
find_name (const char *const *names, int n_names, const char *text)
{
  for (int i = 0; i < n_names; i++)
    if (g_strcmp0 (names[i], text) == 0)
      return i;

  return -1;
}

const char *
od_state_to_string (OdState state)
{
  return state_names[state];
}

gboolean
od_state_from_string (const char *text, OdState *state)
{
  int found = find_name (state_names, OD_N_STATES, text);

  if (found >= 0)
    *state = found;
  return found >= 0;
}

const char *
od_event_to_string (OdEvent event)
{
  return event_names[event];
}

gboolean
od_event_from_string (const char *text, OdEvent *event)
{
  int found = find_name (event_names, OD_N_EVENTS, text);

  if (found >= 0)
    *event = found;
  return found >= 0;
}

GType
od_state_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      static GEnumValue values[OD_N_STATES + 1];

      for (int state = 0; state < OD_N_STATES; state++)
        values[state] = (GEnumValue) { state, state_names[state], state_names[state] };
      g_once_init_leave (&type, g_enum_register_static ("OdState", values));
    }

  return type;
}
