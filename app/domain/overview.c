#include "overview.h"

void
od_overview_difference_free (OdOverviewDifference *self)
{
  g_object_unref (self->record);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static void
add (GPtrArray *differences, OdOverviewChange change, OdOfficeRecord *record, GPtrArray *changes)
{
  OdOverviewDifference *difference = g_new0 (OdOverviewDifference, 1);

  difference->change = change;
  difference->record = g_object_ref (record);
  difference->changes
      = changes != NULL ? g_ptr_array_ref (changes) : g_ptr_array_new_with_free_func ((GDestroyNotify) od_office_change_free);
  g_ptr_array_add (differences, difference);
}

static OdOfficeRecord *
find (GPtrArray *records, OdOfficeRecord *like)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      OdOfficeRecord *record = g_ptr_array_index (records, i);

      if (od_office_record_get_kind (record) == od_office_record_get_kind (like)
          && g_str_equal (od_office_record_get_id (record), od_office_record_get_id (like)))
        return record;
    }
  return NULL;
}

static void
compare_one (GPtrArray *differences, OdOfficeRecord *before, OdOfficeRecord *after)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (before == NULL)
    {
      add (differences, OD_OVERVIEW_NEW, after, NULL);
      return;
    }
  changes = od_office_record_compare (before, after);
  if (changes->len > 0)
    add (differences, OD_OVERVIEW_CHANGED, after, changes);
}

GPtrArray *
od_overview_make (GListModel *processors, const char *today)
{
  GPtrArray *overview = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (processors); i++)
    {
      g_autoptr (OdOfficeRecord) processor = g_list_model_get_item (processors, i);

      if (!od_office_record_is_ended (processor, today))
        g_ptr_array_add (overview, g_steal_pointer (&processor));
    }
  return overview;
}

GPtrArray *
od_overview_compare (GPtrArray *before, GPtrArray *after)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) od_overview_difference_free);

  for (guint i = 0; i < after->len; i++)
    {
      OdOfficeRecord *record = g_ptr_array_index (after, i);

      compare_one (differences, find (before, record), record);
    }
  for (guint i = 0; before != NULL && i < before->len; i++)
    if (find (after, g_ptr_array_index (before, i)) == NULL)
      add (differences, OD_OVERVIEW_ENDED, g_ptr_array_index (before, i), NULL);
  return differences;
}
