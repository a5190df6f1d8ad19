#include "erasure-store.h"

#include "register-error.h"
#include "statement.h"

/* Nothing of it is kept where there is no consent to keep. */
static void
bind_consent (OdStatement *statement, const OdConsent *consent)
{
  if (consent == NULL)
    return;
  od_statement_bind_number (statement, 12, consent->informed);
  od_statement_bind_text (statement, 13, consent->informed_by);
  od_statement_bind_text (statement, 14, consent->informed_on);
  od_statement_bind_text (statement, 15, od_consent_manner_to_string (consent->manner));
  od_statement_bind_text (statement, 16, consent->consent_on);
  od_statement_bind_text (statement, 17, consent->information_version);
}

static OdConsent *
read_consent (OdStatement *statement)
{
  OdConsent *consent;

  if (od_statement_peek_text (statement, 14) == NULL)
    return NULL;
  consent = od_consent_new ();
  consent->informed = od_statement_get_number (statement, 11);
  consent->informed_by = od_statement_get_text (statement, 12);
  consent->informed_on = od_statement_get_text (statement, 13);
  od_consent_manner_from_string (od_statement_peek_text (statement, 14), &consent->manner);
  consent->consent_on = od_statement_get_text (statement, 15);
  consent->information_version = od_statement_get_text (statement, 16);
  return consent;
}

static OdErasureRecord *
read_record (OdStatement *statement)
{
  g_autoptr (OdErasureRecord) record = g_new0 (OdErasureRecord, 1);

  if (!od_desk_from_string (od_statement_peek_text (statement, 1), &record->desk)
      || !od_retention_ground_from_string (od_statement_peek_text (statement, 6), &record->ground))
    return NULL;
  record->referral_id = od_statement_get_text (statement, 0);
  record->reference = od_statement_get_text (statement, 2);
  record->protocol_id = od_statement_get_text (statement, 3);
  record->began_on = od_statement_get_text (statement, 4);
  record->closed_on = od_statement_get_text (statement, 5);
  record->ground_detail = od_statement_get_text (statement, 7);
  record->erased_at = od_statement_get_time (statement, 8);
  record->user = od_statement_get_text (statement, 10);
  record->consent = read_consent (statement);
  record->tidied = od_statement_get_number (statement, 17) != 0;
  return g_steal_pointer (&record);
}

gboolean
od_erasure_store_put (OdConnection *connection, const OdErasureRecord *record, GError **error)
{
  g_autoptr (OdStatement) statement = od_statement_new (
      connection,
      "INSERT INTO erasure (referral, desk, reference, protocol, began, closed, ground, ground_detail, at, at_offset, user,"
      "                     consent_points, consent_informed_by, consent_informed_on, consent_manner, consent_on,"
      "                     consent_version, tidied)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
      error);

  if (statement == NULL)
    return FALSE;
  od_statement_bind_text (statement, 1, record->referral_id);
  od_statement_bind_text (statement, 2, od_desk_to_string (record->desk));
  od_statement_bind_text (statement, 3, record->reference);
  od_statement_bind_text (statement, 4, record->protocol_id);
  od_statement_bind_text (statement, 5, record->began_on);
  od_statement_bind_text (statement, 6, record->closed_on);
  od_statement_bind_text (statement, 7, od_retention_ground_to_string (record->ground));
  od_statement_bind_text (statement, 8, record->ground_detail);
  od_statement_bind_time (statement, 9, record->erased_at);
  od_statement_bind_text (statement, 11, record->user);
  bind_consent (statement, record->consent);
  od_statement_bind_number (statement, 18, record->tidied);
  return od_statement_run (statement, error);
}

gboolean
od_erasure_store_set_tidied (OdConnection *connection, const char *id, GError **error)
{
  g_autoptr (OdStatement) statement
      = od_statement_new (connection, "UPDATE erasure SET tidied = 1 WHERE referral = ?1", error);

  if (statement == NULL)
    return FALSE;
  od_statement_bind_text (statement, 1, id);
  return od_statement_run (statement, error);
}

GPtrArray *
od_erasure_store_load (OdConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) od_erasure_record_free);
  g_autoptr (OdStatement) statement = od_statement_new (
      connection,
      "SELECT referral, desk, reference, protocol, began, closed, ground, ground_detail, at, at_offset, user, consent_points,"
      " consent_informed_by, consent_informed_on, consent_manner, consent_on, consent_version, tidied"
      " FROM erasure ORDER BY at DESC, referral",
      error);
  gboolean row = statement != NULL;

  while (row)
    {
      OdErasureRecord *record;

      if (!od_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&records);
      record = read_record (statement);
      if (record == NULL)
        {
          od_register_set_error (error, OD_REGISTER_ERROR_DAMAGED, "erasure: unknown desk or ground");
          return NULL;
        }
      g_ptr_array_add (records, record);
    }
  return NULL;
}
