#include "deadline-group.h"

#include <glib/gi18n-lib.h>

#include "error-dialog.h"
#include "text-row.h"

struct _OdDeadlineGroup
{
  AdwBin parent_instance;

  OdProfile *profile;
  GtkWidget *buttons[OD_N_DEADLINES]; /* NULL for those of the other desk */
  guint timeout;                      /* runs while somebody is still changing a number */
};

G_DEFINE_FINAL_TYPE (OdDeadlineGroup, od_deadline_group, ADW_TYPE_BIN)

#define MILLISECONDS_TO_GO_ON 400

static const struct
{
  OdDesk desk;
  const char *title;
  const char *subtitle;
} deadlines[OD_N_DEADLINES] = {
  [OD_DEADLINE_FIRST_CONTACT] = { OD_DESK_OCMW, N_ ("Eerste contact"), N_ ("Werkdagen na de ontvangst") },
  [OD_DEADLINE_WISH] = { OD_DESK_OCMW, N_ ("Wens duidelijk"), N_ ("Dagen na het contact") },
  [OD_DEADLINE_REVIEW] = { OD_DESK_OCMW, N_ ("Onbereikbaar opnieuw bekijken"), N_ ("Dagen") },
  [OD_DEADLINE_CONFIRMATION] = { OD_DESK_KIND_EN_GEZIN, N_ ("Ontvangstbevestiging"), N_ ("Werkdagen na het verzenden") },
  [OD_DEADLINE_SENDER_ERASURE] = { OD_DESK_KIND_EN_GEZIN, N_ ("Gegevens wissen"), N_ ("Dagen na de ontvangstbevestiging") },
};

static void
show (OdDeadlineGroup *self)
{
  const OdDeadlines *kept = &od_profile_get_settings (self->profile)->deadlines;

  for (OdDeadline deadline = 0; deadline < OD_N_DEADLINES; deadline++)
    if (self->buttons[deadline] != NULL)
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->buttons[deadline]), kept->days[deadline]);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdDeadlineGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (od_profile_set_up_finish (OD_PROFILE (source), result, &error))
    return;
  od_error_dialog_present (GTK_WIDGET (self), _ ("De termijn is niet bewaard"), error);
  if (self->profile != NULL)
    show (self);
}

static gboolean
keep (gpointer data)
{
  OdDeadlineGroup *self = data;
  const OdSettings *settings = od_profile_get_settings (self->profile);
  OdDeadlines changed = settings->deadlines;
  g_autoptr (OdSettings) with = NULL;

  self->timeout = 0;
  for (OdDeadline deadline = 0; deadline < OD_N_DEADLINES; deadline++)
    if (self->buttons[deadline] != NULL)
      changed.days[deadline] = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->buttons[deadline]));
  with = od_settings_with_deadlines (settings, &changed);
  od_profile_set_up_async (self->profile, with, NULL, on_kept, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Kept at once, but not each number that somebody passes on the way. */
static void
on_changed (OdDeadlineGroup *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (MILLISECONDS_TO_GO_ON, keep, self);
}

static GtkWidget *
create_row (OdDeadlineGroup *self, OdDeadline deadline)
{
  GtkWidget *row = od_text_row_new (_ (deadlines[deadline].title), _ (deadlines[deadline].subtitle));
  GtkWidget *button = gtk_spin_button_new_with_range (1, od_deadline_get_maximum (deadline), 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (button), od_profile_get_settings (self->profile)->deadlines.days[deadline]);
  od_text_row_add_control (row, button, _ (deadlines[deadline].title));
  g_signal_connect_object (button, "value-changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  self->buttons[deadline] = button;
  return row;
}

/* What was changed last is kept, also when the window is closed at once. */
static void
od_deadline_group_unroot (GtkWidget *widget)
{
  OdDeadlineGroup *self = OD_DEADLINE_GROUP (widget);

  if (self->timeout != 0)
    {
      g_clear_handle_id (&self->timeout, g_source_remove);
      keep (self);
    }

  GTK_WIDGET_CLASS (od_deadline_group_parent_class)->unroot (widget);
}

static void
od_deadline_group_dispose (GObject *object)
{
  OdDeadlineGroup *self = OD_DEADLINE_GROUP (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_deadline_group_parent_class)->dispose (object);
}

static void
od_deadline_group_class_init (OdDeadlineGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = od_deadline_group_dispose;
  GTK_WIDGET_CLASS (klass)->unroot = od_deadline_group_unroot;
}

static void
od_deadline_group_init (OdDeadlineGroup *self)
{
}

GtkWidget *
od_deadline_group_new (OdProfile *profile)
{
  OdDeadlineGroup *self = g_object_new (OD_TYPE_DEADLINE_GROUP, NULL);
  GtkWidget *group = adw_preferences_group_new ();

  self->profile = g_object_ref (profile);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Termijnen"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("Het protocol noemt er geen; u kiest wat bij uw werking past. Werkdagen zijn zonder weekends en feestdagen."));
  for (OdDeadline deadline = 0; deadline < OD_N_DEADLINES; deadline++)
    if (deadlines[deadline].desk == od_profile_get_settings (profile)->desk)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (self, deadline));
  adw_bin_set_child (ADW_BIN (self), group);
  return GTK_WIDGET (self);
}
