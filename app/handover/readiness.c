#include "readiness.h"

#include "backup.h"
#include "erase.h"
#include "office.h"
#include "overview-exchange.h"
#include "profile-private.h"
#include "work-list.h"

#define MAX_BACKUP_DAYS 7

typedef struct
{
  OdProfile *profile;
  char *today;
  GPtrArray *points;
} Collecting;

static void
point_free (gpointer data)
{
  OdReadinessPoint *point = data;

  g_free (point->id);
  g_free (point);
}

static OdReadinessPoint *
add (const Collecting *collecting, OdReadinessKind kind, OdReadinessState state, const char *id)
{
  OdReadinessPoint *point = g_new0 (OdReadinessPoint, 1);

  point->kind = kind;
  point->state = state;
  point->id = g_strdup (id);
  g_ptr_array_add (collecting->points, point);
  return point;
}

static void
add_whether (const Collecting *collecting, OdReadinessKind kind, gboolean met)
{
  add (collecting, kind, met ? OD_READINESS_MET : OD_READINESS_UNMET, NULL);
}

/* Met when there are none. */
static void
add_count (const Collecting *collecting, OdReadinessKind kind, guint n)
{
  add (collecting, kind, n == 0 ? OD_READINESS_MET : OD_READINESS_UNMET, NULL)->n = n;
}

static void
add_protocols (const Collecting *collecting)
{
  GListModel *protocols = G_LIST_MODEL (collecting->profile->protocols);
  gboolean in_force = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (OdProtocol) protocol = g_list_model_get_item (protocols, i);

      in_force = in_force || od_protocol_is_in_force (protocol, collecting->today);
    }
  add_whether (collecting, OD_READINESS_PROTOCOL, in_force);
}

/* Whether a record of @kind is current, and says @code at @datum where @code is not NULL. */
static gboolean
has_record (const Collecting *collecting, OdOfficeKind kind, guint datum, const char *code)
{
  GListModel *records = G_LIST_MODEL (collecting->profile->office[kind]);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (OdOfficeRecord) record = g_list_model_get_item (records, i);

      if (!od_office_record_is_ended (record, collecting->today)
          && (code == NULL || g_str_equal (od_office_record_get (record, datum), code)))
        return TRUE;
    }
  return FALSE;
}

/* The OCMW proves them on simple request (art. 6); the register of processing activities is for every controller (GDPR art. 30). */
static void
add_measures (const Collecting *collecting)
{
  static const char *const kinds[] = { OD_MEASURE_KIND_POLICY, OD_MEASURE_KIND_PLAN, OD_MEASURE_KIND_DPO };

  if (collecting->profile->settings->desk == OD_DESK_OCMW)
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      add_whether (collecting, OD_READINESS_POLICY + i, has_record (collecting, OD_OFFICE_MEASURE, OD_MEASURE_KIND, kinds[i]));
  add_whether (collecting, OD_READINESS_ACTIVITY, has_record (collecting, OD_OFFICE_ACTIVITY, 0, NULL));
}

static void
add_overviews (const Collecting *collecting)
{
  GListModel *protocols = G_LIST_MODEL (collecting->profile->protocols);
  g_autoptr (GPtrArray) own = od_overview_get_own (collecting->profile);

  add_whether (collecting, OD_READINESS_PROCESSORS, own->len > 0);
  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (OdProtocol) protocol = g_list_model_get_item (protocols, i);
      const char *id = od_protocol_get_id (protocol);
      g_autoptr (GPtrArray) unsent = od_overview_get_unsent (collecting->profile, id);
      gboolean sent = od_overview_find_sent (collecting->profile, id) != NULL && unsent->len == 0;
      gboolean received = od_overview_find_received (collecting->profile, id) != NULL;

      if (!od_protocol_is_in_force (protocol, collecting->today))
        continue;
      add (collecting, OD_READINESS_OVERVIEW_SENT, sent ? OD_READINESS_MET : OD_READINESS_UNMET, id);
      add (collecting, OD_READINESS_OVERVIEW_RECEIVED, received ? OD_READINESS_MET : OD_READINESS_ADVICE, id);
    }
}

/* The first of its findings that must be mended, or else the first. */
static const OdFinding *
find_worst (OdFindings *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const OdFinding *finding = &g_array_index (findings, OdFinding, i);

      if (finding->code != OD_FINDING_ENDS_SOON)
        return finding;
    }
  return findings->len > 0 ? &g_array_index (findings, OdFinding, 0) : NULL;
}

static void
add_record (const Collecting *collecting, OdOfficeRecord *record)
{
  g_autoptr (OdFindings) findings = od_office_check (collecting->profile, record);
  const OdFinding *worst = find_worst (findings);
  OdReadinessPoint *point;

  if (worst == NULL || od_office_record_is_ended (record, collecting->today))
    return;
  point = add (collecting, OD_READINESS_RECORD, worst->code == OD_FINDING_ENDS_SOON ? OD_READINESS_ADVICE : OD_READINESS_UNMET,
               od_office_record_get_id (record));
  point->finding = *worst;
  point->n = findings->len;
}

static void
add_records (const Collecting *collecting)
{
  static const OdOfficeKind kinds[] = { OD_OFFICE_MEASURE, OD_OFFICE_ACTIVITY, OD_OFFICE_PROCESSOR, OD_OFFICE_BREACH };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GListModel *records = G_LIST_MODEL (collecting->profile->office[kinds[i]]);

      for (guint j = 0; j < g_list_model_get_n_items (records); j++)
        {
          g_autoptr (OdOfficeRecord) record = g_list_model_get_item (records, j);

          add_record (collecting, record);
        }
    }
}

static guint
count_open_breaches (const Collecting *collecting)
{
  GListModel *breaches = G_LIST_MODEL (collecting->profile->office[OD_OFFICE_BREACH]);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (breaches); i++)
    {
      g_autoptr (OdOfficeRecord) breach = g_list_model_get_item (breaches, i);

      n += od_office_record_is_ended (breach, collecting->today) ? 0 : 1;
    }
  return n;
}

static guint
count_open_notices (const Collecting *collecting)
{
  GListModel *notices = G_LIST_MODEL (collecting->profile->notices);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (OdNotice) notice = g_list_model_get_item (notices, i);

      n += od_notice_is_open (notice) ? 1 : 0;
    }
  return n;
}

/* Neither is asked by protocol or GDPR in so many words, so they are advice. */
static void
add_recovery (const Collecting *collecting)
{
  OdProfile *self = collecting->profile;
  g_autoptr (GDateTime) now = od_profile_get_now (self);
  g_autoptr (GDateTime) last = self->backup_folder != NULL ? od_backup_find_last (self->backup_folder, self->name) : NULL;
  gboolean recent = last != NULL && g_date_time_difference (now, last) < MAX_BACKUP_DAYS * G_TIME_SPAN_DAY;

  add (collecting, OD_READINESS_RECOVERY_SHEET, self->recovery != NULL ? OD_READINESS_MET : OD_READINESS_ADVICE, NULL);
  add (collecting, OD_READINESS_BACKUP, recent ? OD_READINESS_MET : OD_READINESS_ADVICE, NULL);
}

GPtrArray *
od_readiness_collect (OdProfile *profile, const OdJournalVerdict *journal)
{
  g_autofree char *today = od_profile_get_today (profile);
  const Collecting collecting = { profile, today, g_ptr_array_new_with_free_func (point_free) };
  OdDigest digest = od_work_list_get_digest (profile, NULL, today);

  add_protocols (&collecting);
  add_measures (&collecting);
  add_overviews (&collecting);
  add_records (&collecting);
  add_count (&collecting, OD_READINESS_BREACHES, count_open_breaches (&collecting));
  add_count (&collecting, OD_READINESS_NOTICES, count_open_notices (&collecting));
  add_count (&collecting, OD_READINESS_REFERRALS, digest.n_overdue);
  if (!od_profile_is_practice (profile))
    add_recovery (&collecting);
  if (od_erase_get_leftover (profile) != NULL)
    add_whether (&collecting, OD_READINESS_LEFTOVER, FALSE);
  if (journal != NULL)
    add_whether (&collecting, OD_READINESS_JOURNAL, journal->misfit == 0);
  return collecting.points;
}

guint
od_readiness_count_unmet (GPtrArray *points)
{
  guint n = 0;

  for (guint i = 0; i < points->len; i++)
    n += ((const OdReadinessPoint *) g_ptr_array_index (points, i))->state == OD_READINESS_UNMET ? 1 : 0;
  return n;
}
