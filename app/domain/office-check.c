#include "office-check.h"

#include <string.h>

#include "breach-clock.h"
#include "day.h"
#include "email-address.h"
#include "enterprise-number.h"
#include "protocol-form.h"
#include "text-rules.h"

typedef struct
{
  OdOfficeRecord *record;
  GDateTime *now;
  char *today;
  OdFindings *findings;
} Checking;

static void
add (const Checking *checking, guint datum, OdFindingCode code, OdSeverity severity)
{
  od_findings_add (checking->findings, code, OD_FIELD_OFFICE + datum, severity);
}

static const char *
get (const Checking *checking, guint datum)
{
  return od_office_record_get (checking->record, datum);
}

static gboolean
is_day (const Checking *checking, guint datum)
{
  return od_day_is_valid (get (checking, datum));
}

GDateTime *
od_office_time_parse (const char *time)
{
  static const char *const shape = "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:00[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]$";

  if (!g_regex_match_simple (shape, time, G_REGEX_DOLLAR_ENDONLY, 0))
    return NULL;
  return g_date_time_new_from_iso8601 (time, NULL);
}

char *
od_office_time_format (GDateTime *time)
{
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:00%:z");
}

static gboolean
has_option (const OdDatum *datum, const char *code)
{
  for (const OdDatumOption *option = datum->options; option->code != NULL; option++)
    if (g_str_equal (option->code, code))
      return TRUE;
  return FALSE;
}

/* Each at most once. */
static gboolean
has_options (const OdDatum *datum, const char *value)
{
  g_auto (GStrv) codes = g_strsplit (value, " ", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    if (!has_option (datum, codes[i]) || g_strv_contains ((const char *const *) codes + i + 1, codes[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_time (const char *value)
{
  g_autoptr (GDateTime) time = od_office_time_parse (value);

  return time != NULL;
}

/* Whether @value, which is not empty, has the shape of its datum; texts have rules of their own. */
static gboolean
has_shape (const OdDatum *datum, const char *value)
{
  switch (datum->shape)
    {
    case OD_SHAPE_DAY:
      return od_day_is_valid (value);
    case OD_SHAPE_TIME:
      return is_time (value);
    case OD_SHAPE_CHOICE:
      return has_option (datum, value);
    case OD_SHAPE_SEVERAL:
      return has_options (datum, value);
    case OD_SHAPE_NUMBER:
      return strlen (value) <= 9 && strspn (value, "0123456789") == strlen (value);
    case OD_SHAPE_EMAIL:
      return od_email_address_is_valid (value);
    case OD_SHAPE_ENTERPRISE_NUMBER:
    case OD_SHAPE_TEXT:
    case OD_SHAPE_PARAGRAPH:
    default:
      return TRUE;
    }
}

static gboolean
is_right_number (const char *value)
{
  g_autofree char *number = od_enterprise_number_parse (value);

  return number != NULL;
}

static void
check_datum (const Checking *checking, guint index, const OdDatum *datum)
{
  const char *value = get (checking, index);

  if (*value == '\0' && datum->need != OD_NEED_NONE)
    add (checking, index, OD_FINDING_REQUIRED, datum->need == OD_NEED_REQUIRED ? OD_SEVERITY_ERROR : OD_SEVERITY_ADVICE);
  if (*value == '\0')
    return;
  od_text_check (value, OD_FIELD_OFFICE + index, od_datum_shape_get_max_characters (datum->shape), checking->findings);
  if (datum->shape == OD_SHAPE_ENTERPRISE_NUMBER && !is_right_number (value))
    add (checking, index, OD_FINDING_CHECK_DIGITS, OD_SEVERITY_ERROR);
  else if (!has_shape (datum, value))
    add (checking, index, OD_FINDING_SHAPE, OD_SEVERITY_ERROR);
}

/* That @datum (a day) lies behind, or soon will. */
static void
check_end (const Checking *checking, guint datum)
{
  const char *end = get (checking, datum);

  if (!is_day (checking, datum))
    return;
  if (strcmp (end, checking->today) < 0)
    add (checking, datum, OD_FINDING_ENDED, OD_SEVERITY_ADVICE);
  else if (od_day_difference (checking->today, end) <= OD_OFFICE_SOON_DAYS)
    add (checking, datum, OD_FINDING_ENDS_SOON, OD_SEVERITY_ADVICE);
}

static void
check_review (const Checking *checking, guint datum)
{
  if (is_day (checking, datum) && strcmp (get (checking, datum), checking->today) <= 0)
    add (checking, datum, OD_FINDING_REVIEW_DUE, OD_SEVERITY_ADVICE);
}

static void
check_order (const Checking *checking, guint start, guint end)
{
  if (is_day (checking, start) && is_day (checking, end) && strcmp (get (checking, end), get (checking, start)) < 0)
    add (checking, end, OD_FINDING_END_BEFORE_START, OD_SEVERITY_ERROR);
}

/* @datum is needed because of what another one says. */
static void
check_needed (const Checking *checking, gboolean needed, guint datum, OdSeverity severity)
{
  if (needed && *get (checking, datum) == '\0')
    add (checking, datum, OD_FINDING_REQUIRED, severity);
}

static void
check_processor (const Checking *checking)
{
  check_needed (checking, g_str_equal (get (checking, OD_PROCESSOR_ROLE), OD_ROLE_SUB_PROCESSOR), OD_PROCESSOR_OF_WHOM, OD_SEVERITY_ERROR);
  check_order (checking, OD_PROCESSOR_AGREEMENT_ON, OD_PROCESSOR_AGREEMENT_END);
  if (od_office_record_is_ended (checking->record, checking->today))
    return;
  check_needed (checking, g_str_equal (get (checking, OD_PROCESSOR_REGION), OD_REGION_THIRD_COUNTRY), OD_PROCESSOR_TRANSFER_GROUND,
                OD_SEVERITY_ADVICE);
  check_end (checking, OD_PROCESSOR_AGREEMENT_END);
  check_review (checking, OD_PROCESSOR_AGREEMENT_REVIEW_ON);
  for (guint i = 0; i < OD_PROCESSOR_N_CERTIFICATES; i++)
    check_end (checking, OD_PROCESSOR_CERTIFICATE_END + 2 * i);
}

static gboolean
needs_document (const Checking *checking)
{
  const char *kind = get (checking, OD_MEASURE_KIND);

  return g_str_equal (kind, OD_MEASURE_KIND_POLICY) || g_str_equal (kind, OD_MEASURE_KIND_PLAN);
}

static void
check_measure (const Checking *checking)
{
  check_order (checking, OD_MEASURE_DATE, OD_MEASURE_REVIEW_ON);
  if (od_office_record_is_ended (checking->record, checking->today))
    return;
  check_review (checking, OD_MEASURE_REVIEW_ON);
  check_needed (checking, g_str_equal (get (checking, OD_MEASURE_KIND), OD_MEASURE_KIND_DPO), OD_MEASURE_EMAIL, OD_SEVERITY_ADVICE);
  if (needs_document (checking) && od_office_record_get_attachments (checking->record)->len == 0)
    add (checking, OD_MEASURE_TITLE, OD_FINDING_NO_DOCUMENT, OD_SEVERITY_ADVICE);
}

static void
check_activity (const Checking *checking)
{
  check_order (checking, OD_ACTIVITY_DATE, OD_ACTIVITY_REVIEW_ON);
  check_review (checking, OD_ACTIVITY_REVIEW_ON);
}

static void
check_not_in_future (const Checking *checking, guint datum)
{
  g_autoptr (GDateTime) time = od_office_time_parse (get (checking, datum));

  if (time != NULL && g_date_time_compare (time, checking->now) > 0)
    add (checking, datum, OD_FINDING_IN_FUTURE, OD_SEVERITY_ERROR);
}

/* What was decided needs its ground, and what was decided to do a time (GDPR art. 33, 34). */
static void
check_decision (const Checking *checking, guint decision, guint ground, guint at)
{
  check_needed (checking, *get (checking, decision) != '\0', ground, OD_SEVERITY_ADVICE);
  check_needed (checking, g_str_equal (get (checking, decision), OD_DECISION_YES), at, OD_SEVERITY_ADVICE);
}

static void
check_breach (const Checking *checking)
{
  static const guint times[] = { OD_BREACH_BEGAN_AT, OD_BREACH_AWARE_AT, OD_BREACH_AUTHORITY_AT, OD_BREACH_SUBJECTS_AT, OD_BREACH_CONSULTED_AT };
  g_autoptr (GDateTime) began = od_office_time_parse (get (checking, OD_BREACH_BEGAN_AT));
  g_autoptr (GDateTime) aware = od_office_time_parse (get (checking, OD_BREACH_AWARE_AT));
  g_autoptr (GDateTime) notified = od_office_time_parse (get (checking, OD_BREACH_AUTHORITY_AT));

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    check_not_in_future (checking, times[i]);
  if (began != NULL && aware != NULL && g_date_time_compare (aware, began) < 0)
    add (checking, OD_BREACH_AWARE_AT, OD_FINDING_END_BEFORE_START, OD_SEVERITY_ERROR);
  check_decision (checking, OD_BREACH_NOTIFY_AUTHORITY, OD_BREACH_AUTHORITY_GROUND, OD_BREACH_AUTHORITY_AT);
  check_decision (checking, OD_BREACH_TELL_SUBJECTS, OD_BREACH_SUBJECTS_GROUND, OD_BREACH_SUBJECTS_AT);
  if (aware != NULL && !g_str_equal (get (checking, OD_BREACH_NOTIFY_AUTHORITY), OD_DECISION_NO))
    check_needed (checking, od_breach_clock_is_late (aware, notified != NULL ? notified : checking->now), OD_BREACH_LATE_REASON,
                  OD_SEVERITY_ADVICE);
}

/* As in a file of a protocol. */

static void
check_maximum (const Checking *checking, guint datum, guint64 maximum)
{
  if (g_ascii_strtoull (get (checking, datum), NULL, 10) > maximum)
    add (checking, datum, OD_FINDING_SHAPE, OD_SEVERITY_ERROR);
}

static void
check_protocol (const Checking *checking)
{
  const char *places = get (checking, OD_PROTOCOL_FORM_PLACES);

  if (*places != '\0' && !od_protocol_form_places_are_valid (places))
    add (checking, OD_PROTOCOL_FORM_PLACES, OD_FINDING_SHAPE, OD_SEVERITY_ERROR);
  check_maximum (checking, OD_PROTOCOL_FORM_NOTICE_MONTHS, OD_PROTOCOL_MAX_NOTICE_MONTHS);
  check_maximum (checking, OD_PROTOCOL_FORM_RETENTION_YEARS, OD_PROTOCOL_MAX_RETENTION_YEARS);
  check_order (checking, OD_PROTOCOL_FORM_SIGNED_ON, OD_PROTOCOL_FORM_IN_FORCE_ON);
}

OdFindings *
od_office_record_check (OdOfficeRecord *self, GDateTime *now)
{
  g_autofree char *today = od_day_from_time (now);
  const Checking checking = { self, now, today, od_findings_new () };
  OdOfficeKind kind = od_office_record_get_kind (self);

  for (guint i = 0; i < od_office_kind_get_n_data (kind); i++)
    check_datum (&checking, i, od_office_kind_get_datum (kind, i));
  if (kind == OD_OFFICE_PROCESSOR)
    check_processor (&checking);
  else if (kind == OD_OFFICE_MEASURE)
    check_measure (&checking);
  else if (kind == OD_OFFICE_ACTIVITY)
    check_activity (&checking);
  else if (kind == OD_OFFICE_BREACH)
    check_breach (&checking);
  else if (kind == OD_OFFICE_PROTOCOL)
    check_protocol (&checking);
  return checking.findings;
}
