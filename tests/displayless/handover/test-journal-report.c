#include "journal-document.h"
#include "journal-report.h"
#include "test-desk.h"

#include <string.h>

/* The journal as a DPO looks it over, and as it leaves the office. */

static void
set_up (Desk **desk, gconstpointer data)
{
  *desk = desk_new (OD_DESK_OCMW);
}

static void
tear_down (Desk **desk, gconstpointer data)
{
  desk_free (*desk);
}

static void
keep_measure (Desk *desk, const char *title)
{
  g_autoptr (OdOfficeRecord) titled = desk_fill (od_office_record_new (OD_OFFICE_MEASURE, NULL), OD_MEASURE_TITLE, title);
  g_autoptr (OdOfficeRecord) of_kind = od_office_record_with (titled, OD_MEASURE_KIND, OD_MEASURE_KIND_POLICY);
  g_autoptr (OdOfficeRecord) dated = od_office_record_with (of_kind, OD_MEASURE_DATE, "2026-11-01");
  g_autoptr (GError) error = NULL;
  g_autoptr (OdOfficeRecord) kept = desk_keep_record (desk, dated, &error);

  g_assert_no_error (error);
}

/* The numbers of what @text and @subject find before @before, "3 2 "; (transfer full). */
static char *
find (Desk *desk, const char *text, OdJournalSubject subject, const char *since, guint64 before, guint limit)
{
  g_autoptr (GDateTime) from = since != NULL ? g_date_time_new_from_iso8601 (since, NULL) : NULL;
  const OdJournalFilter filter = { text, subject, from };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  GString *numbers = g_string_new (NULL);

  od_journal_report_find_async (desk->profile, &filter, before, limit, NULL, desk_take_result, &result);
  desk_wait (&result);
  entries = od_journal_report_find_finish (desk->profile, result, NULL);
  g_assert_nonnull (entries);
  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (numbers, "%" G_GUINT64_FORMAT " ", ((OdJournalEntry *) g_ptr_array_index (entries, i))->number);
  return g_string_free (numbers, FALSE);
}

static void
test_find (Desk **desk, gconstpointer data)
{
  const struct
  {
    const char *text;
    OdJournalSubject subject;
    const char *since;
    guint64 before;
    guint limit;
    const char *found;
  } cases[] = {
    { "", OD_N_JOURNAL_SUBJECTS, NULL, 0, 10, "4 3 2 1 " },
    { "", OD_N_JOURNAL_SUBJECTS, NULL, 0, 2, "4 3 " },
    { "", OD_N_JOURNAL_SUBJECTS, NULL, 3, 2, "2 1 " },
    { "", OD_JOURNAL_OFFICE, NULL, 0, 10, "4 3 2 " },
    { "", OD_JOURNAL_BREACHES, NULL, 0, 10, "" },
    { "ingesteld", OD_N_JOURNAL_SUBJECTS, NULL, 0, 10, "1 " },
    { "TOEGEVOEGD maatregel", OD_N_JOURNAL_SUBJECTS, NULL, 0, 10, "4 3 2 " },
    { "maatregel ingesteld", OD_N_JOURNAL_SUBJECTS, NULL, 0, 10, "" },
    { "hulshout", OD_N_JOURNAL_SUBJECTS, NULL, 0, 10, "1 " },
    { "", OD_N_JOURNAL_SUBJECTS, "2200-01-01T00:00:00Z", 0, 10, "" },
    { "", OD_N_JOURNAL_SUBJECTS, "2000-01-01T00:00:00Z", 0, 10, "4 3 2 1 " },
  };

  for (guint i = 0; i < 3; i++)
    keep_measure (*desk, "Verzonnen beleid");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (*desk, cases[i].text, cases[i].subject, cases[i].since, cases[i].before, cases[i].limit);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static GBytes *
export (Desk *desk, OdJournalFormat format)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *document;

  od_journal_report_export_async (desk->profile, format, NULL, desk_take_result, &result);
  desk_wait (&result);
  document = od_journal_report_export_finish (desk->profile, result, &error);
  g_assert_no_error (error);
  return document;
}

static guint64
verify (GBytes *lines, const OdJournalHead *earlier, OdJournalHead *head)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (lines);
  g_autoptr (GError) error = NULL;
  guint64 misfit;

  od_journal_lines_verify (stream, earlier, head, &misfit, &error);
  g_assert_no_error (error);
  return misfit;
}

static GBytes *
replace (GBytes *lines, const char *text, const char *other)
{
  g_autofree char *all = g_strndup (g_bytes_get_data (lines, NULL), g_bytes_get_size (lines));
  g_auto (GStrv) parts = g_strsplit (all, text, -1);
  char *changed = g_strjoinv (other, parts);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  return g_bytes_new_take (changed, strlen (changed));
}

/* No number that a line may hold is too large to be judged. */
static void
test_impossible_offset (Desk **desk, gconstpointer data)
{
  static const char *const offsets[] = { "86400", "-86400", "9223372036854775807", "-9223372036854775808" };
  g_autoptr (GBytes) lines = export (*desk, OD_JOURNAL_FORMAT_LINES);
  g_autofree char *start = g_strndup (g_bytes_get_data (lines, NULL), g_bytes_get_size (lines));
  g_autofree char *offset = g_strdup_printf ("\"verschuiving\":%s", strstr (start, "verschuiving") + strlen ("verschuiving\":"));
  OdJournalHead head;

  *strchr (offset, ',') = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autofree char *other = g_strdup_printf ("\"verschuiving\":%s", offsets[i]);
      g_autoptr (GBytes) changed = replace (lines, offset, other);

      g_assert_cmpuint (verify (changed, NULL, &head), ==, 1);
    }
}

/* What leaves is what the register has; a later export goes on from an earlier one, and says itself that it was made. */
static void
test_export (Desk **desk, gconstpointer data)
{
  g_autoptr (GBytes) first = export (*desk, OD_JOURNAL_FORMAT_LINES);
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (OdJournalVerdict) verdict = NULL;
  g_autofree char *hash = NULL;
  OdJournalHead earlier, head, again;

  g_assert_cmpuint (verify (first, NULL, &earlier), ==, 0);
  g_assert_cmpuint (earlier.number, ==, 2);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (first, NULL), g_bytes_get_size (first), "logboek-uitgevoerd"));
  keep_measure (*desk, "Verzonnen beleid");
  second = export (*desk, OD_JOURNAL_FORMAT_LINES);
  g_assert_cmpuint (verify (second, &earlier, &head), ==, 0);
  g_assert_cmpuint (head.number, ==, 4);
  g_assert_cmpuint (verify (first, &head, &again), ==, 3);
  od_journal_report_verify_async ((*desk)->profile, NULL, desk_take_result, &result);
  desk_wait (&result);
  verdict = od_journal_report_verify_finish ((*desk)->profile, result, NULL);
  hash = od_journal_hash_format (head.hash, sizeof head.hash);
  g_assert_cmpstr (verdict->hash, ==, hash);
  g_assert_cmpuint (verdict->n_entries, ==, 4);
  g_assert_cmpuint (verdict->misfit, ==, 0);
  pdf = export (*desk, OD_JOURNAL_FORMAT_PDF);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (pdf, NULL), "%PDF-"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/journal-report/find", Desk *, NULL, set_up, test_find, tear_down);
  g_test_add ("/journal-report/export", Desk *, NULL, set_up, test_export, tear_down);
  g_test_add ("/journal-report/impossible-offset", Desk *, NULL, set_up, test_impossible_offset, tear_down);
  return g_test_run ();
}
