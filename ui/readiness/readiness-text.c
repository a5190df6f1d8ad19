#include "readiness-text.h"

#include <glib/gi18n-lib.h>

#include "finding-text.h"
#include "office-text.h"
#include "protocol-text.h"
#include "section.h"

void
od_readiness_text_clear (OdReadinessText *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->button);
  g_clear_pointer (&self->target, g_variant_unref);
}

static void
set_show (OdReadinessText *text, const char *section)
{
  text->button = g_strdup (_ ("Tonen"));
  text->action = OD_SHOW_SECTION_ACTION;
  text->target = g_variant_ref_sink (g_variant_new_string (section));
}

static void
set_settings (OdReadinessText *text)
{
  text->button = g_strdup (_ ("Voorkeuren"));
  text->action = "win.settings";
}

static void
set_add (OdReadinessText *text, OdOfficeKind kind, const char *option)
{
  text->button = g_strdup (_ ("Toevoegen"));
  text->action = OD_ADD_OFFICE_RECORD_ACTION;
  text->target = g_variant_ref_sink (g_variant_new ("(is)", (gint32) kind, option));
}

/* What is always said in the same words: with the section that mends it, or else the settings, or nothing. */
static const struct
{
  const char *title;
  const char *subtitle;
  const char *section; /* (nullable) */
  gboolean settings;
} fixed[] = {
  [OD_READINESS_PROTOCOL] = { N_ ("Protocol van kracht"), N_ ("Zonder protocol mag er niets worden doorgegeven"), OD_SECTION_PROTOCOLS, FALSE },
  [OD_READINESS_POLICY] = { N_ ("Informatieveiligheidsbeleid"), N_ ("Nog niet genoteerd (protocol, artikel 6)"), NULL, FALSE },
  [OD_READINESS_PLAN] = { N_ ("Informatieveiligheidsplan"), N_ ("Nog niet genoteerd (protocol, artikel 6)"), NULL, FALSE },
  [OD_READINESS_DPO] = { N_ ("Functionaris voor gegevensbescherming (FGB)"), N_ ("Nog niet genoteerd (protocol, artikel 6)"), NULL, FALSE },
  [OD_READINESS_ACTIVITY] = { N_ ("Register van de verwerkingsactiviteiten"),
                              N_ ("De doorverwijzingen staan er nog niet in (artikel 30 AVG); Overdracht vult in wat het al weet"), NULL, FALSE },
  [OD_READINESS_PROCESSORS] = { N_ ("Overzicht van verwerkers"), N_ ("Voeg uw verwerkers toe, of verklaar dat er geen zijn (protocol, artikel 6)"),
                                OD_SECTION_PROCESSORS, FALSE },
  [OD_READINESS_RECOVERY_SHEET] = { N_ ("Herstelblad"), N_ ("Nog geen: gaat de sleutelbos of de computer verloren, dan zijn alle gegevens weg"), NULL, TRUE },
  [OD_READINESS_BACKUP] = { N_ ("Reservekopie van deze week"), N_ ("Nog geen"), NULL, TRUE },
  [OD_READINESS_LEFTOVER] = { N_ ("Van een wissing bleef iets achter"), N_ ("Overdracht probeert het bij elke start opnieuw te verwijderen"), NULL, FALSE },
  [OD_READINESS_JOURNAL] = { N_ ("Logboek ongeschonden"), NULL, OD_SECTION_JOURNAL, FALSE },
};

static void
set_fixed (OdReadinessText *text, OdReadinessKind kind)
{
  text->title = g_strdup (_ (fixed[kind].title));
  text->subtitle = fixed[kind].subtitle != NULL ? g_strdup (_ (fixed[kind].subtitle)) : NULL;
  if (fixed[kind].section != NULL)
    set_show (text, fixed[kind].section);
  else if (fixed[kind].settings)
    set_settings (text);
}

static void
set_overview (OdProfile *profile, const OdReadinessPoint *point, OdReadinessText *text)
{
  OdProtocol *protocol = od_profile_find_protocol (profile, point->id);
  OdDesk desk = od_profile_get_settings (profile)->desk;
  g_autofree char *other = protocol != NULL ? od_protocol_other_to_text (protocol, desk) : g_strdup ("");

  if (point->kind == OD_READINESS_OVERVIEW_SENT)
    {
      text->title = g_strdup_printf (_ ("Overzicht van verwerkers bezorgd aan %s"), other);
      text->subtitle = g_strdup (_ ("Nog niet, of niet alles"));
      set_show (text, OD_SECTION_PROCESSORS);
      return;
    }
  text->title = g_strdup_printf (_ ("Overzicht van verwerkers ontvangen van %s"), other);
  text->subtitle = g_strdup (_ ("Nog niet; zij bezorgen het u"));
}

static void
set_record (OdProfile *profile, const OdReadinessPoint *point, OdReadinessText *text)
{
  OdOfficeRecord *record = od_profile_find_office_record (profile, point->id);
  g_autofree char *finding = od_finding_get_text (&point->finding);
  const char *label;

  if (record == NULL)
    return;
  label = od_office_finding_to_label (record, &point->finding);
  text->title = od_office_record_to_title (record);
  if (point->n > 1)
    text->subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s En nog %u punt.", "%s: %s En nog %u punten.", point->n - 1), label,
                                      finding, point->n - 1);
  else
    text->subtitle = g_strdup_printf (_ ("%s: %s"), label, finding);
  text->button = g_strdup (_ ("Tonen"));
  text->action = OD_SHOW_OFFICE_RECORD_ACTION;
  text->target = g_variant_ref_sink (g_variant_new_string (point->id));
}

static void
set_count (OdReadinessText *text, const char *none, char *some, guint n, const char *section)
{
  text->title = n == 0 ? g_strdup (none) : g_strdup (some);
  g_free (some);
  set_show (text, section);
}

void
od_readiness_to_text (OdProfile *profile, const OdReadinessPoint *point, OdReadinessText *text)
{
  guint n = point->n;

  *text = (OdReadinessText) { NULL };
  if (point->kind < G_N_ELEMENTS (fixed) && fixed[point->kind].title != NULL)
    set_fixed (text, point->kind);
  switch (point->kind)
    {
    case OD_READINESS_POLICY:
      set_add (text, OD_OFFICE_MEASURE, OD_MEASURE_KIND_POLICY);
      return;
    case OD_READINESS_PLAN:
      set_add (text, OD_OFFICE_MEASURE, OD_MEASURE_KIND_PLAN);
      return;
    case OD_READINESS_DPO:
      set_add (text, OD_OFFICE_MEASURE, OD_MEASURE_KIND_DPO);
      return;
    case OD_READINESS_ACTIVITY:
      set_add (text, OD_OFFICE_ACTIVITY, "");
      return;
    case OD_READINESS_OVERVIEW_SENT:
    case OD_READINESS_OVERVIEW_RECEIVED:
      set_overview (profile, point, text);
      return;
    case OD_READINESS_RECORD:
      set_record (profile, point, text);
      return;
    case OD_READINESS_BREACHES:
      set_count (text, _ ("Geen gegevenslek in behandeling"),
                 g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u gegevenslek in behandeling", "%u gegevenslekken in behandeling", n), n), n,
                 OD_SECTION_BREACHES);
      return;
    case OD_READINESS_NOTICES:
      set_count (text, _ ("Geen open meldingen"), g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open melding", "%u open meldingen", n), n), n,
                 OD_SECTION_NOTICES);
      return;
    case OD_READINESS_REFERRALS:
      set_count (text, _ ("Geen doorverwijzing over tijd"),
                 g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u doorverwijzing over tijd", "%u doorverwijzingen over tijd", n), n), n,
                 OD_SECTION_REFERRALS);
      return;
    case OD_READINESS_JOURNAL:
      if (point->state != OD_READINESS_UNMET)
        return;
      g_free (text->title);
      text->title = g_strdup (_ ("Het logboek is niet ongeschonden"));
      return;
    case OD_READINESS_PROTOCOL:
    case OD_READINESS_PROCESSORS:
    case OD_READINESS_RECOVERY_SHEET:
    case OD_READINESS_BACKUP:
    case OD_READINESS_LEFTOVER:
    default:
      return;
    }
}
