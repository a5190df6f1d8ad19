#include "office-pdf.h"

#include "day.h"
#include "enterprise-number.h"
#include "pdf-drawing.h"

#define MARGIN 60
#define WIDTH (OD_PDF_A4_SHORT - 2 * MARGIN)
#define TOP 54
#define FOOT (OD_PDF_A4_LONG - 46)
#define BOTTOM (FOOT - 20)
#define LABEL_WIDTH 168
#define GUTTER 14
#define VALUE_WIDTH (WIDTH - LABEL_WIDTH - GUTTER)

/* What a document is drawn of; what it has not is NULL. */
typedef struct
{
  const char *title;
  const char *day;
  const OdParty *owner;
  const OdMessage *message;
  const OdProtocolData *protocol;
  GPtrArray *records;
  const char *none;
} Source;

static void
add_foot (OdPdfDrawing *page, const Source *source)
{
  g_autofree char *left = source->message != NULL ? g_strdup_printf ("%s %s", source->title, source->message->reference)
                                                  : g_strdup_printf ("%s van %s", source->title, source->owner->name);
  g_autofree char *right = g_strdup_printf ("Pagina %u van %u", page->page, page->n_pages);

  od_pdf_show (page, OD_PDF_SMALL, MARGIN, FOOT, WIDTH - 100, left);
  od_pdf_show_right (page, OD_PDF_SMALL, MARGIN + WIDTH - 90, FOOT, 90, right);
}

/* Goes to the next page when @height does not fit on this one. */
static void
make_room (OdPdfDrawing *page, const Source *source, double height)
{
  if (page->y + height <= BOTTOM)
    return;
  add_foot (page, source);
  od_pdf_next_page (page);
  page->y = TOP;
}

static void
add_text (OdPdfDrawing *page, const Source *source, const char *element, OdPdfStyle style, const char *text)
{
  make_room (page, source, od_pdf_measure (page, style, WIDTH, text));
  page->y += od_pdf_show_element (page, element, style, MARGIN, page->y, WIDTH, text);
}

static void
add_row (OdPdfDrawing *page, const Source *source, const char *label, const char *value)
{
  double height = MAX (od_pdf_measure (page, OD_PDF_LABEL, LABEL_WIDTH, label), od_pdf_measure (page, OD_PDF_BODY, VALUE_WIDTH, value));

  make_room (page, source, height);
  od_pdf_begin (page, "TR");
  od_pdf_show_element (page, "TH", OD_PDF_LABEL, MARGIN, page->y, LABEL_WIDTH, label);
  od_pdf_show_element (page, "TD", OD_PDF_BODY, MARGIN + LABEL_WIDTH + GUTTER, page->y, VALUE_WIDTH, value);
  od_pdf_end (page, "TR");
  page->y += height + 2;
}

/* One record */

/* What a record is called among others: its first datum, or its title. */
static char *
make_name (OdOfficeRecord *record)
{
  OdOfficeKind kind = od_office_record_get_kind (record);

  if (kind == OD_OFFICE_MEASURE)
    return g_strdup (od_office_record_get (record, OD_MEASURE_TITLE));
  if (kind == OD_OFFICE_PROCESSOR || kind == OD_OFFICE_ACTIVITY)
    return g_strdup (od_office_record_get (record, 0));
  return g_strdup (""); /* it stands alone, under the title of the document */
}

/* Whether anything of the group that begins at @first is filled in. */
static gboolean
has_group (OdOfficeRecord *record, guint first)
{
  OdOfficeKind kind = od_office_record_get_kind (record);

  for (guint i = first; i < od_office_kind_get_n_data (kind) && (i == first || od_office_kind_get_datum (kind, i)->heading == NULL); i++)
    if (*od_office_record_get (record, i) != '\0')
      return TRUE;
  return FALSE;
}

static void
add_datum (OdPdfDrawing *page, const Source *source, OdOfficeRecord *record, guint index)
{
  const OdDatum *datum = od_office_kind_get_datum (od_office_record_get_kind (record), index);
  g_autofree char *value = od_office_record_describe (record, index, NULL);

  if (*value != '\0')
    add_row (page, source, datum->label, value);
}

static void
add_attachments (OdPdfDrawing *page, const Source *source, OdOfficeRecord *record)
{
  GPtrArray *attachments = od_office_record_get_attachments (record);

  for (guint i = 0; i < attachments->len; i++)
    add_row (page, source, "Bijlage", ((OdAttachment *) g_ptr_array_index (attachments, i))->name);
}

static void
add_group_heading (OdPdfDrawing *page, const Source *source, const OdDatum *datum)
{
  page->y += 7;
  make_room (page, source, 40);
  add_text (page, source, "H3", OD_PDF_HEADING, datum->heading);
  page->y += 2;
}

static void
add_record (OdPdfDrawing *page, const Source *source, OdOfficeRecord *record)
{
  OdOfficeKind kind = od_office_record_get_kind (record);
  g_autofree char *name = make_name (record);
  gboolean in_table = FALSE;

  make_room (page, source, 90);
  page->y += 8;
  if (*name != '\0')
    add_text (page, source, "H2", OD_PDF_NAME, name);
  for (guint i = 0; i < od_office_kind_get_n_data (kind); i++)
    {
      const OdDatum *datum = od_office_kind_get_datum (kind, i);

      if (datum->heading != NULL && has_group (record, i))
        {
          if (in_table)
            od_pdf_end (page, "Table");
          add_group_heading (page, source, datum);
          in_table = FALSE;
        }
      if (!in_table)
        od_pdf_begin (page, "Table");
      in_table = TRUE;
      add_datum (page, source, record, i);
    }
  if (!in_table)
    od_pdf_begin (page, "Table");
  add_attachments (page, source, record);
  od_pdf_end (page, "Table");
  page->y += 8;
  od_pdf_rule (page, MARGIN, page->y, WIDTH);
}

/* The head */

static char *
describe_party (const OdParty *party, const OdProtocolData *protocol)
{
  g_autofree char *number = od_enterprise_number_format (party->enterprise_number);

  if (protocol != NULL && party->desk == OD_DESK_KIND_EN_GEZIN && *protocol->sender.team != '\0')
    return g_strdup_printf ("%s (%s, KBO %s)", protocol->sender.team, party->name, number);
  return g_strdup_printf ("%s, KBO %s", party->name, number);
}

static void
add_message_head (OdPdfDrawing *page, const Source *source)
{
  const OdMessage *message = source->message;
  g_autofree char *from = describe_party (message->sender, source->protocol);
  g_autofree char *to = describe_party (message->recipient, source->protocol);

  add_row (page, source, "Van", from);
  add_row (page, source, "Aan", to);
  add_row (page, source, "Kenmerk", message->reference);
}

static void
add_head (OdPdfDrawing *page, const Source *source)
{
  g_autofree char *day = od_pdf_day (source->day);
  g_autofree char *owner = source->message == NULL ? describe_party (source->owner, NULL) : NULL;

  page->y = TOP;
  add_text (page, source, "H1", OD_PDF_TITLE, source->title);
  page->y += 8;
  od_pdf_begin (page, "Table");
  if (source->message != NULL)
    add_message_head (page, source);
  else
    add_row (page, source, "Van", owner);
  add_row (page, source, "Datum", day);
  od_pdf_end (page, "Table");
  page->y += 6;
  od_pdf_rule (page, MARGIN, page->y, WIDTH);
}

/* What a message between the parties asks of who reads it. */
static const char *
get_sentence (const OdMessage *message)
{
  switch (message->kind)
    {
    case OD_MESSAGE_PROCESSORS:
      return "Dit is ons actuele overzicht van verwerkers (protocol, artikel 6). Het vervangt het vorige.";
    case OD_MESSAGE_BREACH:
      return "Wij stelden een gegevenslek vast en melden het u zonder onnodige vertraging (protocol, artikel 9). Neem contact met ons op om "
             "te overleggen. Dit blad bevat geen namen van cliënten.";
    case OD_MESSAGE_CHANGE:
      return "Wij melden u een wijziging (protocol, artikel 9). Gaat het om een postbus of een contact? Bel ons dan eerst op een nummer dat u "
             "al kende, voor u iets verandert.";
    case OD_MESSAGE_EVIDENCE_REQUEST:
      return "Wij vragen u het bewijs dat de maatregelen van artikel 6 van het protocol genomen zijn: veiligheidsbeleid en -plan, functionaris voor "
             "gegevensbescherming, register van verwerkingsactiviteiten en verwerkers.";
    case OD_MESSAGE_EVIDENCE:
      return "Op uw verzoek tonen wij hieronder aan dat de maatregelen van artikel 6 van het protocol genomen zijn.";
    case OD_MESSAGE_TERMINATION:
      return "Hiermee melden wij u dat het protocol beëindigd wordt.";
    case OD_MESSAGE_REFERRAL:
    case OD_MESSAGE_RECEIPT:
    case OD_MESSAGE_RETURN:
    case OD_MESSAGE_WITHDRAWAL:
    case OD_MESSAGE_QUALITY_NOTICE:
    case OD_MESSAGE_QUALITY_ANSWER:
    case OD_N_MESSAGE_KINDS:
    default:
      return "";
    }
}

static void
add_message_end (OdPdfDrawing *page, const Source *source)
{
  g_autofree char *text = g_strdup_printf ("%s. Bericht %s, gemaakt met %s.", source->protocol->title, source->message->id, source->message->program);

  page->y += 14;
  add_text (page, source, "P", OD_PDF_SMALL, text);
}

static void
draw (OdPdfDrawing *page, gconstpointer data)
{
  const Source *source = data;

  add_head (page, source);
  if (source->message != NULL)
    {
      page->y += 12;
      add_text (page, source, "P", OD_PDF_BODY, get_sentence (source->message));
      page->y += 4;
    }
  if (source->records == NULL || source->records->len == 0)
    {
      page->y += 12;
      add_text (page, source, "P", OD_PDF_BODY, source->none);
    }
  for (guint i = 0; source->records != NULL && i < source->records->len; i++)
    add_record (page, source, g_ptr_array_index (source->records, i));
  if (source->message != NULL)
    add_message_end (page, source);
  add_foot (page, source);
}

GBytes *
od_office_records_to_pdf (const char *title, const OdParty *owner, const char *day, GPtrArray *records, const char *none, GError **error)
{
  const Source source = { .title = title, .day = day, .owner = owner, .records = records, .none = none };
  g_autofree char *whole = g_strdup_printf ("%s van %s", title, owner->name);

  return od_pdf_draw (whole, OD_PDF_A4_SHORT, OD_PDF_A4_LONG, 0, draw, &source, error);
}

GBytes *
od_office_message_to_pdf (const OdMessage *message, const OdProtocolData *protocol, const char *title, GError **error)
{
  g_autofree char *day = od_day_from_time (message->sent);
  g_autofree char *whole = g_strdup_printf ("%s %s", title, message->reference);
  const Source source = {
    .title = title, .day = day, .message = message, .protocol = protocol, .records = message->records, .none = "",
  };

  return od_pdf_draw (whole, OD_PDF_A4_SHORT, OD_PDF_A4_LONG, 0, draw, &source, error);
}
