#include "found-list.h"

#include <gtk/gtk.h>
#include <stdlib.h>

#define N_ITEMS 4000
#define N_FIRST 24 /* as many as a search shows at once */
#define N_ROUNDS 150

/* Numbers, those of them that are found, and a copy that is made of nothing but what the list tells of its changes. */
typedef struct
{
  GListStore *all;
  OdFoundList *found;
  GPtrArray *copy;
  guint n_changes;
  guint divisor; /* fits when it divides the number */
  gboolean slow; /* to tell */
} Fixture;

static gboolean
divides (gpointer item, gpointer data)
{
  const Fixture *fixture = data;

  if (fixture->slow)
    g_usleep (100);
  return atoi (gtk_string_object_get_string (item)) % fixture->divisor == 0;
}

static void
on_items_changed (Fixture *fixture, guint place, guint n_removed, guint n_added)
{
  fixture->n_changes++;
  if (n_removed > 0)
    g_ptr_array_remove_range (fixture->copy, place, n_removed);
  for (guint i = place; i < place + n_added; i++)
    g_ptr_array_insert (fixture->copy, i, g_list_model_get_item (G_LIST_MODEL (fixture->found), i));
}

static void
insert (Fixture *fixture, guint place, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autoptr (GtkStringObject) item = gtk_string_object_new (text);

  g_list_store_insert (fixture->all, place, item);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->all = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  fixture->copy = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->divisor = 1;
  for (guint i = 0; i < N_ITEMS; i++)
    insert (fixture, i, i);
  fixture->found = od_found_list_new (G_LIST_MODEL (fixture->all), divides, fixture);
  g_signal_connect_swapped (fixture->found, "items-changed", G_CALLBACK (on_items_changed), fixture);
  on_items_changed (fixture, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (fixture->found)));
  fixture->n_changes = 0;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->found, fixture);
  g_object_unref (fixture->found);
  g_object_unref (fixture->all);
  g_ptr_array_unref (fixture->copy);
}

static void
search (Fixture *fixture, guint divisor)
{
  gboolean narrower = divisor % fixture->divisor == 0;

  fixture->divisor = divisor;
  od_found_list_search (fixture->found, narrower);
}

static gboolean
on_time_over (gpointer data)
{
  gboolean *over = data;

  *over = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until the list changed no more for longer than it waits itself. */
static void
wait_found (Fixture *fixture)
{
  guint n_before;

  do
    {
      gboolean over = FALSE;

      n_before = fixture->n_changes;
      g_timeout_add (500, on_time_over, &over);
      while (!over || g_main_context_pending (NULL))
        g_main_context_iteration (NULL, TRUE);
    }
  while (fixture->n_changes != n_before);
}

/* The copy is what the list tells to be in it. */
static void
assert_told (Fixture *fixture)
{
  g_assert_cmpuint (fixture->copy->len, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->found)));
  for (guint i = 0; i < fixture->copy->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (fixture->found), i);
      g_assert_true (item == fixture->copy->pdata[i]);
    }
}

/* In the end: all that fits, in order, and nothing else. */
static void
assert_found (Fixture *fixture)
{
  guint n_found = 0;

  wait_found (fixture);
  fixture->slow = FALSE;
  assert_told (fixture);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->all)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (fixture->all), i);

      if (divides (item, fixture))
        g_assert_true (n_found < fixture->copy->len && fixture->copy->pdata[n_found++] == item);
    }
  g_assert_cmpuint (n_found, ==, fixture->copy->len);
}

static void
test_one_change (Fixture *fixture, gconstpointer data)
{
  search (fixture, 2);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->copy->len, ==, N_FIRST);
  assert_told (fixture);
  assert_found (fixture);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  search (fixture, 2);
  g_list_store_remove (fixture->all, 0); /* the one that everything divides */
  search (fixture, 2 * N_ITEMS);
  assert_found (fixture);
  g_assert_cmpuint (fixture->copy->len, ==, 0);
}

/* Each key is typed before the one before was looked for to the end. */
static void
test_typed_on (Fixture *fixture, gconstpointer data)
{
  fixture->slow = TRUE;
  search (fixture, 500); /* too few to be shown before all is looked at */
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  search (fixture, 1000);
  search (fixture, 1500); /* not narrower */
  search (fixture, 3000);
  assert_found (fixture);
  g_assert_cmpuint (fixture->copy->len, ==, 2);
}

static void
test_all_again (Fixture *fixture, gconstpointer data)
{
  search (fixture, 7);
  assert_found (fixture);
  fixture->divisor = 1;
  od_found_list_show_all (fixture->found);
  assert_told (fixture);
  assert_found (fixture);
  g_assert_cmpuint (fixture->copy->len, ==, N_ITEMS);
}

/* While it loads, and while others are worked on. */
static void
test_changes_meanwhile (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->all));

      switch (g_test_rand_int_range (0, 5))
        {
        case 0:
          insert (fixture, g_test_rand_int_range (0, n + 1), g_test_rand_int_range (0, N_ITEMS));
          break;
        case 1:
          g_list_store_remove (fixture->all, g_test_rand_int_range (0, n));
          break;
        case 2:
          search (fixture, g_test_rand_int_range (1, 500));
          break;
        case 3:
          fixture->slow = FALSE;
          g_list_store_splice (fixture->all, n / 2, 20, NULL, 0);
          for (guint j = 0; j < 20; j++)
            insert (fixture, n / 2 + j, j);
          break;
        default:
          g_main_context_iteration (NULL, FALSE);
        }
      assert_told (fixture);
      fixture->slow = i % 3 == 0;
      if (i % 50 == 0)
        assert_found (fixture);
    }
  assert_found (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/found-list/a search is one change, of as many as are seen", Fixture, NULL, set_up, test_one_change, tear_down);
  g_test_add ("/found-list/nothing is found", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/found-list/another letter before all is looked at", Fixture, NULL, set_up, test_typed_on, tear_down);
  g_test_add ("/found-list/everything again", Fixture, NULL, set_up, test_all_again, tear_down);
  g_test_add ("/found-list/what it looks through changes meanwhile", Fixture, NULL, set_up, test_changes_meanwhile, tear_down);
  return g_test_run ();
}
