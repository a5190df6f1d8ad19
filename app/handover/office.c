#include "office.h"

#include "day.h"
#include "office-check.h"
#include "office-pdf.h"
#include "overview-exchange.h"
#include "profile-private.h"
#include "profile-record.h"
#include "record-json.h"
#include "text-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Larger than any agreement that a person reads; and what a mail takes. */
#define MAX_ATTACHMENT_BYTES (15 * 1024 * 1024)

/* A record is changed in this order: turn -> rules, history -> register -> list. */
typedef struct
{
  OdOfficeRecord *record; /* as it is to be kept */
  char *attachment_id;    /* (nullable): of the document that comes with it, or goes */
  OdSecret *content;      /* (nullable): of the document that comes */
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_object_unref (keeping->record);
  g_free (keeping->attachment_id);
  g_clear_pointer (&keeping->content, od_secret_unref);
  g_free (keeping);
}

static OdRecordList *
get_list (OdProfile *self, OdOfficeRecord *record)
{
  return self->office[od_office_record_get_kind (record)];
}

/* What the journal calls it. */
static char *
make_action (OdProfile *self, OdOfficeRecord *before, OdOfficeRecord *record)
{
  g_autofree char *today = od_profile_get_today (self);
  const char *what = "gewijzigd";

  if (before == NULL)
    what = "toegevoegd";
  else if (!od_office_record_is_ended (before, today) && od_office_record_is_ended (record, today))
    what = od_office_record_get_kind (record) == OD_OFFICE_BREACH ? "afgesloten" : "beeindigd";
  return g_strdup_printf ("%s-%s", od_office_kind_to_string (od_office_record_get_kind (record)), what);
}

/* Its reference in the journal: of a breach the one that people know. */
static const char *
get_reference (OdOfficeRecord *record)
{
  gboolean is_breach = od_office_record_get_kind (record) == OD_OFFICE_BREACH;

  return is_breach ? od_office_record_get (record, OD_BREACH_REFERENCE) : od_office_record_get_id (record);
}

static void
put_attachment (OdProfile *self, OdChange *change, const Keeping *keeping)
{
  if (keeping->content != NULL)
    od_profile_put_document (self, change, OD_RECORD_ATTACHMENT, keeping->attachment_id, keeping->content);
  else if (keeping->attachment_id != NULL)
    od_change_delete_document (change, OD_RECORD_ATTACHMENT, keeping->attachment_id);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  Keeping *keeping = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean applied = od_register_apply_finish (OD_REGISTER (source), result, &error);

  if (applied)
    od_record_list_put (get_list (self, keeping->record), keeping->record);
  od_profile_end_turn (self, od_office_record_get_id (keeping->record));
  if (applied)
    g_task_return_pointer (task, g_object_ref (keeping->record), g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Of what the list has now: another document may have come, or gone, since the record was shown. */
static void
take_current (OdProfile *self, Keeping *keeping)
{
  OdOfficeRecord *current = od_record_list_find (get_list (self, keeping->record), od_office_record_get_id (keeping->record));
  GPtrArray *attachments = od_office_record_get_attachments (keeping->record);
  g_autoptr (OdOfficeRecord) changed = NULL;

  if (current == NULL || keeping->attachment_id == NULL)
    return;
  if (keeping->content == NULL)
    changed = od_office_record_without_attachment (current, keeping->attachment_id);
  else
    changed = od_office_record_with_attachment (current, g_ptr_array_index (attachments, attachments->len - 1));
  g_set_object (&keeping->record, changed);
}

static void
apply (GTask *task)
{
  OdProfile *self = g_task_get_source_object (task);
  Keeping *keeping = g_task_get_task_data (task);
  OdOfficeRecord *before = od_record_list_find (get_list (self, keeping->record), od_office_record_get_id (keeping->record));
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autofree char *at = od_office_time_format (now);
  g_autofree char *action = make_action (self, before, keeping->record);
  g_autoptr (OdOfficeRecord) kept = od_office_record_after (keeping->record, before, at, self->settings->user_name);
  g_autoptr (OdSecret) content = od_secret_from_bytes (od_office_record_to_json (kept));
  OdChange *change = od_profile_new_change (self, action, get_reference (kept));

  g_set_object (&keeping->record, kept);
  od_profile_put_document (self, change, od_office_kind_to_string (od_office_record_get_kind (kept)), od_office_record_get_id (kept), content);
  put_attachment (self, change, keeping);
  od_register_apply_async (self->reg, change, NULL, on_applied, g_object_ref (task));
}

static gboolean
check (OdProfile *self, OdOfficeRecord *record, GError **error)
{
  g_autoptr (OdFindings) findings = od_office_check (self, record);

  if (od_office_record_get_attachments (record)->len > OD_OFFICE_MAX_ATTACHMENTS)
    {
      g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES,
                           _ ("Hier staan al twintig bijlagen. Er is niets veranderd; haal er eerst een weg."));
      return FALSE;
    }
  if (!od_findings_has_errors (findings))
    return TRUE;
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                       _ ("Dit kan zo niet bewaard worden: er is nog iets aan te vullen of te verbeteren."));
  return FALSE;
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = OD_PROFILE (source);
  Keeping *keeping = g_task_get_task_data (task);
  GError *error = NULL;

  if (!od_profile_take_turn_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  take_current (self, keeping);
  if (check (self, keeping->record, &error))
    {
      apply (task);
      return;
    }
  od_profile_end_turn (self, od_office_record_get_id (keeping->record));
  g_task_return_error (task, error);
}

/* Takes over @content (nullable). */
static void
keep (OdProfile *profile, OdOfficeRecord *record, const char *attachment_id, OdSecret *content, gpointer tag, GCancellable *cancellable,
      GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Keeping *keeping = g_new0 (Keeping, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  keeping->record = g_object_ref (record);
  keeping->attachment_id = g_strdup (attachment_id);
  keeping->content = content;
  g_task_set_task_data (task, keeping, keeping_free);
  if (od_profile_check_set_up (profile, &error))
    od_profile_take_turn_async (profile, od_office_record_get_id (record), cancellable, on_turn, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static OdOfficeRecord *
finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
od_office_keep_async (OdProfile *profile, OdOfficeRecord *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  keep (profile, record, NULL, NULL, od_office_keep_async, cancellable, callback, data);
}

OdOfficeRecord *
od_office_keep_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return finish (profile, result, error);
}

/* What @name is kept as: a name that could not be read again becomes a plain one; (transfer full). */
static char *
make_attachment_name (const char *name)
{
  g_autoptr (OdFindings) findings = od_findings_new ();
  const char *ending = strrchr (name, '.');

  od_text_check (name, OD_FIELD_OFFICE, OD_OFFICE_MAX_ATTACHMENT_CHARACTERS, findings);
  if (*name != '\0' && !od_findings_has_errors (findings))
    return g_strdup (name);
  return g_strconcat ("bijlage", ending != NULL && g_regex_match_simple ("^\\.[A-Za-z0-9]{1,10}$", ending, 0, 0) ? ending : "", NULL);
}

void
od_office_attach_async (OdProfile *profile, OdOfficeRecord *record, const char *name, GBytes *content, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *kept_name = make_attachment_name (name);
  const OdAttachment attachment = { .id = id, .name = kept_name };
  g_autoptr (OdOfficeRecord) with = od_office_record_with_attachment (record, &attachment);
  gsize size = g_bytes_get_size (content);

  if (size == 0 || size > MAX_ATTACHMENT_BYTES)
    g_task_report_new_error (profile, callback, data, od_office_attach_async, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES,
                             size == 0 ? _ ("Dit bestand is leeg. Er is niets veranderd; kies een ander bestand.")
                                       : _ ("Dit bestand is groter dan 15 MB. Er is niets veranderd; kies een kleiner bestand."));
  else
    keep (profile, with, id, od_secret_new (g_bytes_get_data (content, NULL), size), od_office_attach_async, cancellable, callback, data);
}

OdOfficeRecord *
od_office_attach_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return finish (profile, result, error);
}

void
od_office_detach_async (OdProfile *profile, OdOfficeRecord *record, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (OdOfficeRecord) without = od_office_record_without_attachment (record, id);

  keep (profile, without, id, NULL, od_office_detach_async, cancellable, callback, data);
}

OdOfficeRecord *
od_office_detach_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  return finish (profile, result, error);
}

static void
on_attachment_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OdProfile *self = g_task_get_source_object (task);
  GError *error = NULL;
  OdStoredDocument *stored = od_register_find_document_finish (OD_REGISTER (source), result, &error);
  g_autoptr (OdSecret) content = NULL;

  if (stored != NULL)
    {
      content = od_record_open_either (self->key, od_profile_get_other_key (self), OD_RECORD_ATTACHMENT, stored->id, &stored->part, NULL);
      if (content == NULL)
        od_profile_tell_unopened (self, OD_RECORD_ATTACHMENT, stored->id);
      od_stored_document_free (stored);
    }
  if (content != NULL)
    g_task_return_pointer (task, od_secret_to_bytes (content), (GDestroyNotify) g_bytes_unref);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FILES, _ ("Deze bijlage is hier niet meer, of is beschadigd. Al het andere staat er nog; voeg ze opnieuw toe."));
}

void
od_office_read_attachment_async (OdProfile *profile, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);

  g_task_set_source_tag (task, od_office_read_attachment_async);
  od_register_find_document_async (profile->reg, OD_RECORD_ATTACHMENT, id, cancellable, on_attachment_found, g_object_ref (task));
}

GBytes *
od_office_read_attachment_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

OdOfficeRecord *
od_office_end (OdProfile *profile, OdOfficeRecord *record, guint datum)
{
  g_autofree char *today = od_profile_get_today (profile);

  return od_office_record_with (record, datum, today);
}

OdFindings *
od_office_check (OdProfile *profile, OdOfficeRecord *record)
{
  g_autoptr (GDateTime) now = od_profile_get_now (profile);

  return od_office_record_check (record, now);
}

static OdProtocol *
get_own_protocol (OdProfile *profile)
{
  return profile->settings != NULL ? od_profile_find_protocol (profile, profile->settings->protocol_id) : NULL;
}

OdParty *
od_office_get_owner (OdProfile *profile)
{
  OdProtocol *protocol = get_own_protocol (profile);

  return protocol != NULL ? od_profile_get_own_party (profile, protocol) : NULL;
}

/* The next that no breach has: "LEK-2026-001"; (transfer full). */
static char *
make_breach_reference (OdProfile *profile)
{
  GListModel *breaches = G_LIST_MODEL (profile->office[OD_OFFICE_BREACH]);
  g_autofree char *today = od_profile_get_today (profile);
  g_autofree char *prefix = g_strdup_printf ("LEK-%.4s-", today);
  guint last = 0;

  for (guint i = 0; i < g_list_model_get_n_items (breaches); i++)
    {
      g_autoptr (OdOfficeRecord) breach = g_list_model_get_item (breaches, i);
      const char *reference = od_office_record_get (breach, OD_BREACH_REFERENCE);

      if (g_str_has_prefix (reference, prefix))
        last = MAX (last, (guint) g_ascii_strtoull (reference + strlen (prefix), NULL, 10));
    }
  return g_strdup_printf ("%s%03u", prefix, last + 1);
}

static const OdProtocolParty *
get_own_side (OdProfile *profile, OdProtocol *protocol)
{
  const OdProtocolData *data = od_protocol_get_data (protocol);

  return profile->settings->desk == OD_DESK_OCMW ? &data->recipient : &data->sender;
}

/* As in the last breach, so that an office fills it in once. */
static const char *
find_authority (OdProfile *profile)
{
  GListModel *breaches = G_LIST_MODEL (profile->office[OD_OFFICE_BREACH]);
  g_autoptr (OdOfficeRecord) last = g_list_model_get_item (breaches, 0); /* the list still holds it */
  const char *authority = last != NULL ? od_office_record_get (last, OD_BREACH_AUTHORITY) : "";

  return *authority != '\0' ? authority : OD_USUAL_AUTHORITY;
}

static OdOfficeRecord *
propose_breach (OdProfile *profile, OdOfficeRecord *record)
{
  g_autoptr (GDateTime) now = od_profile_get_now (profile);
  g_autofree char *reference = make_breach_reference (profile);
  g_autofree char *aware_at = od_office_time_format (now);
  OdProtocol *protocol = get_own_protocol (profile);

  record = od_office_record_fill (record, OD_BREACH_REFERENCE, reference);
  record = od_office_record_fill (record, OD_BREACH_AWARE_AT, aware_at);
  record = od_office_record_fill (record, OD_BREACH_CONTACT_NAME, profile->settings->user_name);
  record = od_office_record_fill (record, OD_BREACH_AUTHORITY, find_authority (profile));
  return protocol != NULL ? od_office_record_fill (record, OD_BREACH_CONTACT_EMAIL, get_own_side (profile, protocol)->dpo_email) : record;
}

/* "; verwerker ACME (hosting); …"; (transfer full). */
static char *
list_processors (OdProfile *profile)
{
  g_autoptr (GPtrArray) overview = od_overview_get_own (profile);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < overview->len; i++)
    {
      OdOfficeRecord *processor = g_ptr_array_index (overview, i);

      if (od_office_record_get_kind (processor) == OD_OFFICE_PROCESSOR)
        g_string_append_printf (text, "; verwerker %s (%s)", od_office_record_get (processor, OD_PROCESSOR_NAME),
                                od_office_record_get (processor, OD_PROCESSOR_SERVICE));
    }
  return g_string_free (text, FALSE);
}

static OdOfficeRecord *
propose_activity_of (OdProfile *profile, OdProtocol *protocol, OdOfficeRecord *record)
{
  const OdProtocolData *data = od_protocol_get_data (protocol);
  const OdProtocolParty *side = get_own_side (profile, protocol);
  g_autofree char *processors = list_processors (profile);
  g_autofree char *actors = g_strjoinv (", ", (char **) od_protocol_get_actors (protocol));
  g_autofree char *retention
      = g_strdup_printf ("Tot er contact was en duidelijk is of de cliënt hulp wil; met een cliëntdossier tot %u jaar na het afsluiten ervan",
                         data->retention_years);
  g_autofree char *recipients
      = profile->settings->desk == OD_DESK_OCMW
            ? g_strdup_printf ("Maatschappelijk werkers van het OCMW; actoren van het geïntegreerd breed onthaal: %s%s", actors, processors)
            : g_strdup_printf ("Het OCMW van de woonplaats van de cliënt%s", processors);

  record = od_office_record_fill (record, OD_ACTIVITY_CONTROLLER, side->name);
  record = od_office_record_fill (record, OD_ACTIVITY_CONTROLLER_CONTACT, side->address);
  record = od_office_record_fill (record, OD_ACTIVITY_DPO_EMAIL, side->dpo_email);
  record = od_office_record_fill (record, OD_ACTIVITY_PURPOSES, data->purpose);
  record = od_office_record_fill (record, OD_ACTIVITY_LEGAL_GROUND, data->legal_ground);
  record = od_office_record_fill (record, OD_ACTIVITY_RETENTION, retention);
  return od_office_record_fill (record, OD_ACTIVITY_RECIPIENTS, recipients);
}

static OdOfficeRecord *
propose_activity (OdProfile *profile, OdOfficeRecord *record)
{
  OdProtocol *protocol = get_own_protocol (profile);

  record = od_office_record_fill (record, OD_ACTIVITY_NAME, "Doorverwijzing van kwetsbare gezinnen van Kind en Gezin naar het OCMW");
  record = od_office_record_fill (record, OD_ACTIVITY_SUBJECTS, "Cliënten van Kind en Gezin die toestemming gaven voor de doorverwijzing");
  record = od_office_record_fill (record, OD_ACTIVITY_DATA, "Voornaam en naam, adres, telefoonnummer, e-mailadres (protocol, artikel 3)");
  record = od_office_record_fill (record, OD_ACTIVITY_TRANSFERS, "Geen");
  record = od_office_record_fill (record, OD_ACTIVITY_SECURITY,
                                  "Pakketten versleuteld met AES-256, wachtzin langs een andere weg; register per cliënt verzegeld, sleutel in de "
                                  "sleutelbos; logboek dat wijzigingen verraadt; gegevens worden na de termijn bewijsbaar gewist");
  return protocol != NULL ? propose_activity_of (profile, protocol, record) : record;
}

/* To be looked at again in a year, unless a person says otherwise. */
static OdOfficeRecord *
propose_dates (OdProfile *profile, OdOfficeRecord *record, guint date, guint review_on)
{
  g_autofree char *today = od_profile_get_today (profile);
  g_autofree char *in_a_year = od_day_add_years (today, 1);

  record = od_office_record_fill (record, date, today);
  return od_office_record_fill (record, review_on, in_a_year);
}

OdOfficeRecord *
od_office_propose (OdProfile *profile, OdOfficeKind kind)
{
  OdOfficeRecord *record = od_office_record_new (kind, NULL);

  if (kind == OD_OFFICE_BREACH)
    return propose_breach (profile, record);
  if (kind == OD_OFFICE_ACTIVITY)
    return propose_dates (profile, propose_activity (profile, record), OD_ACTIVITY_DATE, OD_ACTIVITY_REVIEW_ON);
  if (kind == OD_OFFICE_MEASURE)
    return propose_dates (profile, record, OD_MEASURE_DATE, OD_MEASURE_REVIEW_ON);
  return record;
}

GBytes *
od_office_to_pdf (OdProfile *profile, const char *title, GPtrArray *records, const char *none, GError **error)
{
  g_autoptr (OdParty) owner = od_office_get_owner (profile);
  g_autofree char *today = od_profile_get_today (profile);

  if (owner != NULL)
    return od_office_records_to_pdf (title, owner, today, records, none, error);
  g_set_error_literal (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_STATE, _ ("Het protocol van dit bureau is hier niet meer. Er is niets veranderd; neem het opnieuw over bij Protocollen."));
  return NULL;
}
