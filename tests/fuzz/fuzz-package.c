#include "fuzzing.h"
#include "package-reader.h"

/* Whatever file somebody sends. */

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) archive = g_bytes_new (bytes, size);
  g_autoptr (GError) check_error = NULL;
  g_autoptr (GError) error = NULL;
  gboolean fine = od_package_check (archive, &check_error);
  g_autoptr (OdPackage) package = od_package_read (archive, "appel boom citroen", NULL, &error);

  /* What is refused without a passphrase is refused with one, and nothing is refused without a reason. */
  if ((package != NULL && !fine) || fine == (check_error != NULL) || (package != NULL) == (error != NULL))
    fuzz_fail ("the reader contradicts itself");
  return 0;
}
