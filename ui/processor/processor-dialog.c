#include "processor-dialog.h"

#include <glib/gi18n-lib.h>

#include "day-row.h"
#include "enterprise-number.h"
#include "error-dialog.h"
#include "field-row.h"
#include "finding-mark.h"
#include "keep-processor.h"

#define OD_TYPE_PROCESSOR_DIALOG (od_processor_dialog_get_type ())
G_DECLARE_FINAL_TYPE (OdProcessorDialog, od_processor_dialog, OD, PROCESSOR_DIALOG, AdwWindow)

struct _OdProcessorDialog
{
  AdwWindow parent_instance;

  OdProfile *profile;
  OdProcessor *processor; /* as it was; NULL for a new one */

  OdFieldRow *name_row;
  OdFieldRow *enterprise_number_row;
  OdFieldRow *service_row;
  OdFieldRow *place_row;
  GtkCheckButton *data_name_button;
  GtkCheckButton *data_address_button;
  GtkCheckButton *data_phone_button;
  GtkCheckButton *data_email_button;
  GtkWidget *data_email_row;
  GtkWidget *data_mark;
  OdDayRow *agreement_on_row;
  OdDayRow *agreement_end_row;
  GtkWidget *end_group;
};

G_DEFINE_FINAL_TYPE (OdProcessorDialog, od_processor_dialog, ADW_TYPE_WINDOW)

static OdDataCategories
get_data (OdProcessorDialog *self)
{
  return (gtk_check_button_get_active (self->data_name_button) ? OD_DATA_NAME : 0)
         | (gtk_check_button_get_active (self->data_address_button) ? OD_DATA_ADDRESS : 0)
         | (gtk_check_button_get_active (self->data_phone_button) ? OD_DATA_PHONE : 0)
         | (gtk_check_button_get_active (self->data_email_button) ? OD_DATA_EMAIL : 0);
}

/* The processor as the form has it now, ended on @ended_on ("" for still one). */
static OdProcessor *
read_form (OdProcessorDialog *self, const char *ended_on)
{
  g_auto (OdProcessorData) data = { 0 };

  data.id = self->processor != NULL ? g_strdup (od_processor_get_id (self->processor)) : g_uuid_string_random ();
  data.name = g_strdup (od_field_row_get_text (self->name_row));
  data.enterprise_number = g_strdup (od_field_row_get_text (self->enterprise_number_row));
  data.service = g_strdup (od_field_row_get_text (self->service_row));
  data.place = g_strdup (od_field_row_get_text (self->place_row));
  data.data = get_data (self);
  data.agreement_on = g_strdup (od_day_row_get_day (self->agreement_on_row));
  data.agreement_end = g_strdup (od_day_row_get_day (self->agreement_end_row));
  data.ended_on = g_strdup (ended_on);

  return od_processor_new (&data);
}

static void
show_findings (OdProcessorDialog *self, const OdFindings *findings)
{
  od_field_row_set_finding (self->name_row, od_findings_find (findings, OD_FIELD_PROCESSOR_NAME));
  od_field_row_set_finding (self->enterprise_number_row, od_findings_find (findings, OD_FIELD_PROCESSOR_ENTERPRISE_NUMBER));
  od_field_row_set_finding (self->service_row, od_findings_find (findings, OD_FIELD_PROCESSOR_SERVICE));
  od_field_row_set_finding (self->place_row, od_findings_find (findings, OD_FIELD_PROCESSOR_PLACE));
  od_finding_mark_set (self->data_mark, self->data_email_row, self->data_email_row, od_findings_find (findings, OD_FIELD_PROCESSOR_DATA));
  od_day_row_set_finding (self->agreement_on_row, od_findings_find (findings, OD_FIELD_PROCESSOR_AGREEMENT_ON));
  od_day_row_set_finding (self->agreement_end_row, od_findings_find (findings, OD_FIELD_PROCESSOR_AGREEMENT_END));
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdProcessorDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (od_processor_keep_finish (OD_PROFILE (source), result, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    od_error_dialog_present (GTK_WIDGET (self), _ ("De verwerker is niet bewaard"), error);
}

static void
keep (OdProcessorDialog *self, const char *ended_on)
{
  g_autoptr (OdProcessor) processor = read_form (self, ended_on);
  g_autofree char *today = od_profile_get_today (self->profile);
  g_autoptr (OdFindings) findings = od_processor_check (processor, today);

  show_findings (self, findings);
  if (!od_findings_has_errors (findings))
    od_processor_keep_async (self->profile, processor, NULL, on_kept, g_object_ref (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdProcessorDialog *self = OD_PROCESSOR_DIALOG (widget);

  keep (self, self->processor != NULL ? od_processor_get_data (self->processor)->ended_on : "");
}

static void
on_end_answered (AdwMessageDialog *question, const char *response, OdProcessorDialog *self)
{
  g_autofree char *today = od_profile_get_today (self->profile);

  if (g_str_equal (response, "end"))
    keep (self, today);
}

static void
end_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *question = adw_message_dialog_new (GTK_WINDOW (widget), _ ("Deze verwerker beëindigen?"),
                                                _ ("Vanaf vandaag is dit geen verwerker meer. De gegevens blijven in het overzicht staan."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _ ("_Annuleren"), "end", _ ("_Beëindigen"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "end", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (question, "response", G_CALLBACK (on_end_answered), widget, 0);
  gtk_window_present (GTK_WINDOW (question));
}

static void
fill_form (OdProcessorDialog *self)
{
  const OdProcessorData *data = od_processor_get_data (self->processor);
  g_autofree char *number = od_enterprise_number_format (data->enterprise_number);

  od_field_row_set_text (self->name_row, data->name);
  od_field_row_set_text (self->enterprise_number_row, number);
  od_field_row_set_text (self->service_row, data->service);
  od_field_row_set_text (self->place_row, data->place);
  gtk_check_button_set_active (self->data_name_button, (data->data & OD_DATA_NAME) != 0);
  gtk_check_button_set_active (self->data_address_button, (data->data & OD_DATA_ADDRESS) != 0);
  gtk_check_button_set_active (self->data_phone_button, (data->data & OD_DATA_PHONE) != 0);
  gtk_check_button_set_active (self->data_email_button, (data->data & OD_DATA_EMAIL) != 0);
  od_day_row_set_day (self->agreement_on_row, data->agreement_on);
  od_day_row_set_day (self->agreement_end_row, data->agreement_end);
}

static void
od_processor_dialog_dispose (GObject *object)
{
  OdProcessorDialog *self = OD_PROCESSOR_DIALOG (object);

  g_clear_object (&self->processor);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_processor_dialog_parent_class)->dispose (object);
}

static void
od_processor_dialog_class_init (OdProcessorDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_processor_dialog_dispose;

  g_type_ensure (OD_TYPE_FIELD_ROW);
  g_type_ensure (OD_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/processor/processor-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, OdProcessorDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, OdProcessorDialog, enterprise_number_row);
  gtk_widget_class_bind_template_child (widget_class, OdProcessorDialog, service_row);
  gtk_widget_class_bind_template_child (widget_class, OdProcessorDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, OdProcessorDialog, data_name_button);
  gtk_widget_class_bind_template_child (widget_class, OdProcessorDialog, data_address_button);
  gtk_widget_class_bind_template_child (widget_class, OdProcessorDialog, data_phone_button);
  gtk_widget_class_bind_template_child (widget_class, OdProcessorDialog, data_email_button);
  gtk_widget_class_bind_template_child (widget_class, OdProcessorDialog, data_email_row);
  gtk_widget_class_bind_template_child (widget_class, OdProcessorDialog, agreement_on_row);
  gtk_widget_class_bind_template_child (widget_class, OdProcessorDialog, agreement_end_row);
  gtk_widget_class_bind_template_child (widget_class, OdProcessorDialog, end_group);
  gtk_widget_class_install_action (widget_class, "processor.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "processor.end", NULL, end_action);
}

static void
od_processor_dialog_init (OdProcessorDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->data_mark = od_finding_mark_new ();
  od_finding_mark_attach (self->data_mark, GTK_LIST_BOX_ROW (self->data_email_row));
}

void
od_processor_dialog_present (GtkWindow *parent, OdProfile *profile, OdProcessor *processor)
{
  OdProcessorDialog *self = g_object_new (OD_TYPE_PROCESSOR_DIALOG, "transient-for", parent, "title",
                                          processor != NULL ? _ ("Verwerker") : _ ("Nieuwe verwerker"), NULL);
  gboolean ended = processor != NULL && *od_processor_get_data (processor)->ended_on;

  self->profile = g_object_ref (profile);
  g_set_object (&self->processor, processor);
  gtk_widget_set_visible (self->end_group, processor != NULL && !ended);
  if (processor != NULL)
    fill_form (self);
  gtk_window_present (GTK_WINDOW (self));
}
