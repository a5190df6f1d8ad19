#include "protocol-file.h"

#include <glib/gi18n-lib.h>

#include "choose-file.h"
#include "decoration.h"
#include "document.h"
#include "error-dialog.h"
#include "keep-protocol.h"
#include "office-text.h"
#include "protocol-form.h"
#include "question-window.h"
#include "section.h"
#include "text-row.h"

typedef struct
{
  OdQuestionWindow *window; /* NULL until there is something to ask */
  GtkWidget *widget;
  OdProfile *profile;
  OdProtocol *protocol;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->profile);
  g_clear_object (&self->protocol);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static GtkWindow *
get_window (Opening *self)
{
  return GTK_WINDOW (gtk_widget_get_root (self->widget));
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) window = data;
  Opening *self = od_question_window_get_asking (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (OdProtocol) kept = od_protocol_keep_finish (OD_PROFILE (source), result, &error);

  if (!od_question_window_end_work (window, kept != NULL, _ ("Het protocol is niet overgenomen"), error))
    return;
  gtk_window_close (GTK_WINDOW (window));
  gtk_widget_activate_action (self->widget, OD_SHOW_PROTOCOL_ACTION, "s", od_protocol_get_id (kept));
}

static void
on_answered (gpointer data)
{
  Opening *self = data;

  od_protocol_take_over_async (self->profile, self->protocol, NULL, on_kept, od_question_window_begin_work (self->window));
}

static void
add_row (AdwPreferencesGroup *group, const char *label, const char *before, const char *value)
{
  g_autofree char *changed = before != NULL ? g_strdup_printf (_ ("%s, was %s"), value, *before != '\0' ? before : _ ("leeg")) : NULL;
  GtkWidget *row = od_text_row_new (label, changed != NULL ? changed : value);

  if (changed != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), od_decoration_new ("dialog-warning-symbolic"));
  adw_preferences_group_add (group, row);
}

/* What stands in the file, with what stands here now where that is something else. */
static void
add_content (Opening *self, AdwPreferencesGroup *group, OdProtocol *here)
{
  g_autoptr (OdOfficeRecord) form = od_protocol_form_new (self->protocol);
  g_autoptr (OdOfficeRecord) now = here != NULL ? od_protocol_form_new (here) : NULL;

  for (guint i = 0; i < od_office_kind_get_n_data (OD_OFFICE_PROTOCOL); i++)
    {
      const OdDatum *datum = od_office_kind_get_datum (OD_OFFICE_PROTOCOL, i);
      g_autofree char *value = od_office_datum_to_text (form, i);
      g_autofree char *before = now != NULL ? od_office_datum_to_text (now, i) : NULL;
      gboolean differs = before != NULL && !g_str_equal (before, value);

      if (*value != '\0' || differs)
        add_row (group, _ (datum->label), differs ? before : NULL, value);
    }
}

/* Takes @self. */
static void
present (Opening *self)
{
  OdProtocol *here = od_profile_find_protocol (self->profile, od_protocol_get_id (self->protocol));
  const char *warning = here != NULL
                            ? _ ("Dit protocol staat hier al. Wat anders is, is aangeduid: bel eerst, op een nummer dat u al kende, voor u een mailbox of contact overneemt.")
                            : _ ("Kijk na of alles klopt met het ondertekende protocol: naar deze mailbox gaan straks gegevens van cliënten.");
  AdwPreferencesGroup *group;

  self->window = od_question_window_new (get_window (self), _ ("Protocol overnemen"), _ ("Overnemen"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 520, 680);
  group = od_question_window_add_group (self->window, NULL, warning);
  add_content (self, group, here);
  od_question_window_present (self->window, on_answered, self, opening_free);
}

static void
on_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = od_choose_file_finish (self->widget, result, NULL, &error);

  if (content != NULL)
    self->protocol = od_protocol_from_file (content, &error);
  if (self->protocol != NULL)
    present (g_steal_pointer (&self));
  else if (error != NULL)
    od_error_dialog_present (self->widget, _ ("Het protocol is niet overgenomen"), error);
}

void
od_protocol_file_open (GtkWidget *widget, OdProfile *profile)
{
  Opening *self = g_new0 (Opening, 1);

  self->widget = g_object_ref (widget);
  self->profile = g_object_ref (profile);
  od_choose_file_async (widget, _ ("Protocol kiezen"), _ ("_Openen"), on_chosen, self);
}

void
od_protocol_file_save (GtkWidget *widget, OdProtocol *protocol)
{
  g_autofree char *name = g_strdup_printf ("protocol-%s.json", od_protocol_get_id (protocol));
  g_autoptr (GBytes) content = od_protocol_to_file (protocol);
  g_autoptr (OdForeignEntry) document = od_foreign_entry_new (name, content);

  od_document_save (widget, document, name, FALSE);
}
