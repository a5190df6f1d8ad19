#include "erasure-pdf.h"
#include "pdf-reading.h"
#include "record-json.h"

static OdErasureRecord *
make_record (OdDesk desk, OdRetentionGround ground)
{
  OdErasureRecord *record = g_new0 (OdErasureRecord, 1);

  record->desk = desk;
  record->referral_id = g_strdup ("id");
  record->reference = g_strdup ("2026-00042-K7QM");
  record->protocol_id = g_strdup ("opgroeien-ocmw-hulshout-2025");
  record->began_on = g_strdup ("2026-11-24");
  record->closed_on = ground == OD_GROUND_FILE_CLOSED ? g_strdup ("2027-03-01") : NULL;
  record->ground = ground;
  record->ground_detail = ground == OD_GROUND_UNREACHABLE ? g_strdup ("geen-reactie") : NULL;
  record->erased_at = g_date_time_new_from_iso8601 ("2037-03-02T09:15:00+01:00", NULL);
  record->user = g_strdup ("Wilma Werkster");
  record->tidied = ground != OD_GROUND_RETURNED;
  if (desk == OD_DESK_KIND_EN_GEZIN)
    {
      record->consent = od_consent_new ();
      record->consent->manner = OD_CONSENT_WRITTEN;
      record->consent->consent_on = g_strdup ("2026-11-23");
      record->consent->informed_by = g_strdup ("Tina Teamlid");
      record->consent->information_version = g_strdup ("2026-1");
    }
  return record;
}

static char *
draw (OdDesk desk, OdRetentionGround ground, OdProtocol *protocol, const char *detail)
{
  g_autoptr (OdErasureRecord) record = make_record (desk, ground);
  g_autofree char *name = g_strdup_printf ("attest-%s.pdf", od_retention_ground_to_string (ground));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = od_erasure_record_to_pdf (record, protocol, detail, &error);

  g_assert_no_error (error);
  pdf_reading_keep (pdf, name);
  g_assert_cmpint (pdf_reading_count_pages (pdf), ==, 1);
  pdf_reading_assert_document (pdf, "Attest van wissing 2026-00042-K7QM");
  pdf_reading_assert_all_marked (pdf, FALSE);
  return pdf_reading_read_text (pdf);
}

static void
test_attest (void)
{
  g_autoptr (OdProtocol) protocol = od_bundled_protocol_find ("opgroeien-ocmw-hulshout-2025");
  g_autofree char *closed = draw (OD_DESK_OCMW, OD_GROUND_FILE_CLOSED, protocol, NULL);
  g_autofree char *unreachable = draw (OD_DESK_OCMW, OD_GROUND_UNREACHABLE, protocol, "geen reactie op herhaalde pogingen");
  g_autofree char *sender = draw (OD_DESK_KIND_EN_GEZIN, OD_GROUND_HANDED_OVER, protocol, NULL);
  g_autofree char *bare = draw (OD_DESK_OCMW, OD_GROUND_RETURNED, NULL, NULL);

  pdf_reading_assert_has (closed, "2026-00042-K7QM");
  pdf_reading_assert_has (closed, "1 maart 2027");
  pdf_reading_assert_has (closed, "Op 2 maart 2037 om 09.15 uur, door Wilma Werkster.");
  pdf_reading_assert_has (closed, "OCMW Hulshout");
  pdf_reading_assert_has_not (closed, "Toestemming");
  pdf_reading_assert_has (unreachable, "Grond: geen reactie op herhaalde pogingen.");
  pdf_reading_assert_has (sender, "op 23 november 2026 schriftelijk gegeven, na uitleg door Tina Teamlid");
  pdf_reading_assert_has (bare, "Nog niet: een versleuteld pakket");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erasure/attest", test_attest);
  return g_test_run ();
}
