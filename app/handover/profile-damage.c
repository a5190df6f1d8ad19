#include "profile-private.h"

#include <glib/gi18n-lib.h>

/* What an open register lacks comes from three sides: the register itself, which says what is broken in it, when it meets that or by the check of
 * the whole, and after that changes nothing any more; the disk that it may not write, at which it says the same; and the records that could not be
 * read. One notice tells all. */

/* With the references that are known, each on a line behind the sentence; (transfer full). */
static GError *
new_unreadable_error (guint n_unreadable, GPtrArray *references)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  g_string_printf (lines,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%u gegeven in het register is beschadigd en kan niet getoond worden. De andere staan er; zet een reservekopie "
                                "terug als u het nodig hebt.",
                                "%u gegevens in het register zijn beschadigd en kunnen niet getoond worden. De andere staan er; zet een "
                                "reservekopie terug als u ze nodig hebt.",
                                n_unreadable),
                   n_unreadable);
  for (guint i = 0; i < references->len; i++)
    g_string_append_printf (lines, "\n%s", (const char *) g_ptr_array_index (references, i));
  return g_error_new_literal (OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, lines->str);
}

/* Behind what is known already. */
static void
add_damage (OdProfile *self, const GError *error)
{
  g_autofree char *before = NULL;

  if (error == NULL)
    return;
  if (self->damage == NULL)
    {
      self->damage = g_error_copy (error);
      return;
    }
  before = g_steal_pointer (&self->damage->message);
  self->damage->message = g_strdup_printf ("%s\n%s", before, error->message);
}

/* The sentence of what is broken comes first: it says what can still be done. */
static void
update_damage (OdProfile *self)
{
  g_autoptr (GError) unreadable = self->n_unreadable > 0 ? new_unreadable_error (self->n_unreadable, self->unreadable) : NULL;

  g_clear_error (&self->damage);
  add_damage (self, self->broken);
  add_damage (self, self->unwritable);
  add_damage (self, unreadable);
  od_profile_notify_damage (self);
}

void
od_profile_tell_unreadable (OdProfile *self, OdRecordList *list, guint n_unreadable, GPtrArray *references)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  if (n_unreadable == 0)
    return;
  error = new_unreadable_error (n_unreadable, references != NULL ? references : none);
  od_record_list_set_error (list, error);
  self->n_unreadable += n_unreadable;
  for (guint i = 0; references != NULL && i < references->len; i++)
    g_ptr_array_add (self->unreadable, g_strdup (g_ptr_array_index (references, i)));
  update_damage (self);
}

void
od_profile_tell_unopened (OdProfile *self, const char *kind, const char *id)
{
  if (!g_hash_table_add (self->unopened, g_strconcat (kind, "/", id, NULL)))
    return;
  self->n_unreadable++;
  update_damage (self);
}

static void
take_read_only_reason (OdProfile *self)
{
  const GError *why = od_register_get_read_only_reason (self->reg);
  GError **kept = g_error_matches (why, OD_REGISTER_ERROR, OD_REGISTER_ERROR_NOT_ALLOWED) ? &self->unwritable : &self->broken;

  if (why == NULL)
    return;
  g_clear_error (kept);
  *kept = g_error_copy (why);
  update_damage (self);
}

void
od_profile_watch_register (OdProfile *self)
{
  g_signal_connect_object (self->reg, "read-only", G_CALLBACK (take_read_only_reason), self, G_CONNECT_SWAPPED);
  take_read_only_reason (self);
}

const GError *
od_profile_get_damage (OdProfile *self)
{
  g_return_val_if_fail (OD_IS_PROFILE (self), NULL);

  return self->damage;
}

gboolean
od_profile_is_read_only (OdProfile *self)
{
  g_return_val_if_fail (OD_IS_PROFILE (self), FALSE);

  return self->broken != NULL || self->unwritable != NULL;
}

gboolean
od_profile_is_unwritable (OdProfile *self)
{
  g_return_val_if_fail (OD_IS_PROFILE (self), FALSE);

  return self->unwritable != NULL && self->broken == NULL;
}

static void
on_register_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (od_register_check_finish (OD_REGISTER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
od_profile_check_register_async (OdProfile *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, od_profile_check_register_async);
  od_register_check_async (self->reg, cancellable, on_register_checked, task);
}

gboolean
od_profile_check_register_finish (OdProfile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
