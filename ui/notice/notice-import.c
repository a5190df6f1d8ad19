#include "notice-import.h"

#include <glib/gi18n-lib.h>

#include "day-text.h"
#include "fact-group.h"
#include "field-text.h"
#include "notice-group.h"
#include "office-text.h"
#include "overview-exchange.h"
#include "state-text.h"

static GtkWidget *
create_return (OdImport *import)
{
  GtkWidget *group = od_fact_group_new (_ ("Terugzending"));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Na het aanvaarden kunt u de gegevens verbeteren en opnieuw verzenden, of ze wissen."));
  od_fact_group_add (group, _ ("Reden"), od_return_reason_to_text (od_import_get_return_reason (import)));
  return group;
}

static const char *
get_consequence (OdReferral *referral)
{
  OdState state = referral != NULL ? od_referral_get_state (referral) : OD_STATE_WITHDRAWN;

  if (referral == NULL)
    return _ ("De doorverwijzing zelf is hier niet. Na het aanvaarden wordt ze geweigerd als ze nog aankomt.");
  if (state == OD_STATE_FILE_OPEN || state == OD_STATE_FILE_CLOSED)
    return _ ("Er is een cliëntdossier. Er wordt niets vanzelf gewist: na het aanvaarden beslist u wat er met het dossier gebeurt.");
  return _ ("Na het aanvaarden stopt de doorverwijzing, en mogen de gegevens gewist worden.");
}

static GtkWidget *
create_withdrawal (OdImport *import)
{
  GtkWidget *group = od_fact_group_new (_ ("Intrekking van de toestemming"));
  g_autofree char *day = od_day_to_text (od_import_get_withdrawn_on (import));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), get_consequence (od_import_get_referral (import)));
  od_fact_group_add (group, _ ("Ingetrokken op"), day);
  od_fact_group_add (group, _ ("Wijze"), od_consent_manner_to_text (od_import_get_withdrawal_manner (import)));
  return group;
}

static OdClient *
get_client (OdImport *import)
{
  OdReferral *referral = od_import_get_referral (import);

  return referral != NULL ? od_referral_get_client (referral) : NULL;
}

/* What was reported, with the answer that came; (transfer full). */
static GPtrArray *
merge_answer (OdImport *import)
{
  OdNotice *notice = od_import_get_notice (import);
  const OdNoticeContent *content = notice != NULL ? od_notice_get_content (notice) : NULL;
  GPtrArray *merged = od_quality_remarks_copy (content != NULL ? content->remarks : NULL);

  for (guint i = 0; i < merged->len; i++)
    {
      OdQualityRemark *remark = g_ptr_array_index (merged, i);
      const OdQualityRemark *answer = od_quality_remarks_find (od_import_get_remarks (import), remark->field);

      if (answer != NULL)
        od_quality_remark_answer (remark, answer->verdict, answer->value);
    }
  return merged;
}

/* What the documents with @record are called; they can be opened once the message is accepted. */
static void
append_attachments (GtkBox *box, OdOfficeRecord *record)
{
  GPtrArray *attachments = od_office_record_get_attachments (record);
  GtkWidget *group;

  if (attachments->len == 0)
    return;
  group = od_fact_group_new (_ ("Bijlagen"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("Na het aanvaarden kunt u ze openen."));
  for (guint i = 0; i < attachments->len; i++)
    od_fact_group_add (group, _ ("Document"), ((OdAttachment *) g_ptr_array_index (attachments, i))->name);
  gtk_box_append (box, group);
}

static GtkWidget *
create_records (OdImport *import)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  GPtrArray *records = od_import_get_records (import);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autofree char *title = od_office_record_to_title (g_ptr_array_index (records, i));

      od_office_append_facts (box, g_ptr_array_index (records, i), title);
      append_attachments (box, g_ptr_array_index (records, i));
    }
  return GTK_WIDGET (box);
}

/* What is different from the overview that came before, and then the whole. */
static GtkWidget *
create_overview (OdProfile *profile, OdImport *import)
{
  GtkWidget *box = create_records (import);
  OdProtocol *protocol = od_import_get_protocol (import);
  OdNotice *before = protocol != NULL ? od_overview_find_received (profile, od_protocol_get_id (protocol)) : NULL;
  g_autoptr (GPtrArray) differences = od_overview_compare (before != NULL ? od_notice_get_content (before)->records : NULL, od_import_get_records (import));
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), differences->len > 0 ? _ ("Wat er veranderd is") : _ ("Er is niets veranderd"));
  od_overview_add_differences (ADW_PREFERENCES_GROUP (group), differences);
  gtk_box_prepend (GTK_BOX (box), group);
  return box;
}

static GtkWidget *
create_evidence_request (void)
{
  GtkWidget *group = od_fact_group_new (_ ("Vraag om bewijs"));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Kind en Gezin vraagt te tonen dat de maatregelen van artikel 6 er zijn. Na het aanvaarden maakt u het bewijs met één knop."));
  return group;
}

GtkWidget *
od_notice_import_new (OdProfile *profile, OdImport *import)
{
  g_autoptr (GPtrArray) answered = NULL;

  switch (od_import_get_kind (import))
    {
    case OD_IMPORT_RETURN:
      return create_return (import);
    case OD_IMPORT_WITHDRAWAL:
      return create_withdrawal (import);
    case OD_IMPORT_QUALITY_NOTICE:
      return od_remark_group_new (od_import_get_remarks (import), get_client (import));
    case OD_IMPORT_QUALITY_ANSWER:
      answered = merge_answer (import);
      return od_remark_group_new (answered, get_client (import));
    case OD_IMPORT_PROCESSORS:
      return create_overview (profile, import);
    case OD_IMPORT_EVIDENCE_REQUEST:
      return create_evidence_request ();
    case OD_IMPORT_BREACH:
    case OD_IMPORT_CHANGE:
    case OD_IMPORT_EVIDENCE:
    case OD_IMPORT_TERMINATION:
      return create_records (import);
    case OD_IMPORT_REFERRAL:
    case OD_IMPORT_RECEIPT:
    case OD_IMPORT_FOREIGN:
    default:
      return NULL;
    }
}
