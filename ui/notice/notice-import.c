#include "notice-import.h"

#include <glib/gi18n-lib.h>

#include "day-text.h"
#include "fact-group.h"
#include "notice-group.h"
#include "state-text.h"

static GtkWidget *
create_return (OdImport *import)
{
  GtkWidget *group = od_fact_group_new (_ ("Terugzending"));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Na het aanvaarden kunt u de gegevens verbeteren en opnieuw versturen, of ze wissen."));
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
  od_fact_group_add (group, _ ("Wijze"), od_consent_manner_to_string (od_import_get_withdrawal_manner (import)));
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

GtkWidget *
od_notice_import_new (OdImport *import)
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
    case OD_IMPORT_REFERRAL:
    case OD_IMPORT_RECEIPT:
    case OD_IMPORT_FOREIGN:
    default:
      return NULL;
    }
}
