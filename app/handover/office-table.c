#include "office-table.h"

#include "office-csv.h"
#include "office.h"
#include "profile-private.h"
#include "text-rules.h"

#include <glib/gi18n-lib.h>

GBytes *
od_office_table_write (OdOfficeKind kind, GPtrArray *records)
{
  return od_office_records_to_csv (kind, records);
}

/* What @line says of @datum; "" where it says nothing. */
static const char *
get (const OdOfficeCsvLine *line, int datum)
{
  return datum >= 0 && line->values[datum] != NULL ? line->values[datum] : "";
}

static int
find_number_datum (OdOfficeKind kind)
{
  for (guint i = 0; i < od_office_kind_get_n_data (kind); i++)
    if (od_office_kind_get_datum (kind, i)->shape == OD_SHAPE_ENTERPRISE_NUMBER)
      return (int) i;
  return -1;
}

static gboolean
has_same_name (OdOfficeRecord *record, const char *name)
{
  g_autofree char *one = od_text_fold (od_office_record_get (record, 0));
  g_autofree char *other = od_text_fold (name);

  return *other != '\0' && g_str_equal (one, other);
}

/* @made is what the line makes of a record without anything: so its number is in the kept form. */
static OdOfficeRecord *
find_like (OdProfile *profile, OdOfficeRecord *made)
{
  OdOfficeKind kind = od_office_record_get_kind (made);
  GListModel *records = G_LIST_MODEL (profile->office[kind]);
  int datum = find_number_datum (kind);
  const char *number = datum >= 0 ? od_office_record_get (made, (guint) datum) : "";

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (OdOfficeRecord) record = g_list_model_get_item (records, i);
      gboolean numbered = datum >= 0 && *number != '\0' && *od_office_record_get (record, (guint) datum) != '\0';

      if (numbered ? g_str_equal (od_office_record_get (record, (guint) datum), number)
                   : has_same_name (record, od_office_record_get (made, 0)))
        return od_profile_find_office_record (profile, od_office_record_get_id (record));
    }
  return NULL;
}

/* @base with what @line says; (transfer full). */
static OdOfficeRecord *
apply (OdOfficeRecord *base, const OdOfficeCsvLine *line)
{
  OdOfficeRecord *record = g_object_ref (base);

  for (guint i = 0; i < line->n_values; i++)
    if (line->values[i] != NULL)
      record = od_office_record_fill (record, i, get (line, (int) i));
  return record;
}

static gboolean
check (OdProfile *profile, OdOfficeRecord *record, guint number, GError **error)
{
  g_autoptr (OdFindings) findings = od_office_check (profile, record);

  for (guint i = 0; i < findings->len; i++)
    {
      const OdFinding *finding = &g_array_index (findings, OdFinding, i);

      if (finding->severity != OD_SEVERITY_ERROR)
        continue;
      g_set_error (error, OD_PROFILE_ERROR, OD_PROFILE_ERROR_FINDINGS,
                   _ ("Regel %u, kolom %s: dit ontbreekt of klopt niet. Er is niets veranderd; kijk die regel na."), number,
                   od_office_kind_get_datum (od_office_record_get_kind (record), finding->field - OD_FIELD_OFFICE)->code);
      return FALSE;
    }
  return TRUE;
}

GPtrArray *
od_office_table_read (OdProfile *profile, OdOfficeKind kind, GBytes *csv, GError **error)
{
  g_autoptr (GPtrArray) lines = od_office_csv_read (kind, csv, error);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const OdOfficeCsvLine *line = g_ptr_array_index (lines, i);
      g_autoptr (OdOfficeRecord) fresh = od_office_record_new (kind, NULL);
      g_autoptr (OdOfficeRecord) made = apply (fresh, line);
      OdOfficeRecord *like = find_like (profile, made);
      g_autoptr (OdOfficeRecord) record = like != NULL ? apply (like, line) : g_object_ref (made);

      if (!check (profile, record, line->number, error))
        return NULL;
      if (like != NULL)
        g_ptr_array_add (before, g_object_ref (like));
      g_ptr_array_add (after, g_steal_pointer (&record));
    }
  return lines != NULL ? od_overview_compare (before, after) : NULL;
}

/* Keeping */

typedef struct
{
  GPtrArray *differences;
  guint next;
} Keeping;

static void keep_next (GTask *task);

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_ptr_array_unref (keeping->differences);
  g_free (keeping);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (OdOfficeRecord) kept = od_office_keep_finish (OD_PROFILE (source), result, &error);

  if (kept != NULL)
    keep_next (task);
  else
    g_task_return_error (task, error);
}

static void
keep_next (GTask *task)
{
  Keeping *keeping = g_task_get_task_data (task);
  const OdOverviewDifference *difference;

  if (keeping->next == keeping->differences->len)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  difference = g_ptr_array_index (keeping->differences, keeping->next++);
  od_office_keep_async (g_task_get_source_object (task), difference->record, NULL, on_kept, g_object_ref (task));
}

void
od_office_table_keep_async (OdProfile *profile, GPtrArray *differences, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, data);
  Keeping *keeping = g_new0 (Keeping, 1);

  g_task_set_source_tag (task, od_office_table_keep_async);
  g_task_set_check_cancellable (task, FALSE);
  keeping->differences = g_ptr_array_ref (differences);
  g_task_set_task_data (task, keeping, keeping_free);
  keep_next (task);
}

gboolean
od_office_table_keep_finish (OdProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
