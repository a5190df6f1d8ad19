#include "message-pdf.h"
#include "office-pdf.h"
#include "pdf-drawing.h"
#include "pdf-reading.h"
#include "record-json.h"
#include "sample-messages.h"

#include <string.h>

/* What is drawn is read back as people and screen readers get it: with libqpdf, and with Poppler's pdftotext where it is. Everyone in
 * here is made up. With OD_TEST_PDF_FOLDER set, what was drawn is kept there, to look at. */

#define REFERENCE "2026-00042-K7QM"
#define HULSHOUT "opgroeien-ocmw-hulshout-2025"

static void
set_client (OdMessage *message, OdField field, const char *value)
{
  OdClient *changed = od_client_with (message->client, field, value);

  od_client_unref (message->client);
  message->client = changed;
}

static OdMessage *
make_message (OdMessageKind kind, OdProtocol *protocol)
{
  OdMessage *self = od_message_new (kind);
  OdDesk sender = od_message_kind_may_be_sent_by (kind, OD_DESK_OCMW) ? OD_DESK_OCMW : OD_DESK_KIND_EN_GEZIN;
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3600);

  self->id = g_strdup ("0f0e0d0c-1111-4222-8333-444455556666");
  self->reference = g_strdup (REFERENCE);
  self->protocol_id = g_strdup (HULSHOUT);
  self->sender = od_protocol_get_party (protocol, sender);
  self->recipient = od_protocol_get_party (protocol, od_desk_get_other (sender));
  self->sent = g_date_time_new (zone, 2026, 11, 24, 0, 30, 0);
  self->program = g_strdup ("Overdracht 0.1.0");
  return self;
}

static OdMessage *
make_referral (OdProtocol *protocol)
{
  static const char *const values[OD_CLIENT_N_FIELDS] = {
    "Noor", "Proefpersoon", "Vlinderlaan", "1", "2", "2235", "Hulshout", "+32470123456", "noor@voorbeeld.be",
  };
  OdMessage *self = make_message (OD_MESSAGE_REFERRAL, protocol);

  self->team_member = g_strdup ("Tina Teamlid");
  self->client = od_client_new_filled (values);
  self->consent_manner = OD_CONSENT_ORAL;
  self->consent_on = g_strdup ("2026-11-20");
  self->information_version = g_strdup ("2025-1");
  return self;
}

static OdMessage *
make_receipt (OdProtocol *protocol)
{
  OdMessage *self = make_message (OD_MESSAGE_RECEIPT, protocol);

  self->in_reply_to = g_strdup ("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
  self->received_on = g_strdup ("2026-11-24");
  return self;
}

static GBytes *
draw_message (const OdMessage *message, OdProtocol *protocol, const char *name)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = od_message_to_pdf (message, protocol, &error);

  g_assert_no_error (error);
  pdf_reading_keep (pdf, name);
  return pdf;
}

static void
test_referral (void)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);
  g_autoptr (OdMessage) message = make_referral (protocol);
  g_autoptr (GBytes) pdf = draw_message (message, protocol, "doorverwijzing.pdf");
  g_autofree char *text = pdf_reading_read_text (pdf);
  g_autofree char *elements = pdf_reading_read_elements (pdf);
  static const char *const wanted[] = {
    "Doorverwijzing naar OCMW Hulshout", REFERENCE, "24 november 2026", "Lokaal team Kind en Gezin Zuiderkempen", "Tina Teamlid",
    "Opgroeien regie, KBO 0886.886.638", "KBO 0212.221.251", "Noor Proefpersoon", "Vlinderlaan 1 bus 2", "2235 Hulshout",
    "0470 12 34 56", "noor@voorbeeld.be", "De cliënt gaf op 20 november 2026 mondeling toestemming", "2025-1", "Vraagverheldering",
    "geïntegreerd breed onthaal", "9 februari 2018", "Wis ze dan", "10 jaar na het afsluiten", "dpo@opgroeien.be", "Artikel 10/1",
    "decreet van 30 april 2004",
  };

  pdf_reading_assert_document (pdf, "Doorverwijzing " REFERENCE);
  pdf_reading_assert_all_marked (pdf, FALSE);
  g_assert_cmpint (pdf_reading_count_pages (pdf), ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    pdf_reading_assert_has (text, wanted[i]);
  pdf_reading_assert_has_not (text, "verblijft");
  pdf_reading_assert_has_not (text, "verhuist");
  pdf_reading_assert_has_not (text, "+32");
  g_assert_true (g_str_has_prefix (elements, "Document P H1 H2 P "));
  g_assert_nonnull (strstr (elements, "H2 Table TR TH TD TR TH TD TR TH TD TR TH TD H2 P "));
  g_assert_nonnull (strstr (elements, "H2 L LI Lbl LBody LI Lbl LBody LI Lbl LBody H2 "));
}

/* The file must not give away the client to who sees no more than its title, nor in its other data. */
static void
test_metadata (void)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);
  g_autoptr (OdMessage) message = make_referral (protocol);
  g_autoptr (GBytes) pdf = draw_message (message, protocol, "doorverwijzing.pdf");
  g_autofree char *information = pdf_reading_read_information (pdf);

  pdf_reading_assert_has (information, "/Title Doorverwijzing " REFERENCE);
  pdf_reading_assert_has_not (information, "Noor");
  pdf_reading_assert_has_not (information, "Proefpersoon");
}

static void
test_little (void)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);
  g_autoptr (OdMessage) message = make_referral (protocol);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *elements = NULL;

  for (int field = OD_FIELD_STREET; field < OD_CLIENT_N_FIELDS; field++)
    if (field != OD_FIELD_PHONE)
      set_client (message, field, "");
  g_clear_pointer (&message->information_version, g_free);
  message->consent_manner = OD_CONSENT_WRITTEN;
  pdf = draw_message (message, protocol, "weinig.pdf");
  text = pdf_reading_read_text (pdf);
  elements = pdf_reading_read_elements (pdf);
  pdf_reading_assert_has (text, "schriftelijk");
  pdf_reading_assert_has_not (text, "Adres");
  pdf_reading_assert_has_not (text, "E-mail");
  pdf_reading_assert_has_not (text, "informatietekst");
  g_assert_nonnull (strstr (elements, "H2 Table TR TH TD TR TH TD H2 P "));
}

static void
test_residence (void)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);
  g_autoptr (OdMessage) message = make_referral (protocol);
  g_autoptr (GBytes) staying = NULL;
  g_autoptr (GBytes) moving = NULL;
  g_autofree char *staying_text = NULL;
  g_autofree char *moving_text = NULL;

  message->residence_reason = OD_RESIDENCE_STAYS_ELSEWHERE;
  staying = draw_message (message, protocol, "verblijft-elders.pdf");
  staying_text = pdf_reading_read_text (staying);
  pdf_reading_assert_has (staying_text, "De cliënt verblijft elders dan op dit adres.");
  message->residence_reason = OD_RESIDENCE_MOVES;
  moving = draw_message (message, protocol, "verhuist.pdf");
  moving_text = pdf_reading_read_text (moving);
  pdf_reading_assert_has (moving_text, "De cliënt verhuist.");
}

/* Who opens packages by hand must know which of them counts. */
static void
test_replaces (void)
{
  static const char *const one[] = { "bbbbbbbb-bbbb-4bbb-8bbb-000000000001", NULL };
  static const char *const two[] = { "bbbbbbbb-bbbb-4bbb-8bbb-000000000001", "bbbbbbbb-bbbb-4bbb-8bbb-000000000002", NULL };
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);
  g_autoptr (OdMessage) message = make_referral (protocol);
  g_autoptr (GBytes) first = draw_message (message, protocol, "eerste.pdf");
  g_autofree char *first_text = pdf_reading_read_text (first);
  g_autoptr (GBytes) second = NULL, third = NULL;
  g_autofree char *second_text = NULL, *third_text = NULL;

  pdf_reading_assert_has_not (first_text, "ervangt");
  message->replaces = g_strdupv ((GStrv) one);
  second = draw_message (message, protocol, "tweede.pdf");
  second_text = pdf_reading_read_text (second);
  pdf_reading_assert_has (second_text, "Dit is bericht 2 over deze doorverwijzing. Het vervangt het vorige bericht");
  g_strfreev (message->replaces);
  message->replaces = g_strdupv ((GStrv) two);
  third = draw_message (message, protocol, "derde.pdf");
  third_text = pdf_reading_read_text (third);
  pdf_reading_assert_has (third_text, "Dit is bericht 3 over deze doorverwijzing. Het vervangt alle vorige berichten");
}

/* @n_characters of words of @n_letters letters. */
static char *
make_long (gsize n_characters, gsize n_letters)
{
  GString *text = g_string_new (NULL);

  while (text->len < n_characters)
    g_string_append_c (text, (text->len + 1) % (n_letters + 1) == 0 ? ' ' : 'W');
  text->str[n_characters - 1] = 'Z';
  return g_string_free (text, FALSE);
}

static void
lengthen (char **text, gsize n_characters, gsize n_letters)
{
  g_free (*text);
  *text = make_long (n_characters, n_letters);
}

static void
make_longest (OdMessage *message)
{
  g_autofree char *local = make_long (64, 100);
  g_autofree char *domain = g_strdup_printf ("%s.%s.%s.nl", local, local, local);
  g_autofree char *email = g_strdup_printf ("%.57s@%s", local, domain);

  for (int field = 0; field < OD_FIELD_PHONE; field++)
    {
      g_autofree char *value = make_long (od_client_field_get_max_characters (field), field == OD_FIELD_GIVEN_NAME ? 100 : 9);

      set_client (message, field, value);
    }
  set_client (message, OD_FIELD_PHONE, "+352123456789012");
  set_client (message, OD_FIELD_EMAIL, email);
  lengthen (&message->team_member, 80, 100);
  lengthen (&message->information_version, 80, 100);
  lengthen (&message->sender->name, 120, 100);
  lengthen (&message->recipient->name, 120, 100);
  lengthen (&message->program, 80, 100);
  message->residence_reason = OD_RESIDENCE_STAYS_ELSEWHERE;
}

/* As long as the schema lets each of them be. */
static void
test_longest (void)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);
  g_autoptr (OdMessage) message = make_referral (protocol);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  make_longest (message);
  pdf = draw_message (message, protocol, "langst.pdf");
  g_assert_cmpint (pdf_reading_count_pages (pdf), ==, 1);
  text = pdf_reading_read_text (pdf);
  pdf_reading_assert_has (text, "dpo@opgroeien.be");
  pdf_reading_assert_has (text, "gemaakt met");
}

/* The longest protocol too. */
static void
test_longest_protocol (void)
{
  g_autoptr (OdProtocol) bundled = od_bundled_protocol_find (HULSHOUT);
  g_autoptr (GBytes) json = od_protocol_to_json (bundled);
  g_autofree char *text = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  g_autoptr (GRegex) regex = g_regex_new ("(\"(?:doel|rechtsgrond)\"\\s*:\\s*)\"[^\"]*\"", 0, 0, NULL);
  g_autofree char *paragraph = make_long (1000, 9);
  g_autofree char *replacement = g_strdup_printf ("\\1\"%s\"", paragraph);
  g_autofree char *longer = g_regex_replace (regex, text, -1, 0, replacement, 0, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdProtocol) protocol = od_protocol_from_json (longer, -1, &error);
  g_autoptr (OdMessage) message = make_referral (bundled);
  g_autoptr (GBytes) pdf = NULL;

  g_assert_no_error (error);
  make_longest (message);
  pdf = draw_message (message, protocol, "langst-protocol.pdf");
  g_assert_cmpint (pdf_reading_count_pages (pdf), ==, 1);
}

/* Names in other scripts are drawn, and right-to-left ones stay in their column. */
static void
test_scripts (void)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);
  g_autoptr (OdMessage) message = make_referral (protocol);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  set_client (message, OD_FIELD_GIVEN_NAME, "Şeyma-Zoë");
  set_client (message, OD_FIELD_FAMILY_NAME, "D’Hondt محمد");
  pdf = draw_message (message, protocol, "schriften.pdf");
  text = pdf_reading_read_text (pdf);
  pdf_reading_assert_has (text, "Şeyma-Zoë D’Hondt");
  pdf_reading_assert_document (pdf, "Doorverwijzing " REFERENCE);
}

static void
test_receipt (void)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);
  g_autoptr (OdMessage) message = make_receipt (protocol);
  g_autoptr (GBytes) pdf = draw_message (message, protocol, "ontvangstbevestiging.pdf");
  g_autofree char *text = pdf_reading_read_text (pdf);
  static const char *const unwanted[] = { "Naam", "Adres", "Telefoon", "E-mail", "hulp", "dossier", "Toestemming" };

  pdf_reading_assert_document (pdf, "Ontvangstbevestiging " REFERENCE);
  pdf_reading_assert_all_marked (pdf, FALSE);
  g_assert_cmpint (pdf_reading_count_pages (pdf), ==, 1);
  pdf_reading_assert_has (text, "OCMW Hulshout ontving op 24 november 2026 de doorverwijzing met kenmerk " REFERENCE);
  pdf_reading_assert_has (text, "KBO 0212.221.251");
  pdf_reading_assert_has (text, "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
  pdf_reading_assert_has (text, "geen gegevens van de cliënt");
  for (gsize i = 0; i < G_N_ELEMENTS (unwanted); i++)
    pdf_reading_assert_has_not (text, unwanted[i]);
}

/* Draws @message, takes it, and gives what is read on its one page. */
static char *
read_page (OdMessage *message, OdProtocol *protocol, const char *title)
{
  g_autofree char *name = g_strconcat (od_message_kind_to_string (message->kind), ".pdf", NULL);
  g_autoptr (GBytes) pdf = draw_message (message, protocol, name);
  g_autofree char *whole_title = g_strconcat (title, " " REFERENCE, NULL);

  pdf_reading_assert_document (pdf, whole_title);
  pdf_reading_assert_all_marked (pdf, FALSE);
  g_assert_cmpint (pdf_reading_count_pages (pdf), ==, 1);
  od_message_free (message);
  return pdf_reading_read_text (pdf);
}

static void
test_return (void)
{
  static const char *const reasons[] = { "voor een ander OCMW", "niet leesbaar", "geen protocol" };
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);

  for (OdReturnReason reason = 0; reason < OD_N_RETURN_REASONS; reason++)
    {
      OdMessage *message = make_message (OD_MESSAGE_RETURN, protocol);
      g_autofree char *text = NULL;

      message->in_reply_to = g_strdup ("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
      message->return_reason = reason;
      text = read_page (message, protocol, "Terugzending");
      pdf_reading_assert_has (text, "OCMW Hulshout stuurt de doorverwijzing met kenmerk " REFERENCE " terug");
      pdf_reading_assert_has (text, reasons[reason]);
      pdf_reading_assert_has (text, "geen gegevens van de cliënt");
      pdf_reading_assert_has_not (text, "hulp");
    }
}

static void
test_withdrawal (void)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);
  OdMessage *message = make_message (OD_MESSAGE_WITHDRAWAL, protocol);
  g_autofree char *text = NULL;

  message->withdrawal_manner = OD_CONSENT_ORAL;
  message->withdrawn_on = g_strdup ("2026-11-23");
  text = read_page (message, protocol, "Intrekking");
  pdf_reading_assert_has (text, "Intrekking van de toestemming");
  pdf_reading_assert_has (text, "De cliënt trok op 23 november 2026 mondeling de toestemming in");
  pdf_reading_assert_has (text, "eigen rechtsgrond");
  pdf_reading_assert_has (text, "geen gegevens van de cliënt");
}

static void
add_remark (OdMessage *message, OdField field, OdQualityKind kind, const char *proposed, OdQualityVerdict verdict, const char *value)
{
  OdQualityRemark *remark = od_quality_remark_new (field, kind, proposed);

  if (message->remarks == NULL)
    message->remarks = od_quality_remarks_new ();
  od_quality_remark_answer (remark, verdict, value);
  g_ptr_array_add (message->remarks, remark);
}

static void
test_quality (void)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);
  OdMessage *notice = make_message (OD_MESSAGE_QUALITY_NOTICE, protocol);
  OdMessage *answer = make_message (OD_MESSAGE_QUALITY_ANSWER, protocol);
  g_autofree char *reported = NULL;
  g_autofree char *answered = NULL;

  notice->in_reply_to = g_strdup ("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
  answer->in_reply_to = g_strdup ("bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee");
  add_remark (notice, OD_FIELD_PHONE, OD_QUALITY_OUTDATED, "+32470654321", OD_QUALITY_OPEN, NULL);
  add_remark (notice, OD_FIELD_EMAIL, OD_QUALITY_WRONG, NULL, OD_QUALITY_OPEN, NULL);
  add_remark (notice, OD_FIELD_BOX_NUMBER, OD_QUALITY_SUPERFLUOUS, NULL, OD_QUALITY_OPEN, NULL);
  add_remark (answer, OD_FIELD_PHONE, 0, NULL, OD_QUALITY_ADAPTED, "+32470654321");
  add_remark (answer, OD_FIELD_EMAIL, 0, NULL, OD_QUALITY_UNFOUNDED, NULL);
  add_remark (answer, OD_FIELD_BOX_NUMBER, 0, NULL, OD_QUALITY_ADAPTED, NULL);
  reported = read_page (notice, protocol, "Kwaliteitsmelding");
  answered = read_page (answer, protocol, "Kwaliteitsantwoord");
  pdf_reading_assert_has (reported, "Verouderd. Voorstel: 0470 65 43 21");
  pdf_reading_assert_has (reported, "Fout. Wij kennen het juiste gegeven niet.");
  pdf_reading_assert_has (reported, "Overtollig: dit gegeven is niet nodig.");
  pdf_reading_assert_has_not (reported, "hulp");
  pdf_reading_assert_has (answered, "Aangepast: 0470 65 43 21");
  pdf_reading_assert_has (answered, "Ongegrond: het gegeven blijft zoals het was.");
  pdf_reading_assert_has (answered, "Aangepast: het gegeven is weggelaten.");
}

/* Every datum, as long as may be, still fits on one page. */
static void
test_longest_quality (void)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find (HULSHOUT);
  OdMessage *notice = make_message (OD_MESSAGE_QUALITY_NOTICE, protocol);
  g_autofree char *text = NULL;

  notice->in_reply_to = g_strdup ("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
  for (OdField field = 0; field < OD_CLIENT_N_FIELDS; field++)
    {
      g_autofree char *longest = make_long (od_client_field_get_max_characters (field), 20);

      add_remark (notice, field, OD_QUALITY_INCOMPLETE, field == OD_FIELD_PHONE ? "+123456789012345" : longest, OD_QUALITY_OPEN, NULL);
    }
  text = read_page (notice, protocol, "Kwaliteitsmelding");
  pdf_reading_assert_has (text, "gemaakt met");
}

static GBytes *
draw_records (GPtrArray *records, const char *name)
{
  g_autoptr (OdParty) owner = od_party_new ("OCMW Hulshout", "0212221251", OD_DESK_OCMW);
  g_autoptr (GError) error = NULL;
  GBytes *pdf = od_office_records_to_pdf ("Verwerkers", owner, "2026-11-24", records, "Er zijn geen verwerkers.", &error);

  g_assert_no_error (error);
  pdf_reading_keep (pdf, name);
  pdf_reading_assert_document (pdf, "Verwerkers van OCMW Hulshout");
  pdf_reading_assert_all_marked (pdf, TRUE);
  return pdf;
}

/* Every datum that is filled in, by its label. */
static void
test_records (void)
{
  for (OdOfficeKind kind = 0; kind < OD_N_OFFICE_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (OdOfficeRecord) record = sample_record_new (kind, 1);
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *name = g_strdup_printf ("%s.pdf", od_office_kind_to_string (kind));
      g_autofree char *text = NULL;

      g_ptr_array_add (records, g_object_ref (record));
      pdf = draw_records (records, name);
      text = pdf_reading_read_text (pdf);
      for (guint i = 0; text != NULL && i < od_office_kind_get_n_data (kind); i++)
        {
          g_autofree char *value = od_office_record_describe (record, i, NULL);
          g_auto (GStrv) words = g_strsplit (value, " ", 2);

          pdf_reading_assert_has (text, words[0]);
        }
    }
}

static void
draw_two_pages (OdPdfDrawing *drawing, gconstpointer source)
{
  od_pdf_show_element (drawing, "P", OD_PDF_BODY, 60, 60, 100, "een");
  od_pdf_next_page (drawing);
  od_pdf_show_element (drawing, "P", OD_PDF_BODY, 60, 60, 100, "twee");
}

static GBytes *
draw_marked (const char *mark)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf;

  od_pdf_set_mark (mark);
  pdf = od_pdf_draw ("Titel", OD_PDF_A4_SHORT, OD_PDF_A4_LONG, 0, draw_two_pages, NULL, &error);
  od_pdf_set_mark (NULL);
  g_assert_no_error (error);
  return pdf;
}

static void
test_mark (void)
{
  g_autoptr (GBytes) marked = draw_marked ("OEFENING");
  g_autoptr (GBytes) plain = draw_marked (NULL);
  g_autofree char *marked_text = pdf_reading_read_text (marked);
  g_autofree char *plain_text = pdf_reading_read_text (plain);

  pdf_reading_keep (marked, "oefening");
  pdf_reading_assert_document (marked, "OEFENING – Titel");
  pdf_reading_assert_all_marked (marked, TRUE);
  pdf_reading_assert_document (plain, "Titel");
  pdf_reading_assert_has (marked_text, "OEFENING een OEFENING twee");
  pdf_reading_assert_has_not (plain_text, "OEFENING");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/message/pdf/referral", test_referral);
  g_test_add_func ("/message/pdf/metadata", test_metadata);
  g_test_add_func ("/message/pdf/little", test_little);
  g_test_add_func ("/message/pdf/residence", test_residence);
  g_test_add_func ("/message/pdf/replaces", test_replaces);
  g_test_add_func ("/message/pdf/longest", test_longest);
  g_test_add_func ("/message/pdf/longest-protocol", test_longest_protocol);
  g_test_add_func ("/message/pdf/scripts", test_scripts);
  g_test_add_func ("/message/pdf/receipt", test_receipt);
  g_test_add_func ("/message/pdf/return", test_return);
  g_test_add_func ("/message/pdf/withdrawal", test_withdrawal);
  g_test_add_func ("/message/pdf/quality", test_quality);
  g_test_add_func ("/message/pdf/longest-quality", test_longest_quality);
  g_test_add_func ("/message/pdf/records", test_records);
  g_test_add_func ("/message/pdf/mark", test_mark);
  return g_test_run ();
}
