#include "journal-document.h"
#include "office-csv.h"
#include "office-pdf.h"
#include "pdf-reading.h"

#include <string.h>

/* The documents with which an office accounts for itself. */

static OdParty *
make_owner (void)
{
  return od_party_new ("OCMW Hulshout", "0212221251", OD_DESK_OCMW);
}

static OdOfficeRecord *
make_processor (guint number)
{
  g_autofree char *name = g_strdup_printf ("Verzonnen Wolk %u bv", number);
  g_autoptr (OdOfficeRecord) empty = od_office_record_new (OD_OFFICE_PROCESSOR, NULL);
  g_autoptr (OdOfficeRecord) named = od_office_record_with (empty, OD_PROCESSOR_NAME, name);
  g_autoptr (OdOfficeRecord) numbered = od_office_record_with (named, OD_PROCESSOR_ENTERPRISE_NUMBER, "0123456749");

  return od_office_record_with (numbered, OD_PROCESSOR_SERVICE, "hosting van het vakpakket");
}

static void
check_document (GBytes *pdf, const char *name, const char *title)
{
  pdf_reading_keep (pdf, name);
  pdf_reading_assert_document (pdf, title);
  pdf_reading_assert_all_marked (pdf, TRUE);
}

static void
test_records (void)
{
  g_autoptr (OdParty) owner = make_owner ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *last_page = NULL;

  for (guint i = 1; i <= 40; i++)
    g_ptr_array_add (records, make_processor (i));
  pdf = od_office_records_to_pdf ("Overzicht van verwerkers", owner, "2026-11-24", records, "", &error);
  g_assert_no_error (error);
  check_document (pdf, "verwerkers.pdf", "Overzicht van verwerkers van OCMW Hulshout");
  g_assert_cmpint (pdf_reading_count_pages (pdf), >, 2);
  text = pdf_reading_read_text (pdf);
  pdf_reading_assert_has (text, "Verzonnen Wolk 1 bv");
  pdf_reading_assert_has (text, "Verzonnen Wolk 40 bv");
  pdf_reading_assert_has (text, "0123.456.749");
  last_page = g_strdup_printf ("Pagina %1$d van %1$d", pdf_reading_count_pages (pdf));
  pdf_reading_assert_has (text, last_page);
  pdf_reading_assert_has (text, "24 november 2026");
}

static void
test_no_records (void)
{
  g_autoptr (OdParty) owner = make_owner ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GBytes) pdf = od_office_records_to_pdf ("Gegevenslekken", owner, "2026-11-24", none, "Er waren geen gegevenslekken.", NULL);
  g_autofree char *text = pdf_reading_read_text (pdf);

  check_document (pdf, "geen-lekken.pdf", "Gegevenslekken van OCMW Hulshout");
  pdf_reading_assert_has (text, "Er waren geen gegevenslekken.");
}

static OdJournalEntry *
make_entry (guint number, const char *action)
{
  OdJournalEntry *entry = g_new0 (OdJournalEntry, 1);

  entry->number = number;
  entry->at = g_date_time_new_from_iso8601 ("2026-11-24T10:00:01.000123+01:00", NULL);
  entry->user = g_strdup ("Noor Voorbeeld");
  entry->action = g_strdup (action);
  entry->reference = g_strdup_printf ("2026-%05u-AAAA", number);
  entry->hash = g_strdup ("00");
  return entry;
}

/* A code that this version does not know is shown as it is: an older or newer one wrote it. */
static void
test_journal (void)
{
  g_autoptr (OdParty) owner = make_owner ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) od_journal_entry_free);
  OdJournalVerdict verdict = { .n_entries = 120, .hash = (char *) "feedfeed" };
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) broken = NULL;
  g_autofree char *text = NULL;
  g_autofree char *broken_text = NULL;

  for (guint i = 1; i <= 120; i++)
    g_ptr_array_add (entries, make_entry (i, i == 60 ? "uit-de-toekomst" : "verpakt"));
  pdf = od_journal_to_pdf (entries, &verdict, owner, "2026-11-24", NULL);
  check_document (pdf, "logboek.pdf", "Logboek");
  g_assert_cmpint (pdf_reading_count_pages (pdf), >, 1);
  text = pdf_reading_read_text (pdf);
  pdf_reading_assert_has (text, "feedfeed");
  pdf_reading_assert_has (text, "Pakket gemaakt");
  pdf_reading_assert_has (text, "uit-de-toekomst");
  pdf_reading_assert_has (text, "120 24/11/2026 10:00:01");
  pdf_reading_assert_has_not (text, "niet ongeschonden");
  verdict.misfit = 7;
  broken = od_journal_to_pdf (entries, &verdict, owner, "2026-11-24", NULL);
  broken_text = pdf_reading_read_text (broken);
  pdf_reading_assert_has (broken_text, "regel 7 klopt niet");
}

/* What was written is read as it was, whatever stands in it. */
static void
test_csv (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (OdOfficeRecord) plain = make_processor (1);
  g_autoptr (OdOfficeRecord) quoted = od_office_record_with (plain, OD_PROCESSOR_SERVICE, "hosting; met \"alles\", en meer");
  g_autoptr (OdOfficeRecord) formula = od_office_record_with (quoted, OD_PROCESSOR_PURPOSE, "=SOM(A1)");
  g_autoptr (OdOfficeRecord) dated = od_office_record_with (formula, OD_PROCESSOR_AGREEMENT_ON, "2026-01-31");
  g_autoptr (OdOfficeRecord) chosen = od_office_record_with (dated, OD_PROCESSOR_DATA, "naam adres");
  g_autoptr (GBytes) csv = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_ptr_array_add (records, g_object_ref (chosen));
  g_ptr_array_add (records, g_object_ref (plain));
  csv = od_office_records_to_csv (OD_OFFICE_PROCESSOR, records);
  text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));
  g_assert_nonnull (strstr (text, "\"'=SOM(A1)\""));
  g_assert_nonnull (strstr (text, "\"31/01/2026\""));
  lines = od_office_csv_read (OD_OFFICE_PROCESSOR, csv, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 2);
  for (guint i = 0; i < lines->len; i++)
    {
      const OdOfficeCsvLine *line = g_ptr_array_index (lines, i);
      OdOfficeRecord *record = g_ptr_array_index (records, i);

      for (guint j = 0; j < line->n_values; j++)
        {
          g_autoptr (OdOfficeRecord) empty = od_office_record_new (OD_OFFICE_PROCESSOR, NULL);
          g_autoptr (OdOfficeRecord) read = od_office_record_with (empty, j, line->values[j]);

          g_assert_cmpstr (od_office_record_get (read, j), ==, od_office_record_get (record, j));
        }
    }
}

/* As a spreadsheet may save it: other separators, line ends, another character set, empty lines; and what is no such table. */
static void
test_csv_of_others (void)
{
  const struct
  {
    const char *text;
    guint n_lines; /* 0 when it is refused */
    const char *name;
  } cases[] = {
    { "naam,dienst\nWolk,hosting\n", 1, "Wolk" },
    { "naam\tdienst\r\nWolk\thosting\r\n\t\r\n", 1, "Wolk" },
    { "NAAM;dienst\n\"Wolk\nen co\";hosting", 1, "Wolk\nen co" },
    { "naam;dienst\nCaf\xe9;x\n", 1, "Café" },
    { "naam;gegevens\nWolk;Naam, e-mail\n", 1, "Wolk" },
    { "naam;gegevens\nWolk;schoenmaat\n", 0, NULL },
    { "naam;overeenkomstOp\nWolk;31.01.2026\n", 1, "Wolk" },
    { "naam;overeenkomstOp\nWolk;31/02/2026\n", 0, NULL },
    { "naam;overeenkomstOp\nWolk;31/01-2026\n", 0, NULL },
    { "naam;overeenkomstOp\nWolk;31/01/20266\n", 0, NULL },
    { "naam;overeenkomstOp\nWolk;31/01/2026 of later\n", 0, NULL },
    { "naam;wachtwoord\nWolk;x\n", 0, NULL },
    { "naam\nWolk;te veel\n", 0, NULL },
    { "", 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) csv = g_bytes_new (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) lines = od_office_csv_read (OD_OFFICE_PROCESSOR, csv, &error);

      g_test_message ("case %u", i);
      if (cases[i].n_lines == 0)
        {
          g_assert_null (lines);
          g_assert_nonnull (error);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (lines->len, ==, cases[i].n_lines);
      g_assert_cmpstr (((const OdOfficeCsvLine *) g_ptr_array_index (lines, 0))->values[OD_PROCESSOR_NAME], ==, cases[i].name);
    }
}

/* A line too many is not left out in silence. */
static void
test_long_csv (void)
{
  g_autoptr (GString) text = g_string_new ("naam");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) most = NULL;
  g_autoptr (GBytes) more = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) refused = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "\nWolk");
  g_string_append (text, "\n\n");
  most = g_bytes_new (text->str, text->len);
  lines = od_office_csv_read (OD_OFFICE_PROCESSOR, most, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 10000);
  g_string_append (text, "Wolk\n");
  more = g_bytes_new (text->str, text->len);
  refused = od_office_csv_read (OD_OFFICE_PROCESSOR, more, &error);
  g_assert_null (refused);
  g_assert_error (error, OD_OFFICE_CSV_ERROR, OD_OFFICE_CSV_ERROR_TABLE);
}

/* Nothing tells which of two columns is right. */
static void
test_twin_columns_csv (void)
{
  static const char text[] = "naam;Naam\nWolk;Regen\n";
  g_autoptr (GBytes) csv = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) refused = od_office_csv_read (OD_OFFICE_PROCESSOR, csv, &error);

  g_assert_null (refused);
  g_assert_error (error, OD_OFFICE_CSV_ERROR, OD_OFFICE_CSV_ERROR_TABLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office-documents/records", test_records);
  g_test_add_func ("/office-documents/no-records", test_no_records);
  g_test_add_func ("/office-documents/journal", test_journal);
  g_test_add_func ("/office-documents/csv", test_csv);
  g_test_add_func ("/office-documents/csv-of-others", test_csv_of_others);
  g_test_add_func ("/office-documents/long-csv", test_long_csv);
  g_test_add_func ("/office-documents/twin-columns-csv", test_twin_columns_csv);
  return g_test_run ();
}
