#include "choice-group.h"

#include <glib/gi18n-lib.h>

#include "error-dialog.h"
#include "field-row.h"

struct _OdChoiceGroup
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdChoiceKind kind;
  char *title;
};

G_DEFINE_FINAL_TYPE (OdChoiceGroup, od_choice_group, ADW_TYPE_BIN)

#define CODE "overdracht-choice-code"

static void show (OdChoiceGroup *self);

static OdChoices *
get_choices (OdChoiceGroup *self)
{
  return od_profile_get_settings (self->profile)->choices;
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdChoiceGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!od_profile_set_up_finish (OD_PROFILE (source), result, &error))
    od_error_dialog_present (GTK_WIDGET (self), _ ("De lijst is niet gewijzigd"), error);
  if (self->profile != NULL)
    show (self);
}

/* Takes @choices. */
static void
keep (OdChoiceGroup *self, OdChoices *choices)
{
  g_autoptr (OdSettings) with = od_settings_with_choices (od_profile_get_settings (self->profile), choices);

  od_choices_unref (choices);
  od_profile_set_up_async (self->profile, with, NULL, on_kept, g_object_ref (self));
}

/* The row of a new choice has no code. */
static void
on_apply (OdChoiceGroup *self, GtkWidget *row)
{
  const char *code = g_object_get_data (G_OBJECT (row), CODE);
  const char *label = od_field_row_get_text (OD_FIELD_ROW (row));
  g_autoptr (OdFindings) findings = od_choices_check_label (get_choices (self), self->kind, code, label);

  od_field_row_set_finding (OD_FIELD_ROW (row), od_findings_find (findings, OD_FIELD_CHOICE));
  if (od_findings_has_errors (findings))
    return;
  keep (self, code != NULL ? od_choices_with_label (get_choices (self), self->kind, code, label)
                           : od_choices_with_new (get_choices (self), self->kind, label));
}

static void
on_offered_changed (GtkSwitch *widget, GParamSpec *property, OdChoiceGroup *self)
{
  const char *code = g_object_get_data (G_OBJECT (widget), CODE);

  keep (self, od_choices_with_offered (get_choices (self), self->kind, code, gtk_switch_get_active (widget)));
}

static GtkWidget *
create_switch (OdChoiceGroup *self, const OdChoice *choice)
{
  GtkWidget *widget = gtk_switch_new ();
  g_autofree char *name = g_strdup_printf (_ ("%s aanbieden"), choice->label);

  gtk_switch_set_active (GTK_SWITCH (widget), choice->offered);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (widget, _ ("Nog aanbieden om uit te kiezen"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (widget), CODE, g_strdup (choice->code), g_free);
  g_signal_connect_object (widget, "notify::active", G_CALLBACK (on_offered_changed), self, 0);
  return widget;
}

static GtkWidget *
create_row (OdChoiceGroup *self, const OdChoice *choice)
{
  GtkWidget *row = od_field_row_new (choice != NULL ? _ ("Keuze") : _ ("Keuze toevoegen"));

  if (choice != NULL)
    {
      od_field_row_set_text (OD_FIELD_ROW (row), choice->label);
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), create_switch (self, choice));
      g_object_set_data_full (G_OBJECT (row), CODE, g_strdup (choice->code), g_free);
    }
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", G_CALLBACK (on_apply), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show (OdChoiceGroup *self)
{
  GPtrArray *choices = od_choices_get (get_choices (self), self->kind);
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), self->title);
  for (guint i = 0; i < choices->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (self, g_ptr_array_index (choices, i)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (self, NULL));
  adw_bin_set_child (ADW_BIN (self), group);
}

static void
od_choice_group_dispose (GObject *object)
{
  OdChoiceGroup *self = OD_CHOICE_GROUP (object);

  g_clear_object (&self->profile);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (od_choice_group_parent_class)->dispose (object);
}

static void
od_choice_group_class_init (OdChoiceGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = od_choice_group_dispose;
}

static void
od_choice_group_init (OdChoiceGroup *self)
{
}

GtkWidget *
od_choice_group_new (OdProfile *profile, OdChoiceKind kind, const char *title)
{
  OdChoiceGroup *self = g_object_new (OD_TYPE_CHOICE_GROUP, NULL);

  self->profile = g_object_ref (profile);
  self->kind = kind;
  self->title = g_strdup (title);
  show (self);
  return GTK_WIDGET (self);
}
