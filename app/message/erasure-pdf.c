#include "erasure-pdf.h"

#include "day.h"
#include "message-page.h"

#define TOP 54
#define WIDTH (OD_PDF_A4_SHORT - 2 * OD_PAGE_MARGIN)
#define SIGNING_SPACE 44

typedef struct
{
  const OdErasureRecord *record;
  const OdProtocolData *protocol; /* (nullable) */
  const char *ground_detail;
} Source;

static const char *const grounds[OD_N_RETENTION_GROUNDS] = {
  [OD_GROUND_HANDED_OVER] = "Het OCMW heeft de ontvangst bevestigd en de bewaartermijn bij Kind en Gezin is voorbij: de gegevens "
                            "hebben hier hun doel bereikt.",
  [OD_GROUND_NO_HELP] = "De cliënt wenst geen hulp. De gegevens mochten alleen bewaard worden tot dat duidelijk was.",
  [OD_GROUND_RETURNED] = "De doorverwijzing is teruggestuurd.",
  [OD_GROUND_WITHDRAWN] = "De cliënt heeft de toestemming ingetrokken.",
  [OD_GROUND_FILE_CLOSED] = "De bewaartermijn na het afsluiten van het cliëntdossier is voorbij.",
  [OD_GROUND_UNREACHABLE] = "De cliënt was niet te bereiken. Een medewerker heeft dat opnieuw bekeken en besloten dat de gegevens weg "
                            "mogen.",
};

static const OdProtocolParty *
get_party (const Source *source)
{
  if (source->protocol == NULL)
    return NULL;
  return source->record->desk == OD_DESK_OCMW ? &source->protocol->recipient : &source->protocol->sender;
}

static void
add_head (OdPdfDrawing *page, const Source *source)
{
  const OdProtocolParty *party = get_party (source);
  const char *name = party == NULL ? "" : *party->team != '\0' ? party->team : party->name;

  page->y = TOP;
  page->y += od_pdf_show_element (page, "P", OD_PDF_EYEBROW, OD_PAGE_MARGIN, page->y, WIDTH, name);
  od_page_add_space (page, 4);
  page->y += od_pdf_show_element (page, "H1", OD_PDF_TITLE, OD_PAGE_MARGIN, page->y, WIDTH, "Attest van wissing");
  od_page_add_space (page, 12);
  od_pdf_rule (page, OD_PAGE_MARGIN, page->y, WIDTH);
  od_page_add_space (page, 12);
  od_page_add_section (page, "Kenmerk", source->record->reference);
}

static void
add_days (OdPdfDrawing *page, const Source *source)
{
  const OdErasureRecord *record = source->record;
  g_autofree char *began = od_pdf_day (record->began_on);
  g_autofree char *closed = od_pdf_day (record->closed_on);

  od_page_add_section (page, record->desk == OD_DESK_OCMW ? "Ontvangen" : "Aangemaakt", began);
  if (*closed != '\0')
    od_page_add_section (page, "Dossier gesloten", closed);
}

static void
add_ground (OdPdfDrawing *page, const Source *source)
{
  const char *ground = grounds[source->record->ground] != NULL ? grounds[source->record->ground] : "";
  g_autofree char *whole = source->ground_detail != NULL ? g_strdup_printf ("%s\nGrond: %s.", ground, source->ground_detail)
                                                         : g_strdup (ground);

  od_page_add_section (page, "Waarom", whole);
}

static void
add_erasure (OdPdfDrawing *page, const OdErasureRecord *record)
{
  g_autofree char *on = od_day_from_time (record->erased_at);
  g_autofree char *day = od_pdf_day (on);
  g_autofree char *time = g_date_time_format (record->erased_at, "%H.%M");
  g_autofree char *who = g_strdup_printf ("Op %s om %s uur, door %s.", day, time, record->user);

  od_page_add_section (page, "Gewist", who);
  od_page_add_section (page, "Wat",
                       record->desk == OD_DESK_OCMW
                           ? "Naam, adres, telefoonnummer en e-mailadres van de cliënt, het nummer van het cliëntdossier, wat daarover "
                             "gemeld, verbeterd en doorgegeven is, en de sleutel waarmee dat versleuteld was. Ze kunnen niet "
                             "teruggehaald worden."
                           : "Naam, adres, telefoonnummer en e-mailadres van de cliënt, wat daarover gemeld en verbeterd is, en de "
                             "sleutel waarmee dat versleuteld was. Ze kunnen niet teruggehaald worden.");
  od_page_add_section (page, "Pakketten",
                       record->tidied ? "De versleutelde pakketten met dit kenmerk op deze computer en hun wachtzin zijn verwijderd."
                                      : "Nog niet: een versleuteld pakket of een wachtzin met dit kenmerk staat nog op deze computer. "
                                        "Overdracht verwijdert ze bij de volgende start.");
}

/* At Kind en Gezin, which must be able to show it. */
static void
add_consent (OdPdfDrawing *page, const OdConsent *consent)
{
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (consent == NULL || consent->manner == OD_CONSENT_NOT_GIVEN)
    return;
  day = od_pdf_day (consent->consent_on);
  text = g_strdup_printf ("Blijft bewaard als bewijs, zonder naam: op %s %s gegeven, na uitleg door %s%s%s.", day,
                          od_consent_manner_to_string (consent->manner), consent->informed_by != NULL ? consent->informed_by : "",
                          consent->information_version != NULL ? ", met informatietekst " : "",
                          consent->information_version != NULL ? consent->information_version : "");
  od_page_add_section (page, "Toestemming", text);
}

static void
add_signing (OdPdfDrawing *page)
{
  static const char *const labels[] = { "Naam", "Datum", "Handtekening" };
  double gap = 20, width = (WIDTH - 2 * gap) / 3;

  od_page_add_space (page, SIGNING_SPACE);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      od_pdf_rule (page, OD_PAGE_MARGIN + i * (width + gap), page->y, width);
      od_pdf_show_element (page, "P", OD_PDF_LABEL, OD_PAGE_MARGIN + i * (width + gap), page->y + 3, width, labels[i]);
    }
  page->y += 3 + od_pdf_measure (page, OD_PDF_LABEL, width, labels[0]);
}

static void
add_foot (OdPdfDrawing *page, const Source *source)
{
  g_autofree char *text = g_strdup_printf ("%s%sDit attest bevat geen gegevens van de cliënt. Het staat ook in het logboek.",
                                           source->protocol != NULL ? source->protocol->title : "",
                                           source->protocol != NULL ? ", artikel 3.\n" : "");
  double height = od_pdf_measure (page, OD_PDF_SMALL, WIDTH, text);

  od_pdf_rule (page, OD_PAGE_MARGIN, OD_PAGE_BOTTOM - height - 7, WIDTH);
  od_pdf_show_element (page, "P", OD_PDF_SMALL, OD_PAGE_MARGIN, OD_PAGE_BOTTOM - height, WIDTH, text);
  page->y += height + 7;
}

static void
draw (OdPdfDrawing *page, gconstpointer data)
{
  const Source *source = data;

  add_head (page, source);
  add_days (page, source);
  add_ground (page, source);
  add_erasure (page, source->record);
  add_consent (page, source->record->consent);
  add_signing (page);
  add_foot (page, source);
}

GBytes *
od_erasure_record_to_pdf (const OdErasureRecord *record, OdProtocol *protocol, const char *ground_detail, GError **error)
{
  Source source = { record, protocol != NULL ? od_protocol_get_data (protocol) : NULL, ground_detail };
  g_autofree char *title = g_strdup_printf ("Attest van wissing %s", record->reference);

  return od_pdf_draw (title, OD_PDF_A4_SHORT, OD_PDF_A4_LONG, OD_PAGE_BOTTOM, draw, &source, error);
}
