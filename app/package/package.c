#include "package.h"

typedef struct
{
  char *name;
  GBytes *content;
} OdPackageEntry;

struct _OdPackage
{
  GArray *entries; /* of OdPackageEntry */
};

static void
clear_entry (gpointer data)
{
  OdPackageEntry *entry = data;

  g_free (entry->name);
  g_bytes_unref (entry->content);
}

OdPackage *
od_package_new (void)
{
  OdPackage *self = g_new (OdPackage, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (OdPackageEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  return self;
}

void
od_package_free (OdPackage *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

void
od_package_add (OdPackage *self, const char *name, GBytes *content)
{
  OdPackageEntry entry = { g_strdup (name), g_bytes_ref (content) };

  g_array_append_val (self->entries, entry);
}

guint
od_package_get_n_entries (const OdPackage *self)
{
  return self->entries->len;
}

const char *
od_package_get_name (const OdPackage *self, guint index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);

  return g_array_index (self->entries, OdPackageEntry, index).name;
}

GBytes *
od_package_find (const OdPackage *self, const char *name)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const OdPackageEntry *entry = &g_array_index (self->entries, OdPackageEntry, i);

      if (g_str_equal (entry->name, name))
        return entry->content;
    }
  return NULL;
}
