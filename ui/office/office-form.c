#include "office-form.h"

#include <glib/gi18n-lib.h>

#include "datum-row.h"
#include "keep-protocol.h"
#include "notice-made.h"
#include "office-text.h"
#include "office.h"
#include "party-notice.h"
#include "protocol-form.h"
#include "question-window.h"
#include "section.h"

typedef struct
{
  OdQuestionWindow *window;
  OdProfile *profile;
  OdOfficeRecord *record;
  OdNoticeKind notice_kind; /* when protocol_id is set */
  char *protocol_id;        /* (nullable): of whom it is told; NULL when it is kept here */
  OdProtocol *protocol;     /* (nullable): that the form changes */
  GtkWidget **rows;         /* as the data; NULL for what is in no form */
} Filling;

static void
filling_free (gpointer data)
{
  Filling *self = data;

  g_object_unref (self->profile);
  g_object_unref (self->record);
  g_free (self->protocol_id);
  g_clear_object (&self->protocol);
  g_free (self->rows);
  g_free (self);
}

static const OdDatum *
get_datum (Filling *self, guint index)
{
  return od_office_kind_get_datum (od_office_record_get_kind (self->record), index);
}

static guint
get_n_data (Filling *self)
{
  return od_office_kind_get_n_data (od_office_record_get_kind (self->record));
}

/* (transfer full) */
static OdOfficeRecord *
read_form (Filling *self)
{
  OdOfficeRecord *record = g_object_ref (self->record);

  for (guint i = 0; i < get_n_data (self); i++)
    if (self->rows[i] != NULL)
      {
        g_autofree char *value = od_datum_row_get_value (self->rows[i], get_datum (self, i));

        record = od_office_record_fill (record, i, value);
      }
  return record;
}

/* Only what must be mended is marked while somebody fills in: what is advised stands on the record's page. */
static void
show_findings (Filling *self, const OdFindings *findings)
{
  GtkWidget *first = NULL;

  for (guint i = 0; i < get_n_data (self); i++)
    if (self->rows[i] != NULL)
      {
        const OdFinding *finding = od_findings_find (findings, OD_FIELD_OFFICE + i);
        gboolean is_error = finding != NULL && finding->severity == OD_SEVERITY_ERROR;

        od_datum_row_set_finding (self->rows[i], get_datum (self, i), is_error ? finding : NULL);
        if (is_error && first == NULL)
          first = self->rows[i];
      }
  if (first != NULL)
    gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);
}

/* What was filled in is shown in the window that asked for it, unless that was closed meanwhile. */
static void
close_and_show (OdQuestionWindow *window, const char *action, const char *id)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (window));

  gtk_window_close (GTK_WINDOW (window));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, "s", id);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdOfficeRecord) kept = od_office_keep_finish (OD_PROFILE (source), result, &error);

  if (od_question_window_end_work (window, kept != NULL, _ ("Het is niet bewaard"), error))
    close_and_show (window, OD_SHOW_OFFICE_RECORD_ACTION, od_office_record_get_id (kept));
}

static void
on_packed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdPackedNotice) packed = od_party_notice_pack_finish (OD_PROFILE (source), result, &error);

  od_notice_made_in_window (window, packed, _ ("Het bericht is niet verpakt"), error);
}

static void
on_protocol_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OdQuestionWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OdProtocol) kept = od_protocol_keep_finish (OD_PROFILE (source), result, &error);

  if (od_question_window_end_work (window, kept != NULL, _ ("Het protocol is niet bewaard"), error))
    close_and_show (window, OD_SHOW_PROTOCOL_ACTION, od_protocol_get_id (kept));
}

static void
go_on (Filling *self, OdOfficeRecord *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (od_office_record_get_kind (record) == OD_OFFICE_PROTOCOL)
    {
      od_protocol_keep_form_async (self->profile, record, self->protocol, NULL, on_protocol_kept, od_question_window_begin_work (self->window));
      return;
    }
  if (self->protocol_id == NULL)
    {
      od_office_keep_async (self->profile, record, NULL, on_kept, od_question_window_begin_work (self->window));
      return;
    }
  g_ptr_array_add (records, g_object_ref (record));
  od_party_notice_pack_async (self->profile, self->notice_kind, self->protocol_id, records, NULL, on_packed,
                              od_question_window_begin_work (self->window));
}

static void
on_answered (gpointer data)
{
  Filling *self = data;
  g_autoptr (OdOfficeRecord) record = read_form (self);
  g_autoptr (OdFindings) findings = od_office_check (self->profile, record);

  show_findings (self, findings);
  if (!od_findings_has_errors (findings))
    go_on (self, record);
}

static void
add_rows (Filling *self)
{
  AdwPreferencesGroup *group = NULL;

  self->rows = g_new0 (GtkWidget *, get_n_data (self));
  for (guint i = 0; i < get_n_data (self); i++)
    {
      const OdDatum *datum = get_datum (self, i);

      if (datum->set_by_action)
        continue;
      if (group == NULL || datum->heading != NULL)
        group = od_question_window_add_group (self->window, datum->heading != NULL ? _ (datum->heading) : NULL, NULL);
      self->rows[i] = od_datum_row_new (datum);
      od_datum_row_set_value (self->rows[i], datum, od_office_record_get (self->record, i));
      adw_preferences_group_add (group, self->rows[i]);
    }
}

static void
present (GtkWindow *parent, OdProfile *profile, OdOfficeRecord *record, OdNoticeKind notice_kind, const char *protocol_id, OdProtocol *protocol)
{
  Filling *self = g_new0 (Filling, 1);
  const char *action = protocol_id != NULL ? _ ("Verpakken") : _ ("Bewaren");

  self->profile = g_object_ref (profile);
  self->record = g_object_ref (record);
  self->notice_kind = notice_kind;
  self->protocol_id = g_strdup (protocol_id);
  g_set_object (&self->protocol, protocol);
  self->window = od_question_window_new (parent, od_office_kind_to_text (od_office_record_get_kind (record)), action);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 520, 680);
  add_rows (self);
  od_question_window_present (self->window, on_answered, self, filling_free);
}

void
od_office_form_present (GtkWindow *parent, OdProfile *profile, OdOfficeRecord *record)
{
  present (parent, profile, record, OD_NOTICE_PROCESSORS, NULL, NULL);
}

void
od_office_form_present_notice (GtkWindow *parent, OdProfile *profile, OdOfficeRecord *record, OdNoticeKind kind, const char *protocol_id)
{
  present (parent, profile, record, kind, protocol_id, NULL);
}

void
od_office_form_present_protocol (GtkWindow *parent, OdProfile *profile, OdProtocol *protocol)
{
  g_autoptr (OdOfficeRecord) form = protocol != NULL ? od_protocol_form_new (protocol) : od_protocol_propose_form (profile);

  present (parent, profile, form, OD_NOTICE_PROCESSORS, NULL, protocol);
}
