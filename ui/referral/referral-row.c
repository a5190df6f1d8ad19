#include "referral-row.h"

#include <glib/gi18n-lib.h>

#include "arrival.h"
#include "day.h"
#include "day-text.h"
#include "label.h"
#include "next-step-text.h"
#include "state-text.h"
#include "style.h"
#include "text-size.h"
#include "work-list.h"

#define WIDTH_OF_CHARACTER 5.6 /* pixels at the usual size of text: rather too wide than too narrow */
#define USUAL_WIDTH 280 /* pixels, of a row that has no place yet */
#define LARGE 1.25      /* as GNOME calls text large */

struct _OdReferralRow
{
  GtkGrid parent_instance;

  GtkWidget *heading;
  GtkWidget *name;
  GtkWidget *subtitle;
  GtkImage *icon;
  GtkWidget *state;
  GtkLabel *age;
  GtkWidget *next_step;
  const char *style; /* of the state now shown */
};

G_DEFINE_FINAL_TYPE (OdReferralRow, od_referral_row, GTK_TYPE_GRID)

static GtkWidget *
create_large_line (void)
{
  GtkWidget *line = od_label_new (NULL, NULL);

  gtk_widget_set_valign (line, GTK_ALIGN_BASELINE);
  return line;
}

static GtkWidget *
create_usual_line (void)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  return line;
}

/* Large text takes the lines that it needs; at the usual size, where many rows go by at once, one that is measured without its text is enough. */
static GtkWidget *
create_line (OdReferralRow *self, const char *style)
{
  GtkWidget *line = od_text_size_get_scale (GTK_WIDGET (self)) < LARGE ? create_usual_line () : create_large_line ();

  gtk_widget_add_css_class (line, style);
  return line;
}

static void
set_text (GtkWidget *line, const char *text)
{
  if (GTK_IS_LABEL (line))
    gtk_label_set_text (GTK_LABEL (line), text);
  else
    gtk_inscription_set_text (GTK_INSCRIPTION (line), text);
}

static void
od_referral_row_class_init (OdReferralRowClass *klass)
{
}

/* One grid without another in it: a list view makes hundreds of rows. */
static void
od_referral_row_init (OdReferralRow *self)
{
  GtkGrid *grid = GTK_GRID (self);

  self->heading = create_line (self, "section-heading");
  self->name = create_line (self, "heading");
  self->age = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->age), gtk_widget_get_valign (self->name));
  self->subtitle = create_line (self, "caption");
  self->icon = GTK_IMAGE (g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  self->state = create_line (self, "caption-heading");
  self->next_step = create_line (self, "caption");
  gtk_widget_add_css_class (self->subtitle, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->age), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->age), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self), "referral-row");
  gtk_widget_set_hexpand (self->state, TRUE);
  gtk_grid_set_column_spacing (grid, 6);
  gtk_grid_set_row_spacing (grid, 3);
  gtk_grid_attach (grid, self->heading, 0, 0, 3, 1);
  gtk_grid_attach (grid, self->name, 0, 1, 2, 1);
  gtk_grid_attach (grid, GTK_WIDGET (self->age), 2, 1, 1, 1);
  gtk_grid_attach (grid, self->subtitle, 0, 2, 3, 1);
  gtk_grid_attach (grid, GTK_WIDGET (self->icon), 0, 3, 1, 1);
  gtk_grid_attach (grid, self->state, 1, 3, 1, 1);
  gtk_grid_attach (grid, self->next_step, 0, 4, 3, 1);
}

GtkWidget *
od_referral_row_new (void)
{
  return g_object_new (OD_TYPE_REFERRAL_ROW, NULL);
}

/* Whether @text needs a second line at the usual size, about: measuring it would cost more than all else in the row. */
static gboolean
is_long (OdReferralRow *self, const char *text)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return g_utf8_strlen (text, -1) * WIDTH_OF_CHARACTER * od_text_size_get_scale (GTK_WIDGET (self)) > (width > 0 ? width : USUAL_WIDTH);
}

void
od_referral_row_fit (OdReferralRow *self)
{
  GtkInscription *line = GTK_IS_INSCRIPTION (self->next_step) ? GTK_INSCRIPTION (self->next_step) : NULL;

  if (line != NULL)
    gtk_inscription_set_min_lines (line, is_long (self, gtk_inscription_get_text (line)) ? 2 : 1);
}

static void
show_next_step (OdReferralRow *self, OdProfile *profile, OdReferral *referral, const char *today)
{
  OdNextStep next = od_work_list_get_next_step (profile, referral, today);
  g_autofree char *text = next.action != OD_ACTION_HELP ? od_next_step_to_text (&next, today) : g_strdup ("");

  set_text (self->next_step, text);
  od_referral_row_fit (self);
  gtk_widget_set_visible (self->next_step, *text != '\0');
  od_style_set (self->next_step, "error", next.overdue);
}

static void
show_state (OdReferralRow *self, OdState state)
{
  if (self->style != NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), self->style);
      gtk_widget_remove_css_class (self->state, self->style);
    }
  self->style = od_state_to_style (state);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), self->style);
  gtk_widget_add_css_class (self->state, self->style);
  gtk_image_set_from_icon_name (self->icon, od_state_to_icon (state));
  set_text (self->state, od_state_to_text (state));
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
  set_text (self->state, text);
  gtk_image_set_from_icon_name (self->icon, od_event_to_icon (OD_EVENT_CORRECT));
}

static const char *
get_party (OdProfile *profile, OdReferral *referral)
{
  OdProtocol *protocol = od_profile_find_protocol (profile, od_referral_get_protocol_id (referral));

  if (od_referral_get_desk (referral) == OD_DESK_OCMW)
    return od_referral_get_worker (referral);
  return protocol != NULL ? od_protocol_get_data (protocol)->recipient.name : NULL;
}

void
od_referral_row_show (OdReferralRow *self, OdProfile *profile, OdReferral *referral)
{
  g_autofree char *today = od_profile_get_today (profile);
  g_autofree char *created = od_recorded_time_get_day (od_referral_get_created (referral));
  g_autofree char *age = od_age_to_text (od_day_difference (created, today));
  const char *party = get_party (profile, referral);
  g_autofree char *subtitle = g_strjoin (" · ", od_referral_get_reference (referral), party, NULL);
  g_autofree char *name = NULL;

  name = od_referral_get_name (referral);
  if (od_referral_get_client (referral) == NULL)
    set_text (self->name, _ ("Gewist"));
  else
    set_text (self->name, *name != '\0' ? name : _ ("Nieuwe doorverwijzing"));
  set_text (self->subtitle, subtitle);
  gtk_label_set_text (self->age, age);
  show_state (self, od_referral_get_state (referral));
  show_correction (self, referral);
  show_next_step (self, profile, referral, today);
}

void
od_referral_row_set_heading (OdReferralRow *self, const char *heading)
{
  set_text (self->heading, heading != NULL ? heading : "");
  gtk_widget_set_visible (self->heading, heading != NULL);
}
