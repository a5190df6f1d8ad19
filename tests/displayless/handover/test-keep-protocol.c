#include "keep-protocol.h"
#include "protocol-document.h"
#include "test-desk.h"

#include <string.h>

/* Protocols that a person fills in, or takes over from a file. */

static void
set_up (Desk **desk, gconstpointer data)
{
  *desk = desk_new (OD_DESK_KIND_EN_GEZIN);
}

static void
tear_down (Desk **desk, gconstpointer data)
{
  desk_free (*desk);
}

static OdOfficeRecord *
make_form (Desk *desk)
{
  OdOfficeRecord *form = od_protocol_propose_form (desk->profile);

  form = desk_fill (form, OD_PROTOCOL_FORM_OCMW, "OCMW Verzonnendorp");
  form = desk_fill (form, OD_PROTOCOL_FORM_OCMW_NUMBER, "0123456749");
  form = desk_fill (form, OD_PROTOCOL_FORM_MAILBOX, "ocmw@verzonnendorp.example");
  form = desk_fill (form, OD_PROTOCOL_FORM_PLACES, "9998 Verzonnendorp");
  return desk_fill (form, OD_PROTOCOL_FORM_IN_FORCE_ON, "2026-01-01");
}

static OdProtocol *
keep (Desk *desk, OdOfficeRecord *form, OdProtocol *protocol, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_protocol_keep_form_async (desk->profile, form, protocol, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_protocol_keep_finish (desk->profile, result, error);
}

/* A second one for the same OCMW does not take the place of the first; both are there after a restart, and serve their postcode. */
static void
test_new (Desk **desk, gconstpointer data)
{
  g_autoptr (OdOfficeRecord) form = make_form (*desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdProtocol) first = keep (*desk, form, NULL, &error);
  g_autoptr (OdProtocol) second = keep (*desk, form, NULL, &error);
  OdProtocol *found;

  g_assert_no_error (error);
  g_assert_cmpstr (od_protocol_get_id (first), ==, "opgroeien-ocmw-verzonnendorp-2026");
  g_assert_cmpstr (od_protocol_get_id (second), ==, "opgroeien-ocmw-verzonnendorp-2026-2");
  desk_reopen (*desk);
  found = od_profile_propose_protocol ((*desk)->profile, "9998");
  g_assert_nonnull (found);
  g_assert_cmpstr (od_protocol_get_data (found)->mailbox, ==, "ocmw@verzonnendorp.example");
  g_assert_cmpstr (od_protocol_get_data (found)->sender.name, ==, "Opgroeien regie");
}

/* What the form does not ask stays as it was. */
static void
test_change (Desk **desk, gconstpointer data)
{
  g_autoptr (OdOfficeRecord) form = make_form (*desk);
  g_autoptr (OdProtocol) made = keep (*desk, form, NULL, NULL);
  g_autoptr (OdOfficeRecord) changed = od_office_record_with (form, OD_PROTOCOL_FORM_MAILBOX, "nieuw@verzonnendorp.example");
  g_autoptr (GError) error = NULL;
  g_autoptr (OdProtocol) kept = keep (*desk, changed, made, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (od_protocol_get_id (kept), ==, od_protocol_get_id (made));
  g_assert_cmpstr (od_protocol_get_data (kept)->mailbox, ==, "nieuw@verzonnendorp.example");
  g_assert_cmpstr (od_protocol_get_data (kept)->legal_ground, ==, od_protocol_get_data (made)->legal_ground);
}

/* What could not be read again is not kept. */
static void
test_unreadable (Desk **desk, gconstpointer data)
{
  g_autoptr (OdOfficeRecord) good = make_form (*desk);
  g_autoptr (OdOfficeRecord) form = od_office_record_with (good, OD_PROTOCOL_FORM_MAILBOX, "geen adres");
  g_autoptr (GError) error = NULL;
  g_autoptr (OdProtocol) kept = keep (*desk, form, NULL, &error);

  g_assert_null (kept);
  g_assert_nonnull (error);
  g_assert_null (od_profile_propose_protocol ((*desk)->profile, "9998"));
}

static void
test_file (Desk **desk, gconstpointer data)
{
  g_autoptr (OdOfficeRecord) form = make_form (*desk);
  g_autoptr (OdProtocol) made = keep (*desk, form, NULL, NULL);
  g_autoptr (GBytes) file = od_protocol_to_file (made);
  g_autofree char *text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_autoptr (GError) error = NULL;
  g_autoptr (OdProtocol) read = od_protocol_from_file (file, &error);
  static const char *const bad[] = { "", "{}", "[]", "%PDF-1.4" };

  g_assert_no_error (error);
  g_assert_cmpstr (od_protocol_get_id (read), ==, od_protocol_get_id (made));
  for (guint i = 0; i <= G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *broken = i < G_N_ELEMENTS (bad) ? g_strdup (bad[i]) : g_strndup (text, strlen (text) / 2);
      g_autoptr (GBytes) bytes = g_bytes_new (broken, strlen (broken));
      g_autoptr (GError) refused = NULL;
      g_autoptr (OdProtocol) none = od_protocol_from_file (bytes, &refused);

      g_assert_null (none);
      g_assert_error (refused, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES);
    }
}

static gboolean
keep_document (Desk *desk, GBytes *content, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_protocol_document_keep_async (desk->profile, HULSHOUT, content, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_protocol_document_keep_finish (desk->profile, result, error);
}

static GBytes *
read_document (Desk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *content;

  od_protocol_document_read_async (desk->profile, HULSHOUT, NULL, desk_take_result, &result);
  desk_wait (&result);
  content = od_protocol_document_read_finish (desk->profile, result, &error);
  g_assert_no_error (error);
  return content;
}

/* The signed text stays sealed in the register until it is taken away; what is no PDF leaves what is there. */
static void
test_document (Desk **desk, gconstpointer data)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.4 verzonnen en ondertekend", 33);
  g_autoptr (GBytes) other = g_bytes_new_static ("gewone tekst", 12);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) none = read_document (*desk);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GBytes) gone = NULL;
  g_autofree char *journal = NULL;

  g_assert_null (none);
  g_assert_true (keep_document (*desk, pdf, &error));
  g_assert_no_error (error);
  g_assert_false (keep_document (*desk, other, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES);
  g_clear_error (&error);
  desk_reopen (*desk);
  kept = read_document (*desk);
  g_assert_true (g_bytes_equal (kept, pdf));
  g_assert_true (keep_document (*desk, NULL, &error));
  gone = read_document (*desk);
  g_assert_null (gone);
  journal = desk_read_journal (*desk);
  g_assert_nonnull (strstr (journal, "protocoltekst-weggehaald"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/keep-protocol/new", Desk *, NULL, set_up, test_new, tear_down);
  g_test_add ("/keep-protocol/change", Desk *, NULL, set_up, test_change, tear_down);
  g_test_add ("/keep-protocol/unreadable", Desk *, NULL, set_up, test_unreadable, tear_down);
  g_test_add ("/keep-protocol/document", Desk *, NULL, set_up, test_document, tear_down);
  g_test_add ("/keep-protocol/file", Desk *, NULL, set_up, test_file, tear_down);
  return g_test_run ();
}
