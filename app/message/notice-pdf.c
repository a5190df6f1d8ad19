#include "message-page.h"

#include "phone-number.h"

#define FIELD_WIDTH 88

/* What each datum is called on paper, as in the form. */
static const char *const field_labels[OD_CLIENT_N_FIELDS] = {
  [OD_FIELD_GIVEN_NAME] = "Voornaam",     [OD_FIELD_FAMILY_NAME] = "Naam", [OD_FIELD_STREET] = "Straat",
  [OD_FIELD_HOUSE_NUMBER] = "Huisnummer", [OD_FIELD_BOX_NUMBER] = "Bus",   [OD_FIELD_POSTCODE] = "Postcode",
  [OD_FIELD_MUNICIPALITY] = "Gemeente",   [OD_FIELD_PHONE] = "Telefoon",   [OD_FIELD_EMAIL] = "E-mail",
};

static const char *const kind_labels[OD_N_QUALITY_KINDS] = {
  [OD_QUALITY_WRONG] = "Fout",        [OD_QUALITY_INACCURATE] = "Onnauwkeurig", [OD_QUALITY_INCOMPLETE] = "Onvolledig",
  [OD_QUALITY_MISSING] = "Ontbreekt", [OD_QUALITY_OUTDATED] = "Verouderd",      [OD_QUALITY_SUPERFLUOUS] = "Overtollig",
};

static void
add_beginning (OdPdfDrawing *page, const OdPageSource *source, const char *eyebrow, const char *title)
{
  const OdMessage *message = source->message;

  od_page_add_head (page, source, eyebrow, title);
  od_page_add_party (page, source, "Van", message->sender, NULL);
  od_page_add_party (page, source, "Aan", message->recipient, NULL);
}

static void
add_answered (OdPdfDrawing *page, const OdMessage *message)
{
  g_autofree char *answered = g_strdup_printf ("Bericht %s", message->in_reply_to);

  od_page_add_section (page, "Antwoord op", answered);
}

static void
add_no_data (OdPdfDrawing *page)
{
  od_page_add_section (page, "Gegevens", "Dit bericht bevat geen gegevens van de cliënt.");
}

static char *
format_value (OdField field, const char *value)
{
  return field == OD_FIELD_PHONE ? od_phone_number_format (value) : g_strdup (value);
}

/* "Fout. Voorstel: 0470 12 34 56"; (transfer full). */
static char *
describe_report (const OdQualityRemark *remark)
{
  char *proposed = remark->proposed != NULL ? format_value (remark->field, remark->proposed) : NULL;
  char *text;

  if (proposed != NULL)
    text = g_strdup_printf ("%s. Voorstel: %s", kind_labels[remark->kind], proposed);
  else if (remark->kind == OD_QUALITY_SUPERFLUOUS)
    text = g_strdup ("Overtollig: dit gegeven is niet nodig.");
  else
    text = g_strdup_printf ("%s. Wij kennen het juiste gegeven niet.", kind_labels[remark->kind]);
  od_pdf_wipe (proposed);
  return text;
}

static char *
describe_verdict (const OdQualityRemark *remark)
{
  char *value = remark->value != NULL ? format_value (remark->field, remark->value) : NULL;
  char *text;

  if (remark->verdict == OD_QUALITY_UNFOUNDED)
    text = g_strdup ("Ongegrond: het gegeven blijft zoals het was.");
  else if (value == NULL)
    text = g_strdup ("Aangepast: het gegeven is weggelaten.");
  else
    text = g_strdup_printf ("Aangepast: %s", value);
  od_pdf_wipe (value);
  return text;
}

static void
add_remarks (OdPdfDrawing *page,
             const char *heading,
             GPtrArray *remarks,
             char *(*describe) (const OdQualityRemark *remark))
{
  double top = page->y;
  double heading_end;

  od_page_add_space (page, 3);
  heading_end = od_page_begin_section (page, heading);
  od_pdf_begin (page, "Table");
  for (guint i = 0; i < remarks->len; i++)
    {
      const OdQualityRemark *remark = g_ptr_array_index (remarks, i);

      od_page_add_row (page, FIELD_WIDTH, OD_PDF_BODY, field_labels[remark->field], describe (remark));
    }
  od_pdf_end (page, "Table");
  od_pdf_bar (page, OD_PAGE_MARGIN - 14, top, 3, MAX (page->y, heading_end) - top);
  od_page_end_section (page, heading_end);
  od_page_add_space (page, 3);
}

void
od_page_draw_return (OdPdfDrawing *page, gconstpointer data)
{
  static const char *const reasons[OD_N_RETURN_REASONS] = {
    [OD_RETURN_WRONG_OCMW] = "ze is voor een ander OCMW bestemd.",
    [OD_RETURN_UNREADABLE] = "wat wij ontvingen, is niet leesbaar.",
    [OD_RETURN_NO_PROTOCOL] = "er is geen protocol tussen onze organisaties dat deze mededeling toelaat.",
  };
  const OdPageSource *source = data;
  const OdMessage *message = source->message;
  g_autofree char *text = g_strdup_printf ("%s stuurt de doorverwijzing met kenmerk %s terug: %s",
                                           message->sender->name, message->reference, reasons[message->return_reason]);

  add_beginning (page, source, message->sender->name, "Terugzending");
  od_page_add_section (page, "Reden", text);
  od_page_add_section (page, "Wissen", "Wij wissen wat wij van deze doorverwijzing ontvingen.");
  add_answered (page, message);
  add_no_data (page);
  od_page_add_foot (page, source);
}

void
od_page_draw_withdrawal (OdPdfDrawing *page, gconstpointer data)
{
  static const char *const todo[] = {
    "Is er nog geen cliëntdossier? Wis dan wat u van deze doorverwijzing ontving, ook het pakket en de mail.",
    "Is er al een cliëntdossier? Ga dan na op welke eigen rechtsgrond u die gegevens nog mag bewaren. Is er geen, "
    "sluit het "
    "dossier dan en wis de gegevens.",
    "Komt de doorverwijzing zelf pas later aan? Open ze dan niet en wis ze.",
    NULL,
  };
  const OdPageSource *source = data;
  const OdMessage *message = source->message;
  g_autofree char *day = od_pdf_day (message->withdrawn_on);
  g_autofree char *text
      = g_strdup_printf ("De cliënt trok op %s %s de toestemming in voor de doorverwijzing met kenmerk %s.", day,
                         od_consent_manner_to_string (message->withdrawal_manner), message->reference);

  add_beginning (page, source, "Vertrouwelijk: beroepsgeheim", "Intrekking van de toestemming");
  od_page_add_section (page, "Intrekking", text);
  od_page_add_list (page, "Wat u doet", todo);
  add_no_data (page);
  od_page_add_foot (page, source);
}

/* Protocol art. 7. */
void
od_page_draw_quality_notice (OdPdfDrawing *page, gconstpointer data)
{
  const OdPageSource *source = data;
  const OdMessage *message = source->message;
  g_autofree char *text
      = g_strdup_printf ("%s meldt dat gegevens in de doorverwijzing met kenmerk %s niet kloppen, onvolledig of "
                         "overtollig zijn.",
                         message->sender->name, message->reference);

  add_beginning (page, source, "Vertrouwelijk: beroepsgeheim", "Kwaliteitsmelding");
  od_page_add_section (page, "Melding", text);
  add_remarks (page, "Gegevens", message->remarks, describe_report);
  od_page_add_section (page, "Wat u doet", "Ga de gegevens na, pas ze aan waar nodig en laat ons weten wat u deed.");
  add_answered (page, message);
  od_page_add_foot (page, source);
}

void
od_page_draw_quality_answer (OdPdfDrawing *page, gconstpointer data)
{
  const OdPageSource *source = data;
  const OdMessage *message = source->message;
  g_autofree char *text = g_strdup_printf (
      "Wij onderzochten uw kwaliteitsmelding over de doorverwijzing met kenmerk %s.", message->reference);

  add_beginning (page, source, "Vertrouwelijk: beroepsgeheim", "Antwoord op een kwaliteitsmelding");
  od_page_add_section (page, "Onderzoek", text);
  add_remarks (page, "Gegevens", message->remarks, describe_verdict);
  od_page_add_section (page, "Wat u doet", "Neem de aangepaste gegevens over.");
  add_answered (page, message);
  od_page_add_foot (page, source);
}
