#include <glib/gi18n-lib.h>

#include "application.h"
#include "freed-memory.h"
#include "language.h"

/* Files that libraries make for a moment, such as GTK's for a page that is printed, stay in memory: what is in them is nobody else's. */
static void
keep_temporary_files_in_memory (void)
{
  const char *folder = g_getenv ("XDG_RUNTIME_DIR");

  if (folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_setenv ("TMPDIR", folder, TRUE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GApplication) application = NULL;

  od_freed_memory_wipe ();
  keep_temporary_files_in_memory ();
  od_language_begin ();
  g_set_application_name (_ ("Overdracht"));

  application = od_application_new ();
  return g_application_run (application, argc, argv);
}
