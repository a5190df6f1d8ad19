#include "package-reader.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

/* What our reader gets out of an archive of whatever content, for comparing: show-entries ARCHIVE, with the passphrase as the first line of the
 * standard input. A line "SHA-256 SIZE NAME" for each entry, or the name of the reason on standard error and its code plus ten as status. */

#define MAX_PASSPHRASE_BYTES 1024
#define STATUS_UNREADABLE 1
#define STATUS_REFUSED 10

static int
refuse (const GError *error)
{
  fprintf (stderr, "%s\n", error->message);
  return error->domain == OD_PACKAGE_ERROR ? STATUS_REFUSED + error->code : STATUS_UNREADABLE;
}

static void
show (OdPackage *package)
{
  for (guint i = 0; i < od_package_get_n_entries (package); i++)
    {
      const char *name = od_package_get_name (package, i);
      GBytes *content = od_package_find (package, name);
      g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);

      printf ("%s %" G_GSIZE_FORMAT " %s\n", digest, g_bytes_get_size (content), name);
    }
}

int
main (int argc, char *argv[])
{
  char passphrase[MAX_PASSPHRASE_BYTES] = "";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (OdPackage) package = NULL;

  setlocale (LC_ALL, "");
  if (argc != 2 || fgets (passphrase, sizeof passphrase, stdin) == NULL)
    return STATUS_UNREADABLE;
  passphrase[strcspn (passphrase, "\n")] = '\0';
  archive = od_package_load (argv[1], NULL, &error);
  package = archive != NULL ? od_package_read (archive, passphrase, NULL, &error) : NULL;
  if (package == NULL)
    return refuse (error);
  show (package);
  return 0;
}
