#include "office-pdf.h"

#include "day.h"
#include "enterprise-number.h"
#include "pdf-pages.h"

#define LABEL_WIDTH 168

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
add_datum (OdPdfDrawing *page, OdOfficeRecord *record, guint index)
{
  const OdDatum *datum = od_office_kind_get_datum (od_office_record_get_kind (record), index);
  g_autofree char *value = od_office_record_describe (record, index, NULL);

  if (*value != '\0')
    od_pages_add_row (page, LABEL_WIDTH, datum->label, value);
}

/* What the file is called that goes with @message; NULL when none does. */
static const char *
find_entry (const OdMessage *message, const char *attachment_id)
{
  for (guint i = 0; message != NULL && message->documents != NULL && i < message->documents->len; i++)
    {
      const OdMessageDocument *document = g_ptr_array_index (message->documents, i);

      if (g_str_equal (document->id, attachment_id))
        return document->entry;
    }
  return NULL;
}

static void
add_attachments (OdPdfDrawing *page, OdOfficeRecord *record, const OdMessage *message)
{
  GPtrArray *attachments = od_office_record_get_attachments (record);

  for (guint i = 0; i < attachments->len; i++)
    {
      const OdAttachment *attachment = g_ptr_array_index (attachments, i);
      const char *entry = find_entry (message, attachment->id);
      g_autofree char *text = entry != NULL ? g_strdup_printf ("%s (in dit pakket: %s)", attachment->name, entry) : g_strdup (attachment->name);

      od_pages_add_row (page, LABEL_WIDTH, "Bijlage", text);
    }
}

static void
add_group_heading (OdPdfDrawing *page, const OdDatum *datum)
{
  page->y += 7;
  od_pages_make_room (page, 40);
  od_pages_add_text (page, "H3", OD_PDF_HEADING, datum->heading);
  page->y += 2;
}

static void
add_record (OdPdfDrawing *page, OdOfficeRecord *record, const OdMessage *message)
{
  OdOfficeKind kind = od_office_record_get_kind (record);
  g_autofree char *name = make_name (record);
  gboolean in_table = FALSE;

  od_pages_make_room (page, 90);
  page->y += 8;
  if (*name != '\0')
    od_pages_add_text (page, "H2", OD_PDF_NAME, name);
  for (guint i = 0; i < od_office_kind_get_n_data (kind); i++)
    {
      const OdDatum *datum = od_office_kind_get_datum (kind, i);

      if (datum->heading != NULL && has_group (record, i))
        {
          if (in_table)
            od_pdf_end (page, "Table");
          add_group_heading (page, datum);
          in_table = FALSE;
        }
      if (!in_table)
        od_pdf_begin (page, "Table");
      in_table = TRUE;
      add_datum (page, record, i);
    }
  if (!in_table)
    od_pdf_begin (page, "Table");
  add_attachments (page, record, message);
  od_pdf_end (page, "Table");
  page->y += 8;
  od_pdf_rule (page, OD_PAGES_MARGIN, page->y, OD_PAGES_WIDTH);
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

  od_pages_add_row (page, LABEL_WIDTH, "Van", from);
  od_pages_add_row (page, LABEL_WIDTH, "Aan", to);
  od_pages_add_row (page, LABEL_WIDTH, "Kenmerk", message->reference);
}

static void
add_head (OdPdfDrawing *page, const Source *source)
{
  g_autofree char *day = od_pdf_day (source->day);
  g_autofree char *owner = source->message == NULL ? describe_party (source->owner, NULL) : NULL;

  od_pages_add_text (page, "H1", OD_PDF_TITLE, source->title);
  page->y += 8;
  od_pdf_begin (page, "Table");
  if (source->message != NULL)
    add_message_head (page, source);
  else
    od_pages_add_row (page, LABEL_WIDTH, "Van", owner);
  od_pages_add_row (page, LABEL_WIDTH, "Datum", day);
  od_pdf_end (page, "Table");
  page->y += 6;
  od_pdf_rule (page, OD_PAGES_MARGIN, page->y, OD_PAGES_WIDTH);
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
      return "Wij melden u een wijziging (protocol, artikel 9). Gaat het om een mailbox of een contact? Bel ons dan eerst op een nummer dat u "
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
  od_pages_add_text (page, "P", OD_PDF_SMALL, text);
}

static void
draw (OdPdfDrawing *page, gconstpointer data)
{
  const Source *source = data;
  g_autofree char *foot = source->message != NULL ? g_strdup_printf ("%s %s", source->title, source->message->reference)
                                                  : g_strdup_printf ("%s van %s", source->title, source->owner->name);

  od_pages_begin (page, foot);
  add_head (page, source);
  if (source->message != NULL)
    {
      page->y += 12;
      od_pages_add_text (page, "P", OD_PDF_BODY, get_sentence (source->message));
      page->y += 4;
    }
  if (source->records == NULL || source->records->len == 0)
    {
      page->y += 12;
      od_pages_add_text (page, "P", OD_PDF_BODY, source->none);
    }
  for (guint i = 0; source->records != NULL && i < source->records->len; i++)
    add_record (page, g_ptr_array_index (source->records, i), source->message);
  if (source->message != NULL)
    add_message_end (page, source);
  od_pages_end (page);
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
