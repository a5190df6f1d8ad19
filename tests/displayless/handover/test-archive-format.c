#include "notice-desk.h"

#include "choose-archive-format.h"

#include <glib/gstdio.h>
#include <string.h>

#define SIGNATURE_7Z "7z\xbc\xaf\x27\x1c"
#define SIGNATURE_ZIP "PK\x03\x04"

static gboolean
choose (Desk *self, const char *protocol_id, OdArchiveFormat format, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  od_protocol_choose_archive_format_async (self->profile, protocol_id, format, NULL, desk_take_result, &result);
  desk_wait (&result);
  return od_protocol_choose_archive_format_finish (self->profile, result, error);
}

static OdArchiveFormat
get_format (Desk *self)
{
  return od_protocol_get_data (od_profile_find_protocol (self->profile, HULSHOUT))->archive_format;
}

static void
test_chosen (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autofree char *before = desk_read_journal (desk);
  g_autofree char *unchanged = NULL;
  g_autofree char *after = NULL;

  g_assert_true (choose (desk, HULSHOUT, OD_ARCHIVE_ZIP, NULL));
  unchanged = desk_read_journal (desk);
  g_assert_cmpstr (unchanged, ==, before);
  g_assert_true (choose (desk, HULSHOUT, OD_ARCHIVE_7Z, NULL));
  after = desk_read_journal (desk);
  g_assert_nonnull (strstr (after, "protocol-gewijzigd " HULSHOUT "\n"));
  g_assert_cmpint (get_format (desk), ==, OD_ARCHIVE_7Z);
  desk_reopen (desk);
  g_assert_cmpint (get_format (desk), ==, OD_ARCHIVE_7Z);
}

static void
test_unknown (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (GError) error = NULL;

  g_assert_false (choose (desk, "geen-protocol", OD_ARCHIVE_7Z, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE);
}

static void
must_choose (Desk *self, OdArchiveFormat format)
{
  g_autoptr (GError) error = NULL;

  choose (self, HULSHOUT, format, &error);
  g_assert_no_error (error);
}

/* FALSE, and the test skipped, where there is no 7-Zip. */
static gboolean
has_seven_zip (void)
{
  g_autofree char *program = g_find_program_in_path ("7zz");

  if (program == NULL)
    g_test_skip ("7-Zip is not installed");
  return program != NULL;
}

/* That the file is there, and is what its name says. */
static void
assert_package (const char *path, const char *ending, const char *signature)
{
  g_autofree char *content = NULL;
  gsize size = 0;

  g_assert_true (g_str_has_suffix (path, ending));
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpuint (size, >, strlen (signature));
  g_assert_cmpmem (content, strlen (signature), signature, strlen (signature));
}

static OdReferral *
make_ready (Desk *self)
{
  g_autoptr (OdReferral) complete = desk_make_complete (self);
  g_autoptr (GError) error = NULL;
  OdReferral *ready = desk_save (self, complete, &error);

  g_assert_no_error (error);
  return ready;
}

static OdPacked *
must_pack (Desk *self, OdReferral *referral)
{
  g_autoptr (GError) error = NULL;
  OdPacked *packed = desk_pack (self, referral, NULL, &error);

  g_assert_no_error (error);
  return packed;
}

static void
assert_recalled (Desk *self, const OdPacked *packed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPacked) recalled = desk_recall (self, packed->referral, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (recalled->path, ==, packed->path);
  g_assert_true (od_secret_equal (recalled->passphrase, packed->passphrase));
}

/* There and back, and no name in the clear at either desk. */
static void
test_handed_over (void)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (Desk) ocmw = desk_new (OD_DESK_OCMW);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPacked) packed = NULL;
  g_autoptr (OdPacked) receipt = NULL;
  g_autoptr (OdMail) mail = NULL;

  if (!has_seven_zip ())
    return;
  must_choose (team, OD_ARCHIVE_7Z);
  must_choose (ocmw, OD_ARCHIVE_7Z);
  packed = desk_make_sent (team);
  assert_package (packed->path, ".7z", SIGNATURE_7Z);
  mail = od_mail_new_referral (team->profile, packed->referral, packed->path);
  g_assert_null (strstr (mail->body, ".zip"));
  g_assert_true (desk_take_in (ocmw, packed->path, packed->passphrase, &error));
  g_assert_no_error (error);
  receipt = desk_make_receipt (
      ocmw, od_profile_find_referral_by_reference (ocmw->profile, od_referral_get_reference (packed->referral)), &error);
  g_assert_no_error (error);
  assert_package (receipt->path, "-ontvangst.7z", SIGNATURE_7Z);
  g_assert_true (desk_take_in (team, receipt->path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (desk_get_state (team, od_referral_get_id (packed->referral)), ==, OD_STATE_CONFIRMED);
  g_assert_false (desk_folder_has_text (team->folder, MARKER));
  g_assert_false (desk_folder_has_text (ocmw->folder, MARKER));
}

/* What was packed before the format changed is found, until it is packed anew. */
static void
test_changed (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) ready = make_ready (desk);
  g_autoptr (OdPacked) zip = NULL;
  g_autoptr (OdPacked) seven_zip = NULL;

  if (!has_seven_zip ())
    return;
  zip = must_pack (desk, ready);
  must_choose (desk, OD_ARCHIVE_7Z);
  assert_package (zip->path, ".zip", SIGNATURE_ZIP);
  assert_recalled (desk, zip);
  seven_zip = must_pack (desk, ready);
  assert_package (seven_zip->path, ".7z", SIGNATURE_7Z);
  g_assert_false (g_file_test (zip->path, G_FILE_TEST_EXISTS));
  must_choose (desk, OD_ARCHIVE_ZIP);
  assert_recalled (desk, seven_zip);
}

/* A notice that is not sent after all takes its package with it, whatever its format. */
static void
test_notice_cancelled (void)
{
  g_autoptr (Desk) team = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdPacked) sent = desk_make_sent (team);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackedNotice) packed
      = desk_withdraw (team, od_profile_find_referral (team->profile, od_referral_get_id (sent->referral)), OD_CONSENT_ORAL, "2026-11-24", &error);
  g_autoptr (OdNotice) cancelled = NULL;

  g_assert_no_error (error);
  assert_package (packed->path, ".zip", SIGNATURE_ZIP);
  must_choose (team, OD_ARCHIVE_7Z);
  cancelled = desk_cancel_notice (team, packed->notice, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (packed->path, G_FILE_TEST_EXISTS));
}

/* Nothing is lost: the package that was there stays, and ZIP goes on working. */
static void
test_no_seven_zip (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (OdReferral) ready = make_ready (desk);
  g_autofree char *before = g_strdup (g_getenv ("PATH"));
  g_autoptr (OdPacked) zip = must_pack (desk, ready);
  g_autoptr (OdPacked) again = NULL;
  g_autoptr (GError) error = NULL;

  must_choose (desk, OD_ARCHIVE_7Z);
  g_setenv ("PATH", "/geen-programma", TRUE);
  g_assert_null (desk_pack (desk, ready, NULL, &error));
  g_setenv ("PATH", before, TRUE);
  g_assert_error (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_NO_SEVEN_ZIP);
  g_assert_nonnull (strstr (error->message, "7zip"));
  assert_package (zip->path, ".zip", SIGNATURE_ZIP);
  assert_recalled (desk, zip);
  must_choose (desk, OD_ARCHIVE_ZIP);
  again = must_pack (desk, ready);
  assert_package (again->path, ".zip", SIGNATURE_ZIP);
}

/* A part of an archive opens with no words at all: what helps is another file. */
static void
test_part (void)
{
  static const char *const names[] = { "brief.7z.001", "brief.ZIP.002", "brief.z01" };
  g_autoptr (Desk) desk = desk_new (OD_DESK_OCMW);
  g_autoptr (OdSecret) words = od_secret_new ("zes", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (desk->folder, names[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, SIGNATURE_7Z, -1, NULL));
      g_assert_null (desk_open_import (desk, path, words, &error));
      g_assert_error (error, OD_IMPORT_ERROR, OD_IMPORT_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, "in één bestand"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/archive-format/chosen", test_chosen);
  g_test_add_func ("/handover/archive-format/unknown", test_unknown);
  g_test_add_func ("/handover/archive-format/handed-over", test_handed_over);
  g_test_add_func ("/handover/archive-format/changed", test_changed);
  g_test_add_func ("/handover/archive-format/notice-cancelled", test_notice_cancelled);
  g_test_add_func ("/handover/archive-format/part", test_part);
  g_test_add_func ("/handover/archive-format/no-seven-zip", test_no_seven_zip);
  return g_test_run ();
}
