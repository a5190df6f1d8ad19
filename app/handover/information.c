#include "information.h"

#include "information-sheet.h"
#include "information-text.h"
#include "profile-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define FOLDER "informatie"

typedef struct
{
  OdProtocol *protocol;
  char *language;
  char *path;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_object_unref (making->protocol);
  g_free (making->language);
  g_free (making->path);
  g_free (making);
}

/* Named after what is in it: the same sheet is the same file. */
static char *
make_path (OdProfile *self, OdProtocol *protocol, const char *language)
{
  g_autofree char *version = od_information_get_version ();
  g_autofree char *name = g_strdup_printf ("informatieblad-%s-%s%s%s.pdf", od_protocol_get_id (protocol), version,
                                           language != NULL ? "-nl-" : "-nl", language != NULL ? language : "");

  return g_build_filename (self->folder, FOLDER, name, NULL);
}

static gboolean
keep (const char *path, GBytes *pdf, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return g_file_set_contents_full (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), G_FILE_SET_CONTENTS_CONSISTENT,
                                     0600, error);
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  g_autoptr (GError) failed = NULL;
  g_autoptr (GBytes) pdf = od_information_sheet_to_pdf (making->protocol, making->language, &failed);

  if (pdf != NULL && keep (making->path, pdf, &failed))
    g_task_return_pointer (task, g_strdup (making->path), g_free);
  else
    g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, "%s\n%s",
                             _ ("Het informatieblad kon niet worden gemaakt; wat u invulde, is bewaard. Kijk of er nog plaats is op de schijf en probeer opnieuw."),
                             failed->message);
}

char *
od_information_get_version (void)
{
  g_autoptr (OdInformationText) text = od_information_text_load ();

  return g_strdup (od_information_text_get_version (text));
}

const char *const *
od_information_get_other_languages (void)
{
  return od_information_text_get_languages () + 1;
}

void
od_information_make_sheet_async (OdProfile *profile, OdProtocol *protocol, const char *language, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Making *making = g_new0 (Making, 1);

  g_task_set_source_tag (task, od_information_make_sheet_async);
  making->protocol = g_object_ref (protocol);
  making->language = g_strdup (language);
  making->path = make_path (profile, protocol, language);
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_in_thread);
}

char *
od_information_make_sheet_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
