#include "referral-row.h"

#include <glib/gi18n-lib.h>

#include "arrival.h"
#include "day.h"
#include "day-text.h"
#include "next-step-text.h"
#include "state-text.h"
#include "work-list.h"

struct _OdReferralRow
{
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkLabel *name;
  GtkLabel *subtitle;
  GtkImage *icon;
  GtkLabel *state;
  GtkLabel *age;
  GtkLabel *next_step;
  const char *style; /* of the state now shown */
};

G_DEFINE_FINAL_TYPE (OdReferralRow, od_referral_row, ADW_TYPE_BIN)

static GtkWidget *
create_label (const char *style, gboolean start)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), start ? 0 : 1);
  if (start)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_state (OdReferralRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->icon = GTK_IMAGE (g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  self->state = GTK_LABEL (create_label ("caption-heading", TRUE));
  gtk_widget_set_hexpand (GTK_WIDGET (self->state), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->state));
  return box;
}

static void
od_referral_row_class_init (OdReferralRowClass *klass)
{
}

static void
od_referral_row_init (OdReferralRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *grid = gtk_grid_new ();

  self->heading = GTK_LABEL (create_label ("section-heading", TRUE));
  self->next_step = GTK_LABEL (create_label ("caption", TRUE));
  gtk_label_set_wrap (self->next_step, TRUE);
  gtk_label_set_lines (self->next_step, 2);
  self->name = GTK_LABEL (create_label ("heading", TRUE));
  self->subtitle = GTK_LABEL (create_label ("caption", TRUE));
  self->age = GTK_LABEL (create_label ("caption", FALSE));
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->age), "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->name), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->age), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->subtitle), 0, 1, 2, 1);
  gtk_grid_attach (GTK_GRID (grid), create_state (self), 0, 2, 2, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->next_step), 0, 3, 2, 1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (box), grid);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "referral-row");
}

GtkWidget *
od_referral_row_new (void)
{
  return g_object_new (OD_TYPE_REFERRAL_ROW, NULL);
}

static void
show_next_step (OdReferralRow *self, OdProfile *profile, OdReferral *referral, const char *today)
{
  OdNextStep next = od_work_list_get_next_step (profile, referral, today);
  g_autofree char *text = next.action != OD_ACTION_HELP ? od_next_step_to_text (&next, today) : g_strdup ("");

  gtk_label_set_text (self->next_step, text);
  gtk_widget_set_visible (GTK_WIDGET (self->next_step), *text != '\0');
  if (next.overdue)
    gtk_widget_add_css_class (GTK_WIDGET (self->next_step), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->next_step), "error");
}

static void
show_state (OdReferralRow *self, OdState state)
{
  if (self->style != NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), self->style);
      gtk_widget_remove_css_class (GTK_WIDGET (self->state), self->style);
    }
  self->style = od_state_to_style (state);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), self->style);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), self->style);
  gtk_image_set_from_icon_name (self->icon, od_state_to_icon (state));
  gtk_label_set_text (self->state, od_state_to_text (state));
}

/* That data change or changed: at Kind en Gezin while they are being corrected, at the OCMW until the worker goes on with the referral. */
static void
show_correction (OdReferralRow *self, OdReferral *referral)
{
  gboolean corrected = od_arrival_find_unseen_correction (referral) != NULL && od_referral_get_desk (referral) == OD_DESK_OCMW;
  gboolean correcting = od_referral_is_being_corrected (referral, NULL);
  g_autofree char *text = NULL;

  if (!corrected && !correcting)
    return;
  text = g_strdup_printf (corrected ? _ ("%s · gegevens verbeterd") : _ ("%s · verbetering"),
                          od_state_to_text (od_referral_get_state (referral)));
  gtk_label_set_text (self->state, text);
  gtk_image_set_from_icon_name (self->icon, od_event_to_icon (OD_EVENT_CORRECT));
}

static const char *
get_party (OdProfile *profile, OdReferral *referral)
{
  const char *id = od_referral_get_protocol_id (referral);
  OdProtocol *protocol = id != NULL ? od_profile_find_protocol (profile, id) : NULL;

  if (od_referral_get_desk (referral) == OD_DESK_OCMW)
    return od_referral_get_worker (referral);
  return protocol != NULL ? od_protocol_get_data (protocol)->recipient.name : NULL;
}

void
od_referral_row_show (OdReferralRow *self, OdProfile *profile, OdReferral *referral)
{
  g_autofree char *today = od_profile_get_today (profile);
  g_autofree char *created = od_day_from_time (od_referral_get_created (referral));
  g_autofree char *age = od_age_to_text (od_day_difference (created, today));
  const char *party = get_party (profile, referral);
  g_autofree char *subtitle = g_strjoin (" · ", od_referral_get_reference (referral), party, NULL);
  g_autofree char *name = NULL;

  g_object_get (referral, "name", &name, NULL);
  if (od_referral_get_client (referral) == NULL)
    gtk_label_set_text (self->name, _ ("Gewist"));
  else
    gtk_label_set_text (self->name, *name != '\0' ? name : _ ("Nieuwe doorverwijzing"));
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_label_set_text (self->age, age);
  show_state (self, od_referral_get_state (referral));
  show_correction (self, referral);
  show_next_step (self, profile, referral, today);
}

void
od_referral_row_set_heading (OdReferralRow *self, const char *heading)
{
  gtk_label_set_text (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (GTK_WIDGET (self->heading), heading != NULL);
}
