#include "office-kind.h"

#include <glib/gi18n-lib.h>

static const OdDatumOption roles[] = {
  { "verwerker", N_ ("Verwerker") },
  { OD_ROLE_SUB_PROCESSOR, N_ ("Subverwerker") },
  { NULL },
};

static const OdDatumOption client_data[] = {
  { "naam", N_ ("naam") }, { "adres", N_ ("adres") }, { "telefoon", N_ ("telefoon") }, { "email", N_ ("e-mail") }, { NULL },
};

static const OdDatumOption regions[] = {
  { "eer", N_ ("In de Europese Economische Ruimte") },
  { OD_REGION_THIRD_COUNTRY, N_ ("In een derde land") },
  { NULL },
};

static const OdDatumOption transfer_grounds[] = {
  { "adequaatheid", N_ ("Adequaatheidsbesluit (art. 45 AVG)") },
  { "modelcontract", N_ ("Modelcontractbepalingen (art. 46 AVG)") },
  { "bindende-regels", N_ ("Bindende bedrijfsvoorschriften (art. 47 AVG)") },
  { "uitzondering", N_ ("Uitzondering (art. 49 AVG)") },
  { NULL },
};

static const OdDatumOption measure_kinds[] = {
  { OD_MEASURE_KIND_POLICY, N_ ("Informatieveiligheidsbeleid") },
  { OD_MEASURE_KIND_PLAN, N_ ("Informatieveiligheidsplan") },
  { OD_MEASURE_KIND_DPO, N_ ("Functionaris voor gegevensbescherming (FGB)") },
  { "andere", N_ ("Andere maatregel") },
  { NULL },
};

static const OdDatumOption effects[] = {
  { "vertrouwelijkheid", N_ ("iemand zag of kreeg gegevens") },
  { "integriteit", N_ ("gegevens zijn gewijzigd") },
  { "beschikbaarheid", N_ ("gegevens zijn weg of onbereikbaar") },
  { NULL },
};

static const OdDatumOption causes[] = {
  { "verkeerde-ontvanger", N_ ("Naar een verkeerde ontvanger gestuurd") },
  { "verlies", N_ ("Toestel, drager of papier verloren of gestolen") },
  { "inbraak", N_ ("Inbraak of kwaadaardige software") },
  { "onbevoegd", N_ ("Onbevoegd gebruik door iemand van binnenuit") },
  { "fout", N_ ("Vergissing of defect") },
  { "verwerker", N_ ("Bij een verwerker gebeurd") },
  { "onbekend", N_ ("Nog onbekend") },
  { NULL },
};

static const OdDatumOption subjects[] = {
  { "clienten", N_ ("cliënten") }, { "medewerkers", N_ ("medewerkers") }, { "anderen", N_ ("anderen") }, { NULL },
};

static const OdDatumOption breach_data[] = {
  { "naam", N_ ("naam") },
  { "adres", N_ ("adres") },
  { "telefoon", N_ ("telefoon") },
  { "email", N_ ("e-mail") },
  { "hulpvraag", N_ ("dat iemand naar het OCMW is doorverwezen") },
  { "andere", N_ ("andere gegevens") },
  { NULL },
};

static const OdDatumOption decisions[] = {
  { OD_DECISION_YES, N_ ("Ja") },
  { OD_DECISION_NO, N_ ("Nee") },
  { NULL },
};

static const OdDatumOption changes[] = {
  { OD_CHANGE_LAW, N_ ("Wetgeving") },
  { OD_CHANGE_MAILBOX, N_ ("Mailbox van de maatschappelijk werkers") },
  { OD_CHANGE_DPO, N_ ("Contact van de FGB") },
  { OD_CHANGE_ADDRESS, N_ ("Adres") },
  { OD_CHANGE_REPRESENTATIVE, N_ ("Wie de partij vertegenwoordigt") },
  { NULL },
};

static const OdDatumOption termination_grounds[] = {
  { OD_GROUND_NOTICE, N_ ("Opzegging met opzegtermijn (art. 11)") },
  { OD_GROUND_MISUSE, N_ ("Misbruik van de gegevens (art. 8)") },
  { OD_GROUND_LEGAL_GROUND, N_ ("De rechtsgrond is vervallen (art. 11)") },
  { NULL },
};

#define TEXT(code, label, need) { code, NULL, label, OD_SHAPE_TEXT, need, FALSE, NULL }
#define PARAGRAPH(code, label, need) { code, NULL, label, OD_SHAPE_PARAGRAPH, need, FALSE, NULL }
#define DAY(code, label, need) { code, NULL, label, OD_SHAPE_DAY, need, FALSE, NULL }
#define TIME(code, label, need) { code, NULL, label, OD_SHAPE_TIME, need, FALSE, NULL }
#define CHOICE(code, label, need, options) { code, NULL, label, OD_SHAPE_CHOICE, need, FALSE, options }
#define SEVERAL(code, label, need, options) { code, NULL, label, OD_SHAPE_SEVERAL, need, FALSE, options }
#define NUMBER(code, label, need) { code, NULL, label, OD_SHAPE_NUMBER, need, FALSE, NULL }
#define EMAIL(code, label, need) { code, NULL, label, OD_SHAPE_EMAIL, need, FALSE, NULL }

#define NONE OD_NEED_NONE
#define ADVISED OD_NEED_ADVISED
#define REQUIRED OD_NEED_REQUIRED

static const OdDatum processor[] = {
  { "naam", N_ ("Verwerker"), N_ ("Naam"), OD_SHAPE_TEXT, REQUIRED, FALSE, NULL },
  { "kboNummer", NULL, N_ ("KBO-nummer"), OD_SHAPE_ENTERPRISE_NUMBER, REQUIRED, FALSE, NULL },
  TEXT ("contact", N_ ("Contactpersoon"), NONE),
  EMAIL ("email", N_ ("E-mail"), NONE),
  TEXT ("dienst", N_ ("Dienst"), REQUIRED),
  CHOICE ("rol", N_ ("Rol"), ADVISED, roles),
  TEXT ("verwerkerVan", N_ ("Subverwerker van"), NONE),
  DAY ("sinds", N_ ("Verwerker sinds"), NONE),
  { "gegevens", N_ ("Wat hij verwerkt"), N_ ("Gegevens"), OD_SHAPE_SEVERAL, REQUIRED, FALSE, client_data },
  TEXT ("doel", N_ ("Doel"), ADVISED),
  { "ligging", N_ ("Waar"), N_ ("Ligging"), OD_SHAPE_CHOICE, ADVISED, FALSE, regions },
  TEXT ("plaats", N_ ("Plaats van verwerking"), REQUIRED),
  CHOICE ("doorgiftegrond", N_ ("Grond voor de doorgifte"), NONE, transfer_grounds),
  { "overeenkomstKenmerk", N_ ("Verwerkersovereenkomst"), N_ ("Kenmerk"), OD_SHAPE_TEXT, NONE, FALSE, NULL },
  DAY ("overeenkomstOp", N_ ("Overeenkomst gesloten op"), ADVISED),
  DAY ("overeenkomstTot", N_ ("Loopt tot"), NONE),
  DAY ("herzienOp", N_ ("Na te kijken op"), NONE),
  { "certificaat", N_ ("Garanties"), N_ ("Certificaat of garantie"), OD_SHAPE_TEXT, NONE, FALSE, NULL },
  DAY ("certificaatTot", N_ ("Geldig tot"), NONE),
  TEXT ("certificaat2", N_ ("Tweede certificaat of garantie"), NONE),
  DAY ("certificaat2Tot", N_ ("Tweede geldig tot"), NONE),
  TEXT ("certificaat3", N_ ("Derde certificaat of garantie"), NONE),
  DAY ("certificaat3Tot", N_ ("Derde geldig tot"), NONE),
  PARAGRAPH ("maatregelen", N_ ("Maatregelen"), NONE),
  { "beeindigdOp", NULL, N_ ("Beëindigd op"), OD_SHAPE_DAY, NONE, TRUE, NULL },
};

static const OdDatum no_processors[] = {
  DAY ("verklaardOp", N_ ("Geen verwerkers, verklaard op"), REQUIRED),
};

static const OdDatum measure[] = {
  { "soortMaatregel", N_ ("Maatregel"), N_ ("Soort"), OD_SHAPE_CHOICE, REQUIRED, FALSE, measure_kinds },
  TEXT ("titel", N_ ("Titel of naam"), REQUIRED),
  TEXT ("versie", N_ ("Versie"), NONE),
  DAY ("datum", N_ ("Datum"), REQUIRED),
  DAY ("herzienOp", N_ ("Te herzien op"), ADVISED),
  EMAIL ("email", N_ ("E-mail"), NONE),
  PARAGRAPH ("omschrijving", N_ ("Omschrijving"), NONE),
  { "beeindigdOp", NULL, N_ ("Vervallen op"), OD_SHAPE_DAY, NONE, TRUE, NULL },
};

static const OdDatum activity[] = {
  { "naam", N_ ("Verwerking"), N_ ("Naam van de verwerking"), OD_SHAPE_TEXT, REQUIRED, FALSE, NULL },
  TEXT ("verantwoordelijke", N_ ("Verwerkingsverantwoordelijke"), REQUIRED),
  TEXT ("verantwoordelijkeContact", N_ ("Contactgegevens"), ADVISED),
  TEXT ("fgb", N_ ("Functionaris voor gegevensbescherming"), ADVISED),
  EMAIL ("fgbEmail", N_ ("E-mail van de FGB"), ADVISED),
  { "doeleinden", N_ ("Waarom"), N_ ("Doeleinden"), OD_SHAPE_PARAGRAPH, REQUIRED, FALSE, NULL },
  PARAGRAPH ("rechtsgrond", N_ ("Rechtsgrond"), ADVISED),
  { "betrokkenen", N_ ("Wie en wat"), N_ ("Categorieën van betrokkenen"), OD_SHAPE_PARAGRAPH, REQUIRED, FALSE, NULL },
  PARAGRAPH ("gegevens", N_ ("Categorieën van gegevens"), REQUIRED),
  PARAGRAPH ("ontvangers", N_ ("Categorieën van ontvangers"), REQUIRED),
  PARAGRAPH ("doorgiften", N_ ("Doorgiften naar derde landen"), REQUIRED),
  { "bewaartermijnen", N_ ("Hoe lang en hoe veilig"), N_ ("Bewaartermijnen"), OD_SHAPE_PARAGRAPH, REQUIRED, FALSE, NULL },
  PARAGRAPH ("beveiliging", N_ ("Beveiligingsmaatregelen"), REQUIRED),
  { "datum", N_ ("Versie"), N_ ("Datum"), OD_SHAPE_DAY, REQUIRED, FALSE, NULL },
  DAY ("herzienOp", N_ ("Te herzien op"), ADVISED),
};

static const OdDatum breach[] = {
  { "kenmerkLek", NULL, N_ ("Kenmerk"), OD_SHAPE_TEXT, NONE, TRUE, NULL },
  { "aard", N_ ("Wat er gebeurde"), N_ ("Wat is er gebeurd?"), OD_SHAPE_PARAGRAPH, REQUIRED, FALSE, NULL },
  SEVERAL ("inbreuk", N_ ("Gevolg voor de gegevens"), ADVISED, effects),
  CHOICE ("oorzaak", N_ ("Oorzaak"), ADVISED, causes),
  TIME ("begonnenOp", N_ ("Wanneer gebeurde het?"), NONE),
  TIME ("vastgesteldOp", N_ ("Wanneer wist u het?"), REQUIRED),
  { "betrokkenen", N_ ("Wie en wat"), N_ ("Wie is getroffen?"), OD_SHAPE_SEVERAL, ADVISED, FALSE, subjects },
  NUMBER ("aantalBetrokkenen", N_ ("Hoeveel mensen, ongeveer?"), ADVISED),
  SEVERAL ("gegevens", N_ ("Welke gegevens?"), ADVISED, breach_data),
  NUMBER ("aantalGegevens", N_ ("Hoeveel gegevens, ongeveer?"), NONE),
  { "gevolgen", N_ ("Gevolgen en maatregelen"), N_ ("Waarschijnlijke gevolgen"), OD_SHAPE_PARAGRAPH, ADVISED, FALSE, NULL },
  PARAGRAPH ("genomenMaatregelen", N_ ("Genomen maatregelen"), ADVISED),
  PARAGRAPH ("voorgesteldeMaatregelen", N_ ("Voorgestelde maatregelen"), NONE),
  { "contactNaam", N_ ("Contact voor vragen"), N_ ("Naam"), OD_SHAPE_TEXT, ADVISED, FALSE, NULL },
  EMAIL ("contactEmail", N_ ("E-mail"), ADVISED),
  TEXT ("contactTelefoon", N_ ("Telefoon"), NONE),
  { "toezichthouder", N_ ("Toezichthouder"), N_ ("Naam, en hoe te bereiken"), OD_SHAPE_TEXT, NONE, FALSE, NULL },
  { "toezichthouderMelden", NULL, N_ ("Melden aan de toezichthouder?"), OD_SHAPE_CHOICE, ADVISED, FALSE, decisions },
  PARAGRAPH ("toezichthouderGrond", N_ ("Waarom wel of niet melden?"), NONE),
  TIME ("toezichthouderOp", N_ ("Gemeld op"), NONE),
  PARAGRAPH ("redenLaat", N_ ("Waarom pas na 72 uur?"), NONE),
  { "betrokkenenInlichten", N_ ("Getroffen mensen"), N_ ("De mensen zelf inlichten?"), OD_SHAPE_CHOICE, ADVISED, FALSE, decisions },
  PARAGRAPH ("betrokkenenGrond", N_ ("Waarom wel of niet inlichten?"), NONE),
  TIME ("betrokkenenOp", N_ ("Ingelicht op"), NONE),
  { "overlegOp", N_ ("Andere partij"), N_ ("Overlegd op"), OD_SHAPE_TIME, NONE, FALSE, NULL },
  PARAGRAPH ("lessen", N_ ("Wat de beveiliging verbetert"), NONE),
  { "afgeslotenOp", NULL, N_ ("Afgesloten op"), OD_SHAPE_DAY, NONE, TRUE, NULL },
};

static const OdDatum change[] = {
  { "soortWijziging", N_ ("Wijziging"), N_ ("Wat verandert er?"), OD_SHAPE_CHOICE, REQUIRED, FALSE, changes },
  TEXT ("oud", N_ ("Nu"), NONE),
  TEXT ("nieuw", N_ ("Wordt"), REQUIRED),
  DAY ("vanaf", N_ ("Vanaf"), REQUIRED),
  PARAGRAPH ("toelichting", N_ ("Toelichting"), NONE),
};

static const OdDatum termination[] = {
  { "grond", N_ ("Beëindiging van het protocol"), N_ ("Grond"), OD_SHAPE_CHOICE, REQUIRED, FALSE, termination_grounds },
  DAY ("datum", N_ ("Datum van de kennisgeving"), REQUIRED),
  { "laatsteDag", NULL, N_ ("Laatste dag"), OD_SHAPE_DAY, NONE, TRUE, NULL },
  PARAGRAPH ("toelichting", N_ ("Toelichting"), NONE),
};

static const OdDatum figures[] = {
  { "datum", N_ ("Cijfers van het register"), N_ ("Stand op"), OD_SHAPE_DAY, REQUIRED, FALSE, NULL },
  NUMBER ("logboekRegels", N_ ("Regels in het logboek"), REQUIRED),
  TEXT ("logboekHash", N_ ("Laatste controlegetal van het logboek"), REQUIRED),
  CHOICE ("logboekGaaf", N_ ("Logboek ongeschonden"), REQUIRED, decisions),
  NUMBER ("lopend", N_ ("Cliënten van wie gegevens bewaard worden"), REQUIRED),
  NUMBER ("gewist", N_ ("Cliënten van wie de gegevens gewist zijn"), REQUIRED),
  NUMBER ("lekken", N_ ("Gegevenslekken"), REQUIRED),
};

static const OdDatum protocol[] = {
  { "ocmw", N_ ("OCMW"), N_ ("Naam"), OD_SHAPE_TEXT, REQUIRED, FALSE, NULL },
  { "ocmwKboNummer", NULL, N_ ("KBO-nummer"), OD_SHAPE_ENTERPRISE_NUMBER, REQUIRED, FALSE, NULL },
  TEXT ("ocmwAdres", N_ ("Adres"), ADVISED),
  TEXT ("ocmwVertegenwoordiger", N_ ("Vertegenwoordigd door"), NONE),
  EMAIL ("postbus", N_ ("Mailbox van de maatschappelijk werkers"), REQUIRED),
  EMAIL ("ocmwFgb", N_ ("Contact bij een gegevenslek"), ADVISED),
  TEXT ("ocmwWebsite", N_ ("Website waar het protocol staat"), NONE),
  PARAGRAPH ("gemeenten", N_ ("Postcodes en gemeenten, met een komma ertussen"), REQUIRED),
  { "team", N_ ("Kind en Gezin"), N_ ("Lokaal team"), OD_SHAPE_TEXT, REQUIRED, FALSE, NULL },
  TEXT ("teamAdres", N_ ("Adres"), ADVISED),
  TEXT ("teamVertegenwoordiger", N_ ("Vertegenwoordigd door"), NONE),
  EMAIL ("teamFgb", N_ ("Contact bij een gegevenslek"), ADVISED),
  TEXT ("teamWebsite", N_ ("Website waar het protocol staat"), NONE),
  { "samenwerkingsovereenkomstOp", N_ ("Datums"), N_ ("Samenwerkingsovereenkomst"), OD_SHAPE_DAY, NONE, FALSE, NULL },
  DAY ("teamAdviesOp", N_ ("Advies van de functionaris van Opgroeien"), NONE),
  DAY ("ocmwAdviesOp", N_ ("Advies van de functionaris van het OCMW"), NONE),
  DAY ("ondertekendOp", N_ ("Ondertekend op"), NONE),
  DAY ("vanKrachtOp", N_ ("Van kracht op"), NONE),
  { "opzegtermijnMaanden", N_ ("Afspraken"), N_ ("Opzegtermijn, in maanden"), OD_SHAPE_NUMBER, REQUIRED, FALSE, NULL },
  NUMBER ("bewaartermijnJaren", N_ ("Bewaartermijn na het sluiten van het dossier, in jaren"), REQUIRED),
};

static const struct
{
  const char *name;
  const OdDatum *data;
  guint n_data;
} kinds[OD_N_OFFICE_KINDS] = {
  [OD_OFFICE_PROCESSOR] = { "verwerker", processor, G_N_ELEMENTS (processor) },
  [OD_OFFICE_NO_PROCESSORS] = { "geen-verwerkers", no_processors, G_N_ELEMENTS (no_processors) },
  [OD_OFFICE_MEASURE] = { "maatregel", measure, G_N_ELEMENTS (measure) },
  [OD_OFFICE_ACTIVITY] = { "verwerkingsactiviteit", activity, G_N_ELEMENTS (activity) },
  [OD_OFFICE_BREACH] = { "gegevenslek", breach, G_N_ELEMENTS (breach) },
  [OD_OFFICE_CHANGE] = { "wijziging", change, G_N_ELEMENTS (change) },
  [OD_OFFICE_TERMINATION] = { "beeindiging", termination, G_N_ELEMENTS (termination) },
  [OD_OFFICE_FIGURES] = { "cijfers", figures, G_N_ELEMENTS (figures) },
  [OD_OFFICE_PROTOCOL] = { "protocolgegevens", protocol, G_N_ELEMENTS (protocol) },
};

G_STATIC_ASSERT (G_N_ELEMENTS (processor) == OD_PROCESSOR_ENDED_ON + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (measure) == OD_MEASURE_ENDED_ON + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (activity) == OD_ACTIVITY_REVIEW_ON + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (breach) == OD_BREACH_CLOSED_ON + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (change) == OD_CHANGE_DESCRIPTION + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (termination) == OD_TERMINATION_DESCRIPTION + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (protocol) == OD_PROTOCOL_FORM_RETENTION_YEARS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (figures) == OD_FIGURES_N_BREACHES + 1);

const char *
od_office_kind_to_string (OdOfficeKind kind)
{
  return kinds[kind].name;
}

gboolean
od_office_kind_from_string (const char *text, OdOfficeKind *kind)
{
  for (guint i = 0; i < OD_N_OFFICE_KINDS; i++)
    if (g_strcmp0 (kinds[i].name, text) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

guint
od_office_kind_get_n_data (OdOfficeKind kind)
{
  return kinds[kind].n_data;
}

const OdDatum *
od_office_kind_get_datum (OdOfficeKind kind, guint index)
{
  g_return_val_if_fail (index < kinds[kind].n_data, NULL);

  return &kinds[kind].data[index];
}

guint
od_datum_shape_get_max_characters (OdDatumShape shape)
{
  return shape == OD_SHAPE_PARAGRAPH ? 2000 : 120;
}
