#include "foreign-entry.h"

#include "text-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME_CHARACTERS 100

struct _OdForeignEntry
{
  GObject parent_instance;

  char *name;
  const OdForeignType *type;
  GBytes *content;
};

G_DEFINE_FINAL_TYPE (OdForeignEntry, od_foreign_entry, G_TYPE_OBJECT)

/* A long name keeps its end, where its extension is. */
static void
shorten (GString *name)
{
  glong length = g_utf8_strlen (name->str, -1);
  const char *middle;

  if (length <= MAX_NAME_CHARACTERS)
    return;
  middle = g_utf8_offset_to_pointer (name->str, MAX_NAME_CHARACTERS / 2);
  g_string_erase (name, middle - name->str,
                  g_utf8_offset_to_pointer (name->str, length - MAX_NAME_CHARACTERS / 2 + 1) - middle);
  g_string_insert (name, g_utf8_offset_to_pointer (name->str, MAX_NAME_CHARACTERS / 2) - name->str, "…");
}

static char *
clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  GString *clean = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    if (!od_character_is_invisible (g_utf8_get_char (at)))
      g_string_append_unichar (clean, g_utf8_get_char (at));
  g_strstrip (clean->str);
  g_string_set_size (clean, strlen (clean->str));
  shorten (clean);
  if (clean->len == 0)
    g_string_assign (clean, _ ("Bestand zonder naam"));
  return g_string_free (clean, FALSE);
}

static void
od_foreign_entry_finalize (GObject *object)
{
  OdForeignEntry *self = OD_FOREIGN_ENTRY (object);

  g_free (self->name);
  g_bytes_unref (self->content);
  G_OBJECT_CLASS (od_foreign_entry_parent_class)->finalize (object);
}

static void
od_foreign_entry_class_init (OdForeignEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_foreign_entry_finalize;
}

static void
od_foreign_entry_init (OdForeignEntry *self)
{
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  OdForeignEntry *self = source;
  gsize size;
  const char *bytes = g_bytes_get_data (self->content, &size);
  GError *error = NULL;

  if (g_file_replace_contents (data, bytes, size, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                               cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, error);
  else
    {
      g_task_return_new_error (task, error->domain, error->code, "%s\n%s",
                               _ ("Het bestand kon daar niet bewaard worden. In het pakket is niets veranderd. Kies een andere plaats, "
                                  "of maak ruimte op de schijf."),
                               error->message);
      g_error_free (error);
    }
}

OdForeignEntry *
od_foreign_entry_new (const char *name, GBytes *content)
{
  OdForeignEntry *self = g_object_new (OD_TYPE_FOREIGN_ENTRY, NULL);

  self->name = clean_name (name);
  self->type = od_foreign_type_find (self->name, content);
  self->content = g_bytes_ref (content);
  return self;
}

const char *
od_foreign_entry_get_name (OdForeignEntry *self)
{
  g_return_val_if_fail (OD_IS_FOREIGN_ENTRY (self), NULL);

  return self->name;
}

const OdForeignType *
od_foreign_entry_get_file_type (OdForeignEntry *self)
{
  g_return_val_if_fail (OD_IS_FOREIGN_ENTRY (self), NULL);

  return self->type;
}

GBytes *
od_foreign_entry_get_content (OdForeignEntry *self)
{
  g_return_val_if_fail (OD_IS_FOREIGN_ENTRY (self), NULL);

  return self->content;
}

gsize
od_foreign_entry_get_size (OdForeignEntry *self)
{
  g_return_val_if_fail (OD_IS_FOREIGN_ENTRY (self), 0);

  return g_bytes_get_size (self->content);
}

gboolean
od_foreign_entry_may_be_opened (OdForeignEntry *self)
{
  g_return_val_if_fail (OD_IS_FOREIGN_ENTRY (self), FALSE);

  return self->type->extension != NULL && g_bytes_get_size (self->content) > 0;
}

gboolean
od_foreign_entry_may_be_saved (OdForeignEntry *self)
{
  g_return_val_if_fail (OD_IS_FOREIGN_ENTRY (self), FALSE);

  return self->type->kind != OD_FOREIGN_PROGRAM;
}

void
od_foreign_entry_save_async (OdForeignEntry *self, GFile *destination, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, od_foreign_entry_save_async);
  g_task_set_task_data (task, g_object_ref (destination), g_object_unref);
  g_task_run_in_thread (task, save_in_thread);
}

gboolean
od_foreign_entry_save_finish (OdForeignEntry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
