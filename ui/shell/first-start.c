#include "first-start.h"

#include <glib/gi18n-lib.h>

#include "error-dialog.h"
#include "field-row.h"

struct _OdFirstStart
{
  AdwBin parent_instance;

  OdProfile *profile;
  GPtrArray *protocols; /* that come with the program */

  GtkCheckButton *sending_button;
  AdwComboRow *place_row;
  OdFieldRow *name_row;
  OdFieldRow *function_row;
  GtkCheckButton *secrecy_button;
  GtkWidget *begin_button;
};

enum
{
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OdFirstStart, od_first_start, ADW_TYPE_BIN)

static OdDesk
get_desk (OdFirstStart *self)
{
  return gtk_check_button_get_active (self->sending_button) ? OD_DESK_KIND_EN_GEZIN : OD_DESK_OCMW;
}

static void
on_desk_changed (OdFirstStart *self)
{
  g_autoptr (GtkStringList) places = gtk_string_list_new (NULL);
  gboolean sends = get_desk (self) == OD_DESK_KIND_EN_GEZIN;

  for (guint i = 0; i < self->protocols->len; i++)
    {
      const OdProtocolData *data = od_protocol_get_data (self->protocols->pdata[i]);

      gtk_string_list_append (places, sends ? data->sender.team : data->recipient.name);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place_row), sends ? _ ("Team") : _ ("OCMW"));
  adw_combo_row_set_model (self->place_row, G_LIST_MODEL (places));
}

static void
on_secrecy_changed (OdFirstStart *self)
{
  gtk_widget_set_sensitive (self->begin_button, gtk_check_button_get_active (self->secrecy_button));
}

static OdSettings *
read_form (OdFirstStart *self)
{
  OdProtocol *protocol = self->protocols->pdata[adw_combo_row_get_selected (self->place_row)];

  return od_settings_new (get_desk (self), od_protocol_get_id (protocol), od_field_row_get_text (self->name_row),
                          od_field_row_get_text (self->function_row));
}

static void
show_findings (OdFirstStart *self, const OdFindings *findings)
{
  od_field_row_set_finding (self->name_row, od_findings_find (findings, OD_FIELD_USER_NAME));
  od_field_row_set_finding (self->function_row, od_findings_find (findings, OD_FIELD_USER_FUNCTION));
}

static void
on_set_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdFirstStart) self = data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->begin_button, TRUE);
  if (od_profile_set_up_finish (OD_PROFILE (source), result, &error))
    g_signal_emit (self, signals[DONE], 0);
  else
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het is niet bewaard"), error);
}

static void
on_begin (OdFirstStart *self)
{
  g_autoptr (OdSettings) settings = read_form (self);
  g_autoptr (OdFindings) findings = od_settings_check (settings);

  show_findings (self, findings);
  if (od_findings_has_errors (findings))
    {
      gtk_widget_grab_focus (GTK_WIDGET (od_findings_find (findings, OD_FIELD_USER_NAME) != NULL ? self->name_row : self->function_row));
      return;
    }

  gtk_widget_set_sensitive (self->begin_button, FALSE);
  od_profile_set_up_async (self->profile, settings, NULL, on_set_up, g_object_ref (self));
}

static void
od_first_start_dispose (GObject *object)
{
  OdFirstStart *self = OD_FIRST_START (object);

  g_clear_object (&self->profile);
  g_clear_pointer (&self->protocols, g_ptr_array_unref);

  G_OBJECT_CLASS (od_first_start_parent_class)->dispose (object);
}

static void
od_first_start_class_init (OdFirstStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_first_start_dispose;

  signals[DONE] = g_signal_new ("done", OD_TYPE_FIRST_START, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (OD_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/shell/first-start.ui");
  gtk_widget_class_bind_template_child (widget_class, OdFirstStart, sending_button);
  gtk_widget_class_bind_template_child (widget_class, OdFirstStart, place_row);
  gtk_widget_class_bind_template_child (widget_class, OdFirstStart, name_row);
  gtk_widget_class_bind_template_child (widget_class, OdFirstStart, function_row);
  gtk_widget_class_bind_template_child (widget_class, OdFirstStart, secrecy_button);
  gtk_widget_class_bind_template_child (widget_class, OdFirstStart, begin_button);
  gtk_widget_class_bind_template_callback (widget_class, on_desk_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_secrecy_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_begin);
}

static void
od_first_start_init (OdFirstStart *self)
{
  self->protocols = od_profile_get_bundled_protocols ();
  gtk_widget_init_template (GTK_WIDGET (self));
  on_desk_changed (self);
}

GtkWidget *
od_first_start_new (OdProfile *profile)
{
  OdFirstStart *self = g_object_new (OD_TYPE_FIRST_START, NULL);

  self->profile = g_object_ref (profile);
  return GTK_WIDGET (self);
}
