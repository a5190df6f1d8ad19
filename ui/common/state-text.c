#include "state-text.h"

#include <glib/gi18n-lib.h>

#include "arrival.h"
#include "choice-row.h"
#include "correct.h"
#include "day-text.h"
#include "field-text.h"
#include "follow.h"
#include "pack.h"
#include "review.h"

static const struct
{
  const char *text;
  const char *icon;
  const char *style;
} states[OD_N_STATES] = {
  [OD_STATE_DRAFT] = { N_ ("Concept"), "document-edit-symbolic", "dim-label" },
  [OD_STATE_READY] = { N_ ("Klaar om te verpakken"), "object-select-symbolic", "accent" },
  [OD_STATE_PACKED] = { N_ ("Verpakt, nog niet verzonden"), "package-x-generic-symbolic", "warning" },
  [OD_STATE_SENT] = { N_ ("Verzonden"), "mail-send-symbolic", "accent" },
  [OD_STATE_CONFIRMED] = { N_ ("Ontvangst bevestigd"), "overdracht-done-symbolic", "success" },
  [OD_STATE_RECEIVED] = { N_ ("Nieuw"), "mail-unread-symbolic", "accent" },
  [OD_STATE_ASSIGNED] = { N_ ("Toegewezen"), "avatar-default-symbolic", "accent" },
  [OD_STATE_ATTEMPTED] = { N_ ("Contact gezocht"), "call-start-symbolic", "warning" },
  [OD_STATE_WISH_UNCLEAR] = { N_ ("Contact gehad, wens onduidelijk"), "dialog-question-symbolic", "warning" },
  [OD_STATE_FILE_OPEN] = { N_ ("Dossier open"), "folder-open-symbolic", "success" },
  [OD_STATE_NO_HELP] = { N_ ("Wenst geen hulp"), "window-close-symbolic", "dim-label" },
  [OD_STATE_FILE_CLOSED] = { N_ ("Dossier gesloten"), "folder-symbolic", "dim-label" },
  [OD_STATE_UNREACHABLE] = { N_ ("Onbereikbaar"), "call-missed-symbolic", "warning" },
  [OD_STATE_RETURNED] = { N_ ("Teruggestuurd"), "mail-reply-sender-symbolic", "warning" },
  [OD_STATE_WITHDRAWN] = { N_ ("Toestemming ingetrokken"), "action-unavailable-symbolic", "warning" },
  [OD_STATE_ERASED] = { N_ ("Gewist"), "user-trash-symbolic", "dim-label" },
};

static const struct
{
  const char *text;
  const char *icon;
} events[OD_N_EVENTS] = {
  [OD_EVENT_COMPLETE] = { N_ ("Volledig ingevuld"), "object-select-symbolic" },
  [OD_EVENT_REVISE] = { N_ ("Opnieuw in bewerking"), "document-edit-symbolic" },
  [OD_EVENT_PACK] = { N_ ("Verpakt"), "package-x-generic-symbolic" },
  [OD_EVENT_GIVE_PASSPHRASE] = { N_ ("Wachtzin doorgegeven"), "dialog-password-symbolic" },
  [OD_EVENT_SEND] = { N_ ("Verzonden"), "mail-send-symbolic" },
  [OD_EVENT_CONFIRM] = { N_ ("Ontvangst bevestigd door het OCMW"), "overdracht-done-symbolic" },
  [OD_EVENT_CONFIRM_EARLIER] = { N_ ("Het OCMW bevestigt de ontvangst van het pakket vóór deze wijziging"), "overdracht-done-symbolic" },
  [OD_EVENT_RECEIVE_AGAIN] = { N_ ("Opnieuw ontvangen, niets gewijzigd"), "mail-unread-symbolic" },
  [OD_EVENT_RECEIVE] = { N_ ("Ontvangen en aanvaard"), "mail-unread-symbolic" },
  [OD_EVENT_TRANSCRIBE] = { N_ ("Overgenomen uit een pakket dat met de hand gemaakt is"), "document-edit-symbolic" },
  [OD_EVENT_ASSIGN] = { N_ ("Toegewezen"), "avatar-default-symbolic" },
  [OD_EVENT_ATTEMPT] = { N_ ("Contactpoging"), "call-start-symbolic" },
  [OD_EVENT_CONTACT] = { N_ ("Contact gehad, wens onduidelijk"), "dialog-question-symbolic" },
  [OD_EVENT_WANT_HELP] = { N_ ("Wenst hulp: dossier geopend"), "folder-open-symbolic" },
  [OD_EVENT_WANT_NO_HELP] = { N_ ("Wenst geen hulp"), "window-close-symbolic" },
  [OD_EVENT_CLOSE_FILE] = { N_ ("Dossier gesloten"), "folder-symbolic" },
  [OD_EVENT_REOPEN_FILE] = { N_ ("Dossier heropend"), "folder-open-symbolic" },
  [OD_EVENT_GIVE_UP] = { N_ ("Onbereikbaar"), "call-missed-symbolic" },
  [OD_EVENT_RESUME] = { N_ ("Opnieuw te contacteren"), "call-start-symbolic" },
  [OD_EVENT_REVIEW] = { N_ ("Onbereikbaar, opnieuw bekeken"), "view-refresh-symbolic" },
  [OD_EVENT_DISCLOSE] = { N_ ("Doorgegeven aan een partner"), "send-to-symbolic" },
  [OD_EVENT_CORRECT] = { N_ ("Gegevens verbeterd"), "document-edit-symbolic" },
  [OD_EVENT_KEEP_FILE] = { N_ ("Dossier behouden na intrekking"), "folder-open-symbolic" },
  [OD_EVENT_END_FILE] = { N_ ("Dossier beëindigd na intrekking"), "folder-symbolic" },
  [OD_EVENT_RETURN] = { N_ ("Teruggestuurd"), "mail-reply-sender-symbolic" },
  [OD_EVENT_WITHDRAW] = { N_ ("Toestemming ingetrokken"), "action-unavailable-symbolic" },
  [OD_EVENT_ERASE] = { N_ ("Gewist"), "user-trash-symbolic" },
  [OD_EVENT_UNDO] = { N_ ("Ongedaan gemaakt"), "edit-undo-symbolic" },
};

const char *
od_state_to_text (OdState state)
{
  return _ (states[state].text);
}

const char *
od_state_to_icon (OdState state)
{
  return states[state].icon;
}

const char *
od_state_to_style (OdState state)
{
  return states[state].style;
}

const char *
od_event_to_icon (OdEvent event)
{
  return events[event].icon;
}

static const char *
channel_to_text (OdChannel channel)
{
  static const char *const texts[] = {
    [OD_CHANNEL_PHONE] = N_ ("per telefoon"),
    [OD_CHANNEL_SMS] = N_ ("per sms"),
    [OD_CHANNEL_IN_PERSON] = N_ ("persoonlijk"),
    [OD_CHANNEL_AGREED] = N_ ("vooraf afgesproken"),
  };

  return _ (texts[channel]);
}

/* A choice that was taken out of the list long ago is told by its code. */
static const char *
choice_to_text (OdChoices *choices, OdChoiceKind kind, const char *code)
{
  const OdChoice *choice = od_choices_find (choices, kind, code);

  return choice != NULL ? od_choice_to_text (choice) : code;
}

static char *
attempt_to_text (const char *detail, OdChoices *choices)
{
  g_autofree char *manner = NULL;
  gboolean reached;

  if (!od_follow_attempt_parse (detail, &manner, &reached))
    return g_strdup ("");
  return g_strdup_printf ("%s, %s", choice_to_text (choices, OD_CHOICE_CONTACT_MANNER, manner),
                          reached ? _ ("bereikt") : _ ("niet bereikt"));
}

static char *
review_to_text (const char *detail, OdChoices *choices)
{
  g_auto (OdReview) review = { 0 };
  g_autofree char *until = NULL;

  if (!od_review_from_detail (detail, &review))
    return g_strdup ("");
  if (review.erase)
    return g_strdup_printf (_ ("de gegevens mogen weg, %s"), choice_to_text (choices, OD_CHOICE_ERASE_GROUND, review.ground));
  until = od_day_to_text (review.until);
  return g_strdup_printf (_ ("bewaard tot %s, %s"), until, choice_to_text (choices, OD_CHOICE_KEEP_GROUND, review.ground));
}

/* The names of @fields, "Telefoon, Straat": not every language writes them small; (transfer full). */
static char *
fields_to_text (GArray *fields)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", od_field_to_text (g_array_index (fields, OdField, i)));
  return g_string_free (text, FALSE);
}

/* Which data a package corrected, or an answer to a quality notice. */
static char *
correction_to_text (const OdStep *step)
{
  g_autoptr (GArray) fields = od_correct_fields_from_detail (step->detail);
  g_autofree char *text = NULL;

  if (fields != NULL)
    return fields_to_text (fields);
  if (!od_arrival_from_detail (step->detail, NULL, &fields))
    {
      g_auto (GStrv) names = g_strsplit (step->detail, ",", -1);

      return g_strjoinv (", ", names);
    }
  text = fields_to_text (fields);
  if (step->event != OD_EVENT_PACK)
    return g_steal_pointer (&text);
  return fields->len > 0 ? g_strdup_printf (_ ("vervangt het vorige pakket, verbeterd: %s"), text)
                         : g_strdup (_ ("vervangt het vorige pakket, niets gewijzigd"));
}

static char *
detail_to_text (const OdStep *step, OdChoices *choices)
{
  OdChannel channel;
  OdReturnReason reason;
  OdEvent undone;

  if (step->detail == NULL || *step->detail == '\0')
    return g_strdup ("");
  switch (step->event)
    {
    case OD_EVENT_ATTEMPT:
      return attempt_to_text (step->detail, choices);
    case OD_EVENT_REVIEW:
      return review_to_text (step->detail, choices);
    case OD_EVENT_CORRECT:
    case OD_EVENT_PACK:
      return correction_to_text (step);
    case OD_EVENT_GIVE_PASSPHRASE:
      return g_strdup (od_channel_from_string (step->detail, &channel) ? channel_to_text (channel) : step->detail);
    case OD_EVENT_RETURN:
      return g_strdup (od_return_reason_from_string (step->detail, &reason) ? od_return_reason_to_text (reason) : step->detail);
    case OD_EVENT_UNDO:
      return g_strdup (od_event_from_string (step->detail, &undone) ? _ (events[undone].text) : step->detail);
    case OD_EVENT_RECEIVE_AGAIN:
    case OD_EVENT_CONFIRM_EARLIER:
    case OD_EVENT_ERASE: /* the erasure record says why */
      return g_strdup ("");
    default:
      return g_strdup (step->detail);
    }
}

char *
od_step_to_text (const OdStep *step, OdChoices *choices)
{
  g_autofree char *detail = detail_to_text (step, choices);

  if (*detail == '\0')
    return g_strdup (_ (events[step->event].text));
  return g_strdup_printf (_ ("%s: %s"), _ (events[step->event].text), detail);
}

const char *
od_return_reason_to_text (OdReturnReason reason)
{
  static const char *const texts[OD_N_RETURN_REASONS] = {
    [OD_RETURN_WRONG_OCMW] = N_ ("de cliënt woont elders"),
    [OD_RETURN_UNREADABLE] = N_ ("het pakket is niet leesbaar"),
    [OD_RETURN_NO_PROTOCOL] = N_ ("er is geen protocol met dit team"),
  };

  return _ (texts[reason]);
}

char *
od_step_get_time_text (const OdStep *step)
{
  g_autoptr (GDateTime) time = od_recorded_time_to_date_time (step->at);

  return od_time_to_text (time);
}
