#include "profile-private.h"

#include <glib/gi18n-lib.h>

/* What is known to be broken in an open register comes from two sides: the check of the whole, after which nothing is changed any more, and the
 * records that could not be read while the lists came in. One notice tells both. */

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

/* The sentence of the check comes first: it says what can still be done. */
static void
update_damage (OdProfile *self)
{
  g_autoptr (GError) unreadable = self->n_unreadable > 0 ? new_unreadable_error (self->n_unreadable, self->unreadable) : NULL;

  g_clear_error (&self->damage);
  if (self->broken != NULL)
    {
      self->damage = g_error_copy (self->broken);
      if (unreadable != NULL)
        {
          g_free (self->damage->message);
          self->damage->message = g_strdup_printf ("%s\n%s", self->broken->message, unreadable->message);
        }
    }
  else
    self->damage = g_steal_pointer (&unreadable);
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

  return self->broken != NULL;
}

static void
on_register_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (od_register_check_finish (OD_REGISTER (source), result, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (g_error_matches (error, OD_REGISTER_ERROR, OD_REGISTER_ERROR_DAMAGED))
    {
      g_clear_error (&self->broken);
      self->broken = g_error_copy (error);
      update_damage (self);
    }
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
