#include "journal-action.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *code;
  const char *text;
} Action;

static const Action referrals[] = {
  { "concept-bewaard", N_ ("Concept bewaard") },
  { "concept-verwijderd", N_ ("Concept verwijderd") },
  { "klaar", N_ ("Doorverwijzing klaar om te verpakken") },
  { "hernomen", N_ ("Doorverwijzing opnieuw in bewerking genomen") },
  { "verpakt", N_ ("Pakket gemaakt") },
  { "wachtzin-doorgegeven", N_ ("Wachtzin doorgegeven") },
  { "verzonden", N_ ("Pakket verzonden") },
  { "ontvangst-bevestigd", N_ ("Ontvangst bevestigd door het OCMW") },
  { "ontvangst-vorig-pakket-bevestigd", N_ ("Ontvangst van een vorig pakket bevestigd") },
  { "ontvangen", N_ ("Doorverwijzing ontvangen") },
  { "opnieuw-ontvangen", N_ ("Doorverwijzing opnieuw ontvangen") },
  { "overgetypt", N_ ("Doorverwijzing overgetypt uit een vreemd bestand") },
  { "ontvangstbevestiging-verpakt", N_ ("Ontvangstbevestiging gemaakt") },
  { "toegewezen", N_ ("Doorverwijzing toegewezen") },
  { "contactpoging", N_ ("Contact geprobeerd") },
  { "contact-wens-onduidelijk", N_ ("Contact gehad, wens nog onduidelijk") },
  { "dossier-geopend", N_ ("Cliëntdossier geopend") },
  { "wenst-geen-hulp", N_ ("Cliënt wenst geen hulp") },
  { "dossier-gesloten", N_ ("Cliëntdossier afgesloten") },
  { "dossier-heropend", N_ ("Cliëntdossier heropend") },
  { "onbereikbaar", N_ ("Cliënt onbereikbaar") },
  { "hervat", N_ ("Opvolging hervat") },
  { "herzien", N_ ("Bewaring herzien") },
  { "doorgegeven", N_ ("Gegevens doorgegeven aan een actor") },
  { "verbeterd", N_ ("Gegevens verbeterd") },
  { "dossier-behouden", N_ ("Cliëntdossier behouden na een intrekking") },
  { "dossier-beeindigd", N_ ("Cliëntdossier beëindigd na een intrekking") },
  { "teruggestuurd", N_ ("Doorverwijzing teruggestuurd") },
  { "ingetrokken", N_ ("Toestemming ingetrokken") },
  { "ongedaan-gemaakt", N_ ("Laatste stap ongedaan gemaakt") },
  { "inzage-opgemaakt", N_ ("Inzage opgemaakt voor de cliënt") },
  { "gewist", N_ ("Gegevens gewist") },
  { "gewist-opgeruimd", N_ ("Wat een wissing achterliet opgeruimd") },
};

static const Action notices[] = {
  { "terugzending-verpakt", N_ ("Terugzending gemaakt") },
  { "terugzending-opnieuw-verpakt", N_ ("Terugzending opnieuw gemaakt") },
  { "terugzending-geannuleerd", N_ ("Terugzending geannuleerd") },
  { "terugzending-ontvangen", N_ ("Terugzending ontvangen") },
  { "intrekking-opnieuw-verpakt", N_ ("Melding van intrekking opnieuw gemaakt") },
  { "intrekking-verzonden", N_ ("Melding van intrekking verzonden") },
  { "intrekking-geannuleerd", N_ ("Melding van intrekking geannuleerd") },
  { "intrekking-ontvangen", N_ ("Melding van intrekking ontvangen") },
  { "intrekking-onthouden", N_ ("Melding van intrekking onthouden voor een doorverwijzing die nog moet komen") },
  { "kwaliteitsmelding-verpakt", N_ ("Kwaliteitsmelding gemaakt") },
  { "kwaliteitsmelding-opnieuw-verpakt", N_ ("Kwaliteitsmelding opnieuw gemaakt") },
  { "kwaliteitsmelding-verzonden", N_ ("Kwaliteitsmelding verzonden") },
  { "kwaliteitsmelding-geannuleerd", N_ ("Kwaliteitsmelding geannuleerd") },
  { "kwaliteitsmelding-ontvangen", N_ ("Kwaliteitsmelding ontvangen") },
  { "kwaliteitsantwoord-verpakt", N_ ("Antwoord op een kwaliteitsmelding gemaakt") },
  { "kwaliteitsantwoord-opnieuw-verpakt", N_ ("Antwoord op een kwaliteitsmelding opnieuw gemaakt") },
  { "kwaliteitsantwoord-verzonden", N_ ("Antwoord op een kwaliteitsmelding verzonden") },
  { "kwaliteitsantwoord-geannuleerd", N_ ("Antwoord op een kwaliteitsmelding geannuleerd") },
  { "kwaliteitsantwoord-ontvangen", N_ ("Antwoord op een kwaliteitsmelding ontvangen") },
  { "verwerkersoverzicht-verpakt", N_ ("Overzicht van verwerkers gemaakt") },
  { "verwerkersoverzicht-opnieuw-verpakt", N_ ("Overzicht van verwerkers opnieuw gemaakt") },
  { "verwerkersoverzicht-verzonden", N_ ("Overzicht van verwerkers verzonden") },
  { "verwerkersoverzicht-geannuleerd", N_ ("Overzicht van verwerkers geannuleerd") },
  { "verwerkersoverzicht-ontvangen", N_ ("Overzicht van verwerkers ontvangen") },
  { "lekmelding-verpakt", N_ ("Lekmelding gemaakt") },
  { "lekmelding-opnieuw-verpakt", N_ ("Lekmelding opnieuw gemaakt") },
  { "lekmelding-verzonden", N_ ("Lekmelding verzonden") },
  { "lekmelding-geannuleerd", N_ ("Lekmelding geannuleerd") },
  { "lekmelding-ontvangen", N_ ("Lekmelding ontvangen") },
  { "lekmelding-overlegd", N_ ("Over een lekmelding overlegd") },
  { "wijzigingsmelding-verpakt", N_ ("Wijzigingsmelding gemaakt") },
  { "wijzigingsmelding-opnieuw-verpakt", N_ ("Wijzigingsmelding opnieuw gemaakt") },
  { "wijzigingsmelding-verzonden", N_ ("Wijzigingsmelding verzonden") },
  { "wijzigingsmelding-geannuleerd", N_ ("Wijzigingsmelding geannuleerd") },
  { "wijzigingsmelding-ontvangen", N_ ("Wijzigingsmelding ontvangen") },
  { "wijziging-overgenomen", N_ ("Gemelde wijziging overgenomen") },
  { "wijziging-niet-overgenomen", N_ ("Gemelde wijziging niet overgenomen") },
  { "bewijsverzoek-verpakt", N_ ("Bewijsverzoek gemaakt") },
  { "bewijsverzoek-opnieuw-verpakt", N_ ("Bewijsverzoek opnieuw gemaakt") },
  { "bewijsverzoek-verzonden", N_ ("Bewijsverzoek verzonden") },
  { "bewijsverzoek-geannuleerd", N_ ("Bewijsverzoek geannuleerd") },
  { "bewijsverzoek-ontvangen", N_ ("Bewijsverzoek ontvangen") },
  { "bewijs-verpakt", N_ ("Bewijs gemaakt") },
  { "bewijs-opnieuw-verpakt", N_ ("Bewijs opnieuw gemaakt") },
  { "bewijs-verzonden", N_ ("Bewijs verzonden") },
  { "bewijs-geannuleerd", N_ ("Bewijs geannuleerd") },
  { "bewijs-ontvangen", N_ ("Bewijs ontvangen") },
  { "beeindiging-verpakt", N_ ("Beëindiging van een protocol gemaakt") },
  { "beeindiging-opnieuw-verpakt", N_ ("Beëindiging van een protocol opnieuw gemaakt") },
  { "beeindiging-verzonden", N_ ("Beëindiging van een protocol verzonden") },
  { "beeindiging-geannuleerd", N_ ("Beëindiging van een protocol geannuleerd") },
  { "beeindiging-ontvangen", N_ ("Beëindiging van een protocol ontvangen") },
  { "beeindiging-overgenomen", N_ ("Gemelde beëindiging overgenomen") },
  { "beeindiging-niet-overgenomen", N_ ("Gemelde beëindiging niet overgenomen") },
};

static const Action protocols[] = {
  { "protocol-toegevoegd", N_ ("Protocol toegevoegd") },
  { "protocol-gewijzigd", N_ ("Protocol gewijzigd") },
  { "protocoltekst-bewaard", N_ ("Ondertekende tekst van een protocol bewaard") },
  { "protocoltekst-weggehaald", N_ ("Ondertekende tekst van een protocol weggehaald") },
  { "wachtzin-afgesproken", N_ ("Wachtzin afgesproken") },
  { "wachtzin-vernieuwd", N_ ("Afgesproken wachtzin vernieuwd") },
  { "wachtzin-per-pakket", N_ ("Overgegaan naar een wachtzin per pakket") },
  { "oude-wachtzin-vergeten", N_ ("Oude wachtzin vergeten") },
};

static const Action office[] = {
  { "verwerker-toegevoegd", N_ ("Verwerker toegevoegd") },
  { "verwerker-gewijzigd", N_ ("Verwerker gewijzigd") },
  { "verwerker-beeindigd", N_ ("Verwerker beëindigd") },
  { "geen-verwerkers-toegevoegd", N_ ("Verklaard dat er geen verwerkers zijn") },
  { "geen-verwerkers-gewijzigd", N_ ("Verklaring dat er geen verwerkers zijn gewijzigd") },
  { "geen-verwerkers-beeindigd", N_ ("Verklaring dat er geen verwerkers zijn beëindigd") },
  { "maatregel-toegevoegd", N_ ("Maatregel toegevoegd") },
  { "maatregel-gewijzigd", N_ ("Maatregel gewijzigd") },
  { "maatregel-beeindigd", N_ ("Maatregel beëindigd") },
  { "verwerkingsactiviteit-toegevoegd", N_ ("Verwerkingsactiviteit toegevoegd") },
  { "verwerkingsactiviteit-gewijzigd", N_ ("Verwerkingsactiviteit gewijzigd") },
  { "verwerkingsactiviteit-beeindigd", N_ ("Verwerkingsactiviteit beëindigd") },
};

static const Action breaches[] = {
  { "gegevenslek-toegevoegd", N_ ("Gegevenslek geregistreerd") },
  { "gegevenslek-gewijzigd", N_ ("Gegevenslek aangevuld") },
  { "gegevenslek-afgesloten", N_ ("Gegevenslek afgesloten") },
};

static const Action profile[] = {
  { "profiel-ingesteld", N_ ("Profiel ingesteld") },
  { "profiel-gewijzigd", N_ ("Voorkeuren of gebruiker gewijzigd") },
  { "herstelblad-gemaakt", N_ ("Herstelblad gemaakt") },
  { "sleutels-vernieuwen-begonnen", N_ ("Begonnen met het vernieuwen van de sleutels") },
  { "sleutels-vernieuwd", N_ ("Sleutels vernieuwd") },
  { "reservekopie-gemaakt", N_ ("Reservekopie gemaakt") },
  { "logboek-uitgevoerd", N_ ("Logboek opgemaakt als bestand") },
};

#define ACTIONS(array) { array, G_N_ELEMENTS (array) }

static const struct
{
  const Action *actions;
  gsize n_actions;
} subjects[OD_N_JOURNAL_SUBJECTS] = {
  [OD_JOURNAL_REFERRALS] = ACTIONS (referrals), [OD_JOURNAL_NOTICES] = ACTIONS (notices),
  [OD_JOURNAL_PROTOCOLS] = ACTIONS (protocols), [OD_JOURNAL_OFFICE] = ACTIONS (office),
  [OD_JOURNAL_BREACHES] = ACTIONS (breaches),   [OD_JOURNAL_PROFILE] = ACTIONS (profile),
};

static const char *
find (const char *code, OdJournalSubject *subject)
{
  for (*subject = 0; *subject < OD_N_JOURNAL_SUBJECTS; (*subject)++)
    for (gsize i = 0; i < subjects[*subject].n_actions; i++)
      if (g_str_equal (subjects[*subject].actions[i].code, code))
        return subjects[*subject].actions[i].text;
  return NULL;
}

const char *
od_journal_action_to_text (const char *code)
{
  OdJournalSubject subject;

  return find (code, &subject);
}

OdJournalSubject
od_journal_action_get_subject (const char *code)
{
  OdJournalSubject subject;

  find (code, &subject);
  return subject;
}
