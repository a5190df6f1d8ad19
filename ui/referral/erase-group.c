#include "erase-group.h"

#include <glib/gi18n-lib.h>

#include "confirm.h"
#include "day-text.h"
#include "document-row.h"
#include "erase.h"
#include "error-dialog.h"
#include "next-step-text.h"
#include "text-row.h"
#include "work-list.h"

struct _OdEraseGroup
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdReferral *referral;
  GtkWidget *group;
  GtkWidget *erase_button;
  GtkWidget *spinner;
};

G_DEFINE_FINAL_TYPE (OdEraseGroup, od_erase_group, ADW_TYPE_BIN)

static GtkWidget *
add_row (OdEraseGroup *self, const char *title, const char *subtitle)
{
  GtkWidget *row = od_text_row_new (title, subtitle);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  return row;
}

/* What remains */

static void
add_attest (OdEraseGroup *self, const OdErasureRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = od_erase_record_to_pdf (self->profile, record, &error);
  g_autofree char *name = g_strdup_printf ("attest-%s.pdf", record->reference);

  if (pdf == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het attest is niet gemaakt"), error);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group),
                               od_document_row_new (self->profile, _ ("Attest van de wissing"), name, pdf, FALSE));
}

static void
show_record (OdEraseGroup *self, const OdErasureRecord *record)
{
  g_autofree char *time = od_time_to_text (record->erased_at);
  g_autofree char *title = g_strdup_printf (_ ("Gewist op %s door %s"), time, record->user);

  add_row (self, title, od_retention_ground_to_text (record->ground));
  add_attest (self, record);
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdEraseGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = od_erase_load_records_finish (OD_PROFILE (source), result, &error);

  if (self->referral == NULL) /* the page was left */
    return;
  if (records == NULL)
    {
      od_error_dialog_present (GTK_WIDGET (self), _ ("Het bewijs van de wissing kan niet worden getoond"), error);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    {
      const OdErasureRecord *record = g_ptr_array_index (records, i);

      if (g_strcmp0 (record->referral_id, od_referral_get_id (self->referral)) == 0)
        show_record (self, record);
    }
}

/* Erasing */

static void
show_busy (OdEraseGroup *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->erase_button, !busy);
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
}

static void
on_erased (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdEraseGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdErased) erased = od_erase_finish (OD_PROFILE (source), result, &error);

  show_busy (self, FALSE);
  if (erased == NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("Er is niets gewist"), error);
  else if (erased->leftover != NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("De gegevens zijn gewist, op één ding na"), erased->leftover);
}

static void
erase (OdEraseGroup *self)
{
  show_busy (self, TRUE);
  od_erase_async (self->profile, self->referral, NULL, on_erased, g_object_ref (self));
}

/* What goes, and what stays: at Kind en Gezin it must be able to show that there was consent. */
static const char *
get_consequence (OdReferral *referral)
{
  if (od_referral_get_desk (referral) == OD_DESK_KIND_EN_GEZIN)
    return _ ("De gegevens van de cliënt gaan weg, met de pakketten en de wachtzin. Het kenmerk, de datums en de toestemming blijven. "
              "Dit kan niet ongedaan worden gemaakt.");
  return _ ("De gegevens van de cliënt gaan weg, met het dossiernummer, de pakketten en de wachtzin. Het kenmerk en de datums blijven, voor "
            "het attest. Dit kan niet ongedaan worden gemaakt.");
}

static void
erase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  OdEraseGroup *self = OD_ERASE_GROUP (widget);
  g_autoptr (GError) error = NULL;

  if (!od_erase_check (self->profile, self->referral, &error))
    {
      od_error_dialog_present (widget, _ ("De gegevens mogen nog niet weg"), error);
      return;
    }
  od_confirm (widget, _ ("Gegevens wissen?"), get_consequence (self->referral), _ ("_Wissen"), ADW_RESPONSE_DESTRUCTIVE, G_CALLBACK (erase));
}

static void
add_erase_button (OdEraseGroup *self, GtkWidget *row)
{
  self->spinner = gtk_spinner_new ();
  self->erase_button = gtk_button_new_with_label (_ ("Wissen…"));
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_set_valign (self->erase_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->erase_button, "destructive-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->erase_button), "erase.ask");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->spinner);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->erase_button);
}

static void
show_retention (OdEraseGroup *self, const OdRetention *retention)
{
  const char *ground = od_retention_ground_to_text (retention->ground);
  g_autofree char *day = od_day_to_text (retention->day);
  g_autofree char *title = NULL;

  switch (retention->state)
    {
    case OD_RETENTION_DUE:
      title = *day != '\0' ? g_strdup_printf (_ ("Mag gewist worden sinds %s"), day) : g_strdup (_ ("Mag gewist worden"));
      add_erase_button (self, add_row (self, title, ground));
      break;
    case OD_RETENTION_LATER:
      title = g_strdup_printf (_ ("Blijft bewaard tot %s"), day);
      add_row (self, title, ground);
      break;
    case OD_RETENTION_ERASED:
      od_erase_load_records_async (self->profile, NULL, on_records, g_object_ref (self));
      break;
    case OD_RETENTION_BLOCKED:
    default:
      add_row (self, _ ("Blijft bewaard"), ground);
    }
}

static void
od_erase_group_dispose (GObject *object)
{
  OdEraseGroup *self = OD_ERASE_GROUP (object);

  g_clear_object (&self->referral);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_erase_group_parent_class)->dispose (object);
}

static void
od_erase_group_class_init (OdEraseGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = od_erase_group_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "erase.ask", NULL, erase_action);
}

static void
od_erase_group_init (OdEraseGroup *self)
{
  self->group = adw_preferences_group_new ();
  adw_bin_set_child (ADW_BIN (self), self->group);
}

GtkWidget *
od_erase_group_new (OdProfile *profile, OdReferral *referral)
{
  OdEraseGroup *self = g_object_new (OD_TYPE_ERASE_GROUP, NULL);
  g_autofree char *today = od_profile_get_today (profile);
  OdRetention retention = od_work_list_get_retention (profile, referral, today);

  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _ ("Bewaren en wissen"));
  show_retention (self, &retention);
  return GTK_WIDGET (self);
}
