#include "sample-package.h"

OdPackage *
sample_package_new (void)
{
  static const char message[] = "{ \"soort\": \"doorverwijzing\", \"client\": { \"voornaam\": \"Fien\", \"achternaam\": \"Verzonnen\" } }";
  static const char readable[] = "%PDF-1.7 dit is geen echte PDF, maar lang genoeg om iets te zijn dat verpakt moet worden";
  g_autoptr (GBytes) message_bytes = g_bytes_new_static (message, sizeof message - 1);
  g_autoptr (GBytes) readable_bytes = g_bytes_new_static (readable, sizeof readable - 1);
  OdPackage *package = od_package_new ();

  od_package_add (package, OD_PACKAGE_MESSAGE_NAME, message_bytes);
  od_package_add (package, OD_PACKAGE_READABLE_NAME, readable_bytes);
  return package;
}

GBytes *
sample_package_to_bytes (void)
{
  g_autoptr (OdPackage) package = sample_package_new ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes = od_package_to_bytes (package, OD_ARCHIVE_ZIP, SAMPLE_PASSPHRASE, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

void
assert_refused (const guint8 *bytes, gsize size, OdPackageError code, gboolean seen)
{
  g_autoptr (GBytes) archive = g_bytes_new (bytes, size);
  g_autoptr (OdPackage) package = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) check_error = NULL;

  package = od_package_read (archive, SAMPLE_PASSPHRASE, NULL, &error);
  g_assert_null (package);
  g_assert_error (error, OD_PACKAGE_ERROR, (int) code);
  g_assert_true (od_package_check (archive, &check_error) == !seen);
  if (seen)
    g_assert_error (check_error, OD_PACKAGE_ERROR, (int) code);
}
