#include "information.h"
#include "test-desk.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
make_sheet (Desk *desk, const char *language, GError **error)
{
  GAsyncResult *result = NULL;
  OdProtocol *protocol = od_profile_find_protocol (desk->profile, HULSHOUT);
  char *path;

  od_information_make_sheet_async (desk->profile, protocol, language, NULL, desk_take_result, &result);
  desk_wait (&result);
  path = od_information_make_sheet_finish (desk->profile, result, error);
  g_object_unref (result);
  return path;
}

static void
test_sheet (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autoptr (GError) error = NULL;
  g_autofree char *dutch = make_sheet (desk, NULL, &error);
  g_autofree char *french = make_sheet (desk, "fr", &error);
  g_autofree char *again = make_sheet (desk, "fr", &error);
  g_autofree char *content = NULL;
  GStatBuf status;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (dutch, desk->folder));
  g_assert_cmpstr (french, !=, dutch);
  g_assert_cmpstr (french, ==, again);
  g_assert_true (g_file_get_contents (french, &content, NULL, &error));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_cmpint (g_stat (french, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* What cannot be written is said, with what to do. */
static void
test_no_folder (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  g_autofree char *in_the_way = g_build_filename (desk->folder, "informatie", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (in_the_way, "", 0, NULL));
  g_assert_null (make_sheet (desk, NULL, &error));
  g_assert_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES);
  g_assert_nonnull (strstr (error->message, "probeer opnieuw"));
}

static void
test_mail (void)
{
  g_autoptr (Desk) desk = desk_new (OD_DESK_KIND_EN_GEZIN);
  OdProtocol *protocol = od_profile_find_protocol (desk->profile, HULSHOUT);
  const char *const *languages = od_information_get_other_languages ();

  g_assert_true (g_strv_contains (languages, "fr") && g_strv_contains (languages, "en") && g_strv_contains (languages, "de"));
  for (guint i = 0; languages[i] != NULL; i++)
    {
      OdMail *plain = od_mail_new_information (desk->profile, protocol, NULL, NULL, "/blad.pdf");
      OdMail *mail = od_mail_new_information (desk->profile, protocol, languages[i], "iemand@voorbeeld.be", "/blad.pdf");

      g_assert_cmpstr (plain->address, ==, "");
      g_assert_cmpstr (mail->address, ==, "iemand@voorbeeld.be");
      g_assert_cmpuint (strlen (mail->body), >, strlen (plain->body) + 80);
      g_assert_null (strstr (mail->subject, "iemand"));
      g_assert_null (strstr (mail->body, "iemand"));
      od_mail_free (plain);
      od_mail_free (mail);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/information-sheet/sheet", test_sheet);
  g_test_add_func ("/information-sheet/no-folder", test_no_folder);
  g_test_add_func ("/information-sheet/mail", test_mail);
  return g_test_run ();
}
