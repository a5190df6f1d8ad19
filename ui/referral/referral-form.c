#include "referral-form.h"

#include <glib/gi18n-lib.h>

#include "confirm.h"
#include "correction-group.h"
#include "draft.h"
#include "error-dialog.h"
#include "referral-fields.h"
#include "section.h"

#define SAVE_DELAY 800 /* milliseconds after the last change */

struct _OdReferralForm
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdReferral *referral; /* as it was kept last */
  gboolean changed;     /* since it was kept last */
  gboolean saving;
  gboolean packing;     /* once it is kept */
  guint save_timeout;

  AdwBin *correction_bin;
  OdReferralFields *fields;
  GtkWidget *discard_button;
};

G_DEFINE_FINAL_TYPE (OdReferralForm, od_referral_form, ADW_TYPE_BIN)

/* Keeping */

static void save (OdReferralForm *self);

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdReferralForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) kept = od_draft_save_finish (OD_PROFILE (source), result, &error);

  self->saving = FALSE;
  g_application_release (g_application_get_default ());
  if (kept == NULL)
    {
      self->packing = FALSE;
      self->changed = TRUE;
      od_error_dialog_present (GTK_WIDGET (self), _ ("Het concept is niet bewaard"), error);
      return;
    }
  g_set_object (&self->referral, kept);
  od_referral_fields_set_base (self->fields, kept);
  if (self->changed)
    {
      save (self);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), OD_KEPT_ACTION, NULL);
  if (self->packing)
    gtk_widget_activate_action (GTK_WIDGET (self), "referral.pack", "s", od_referral_get_id (kept));
}

/* The program stays until it is kept, also when the window is closed meanwhile. */
static void
save (OdReferralForm *self)
{
  g_autoptr (OdReferral) referral = NULL;

  g_clear_handle_id (&self->save_timeout, g_source_remove);
  if (self->saving || !self->changed)
    return;
  referral = od_referral_fields_get_referral (self->fields);
  self->changed = FALSE;
  self->saving = TRUE;
  g_application_hold (g_application_get_default ());
  od_draft_save_async (self->profile, referral, NULL, on_saved, g_object_ref (self));
}

static gboolean
on_save_timeout (gpointer data)
{
  OdReferralForm *self = data;

  self->save_timeout = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (OdReferralForm *self)
{
  self->changed = TRUE;
  g_clear_handle_id (&self->save_timeout, g_source_remove);
  self->save_timeout = g_timeout_add (SAVE_DELAY, on_save_timeout, self);
}

/* Actions */

static void
pack_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdReferralForm *self = OD_REFERRAL_FORM (widget);

  if (!od_referral_fields_check_all (self->fields))
    return;
  self->packing = TRUE;
  self->changed = TRUE;
  save (self);
}

static void
on_discarded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdReferralForm) self = data;
  g_autoptr (GError) error = NULL;

  if (od_draft_discard_finish (OD_PROFILE (source), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "referral.close", NULL);
  else
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het concept is niet verwijderd"), error);
}

static void
discard (OdReferralForm *self)
{
  g_clear_handle_id (&self->save_timeout, g_source_remove);
  self->changed = FALSE;
  od_draft_discard_async (self->profile, self->referral, NULL, on_discarded, g_object_ref (self));
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  od_confirm (widget, _ ("Concept verwijderen?"), _ ("Wat u hebt ingevuld gaat verloren. Er is nog niets verzonden."), _ ("_Verwijderen"),
              ADW_RESPONSE_DESTRUCTIVE, G_CALLBACK (discard));
}

static void
on_left_correction (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdReferralForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdReferral) referral = od_draft_leave_correction_finish (OD_PROFILE (source), result, &error);

  if (referral == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("De verbetering is niet gestopt"), error);
}

/* What was filled in goes with it; another page then comes in the place of the form. */
static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdReferralForm *self = OD_REFERRAL_FORM (widget);

  g_clear_handle_id (&self->save_timeout, g_source_remove);
  self->changed = FALSE;
  od_draft_leave_correction_async (self->profile, self->referral, NULL, on_left_correction, g_object_ref (self));
}

/* What was packed is no concept to remove. */
static void
show_correction (OdReferralForm *self)
{
  adw_bin_set_child (self->correction_bin, od_correction_group_new (self->referral));
  gtk_widget_set_visible (GTK_WIDGET (self->correction_bin), od_referral_is_being_corrected (self->referral, NULL));
  gtk_widget_set_visible (self->discard_button, od_referral_find_step (self->referral, OD_EVENT_PACK) == NULL);
}

static void
od_referral_form_unmap (GtkWidget *widget)
{
  save (OD_REFERRAL_FORM (widget));

  GTK_WIDGET_CLASS (od_referral_form_parent_class)->unmap (widget);
}

static void
od_referral_form_dispose (GObject *object)
{
  OdReferralForm *self = OD_REFERRAL_FORM (object);

  g_clear_handle_id (&self->save_timeout, g_source_remove);
  g_clear_object (&self->referral);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_referral_form_parent_class)->dispose (object);
}

static void
od_referral_form_class_init (OdReferralFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_referral_form_dispose;
  widget_class->unmap = od_referral_form_unmap;

  g_type_ensure (OD_TYPE_REFERRAL_FIELDS);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/referral/referral-form.ui");
  gtk_widget_class_bind_template_child (widget_class, OdReferralForm, correction_bin);
  gtk_widget_class_bind_template_child (widget_class, OdReferralForm, fields);
  gtk_widget_class_bind_template_child (widget_class, OdReferralForm, discard_button);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_install_action (widget_class, "form.pack", NULL, pack_action);
  gtk_widget_class_install_action (widget_class, "form.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "form.leave", NULL, leave_action);
}

static void
od_referral_form_init (OdReferralForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
od_referral_form_new (OdProfile *profile, OdReferral *referral)
{
  OdReferralForm *self = g_object_new (OD_TYPE_REFERRAL_FORM, NULL);

  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  od_referral_fields_set_referral (self->fields, profile, referral);
  show_correction (self);
  return GTK_WIDGET (self);
}

gboolean
od_referral_form_is_kept (OdReferralForm *self)
{
  g_return_val_if_fail (OD_IS_REFERRAL_FORM (self), TRUE);

  return !self->changed && !self->saving;
}
