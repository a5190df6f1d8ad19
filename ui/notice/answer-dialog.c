#include "answer-dialog.h"

#include <glib/gi18n-lib.h>

#include "combo-row.h"
#include "field-row.h"
#include "field-text.h"
#include "notice-made.h"
#include "notice-text.h"
#include "phone-number.h"
#include "question-window.h"
#include "quality.h"

typedef struct
{
  OdQuestionWindow *window;
  OdProfile *profile;
  OdNotice *notice;

  GPtrArray *remarks; /* the rows stand in their order */
  GPtrArray *verdict_rows;
  GPtrArray *value_rows;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->profile);
  g_object_unref (self->notice);
  g_ptr_array_unref (self->remarks);
  g_ptr_array_unref (self->verdict_rows);
  g_ptr_array_unref (self->value_rows);
  g_free (self);
}

static void
on_packed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackedNotice) packed = od_quality_answer_pack_finish (OD_PROFILE (source), result, &error);

  od_notice_made_in_window (window, packed, _ ("Het antwoord is niet verpakt"), error);
}

/* In the order of the choices of a verdict row. */
static const OdQualityVerdict verdicts[] = { OD_QUALITY_ADAPTED, OD_QUALITY_UNFOUNDED };

/* NULL once it was erased. */
static OdClient *
get_client (Asking *self)
{
  OdReferral *referral = od_profile_find_referral (self->profile, od_notice_get_referral_id (self->notice));

  return referral != NULL ? od_referral_get_client (referral) : NULL;
}

static void
take_answers (Asking *self)
{
  for (guint i = 0; i < self->remarks->len; i++)
    {
      OdQualityRemark *remark = g_ptr_array_index (self->remarks, i);
      guint chosen = adw_combo_row_get_selected (g_ptr_array_index (self->verdict_rows, i));
      const char *typed = od_field_row_get_text (g_ptr_array_index (self->value_rows, i));
      g_autofree char *value = remark->kind != OD_QUALITY_SUPERFLUOUS ? od_quality_value_normalise (remark->field, typed) : NULL;

      od_quality_remark_answer (remark, verdicts[chosen], value);
    }
}

/* What is said of all the ways of reaching a client together stands at the last datum. */
static void
show_findings (Asking *self, const OdFindings *findings)
{
  for (guint i = 0; i < self->remarks->len; i++)
    {
      const OdQualityRemark *remark = g_ptr_array_index (self->remarks, i);
      const OdFinding *finding = od_findings_find (findings, remark->field);

      if (finding == NULL && i + 1 == self->remarks->len)
        finding = od_findings_find (findings, OD_FIELD_CONTACT_DETAILS);
      od_field_row_set_finding (g_ptr_array_index (self->value_rows, i), finding);
    }
}

static void
on_answered (gpointer data)
{
  Asking *self = data;
  g_autoptr (OdFindings) findings = NULL;

  take_answers (self);
  findings = od_quality_answer_check (self->notice, self->remarks, get_client (self));
  show_findings (self, findings);
  if (od_findings_has_errors (findings))
    return;
  od_quality_answer_pack_async (self->profile, self->notice, self->remarks, NULL, on_packed, od_question_window_begin_work (self->window));
}

static void
on_verdict_changed (GtkWidget *value_row, GParamSpec *property, GtkWidget *verdict_row)
{
  gtk_widget_set_visible (value_row, verdicts[adw_combo_row_get_selected (ADW_COMBO_ROW (verdict_row))] == OD_QUALITY_ADAPTED);
}

static GtkWidget *
create_verdict_row (const OdQualityRemark *remark)
{
  const char *const texts[] = { remark->kind == OD_QUALITY_SUPERFLUOUS ? _ ("Weggelaten") : _ ("Aangepast"), _ ("Ongegrond: blijft zoals het is"), NULL };

  return od_combo_row_new (_ ("Antwoord"), gtk_string_list_new (texts));
}

/* The proposal, or else what it is now, for the user to change; (transfer full). */
static char *
get_first_value (Asking *self, const OdQualityRemark *remark)
{
  OdClient *client = get_client (self);
  const char *value = remark->proposed != NULL ? remark->proposed : (client != NULL ? od_client_get (client, remark->field) : "");

  return remark->field == OD_FIELD_PHONE && *value != '\0' ? od_phone_number_format (value) : g_strdup (value);
}

static void
add_remark (Asking *self, const OdQualityRemark *remark)
{
  OdClient *client = get_client (self);
  g_autofree char *said = od_quality_remark_to_text (remark);
  g_autofree char *now = od_field_value_to_text (remark->field, client != NULL ? od_client_get (client, remark->field) : "");
  g_autofree char *description = g_strdup_printf (_ ("Nu: %s. Het OCMW meldt: %s"), now, said);
  g_autofree char *first = get_first_value (self, remark);
  AdwPreferencesGroup *group = od_question_window_add_group (self->window, od_field_to_text (remark->field), description);
  GtkWidget *verdict_row = create_verdict_row (remark);
  GtkWidget *value_row = od_field_row_new (_ ("Nieuwe waarde"));

  od_field_row_set_text (OD_FIELD_ROW (value_row), first);
  adw_preferences_group_add (group, verdict_row);
  adw_preferences_group_add (group, value_row);
  g_ptr_array_add (self->verdict_rows, verdict_row);
  g_ptr_array_add (self->value_rows, value_row);
  if (remark->kind == OD_QUALITY_SUPERFLUOUS)
    gtk_widget_set_visible (value_row, FALSE);
  else
    g_signal_connect_object (verdict_row, "notify::selected", G_CALLBACK (on_verdict_changed), value_row, G_CONNECT_SWAPPED);
}

static void
add_rows (Asking *self)
{
  const OdNoticeContent *content = od_notice_get_content (self->notice);

  self->remarks = od_quality_remarks_copy (content != NULL ? content->remarks : NULL);
  self->verdict_rows = g_ptr_array_new ();
  self->value_rows = g_ptr_array_new ();
  od_question_window_add_group (self->window, NULL, _ ("Kijk elk gegeven na, zo nodig met de cliënt. Wat u aanpast, verandert hier zodra het antwoord verzonden is, en bij het OCMW zodra het aankomt."));
  for (guint i = 0; i < self->remarks->len; i++)
    add_remark (self, g_ptr_array_index (self->remarks, i));
}

void
od_answer_dialog_present (GtkWindow *parent, OdProfile *profile, OdNotice *notice)
{
  Asking *self = g_new0 (Asking, 1);

  self->profile = g_object_ref (profile);
  self->notice = g_object_ref (notice);
  self->window = od_question_window_new (parent, _ ("Beantwoorden"), _ ("Verpakken"));
  add_rows (self);
  od_question_window_present (self->window, on_answered, self, asking_free);
}
