#include "journal-document.h"
#include "office-pdf.h"
#include "pdf-reading.h"

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
  g_autoptr (OdOfficeRecord) numbered = od_office_record_with (named, OD_PROCESSOR_ENTERPRISE_NUMBER, "0886886638");

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

  for (guint i = 1; i <= 40; i++)
    g_ptr_array_add (records, make_processor (i));
  pdf = od_office_records_to_pdf ("Overzicht van verwerkers", owner, "2026-11-24", records, "", &error);
  g_assert_no_error (error);
  check_document (pdf, "verwerkers.pdf", "Overzicht van verwerkers van OCMW Hulshout");
  g_assert_cmpint (pdf_reading_count_pages (pdf), >, 2);
  text = pdf_reading_read_text (pdf);
  pdf_reading_assert_has (text, "Verzonnen Wolk 1 bv");
  pdf_reading_assert_has (text, "Verzonnen Wolk 40 bv");
  pdf_reading_assert_has (text, "0886.886.638");
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office-documents/records", test_records);
  g_test_add_func ("/office-documents/no-records", test_no_records);
  g_test_add_func ("/office-documents/journal", test_journal);
  return g_test_run ();
}
