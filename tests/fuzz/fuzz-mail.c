#include "fuzzing.h"
#include "mail-reader.h"
#include "package-limits.h"

#include <string.h>

/* Whatever mail somebody sends. */

static void
check_packages (const GPtrArray *packages)
{
  gsize total = 0;

  if (packages->len == 0 || packages->len > OD_MAIL_MAX_PACKAGES)
    fuzz_fail ("number of packages");
  for (guint i = 0; i < packages->len; i++)
    {
      const OdMailPackage *package = packages->pdata[i];

      if (*package->name == '\0' || strlen (package->name) > OD_PACKAGE_MAX_NAME_BYTES
          || strpbrk (package->name, "/\\\n") != NULL || !g_utf8_validate (package->name, -1, NULL))
        fuzz_fail ("a name that is not honest");
      total += g_bytes_get_size (package->content);
    }
  if (total > OD_MAIL_MAX_BYTES)
    fuzz_fail ("content beyond the limits");
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) mail = g_bytes_new (bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) packages = NULL;

  od_mail_is_mail (mail);
  packages = od_mail_find_packages (mail, &error);
  if ((packages != NULL) == (error != NULL))
    fuzz_fail ("refused without a reason");
  if (packages != NULL)
    check_packages (packages);
  return 0;
}
