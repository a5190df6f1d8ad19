#include "message-pdf.h"

#include "message-page.h"
#include "office-pdf.h"
#include "phone-number.h"

#define CLIENT_LABEL_WIDTH 62

/* As on an envelope: the last comma stands before postcode and municipality, in which there is none. */
static char *
make_address (const OdClient *client)
{
  char *address = od_client_get_address_line (client);
  char *comma = g_strrstr (address, ", ");

  if (comma != NULL)
    {
      comma[0] = ' ';
      comma[1] = '\n';
    }
  return address;
}

static void
add_client (OdPdfDrawing *page, const OdClient *client)
{
  const char *phone = od_client_get (client, OD_FIELD_PHONE);
  double top = page->y;
  double heading_end;

  od_page_add_space (page, 3);
  heading_end = od_page_begin_section (page, "Cliënt");
  od_page_add_space (page, -3);
  od_pdf_begin (page, "Table");
  od_page_add_row (page, CLIENT_LABEL_WIDTH, OD_PDF_NAME, "Naam", od_client_get_name (client));
  od_page_add_row (page, CLIENT_LABEL_WIDTH, OD_PDF_BODY, "Adres", make_address (client));
  od_page_add_row (page, CLIENT_LABEL_WIDTH, OD_PDF_BODY, "Telefoon", *phone != '\0' ? od_phone_number_format (phone) : g_strdup (""));
  od_page_add_row (page, CLIENT_LABEL_WIDTH, OD_PDF_BODY, "E-mail", g_strdup (od_client_get (client, OD_FIELD_EMAIL)));
  od_pdf_end (page, "Table");
  od_pdf_bar (page, OD_PAGE_MARGIN - 14, top, 3, MAX (page->y, heading_end) - top);
  od_page_end_section (page, heading_end);
  od_page_add_space (page, 3);
}

/* For who has earlier packages beside this one, opened by hand. */
static void
add_replaces (OdPdfDrawing *page, const OdMessage *message)
{
  g_autofree char *text = NULL;
  guint n_earlier = message->replaces != NULL ? g_strv_length (message->replaces) : 0;

  if (n_earlier == 0)
    return;
  text = g_strdup_printf ("Dit is bericht %u over deze doorverwijzing. Het vervangt %s met hetzelfde kenmerk: gebruik alleen de gegevens "
                          "hieronder.",
                          n_earlier + 1, n_earlier == 1 ? "het vorige bericht" : "alle vorige berichten");
  od_page_add_section (page, "Vervangt", text);
}

static void
add_consent (OdPdfDrawing *page, const OdMessage *message)
{
  g_autofree char *day = od_pdf_day (message->consent_on);
  g_autofree char *version = NULL;
  g_autofree char *text = NULL;

  if (message->information_version != NULL)
    version = g_strdup_printf (" Versie van de informatietekst: %s.", message->information_version);
  text = g_strdup_printf ("De cliënt gaf op %s %s toestemming om deze gegevens te delen.%s", day,
                          od_consent_manner_to_string (message->consent_manner), version != NULL ? version : "");
  od_page_add_section (page, "Toestemming", text);
}

static void
add_residence (OdPdfDrawing *page, const OdMessage *message)
{
  const char *reason = message->residence_reason == OD_RESIDENCE_MOVES ? "De cliënt verhuist."
                                                                       : "De cliënt verblijft elders dan op dit adres.";
  g_autofree char *text = NULL;

  if (message->residence_reason == OD_RESIDENCE_AS_ADDRESSED)
    return;
  text = g_strdup_printf ("%s Daarom gaat deze doorverwijzing naar %s.", reason, message->recipient->name);
  od_page_add_section (page, "Verblijf", text);
}

/* Protocol art. 2, 3 and 4. */
static void
add_rules (OdPdfDrawing *page, const OdPageSource *source)
{
  g_autofree char *keep = g_strdup_printf ("Wil de cliënt hulp? Dan horen ze in het cliëntdossier. Bewaar ze tot %u jaar na het "
                                           "afsluiten van dat dossier.",
                                           source->protocol->retention_years);
  const char *const use[] = {
    "Gebruik deze gegevens alleen voor dit doel, en om de cliënt te contacteren.",
    "Ze zijn voor de maatschappelijk werker die de cliënt zal helpen en die gebonden is door het beroepsgeheim.",
    "Delen met partners van het geïntegreerd breed onthaal mag alleen volgens het decreet van 9 februari 2018 betreffende het "
    "lokaal sociaal beleid.",
    NULL,
  };
  const char *const keeping[] = {
    "Bewaar de gegevens tot er contact was en duidelijk is of de cliënt hulp wil.",
    "Wil de cliënt geen hulp? Wis ze dan.",
    keep,
    NULL,
  };

  od_page_add_section (page, "Doel", source->protocol->purpose);
  od_page_add_list (page, "Gebruik", use);
  od_page_add_list (page, "Bewaring", keeping);
  od_page_add_section (page, "Rechtsgrond", source->protocol->legal_ground);
}

static void
add_if_mistaken (OdPdfDrawing *page, const OdPageSource *source)
{
  const char *contact = source->protocol->sender.dpo_email;
  g_autofree char *text = g_strdup_printf ("Lees niet verder en geef niets door. Verwittig meteen de afzender%s%s, met het kenmerk "
                                           "%s. Wis daarna dit bericht.",
                                           *contact != '\0' ? " via " : "", contact,
                                           source->message->reference);

  od_page_add_section (page, "Niet voor u?", text);
}

static void
draw_referral (OdPdfDrawing *page, gconstpointer data)
{
  const OdPageSource *source = data;
  const OdMessage *message = source->message;
  g_autofree char *title = g_strdup_printf ("Doorverwijzing naar %s", message->recipient->name);

  od_page_add_head (page, source, "Vertrouwelijk: beroepsgeheim", title);
  od_page_add_party (page, source, "Van", message->sender, message->team_member);
  od_page_add_party (page, source, "Aan", message->recipient, NULL);
  add_replaces (page, message);
  add_client (page, message->client);
  add_consent (page, message);
  add_residence (page, message);
  add_rules (page, source);
  add_if_mistaken (page, source);
  od_page_add_foot (page, source);
}

static void
draw_receipt (OdPdfDrawing *page, gconstpointer data)
{
  const OdPageSource *source = data;
  const OdMessage *message = source->message;
  g_autofree char *day = od_pdf_day (message->received_on);
  g_autofree char *received = g_strdup_printf ("%s ontving op %s de doorverwijzing met kenmerk %s.", message->sender->name, day,
                                               message->reference);
  g_autofree char *answered = g_strdup_printf ("Bericht %s", message->in_reply_to);

  od_page_add_head (page, source, message->sender->name, "Ontvangstbevestiging");
  od_page_add_party (page, source, "Van", message->sender, NULL);
  od_page_add_party (page, source, "Aan", message->recipient, NULL);
  od_page_add_section (page, "Ontvangst", received);
  od_page_add_section (page, "Antwoord op", answered);
  od_page_add_section (page, "Gegevens", "Dit bericht bevat geen gegevens van de cliënt.");
  od_page_add_foot (page, source);
}

GBytes *
od_message_to_pdf (const OdMessage *self, OdProtocol *protocol, GError **error)
{
  static const struct
  {
    const char *title;
    OdPdfDraw draw;
  } kinds[] = {
    [OD_MESSAGE_REFERRAL] = { "Doorverwijzing", draw_referral },
    [OD_MESSAGE_RECEIPT] = { "Ontvangstbevestiging", draw_receipt },
    [OD_MESSAGE_RETURN] = { "Terugzending", od_page_draw_return },
    [OD_MESSAGE_WITHDRAWAL] = { "Intrekking", od_page_draw_withdrawal },
    [OD_MESSAGE_QUALITY_NOTICE] = { "Kwaliteitsmelding", od_page_draw_quality_notice },
    [OD_MESSAGE_QUALITY_ANSWER] = { "Kwaliteitsantwoord", od_page_draw_quality_answer },
    [OD_MESSAGE_PROCESSORS] = { "Overzicht van verwerkers", NULL },
    [OD_MESSAGE_BREACH] = { "Melding van een gegevenslek", NULL },
    [OD_MESSAGE_CHANGE] = { "Melding van een wijziging", NULL },
    [OD_MESSAGE_EVIDENCE_REQUEST] = { "Vraag om bewijs", NULL },
    [OD_MESSAGE_EVIDENCE] = { "Bewijs van maatregelen", NULL },
    [OD_MESSAGE_TERMINATION] = { "Beëindiging van het protocol", NULL },
  };
  OdPageSource source = { .message = self, .protocol = od_protocol_get_data (protocol) };
  g_autofree char *title = g_strdup_printf ("%s %s", kinds[self->kind].title, self->reference);

  if (kinds[self->kind].draw == NULL)
    return od_office_message_to_pdf (self, source.protocol, kinds[self->kind].title, error);
  return od_pdf_draw (title, OD_PDF_A4_SHORT, OD_PDF_A4_LONG, OD_PAGE_BOTTOM, kinds[self->kind].draw, &source, error);
}
