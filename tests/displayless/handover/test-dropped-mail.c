#include "import-source.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A mail that is dragged from a mail program comes as a stream, and a colleague may have forgotten to encrypt what is in it. */

#define NEEDLE "Plezantvoorbeeld, Guldenspoorlaan 7"
#define LINE "--" NEEDLE "\r\n"
#define N_LINES 30000 /* about a megabyte, so that memory for it must grow; and it is refused as hostile, before GMime copies any of it */
#define SCANNED_BYTES (64 * 1024)
#define MAX_AREA_BYTES (1024ull * 1024 * 1024) /* a larger one is the sanitizer's own */

static char scanned[SCANNED_BYTES];

static guint
count_in (int memory, guint64 start, guint64 end)
{
  guint n = 0;

  for (guint64 at = start; at < end; at += SCANNED_BYTES)
    {
      gssize length = at + SCANNED_BYTES > GPOINTER_TO_SIZE (scanned) && at < GPOINTER_TO_SIZE (scanned) + SCANNED_BYTES
                          ? 0
                          : pread (memory, scanned, MIN (SCANNED_BYTES, end - at), (off_t) at);

      for (const char *found = scanned; length > 0 && (found = memmem (found, scanned + length - found, NEEDLE, strlen (NEEDLE))); found++)
        n++;
      explicit_bzero (scanned, sizeof scanned);
    }
  return n;
}

/* How often it stands in what this process may write to. */
static guint
count_in_memory (void)
{
  g_autofree char *areas = NULL;
  g_auto (GStrv) lines = NULL;
  int memory = g_open ("/proc/self/mem", O_RDONLY | O_CLOEXEC, 0);
  guint n = 0;

  g_assert_cmpint (memory, >=, 0);
  g_assert_true (g_file_get_contents ("/proc/self/maps", &areas, NULL, NULL));
  lines = g_strsplit (areas, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *rest = NULL;
      guint64 start = g_ascii_strtoull (lines[i], &rest, 16);
      guint64 end = *rest == '-' ? g_ascii_strtoull (rest + 1, &rest, 16) : start;

      if (g_str_has_prefix (rest, " rw") && end - start <= MAX_AREA_BYTES)
        n += count_in (memory, start, end);
    }
  g_close (memory, NULL);
  return n;
}

static char *
write_mail (void)
{
  static const char head[] = "From: tine@voorbeeld.example\r\nSubject: Overdracht\r\n\r\n";
  g_autofree char *path = NULL;
  int file = g_file_open_tmp ("mail-XXXXXX", &path, NULL);

  g_assert_cmpint (write (file, head, strlen (head)), ==, strlen (head));
  for (guint i = 0; i < N_LINES; i++)
    g_assert_cmpint (write (file, LINE, strlen (LINE)), ==, strlen (LINE));
  g_close (file, NULL);
  return g_steal_pointer (&path);
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
read_mail (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;

  od_import_find_sources_in_mail_async ("mail", G_INPUT_STREAM (stream), NULL, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  sources = od_import_find_sources_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sources->len, ==, 1);
}

static void
test_nothing_stays (void)
{
  g_autofree char *path = write_mail ();
  guint before = count_in_memory ();
  g_autofree char *copy = g_strdup (NEEDLE);

  g_assert_cmpuint (count_in_memory (), ==, before + 1);
  explicit_bzero (copy, strlen (copy));
  read_mail (path);
  g_assert_cmpuint (count_in_memory (), <=, before);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dropped-mail/nothing-stays", test_nothing_stays);
  return g_test_run ();
}
