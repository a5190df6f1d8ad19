#include "foreign-page.h"

#include <glib/gi18n-lib.h>

#include "back-button.h"
#include "decoration.h"
#include "error-dialog.h"
#include "foreign-preview.h"
#include "free-width.h"
#include "referral-fields.h"
#include "text-row.h"
#include "transcription.h"

struct _OdForeignPage
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdImport *import;
  gboolean half_typed;
  gboolean accepting;

  AdwLeaflet *leaflet;
  GtkWidget *form_pane;
  GtkWidget *to_form_box;
  GtkLabel *explanation;
  GtkWidget *done_button;
  GtkListBox *list;
  OdForeignPreview *preview;
  OdReferralFields *fields;
  GtkWidget *accept_button;
};

enum
{
  ACCEPTED,
  LEFT,
  SHOW_REFERRAL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OdForeignPage, od_foreign_page, ADW_TYPE_BIN)

/* Whether it is still to become a referral: only at the OCMW, and only once. */
static gboolean
may_type_over (OdForeignPage *self)
{
  return od_profile_get_settings (self->profile)->desk == OD_DESK_OCMW && !od_import_is_already_here (self->import);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  OdForeignEntry *entry = item;
  g_autofree char *text = od_foreign_entry_to_text (entry);
  GtkWidget *row = od_text_row_new (od_foreign_entry_get_name (entry), text);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), od_decoration_new (od_foreign_entry_to_icon (entry)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
on_row_selected (OdForeignPage *self, GtkListBoxRow *row)
{
  g_autoptr (OdForeignEntry) entry = NULL;

  if (row == NULL || self->import == NULL) /* while the page goes */
    return;
  entry = g_list_model_get_item (od_import_get_foreign_entries (self->import), gtk_list_box_row_get_index (row));
  od_foreign_preview_show (self->preview, entry);
}

static void
on_changed (OdForeignPage *self)
{
  self->half_typed = TRUE;
}

static void
on_to_form (OdForeignPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  gtk_widget_child_focus (GTK_WIDGET (self->fields), GTK_DIR_TAB_FORWARD);
}

/* Taking it in */

static void
on_accepted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdForeignPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) referral = od_transcription_accept_finish (OD_PROFILE (source), result, &error);

  g_application_release (g_application_get_default ());
  self->accepting = FALSE;
  gtk_widget_set_sensitive (self->accept_button, TRUE);
  if (referral == NULL)
    {
      od_error_dialog_present (GTK_WIDGET (self), _ ("De doorverwijzing is niet aanvaard"), error);
      return;
    }
  self->half_typed = FALSE;
  g_signal_emit (self, signals[ACCEPTED], 0, referral);
}

/* The program stays until it is kept, also when the window is closed meanwhile. */
static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdForeignPage *self = OD_FOREIGN_PAGE (widget);
  g_autoptr (OdReferral) typed = NULL;
  OdHandingOver handing_over;

  if (self->accepting || !od_referral_fields_check_all (self->fields))
    return;
  typed = od_referral_fields_get_referral (self->fields);
  od_referral_fields_get_handing_over (self->fields, &handing_over);
  self->accepting = TRUE;
  gtk_widget_set_sensitive (self->accept_button, FALSE);
  g_application_hold (g_application_get_default ());
  od_transcription_accept_async (self->profile, self->import, typed, &handing_over, NULL, on_accepted, g_object_ref (self));
}

/* Leaving */

static void
on_leave_answered (OdForeignPage *self, const char *response)
{
  if (!g_str_equal (response, "leave"))
    return;
  self->half_typed = FALSE;
  g_signal_emit (self, signals[LEFT], 0);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  od_foreign_page_leave (OD_FOREIGN_PAGE (widget));
}

static void
show_referral_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SHOW_REFERRAL], 0, g_variant_get_string (parameter, NULL));
}

/* The keyboard begins at the first file, which is shown. */
static gboolean
od_foreign_page_grab_focus (GtkWidget *widget)
{
  OdForeignPage *self = OD_FOREIGN_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
od_foreign_page_dispose (GObject *object)
{
  OdForeignPage *self = OD_FOREIGN_PAGE (object);

  g_clear_object (&self->import);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_foreign_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/referral/foreign-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OdForeignPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPage, form_pane);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPage, to_form_box);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPage, done_button);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPage, list);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPage, preview);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPage, fields);
  gtk_widget_class_bind_template_child (widget_class, OdForeignPage, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_to_form);
}

static void
od_foreign_page_class_init (OdForeignPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_foreign_page_dispose;
  widget_class->grab_focus = od_foreign_page_grab_focus;

  signals[ACCEPTED] = g_signal_new ("accepted", OD_TYPE_FOREIGN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, OD_TYPE_REFERRAL);
  signals[LEFT] = g_signal_new ("left", OD_TYPE_FOREIGN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOW_REFERRAL] = g_signal_new ("show-referral", OD_TYPE_FOREIGN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (OD_TYPE_BACK_BUTTON);
  g_type_ensure (OD_TYPE_FOREIGN_PREVIEW);
  g_type_ensure (OD_TYPE_REFERRAL_FIELDS);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "foreign.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "foreign.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "referral.show", "s", show_referral_action);
}

static void
od_foreign_page_init (OdForeignPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  od_free_width_set (gtk_widget_get_parent (GTK_WIDGET (self->explanation)));
}

static void
explain (OdForeignPage *self)
{
  OdReferral *here = od_import_get_referral (self->import);
  g_autofree char *text = NULL;

  if (may_type_over (self))
    text = g_strdup (_ ("Dit pakket is met de hand gemaakt, zonder Overdracht. Lees wat erin zit en typ de doorverwijzing over."));
  else if (!od_import_is_already_here (self->import))
    text = g_strdup (_ ("Dit pakket is met de hand gemaakt, zonder Overdracht. U kunt het hier lezen; er wordt niets van bewaard."));
  else if (here != NULL)
    text = g_strdup_printf (_ ("Dit pakket is hier al: het is eerder overgetypt, met kenmerk %s. Er is niets veranderd."), od_referral_get_reference (here));
  else
    text = g_strdup (_ ("Dit pakket is hier al: het is eerder overgetypt. Er is niets veranderd."));
  gtk_label_set_text (self->explanation, text);
}

static void
show_form (OdForeignPage *self)
{
  gboolean form = may_type_over (self);
  g_autoptr (OdReferral) empty = NULL;

  gtk_widget_set_visible (self->form_pane, form);
  gtk_widget_set_visible (self->done_button, !form);
  if (!form)
    return;
  empty = od_transcription_new_referral (self->profile);
  od_referral_fields_set_referral (self->fields, self->profile, empty);
  g_object_bind_property (self->leaflet, "folded", self->to_form_box, "visible", G_BINDING_SYNC_CREATE);
}

GtkWidget *
od_foreign_page_new (OdProfile *profile, OdImport *import)
{
  OdForeignPage *self = g_object_new (OD_TYPE_FOREIGN_PAGE, NULL);

  self->profile = g_object_ref (profile);
  self->import = g_object_ref (import);
  od_foreign_preview_set_profile_name (self->preview, od_profile_get_name (profile));
  explain (self);
  show_form (self);
  gtk_list_box_bind_model (self->list, od_import_get_foreign_entries (import), create_row, NULL, NULL);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  return GTK_WIDGET (self);
}

gboolean
od_foreign_page_is_half_typed (OdForeignPage *self)
{
  g_return_val_if_fail (OD_IS_FOREIGN_PAGE (self), FALSE);

  return self->half_typed;
}

void
od_foreign_page_leave (OdForeignPage *self)
{
  GtkWidget *dialog;

  g_return_if_fail (OD_IS_FOREIGN_PAGE (self));

  if (!self->half_typed)
    {
      g_signal_emit (self, signals[LEFT], 0);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Stoppen met overtypen?"),
                                   _ ("Wat u hebt overgetypt gaat verloren. Het pakket zelf blijft waar het staat."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Verder typen"), "leave", _ ("_Stoppen"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_leave_answered), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
