#include "test-desk.h"

#include "choose-archive-format.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/archive-format/chosen", test_chosen);
  g_test_add_func ("/handover/archive-format/unknown", test_unknown);
  return g_test_run ();
}
