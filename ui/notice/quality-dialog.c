#include "quality-dialog.h"

#include <glib/gi18n-lib.h>

#include "combo-row.h"
#include "field-row.h"
#include "field-text.h"
#include "notice-made.h"
#include "notice-text.h"
#include "question-window.h"
#include "quality.h"

typedef struct
{
  OdQuestionWindow *window;
  OdProfile *profile;
  OdReferral *referral;

  GtkWidget *switches[OD_CLIENT_N_FIELDS]; /* one for each datum there is something to say of; what to say shows below it */
  GtkWidget *kind_rows[OD_CLIENT_N_FIELDS];
  GtkWidget *value_rows[OD_CLIENT_N_FIELDS];
  AdwPreferencesGroup *group;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->profile);
  g_object_unref (self->referral);
  g_free (self);
}

static void
on_packed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackedNotice) packed = od_quality_pack_finish (OD_PROFILE (source), result, &error);

  od_notice_made_in_window (window, packed, _ ("De kwaliteitsmelding is niet verpakt"), error);
}

/* (transfer full) */
static GPtrArray *
get_remarks (Asking *self)
{
  GPtrArray *remarks = od_quality_remarks_new ();

  for (OdField field = 0; field < OD_CLIENT_N_FIELDS; field++)
    {
      OdQualityKind kind = adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind_rows[field]));
      g_autofree char *proposed = NULL;

      if (!gtk_switch_get_active (GTK_SWITCH (self->switches[field])))
        continue;
      if (kind != OD_QUALITY_SUPERFLUOUS)
        proposed = od_quality_value_normalise (field, od_field_row_get_text (OD_FIELD_ROW (self->value_rows[field])));
      g_ptr_array_add (remarks, od_quality_remark_new (field, kind, proposed));
    }
  return remarks;
}

static void
show_findings (Asking *self, const OdFindings *findings)
{
  gboolean nothing = od_findings_find (findings, OD_FIELD_CONTACT_DETAILS) != NULL;

  for (OdField field = 0; field < OD_CLIENT_N_FIELDS; field++)
    od_field_row_set_finding (OD_FIELD_ROW (self->value_rows[field]), od_findings_find (findings, field));
  adw_preferences_group_set_title (self->group, nothing ? _ ("Zet aan waarover er iets te melden is") : "");
}

static void
on_answered (gpointer data)
{
  Asking *self = data;
  g_autoptr (GPtrArray) remarks = get_remarks (self);
  g_autoptr (OdFindings) findings = od_quality_remarks_check (remarks);

  show_findings (self, findings);
  if (od_findings_has_errors (findings))
    return;
  od_quality_pack_async (self->profile, self->referral, remarks, NULL, on_packed, od_question_window_begin_work (self->window));
}

/* What should not have been given has no better value. */
static void
on_kind_changed (GtkWidget *value_row, GParamSpec *property, GtkWidget *kind_row)
{
  gtk_widget_set_visible (value_row, adw_combo_row_get_selected (ADW_COMBO_ROW (kind_row)) != OD_QUALITY_SUPERFLUOUS);
}

static GtkWidget *
create_kind_row (void)
{
  GtkStringList *kinds = gtk_string_list_new (NULL);

  for (OdQualityKind kind = 0; kind < OD_N_QUALITY_KINDS; kind++)
    gtk_string_list_append (kinds, od_quality_kind_to_text (kind));
  return od_combo_row_new (_ ("Wat scheelt eraan"), kinds);
}

/* libadwaita's own switch in such a row has no name for a screen reader. */
static GtkWidget *
create_switch (GtkWidget *row)
{
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  g_object_bind_property (widget, "active", row, "expanded", G_BINDING_BIDIRECTIONAL);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), widget);
  return widget;
}

static void
add_field (Asking *self, OdField field)
{
  OdClient *client = od_referral_get_client (self->referral);
  g_autofree char *now = od_field_value_to_text (field, od_client_get (client, field));
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, NULL);

  self->kind_rows[field] = create_kind_row ();
  self->value_rows[field] = od_field_row_new (_ ("Voorstel, als u het weet"));
  if (*od_client_get (client, field) == '\0')
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind_rows[field]), OD_QUALITY_MISSING);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), od_field_to_text (field));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), now);
  self->switches[field] = create_switch (row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), self->kind_rows[field]);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), self->value_rows[field]);
  g_signal_connect_object (self->kind_rows[field], "notify::selected", G_CALLBACK (on_kind_changed), self->value_rows[field],
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
}

static void
add_rows (Asking *self)
{
  self->group = od_question_window_add_group (self->window, NULL,
                                              _ ("Meld aan Kind en Gezin welke gegevens niet kloppen (protocol, artikel 7). Zet aan wat niet klopt en zeg wat eraan scheelt."));
  for (OdField field = 0; field < OD_CLIENT_N_FIELDS; field++)
    add_field (self, field);
}

void
od_quality_dialog_present (GtkWindow *parent, OdProfile *profile, OdReferral *referral)
{
  Asking *self = g_new0 (Asking, 1);

  self->profile = g_object_ref (profile);
  self->referral = g_object_ref (referral);
  self->window = od_question_window_new (parent, _ ("Kwaliteitsmelding"), _ ("Verpakken"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 480, 700);
  add_rows (self);
  od_question_window_present (self->window, on_answered, self, asking_free);
}
