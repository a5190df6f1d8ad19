#include "journal-row.h"

#include <glib/gi18n-lib.h>

#include "day-text.h"
#include "decoration.h"
#include "journal-action.h"
#include "office-text.h"
#include "section.h"
#include "text-row.h"

/* What the reference of an entry stands for. */
typedef struct
{
  char *name;         /* what people call it; "" for what is not here any more and has no readable reference */
  const char *action; /* (nullable): of the window, that shows it */
  char *id;           /* the action's target */
} Target;

static void
target_clear (Target *target)
{
  g_free (target->name);
  g_free (target->id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

static OdOfficeRecord *
find_breach (OdProfile *profile, const char *reference)
{
  GListModel *breaches = G_LIST_MODEL (od_profile_get_office_records (profile, OD_OFFICE_BREACH));

  for (guint i = 0; i < g_list_model_get_n_items (breaches); i++)
    {
      g_autoptr (OdOfficeRecord) breach = g_list_model_get_item (breaches, i);

      if (g_str_equal (od_office_record_get (breach, OD_BREACH_REFERENCE), reference))
        return od_profile_find_office_record (profile, od_office_record_get_id (breach));
    }
  return NULL;
}

static OdNotice *
find_notice (OdProfile *profile, const char *reference)
{
  GListModel *notices = G_LIST_MODEL (od_profile_get_notices (profile));

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (OdNotice) notice = g_list_model_get_item (notices, i);

      if (g_str_equal (od_notice_get_reference (notice), reference))
        return od_profile_find_notice (profile, od_notice_get_id (notice));
    }
  return NULL;
}

static void
find_target (OdProfile *profile, const char *reference, Target *target)
{
  OdReferral *referral = od_profile_find_referral_by_reference (profile, reference);
  OdOfficeRecord *record = od_profile_find_office_record (profile, reference);
  OdProtocol *protocol = od_profile_find_protocol (profile, reference);
  OdNotice *notice = referral == NULL ? find_notice (profile, reference) : NULL;

  if (record == NULL)
    record = find_breach (profile, reference);
  if (referral != NULL)
    *target = (Target) { g_strdup (reference), OD_SHOW_REFERRAL_ACTION, g_strdup (od_referral_get_id (referral)) };
  else if (notice != NULL)
    *target = (Target) { g_strdup (reference), OD_SHOW_NOTICE_ACTION, g_strdup (od_notice_get_id (notice)) };
  else if (record != NULL)
    *target = (Target) { od_office_record_to_title (record), OD_SHOW_OFFICE_RECORD_ACTION, g_strdup (od_office_record_get_id (record)) };
  else if (protocol != NULL)
    *target = (Target) { g_strdup_printf (_ ("Protocol met %s"), od_protocol_get_data (protocol)->recipient.name), NULL, NULL };
  else
    *target = (Target) { g_strdup (g_uuid_string_is_valid (reference) ? "" : reference), NULL, NULL };
}

static void
lead_to (GtkWidget *row, const Target *target)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), od_decoration_new ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), target->action);
}

static GtkWidget *
create_number_label (guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  g_autofree char *told = g_strdup_printf (_ ("Regel %lu"), (gulong) number);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  return label;
}

GtkWidget *
od_journal_row_new (OdProfile *profile, const OdJournalEntry *entry)
{
  const char *text = od_journal_action_to_text (entry->action);
  g_autofree char *when = od_time_to_text (entry->at);
  g_autofree char *who = g_strdup_printf (_ ("%s, door %s"), when, entry->user);
  g_autofree char *subtitle = NULL;
  g_auto (Target) target = { NULL };
  GtkWidget *row;

  find_target (profile, entry->reference, &target);
  subtitle = *target.name != '\0' ? g_strdup_printf ("%s\n%s", target.name, who) : g_strdup (who);
  row = od_text_row_new (text != NULL ? _ (text) : entry->action, subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_number_label (entry->number));
  if (target.action != NULL)
    lead_to (row, &target);
  return row;
}
