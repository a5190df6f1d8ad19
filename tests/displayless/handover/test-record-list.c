#include "record-list-private.h"

#include "office-record.h"

/* A copy of the list that follows items-changed alone: it must always be equal to the list. */
static void
follow (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  GPtrArray *copy = data;

  if (removed > 0)
    g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (copy, position + i, g_list_model_get_item (model, position + i));
}

static const char *
get_id (gpointer record)
{
  return od_office_record_get_id (record);
}

static const char *
get_name (gpointer record)
{
  return od_office_record_get (record, OD_PROCESSOR_NAME);
}

static OdOfficeRecord *
make (const char *id, const char *name)
{
  g_autoptr (OdOfficeRecord) record = od_office_record_new (OD_OFFICE_PROCESSOR, id);

  return od_office_record_with (record, OD_PROCESSOR_NAME, name);
}

typedef struct
{
  OdRecordList *list;
  GPtrArray *copy;
  guint n_notified;
} Fixture;

static void
count (GObject *object, GParamSpec *spec, gpointer data)
{
  ((Fixture *) data)->n_notified++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->list = od_record_list_new (OD_TYPE_OFFICE_RECORD, get_id, get_name);
  fixture->copy = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (follow), fixture->copy);
  g_signal_connect (fixture->list, "notify::n-items", G_CALLBACK (count), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->list);
  g_ptr_array_unref (fixture->copy);
}

static void
put (Fixture *fixture, const char *id, const char *name)
{
  g_autoptr (OdOfficeRecord) record = make (id, name);

  od_record_list_put (fixture->list, record);
}

/* The names in the list and in the copy that follows it, newest first. */
static void
assert_names (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);
  GListModel *model = G_LIST_MODEL (fixture->list);
  guint n_items;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OdOfficeRecord) record = g_list_model_get_item (model, i);
      g_assert_true (g_ptr_array_index (fixture->copy, i) == record);
      g_assert_true (od_record_list_find (fixture->list, od_office_record_get_id (record)) == record);
      g_assert_true (od_record_list_find_by_reference (fixture->list, get_name (record)) == record);
      g_string_append (names, od_office_record_get (record, OD_PROCESSOR_NAME));
    }
  g_assert_cmpstr (names->str, ==, expected);
  g_object_get (fixture->list, "n-items", &n_items, NULL);
  g_assert_cmpuint (n_items, ==, fixture->copy->len);
  g_assert_cmpuint (n_items, ==, strlen (expected));
}

static void
test_put (Fixture *fixture, gconstpointer data)
{
  put (fixture, "1", "A");
  put (fixture, "2", "B");
  put (fixture, "3", "C");
  assert_names (fixture, "CBA");
  g_assert_cmpuint (fixture->n_notified, ==, 3);
  put (fixture, "2", "X");
  assert_names (fixture, "CXA");
  g_assert_null (od_record_list_find_by_reference (fixture->list, "B"));
  g_assert_cmpuint (fixture->n_notified, ==, 3);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  put (fixture, "1", "A");
  put (fixture, "2", "B");
  put (fixture, "3", "C");
  od_record_list_remove (fixture->list, "2");
  assert_names (fixture, "CA");
  od_record_list_remove (fixture->list, "2");
  g_assert_null (od_record_list_find (fixture->list, "2"));
  put (fixture, "4", "D");
  put (fixture, "1", "Z");
  assert_names (fixture, "DCZ");
  od_record_list_remove (fixture->list, "4");
  od_record_list_remove (fixture->list, "1");
  assert_names (fixture, "C");
}

/* What was put while the register was being read is newer than what comes out of it. */
static void
test_add_older (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) older = g_ptr_array_new_with_free_func (g_object_unref);

  put (fixture, "2", "b");
  put (fixture, "9", "N");
  g_ptr_array_add (older, make ("3", "C"));
  g_ptr_array_add (older, make ("2", "B"));
  g_ptr_array_add (older, make ("1", "A"));
  od_record_list_add_older (fixture->list, older);
  assert_names (fixture, "NbCA");
  put (fixture, "1", "x");
  assert_names (fixture, "NbCx");
  g_ptr_array_set_size (older, 0);
  od_record_list_add_older (fixture->list, older);
  assert_names (fixture, "NbCx");
}

/* The newest has it, for as long as it is there under that name. */
static void
test_same_reference (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) older = g_ptr_array_new_with_free_func (g_object_unref);

  put (fixture, "2", "A");
  put (fixture, "3", "A");
  g_ptr_array_add (older, make ("1", "A"));
  od_record_list_add_older (fixture->list, older);
  g_assert_true (od_record_list_find_by_reference (fixture->list, "A") == od_record_list_find (fixture->list, "3"));
  put (fixture, "2", "A");
  g_assert_true (od_record_list_find_by_reference (fixture->list, "A") == od_record_list_find (fixture->list, "3"));
  od_record_list_remove (fixture->list, "3");
  g_assert_null (od_record_list_find_by_reference (fixture->list, "A"));
}

static void
test_out_of_range (Fixture *fixture, gconstpointer data)
{
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 0));
  put (fixture, "1", "A");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 1));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), G_MAXUINT));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->list)) == OD_TYPE_OFFICE_RECORD);
}

static void
test_loading_and_error (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Mislukt.");
  g_autoptr (GError) told = NULL;
  gboolean loading;

  od_record_list_set_loading (fixture->list, TRUE);
  g_object_get (fixture->list, "loading", &loading, NULL);
  g_assert_true (loading);
  g_assert_null (od_record_list_get_error (fixture->list));
  od_record_list_set_error (fixture->list, error);
  g_object_get (fixture->list, "error", &told, NULL);
  g_assert_error (told, G_IO_ERROR, G_IO_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/handover/record-list/put", test_put);
  ADD ("/handover/record-list/remove", test_remove);
  ADD ("/handover/record-list/add-older", test_add_older);
  ADD ("/handover/record-list/same-reference", test_same_reference);
  ADD ("/handover/record-list/out-of-range", test_out_of_range);
  ADD ("/handover/record-list/loading-and-error", test_loading_and_error);
  return g_test_run ();
}
