#include "pdf-reading.h"
#include "statistics-document.h"

#include <string.h>

static void
add (GPtrArray *referrals, const char *received, guint n, gboolean contacted)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strconcat (received, "T10:00:00+01:00", NULL);
      g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (text, NULL);
      g_autoptr (GDateTime) later = g_date_time_add_days (at, 3 + i % 2);
      g_autofree char *id = g_strdup_printf ("%s-%u", received, i);
      OdReferral *referral = od_referral_new (OD_DESK_OCMW, id, "2026-00042-K7QM", "p", at, "Wilma Werkster");

      if (contacted)
        {
          OdReferral *changed = od_referral_with_event (referral, OD_EVENT_WANT_HELP, later, "Wilma Werkster", NULL, NULL, NULL);
          g_object_unref (referral);
          referral = changed;
        }
      g_ptr_array_add (referrals, referral);
    }
}

static OdStatistics *
make_statistics (void)
{
  g_autoptr (GPtrArray) referrals = g_ptr_array_new_with_free_func (g_object_unref);

  add (referrals, "2026-08-10", 7, TRUE);
  add (referrals, "2026-09-10", 12, TRUE);
  add (referrals, "2026-10-10", 3, FALSE);
  add (referrals, "2026-11-10", 9, FALSE);
  return od_statistics_new (referrals, "2026-07", "2026-12");
}

/* To the byte: that is what a spreadsheet gets. */
static void
test_csv (void)
{
  g_autoptr (OdStatistics) statistics = make_statistics ();
  g_autoptr (GBytes) csv = od_statistics_to_csv (statistics, OD_DESK_OCMW);
  static const char expected[] = "\357\273\277Onderwerp;Wat;Aantal\r\n"
                                 "Periode;van;2026-07\r\n"
                                 "Periode;tot en met;2026-12\r\n"
                                 "Doorverwijzingen;alle;31\r\n"
                                 "Per maand;2026-07;0\r\n"
                                 "Per maand;2026-08;niet getoond\r\n"
                                 "Per maand;2026-09;12\r\n"
                                 "Per maand;2026-10;<5\r\n"
                                 "Per maand;2026-11;9\r\n"
                                 "Per maand;2026-12;0\r\n"
                                 "Per toestand;Ontvangen;12\r\n"
                                 "Per toestand;Dossier open;19\r\n"
                                 "Doorverwijzingen;met contact;19\r\n"
                                 "Dagen tot het eerste contact;mediaan;3,0\r\n"
                                 "Dagen tot het eerste contact;gemiddelde;3,5\r\n";

  g_assert_cmpmem (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv), expected, strlen (expected));
}

static void
test_pdf (void)
{
  g_autoptr (OdStatistics) statistics = make_statistics ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = od_statistics_to_pdf (statistics, OD_DESK_OCMW, "OCMW Hulshout", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  pdf_reading_keep (pdf, "cijfers.pdf");
  g_assert_cmpint (pdf_reading_count_pages (pdf), ==, 1);
  pdf_reading_assert_document (pdf, "Doorverwijzingen in cijfers");
  pdf_reading_assert_all_marked (pdf, FALSE);
  text = pdf_reading_read_text (pdf);
  pdf_reading_assert_has (text, "Van juli 2026 tot en met december 2026: 31 doorverwijzingen.");
  pdf_reading_assert_has (text, "oktober 2026 minder dan 5");
  pdf_reading_assert_has (text, "augustus 2026 niet getoond");
  pdf_reading_assert_has (text, "binnen 3,0 dagen; gemiddeld duurde het 3,5 dagen");
}

/* Three years of months are made smaller until they fit. */
static void
test_long (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (OdStatistics) statistics = od_statistics_new (none, "2026-01", "2028-12");
  g_autoptr (GBytes) pdf = od_statistics_to_pdf (statistics, OD_DESK_KIND_EN_GEZIN, "Opgroeien regie", NULL);

  g_assert_nonnull (pdf);
  g_assert_cmpint (pdf_reading_count_pages (pdf), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics-document/csv", test_csv);
  g_test_add_func ("/statistics-document/pdf", test_pdf);
  g_test_add_func ("/statistics-document/long", test_long);
  return g_test_run ();
}
