#include "readiness-section.h"

#include <glib/gi18n-lib.h>

#include "back-button.h"
#include "decoration.h"
#include "error-dialog.h"
#include "journal-report.h"
#include "readiness-text.h"
#include "text-row.h"

struct _OdReadinessSection
{
  AdwBin parent_instance;

  OdProfile *profile;
  OdJournalVerdict *journal; /* (nullable) until it is verified */
  guint refresh;             /* of an idle source; 0 when all is shown */

  GtkImage *picture;
  GtkLabel *answer;
  AdwBin *points_bin;
};

G_DEFINE_FINAL_TYPE (OdReadinessSection, od_readiness_section, ADW_TYPE_BIN)

static void
add_button (AdwActionRow *row, const OdReadinessText *text)
{
  GtkWidget *button = gtk_button_new_with_label (text->button);

  gtk_widget_add_css_class (button, "beside");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (text->target != NULL)
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), text->target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), text->action);
  adw_action_row_add_suffix (row, button);
  adw_action_row_set_activatable_widget (row, button);
}

static void
add_row (OdReadinessSection *self, AdwPreferencesGroup *group, const OdReadinessPoint *point)
{
  static const char *const icons[] = {
    [OD_READINESS_MET] = "overdracht-done-symbolic",
    [OD_READINESS_ADVICE] = "dialog-information-symbolic",
    [OD_READINESS_UNMET] = "dialog-warning-symbolic",
  };
  gboolean met = point->state == OD_READINESS_MET;
  g_auto (OdReadinessText) text = { NULL };
  AdwActionRow *row;

  od_readiness_to_text (self->profile, point, &text);
  row = ADW_ACTION_ROW (od_text_row_new (text.title, met ? NULL : text.subtitle));
  adw_action_row_add_prefix (row, od_decoration_new (icons[point->state]));
  if (!met && text.button != NULL)
    add_button (row, &text);
  adw_preferences_group_add (group, GTK_WIDGET (row));
}

static void
append_group (OdReadinessSection *self, GtkBox *box, const char *title, GPtrArray *points, OdReadinessState state)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < points->len; i++)
    {
      const OdReadinessPoint *point = g_ptr_array_index (points, i);

      if (point->state != state)
        continue;
      if (group == NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, title);
          gtk_box_append (box, GTK_WIDGET (group));
        }
      add_row (self, group, point);
    }
}

static void
show_answer (OdReadinessSection *self, guint n_unmet)
{
  g_autofree char *title = NULL;

  if (n_unmet == 0)
    title = g_strdup (_ ("Sta ik klaar? Ja"));
  else
    title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Nog %u punt te doen", "Nog %u punten te doen", n_unmet), n_unmet);
  gtk_label_set_text (self->answer, title);
  gtk_image_set_from_icon_name (self->picture, n_unmet == 0 ? "overdracht-done-symbolic" : "view-list-bullet-symbolic");
}

static void
show (OdReadinessSection *self)
{
  g_autoptr (GPtrArray) points = od_readiness_collect (self->profile, self->journal);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));

  show_answer (self, od_readiness_count_unmet (points));
  append_group (self, box, _ ("Te doen"), points, OD_READINESS_UNMET);
  append_group (self, box, _ ("Goed om te weten"), points, OD_READINESS_ADVICE);
  append_group (self, box, _ ("In orde"), points, OD_READINESS_MET);
  adw_bin_set_child (self->points_bin, GTK_WIDGET (box));
}

static gboolean
on_idle (gpointer data)
{
  OdReadinessSection *self = data;

  self->refresh = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/* Lists change one after the other; what is not seen need not be drawn. */
static void
queue_refresh (OdReadinessSection *self)
{
  if (self->refresh == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh = g_idle_add (on_idle, self);
}

static void
on_verified (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdReadinessSection) self = data;
  g_autoptr (GError) error = NULL;
  OdJournalVerdict *verdict = od_journal_report_verify_finish (OD_PROFILE (source), result, &error);

  g_clear_pointer (&self->journal, od_journal_verdict_free);
  self->journal = verdict;
  if (self->profile == NULL)
    return;
  queue_refresh (self);
  if (error != NULL)
    od_error_dialog_present (GTK_WIDGET (self), _ ("Het logboek is niet nagekeken"), error);
}

static void
od_readiness_section_map (GtkWidget *widget)
{
  OdReadinessSection *self = OD_READINESS_SECTION (widget);

  show (self);
  od_journal_report_verify_async (self->profile, NULL, on_verified, g_object_ref (self));
  GTK_WIDGET_CLASS (od_readiness_section_parent_class)->map (widget);
}

static void
od_readiness_section_dispose (GObject *object)
{
  OdReadinessSection *self = OD_READINESS_SECTION (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_pointer (&self->journal, od_journal_verdict_free);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (od_readiness_section_parent_class)->dispose (object);
}

static void
od_readiness_section_class_init (OdReadinessSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = od_readiness_section_dispose;
  widget_class->map = od_readiness_section_map;

  g_type_ensure (OD_TYPE_BACK_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/be/overdracht/Overdracht/readiness/readiness-section.ui");
  gtk_widget_class_bind_template_child (widget_class, OdReadinessSection, picture);
  gtk_widget_class_bind_template_child (widget_class, OdReadinessSection, answer);
  gtk_widget_class_bind_template_child (widget_class, OdReadinessSection, points_bin);
}

static void
od_readiness_section_init (OdReadinessSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
od_readiness_section_new (OdProfile *profile)
{
  OdReadinessSection *self = g_object_new (OD_TYPE_READINESS_SECTION, NULL);
  OdRecordList *lists[] = { od_profile_get_referrals (profile), od_profile_get_protocols (profile), od_profile_get_notices (profile) };

  self->profile = g_object_ref (profile);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_signal_connect_object (lists[i], "items-changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  for (OdOfficeKind kind = 0; kind <= OD_OFFICE_BREACH; kind++)
    g_signal_connect_object (od_profile_get_office_records (profile, kind), "items-changed", G_CALLBACK (queue_refresh), self,
                             G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
