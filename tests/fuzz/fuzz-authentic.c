#include "forged-package.h"
#include "fuzzing.h"
#include "package-reader.h"
#include "sample-package.h"

/* What somebody sends who knows the passphrase: its authentication code fits whatever it is, so that it reaches what
 * unpacks it. */

#define MAX_SAID_SIZE (256 * 1024)

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  FuzzChoices choices = { bytes, size };
  Forgery forgery
      = { .vendor_version = 1 + fuzz_choose (&choices, 1) % 2, .method = fuzz_choose (&choices, 1) % 4 == 0 ? 0 : 8 };
  g_autoptr (GByteArray) forged = NULL;
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (OdPackage) package = NULL;
  g_autoptr (GError) error = NULL;

  forgery.size = fuzz_choose (&choices, 3) % MAX_SAID_SIZE;
  forgery.crc = forgery.vendor_version == 1 ? fuzz_choose (&choices, 4) : 0;
  if (choices.size == 0)
    return 0;
  forged = forge_package (choices.bytes, choices.size, &forgery);
  archive = g_bytes_new_static (forged->data, forged->len);
  package = od_package_read (archive, SAMPLE_PASSPHRASE, NULL, &error);
  if ((package != NULL) == (error != NULL))
    fuzz_fail ("refused without a reason");
  if (package != NULL && g_bytes_get_size (od_package_find (package, "x")) != forgery.size)
    fuzz_fail ("accepted with another size");
  if (g_error_matches (error, OD_PACKAGE_ERROR, OD_PACKAGE_ERROR_WRONG_PASSPHRASE))
    fuzz_fail ("the passphrase is said to be wrong");
  return 0;
}
