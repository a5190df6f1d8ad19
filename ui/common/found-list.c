#include "found-list.h"

#include <gtk/gtk.h>

/* A third of a frame of 60 Hz: the rest draws what was found. */
#define LOOKING_MICROSECONDS 6000
#define N_BETWEEN_CLOCKS 128
#define N_FIRST 24 /* more than a window shows */
/* A list view makes some 200 rows of what is in the list, whether they are seen or not, so the others wait until nothing more is typed. */
#define REST_MILLISECONDS 250

struct _OdFoundList
{
  GObject parent_instance;

  GListModel *all;
  OdFoundListFits fits;
  gpointer data;
  gboolean everything; /* fits */
  GtkBitset *found;    /* places in @all of what is in the list */
  GtkBitset *coming;   /* (nullable): places that take the place of them once there are enough */
  GtkBitset *left;     /* places that were not looked at yet */
  guint source;        /* that goes on looking; 0 when all is looked at */
};

static void od_found_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OdFoundList, od_found_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, od_found_list_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (OD_FOUND_LIST (model)->all);
}

static guint
get_n_items (GListModel *model)
{
  return gtk_bitset_get_size (OD_FOUND_LIST (model)->found);
}

static gpointer
get_item (GListModel *model, guint position)
{
  OdFoundList *self = OD_FOUND_LIST (model);

  if (position >= gtk_bitset_get_size (self->found))
    return NULL;
  return g_list_model_get_item (self->all, gtk_bitset_get_nth (self->found, position));
}

static void
od_found_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
fits_at (OdFoundList *self, guint place)
{
  g_autoptr (GObject) item = NULL;

  if (self->everything)
    return TRUE;
  item = g_list_model_get_item (self->all, place);
  return self->fits (item, self->data);
}

/* Adds what fits to @found, until there are @n, all is looked at or the time is over; takes out of @left what was looked at. */
static void
look (OdFoundList *self, GtkBitset *found, guint n)
{
  gint64 end = g_get_monotonic_time () + LOOKING_MICROSECONDS;
  GtkBitsetIter iter;
  guint place, n_looked = 0, n_found = gtk_bitset_get_size (found);
  gboolean more = gtk_bitset_iter_init_first (&iter, self->left, &place);

  while (more)
    {
      if (fits_at (self, place))
        {
          gtk_bitset_add (found, place);
          n_found++;
        }
      more = gtk_bitset_iter_next (&iter, &place);
      if (n_found >= n || (++n_looked % N_BETWEEN_CLOCKS == 0 && g_get_monotonic_time () >= end))
        break;
    }
  if (more)
    gtk_bitset_remove_range_closed (self->left, 0, place - 1);
  else
    gtk_bitset_remove_all (self->left);
}

/* What is looked at later stands later in the list. */
static gboolean
find_others (gpointer data)
{
  OdFoundList *self = data;
  guint n_before = gtk_bitset_get_size (self->found);

  look (self, self->found, G_MAXUINT);
  self->source = gtk_bitset_is_empty (self->left) ? 0 : g_idle_add (find_others, self);
  if (gtk_bitset_get_size (self->found) > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, gtk_bitset_get_size (self->found) - n_before);
  return G_SOURCE_REMOVE;
}

static gboolean
find_first (gpointer data)
{
  OdFoundList *self = data;
  guint n_before = gtk_bitset_get_size (self->found);

  look (self, self->coming, N_FIRST);
  if (gtk_bitset_get_size (self->coming) < N_FIRST && !gtk_bitset_is_empty (self->left))
    {
      self->source = g_idle_add (find_first, self);
      return G_SOURCE_REMOVE;
    }
  gtk_bitset_unref (self->found);
  self->found = g_steal_pointer (&self->coming);
  self->source = gtk_bitset_is_empty (self->left) ? 0 : g_timeout_add (REST_MILLISECONDS, find_others, self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, gtk_bitset_get_size (self->found));
  return G_SOURCE_REMOVE;
}

static void
stop (OdFoundList *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->coming, gtk_bitset_unref);
  gtk_bitset_remove_all (self->left);
}

/* Takes @left: the places to look at. */
static void
start (OdFoundList *self, GtkBitset *left)
{
  stop (self);
  gtk_bitset_unref (self->left);
  self->left = left;
  self->coming = gtk_bitset_new_empty ();
  find_first (self);
}

/* The places of the @n items from @place on that fit now. */
static GtkBitset *
find_among (OdFoundList *self, guint place, guint n)
{
  GtkBitset *found = gtk_bitset_new_empty ();

  for (guint i = place; i < place + n; i++)
    if (fits_at (self, i))
      gtk_bitset_add (found, i);
  return found;
}

static guint
count_among (OdFoundList *self, guint place, guint n)
{
  return n > 0 ? gtk_bitset_get_size_in_range (self->found, place, place + n - 1) : 0;
}

static void
on_items_changed (OdFoundList *self, guint place, guint n_removed, guint n_added)
{
  gboolean looking = self->source != 0;
  guint n_before = count_among (self, 0, place);
  guint n_gone = count_among (self, place, n_removed);
  g_autoptr (GtkBitset) added = find_among (self, place, n_added);

  stop (self);
  gtk_bitset_splice (self->found, place, n_removed, n_added);
  gtk_bitset_union (self->found, added);
  g_list_model_items_changed (G_LIST_MODEL (self), n_before, n_gone, gtk_bitset_get_size (added));
  if (looking)
    start (self, gtk_bitset_new_range (0, g_list_model_get_n_items (self->all)));
}

static void
od_found_list_dispose (GObject *object)
{
  OdFoundList *self = OD_FOUND_LIST (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->all);
  G_OBJECT_CLASS (od_found_list_parent_class)->dispose (object);
}

static void
od_found_list_finalize (GObject *object)
{
  OdFoundList *self = OD_FOUND_LIST (object);

  gtk_bitset_unref (self->found);
  g_clear_pointer (&self->coming, gtk_bitset_unref);
  gtk_bitset_unref (self->left);
  G_OBJECT_CLASS (od_found_list_parent_class)->finalize (object);
}

static void
od_found_list_class_init (OdFoundListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = od_found_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = od_found_list_finalize;
}

static void
od_found_list_init (OdFoundList *self)
{
  self->left = gtk_bitset_new_empty ();
}

OdFoundList *
od_found_list_new (GListModel *all, OdFoundListFits fits, gpointer data)
{
  OdFoundList *self = g_object_new (OD_TYPE_FOUND_LIST, NULL);

  self->all = g_object_ref (all);
  self->fits = fits;
  self->data = data;
  self->everything = TRUE;
  self->found = gtk_bitset_new_range (0, g_list_model_get_n_items (all));
  g_signal_connect_object (all, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  return self;
}

void
od_found_list_search (OdFoundList *self, gboolean narrower)
{
  GtkBitset *left;

  g_return_if_fail (OD_IS_FOUND_LIST (self));

  self->everything = FALSE;
  if (narrower)
    {
      left = gtk_bitset_copy (self->coming != NULL ? self->coming : self->found);
      gtk_bitset_union (left, self->left);
    }
  else
    left = gtk_bitset_new_range (0, g_list_model_get_n_items (self->all));
  start (self, left);
}

void
od_found_list_show_all (OdFoundList *self)
{
  g_return_if_fail (OD_IS_FOUND_LIST (self));

  self->everything = TRUE;
  start (self, gtk_bitset_new_range (0, g_list_model_get_n_items (self->all)));
}
