#include "telling-group.h"

#include <glib/gi18n-lib.h>

#include "action-row.h"
#include "error-dialog.h"
#include "notice-made.h"
#include "office-form.h"
#include "office.h"
#include "party-notice.h"

typedef struct
{
  OdProfile *profile;
  OdProtocol *protocol;
} Telling;

static void
telling_free (gpointer data)
{
  Telling *telling = data;

  g_object_unref (telling->profile);
  g_object_unref (telling->protocol);
  g_free (telling);
}

static Telling *
get (GtkWidget *group)
{
  return g_object_get_data (G_OBJECT (group), "telling");
}

static void
ask (GtkWidget *group, OdOfficeKind kind, OdNoticeKind notice_kind)
{
  g_autoptr (OdOfficeRecord) record = od_office_propose (get (group)->profile, kind);

  od_office_form_present_notice (GTK_WINDOW (gtk_widget_get_root (group)), get (group)->profile, record, notice_kind,
                                 od_protocol_get_id (get (group)->protocol));
}

static void
on_change (GtkWidget *group)
{
  ask (group, OD_OFFICE_CHANGE, OD_NOTICE_CHANGE);
}

static void
on_end (GtkWidget *group)
{
  ask (group, OD_OFFICE_TERMINATION, OD_NOTICE_TERMINATION);
}

static void
on_packed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) group = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackedNotice) packed = od_party_notice_pack_finish (OD_PROFILE (source), result, &error);

  if (packed == NULL)
    od_error_dialog_present (group, _ ("De vraag is niet verpakt"), error);
  else if (gtk_widget_get_root (group) != NULL)
    od_notice_made (GTK_WINDOW (gtk_widget_get_root (group)), packed);
}

static void
on_ask_evidence (GtkWidget *group)
{
  od_party_notice_pack_async (get (group)->profile, OD_NOTICE_EVIDENCE, od_protocol_get_id (get (group)->protocol), NULL, NULL, on_packed,
                              g_object_ref (group));
}

static void
add (GtkWidget *group, const char *title, const char *subtitle, const char *icon, void (*on_activated) (GtkWidget *group))
{
  GtkWidget *row = od_action_row_new (title, subtitle, icon, NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), group, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

GtkWidget *
od_telling_group_new (OdProfile *profile, OdProtocol *protocol)
{
  GtkWidget *group = adw_preferences_group_new ();
  Telling *telling = g_new0 (Telling, 1);

  telling->profile = g_object_ref (profile);
  telling->protocol = g_object_ref (protocol);
  g_object_set_data_full (G_OBJECT (group), "telling", telling, telling_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Melden aan de andere partij"));
  add (group, _ ("Wijziging melden"), _ ("Van de wetgeving, een mailbox, een contact of een adres (artikel 9)"), "document-edit-symbolic", on_change);
  if (od_profile_get_settings (profile)->desk == OD_DESK_KIND_EN_GEZIN)
    add (group, _ ("Bewijs vragen"), _ ("Dat het OCMW de maatregelen van artikel 6 heeft"), "security-high-symbolic", on_ask_evidence);
  add (group, _ ("Protocol beëindigen"), _ ("Opzeggen, of beëindigen bij misbruik (artikel 8 en 11)"), "process-stop-symbolic", on_end);
  return group;
}
