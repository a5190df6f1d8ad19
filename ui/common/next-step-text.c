#include "next-step-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "day.h"
#include "day-text.h"

static const char *const actions[] = {
  [OD_ACTION_NONE] = "",
  [OD_ACTION_ASSIGN] = N_ ("Toewijzen en contacteren"),
  [OD_ACTION_CONTACT] = N_ ("Contacteren"),
  [OD_ACTION_LEARN_WISH] = N_ ("De wens navragen"),
  [OD_ACTION_HELP] = N_ ("Hulp verlenen"),
  [OD_ACTION_REVIEW] = N_ ("Onbereikbaar: opnieuw bekijken"),
  [OD_ACTION_DECIDE] = N_ ("Toestemming ingetrokken: over het dossier beslissen"),
  [OD_ACTION_COMPLETE] = N_ ("Aanvullen"),
  [OD_ACTION_PACK] = N_ ("Verpakken"),
  [OD_ACTION_SEND] = N_ ("Verzenden"),
  [OD_ACTION_AWAIT_RECEIPT] = N_ ("Ontvangstbevestiging verwacht"),
  [OD_ACTION_ASK_RECEIPT] = N_ ("Ontvangstbevestiging navragen"),
  [OD_ACTION_REVISE] = N_ ("Teruggestuurd: verbeteren of wissen"),
  [OD_ACTION_ERASE] = N_ ("Wissen"),
};

static const char *const grounds[OD_N_RETENTION_GROUNDS] = {
  [OD_GROUND_NOT_SENT] = N_ ("Deze doorverwijzing is nog niet verzonden."),
  [OD_GROUND_NOT_CONFIRMED] = N_ ("Het OCMW heeft de ontvangst nog niet bevestigd."),
  [OD_GROUND_NO_CONTACT] = N_ ("Er was nog geen contact met de cliënt."),
  [OD_GROUND_WISH_UNCLEAR] = N_ ("Het is nog niet duidelijk of de cliënt hulp wenst."),
  [OD_GROUND_FILE_OPEN] = N_ ("Het cliëntdossier is open."),
  [OD_GROUND_TO_REVIEW] = N_ ("De cliënt was onbereikbaar; iemand bekijkt opnieuw of de gegevens weg mogen."),
  [OD_GROUND_TO_DECIDE] = N_ ("De toestemming is ingetrokken terwijl er een dossier is; iemand beslist erover."),
  [OD_GROUND_HANDED_OVER] = N_ ("Het OCMW heeft de gegevens; hier hebben ze hun doel bereikt."),
  [OD_GROUND_NO_HELP] = N_ ("De cliënt wenst geen hulp."),
  [OD_GROUND_RETURNED] = N_ ("De doorverwijzing is teruggestuurd."),
  [OD_GROUND_WITHDRAWN] = N_ ("De cliënt heeft de toestemming ingetrokken."),
  [OD_GROUND_FILE_CLOSED] = N_ ("Het dossier is gesloten; daarna loopt de bewaartermijn van het protocol."),
  [OD_GROUND_UNREACHABLE] = N_ ("De cliënt was niet te bereiken, en iemand besliste dat de gegevens weg mogen."),
};

static const char *const groups[OD_N_WORK_GROUPS] = {
  [OD_GROUP_NEW] = N_ ("Nieuw"),
  [OD_GROUP_TO_CONTACT] = N_ ("Te contacteren"),
  [OD_GROUP_AWAITS_WISH] = N_ ("Wacht op wens"),
  [OD_GROUP_FILE_OPEN] = N_ ("Dossier open"),
  [OD_GROUP_DRAFT] = N_ ("Concept"),
  [OD_GROUP_TO_SEND] = N_ ("Te verzenden"),
  [OD_GROUP_SENT] = N_ ("Verzonden"),
  [OD_GROUP_NOT_CONFIRMED] = N_ ("Niet bevestigd"),
  [OD_GROUP_CONFIRMED] = N_ ("Bevestigd"),
  [OD_GROUP_TO_REVIEW] = N_ ("Te herzien"),
  [OD_GROUP_TO_ERASE] = N_ ("Te wissen"),
  [OD_GROUP_KEPT] = N_ ("Bewaard"),
  [OD_GROUP_DONE] = N_ ("Gewist"),
};

/* "Contacteren"; "" for OD_ACTION_NONE. */
static const char *
action_to_text (OdAction action)
{
  return *actions[action] != '\0' ? _ (actions[action]) : "";
}

static char *
overdue_to_text (const OdNextStep *next, const char *today)
{
  int days = od_day_difference (next->due, today);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %d dag te laat", "%s, %d dagen te laat", days), action_to_text (next->action), days);
}

static char *
erasing_to_text (const OdNextStep *next, const char *today)
{
  g_autofree char *day = od_day_to_text (next->due);

  if (*day == '\0' || strcmp (next->due, today) <= 0)
    return g_strdup (_ ("De gegevens mogen gewist worden"));
  return g_strdup_printf (_ ("Wissen mag vanaf %s"), day);
}

char *
od_next_step_to_text (const OdNextStep *next, const char *today)
{
  g_autofree char *day = od_day_to_text (next->due);

  if (next->overdue)
    return overdue_to_text (next, today);
  if (next->action == OD_ACTION_ERASE)
    return erasing_to_text (next, today);
  if (*day == '\0')
    return g_strdup (action_to_text (next->action));
  if (g_str_equal (next->due, today))
    return g_strdup_printf (_ ("%s, uiterlijk vandaag"), action_to_text (next->action));
  return g_strdup_printf (_ ("%s, uiterlijk op %s"), action_to_text (next->action), day);
}

const char *
od_retention_ground_to_text (OdRetentionGround ground)
{
  return _ (grounds[ground]);
}

const char *
od_next_step_to_heading (const OdNextStep *next)
{
  return next->overdue && next->group != OD_GROUP_NOT_CONFIRMED ? _ ("Te laat") : _ (groups[next->group]);
}

char *
od_work_group_count_to_text (OdWorkGroup group, guint n)
{
  switch (group)
    {
    case OD_GROUP_NEW:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u nieuw", "%u nieuw", n), n);
    case OD_GROUP_TO_CONTACT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u te contacteren", "%u te contacteren", n), n);
    case OD_GROUP_TO_SEND:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u te verzenden", "%u te verzenden", n), n);
    case OD_GROUP_NOT_CONFIRMED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u niet bevestigd", "%u niet bevestigd", n), n);
    case OD_GROUP_TO_REVIEW:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u te herzien", "%u te herzien", n), n);
    case OD_GROUP_TO_ERASE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u te wissen", "%u te wissen", n), n);
    default:
      return g_strdup_printf ("%u", n);
    }
}
