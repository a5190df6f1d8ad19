#include "exchange-group.h"

#include <glib/gi18n-lib.h>

#include "action-row.h"
#include "day-text.h"
#include "group.h"
#include "notice-made.h"
#include "office-text.h"
#include "overview-exchange.h"
#include "page.h"
#include "party-notice.h"
#include "protocol-text.h"
#include "question-window.h"

/* Passing on: counted by g_rc_box, since the window may be closed while it is packed. */
typedef struct
{
  OdQuestionWindow *window;
  OdProfile *profile;
  char *protocol_id;
} Passing;

static void
passing_free (gpointer data)
{
  Passing *self = data;

  g_object_unref (self->profile);
  g_free (self->protocol_id);
  g_free (self);
}

static void
on_packed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackedNotice) packed = od_party_notice_pack_finish (OD_PROFILE (source), result, &error);

  od_notice_made_in_window (window, packed, _ ("Het overzicht is niet verpakt"), error);
}

static void
on_answered (gpointer data)
{
  Passing *self = data;
  g_autoptr (GPtrArray) overview = od_overview_get_own (self->profile);

  od_party_notice_pack_async (self->profile, OD_NOTICE_PROCESSORS, self->protocol_id, overview, NULL, on_packed,
                              od_question_window_begin_work (self->window));
}

static void
present_passing (GtkWindow *parent, OdProfile *profile, OdProtocol *protocol)
{
  Passing *self = g_new0 (Passing, 1);
  g_autoptr (GPtrArray) unsent = od_overview_get_unsent (profile, od_protocol_get_id (protocol));
  g_autofree char *other = od_protocol_other_to_text (protocol, od_profile_get_settings (profile)->desk);
  g_autofree char *description = g_strdup_printf (_ ("Het hele overzicht gaat naar %s. Dit is er veranderd sinds de vorige keer:"), other);
  AdwPreferencesGroup *group;

  self->profile = g_object_ref (profile);
  self->protocol_id = g_strdup (od_protocol_get_id (protocol));
  self->window = od_question_window_new (parent, _ ("Overzicht bezorgen"), _ ("Verpakken"));
  group = od_question_window_add_group (self->window, NULL, unsent->len > 0 ? description : _ ("Er is niets veranderd sinds de vorige keer."));
  od_overview_add_differences (group, unsent);
  od_question_window_present (self->window, on_answered, self, passing_free);
}

/* The group */

static char *
describe_sent (OdProfile *profile, OdProtocol *protocol)
{
  g_autoptr (GPtrArray) unsent = od_overview_get_unsent (profile, od_protocol_get_id (protocol));
  OdNotice *sent = od_overview_find_sent (profile, od_protocol_get_id (protocol));
  g_autofree char *time = sent != NULL ? od_time_to_text (od_notice_get_changed (sent)) : NULL;
  g_autofree char *still = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u verandering nog niet doorgegeven", "%u veranderingen nog niet doorgegeven", unsent->len), unsent->len);

  if (sent == NULL)
    return unsent->len > 0 ? g_strdup (_ ("Nog nooit doorgegeven")) : g_strdup (_ ("Nog niets om door te geven"));
  return g_strdup_printf ("%s · %s", unsent->len > 0 ? still : _ ("Alles is doorgegeven"), time);
}

static void
on_pass_on (GtkWidget *row, OdProfile *profile)
{
  OdProtocol *protocol = od_profile_find_protocol (profile, g_object_get_data (G_OBJECT (row), "protocol"));

  if (protocol != NULL)
    present_passing (GTK_WINDOW (gtk_widget_get_root (row)), profile, protocol);
}

static void
add_sent (GtkBox *box, OdProfile *profile, OdProtocol *protocol, const char *other)
{
  g_autoptr (GPtrArray) unsent = od_overview_get_unsent (profile, od_protocol_get_id (protocol));
  g_autofree char *subtitle = describe_sent (profile, protocol);
  GtkWidget *group = od_group_new (other, NULL);
  GtkWidget *row = od_action_row_new (_ ("Overzicht bezorgen"), subtitle, unsent->len > 0 ? "dialog-warning-symbolic" : "mail-send-symbolic", NULL);
  OdNotice *received = od_overview_find_received (profile, od_protocol_get_id (protocol));

  g_object_set_data_full (G_OBJECT (row), "protocol", g_strdup (od_protocol_get_id (protocol)), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_pass_on), profile, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (received != NULL)
    {
      g_autofree char *time = od_time_to_text (od_notice_get_created (received));
      g_autofree char *text = g_strdup_printf (_ ("Ontvangen op %s"), time);

      row = od_action_row_new (_ ("Hun verwerkers"), text, "system-users-symbolic", NULL);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", od_protocol_get_id (protocol));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), OD_SHOW_OVERVIEW_ACTION);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_box_append (box, group);
}

static void
add_statement (GtkBox *box, OdProfile *profile)
{
  g_autoptr (GPtrArray) own = od_overview_get_own (profile);
  OdOfficeRecord *record = own->len == 1 ? g_ptr_array_index (own, 0) : NULL;

  if (record != NULL && od_office_record_get_kind (record) == OD_OFFICE_NO_PROCESSORS)
    od_office_append_facts (box, record, NULL);
  if (own->len == 0)
    {
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 od_action_row_new (_ ("Verklaren dat er geen verwerkers zijn"), _ ("Ook dat moet de andere partij weten"),
                                                    "object-select-symbolic", "office.declare-none"));
      gtk_box_append (box, group);
    }
}

static void
show (GtkWidget *bin)
{
  OdProfile *profile = g_object_get_data (G_OBJECT (bin), "profile");
  GListModel *protocols = G_LIST_MODEL (od_profile_get_protocols (profile));
  OdDesk desk = od_profile_get_settings (profile)->desk;
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));

  add_statement (box, profile);
  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (OdProtocol) protocol = g_list_model_get_item (protocols, i);
      g_autofree char *other = od_protocol_other_to_text (protocol, desk);

      add_sent (box, profile, protocol, other);
    }
  adw_bin_set_child (ADW_BIN (bin), GTK_WIDGET (box));
}

GtkWidget *
od_exchange_group_new (OdProfile *profile)
{
  GtkWidget *bin = adw_bin_new ();

  g_object_set_data_full (G_OBJECT (bin), "profile", g_object_ref (profile), g_object_unref);
  g_signal_connect_object (od_profile_get_office_records (profile, OD_OFFICE_PROCESSOR), "items-changed", G_CALLBACK (show), bin, G_CONNECT_SWAPPED);
  g_signal_connect_object (od_profile_get_office_records (profile, OD_OFFICE_NO_PROCESSORS), "items-changed", G_CALLBACK (show), bin,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (od_profile_get_protocols (profile), "items-changed", G_CALLBACK (show), bin, G_CONNECT_SWAPPED);
  g_signal_connect_object (od_profile_get_notices (profile), "items-changed", G_CALLBACK (show), bin, G_CONNECT_SWAPPED);
  show (bin);
  return bin;
}

GtkWidget *
od_overview_page_new (OdProfile *profile, OdProtocol *protocol)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  OdNotice *received = od_overview_find_received (profile, od_protocol_get_id (protocol));
  GPtrArray *records = received != NULL ? od_notice_get_content (received)->records : NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autofree char *title = od_office_record_to_title (g_ptr_array_index (records, i));

      od_office_append_facts (box, g_ptr_array_index (records, i), title);
    }
  return od_page_new (GTK_WIDGET (box));
}
