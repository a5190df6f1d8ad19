#include "record-list-private.h"

struct _OdRecordList
{
  GObject parent_instance;

  GType item_type;
  OdRecordGetId get_id;
  OdRecordGetId get_reference; /* (nullable) */
  GPtrArray *records;    /* oldest first: a new one goes on top of the list without moving the others */
  GHashTable *numbers;   /* id, owned by its record -> its number: position in records, from first on */
  GHashTable *references; /* reference, owned by its record -> the newest record that has it */
  int first;             /* the number of the oldest: older ones come before it without renumbering the others */
  gboolean loading;
  GError *error;
};

typedef enum
{
  PROP_LOADING = 1,
  PROP_ERROR,
  PROP_N_ITEMS,
  N_PROPERTIES,
} Property;

static GParamSpec *properties[N_PROPERTIES];

static void od_record_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OdRecordList, od_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, od_record_list_list_model_init))

/* The position in the list, newest first, of the record at @index in records; and the other way round. */
static guint
reverse (OdRecordList *self, guint index)
{
  return self->records->len - 1 - index;
}

static void
number (OdRecordList *self, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      gpointer record = g_ptr_array_index (self->records, i);
      g_hash_table_replace (self->numbers, (gpointer) self->get_id (record), GINT_TO_POINTER (self->first + (int) i));
    }
}

/* Unless it is @newest, another that has the same reference keeps it. */
static void
add_reference (OdRecordList *self, gpointer record, gboolean newest)
{
  gpointer reference = self->get_reference != NULL ? (gpointer) self->get_reference (record) : NULL;

  if (reference != NULL && (newest || !g_hash_table_contains (self->references, reference)))
    g_hash_table_replace (self->references, reference, record);
}

static void
remove_reference (OdRecordList *self, gpointer record)
{
  const char *reference = self->get_reference != NULL ? self->get_reference (record) : NULL;

  if (reference != NULL && g_hash_table_lookup (self->references, reference) == record)
    g_hash_table_remove (self->references, reference);
}

static gboolean
find_index (OdRecordList *self, const char *id, guint *index)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (self->numbers, id, NULL, &value))
    return FALSE;
  *index = GPOINTER_TO_INT (value) - self->first;
  return TRUE;
}

static void
changed (OdRecordList *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static GType
get_item_type (GListModel *model)
{
  return OD_RECORD_LIST (model)->item_type;
}

static guint
get_n_items (GListModel *model)
{
  return OD_RECORD_LIST (model)->records->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  OdRecordList *self = OD_RECORD_LIST (model);

  if (position >= self->records->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->records, reverse (self, position)));
}

static void
od_record_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
od_record_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  OdRecordList *self = OD_RECORD_LIST (object);

  switch ((Property) id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->records->len);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
od_record_list_finalize (GObject *object)
{
  OdRecordList *self = OD_RECORD_LIST (object);

  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->references);
  g_ptr_array_unref (self->records);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (od_record_list_parent_class)->finalize (object);
}

static void
od_record_list_class_init (OdRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = od_record_list_get_property;
  object_class->finalize = od_record_list_finalize;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
od_record_list_init (OdRecordList *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->references = g_hash_table_new (g_str_hash, g_str_equal);
}

gboolean
od_record_list_get_loading (OdRecordList *self)
{
  g_return_val_if_fail (OD_IS_RECORD_LIST (self), FALSE);

  return self->loading;
}

const GError *
od_record_list_get_error (OdRecordList *self)
{
  g_return_val_if_fail (OD_IS_RECORD_LIST (self), NULL);

  return self->error;
}

OdRecordList *
od_record_list_new (GType item_type, OdRecordGetId get_id, OdRecordGetId get_reference)
{
  OdRecordList *self = g_object_new (OD_TYPE_RECORD_LIST, NULL);

  self->item_type = item_type;
  self->get_id = get_id;
  self->get_reference = get_reference;
  return self;
}

gpointer
od_record_list_find (OdRecordList *self, const char *id)
{
  guint index;

  return find_index (self, id, &index) ? g_ptr_array_index (self->records, index) : NULL;
}

gpointer
od_record_list_find_by_reference (OdRecordList *self, const char *reference)
{
  return g_hash_table_lookup (self->references, reference);
}

void
od_record_list_put (OdRecordList *self, gpointer record)
{
  const char *id = self->get_id (record);
  guint index;

  if (find_index (self, id, &index))
    {
      g_autoptr (GObject) old = g_ptr_array_index (self->records, index);

      remove_reference (self, old);
      add_reference (self, record, FALSE);
      g_ptr_array_index (self->records, index) = g_object_ref (record);
      number (self, index, index + 1);
      changed (self, reverse (self, index), 1, 1);
      return;
    }
  g_ptr_array_add (self->records, g_object_ref (record));
  add_reference (self, record, TRUE);
  number (self, self->records->len - 1, self->records->len);
  changed (self, 0, 0, 1);
}

void
od_record_list_remove (OdRecordList *self, const char *id)
{
  guint index, position;

  if (!find_index (self, id, &index))
    return;
  position = reverse (self, index);
  remove_reference (self, g_ptr_array_index (self->records, index));
  g_hash_table_remove (self->numbers, id);
  g_ptr_array_remove_index (self->records, index);
  number (self, index, self->records->len);
  changed (self, position, 1, 0);
}

void
od_record_list_add_older (OdRecordList *self, GPtrArray *records)
{
  guint position = self->records->len;
  GPtrArray *newer = self->records;
  guint n_added;

  self->records = g_ptr_array_new_full (records->len + newer->len, g_object_unref);
  for (guint i = records->len; i > 0; i--)
    {
      gpointer record = g_ptr_array_index (records, i - 1);
      if (!g_hash_table_contains (self->numbers, self->get_id (record)))
        g_ptr_array_add (self->records, g_object_ref (record));
    }
  n_added = self->records->len;
  for (guint i = n_added; i > 0; i--)
    add_reference (self, g_ptr_array_index (self->records, i - 1), FALSE);
  self->first -= n_added;
  number (self, 0, n_added);
  g_ptr_array_extend_and_steal (self->records, newer);
  changed (self, position, 0, self->records->len - position);
}

void
od_record_list_set_loading (OdRecordList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

void
od_record_list_set_error (OdRecordList *self, const GError *error)
{
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}
