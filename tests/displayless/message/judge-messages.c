#include "sample-messages.h"

#include <stdio.h>

/* For check-schemas. Without arguments writes each sample, as the program writes it, on a line of its own after its name and a tab;
 * with file names reads each as bericht.json, and writes a line: "ok", or why it is refused. */

static void
write_samples (void)
{
  g_auto (GStrv) names = sample_messages_list ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (OdMessage) message = sample_message_new (names[i]);
      g_autoptr (GBytes) json = od_message_to_json (message);
      g_autofree char *line = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));

      /* A line end in a string would be escaped; g_print() would write in the locale's encoding. */
      printf ("%s\t%s\n", names[i], g_strdelimit (line, "\n", ' '));
    }
}

static const char *
judge (const char *path)
{
  static const char *const verdicts[] = {
    [OD_MESSAGE_ERROR_NOT_A_MESSAGE] = "not-a-message",
    [OD_MESSAGE_ERROR_NEWER] = "newer",
    [OD_MESSAGE_ERROR_UNKNOWN_KIND] = "unknown-kind",
    [OD_MESSAGE_ERROR_SCHEMA] = "schema",
  };
  g_autoptr (OdMessage) message = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    g_error ("%s", error->message);
  json = g_bytes_new_take (text, length);
  message = od_message_from_json (json, &error);
  if (message != NULL)
    return "ok";
  g_assert (error->domain == OD_MESSAGE_ERROR && error->code < (int) G_N_ELEMENTS (verdicts));
  return verdicts[error->code];
}

int
main (int argc, char **argv)
{
  if (argc == 1)
    write_samples ();
  for (int i = 1; i < argc; i++)
    printf ("%s\n", judge (argv[i]));
  return 0;
}
