#include "message-pdf.h"

#include "day.h"
#include "enterprise-number.h"
#include "pdf-drawing.h"
#include "phone-number.h"

/* A grid of two columns: what it is about on the left, what there is to say on the right. */
#define MARGIN 60
#define TOP 54
#define BOTTOM (OD_PDF_A4_LONG - 38)
#define LEFT_WIDTH 106
#define RIGHT (MARGIN + LEFT_WIDTH + 16)
#define RIGHT_WIDTH (OD_PDF_A4_SHORT - MARGIN - RIGHT)
#define CLIENT_LABEL_WIDTH 62
#define BULLET_WIDTH 12

typedef struct
{
  const OdMessage *message;
  const OdProtocolData *protocol;
} Source;

static void
add_space (OdPdfDrawing *page, double space)
{
  page->y += space * page->scale;
}

/* A heading on the left; gives where it ends. What belongs to it goes on the right, from the same height on. */
static double
begin_section (OdPdfDrawing *page, const char *heading)
{
  return page->y + od_pdf_show_element (page, "H2", OD_PDF_HEADING, MARGIN, page->y, LEFT_WIDTH, heading);
}

static void
end_section (OdPdfDrawing *page, double heading_end)
{
  page->y = MAX (page->y, heading_end);
  add_space (page, 9);
}

static void
add_paragraph (OdPdfDrawing *page, OdPdfStyle style, const char *text)
{
  page->y += od_pdf_show_element (page, "P", style, RIGHT, page->y, RIGHT_WIDTH, text);
}

static void
add_section (OdPdfDrawing *page, const char *heading, const char *text)
{
  double heading_end = begin_section (page, heading);

  add_paragraph (page, OD_PDF_BODY, text);
  end_section (page, heading_end);
}

static void
add_list (OdPdfDrawing *page, const char *heading, const char *const *items)
{
  double heading_end = begin_section (page, heading);

  od_pdf_begin (page, "L");
  for (guint i = 0; items[i] != NULL; i++)
    {
      add_space (page, i > 0 ? 1 : 0);
      od_pdf_begin (page, "LI");
      od_pdf_show_element (page, "Lbl", OD_PDF_LABEL, RIGHT, page->y, BULLET_WIDTH, "•");
      page->y += od_pdf_show_element (page, "LBody", OD_PDF_BODY, RIGHT + BULLET_WIDTH, page->y, RIGHT_WIDTH - BULLET_WIDTH,
                                      items[i]);
      od_pdf_end (page, "LI");
    }
  od_pdf_end (page, "L");
  end_section (page, heading_end);
}

/* Kind en Gezin is known by its team, the party of the protocol is Opgroeien regie. */
static void
add_party (OdPdfDrawing *page, const Source *source, const char *heading, const OdParty *party, const char *person)
{
  gboolean has_team = party->desk == OD_DESK_KIND_EN_GEZIN && *source->protocol->sender.team != '\0';
  g_autofree char *number = od_enterprise_number_format (party->enterprise_number);
  g_autofree char *identity = has_team ? g_strdup_printf ("%s, KBO %s", party->name, number) : g_strdup_printf ("KBO %s", number);
  double heading_end = begin_section (page, heading);

  add_paragraph (page, OD_PDF_STRONG, has_team ? source->protocol->sender.team : party->name);
  if (person != NULL)
    add_paragraph (page, OD_PDF_BODY, person);
  add_paragraph (page, OD_PDF_LABEL, identity);
  end_section (page, heading_end);
}

static void
add_head (OdPdfDrawing *page, const Source *source, const char *eyebrow, const char *title)
{
  g_autofree char *day = od_day_from_time (source->message->sent);
  g_autofree char *sent = od_pdf_day (day);
  double width = OD_PDF_A4_SHORT - 2 * MARGIN;

  page->y = TOP;
  page->y += od_pdf_show_element (page, "P", OD_PDF_EYEBROW, MARGIN, page->y, width, eyebrow);
  add_space (page, 4);
  page->y += od_pdf_show_element (page, "H1", OD_PDF_TITLE, MARGIN, page->y, width, title);
  add_space (page, 12);
  od_pdf_rule (page, MARGIN, page->y, width);
  add_space (page, 12);
  add_section (page, "Kenmerk", source->message->reference);
  add_space (page, -7);
  add_section (page, "Datum", sent);
  add_space (page, -2);
}

/* At the foot of the page; y then tells whether everything fits. */
static void
add_foot (OdPdfDrawing *page, const Source *source)
{
  const OdMessage *message = source->message;
  g_autofree char *text = g_strdup_printf ("%s.\nBericht %s, gemaakt met %s.", source->protocol->title, message->id, message->program);
  double width = OD_PDF_A4_SHORT - 2 * MARGIN;
  double height = od_pdf_measure (page, OD_PDF_SMALL, width, text);

  od_pdf_rule (page, MARGIN, BOTTOM - height - 7, width);
  od_pdf_show_element (page, "P", OD_PDF_SMALL, MARGIN, BOTTOM - height, width, text);
  page->y += height + 7;
}

/* Takes and wipes @value. */
static void
add_client_row (OdPdfDrawing *page, OdPdfStyle style, const char *label, char *value)
{
  double label_offset = style == OD_PDF_NAME ? 3.6 * page->scale : 0;

  if (*value != '\0')
    {
      od_pdf_begin (page, "TR");
      od_pdf_show_element (page, "TH", OD_PDF_LABEL, RIGHT, page->y + label_offset, CLIENT_LABEL_WIDTH, label);
      page->y += od_pdf_show_element (page, "TD", style, RIGHT + CLIENT_LABEL_WIDTH, page->y, RIGHT_WIDTH - CLIENT_LABEL_WIDTH, value);
      od_pdf_end (page, "TR");
      add_space (page, 1);
    }
  od_pdf_wipe (value);
}

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

  add_space (page, 3);
  heading_end = begin_section (page, "Cliënt");
  add_space (page, -3);
  od_pdf_begin (page, "Table");
  add_client_row (page, OD_PDF_NAME, "Naam", od_client_get_name (client));
  add_client_row (page, OD_PDF_BODY, "Adres", make_address (client));
  add_client_row (page, OD_PDF_BODY, "Telefoon", *phone != '\0' ? od_phone_number_format (phone) : g_strdup (""));
  add_client_row (page, OD_PDF_BODY, "E-mail", g_strdup (od_client_get (client, OD_FIELD_EMAIL)));
  od_pdf_end (page, "Table");
  od_pdf_bar (page, MARGIN - 14, top, 3, MAX (page->y, heading_end) - top);
  end_section (page, heading_end);
  add_space (page, 3);
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
  add_section (page, "Toestemming", text);
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
  add_section (page, "Verblijf", text);
}

/* Protocol art. 2, 3 and 4. */
static void
add_rules (OdPdfDrawing *page, const Source *source)
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

  add_section (page, "Doel", source->protocol->purpose);
  add_list (page, "Gebruik", use);
  add_list (page, "Bewaring", keeping);
  add_section (page, "Rechtsgrond", source->protocol->legal_ground);
}

static void
add_if_mistaken (OdPdfDrawing *page, const Source *source)
{
  const char *contact = source->protocol->sender.dpo_email;
  g_autofree char *text = g_strdup_printf ("Lees niet verder en geef niets door. Verwittig meteen de afzender%s%s, met het kenmerk "
                                           "%s. Wis daarna dit bericht.",
                                           *contact != '\0' ? " via " : "", contact,
                                           source->message->reference);

  add_section (page, "Niet voor u?", text);
}

static void
draw_referral (OdPdfDrawing *page, gconstpointer data)
{
  const Source *source = data;
  const OdMessage *message = source->message;
  g_autofree char *title = g_strdup_printf ("Doorverwijzing naar %s", message->recipient->name);

  add_head (page, source, "Vertrouwelijk: beroepsgeheim", title);
  add_party (page, source, "Van", message->sender, message->team_member);
  add_party (page, source, "Aan", message->recipient, NULL);
  add_client (page, message->client);
  add_consent (page, message);
  add_residence (page, message);
  add_rules (page, source);
  add_if_mistaken (page, source);
  add_foot (page, source);
}

static void
draw_receipt (OdPdfDrawing *page, gconstpointer data)
{
  const Source *source = data;
  const OdMessage *message = source->message;
  g_autofree char *day = od_pdf_day (message->received_on);
  g_autofree char *received = g_strdup_printf ("%s ontving op %s de doorverwijzing met kenmerk %s.", message->sender->name, day,
                                               message->reference);
  g_autofree char *answered = g_strdup_printf ("Bericht %s", message->in_reply_to);

  add_head (page, source, message->sender->name, "Ontvangstbevestiging");
  add_party (page, source, "Van", message->sender, NULL);
  add_party (page, source, "Aan", message->recipient, NULL);
  add_section (page, "Ontvangst", received);
  add_section (page, "Antwoord op", answered);
  add_section (page, "Gegevens", "Dit bericht bevat geen gegevens van de cliënt.");
  add_foot (page, source);
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
  };
  Source source = { .message = self, .protocol = od_protocol_get_data (protocol) };
  g_autofree char *title = g_strdup_printf ("%s %s", kinds[self->kind].title, self->reference);

  return od_pdf_draw (title, OD_PDF_A4_SHORT, OD_PDF_A4_LONG, BOTTOM, kinds[self->kind].draw, &source, error);
}
